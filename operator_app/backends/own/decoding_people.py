"""Wire to domain: users, what is known of them and what they do on the site."""

from collections.abc import Callable
from typing import Any

import msgspec

from chat_backend import protocol as wire
from operator_app.domain.people import (
    CartItem,
    Merged,
    ProfileLink,
    Property,
    PropertyKind,
    PropertySource,
    PublicProfile,
    User,
    UserNote,
)
from operator_app.domain.site_events import Event, EventKind, Money, Scalar, UserTotals, Visit
from operator_app.domain.value import EventId, OperatorId, UserId, UserNoteId, VisitId

Absolute = Callable[[str], str]
"""Makes an address of the backend absolute; nothing of what is no web address."""


class EventIn(wire.Wire):
    """An event whose kind and properties may be newer than this program."""

    id: str
    user_id: str
    kind: str
    name: str
    at: int
    visit_id: str | None = None
    props: dict[str, Any] = msgspec.field(default_factory=dict)
    page: str | None = None
    page_title: str | None = None


def user(found: wire.User, absolute: Absolute) -> User:
    return User(
        id=UserId(found.id),
        revision=found.number,
        created_at=found.created_at,
        last_seen_at=found.last_seen_at,
        name=found.name,
        email=found.email,
        phone=found.phone,
        external_id=found.external_id,
        avatar_url=_address(found.avatar_url, absolute),
        place=found.place,
        time_zone=found.time_zone,
        language=found.language,
        browser=found.browser,
        properties=tuple(_property(each) for each in found.properties),
        segments=found.segments,
        blocked=found.blocked,
        profile=None if found.profile is None else _profile(found.profile, absolute),
        filled_by_profile=found.filled_by_profile,
        cart=tuple(_cart_item(each) for each in found.cart),
    )


def user_note(found: wire.UserNote) -> UserNote:
    return UserNote(
        id=UserNoteId(found.id),
        revision=found.number,
        user_id=UserId(found.user_id),
        author_id=OperatorId(found.author_id),
        text=found.text,
        at=found.at,
        removed=found.removed,
    )


def merged(found: wire.Merged) -> Merged:
    return Merged(id=UserId(found.id), into_id=UserId(found.into_id))


def totals(found: wire.UserTotals) -> UserTotals:
    revenue = [Money(amount=each.amount, currency=each.currency) for each in found.other_revenue]
    if found.currency is not None:
        revenue.insert(0, Money(amount=found.revenue, currency=found.currency))
    return UserTotals(
        first_seen_at=found.first_seen_at,
        last_seen_at=found.last_seen_at,
        visits=found.visits,
        pages=found.pages,
        orders=found.orders,
        revenue=tuple(revenue),
        first_source=found.first_source,
    )


def event(found: EventIn) -> Event:
    known = found.kind in set(EventKind)
    return Event(
        id=EventId(found.id),
        user_id=UserId(found.user_id),
        kind=EventKind(found.kind) if known else EventKind.OTHER,
        name=found.name,
        at=found.at,
        visit_id=None if found.visit_id is None else VisitId(found.visit_id),
        props={name: value for name, value in found.props.items() if isinstance(value, Scalar)},
        page=found.page,
        page_title=found.page_title,
    )


def visit(found: wire.Visit, ordinal: int = 0) -> Visit:
    utm = found.utm or wire.Utm()
    said = (utm.medium, utm.campaign, utm.term, utm.content)
    return Visit(
        id=VisitId(found.id),
        user_id=UserId(found.user_id),
        started_at=found.started_at,
        ended_at=found.ended_at,
        source=found.source,
        referrer=found.referrer,
        campaign=tuple(each for each in said if each),
        landing_page=found.landing_page,
        pages=found.pages,
        events=found.events,
        ordinal=ordinal,
    )


def _property(found: wire.Property) -> Property:
    source = PropertySource.SYSTEM if found.system else PropertySource(found.source)
    return Property(name=found.name, value=found.value, kind=PropertyKind(found.kind), source=source)


def _profile(found: wire.PublicProfile, absolute: Absolute) -> PublicProfile:
    return PublicProfile(
        source=found.source,
        fetched_at=found.fetched_at,
        name=found.name,
        avatar_url=_address(found.avatar_url, absolute),
        place=found.place,
        about=found.about,
        page=found.page,
        links=tuple(ProfileLink(title=each.title, url=each.url) for each in found.links),
    )


def _cart_item(found: wire.CartItem) -> CartItem:
    return CartItem(
        id=found.id,
        name=found.name,
        quantity=found.quantity,
        price=found.price,
        currency=found.currency,
        url=found.url,
    )


def _address(url: str | None, absolute: Absolute) -> str | None:
    return None if url is None else absolute(url) or None
