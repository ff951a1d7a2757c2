"""Requests that do something in one account."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Final

from operator_app.archive import drafts
from operator_app.domain.commands import attended
from operator_app.domain.problems import RefusalReason, Refused
from operator_app.domain.value import ClientId
from operator_app.engine import requests
from operator_app.engine.account_session import AccountSession
from operator_app.engine.requests import AccountRequest


async def save_draft(session: AccountSession, asked: requests.SaveDraft) -> None:
    touched = await session.database.write(drafts.save, asked.dialog_id, asked.mode, asked.draft, session.now())
    session.telling.touched(touched)


async def perform(session: AccountSession, asked: requests.Perform) -> ClientId:
    client_id = await session.outbox.perform(asked.command, session.file_limit)
    if (dialog_id := attended(asked.command)) is not None:
        session.telling.attended(dialog_id)
    return client_id


async def retry_message(session: AccountSession, asked: requests.RetryMessage) -> None:
    await session.outbox.retry(asked.client_id)


async def discard_message(session: AccountSession, asked: requests.DiscardMessage) -> None:
    await session.outbox.discard(asked.client_id)


async def tell_typing(session: AccountSession, asked: requests.TellTyping) -> None:
    if (backend := session.backend_now) is not None:
        await backend.tell_typing(asked.dialog_id, note=asked.note, text=asked.text)


async def tell_viewing(session: AccountSession, asked: requests.TellViewing) -> None:
    await session.view(asked.dialog_id)


async def fetch_file(session: AccountSession, asked: requests.FetchFile) -> Path:
    """A file that is still on its way out lies here already. Raises ``Refused(GONE)`` for any other local path."""
    if asked.url.startswith(("https://", "http://")):
        existing = await session.files.existing(asked.url, asked.name)
        return existing or await session.files.fetch(await session.backend(), asked.url, asked.name)
    path = Path(asked.url)
    if not session.outgoing.holds(path):
        raise Refused(RefusalReason.GONE, "not a file of this account")
    return path


ANSWERS: Final[Mapping[type[AccountRequest[Any]], Callable[[AccountSession, Any], Awaitable[Any]]]] = {
    requests.SaveDraft: save_draft,
    requests.Perform: perform,
    requests.RetryMessage: retry_message,
    requests.DiscardMessage: discard_message,
    requests.TellTyping: tell_typing,
    requests.TellViewing: tell_viewing,
    requests.FetchFile: fetch_file,
}
