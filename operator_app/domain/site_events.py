"""What users do on the site: events, the visits they belong to, and what they come to in total."""

from enum import StrEnum

from msgspec import field

from operator_app.domain.value import EventId, Milliseconds, UserId, Value, VisitId

Scalar = str | int | float | bool


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
    props: dict[str, Scalar] = field(default_factory=dict)
    page: str | None = None
    page_title: str | None = None


class Visit(Value):
    """A stay on the site without a long pause."""

    id: VisitId
    user_id: UserId
    started_at: Milliseconds
    ended_at: Milliseconds
    source: str
    """The campaign's own word for where it came from, else the host of the referring page, else ``direct``."""
    referrer: str | None = None
    campaign: tuple[str, ...] = ()
    """What the landing page's address said besides its source: medium, campaign, term, content, as far as told."""
    landing_page: str | None = None
    pages: int = 0
    events: int = 0
    ordinal: int = 0
    """Which of the user's visits it is: his first is 1; 0: not told."""


class ExportFormat(StrEnum):
    """How all that is known of a user is written into a file."""

    CSV = "csv"
    JSON = "json"


class EventPage(Value):
    """Newest first, with the visits they belong to. ``next`` continues with older ones; None at the end."""

    events: tuple[Event, ...]
    visits: tuple[Visit, ...] = ()
    next: str | None = None


class Money(Value):
    """``amount`` in hundredths of the unit of ``currency`` (ISO 4217)."""

    amount: int
    currency: str


class UserTotals(Value):
    """What all events of a user come to."""

    first_seen_at: Milliseconds
    last_seen_at: Milliseconds
    visits: int = 0
    pages: int = 0
    orders: int = 0
    revenue: tuple[Money, ...] = ()
    """What was paid less what was given back; the main currency first."""
    first_source: str | None = None
