"""Who lets whom in: workspaces, operators and visitors, and the tokens that stand for them."""

from dataclasses import dataclass

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend import tokens
from chat_backend.change_log import ChangeLog
from chat_backend.clock import Clock
from chat_backend.commands import checks
from chat_backend.database import rows
from chat_backend.database.connection import Database
from chat_backend.database.tables import operator_tokens, operators, users, visitor_tokens, workspaces
from chat_backend.identifiers import new_id
from chat_backend.open_change import OpenChange
from chat_backend.protocol import DEFAULT_FILE_LIMIT, Operator, User, Workspace
from chat_backend.refusals import Refused


@dataclass(frozen=True, kw_only=True)
class OperatorSession:
    """A signed-in operator. ``token_digest`` names the session."""

    workspace_id: str
    operator: Operator
    token_digest: str


@dataclass(frozen=True, kw_only=True)
class VisitorSession:
    """A site user whom his token let in: nothing outside ``workspace_id`` and ``user_id`` is his."""

    workspace_id: str
    user_id: str
    blocked: bool
    token_digest: str


@dataclass(frozen=True, kw_only=True)
class Login:
    """What a sign-in by e-mail is checked against."""

    workspace_id: str
    operator_id: str
    password_hash: str | None


class EmailTaken(Exception):
    """Another operator signs in with this e-mail."""


class Accounts:
    """Workspaces, operators and visitors as those who come in."""

    def __init__(self, database: Database, log: ChangeLog, clock: Clock) -> None:
        self._database = database
        self._log = log
        self._clock = clock

    # ------------------------------------------------------------------------------------------ operators

    async def operator_of(self, token: str | None) -> OperatorSession | None:
        """Whose token this is; None: nobody's, or no longer. Raises ``removed`` for one of who has left the team."""
        if token is None:
            return None
        token_digest = tokens.digest(token)
        joined = operators.join(
            operator_tokens,
            (operator_tokens.c.workspace_id == operators.c.workspace_id)
            & (operator_tokens.c.operator_id == operators.c.id),
        )
        async with self._database.read() as connection:
            found = await connection.execute(
                select(operators, operator_tokens.c.ended)
                .select_from(joined)
                .where(operator_tokens.c.digest == token_digest)
            )
            row = found.first()
        if row is None:
            return None
        if row.removed or row.ended is not None:
            raise Refused("removed", "You are no longer in this team.")
        return OperatorSession(
            workspace_id=row.workspace_id, operator=rows.entity(Operator, row), token_digest=token_digest
        )

    async def login(self, email: str) -> Login | None:
        async with self._database.read() as connection:
            found = await connection.execute(
                select(operators.c.workspace_id, operators.c.id, operators.c.password_hash).where(
                    operators.c.email_key == email.strip().lower(), operators.c.removed.is_(False)
                )
            )
            row = found.first()
        if row is None:
            return None
        return Login(workspace_id=row.workspace_id, operator_id=row.id, password_hash=row.password_hash)

    async def open_session(self, workspace_id: str, operator_id: str, device: str) -> tuple[str, Operator, Workspace]:
        """A new token for an operator, with what a sign-in answers."""
        token = tokens.new_token()
        async with self._database.write() as connection:
            await connection.execute(
                insert(operator_tokens).values(
                    digest=tokens.digest(token),
                    workspace_id=workspace_id,
                    operator_id=operator_id,
                    device=checks.clipped(device, 200) or "",
                    created_at=self._clock(),
                    used_at=self._clock(),
                )
            )
            operator = await rows.find(connection, Operator, workspace_id, id=operator_id)
            workspace = await _workspace(connection, workspace_id)
        if operator is None or workspace is None:
            raise AssertionError("an operator who signs in exists")
        return token, operator, workspace

    async def close_session(self, token_digest: str) -> None:
        async with self._database.write() as connection:
            await connection.execute(delete(operator_tokens).where(operator_tokens.c.digest == token_digest))

    async def has_operator(self) -> bool:
        async with self._database.read() as connection:
            return (await connection.execute(select(operators.c.id).limit(1))).first() is not None

    # ------------------------------------------------------------------------------------------ workspaces

    async def first_workspace(self) -> Workspace | None:
        """The oldest one."""
        async with self._database.read() as connection:
            return await _first_workspace(connection)

    async def workspace(self, workspace_id: str) -> Workspace:
        async with self._database.read() as connection:
            found = await _workspace(connection, workspace_id)
        if found is None:
            raise AssertionError("the workspace of a session exists")
        return found

    async def workspace_by_site_key(self, site_key: str) -> Workspace | None:
        async with self._database.read() as connection:
            row = (await connection.execute(select(workspaces).where(workspaces.c.site_key == site_key))).first()
        return None if row is None else rows.entity(Workspace, row)

    async def make_owner(
        self, *, workspace_name: str, name: str, email: str, password_hash: str
    ) -> tuple[Workspace, Operator]:
        """An owner who signs in by e-mail, in the workspace of that name, made if need be. Raises ``EmailTaken``."""
        async with self._database.write() as connection:
            key = email.lower()
            if (await connection.execute(select(operators.c.id).where(operators.c.email_key == key))).first():
                raise EmailTaken(email)
            found = await connection.execute(
                select(workspaces).where(workspaces.c.name == workspace_name).order_by(workspaces.c.id)
            )
            row = found.first()
            workspace = None if row is None else rows.entity(Workspace, row)
            return await self._add_owner(
                connection, workspace, workspace_name, name, email, email_key=key, password_hash=password_hash
            )

    async def owner_of_embedded(self, name: str) -> tuple[str, str]:
        """Ids of workspace and owner of an embedded server; made on the first call."""
        async with self._database.write() as connection:
            workspace = await _first_workspace(connection)
            if workspace is not None:
                found = await connection.execute(
                    select(operators.c.id)
                    .where(
                        operators.c.workspace_id == workspace.id,
                        operators.c.role == "owner",
                        operators.c.removed.is_(False),
                    )
                    .order_by(operators.c.number, operators.c.id)
                )
                owner_id = found.scalar()
                if owner_id is not None:
                    return workspace.id, str(owner_id)
            workspace, owner = await self._add_owner(connection, workspace, "My site", name or "Operator", "")
        return workspace.id, owner.id

    async def _add_owner(
        self,
        connection: AsyncConnection,
        workspace: Workspace | None,
        workspace_name: str,
        name: str,
        email: str,
        **hidden: object,
    ) -> tuple[Workspace, Operator]:
        if workspace is None:
            workspace = Workspace(
                id=new_id(), number=1, name=workspace_name, site_key=new_id(), file_limit=DEFAULT_FILE_LIMIT
            )
            await rows.store(connection, workspace.id, workspace, {"last_number": 0, "created_at": self._clock()})
        change = await self._log.open(connection, workspace.id)
        if change.number == workspace.number:
            workspace = await change.put(workspace)
        owner = await change.put(
            Operator(id=new_id(), number=change.number, name=name, email=email, role="owner"), **hidden
        )
        await self._log.append(change)
        return workspace, owner

    # -------------------------------------------------------------------------------------------- visitors

    async def visitor_of(self, token: str | None) -> VisitorSession | None:
        if token is None:
            return None
        token_digest = tokens.digest(token)
        joined = users.join(
            visitor_tokens,
            (visitor_tokens.c.workspace_id == users.c.workspace_id) & (visitor_tokens.c.user_id == users.c.id),
        )
        async with self._database.read() as connection:
            found = await connection.execute(
                select(users.c.workspace_id, users.c.id, users.c.blocked)
                .select_from(joined)
                .where(visitor_tokens.c.digest == token_digest)
            )
            row = found.first()
        if row is None:
            return None
        return VisitorSession(
            workspace_id=row.workspace_id, user_id=row.id, blocked=row.blocked, token_digest=token_digest
        )

    async def make_visitor(self, workspace_id: str, user: User) -> str:
        """A new user of the site; returns his token."""
        token = tokens.new_token()

        async def work(change: OpenChange) -> None:
            await change.put(user)
            await self.let_in(change, user.id, token)

        await self._log.change(workspace_id, user.id, work)
        return token

    async def let_in(self, change: OpenChange, user_id: str, token: str) -> None:
        """From this change on the token is one of the user's."""
        await change.connection.execute(
            insert(visitor_tokens).values(
                digest=tokens.digest(token), workspace_id=change.workspace_id, user_id=user_id, created_at=change.at
            )
        )

    async def user(self, workspace_id: str, user_id: str) -> User:
        """The user of a session, who may have been merged since it began."""
        async with self._database.read() as connection:
            found = await rows.user_now(connection, workspace_id, user_id)
        if found is None:
            raise AssertionError("the user of a session exists")
        return found


async def _workspace(connection: AsyncConnection, workspace_id: str) -> Workspace | None:
    row = (await connection.execute(select(workspaces).where(workspaces.c.id == workspace_id))).first()
    return None if row is None else rows.entity(Workspace, row)


async def _first_workspace(connection: AsyncConnection) -> Workspace | None:
    row = (await connection.execute(select(workspaces).order_by(workspaces.c.created_at, workspaces.c.id))).first()
    return None if row is None else rows.entity(Workspace, row)
