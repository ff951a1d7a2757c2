"""Triggers: messages the backend writes first, in the name of an operator, when a user does something."""

from typing import Annotated

from msgspec import Meta

from chat_backend.protocol.wire import Wire

MAX_TRIGGERS = 100
"""Most triggers of one workspace."""
MAX_PATTERN = 500
"""Longest pattern of a page address, in characters."""
MAX_PAGE_SECONDS = 3_600
MAX_REPEAT_DAYS = 365


class WhenEvent(Wire, tag="event"):
    """An event of this name happened."""

    event: str


class WhenPage(Wire, tag="page"):
    """The user has been on a page for ``seconds`` (0: at once).

    ``pattern`` is compared with the address without its scheme and ``#…``, upper and lower case alike; ``*`` stands
    for anything. One that begins with ``/`` is compared with the path and query only. "" is every page.
    """

    pattern: str = ""
    seconds: Annotated[int, Meta(ge=0, le=MAX_PAGE_SECONDS)] = 0


class WhenSegment(Wire, tag="segment"):
    """The user came into a segment; those who are in it when the trigger is made are not written to."""

    segment_id: str


When = WhenEvent | WhenPage | WhenSegment


class Trigger(Wire, tag="trigger"):
    id: str
    number: int
    name: str
    when: When
    text: str
    operator_id: str
    """In whose name the message is written."""
    repeat_days: int | None = None
    """None: once to a user, ever; else again after so many days at the earliest."""
    not_while_talking: bool = True
    """Not while the user has an open dialog."""
    active: bool = True
    removed: bool = False


class PutTrigger(Wire, tag="put_trigger"):
    """Make or change a trigger; its id is the client's. Owners only."""

    id: str
    name: str
    when: When
    text: str
    operator_id: str
    repeat_days: Annotated[int, Meta(ge=1, le=MAX_REPEAT_DAYS)] | None = None
    not_while_talking: bool = True
    active: bool = True


class RemoveTrigger(Wire, tag="remove_trigger"):
    id: str


class TriggerCount(Wire):
    trigger_id: str
    sent: int
    answered: int
    """How many of the users written to have written since."""


class TriggerCounts(Wire):
    counts: tuple[TriggerCount, ...]
