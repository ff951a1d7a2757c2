"""Requests that are answered from the archive; where the network can add something, it does so later."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

import msgspec

from operator_app.archive import conflicts, cursor, dialogs, drafts, history, messages, people, search
from operator_app.archive.database import Database
from operator_app.domain.abilities import Abilities
from operator_app.domain.dialogs import DialogState
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.found import FoundDialogs, SearchPage
from operator_app.domain.history import HistoryPart, HistoryWindow
from operator_app.domain.lists import DialogList, DialogRow
from operator_app.domain.messages import MessageWindow, Missing
from operator_app.domain.value import DialogId, Revision
from operator_app.engine import requests, search_beyond
from operator_app.engine.account_session import AccountSession
from operator_app.engine.requests import AccountRequest, Directory, OpenedDialog, UserCard


async def list_dialogs(session: AccountSession, asked: requests.ListDialogs) -> DialogList:
    me = session.account.operator_id
    found = await session.database.read(dialogs.listing, asked.filter, me, session.now())
    rows = await _rows(session, found.ids[: max(0, asked.first_rows)])
    return msgspec.structs.replace(found, rows=rows)


async def get_rows(session: AccountSession, asked: requests.GetRows) -> tuple[DialogRow, ...]:
    return await _rows(session, asked.dialog_ids)


async def fetch_more_dialogs(session: AccountSession, asked: requests.FetchMoreDialogs) -> bool:
    more = await session.pages.fetch(await session.backend(), asked.state)
    if asked.state is DialogState.CLOSED:
        return more
    return not (await session.database.read(cursor.read_page, asked.state)).complete


async def open_dialog(session: AccountSession, asked: requests.OpenDialog) -> OpenedDialog | None:
    rows = await _rows(session, (asked.dialog_id,))
    if not rows:
        if not await session.pages.bring(await session.backend(), asked.dialog_id):
            return None
        rows = await _rows(session, (asked.dialog_id,))
        if not rows:
            return None
    row = rows[0]
    window, first_unread = await session.database.read(
        messages.opening, asked.dialog_id, row.mark.read_position, asked.limit
    )
    around = None if asked.at is None else await _around(session, asked.dialog_id, asked.at, asked.limit)
    if around is None:
        around = await _completed(session, asked.dialog_id, window, asked.limit)
    return OpenedDialog(
        row=row,
        window=around,
        first_unread=first_unread if any(each.key == first_unread for each in around.messages) else None,
        at=next((each.position for each in around.messages if each.position == asked.at), None),
        reply_draft=await _draft(session.database, asked.dialog_id, ComposerMode.REPLY),
        note_draft=await _draft(session.database, asked.dialog_id, ComposerMode.NOTE),
    )


async def _around(session: AccountSession, dialog_id: DialogId, position: Revision, limit: int) -> MessageWindow | None:
    found = await session.database.read(messages.around, dialog_id, position, limit)
    if found is None and await session.feeds.bring_down_to(dialog_id, position):
        found = await session.database.read(messages.around, dialog_id, position, limit)
    return found


async def search_archive(session: AccountSession, asked: requests.Search) -> SearchPage | None:
    find = partial(search.find, me=session.account.operator_id, now=session.now())
    return await session.database.read_latest(partial(find, after=asked.after, limit=asked.limit), asked.query)


async def find_dialogs(session: AccountSession, asked: requests.FindDialogs) -> FoundDialogs:
    me, now = session.account.operator_id, session.now()
    return await session.database.read(partial(search.find_dialogs, me=me, now=now, limit=asked.limit), asked.query)


async def get_messages(session: AccountSession, asked: requests.GetMessages) -> MessageWindow:
    window = await session.database.read(
        messages.window, asked.dialog_id, before=asked.before, after=asked.after, limit=asked.limit
    )
    if asked.after is not None:
        return window
    return await _completed(session, asked.dialog_id, window, asked.limit)


async def get_history(session: AccountSession, asked: requests.GetHistory) -> HistoryWindow:
    session.bring_dialogs_of(asked.user_id)
    read, user_id, limit = session.database.read, asked.user_id, asked.limit
    if asked.around is not None:
        window = await read(history.around, user_id, asked.around, limit)
    elif asked.before is not None:
        window = await read(history.before, user_id, asked.before, limit)
    elif asked.after is not None:
        window = await read(history.after, user_id, asked.after, limit)
    elif asked.between is not None:
        window = await read(history.span, user_id, *asked.between, limit)
    else:
        window = await read(history.newest, user_id, limit)
    return msgspec.structs.replace(
        window,
        parts=tuple(_told(session, part) for part in window.parts),
        may_lack_dialogs=not session.knows_dialogs_of(user_id),
    )


async def fetch_missing(session: AccountSession, asked: requests.FetchMissing) -> Missing:
    return await session.feeds.want_missing(asked.dialog_id)


async def get_user_card(session: AccountSession, asked: requests.GetUserCard) -> UserCard | None:
    user = await session.database.read(people.user, asked.user_id)
    if user is None and await session.user_facts.bring_now(asked.user_id):
        user = await session.database.read(people.user, asked.user_id)
    if user is None:
        return None
    session.user_facts.bring(user.id)
    session.bring_dialogs_of(user.id)
    presence = session.live.of_user(user.id)
    return UserCard(
        user=user,
        held=await session.database.read(conflicts.held, f"user:{user.id}"),
        dialogs=await session.database.read(dialogs.of_user, user.id),
        notes=await session.database.read(people.notes_about, user.id),
        online=presence is not None,
        page=None if presence is None else presence.page,
        page_title=None if presence is None else presence.page_title,
    )


async def get_directory(session: AccountSession, asked: requests.GetDirectory) -> Directory:  # noqa: ARG001 - says it all by its kind
    known = session.capabilities
    return Directory(
        account=session.account,
        me=await session.me(),
        operators=await session.database.read(people.operators),
        online_operators=session.live.online_operators(),
        idle_operators=session.live.idle_operators(),
        tags=await session.database.read(people.tags),
        saved_replies=await session.database.read(people.saved_replies),
        segments=await session.database.read(people.segments),
        triggers=await session.database.read(people.triggers),
        site=await session.database.read(people.site),
        file_limit=session.file_limit,
        text_limit=session.text_limit,
        site_page=None if known is None else known.site_page,
        abilities=Abilities() if known is None else known.abilities,
    )


async def _rows(session: AccountSession, ids: tuple[DialogId, ...]) -> tuple[DialogRow, ...]:
    rows = await session.database.read(dialogs.rows, ids, session.account.operator_id)
    return tuple(session.live.dress(row) for row in rows)


async def _completed(session: AccountSession, dialog_id: DialogId, window: MessageWindow, limit: int) -> MessageWindow:
    missing = await session.feeds.want_older(dialog_id, window, limit)
    if missing is Missing.COMING:
        return msgspec.structs.replace(window, fetching=True, has_older=True, missing=missing)
    return msgspec.structs.replace(window, missing=missing)


def _told(session: AccountSession, part: HistoryPart) -> HistoryPart:
    if part.missing is Missing.NOTHING:
        return part
    return msgspec.structs.replace(part, missing=session.feeds.outlook(part.dialog.id))


async def _draft(database: Database, dialog_id: DialogId, mode: ComposerMode) -> Draft | None:
    """Without files that are not there any more: they had been sent when the app was killed."""
    draft = await database.read(drafts.get, dialog_id, mode)
    if draft is None or not draft.files:
        return draft
    there = await asyncio.to_thread(lambda: tuple(file for file in draft.files if Path(file.url).is_file()))
    return msgspec.structs.replace(draft, files=there)


ANSWERS: Final[Mapping[type[AccountRequest[Any]], Callable[[AccountSession, Any], Awaitable[Any]]]] = {
    requests.ListDialogs: list_dialogs,
    requests.GetRows: get_rows,
    requests.FetchMoreDialogs: fetch_more_dialogs,
    requests.OpenDialog: open_dialog,
    requests.GetMessages: get_messages,
    requests.Search: search_archive,
    requests.FindDialogs: find_dialogs,
    requests.SearchBackend: search_beyond.search_backend,
    requests.GetHistory: get_history,
    requests.FetchMissing: fetch_missing,
    requests.GetUserCard: get_user_card,
    requests.GetDirectory: get_directory,
}
