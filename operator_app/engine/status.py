"""How an account's connection stands, in the words the screen needs."""

from enum import StrEnum

from operator_app.domain.value import Milliseconds, Value

REMOVED = "removed"
"""``ConnectionStatus.problem`` of whoever is signed out because an owner has removed him from the team."""


TOKEN_TOO_NARROW = "token_too_narrow"  # noqa: S105 - the name of a problem
"""``ConnectionStatus.problem`` while the token is good, but gives no right to hear what happens."""


class Phase(StrEnum):
    STARTING = "starting"
    """The embedded backend is being started."""
    CONNECTING = "connecting"
    SYNCING = "syncing"
    """Connected, catching up."""
    ONLINE = "online"
    """Everything up to ``complete_up_to`` is here, and news arrives as it happens."""
    WAITING = "waiting"
    """No connection; next try at ``retry_at``."""
    SIGNED_OUT = "signed_out"
    """The token is not accepted; sign in again."""
    STOPPED = "stopped"
    """Will not try again by itself: see ``problem``."""


class ConnectionStatus(Value):
    phase: Phase
    problem: str | None = None
    """An ``UnreachableReason`` or ``ArchiveProblem`` value, ``not_a_backend``, ``backend_gone`` or ``REMOVED``; None when all is well."""
    retry_at: Milliseconds | None = None
    complete_up_to: Milliseconds | None = None
    unsent: int = 0
    """Jobs of the outbox that have not gone through, those that nobody waits for (read marks) left out."""
    session_only: bool = False
    """The token could not be kept in the keyring: after a restart one signs in again."""
    quiet: bool = False
    """Online, but the backend has said nothing for longer than it should: whether something was missed is looked at."""
    clock_ahead: Milliseconds = 0
    """How far this computer's clock is ahead of the backend's (negative: behind); 0 while nobody would notice."""
