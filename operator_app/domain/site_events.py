"""What users do on the site: events, the visits they belong to, and what they come to in total."""

from enum import StrEnum

from operator_app.domain.value import EventId, Milliseconds, UserId, Value, VisitId

Scalar = str | int | float | bool | None


class EventKind(StrEnum):
    """A kind that a newer backend knows becomes OTHER."""

    PAGE = "page"
    ORDER = "order"
    CART = "cart"
    SOURCE = "source"
    """Where the user came from at the beginning of a visit."""
    DIALOG = "dialog"
    SEGMENT = "segment"
    OTHER = "other"


class Event(Value):
    """One action. ``props`` are what the site said of it, by name."""

    id: EventId
    user_id: UserId
    kind: EventKind
    name: str
    at: Milliseconds
    visit_id: VisitId | None = None
    props: dict[str, Scalar] = {}
    page: str | None = None
    page_title: str | None = None


class Visit(Value):
    """A stay on the site without a long pause. ``number`` counts a user's visits from 1; 0 where it is not told."""

    id: VisitId
    user_id: UserId
    started_at: Milliseconds
    ended_at: Milliseconds
    number: int = 0
    source: str | None = None
    """Kind of where it came from, in the backend's words."""
    referrer: str | None = None
    utm: tuple[tuple[str, str], ...] = ()
    """What the address said of its origin: (``source``, ``google``), …"""
    landing_page: str | None = None
    pages: int = 0
    events: int = 0


class ExportFormat(StrEnum):
    """How all that is known of a user is written into a file."""

    CSV = "csv"
    JSON = "json"


class EventPage(Value):
    """Newest first, with the visits they belong to. ``next`` continues with older ones; None at the end."""

    events: tuple[Event, ...]
    visits: tuple[Visit, ...] = ()
    next: str | None = None


class UserTotals(Value):
    """All there has ever been. ``revenue`` in hundredths of the currency's unit; None where nothing was paid."""

    visits: int = 0
    pages: int = 0
    orders: int = 0
    revenue: int | None = None
    currency: str | None = None
    first_source: str | None = None
    first_seen_at: Milliseconds | None = None
    last_seen_at: Milliseconds | None = None
