"""Keys for the site's own programs: one that signs ids, and those that open ``/server/v1``."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend import tokens
from chat_backend.clock import Clock
from chat_backend.commands import checks
from chat_backend.database.connection import Database
from chat_backend.database.tables import server_keys, workspaces
from chat_backend.identifiers import new_id
from chat_backend.protocol import SecretKeys, ServerKey, ServerKeyMade
from chat_backend.refusals import Refused

MOST_KEYS: Final = 10
_PREFIX: Final = "sk_"
_USED_EVERY: Final = 5 * 60 * 1000
"""Milliseconds between two notes of a key's last use."""


@dataclass(frozen=True, kw_only=True)
class ServerSession:
    """A program that a server key let in."""

    workspace_id: str
    key_id: str


class Keys:
    """Makes, revokes and recognises keys. A server key's secret leaves once and is kept as its digest.

    The identity key is kept as it is: to check a signature one has to have the key.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def all(self, workspace_id: str) -> SecretKeys:
        """The identity key is made when it is first asked for."""
        async with self._database.write() as connection:
            await connection.execute(
                update(workspaces)
                .where(workspaces.c.id == workspace_id, workspaces.c.identity_key.is_(None))
                .values(identity_key=tokens.new_token())
            )
            return await _all(connection, workspace_id)

    async def identity_key(self, workspace_id: str) -> str | None:
        async with self._database.read() as connection:
            found: str | None = await connection.scalar(
                select(workspaces.c.identity_key).where(workspaces.c.id == workspace_id)
            )
        return found

    async def rotate_identity(self, workspace_id: str) -> SecretKeys:
        async with self._database.write() as connection:
            await connection.execute(
                update(workspaces).where(workspaces.c.id == workspace_id).values(identity_key=tokens.new_token())
            )
            return await _all(connection, workspace_id)

    async def make(self, workspace_id: str, name: str) -> ServerKeyMade:
        """Raises ``too_many``, ``invalid_name``."""
        name = checks.name(name)
        async with self._database.write() as connection:
            # the workspace's row is the lock under which its keys are counted
            await connection.execute(select(workspaces.c.id).where(workspaces.c.id == workspace_id).with_for_update())
            count = await connection.scalar(
                select(func.count()).select_from(server_keys).where(server_keys.c.workspace_id == workspace_id)
            )
            if (count or 0) >= MOST_KEYS:
                raise Refused("too_many", f"A workspace has at most {MOST_KEYS} keys for servers.")
            return await self._add(connection, workspace_id, new_id(), name)

    async def rotate(self, workspace_id: str, key_id: str) -> ServerKeyMade:
        """The same key with another secret. Raises ``not_found``."""
        async with self._database.write() as connection:
            name = await self._remove(connection, workspace_id, key_id)
            return await self._add(connection, workspace_id, key_id, name)

    async def revoke(self, workspace_id: str, key_id: str) -> None:
        """Raises ``not_found``."""
        async with self._database.write() as connection:
            await self._remove(connection, workspace_id, key_id)

    async def session_of(self, secret: str | None) -> ServerSession | None:
        """What a secret opens; None: nothing, or no longer."""
        if secret is None or not secret.startswith(_PREFIX):
            return None
        digest = tokens.digest(secret)
        async with self._database.read() as connection:
            found = await connection.execute(select(server_keys).where(server_keys.c.digest == digest))
            row = found.first()
        if row is None:
            return None
        if (row.last_used_at or 0) < self._clock() - _USED_EVERY:
            async with self._database.write() as connection:
                await connection.execute(
                    update(server_keys).where(server_keys.c.digest == digest).values(last_used_at=self._clock())
                )
        return ServerSession(workspace_id=row.workspace_id, key_id=row.id)

    async def _add(self, connection: AsyncConnection, workspace_id: str, key_id: str, name: str) -> ServerKeyMade:
        secret = _PREFIX + tokens.new_token()
        key = ServerKey(id=key_id, name=name, ending=secret[-4:], created_at=self._clock())
        await connection.execute(
            insert(server_keys).values(
                digest=tokens.digest(secret),
                workspace_id=workspace_id,
                id=key.id,
                name=key.name,
                ending=key.ending,
                created_at=key.created_at,
            )
        )
        return ServerKeyMade(key=key, secret=secret)

    async def _remove(self, connection: AsyncConnection, workspace_id: str, key_id: str) -> str:
        removed = await connection.execute(
            delete(server_keys)
            .where(server_keys.c.workspace_id == workspace_id, server_keys.c.id == key_id)
            .returning(server_keys.c.name)
        )
        name: str | None = removed.scalar()
        if name is None:
            raise Refused("not_found", "There is no such key.")
        return name


async def _all(connection: AsyncConnection, workspace_id: str) -> SecretKeys:
    identity_key = await connection.scalar(select(workspaces.c.identity_key).where(workspaces.c.id == workspace_id))
    found = await connection.execute(
        select(server_keys)
        .where(server_keys.c.workspace_id == workspace_id)
        .order_by(server_keys.c.created_at, server_keys.c.id)
    )
    return SecretKeys(identity_key=identity_key or "", server_keys=tuple(_key(row) for row in found))


def _key(row: Row[Any]) -> ServerKey:
    return ServerKey(
        id=row.id, name=row.name, ending=row.ending, created_at=row.created_at, last_used_at=row.last_used_at
    )
