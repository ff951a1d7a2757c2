"""Routes of the team: who is in it, invitations, joining, one's own password and sessions."""

import hmac

from litestar import delete, get, post, put
from litestar.params import FromPath, JSONBody
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend import password_rules
from chat_backend.client_address import address_of
from chat_backend.commands import checks
from chat_backend.database.tables import dialogs, operators
from chat_backend.operators_api.sign_in import AnyRequest, open_session
from chat_backend.people import contact
from chat_backend.protocol import (
    ChangePassword,
    Invite,
    Invited,
    Join,
    JoinLook,
    JoinOffer,
    Member,
    Sessions,
    SignedIn,
    Team,
)
from chat_backend.refusals import Refused
from chat_backend.services import FromOperator, FromServices


@get("/api/v1/team")
async def team(session: FromOperator, services: FromServices) -> Team:
    """Invitations are for owners' eyes only."""
    async with services.database.read() as connection:
        members = await _members(connection, session.workspace_id)
        if session.operator.role != "owner":
            return Team(members=members)
        return Team(
            members=members,
            invitations=await services.invitations.open_ones(connection, session.workspace_id),
            sends_mail=services.mail.sends_invitations,
            mails=await services.mail.queue.of_invitations(connection, session.workspace_id),
        )


@put("/api/v1/invitations/{invitation_id:str}")
async def invite(
    session: FromOperator, services: FromServices, invitation_id: FromPath[str], data: JSONBody[Invite]
) -> Invited:
    """The link holds its token behind a ``#``: browsers do not send it to any server, so it is in no log."""
    services.limits.invitation.require(session.workspace_id, "invitations in an hour")
    workspace_id = session.workspace_id
    invitation, token, mail_id = await services.invitations.invite(workspace_id, session.operator, invitation_id, data)
    mail = None if mail_id is None else await services.mail.became_of(workspace_id, mail_id)
    return Invited(
        invitation=invitation,
        link=services.mail.links.join(token),
        mailed=mail is not None and mail.state == "sent",
        mail=mail,
    )


@delete("/api/v1/invitations/{invitation_id:str}", status_code=204)
async def revoke_invitation(session: FromOperator, services: FromServices, invitation_id: FromPath[str]) -> None:
    await services.invitations.revoke(session.workspace_id, session.operator, invitation_id)


@post("/api/v1/join/look", status_code=200)
async def look_at_invitation(request: AnyRequest, data: JSONBody[JoinLook], services: FromServices) -> JoinOffer:
    services.limits.join.require(address_of(request), "looks at invitations")
    return await services.invitations.offer(data.token)


@post("/api/v1/join", status_code=200)
async def join(request: AnyRequest, data: JSONBody[Join], services: FromServices) -> SignedIn:
    """The link first, then what whoever comes has chosen: nothing is hashed for a worthless one."""
    services.limits.join.require(address_of(request), "tries to join")
    offer = await services.invitations.offer(data.token)
    name = checks.name(data.name)
    email = offer.email or contact.email(data.email)
    password = password_rules.checked(data.password, email=email, name=name)
    workspace_id, operator = await services.invitations.join(
        data.token, name=name, email=email, password_hash=await services.passwords.hash(password)
    )
    return await open_session(services, workspace_id, operator.id, data.device)


@post("/api/v1/password", status_code=204)
async def change_password(
    request: AnyRequest, session: FromOperator, services: FromServices, data: JSONBody[ChangePassword]
) -> None:
    """The old one is asked for, so that an unlocked computer is not enough."""
    services.limits.sign_in.require(f"{address_of(request)} {session.operator.id}", "wrong passwords")
    login = await services.accounts.login(session.operator.email)
    if login is None or login.operator_id != session.operator.id or login.password_hash is None:
        raise Refused("forbidden", "This operator signs in without a password.")
    if not await services.passwords.matches(data.old, login.password_hash):
        raise Refused("wrong_password", "This is not the password.", field="old", status=400)
    services.limits.sign_in.give_back(f"{address_of(request)} {session.operator.id}")
    new = password_rules.checked(data.new, email=session.operator.email, name=session.operator.name, field="new")
    if hmac.compare_digest(new.encode(), data.old.encode()):
        raise Refused("weak_password", "The new password is the old one.", field="new")
    ended = await services.sessions.set_password(
        session.workspace_id,
        session.operator.id,
        await services.passwords.hash(new),
        but=session.token_digest,
    )
    for digest in ended:
        services.board.sign_out(digest)


@get("/api/v1/sessions")
async def sessions(session: FromOperator, services: FromServices) -> Sessions:
    return Sessions(
        sessions=await services.sessions.of_operator(
            session.workspace_id, session.operator.id, current=session.token_digest
        )
    )


@delete("/api/v1/sessions/{session_id:str}", status_code=204)
async def end_session(session: FromOperator, services: FromServices, session_id: FromPath[str]) -> None:
    """One's own only; its streams end."""
    ended = await services.sessions.end(session.workspace_id, session.operator.id, session_id)
    if not ended:
        raise Refused("not_found", "There is no such session of yours.")
    for digest in ended:
        services.board.sign_out(digest)


async def _members(connection: AsyncConnection, workspace_id: str) -> tuple[Member, ...]:
    counted = await connection.execute(
        select(dialogs.c.assignee_id, func.count())
        .where(dialogs.c.workspace_id == workspace_id, dialogs.c.state == "open", dialogs.c.assignee_id.is_not(None))
        .group_by(dialogs.c.assignee_id)
    )
    open_dialogs = {row[0]: row[1] for row in counted}
    found = await connection.execute(
        select(operators.c.id, operators.c.last_seen_at).where(
            operators.c.workspace_id == workspace_id, operators.c.removed.is_(False)
        )
    )
    return tuple(
        Member(operator_id=row.id, open_dialogs=open_dialogs.get(row.id, 0), last_seen_at=row.last_seen_at)
        for row in found
    )
