"""Requests about the team and its numbers: asked of the backend, kept nowhere."""

import uuid
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from operator_app.backends.team_port import TeamBackend
from operator_app.domain.problems import RefusalReason, Refused
from operator_app.domain.statistics import Statistics
from operator_app.domain.team import Invited, Session, Team
from operator_app.domain.value import ClientId
from operator_app.engine import team_requests as requests
from operator_app.engine.account_session import AccountSession
from operator_app.engine.requests import AccountRequest


async def get_team(session: AccountSession, _asked: requests.GetTeam) -> Team:
    return await (await _team(session)).team()


async def invite(session: AccountSession, asked: requests.Invite) -> Invited:
    return await (await _team(session)).invite(
        asked.id, email=asked.email, name=asked.name, role=asked.role, language=asked.language
    )


async def revoke_invitation(session: AccountSession, asked: requests.RevokeInvitation) -> None:
    await (await _team(session)).revoke_invitation(asked.id)


async def change_role(session: AccountSession, asked: requests.ChangeRole) -> None:
    await (await _team(session)).change_role(_fresh(), asked.operator_id, asked.role)


async def rename_operator(session: AccountSession, asked: requests.RenameOperator) -> None:
    await (await _team(session)).rename(_fresh(), asked.operator_id, asked.name)


async def remove_operator(session: AccountSession, asked: requests.RemoveOperator) -> None:
    await (await _team(session)).remove(_fresh(), asked.operator_id)


async def change_password(session: AccountSession, asked: requests.ChangePassword) -> None:
    await (await _team(session)).change_password(asked.old, asked.new)


async def get_sessions(session: AccountSession, _asked: requests.GetSessions) -> tuple[Session, ...]:
    return await (await _team(session)).sessions()


async def end_session(session: AccountSession, asked: requests.EndSession) -> None:
    await (await _team(session)).end_session(asked.id)


async def get_statistics(session: AccountSession, asked: requests.GetStatistics) -> Statistics:
    return await (await _team(session)).statistics(asked.period)


async def _team(session: AccountSession) -> TeamBackend:
    team = (await session.backend()).team
    if team is None:
        raise Refused(RefusalReason.OTHER, "this backend has no team")
    return team


def _fresh() -> ClientId:
    return ClientId(str(uuid.uuid4()))


ANSWERS: Final[Mapping[type[AccountRequest[Any]], Callable[[AccountSession, Any], Awaitable[Any]]]] = {
    requests.GetTeam: get_team,
    requests.Invite: invite,
    requests.RevokeInvitation: revoke_invitation,
    requests.ChangeRole: change_role,
    requests.RenameOperator: rename_operator,
    requests.RemoveOperator: remove_operator,
    requests.ChangePassword: change_password,
    requests.GetSessions: get_sessions,
    requests.EndSession: end_session,
    requests.GetStatistics: get_statistics,
}
