"""The list of users: those on the site first, then by when they were last seen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Text, and_, or_, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.clock import Clock
from chat_backend.database import rows
from chat_backend.database.tables import users
from chat_backend.events.totals import totals_of
from chat_backend.protocol import User, UserPage
from chat_backend.refusals import Refused
from chat_backend.search_text import fold

_MOST_PRESENT = 10_000
_MOST_WORDS = 10
_CURSOR = re.compile(r"(?P<part>[po])\.(?P<began>\d{1,16})\.(?P<at>\d{1,16})\.(?P<id>[\w.:~-]{1,100})", re.ASCII)
_PHONE = re.compile(r"\+?[\d()\-.]{3,}")


@dataclass(frozen=True)
class _Cursor:
    """``part``: within those present (p) or the others (o). ``began``: when the first page was read: whoever came
    later is listed among the others, so that nobody falls between two pages."""

    part: str
    began: int
    at: int
    id: str

    def __str__(self) -> str:
        return f"{self.part}.{self.began}.{self.at}.{self.id}"


async def user_page(
    connection: AsyncConnection,
    workspace_id: str,
    *,
    search: str,
    segment: str | None,
    since: Mapping[str, int],
    before: str | None,
    limit: int,
    clock: Clock,
) -> UserPage:
    """``since``: who is on the site since when."""
    cursor = None if before is None else _read_cursor(before)
    began = clock() if cursor is None else cursor.began
    present = {user_id: at for user_id, at in list(since.items())[:_MOST_PRESENT] if at <= began}
    wanted = [users.c.workspace_id == workspace_id, *_matching(search, segment)]
    page: list[tuple[User, _Cursor]] = []
    if cursor is None or cursor.part == "p":
        found = await connection.execute(select(users).where(*wanted, users.c.id.in_(present)))
        here = [rows.entity(User, row) for row in found]
        here.sort(key=lambda user: (-present[user.id], user.id))
        keyed = [(user, _Cursor("p", began, present[user.id], user.id)) for user in here]
        page = [each for each in keyed if cursor is None or (-each[1].at, each[1].id) > (-cursor.at, cursor.id)]
    if len(page) <= limit:
        after = cursor if cursor is not None and cursor.part == "o" else None
        page += await _others(
            connection, wanted, present=set(present), after=after, began=began, count=limit + 1 - len(page)
        )
    shown = [user for user, _ in page[:limit]]
    totals = await totals_of(connection, workspace_id, [user.id for user in shown])
    return UserPage(
        users=tuple(shown),
        totals=tuple(totals[user.id] for user in shown),
        present=tuple(user.id for user in shown if user.id in since),
        next=str(page[limit - 1][1]) if len(page) > limit else None,
    )


async def _others(
    connection: AsyncConnection,
    wanted: list[ColumnElement[bool]],
    *,
    present: set[str],
    after: _Cursor | None,
    began: int,
    count: int,
) -> list[tuple[User, _Cursor]]:
    query = select(users).where(*wanted, users.c.id.not_in(present))
    if after is not None:
        seen = users.c.last_seen_at
        query = query.where(seen <= after.at, or_(seen < after.at, and_(seen == after.at, users.c.id < after.id)))
    found = await connection.execute(query.order_by(users.c.last_seen_at.desc(), users.c.id.desc()).limit(count))
    return [(rows.entity(User, row), _Cursor("o", began, row.last_seen_at, row.id)) for row in found]


def _matching(search: str, segment: str | None) -> list[ColumnElement[bool]]:
    """Every word of the search somewhere in name, e-mail, phone or own id; the segment among the user's."""
    wanted: list[ColumnElement[bool]] = [
        users.c.search_text.contains(_plain(word), autoescape=True) for word in search.split()[:_MOST_WORDS]
    ]
    if segment is not None:
        wanted.append(_in_segment(segment))
    return wanted


def _plain(word: str) -> str:
    """A word as it is kept; of a piece of a phone number its digits."""
    return re.sub(r"[()\-.]", "", word) if _PHONE.fullmatch(word) else fold(word)


def _in_segment(segment: str) -> ColumnElement[bool]:
    kept: ColumnElement[str] = type_coerce(users.c.segments, Text)
    return kept.contains(f'"{segment}"', autoescape=True)


def _read_cursor(text: str) -> _Cursor:
    found = _CURSOR.fullmatch(text)
    if found is None:
        raise Refused("bad_request", "This is no cursor of a page.", field="before")
    return _Cursor(found["part"], int(found["began"]), int(found["at"]), found["id"])
