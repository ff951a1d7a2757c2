"""What became of each alert, so that an operator can read why there was none."""

from enum import StrEnum

from operator_app.domain.arrivals import ArrivalReason
from operator_app.domain.people import User
from operator_app.domain.value import AccountId, DialogId, MessageId, Milliseconds, UserId, Value


class Outcome(StrEnum):
    SHOWN = "shown"
    """In a bubble of its own."""
    SHOWN_TOGETHER = "shown_together"
    """In one line with others, for they came at once."""
    SOUNDED = "sounded"
    """A sound and no bubble, as the rules say."""
    SUPPRESSED = "suppressed"
    """On purpose; ``reason`` is a ``Suppressed`` value."""
    NOT_SHOWN = "not_shown"
    """It could not be; ``reason`` is a ``NotShownReason`` value."""
    CLICKED = "clicked"
    WITHDRAWN = "withdrawn"
    """Taken down, for the dialog needed nobody any more."""


class LedgerEntry(Value):
    """One thing that became of one alert."""

    at: Milliseconds
    outcome: Outcome
    account_id: AccountId
    dialog_id: DialogId
    message_id: MessageId | None = None
    cause: ArrivalReason | None = None
    """What happened in the dialog; None when a click or withdrawal is about several."""
    reason: str | None = None
    way: str | None = None
    """The adapter that showed it."""


class LedgerLine(Value):
    """An entry as a person reads it."""

    entry: LedgerEntry
    user_id: UserId | None
    """None: the dialog is gone."""
    user: User | None
