"""Segments: sets of users that owners have described by a rule. Who is in which is told with each user."""

from typing import Final, Literal

from operator_app.domain.value import Revision, SegmentId, Value

MAX_RULE_PARTS: Final = 50
"""Most conditions and groups in one rule."""
MAX_RULE_DEPTH: Final = 5
MAX_RULE_TEXT: Final = 200
MAX_RULE_DAYS: Final = 3_650
MAX_EVENT_COUNT: Final = 1_000

Than = Literal["more", "less"]
Comparison = Literal["is", "is_not", "contains", "starts_with", "more", "less", "known", "unknown"]
UserField = Literal["name", "email", "phone", "external_id", "language", "place", "browser", "time_zone"]


class AllOf(Value, tag="all"):
    rules: tuple["Rule", ...]


class AnyOf(Value, tag="any"):
    rules: tuple["Rule", ...]


class NotOf(Value, tag="not"):
    rule: "Rule"


class PropertyIs(Value, tag="property"):
    name: str
    comparison: Comparison
    value: str | int | float | bool | None = None


class FieldIs(Value, tag="field"):
    field: UserField
    comparison: Comparison
    value: str | None = None


class EventCount(Value, tag="event_count"):
    event: str
    at_least: int | None = None
    at_most: int | None = None
    days: int | None = None


class EventWhen(Value, tag="event_when"):
    event: str
    which: Literal["first", "last"]
    than: Than
    days: int


class Seen(Value, tag="seen"):
    which: Literal["first", "last"]
    than: Than
    days: int


class IsPresent(Value, tag="present"):
    """The user is on the site now."""


Condition = PropertyIs | FieldIs | EventCount | EventWhen | Seen | IsPresent
Rule = AllOf | AnyOf | NotOf | Condition


class Segment(Value):
    id: SegmentId
    revision: Revision
    name: str
    removed: bool = False
    rule: Rule = AllOf(rules=())
    ready: bool = True
    """False while the backend still looks through the users it knew before."""
