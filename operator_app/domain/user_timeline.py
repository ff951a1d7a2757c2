"""Everything of one user in one scroll: what he did on the site and what was said, newest first.

Pure functions: how two streams become one without a gap, and to which visit each entry belongs.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from operator_app.domain.messages import Message
from operator_app.domain.site_events import Event, EventKind, Visit
from operator_app.domain.value import MessageId, Milliseconds, Value, VisitId

STILL_THERE: Final = 30 * 60_000
"""How long after the last action of a visit a message is taken to be written during it, in milliseconds."""


class TimelineFilter(StrEnum):
    """What a timeline shows."""

    EVERYTHING = "everything"
    ACTIVITY = "activity"
    """What he did on the site, without what was said."""
    PAGES = "pages"
    ORDERS = "orders"
    CART = "cart"
    SOURCES = "sources"
    DIALOGS = "dialogs"
    OTHER = "other"


_KINDS: Final[Mapping[TimelineFilter, frozenset[EventKind]]] = {
    TimelineFilter.EVERYTHING: frozenset(EventKind),
    TimelineFilter.ACTIVITY: frozenset(EventKind) - {EventKind.DIALOG},
    TimelineFilter.PAGES: frozenset({EventKind.PAGE}),
    TimelineFilter.ORDERS: frozenset({EventKind.ORDER}),
    TimelineFilter.CART: frozenset({EventKind.CART}),
    TimelineFilter.SOURCES: frozenset({EventKind.SOURCE}),
    TimelineFilter.DIALOGS: frozenset({EventKind.DIALOG}),
    TimelineFilter.OTHER: frozenset({EventKind.SEGMENT, EventKind.OTHER}),
}


def kinds_of(chosen: TimelineFilter) -> frozenset[EventKind]:
    return _KINDS[chosen]


def has_messages(chosen: TimelineFilter) -> bool:
    return chosen in {TimelineFilter.EVERYTHING, TimelineFilter.DIALOGS}


Entry = Event | Message
EntryKey = tuple[Milliseconds, int, str]


def key_of(entry: Entry) -> EntryKey:
    """By what entries are ordered: their time; of one moment events come before messages, and ids decide the rest."""
    if isinstance(entry, Event):
        return (entry.at, 0, entry.id)
    return (entry.at, 1, entry.id or "")


class MessagePlace(Value):
    """A place among the messages of a user: those older than this one follow."""

    at: Milliseconds
    id: MessageId


class TimelinePlace(Value):
    """Where the next page of a timeline begins."""

    events: str | None = None
    """The backend's cursor of a page of events; None: the newest."""
    passed: int = 0
    """How many of that page's events have been shown."""
    events_end: bool = False
    """All events have been shown."""
    messages: MessagePlace | None = None
    """None: from the newest on."""
    messages_end: bool = False


class TimelinePage(Value):
    """Newest first. ``visits`` are those that any of the entries may belong to. ``next`` None: the end."""

    entries: tuple[Entry, ...]
    visits: tuple[Visit, ...] = ()
    next: TimelinePlace | None = None


def merged(
    events: Sequence[Event], messages: Sequence[Message], limit: int, *, more_events: bool, more_messages: bool
) -> tuple[Entry, ...]:
    """The newest of both, ``limit`` at most; each newest first.

    Ends where one of them runs out while there are more of it elsewhere: those might come before what is left.
    """
    found: list[Entry] = []
    left, right = 0, 0
    while len(found) < limit:
        event = events[left] if left < len(events) else None
        message = messages[right] if right < len(messages) else None
        if (
            (event is None and more_events)
            or (message is None and more_messages)
            or (event is None and message is None)
        ):
            break
        if event is not None and (message is None or key_of(event) > key_of(message)):
            found.append(event)
            left += 1
        elif message is not None:
            found.append(message)
            right += 1
    return tuple(found)


def visit_of(entry: Entry, visits: Mapping[VisitId, Visit]) -> Visit | None:
    """To which visit an entry belongs: an event says so, a message by its time."""
    if isinstance(entry, Event):
        return None if entry.visit_id is None else visits.get(entry.visit_id)
    there = [each for each in visits.values() if each.started_at <= entry.at <= each.ended_at + STILL_THERE]
    return max(there, key=lambda each: (each.started_at, each.id), default=None)


class Group(Value):
    """Entries of one visit that follow one another; ``visit`` None: the user was not on the site, or it is not known."""

    visit: Visit | None
    entries: tuple[Entry, ...]


def grouped(entries: Iterable[Entry], visits: Iterable[Visit]) -> tuple[Group, ...]:
    """Entries in their order, cut wherever another visit begins."""
    known = {each.id: each for each in visits}
    groups: list[tuple[Visit | None, list[Entry]]] = []
    for entry in entries:
        visit = visit_of(entry, known)
        same = groups and _id(groups[-1][0]) == _id(visit)
        if same:
            groups[-1][1].append(entry)
        else:
            groups.append((visit, [entry]))
    return tuple(Group(visit=visit, entries=tuple(found)) for visit, found in groups)


def _id(visit: Visit | None) -> VisitId | None:
    return None if visit is None else visit.id
