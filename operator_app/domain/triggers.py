"""Triggers: messages the backend writes first, in an operator's name, when a user does something."""

from typing import Final

from operator_app.domain.value import OperatorId, Revision, SegmentId, TriggerId, Value

MAX_PATTERN: Final = 500
MAX_PAGE_SECONDS: Final = 3_600
MAX_REPEAT_DAYS: Final = 365


class WhenEvent(Value, tag="event"):
    event: str


class WhenPage(Value, tag="page"):
    """On a page whose address fits the pattern ("" fits all), after some seconds."""

    pattern: str = ""
    seconds: int = 0


class WhenSegment(Value, tag="segment"):
    """The user came into a segment."""

    segment_id: SegmentId


When = WhenEvent | WhenPage | WhenSegment


class Trigger(Value):
    id: TriggerId
    name: str
    when: When
    text: str
    operator_id: OperatorId
    """In whose name the message is written."""
    revision: Revision = 0
    repeat_days: int | None = None
    """None: once to a user, ever."""
    not_while_talking: bool = True
    """Not while the user has an open dialog."""
    active: bool = True
    removed: bool = False


class TriggerNumbers(Value):
    """What became of a trigger's messages."""

    sent: int = 0
    answered: int = 0
