"""What became of each alert, so that an operator can read why there was none."""

from enum import StrEnum

from operator_app.domain.value import AccountId, DialogId, MessageId, Milliseconds, Value


class Outcome(StrEnum):
    SHOWN = "shown"
    """In a bubble of its own."""
    SHOWN_TOGETHER = "shown_together"
    """In one line with others, for they came at once."""
    SUPPRESSED = "suppressed"
    """On purpose; ``reason`` is a ``Suppressed`` value."""
    NOT_SHOWN = "not_shown"
    """It could not be; ``reason`` is a ``NotShownReason`` value."""
    CLICKED = "clicked"
    WITHDRAWN = "withdrawn"
    """Taken down, for the dialog needed nobody any more."""


class LedgerEntry(Value):
    at: Milliseconds
    outcome: Outcome
    account_id: AccountId
    dialog_id: DialogId
    message_id: MessageId | None = None
    reason: str | None = None
