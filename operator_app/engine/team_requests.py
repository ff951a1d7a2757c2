"""What the screen may ask about the team and its numbers. All of it waits for the network and raises ``BackendError`` kinds."""

from operator_app.domain.accounts import Account
from operator_app.domain.people import Role
from operator_app.domain.service import ServiceOffer, ServiceOperator
from operator_app.domain.statistics import Period, Statistics
from operator_app.domain.team import Invited, JoinOffer, Session, Team
from operator_app.domain.value import OperatorId
from operator_app.engine.requests import AccountRequest, EngineRequest


class GetTeam(AccountRequest[Team]):
    """Who has how much to do, and for owners who is invited. Names and roles are in the directory."""


class Invite(AccountRequest[Invited]):
    """A new invitation; for a known id a new link in place of the earlier one."""

    id: str
    email: str = ""
    name: str = ""
    role: Role = Role.OPERATOR
    language: str = ""
    """Of the e-mail; empty: the server's own."""


class RevokeInvitation(AccountRequest[None]):
    id: str


class ChangeRole(AccountRequest[None]):
    operator_id: OperatorId
    role: Role


class RenameOperator(AccountRequest[None]):
    operator_id: OperatorId
    name: str


class RemoveOperator(AccountRequest[None]):
    operator_id: OperatorId


class ChangePassword(AccountRequest[None]):
    """One's own; all other sessions end."""

    old: str
    new: str


class GetSessions(AccountRequest[tuple[Session, ...]]):
    """Where one is signed in, here first."""


class EndSession(AccountRequest[None]):
    id: str


class GetStatistics(AccountRequest[Statistics]):
    period: Period


class LookAtInvitation(EngineRequest[JoinOffer]):
    """What a link is worth. Raises ``Refused(INVITATION_OVER)``."""

    address: str
    token: str


class Join(EngineRequest[Account]):
    """Become an operator of the team that an invitation is from; ``email`` counts where the invitation has none."""

    address: str
    token: str
    name: str
    email: str
    password: str


class LookAtService(EngineRequest[ServiceOffer]):
    """Whose token it is, and who answers there. ``brand``: a ``Brand`` value; the addresses count for ``other`` only,
    ``site_id`` for a token that does not tell it. Raises ``SignedOut`` for a token that is not accepted."""

    brand: str
    token: str
    api: str = ""
    realtime: str = ""
    site_id: str = ""


class EnterService(EngineRequest[Account]):
    """Be one of the operators of an offer."""

    offer: ServiceOffer
    token: str
    operator: ServiceOperator


class TellIdle(EngineRequest[None]):
    """Whether the operator has left this computer alone for a while; of all accounts."""

    idle: bool
