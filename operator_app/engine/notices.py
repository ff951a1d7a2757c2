"""What the engine tells the screen by itself."""

from operator_app.domain.accounts import Account
from operator_app.domain.arrivals import Arrival
from operator_app.domain.commands import Command
from operator_app.domain.updates import UpdateState
from operator_app.domain.value import AccountId, ClientId, DialogId, UserId, Value
from operator_app.engine.status import ConnectionStatus


class Changes(Value):
    """What in an account's archive (or of what passes: typing, presence) is no longer as it was."""

    account_id: AccountId
    rows: frozenset[DialogId] = frozenset()
    """Dialogs whose row or header changed, or that are new or gone."""
    feeds: frozenset[DialogId] = frozenset()
    """Dialogs whose messages changed."""
    users: frozenset[UserId] = frozenset()
    events: frozenset[UserId] = frozenset()
    """Users who did something on the site."""
    directory: bool = False
    everything: bool = False
    """A new snapshot: ask all anew."""

    def merged(self, other: "Changes") -> "Changes":
        """Both at once; of the same account."""
        return Changes(
            account_id=self.account_id,
            rows=self.rows | other.rows,
            feeds=self.feeds | other.feeds,
            users=self.users | other.users,
            events=self.events | other.events,
            directory=self.directory or other.directory,
            everything=self.everything or other.everything,
        )


class Attended(Value):
    """These dialogs need no alert any more: read, answered or closed, here or elsewhere, or taken by a colleague."""

    account_id: AccountId
    dialog_ids: frozenset[DialogId]


class StatusChanged(Value):
    account_id: AccountId
    status: ConnectionStatus


class CommandRefused(Value):
    """The backend said no; what the screen showed has been put back. Sent for a message only if its dialog may be gone:
    else the message shows it itself."""

    account_id: AccountId
    command: Command
    reason: str
    """A ``RefusalReason`` value."""


class UploadProgress(Value):
    """How much of a message's file has left. Told at most ten times a second, and when it is through."""

    account_id: AccountId
    client_id: ClientId
    place: int
    """Which of the message's files, from 0."""
    sent: int
    """In bytes."""


class AccountsChanged(Value):
    accounts: tuple[Account, ...]


class UpdateChanged(Value):
    """How far a newer version of the app is."""

    state: UpdateState


Notice = (
    Changes | Arrival | Attended | StatusChanged | CommandRefused | UploadProgress | AccountsChanged | UpdateChanged
)
