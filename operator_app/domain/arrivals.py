"""Something happened that an operator may have to be alerted to."""

from enum import StrEnum

from operator_app.domain.lists import Ownership
from operator_app.domain.team_hours import ALWAYS, TeamHours
from operator_app.domain.value import AccountId, DialogId, MessageId, Milliseconds, Revision, UserId, Value


class ArrivalReason(StrEnum):
    NEW_DIALOG = "new_dialog"
    NEW_MESSAGE = "new_message"
    REOPENED = "reopened"
    TRANSFERRED = "transferred"
    """Assigned to this operator by somebody else."""
    MENTIONED = "mentioned"
    WAITING = "waiting"
    """Nobody has answered for as long as this operator wants to be told of."""


class Arrival(Value):
    """One for each message or transfer that arrived live or was found after an outage; never repeated."""

    account_id: AccountId
    reason: ArrivalReason
    dialog_id: DialogId
    user_id: UserId
    ownership: Ownership
    """MINE, UNASSIGNED or OPERATOR (a colleague's)."""
    muted: bool
    message_id: MessageId | None
    writer: str | None
    """Name of who wrote, of whose dialog it is where somebody gives it; None for a nameless user."""
    text: str
    at: Milliseconds
    position: Revision | None = None
    """Where in its dialog the message stands; None when it is about no message."""
    team_hours: TeamHours = ALWAYS
    """When the team of this account works."""
