"""What users did on the site: events, the visits they belong to, and what they add up to.

Events are not in the change log: there are millions of them. They are read in pages, and passing ones are told by
``Happened``.
"""

from typing import Literal

import msgspec

from chat_backend.protocol.people import SetValue, User, UserNote
from chat_backend.protocol.wire import Wire

EventKind = Literal["page", "order", "cart", "source", "dialog", "segment", "other"]
Scalar = str | int | float | bool

PAGE_VIEWED = "page_viewed"
"""Name of events of kind ``page``."""
VISIT_STARTED = "visit_started"
"""Name of events of kind ``source``: one at the beginning of each visit; ``props`` are ``source``, ``referrer``, ``utm_…``."""
MAX_EVENTS = 50
"""Most events in one request."""
MAX_EVENT_PROPS = 30
"""Most properties of one event."""
MAX_EVENT_TEXT = 500
"""Longest text among an event's properties, in characters."""
MAX_PROPERTIES = 200
"""Most properties of one user that are not the backend's own."""
MAX_PROPERTY_NAME = 100
MAX_PROPERTY_TEXT = 1_000
MAX_PROPERTY_LIST = 50


class Event(Wire):
    """One thing a user did, or that happened to him.

    Names with a meaning of their own: ``page_viewed``; ``product_viewed``, ``cart_added``, ``cart_removed``,
    ``cart_cleared``, ``order_placed``, ``order_paid``, ``order_refunded``; ``visit_started``; ``dialog_started``,
    ``dialog_closed``; ``segment_entered``, ``segment_left``. Any other name is the site's own, of kind ``other``.
    """

    id: str
    user_id: str
    kind: EventKind
    name: str
    at: int
    visit_id: str | None = None
    props: dict[str, Scalar] = msgspec.field(default_factory=dict)
    page: str | None = None
    page_title: str | None = None


class Utm(Wire):
    """The marks of a campaign in the landing page's address."""

    source: str | None = None
    medium: str | None = None
    campaign: str | None = None
    term: str | None = None
    content: str | None = None


class Visit(Wire):
    """A stretch of events without 30 minutes of silence in it."""

    id: str
    user_id: str
    started_at: int
    ended_at: int
    """When its newest event happened."""
    source: str
    """``utm_source``, else the host of the referring page, else ``direct``."""
    referrer: str | None = None
    utm: Utm | None = None
    landing_page: str | None = None
    pages: int = 0
    events: int = 0


class EventPage(Wire):
    """Events, newest first, with the visits they belong to. ``next`` is passed back as ``before``; None at the end."""

    events: tuple[Event, ...]
    visits: tuple[Visit, ...]
    next: str | None = None
    ordinals: dict[str, int] = msgspec.field(default_factory=dict)
    """Which of the user's visits each of them is, by its id; his first is 1."""


class Money(Wire):
    """``amount`` in minor units (cents) of ``currency`` (ISO 4217)."""

    amount: int
    currency: str


class UserTotals(Wire):
    """What a user's events add up to."""

    user_id: str
    first_seen_at: int
    last_seen_at: int
    visits: int = 0
    pages: int = 0
    orders: int = 0
    """Orders placed or paid, each counted once."""
    revenue: int = 0
    """What was paid less what was given back, in minor units of ``currency``."""
    currency: str | None = None
    other_revenue: tuple[Money, ...] = ()
    """The same in further currencies."""
    first_source: str | None = None
    counts: dict[EventKind, int] = msgspec.field(default_factory=dict)
    """Number of events of each kind."""


class LivePage(Wire):
    """Where on the site the user is now."""

    page: str | None = None
    page_title: str | None = None


class UserCard(Wire):
    """Answer of ``GET /api/v1/users/{id}``. ``live`` None: not on the site now. Notes: newest first, none removed."""

    user: User
    totals: UserTotals
    notes: tuple[UserNote, ...]
    live: LivePage | None = None


class UserPage(Wire):
    """Users, those on the site first, then by when they were last seen; ``totals`` of each, in the same order."""

    users: tuple[User, ...]
    totals: tuple[UserTotals, ...] = ()
    present: tuple[str, ...] = ()
    """Ids of those on the site now."""
    next: str | None = None


class SiteEvent(Wire):
    """An event as the page tells it. ``id`` is the page's own (the same id is the same event); ``age``: how many
    milliseconds ago it happened when the request left, since clocks of browsers are often wrong."""

    id: str
    name: str
    age: int = 0
    props: dict[str, Scalar] = msgspec.field(default_factory=dict)
    page: str | None = None
    page_title: str | None = None
    referrer: str | None = None


class SiteEvents(Wire):
    """Body of ``POST /site/v1/events``."""

    events: tuple[SiteEvent, ...]


class Tracked(Wire):
    """How many events were new, and how many had been taken before."""

    taken: int
    known: int = 0


class SiteIdentify(Wire):
    """Body of ``POST /site/v1/identify``. ``proof``: HMAC-SHA256 of ``id`` in hex, made on the site's server with the
    workspace's identity key, so that nobody can pose as another."""

    id: str
    proof: str
    properties: dict[str, SetValue] = msgspec.field(default_factory=dict)


class SiteIdentity(Wire):
    """Who the visitor is now. ``token`` replaces his own when it is given: another person uses this browser."""

    user_id: str
    token: str | None = None


class SiteProperties(Wire):
    """Body of ``PUT /site/v1/properties``. ``name``, ``email`` and ``phone`` are the user's own fields."""

    properties: dict[str, SetValue]


class ServerEvent(Wire):
    """An event as the site's server tells it. ``id`` is the server's own; ``at`` None: now."""

    id: str
    name: str
    at: int | None = None
    props: dict[str, Scalar] = msgspec.field(default_factory=dict)
    page: str | None = None
    page_title: str | None = None


class ServerTrack(Wire):
    """Body of ``POST /server/v1/track``. ``user`` is the user's id in the site's own system; made known if he is not."""

    user: str
    events: tuple[ServerEvent, ...]


class ServerIdentify(Wire):
    """Body of ``POST /server/v1/identify``. ``visitor_id``: a user of the chat who turned out to be this one."""

    user: str
    properties: dict[str, SetValue] = msgspec.field(default_factory=dict)
    visitor_id: str | None = None


class ServerSet(Wire):
    """Body of ``POST /server/v1/set``: as identify, but only for a user who is known."""

    user: str
    properties: dict[str, SetValue]


class ServerUser(Wire):
    user_id: str
    made: bool = False
