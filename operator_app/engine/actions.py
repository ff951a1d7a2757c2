"""Requests that do something in one account."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace

from operator_app.archive import conflicts, drafts
from operator_app.domain.answer_guard import Meanwhile
from operator_app.domain.commands import attended
from operator_app.domain.messages import File
from operator_app.domain.problems import RefusalReason, Refused
from operator_app.domain.storage import Storage
from operator_app.domain.value import ClientId
from operator_app.engine import downloads, requests
from operator_app.engine.account_session import AccountSession
from operator_app.engine.outgoing import files_of
from operator_app.engine.requests import AccountRequest


async def save_draft(session: AccountSession, asked: requests.SaveDraft) -> tuple[File, ...]:
    async with session.writing:
        draft, at = asked.draft, session.now()
        if draft.files:
            draft = replace(draft, files=await session.attached.keep_readable(draft.files, session.file_limit))
        touched = await session.database.write(drafts.save, asked.dialog_id, asked.mode, draft, at)
    session.telling.touched(touched)
    return draft.files


async def keep_files(session: AccountSession, asked: requests.KeepFiles) -> tuple[File, ...]:
    return await session.attached.keep(asked.files, session.file_limit)


async def perform(session: AccountSession, asked: requests.Perform) -> ClientId:
    async with session.writing:
        client_id = await session.outbox.perform(asked.command, session.file_limit, hold=asked.hold)
        await session.attached.drop(files_of(asked.command))
    if (dialog_id := attended(asked.command)) is not None:
        session.telling.attended(dialog_id)
    return client_id


async def send_answer(session: AccountSession, asked: requests.SendAnswer) -> Meanwhile | None:
    async with session.writing:
        meanwhile = await session.outbox.answer(asked.command, asked.seen, session.file_limit, hold=asked.hold)
        if meanwhile is None:
            await session.attached.drop(files_of(asked.command))
    if meanwhile is None:
        session.telling.attended(asked.command.dialog_id)
    return meanwhile


async def get_storage(session: AccountSession, asked: requests.GetStorage) -> Storage:  # noqa: ARG001 - says it all by its kind
    return await session.upkeep.storage()


async def keep_within(session: AccountSession, asked: requests.KeepWithin) -> None:
    session.begin("make room", session.upkeep.keep_within(asked.limit))


async def check_archive(session: AccountSession, asked: requests.CheckArchive) -> bool:  # noqa: ARG001 - says it all by its kind
    return await session.upkeep.check()


async def settle_held(session: AccountSession, asked: requests.SettleHeld) -> None:
    lane = f"user:{asked.user_id}" if asked.dialog_id is None else f"dialog:{asked.dialog_id}"
    settle = conflicts.release if asked.anyway else conflicts.drop
    session.telling.touched(await session.database.write(settle, lane, session.account.operator_id))
    session.outbox.wake()


async def retry_message(session: AccountSession, asked: requests.RetryMessage) -> None:
    await session.outbox.retry(asked.client_id)


async def discard_message(session: AccountSession, asked: requests.DiscardMessage) -> None:
    await session.outbox.discard(asked.client_id)


async def cancel_message(session: AccountSession, asked: requests.CancelMessage) -> bool:
    async with session.writing:
        return await session.outbox.cancel(asked.client_id, asked.files)


async def tell_typing(session: AccountSession, asked: requests.TellTyping) -> None:
    if (backend := session.backend_now) is not None:
        await backend.tell_typing(asked.dialog_id, note=asked.note, text=asked.text)


async def tell_viewing(session: AccountSession, asked: requests.TellViewing) -> None:
    await session.view(asked.dialog_id)


async def tell_watching(session: AccountSession, asked: requests.TellWatching) -> None:
    await session.watch(asked.user_id)


async def fetch_file(session: AccountSession, asked: requests.FetchFile) -> Path:
    """A file that is still on its way out lies here already. Raises ``Refused(GONE)`` for any other local path."""
    if asked.url.startswith(("https://", "http://")):
        existing = await session.files.existing(asked.url, asked.name)
        return existing or await session.files.fetch(await session.backend(), asked.url, asked.name)
    path = Path(asked.url)
    if not session.outgoing.holds(path) and not session.attached.holds(path):
        raise Refused(RefusalReason.GONE, "not a file of this account")
    return path


async def save_file(session: AccountSession, asked: requests.SaveFile) -> Path:
    source = await fetch_file(session, requests.FetchFile(url=asked.url, name=asked.name))
    try:
        return await asyncio.to_thread(downloads.save, source, asked.name, asked.target, asked.url)
    except OSError as error:
        raise Refused(RefusalReason.OTHER, f"file cannot be saved: {type(error).__name__}") from error


ANSWERS: Final[Mapping[type[AccountRequest[Any]], Callable[[AccountSession, Any], Awaitable[Any]]]] = {
    requests.SaveDraft: save_draft,
    requests.Perform: perform,
    requests.SendAnswer: send_answer,
    requests.SettleHeld: settle_held,
    requests.GetStorage: get_storage,
    requests.KeepWithin: keep_within,
    requests.CheckArchive: check_archive,
    requests.RetryMessage: retry_message,
    requests.DiscardMessage: discard_message,
    requests.CancelMessage: cancel_message,
    requests.KeepFiles: keep_files,
    requests.TellTyping: tell_typing,
    requests.TellViewing: tell_viewing,
    requests.TellWatching: tell_watching,
    requests.FetchFile: fetch_file,
    requests.SaveFile: save_file,
}
