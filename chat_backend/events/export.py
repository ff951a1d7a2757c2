"""Everything about one user as a file, written while it is read."""

import csv
import io
from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime
from typing import Final

import msgspec

from chat_backend.database.connection import Database
from chat_backend.events.reading import KINDS, event_page
from chat_backend.protocol import Event, UserCard, Visit

_CHUNK: Final = 1_000
_COLUMNS: Final = ("what", "at", "name", "value", "page", "page_title", "visit", "source")
_COMPUTED: Final = ("=", "+", "-", "@", "\t", "\r")
_BOM: Final = "\ufeff"
"""Without it spreadsheets take UTF-8 for something else."""


async def as_csv(database: Database, workspace_id: str, card: UserCard) -> AsyncIterator[bytes]:
    """One table: the person's fields and properties, notes, then events, newest first."""
    yield (_BOM + _lines([_COLUMNS])).encode()
    yield _lines(_of_person(card)).encode()
    async for events, visits in _chunks(database, workspace_id, card.user.id):
        yield _lines(_of_event(event, visits) for event in events).encode()


async def as_json(database: Database, workspace_id: str, card: UserCard) -> AsyncIterator[bytes]:
    """The card's fields, and ``events``; each with its visit."""
    head = msgspec.json.encode(card)
    yield head[:-1] + b',"events":['
    first = True
    async for events, visits in _chunks(database, workspace_id, card.user.id):
        for event in events:
            told = msgspec.to_builtins(event)
            told["visit"] = msgspec.to_builtins(visits.get(event.visit_id or ""))
            yield (b"" if first else b",") + msgspec.json.encode(told)
            first = False
    yield b"]}"


def guarded(value: str) -> str:
    """A text that a spreadsheet does not compute."""
    return f"'{value}" if value.startswith(_COMPUTED) else value


async def _chunks(
    database: Database, workspace_id: str, user_id: str
) -> AsyncIterator[tuple[tuple[Event, ...], dict[str, Visit]]]:
    before: str | None = None
    while True:
        async with database.read() as connection:
            page = await event_page(connection, workspace_id, user_id, kinds=KINDS, before=before, limit=_CHUNK)
        yield page.events, {visit.id: visit for visit in page.visits}
        if page.next is None:
            return
        before = page.next


def _of_person(card: UserCard) -> Iterable[tuple[str, ...]]:
    user = card.user
    yield ("field", "", "id", user.id, "", "", "", "")
    for name in ("external_id", "name", "email", "phone", "place", "time_zone", "language", "browser"):
        value = getattr(user, name)
        if value is not None:
            yield ("field", "", name, guarded(value), "", "", "", "")
    yield ("field", _moment(user.created_at), "created_at", "", "", "", "", "")
    yield ("field", _moment(user.last_seen_at), "last_seen_at", "", "", "", "", "")
    for each in user.properties:
        value = _moment(int(each.value)) if each.kind == "date" and isinstance(each.value, int) else _cell(each.value)
        yield ("property", "", guarded(each.name), value, "", "", "", each.source)
    for note in card.notes:
        yield ("note", _moment(note.at), "", guarded(note.text), "", "", "", "")


def _of_event(event: Event, visits: dict[str, Visit]) -> tuple[str, ...]:
    visit = visits.get(event.visit_id or "")
    return (
        event.kind,
        _moment(event.at),
        guarded(event.name),
        msgspec.json.encode(event.props).decode() if event.props else "",
        guarded(event.page or ""),
        guarded(event.page_title or ""),
        event.visit_id or "",
        guarded(visit.source if visit else ""),
    )


def _cell(value: object) -> str:
    """Numbers stay numbers, also negative ones."""
    if isinstance(value, str):
        return guarded(value)
    return msgspec.json.encode(value).decode()


def _lines(table: Iterable[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(table)
    return text.getvalue()


def _moment(at: int) -> str:
    """As spreadsheets read it: ISO 8601, UTC, to the second; a moment they cannot name stays a number."""
    try:
        return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")
    except (ValueError, OverflowError, OSError):
        return str(at)
