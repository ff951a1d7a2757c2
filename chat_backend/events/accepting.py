"""Events as strangers tell them: checked, bounded, and given the id they are kept under."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from chat_backend.commands.checks import clipped, is_storable
from chat_backend.events import names
from chat_backend.events.recording import Fresh, event_id
from chat_backend.identifiers import is_client_made_id
from chat_backend.people.properties import LARGEST
from chat_backend.protocol import MAX_EVENT_PROPS, MAX_EVENT_TEXT, MAX_EVENTS, Scalar, ServerEvent, SiteEvent
from chat_backend.refusals import Refused

OLDEST_ON_SITE: Final = 7 * 24 * 3600 * 1000
"""Milliseconds a browser may keep an event before it tells it; older ones count as of then."""
_AHEAD: Final = 5 * 60 * 1000
_MAX_NAME: Final = 100
_MAX_ADDRESS: Final = 2_000
_MAX_TITLE: Final = 300


def from_site(told: Sequence[SiteEvent], *, scope: str, now: int) -> list[Fresh]:
    """In the order they were told: of one moment, the later is a millisecond later."""
    _require_count(len(told))
    fresh: list[Fresh] = []
    for each in told:
        at = now - min(max(each.age, 0), OLDEST_ON_SITE)
        if fresh and fresh[-1].at - _AHEAD < at <= fresh[-1].at:
            at = fresh[-1].at + 1
        fresh.append(
            Fresh(
                id=event_id(scope, _id(each.id)),
                name=_name(each.name),
                at=at,
                props=_props(each.props),
                page=clipped(each.page, _MAX_ADDRESS),
                page_title=clipped(each.page_title, _MAX_TITLE),
                referrer=clipped(each.referrer, _MAX_ADDRESS),
                on_site=True,
            )
        )
    return fresh


def from_server(told: Sequence[ServerEvent], *, now: int) -> list[Fresh]:
    _require_count(len(told))
    return [
        Fresh(
            id=event_id("server", _id(each.id)),
            name=_name(each.name),
            at=_moment(each.at, now),
            props=_props(each.props),
            page=clipped(each.page, _MAX_ADDRESS),
            page_title=clipped(each.page_title, _MAX_TITLE),
        )
        for each in told
    ]


def _require_count(count: int) -> None:
    if not 1 <= count <= MAX_EVENTS:
        raise Refused("too_many", f"1 to {MAX_EVENTS} events at once.", field="events")


def _moment(at: int | None, now: int) -> int:
    if at is None:
        return now
    if not 0 <= at <= now + _AHEAD:
        raise Refused("bad_request", "An event has happened already.", field="at")
    return at


def _id(text: str) -> str:
    if not is_client_made_id(text):
        raise Refused("bad_request", "This is no id for an event.", field="id")
    return text


def _name(text: str) -> str:
    text = text.strip()
    if not text or len(text) > _MAX_NAME or not text.isprintable():
        raise Refused("invalid_name", f"An event's name has 1 to {_MAX_NAME} characters in one line.", field="name")
    if names.is_ours(text):
        raise Refused("bad_request", "Events of this name are made by the backend.", field="name")
    return text


def _props(told: Mapping[str, Scalar]) -> dict[str, Scalar]:
    if len(told) > MAX_EVENT_PROPS:
        raise Refused("too_many", f"An event has at most {MAX_EVENT_PROPS} properties.", field="props")
    return {_prop_name(name): _prop(value) for name, value in told.items()}


def _prop_name(text: str) -> str:
    if not text or len(text) > _MAX_NAME or not text.isprintable():
        raise Refused("invalid_name", f"A property's name has 1 to {_MAX_NAME} characters.", field="props")
    return text


def _prop(value: Scalar) -> Scalar:
    if isinstance(value, str):
        if not is_storable(value):
            raise Refused("bad_request", "The text has control characters.", field="props")
        return value[:MAX_EVENT_TEXT]
    if not isinstance(value, bool) and (not math.isfinite(value) or abs(value) > LARGEST):
        raise Refused("bad_request", "This number is out of range.", field="props")
    return value
