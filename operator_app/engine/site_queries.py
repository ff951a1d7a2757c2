"""Requests about what users do on the site: answered by the backend, since events are too many to be kept here."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from msgspec.structs import replace

from operator_app.archive import dialogs, people, user_timeline
from operator_app.domain.messages import Message
from operator_app.domain.people import User
from operator_app.domain.problems import Unreachable
from operator_app.domain.site_events import EventPage, UserTotals, Visit
from operator_app.domain.triggers import TriggerNumbers
from operator_app.domain.user_timeline import (
    Entry,
    MessagePlace,
    TimelinePage,
    TimelinePlace,
    has_messages,
    kinds_of,
    merged,
)
from operator_app.domain.value import SegmentId, TriggerId, VisitId
from operator_app.engine import requests
from operator_app.engine.account_session import AccountSession
from operator_app.engine.requests import AccountRequest, PeoplePage, Person

MOST_AT_ONCE: Final = 200
"""Entries or people of one answer."""
HERE: Final = "archive:"
"""Begins the cursor of a list that is read from the archive."""


async def get_user_totals(session: AccountSession, asked: requests.GetUserTotals) -> UserTotals:
    return await (await session.backend()).totals(asked.user_id)


async def get_timeline(session: AccountSession, asked: requests.GetTimeline) -> TimelinePage:
    backend = await session.backend()
    limit = max(1, min(asked.limit, MOST_AT_ONCE))
    place = asked.before or TimelinePlace(messages_end=not has_messages(asked.chosen))
    if asked.before is None and not place.messages_end:
        known = await session.database.read(dialogs.of_user, asked.user_id)
        await session.feeds.bring_all(tuple(each.id for each in known))
    entries: list[Entry] = []
    visits: dict[VisitId, Visit] = {}
    while len(entries) < limit and not _at_end(place):
        page = EventPage(events=())
        if not place.events_end:
            page = await backend.events(asked.user_id, kinds_of(asked.chosen), after=place.events, limit=limit)
        messages: tuple[Message, ...] = ()
        if not place.messages_end:
            read = session.database.read
            messages = await read(user_timeline.messages_before, asked.user_id, place.messages, limit)
        told = merged(
            page.events[place.passed :],
            messages,
            limit - len(entries),
            more_events=page.next is not None,
            more_messages=len(messages) == limit,
        )
        place = _after(place, page, told, more_messages=len(messages) == limit, all_messages=len(messages))
        entries += told
        visits |= {each.id: each for each in page.visits}
    return TimelinePage(entries=tuple(entries), visits=tuple(visits.values()), next=None if _at_end(place) else place)


async def export_user(session: AccountSession, asked: requests.ExportUser) -> None:
    await (await session.backend()).export_user(asked.user_id, asked.form, asked.target)


async def list_people(session: AccountSession, asked: requests.ListPeople) -> PeoplePage:
    limit = max(1, min(asked.limit, MOST_AT_ONCE))
    here = asked.after is not None and asked.after.startswith(HERE)
    if not here:
        try:
            backend = await session.backend()
            page = await backend.users(search=asked.search, segment=asked.segment, after=asked.after, limit=limit)
            people_found = tuple(_person(session, each, online=each.id in page.present) for each in page.users)
            return PeoplePage(people=people_found, next=page.next)
        except Unreachable:
            if asked.after is not None:
                raise  # a list begun at the backend is not gone on with from the archive
    begin = int((asked.after or HERE + "0").removeprefix(HERE))
    users, end = await session.database.read(people.find_users, asked.search, asked.segment, begin, limit)
    return PeoplePage(
        people=tuple(_person(session, each, online=False) for each in users),
        next=None if end is None else f"{HERE}{end}",
        only_here=True,
    )


async def get_segment_counts(session: AccountSession, _: requests.GetSegmentCounts) -> Mapping[SegmentId, int]:
    return await (await session.backend()).segment_counts()


async def get_trigger_numbers(
    session: AccountSession, _: requests.GetTriggerNumbers
) -> Mapping[TriggerId, TriggerNumbers]:
    return await (await session.backend()).trigger_numbers()


def _person(session: AccountSession, user: User, *, online: bool) -> Person:
    presence = session.live.of_user(user.id)
    if presence is None:
        return Person(user=user, online=online)
    return Person(user=user, online=True, page_title=presence.page_title or presence.page)


def _at_end(place: TimelinePlace) -> bool:
    return place.events_end and place.messages_end


def _after(
    place: TimelinePlace, page: EventPage, told: tuple[Entry, ...], *, more_messages: bool, all_messages: int
) -> TimelinePlace:
    said = [each for each in told if isinstance(each, Message)]
    passed = place.passed + len(told) - len(said)
    if said and said[-1].id is not None:
        place = replace(place, messages=MessagePlace(at=said[-1].at, id=said[-1].id))
    if len(said) == all_messages and not more_messages:
        place = replace(place, messages_end=True)
    if passed < len(page.events):
        return replace(place, passed=passed)
    return replace(place, events=page.next, passed=0, events_end=page.next is None)


ANSWERS: Final[Mapping[type[AccountRequest[Any]], Callable[[AccountSession, Any], Awaitable[Any]]]] = {
    requests.GetUserTotals: get_user_totals,
    requests.GetTimeline: get_timeline,
    requests.ExportUser: export_user,
    requests.ListPeople: list_people,
    requests.GetSegmentCounts: get_segment_counts,
    requests.GetTriggerNumbers: get_trigger_numbers,
}
