"""The team: who was invited, who joins, which sessions one has.

``ChangeRole``, ``RemoveOperator`` and ``RenameOperator`` are commands. Invitations and sessions are not in the change
log: what makes them worth something is a secret that only one person may see, once.
"""

from typing import Literal

from chat_backend.protocol.mail import InvitationMail, MailLanguage
from chat_backend.protocol.people import OperatorRole
from chat_backend.protocol.wire import Wire

INVITATION_DAYS = 7
"""For how many days a link lets somebody in."""
MIN_PASSWORD = 8
MAX_PASSWORD = 1_000
"""Shortest and longest password, in characters."""


class ChangeRole(Wire, tag="change_role"):
    """Only by an owner. The last owner stays one: ``last_owner``."""

    operator_id: str
    role: OperatorRole


class RemoveOperator(Wire, tag="remove_operator"):
    """Only by an owner: sign an operator out everywhere for good; his dialogs become nobody's. Not the last owner."""

    operator_id: str


class RenameOperator(Wire, tag="rename_operator"):
    """Oneself, or by an owner."""

    operator_id: str
    name: str


InvitationState = Literal["open", "used", "revoked", "expired"]


class Invitation(Wire):
    """Somebody was asked to join. ``email`` and ``name`` are empty where whoever comes gives his own."""

    id: str
    email: str
    name: str
    role: OperatorRole
    invited_by: str
    created_at: int
    expires_at: int
    state: InvitationState = "open"
    operator_id: str | None = None
    """Who joined by it."""


class Invite(Wire):
    """Body of ``PUT /api/v1/invitations/{id}``: make an invitation, or give one that is still open a new link."""

    email: str = ""
    name: str = ""
    role: OperatorRole = "operator"
    language: MailLanguage = ""
    """Of the e-mail that is sent where ``email`` is given and the server sends mail."""


class Invited(Wire):
    """The link is told this once and nowhere kept; an earlier one of the same invitation opens nothing any more."""

    invitation: Invitation
    link: str
    """Absolute where the server knows its public address, else relative to the address it was reached by."""
    mailed: bool = False
    """Whether the server has sent it to ``Invitation.email`` by itself."""
    mail: InvitationMail | None = None
    """None: it does not send this one."""


class Member(Wire):
    """What the list of a team shows of an operator besides what the change log tells."""

    operator_id: str
    open_dialogs: int
    last_seen_at: int | None = None
    """When he was last connected; None: not yet, or not known."""


class Team(Wire):
    """Answer of ``GET /api/v1/team``. Invitations are told to owners only: those that are open or have run out."""

    members: tuple[Member, ...]
    invitations: tuple[Invitation, ...] = ()
    sends_mail: bool = False
    """Whether this server can send an invitation by e-mail."""
    mails: tuple[InvitationMail, ...] = ()
    """Of the invitations that were sent by e-mail."""


class JoinLook(Wire):
    """Body of ``POST /api/v1/join/look``, open to all: what is this link worth?"""

    token: str


class JoinOffer(Wire):
    """What a link offers. A worthless one is refused with ``invitation_over``."""

    workspace: str
    invited_by: str
    """Name of the operator."""
    email: str
    name: str
    role: OperatorRole
    expires_at: int


class Join(Wire):
    """Body of ``POST /api/v1/join``; answered with ``SignedIn``. ``email`` counts where the invitation has none."""

    token: str
    name: str
    password: str
    email: str = ""
    device: str = ""


class ChangePassword(Wire):
    """Body of ``POST /api/v1/password``. All other sessions of this operator end."""

    old: str
    new: str


class Session(Wire):
    """One place where an operator is signed in."""

    id: str
    device: str
    created_at: int
    used_at: int
    """About when it was used last."""
    current: bool = False
    """The one that asks."""


class Sessions(Wire):
    """Answer of ``GET /api/v1/sessions``: one's own, the newest use first."""

    sessions: tuple[Session, ...]
