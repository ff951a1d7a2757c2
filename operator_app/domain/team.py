"""The team: who is invited, how much each member has to do, where one is signed in."""

from enum import StrEnum

from operator_app.domain.mail import InvitationMail
from operator_app.domain.people import Role
from operator_app.domain.value import Milliseconds, OperatorId, Value

MIN_PASSWORD = 8
"""Characters; the backend asks for no fewer."""


class Invitation(Value):
    """Somebody was asked to join and has not come yet. ``email`` and ``name`` may be empty."""

    id: str
    email: str
    name: str
    role: Role
    invited_by: OperatorId
    expires_at: Milliseconds
    expired: bool = False


class Member(Value):
    """What is known of an operator besides what the directory tells."""

    operator_id: OperatorId
    open_dialogs: int
    last_seen_at: Milliseconds | None = None


class Team(Value):
    """``invitations`` are told to owners only."""

    members: tuple[Member, ...]
    invitations: tuple[Invitation, ...] = ()
    sends_mail: bool = False
    """Whether the server sends an invitation by itself to whoever's e-mail is given."""
    mails: tuple[InvitationMail, ...] = ()
    """What became of the invitations that were sent."""


class Invited(Value):
    """``link`` is a secret that is told this once: it lets in whoever has it."""

    invitation: Invitation
    link: str
    mail: InvitationMail | None = None
    """None: the server does not send this one."""


class JoinOffer(Value):
    """What the link of an invitation is worth."""

    team: str
    invited_by: str
    email: str
    name: str
    role: Role
    expires_at: Milliseconds


class Session(Value):
    """One place where one is signed in."""

    id: str
    device: str
    created_at: Milliseconds
    used_at: Milliseconds
    current: bool


class Presence(StrEnum):
    """Whether an operator can be counted on right now."""

    ONLINE = "online"
    IDLE = "idle"
    """Connected, but has touched no computer for a while."""
    AWAY = "away"
    """Has said so."""
    OFFLINE = "offline"
