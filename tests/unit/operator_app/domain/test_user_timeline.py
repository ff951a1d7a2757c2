"""One scroll of two streams: nothing is lost, doubled or out of order, however the pages fall; visits keep what is theirs."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from operator_app.domain.messages import Message, MessageKind
from operator_app.domain.site_events import Event, EventKind, Visit
from operator_app.domain.user_timeline import (
    STILL_THERE,
    Entry,
    TimelineFilter,
    grouped,
    has_messages,
    key_of,
    kinds_of,
    merged,
    visit_of,
)
from operator_app.domain.value import DialogId, EventId, MessageId, UserId, VisitId

WHO = UserId("user")


def event(name: str, at: int, visit: str | None = None, kind: EventKind = EventKind.PAGE) -> Event:
    visit_id = None if visit is None else VisitId(visit)
    return Event(id=EventId(name), user_id=WHO, kind=kind, name="page", at=at, visit_id=visit_id)


def message(name: str, at: int) -> Message:
    return Message(
        id=MessageId(name), dialog_id=DialogId("d"), kind=MessageKind.USER, author_id=WHO, text="?", at=at, position=at
    )


def visit(name: str, begin: int, end: int) -> Visit:
    return Visit(id=VisitId(name), user_id=WHO, started_at=begin, ended_at=end, source="direct")


moments = st.lists(st.integers(0, 30), max_size=25)
streams = st.tuples(
    moments.map(lambda ats: sorted((event(f"e{n:02}", at) for n, at in enumerate(ats)), key=key_of, reverse=True)),
    moments.map(lambda ats: sorted((message(f"m{n:02}", at) for n, at in enumerate(ats)), key=key_of, reverse=True)),
)


@settings(deadline=None)
@given(streams, st.integers(1, 7), st.integers(1, 7), st.integers(1, 7))
def test_paging_through_tells_everything_once_and_in_order(
    both: tuple[list[Event], list[Message]], limit: int, of_events: int, of_messages: int
) -> None:
    events, messages = both
    told: list[Entry] = []
    shown_events, shown_messages = 0, 0
    while True:
        left = events[shown_events : shown_events + of_events]
        right = messages[shown_messages : shown_messages + of_messages]
        page = merged(
            left,
            right,
            limit,
            more_events=shown_events + of_events < len(events),
            more_messages=shown_messages + of_messages < len(messages),
        )
        if not page:
            break
        told += page
        shown_events += sum(isinstance(each, Event) for each in page)
        shown_messages += sum(isinstance(each, Message) for each in page)
    assert told == sorted([*events, *messages], key=key_of, reverse=True)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 50), st.sampled_from([None, "a", "b", "gone"])), max_size=40),
    moments,
    st.tuples(st.integers(0, 50), st.integers(0, 50)),
)
def test_groups_hold_all_entries_in_their_order_and_only_those_of_their_visit(
    acts: list[tuple[int, str | None]], said: list[int], spans: tuple[int, int]
) -> None:
    visits = (visit("a", min(spans), max(spans)), visit("b", max(spans), max(spans) + 5))
    known = {each.id: each for each in visits}
    entries: list[Entry] = [event(f"e{n}", at, where) for n, (at, where) in enumerate(acts)]
    entries += [message(f"m{n}", at) for n, at in enumerate(said)]
    entries.sort(key=key_of, reverse=True)
    groups = grouped(entries, visits)
    assert [each for group in groups for each in group.entries] == entries
    assert all(group.entries for group in groups)
    assert all(visit_of(each, known) == group.visit for group in groups for each in group.entries)
    neighbours = pairwise(groups)
    assert all(one.visit != other.visit for one, other in neighbours)


def test_a_message_belongs_to_the_visit_it_was_written_during() -> None:
    visits = {each.id: each for each in (visit("a", 0, 100), visit("b", 200, 300))}
    assert visit_of(message("m", 50), visits) == visits[VisitId("a")]
    assert visit_of(message("m", 250), visits) == visits[VisitId("b")], "the later of two that could be"
    assert visit_of(message("m", 300 + STILL_THERE), visits) == visits[VisitId("b")]
    assert visit_of(message("m", 301 + STILL_THERE), visits) is None
    assert visit_of(event("e", 50, "unknown"), visits) is None


def test_every_kind_of_event_is_in_one_filter_besides_everything() -> None:
    others = [each for each in TimelineFilter if each not in {TimelineFilter.EVERYTHING, TimelineFilter.ACTIVITY}]
    found = [kind for chosen in others for kind in kinds_of(chosen)]
    assert sorted(found) == sorted(EventKind)
    assert kinds_of(TimelineFilter.EVERYTHING) == frozenset(EventKind)
    assert kinds_of(TimelineFilter.ACTIVITY) == frozenset(EventKind) - {EventKind.DIALOG}
    assert [chosen for chosen in TimelineFilter if has_messages(chosen)] == [
        TimelineFilter.EVERYTHING,
        TimelineFilter.DIALOGS,
    ]
