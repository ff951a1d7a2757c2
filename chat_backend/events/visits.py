"""Which visit an event belongs to: one ends with 30 minutes of silence."""

from collections.abc import Iterable

import msgspec

from chat_backend.protocol import Visit

SILENCE = 30 * 60 * 1000
"""Milliseconds without an event that end a visit."""


def visit_at(visits: Iterable[Visit], at: int) -> Visit | None:
    """The visit that was on at a moment, or within the silence around it; of several the nearest, then the latest."""
    near = [visit for visit in visits if visit.started_at - SILENCE <= at <= visit.ended_at + SILENCE]
    return min(near, key=lambda visit: (_distance(visit, at), -visit.started_at, visit.id), default=None)


def with_event(visit: Visit, at: int, *, is_page: bool) -> Visit:
    """The visit with one more event in it."""
    return msgspec.structs.replace(
        visit,
        started_at=min(visit.started_at, at),
        ended_at=max(visit.ended_at, at),
        pages=visit.pages + is_page,
        events=visit.events + 1,
    )


def _distance(visit: Visit, at: int) -> int:
    return max(visit.started_at - at, at - visit.ended_at, 0)
