"""Invitations: made by an owner, worth something to whoever has the link, once and for some days."""

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Row, and_, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend import tokens
from chat_backend.change_log import ChangeLog
from chat_backend.clock import Clock
from chat_backend.commands import checks
from chat_backend.commands.team import require_owner_now
from chat_backend.database import rows
from chat_backend.database.connection import Database
from chat_backend.database.tables import invitations, operators, workspaces
from chat_backend.identifiers import is_client_made_id, new_id
from chat_backend.mail.room import MailRoom
from chat_backend.open_change import OpenChange
from chat_backend.people import contact
from chat_backend.protocol import INVITATION_DAYS, Invitation, Invite, JoinOffer, Operator
from chat_backend.refusals import Refused

LIFE = INVITATION_DAYS * 24 * 3600 * 1000
"""Milliseconds for which a link lets somebody in."""
MOST_OPEN = 200
"""Invitations of one team that may be open at a time."""
_SHOWN_AFTER = 30 * 24 * 3600 * 1000
"""Milliseconds for which an invitation that has run out is still listed."""
_OVER = "This invitation is over: it was used or taken back, or it has run out."


class Invitations:
    """Tokens are told once and kept as digests only, so nobody who reads the database can join."""

    def __init__(self, database: Database, log: ChangeLog, clock: Clock, mail: MailRoom) -> None:
        self._database = database
        self._log = log
        self._clock = clock
        self._mail = mail

    async def invite(
        self, workspace_id: str, actor: Operator, invitation_id: str, asked: Invite
    ) -> tuple[Invitation, str, str | None]:
        """A new invitation, or a new link for one that is not used yet.

        The answer: it, the token of the link, and the id of the e-mail that takes the link to whom it is for, if one does.
        """
        if not is_client_made_id(invitation_id):
            raise Refused("bad_request", "This is no id for an invitation.", field="id")
        email = contact.email(asked.email) if asked.email.strip() else ""
        name = checks.name(asked.name) if asked.name.strip() else ""
        token, now, mail_id = tokens.new_token(), self._clock(), None
        async with self._database.write() as connection:
            await require_owner_now(connection, workspace_id, actor)
            if email and await _is_taken(connection, email):
                raise Refused("email_taken", "An operator signs in with this e-mail already.", field="email")
            known = await _find(connection, workspace_id, invitation_id)
            if known is not None and known.state != "open":
                raise Refused("invitation_over", _OVER, field="id")
            if known is None and await _count_open(connection, workspace_id, now) >= MOST_OPEN:
                raise Refused("too_many", f"At most {MOST_OPEN} invitations are open at a time.")
            invitation = Invitation(
                id=invitation_id,
                email=email,
                name=name,
                role=asked.role,
                invited_by=actor.id,
                created_at=now,
                expires_at=now + LIFE,
            )
            values = {**msgspec.structs.asdict(invitation), "digest": tokens.digest(token)}
            if known is None:
                await connection.execute(insert(invitations).values(workspace_id=workspace_id, **values))
            else:
                await connection.execute(update(invitations).where(_is(workspace_id, invitation_id)).values(values))
            await self._mail.queue.take_back(connection, workspace_id, invitation_id)  # an earlier link is dead
            if self._mail.can_invite(email):
                team = await connection.scalar(select(workspaces.c.name).where(workspaces.c.id == workspace_id))
                mail_id = await self._mail.invite(
                    connection,
                    workspace_id,
                    invitation_id,
                    email=email,
                    who=actor.name,
                    team=str(team),
                    link=self._mail.links.join(token),
                    language=asked.language,
                )
        return invitation, token, mail_id

    async def revoke(self, workspace_id: str, actor: Operator, invitation_id: str) -> None:
        """Its link opens nothing any more. One that is used or revoked stays so."""
        async with self._database.write() as connection:
            await require_owner_now(connection, workspace_id, actor)
            if await _find(connection, workspace_id, invitation_id) is None:
                raise Refused("not_found", "There is no such invitation.", field="id")
            await connection.execute(
                update(invitations)
                .where(_is(workspace_id, invitation_id), invitations.c.state == "open")
                .values(state="revoked")
            )
            await self._mail.queue.take_back(connection, workspace_id, invitation_id)

    async def open_ones(self, connection: AsyncConnection, workspace_id: str) -> tuple[Invitation, ...]:
        """Those that nobody has used or taken back, the newest first; for a while also those that have run out."""
        now = self._clock()
        found = await connection.execute(
            select(invitations)
            .where(
                invitations.c.workspace_id == workspace_id,
                invitations.c.state == "open",
                invitations.c.expires_at > now - _SHOWN_AFTER,
            )
            .order_by(invitations.c.created_at.desc(), invitations.c.id)
        )
        return tuple(_seen(rows.entity(Invitation, row), now) for row in found)

    async def offer(self, token: str) -> JoinOffer:
        """What a link is worth. Raises ``invitation_over``."""
        async with self._database.read() as connection:
            row = await self._worth(connection, token)
            found = await connection.execute(
                select(workspaces.c.name, operators.c.name.label("inviter"))
                .join(operators, operators.c.workspace_id == workspaces.c.id)
                .where(workspaces.c.id == row.workspace_id, operators.c.id == row.invited_by)
            )
            names = found.one()
        return JoinOffer(
            workspace=names.name,
            invited_by=names.inviter,
            email=row.email,
            name=row.name,
            role=row.role,
            expires_at=row.expires_at,
        )

    async def join(self, token: str, *, name: str, email: str, password_hash: str) -> tuple[str, Operator]:
        """A new operator of the invitation's workspace: its id, and he. Raises ``invitation_over``, ``email_taken``."""
        async with self._database.read() as connection:
            workspace_id: str = (await self._worth(connection, token)).workspace_id
        joined: list[Operator] = []

        async def work(change: OpenChange) -> None:
            # asked now that the workspace's lock is ours: of two who use one link the second is late
            row = await self._worth(change.connection, token)
            address = row.email or contact.email(email)
            if await _is_taken(change.connection, address):
                raise Refused("email_taken", "An operator signs in with this e-mail already.", field="email")
            operator = await change.put(
                Operator(id=new_id(), number=change.number, name=checks.name(name), email=address, role=row.role),
                email_key=address.lower(),
                password_hash=password_hash,
            )
            change.by = operator.id
            await change.connection.execute(
                update(invitations).where(_is(workspace_id, row.id)).values(state="used", operator_id=operator.id)
            )
            await self._mail.queue.take_back(change.connection, workspace_id, row.id)
            joined.append(operator)

        await self._log.change(workspace_id, None, work)
        return workspace_id, joined[0]

    async def _worth(self, connection: AsyncConnection, token: str) -> Row[Any]:
        """The invitation behind a token that still lets somebody in."""
        found = await connection.execute(
            select(invitations)
            .join(
                operators,
                (operators.c.workspace_id == invitations.c.workspace_id) & (operators.c.id == invitations.c.invited_by),
            )
            .where(
                invitations.c.digest == tokens.digest(token),
                invitations.c.state == "open",
                invitations.c.expires_at > self._clock(),
                operators.c.removed.is_(False),
                operators.c.role == "owner",
            )
        )
        row = found.first()
        if row is None:
            raise Refused("invitation_over", _OVER, field="token")
        return row


def _is(workspace_id: str, invitation_id: str) -> ColumnElement[bool]:
    return and_(invitations.c.workspace_id == workspace_id, invitations.c.id == invitation_id)


def _seen(invitation: Invitation, now: int) -> Invitation:
    return invitation if invitation.expires_at > now else msgspec.structs.replace(invitation, state="expired")


async def _find(connection: AsyncConnection, workspace_id: str, invitation_id: str) -> Invitation | None:
    row = (await connection.execute(select(invitations).where(_is(workspace_id, invitation_id)))).first()
    return None if row is None else rows.entity(Invitation, row)


async def _count_open(connection: AsyncConnection, workspace_id: str, now: int) -> int:
    found = await connection.scalar(
        select(func.count())
        .select_from(invitations)
        .where(
            invitations.c.workspace_id == workspace_id,
            invitations.c.state == "open",
            invitations.c.expires_at > now,
        )
    )
    return found or 0


async def _is_taken(connection: AsyncConnection, email: str) -> bool:
    found = await connection.execute(select(operators.c.id).where(operators.c.email_key == email.lower()))
    return found.first() is not None
