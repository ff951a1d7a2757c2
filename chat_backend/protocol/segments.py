"""Segments: sets of users that a rule names. A rule is a tree of conditions; the backend keeps who fulfils it."""

from typing import Annotated, Literal, get_args

from msgspec import Meta

from chat_backend.protocol.events import Scalar
from chat_backend.protocol.wire import Wire

MAX_RULE_DEPTH = 5
"""Deepest nesting of a rule; a lone condition is 1."""
MAX_RULE_PARTS = 50
"""Most conditions and groups in one rule."""
MAX_RULE_TEXT = 200
"""Longest name or value in a condition, in characters."""
MAX_RULE_DAYS = 3_650
"""Furthest a condition looks back, in days."""
MAX_SEGMENTS = 100
"""Most segments of one workspace."""

MAX_EVENT_COUNT = 1_000
"""Largest number of times a condition counts to."""

Days = Annotated[int, Meta(ge=1, le=MAX_RULE_DAYS)]
Than = Literal["more", "less"]
Comparison = Literal["is", "is_not", "contains", "starts_with", "more", "less", "known", "unknown"]
UserField = Literal["name", "email", "phone", "external_id", "language", "place", "browser", "time_zone"]
USER_FIELDS: tuple[UserField, ...] = get_args(UserField)


class AllOf(Wire, tag="all"):
    """Every one of them; of none at all it is true."""

    rules: tuple["Rule", ...]


class AnyOf(Wire, tag="any"):
    """At least one of them; of none at all it is false."""

    rules: tuple["Rule", ...]


class NotOf(Wire, tag="not"):
    rule: "Rule"


class PropertyIs(Wire, tag="property"):
    """A property the site, the server or an operator set, compared with a value.

    Texts are compared without regard to case; ``more`` and ``less`` compare numbers and dates (ms); of a list any
    item may fulfil it. What is not known fulfils ``unknown`` and ``is_not`` only.
    """

    name: str
    comparison: Comparison
    value: Scalar | None = None
    """None with ``known`` and ``unknown`` only."""


class FieldIs(Wire, tag="field"):
    """A field of the user himself; compared as a text."""

    field: UserField
    comparison: Comparison
    value: str | None = None


class EventCount(Wire, tag="event_count"):
    """How often an event happened: between ``at_least`` and ``at_most`` times, in all or in the last ``days``."""

    event: str
    at_least: Annotated[int, Meta(ge=0, le=MAX_EVENT_COUNT)] | None = None
    at_most: Annotated[int, Meta(ge=0, le=MAX_EVENT_COUNT)] | None = None
    days: Days | None = None


class EventWhen(Wire, tag="event_when"):
    """An event happened for the first or last time more or less than some days ago; never is neither."""

    event: str
    which: Literal["first", "last"]
    than: Than
    days: Days


class Seen(Wire, tag="seen"):
    """The user came for the first time, or was there for the last time, more or less than some days ago."""

    which: Literal["first", "last"]
    than: Than
    days: Days


class IsPresent(Wire, tag="present"):
    """The user is on the site now."""


Rule = AllOf | AnyOf | NotOf | PropertyIs | FieldIs | EventCount | EventWhen | Seen | IsPresent


class Segment(Wire, tag="segment"):
    """A named set of users; ``User.segments`` holds the ids of those a user is in."""

    id: str
    number: int
    name: str
    rule: Rule
    ready: bool = True
    """False while the users known before are still being looked through."""
    removed: bool = False


class PutSegment(Wire, tag="put_segment"):
    """Make or change a segment; its id is the client's. Owners only."""

    id: str
    name: str
    rule: Rule


class RemoveSegment(Wire, tag="remove_segment"):
    id: str


class SegmentCount(Wire):
    segment_id: str
    users: int


class SegmentCounts(Wire):
    """How many users each segment has now."""

    counts: tuple[SegmentCount, ...]
