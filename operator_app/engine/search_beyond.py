"""The search goes on at the backend, where messages lie that the archive has not got."""

import sqlite3
from typing import Final

from operator_app.archive import dialogs, people, search
from operator_app.archive.search_index import has_of
from operator_app.backends.port import FoundPage
from operator_app.domain.dialogs import Dialog
from operator_app.domain.found import BackendFound, FoundMessage
from operator_app.domain.messages import Message, MessageKind
from operator_app.domain.people import User
from operator_app.domain.search import Is, SearchQuery, match, snippet
from operator_app.domain.value import OperatorId
from operator_app.engine import requests
from operator_app.engine.account_session import AccountSession

MOST_PAGES: Final = 3
"""Asked for while few of their messages answer: the backend looks less closely."""
ENOUGH: Final = 10


async def search_backend(session: AccountSession, asked: requests.SearchBackend) -> BackendFound:
    """Its dialogs and users go into the archive, so that a find can be opened."""
    query, after = asked.query, asked.after
    if session.capabilities is None or not session.capabilities.search or not query.terms:
        return BackendFound()
    found: list[FoundMessage] = []
    for _ in range(MOST_PAGES):
        page = await (await session.backend()).search(query, after=after)
        await session.pages.keep(page.page)
        found += await session.database.read(_lines, query, page, session.account.operator_id)
        after = page.next
        if after is None or len(found) >= ENOUGH:
            break
    return BackendFound(messages=tuple(found), next=after)


def _lines(c: sqlite3.Connection, query: SearchQuery, page: FoundPage, me: OperatorId) -> list[FoundMessage]:
    """Those messages that really answer, as lines."""
    names = {operator.id: operator.name for operator in people.operators(c)}
    users = {user.id: user for user in page.page.users}
    authors = [frozenset(search.authors(c, typed, me)) for typed in query.authors]
    found = []
    for message in page.messages:
        dialog = dialogs.get(c, message.dialog_id)
        text = " ".join((message.text, *(file.name for file in message.files)))
        if dialog is None or match(query.terms, text) is None or not _holds(query, message, dialog, me):
            continue
        if authors and not all(message.author_id in each for each in authors):
            continue
        line, marks = snippet(query.terms, text, search.SNIPPET)
        user: User | None = users.get(dialog.user_id)
        found.append(
            FoundMessage(
                key=message.key,
                dialog_id=message.dialog_id,
                position=message.position,
                kind=message.kind,
                at=message.at,
                snippet=line,
                marks=marks,
                user=user,
                author=names.get(OperatorId(message.author_id or "")),
                dialog_state=dialog.state,
                from_server=True,
            )
        )
    return found


def _holds(query: SearchQuery, message: Message, dialog: Dialog, me: OperatorId) -> bool:
    """What the backend is not asked for."""
    wanted = {
        Is.NOTE: message.kind is MessageKind.NOTE,
        Is.MINE: dialog.assignee_id == me,
        Is.UNASSIGNED: dialog.assignee_id is None,
        Is.WAITING: dialog.waiting_since is not None,
        Is.UNREAD: True,
    }
    carried = has_of(message.text, message.files)
    return (
        all(wanted[each] for each in query.only)
        and query.has <= set(carried)
        and (query.state is None or dialog.state is query.state)
        and (not query.tags or any(search.tag_answers(tag, query.tags) for tag in dialog.tags))
        and (query.after is None or message.at >= query.after)
        and (query.before is None or message.at < query.before)
    )
