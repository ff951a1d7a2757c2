"""Which visit an event belongs to, whatever the order in which events come."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from chat_backend.events.visits import SILENCE, visit_at, with_event
from chat_backend.protocol import Visit

MOMENTS = st.lists(st.integers(0, 20 * SILENCE), min_size=1, max_size=30)


def visits_of(moments: list[int]) -> list[Visit]:
    visits: dict[str, Visit] = {}
    for at in moments:
        visit = visit_at(visits.values(), at) or Visit(
            id=str(len(visits)), user_id="u", started_at=at, ended_at=at, source="direct"
        )
        visits[visit.id] = with_event(visit, at, is_page=True)
    return list(visits.values())


@given(MOMENTS)
def test_in_order_a_visit_ends_with_silence_and_only_with_it(moments: list[int]) -> None:
    moments.sort()
    gaps = sum(later - earlier > SILENCE for earlier, later in itertools.pairwise(moments))
    visits = visits_of(moments)
    assert len(visits) == gaps + 1
    for earlier, later in itertools.pairwise(visits):
        assert later.started_at - earlier.ended_at > SILENCE


@given(MOMENTS)
def test_out_of_order_each_event_is_in_one_visit_without_silence_in_it(moments: list[int]) -> None:
    visits = visits_of(moments)
    assert sum(visit.events for visit in visits) == len(moments)
    assert min(visit.started_at for visit in visits) == min(moments)
    assert max(visit.ended_at for visit in visits) == max(moments)
    for visit in visits:
        inside = sorted(at for at in moments if visit.started_at <= at <= visit.ended_at)
        assert (inside[0], inside[-1]) == (visit.started_at, visit.ended_at)
        assert all(later - earlier <= SILENCE for earlier, later in itertools.pairwise(inside))
