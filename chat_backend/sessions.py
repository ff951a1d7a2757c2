"""Sessions of operators: where one is signed in, when each was used, and how they end."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, delete, select, update

from chat_backend.clock import Clock
from chat_backend.database.connection import Database
from chat_backend.database.tables import operator_tokens, operators
from chat_backend.protocol import Session

_ID = 32
"""Characters of a token's digest that name its session: enough to tell all apart, useless to sign in with."""


class SessionBook:
    """What is known of tokens besides that they let somebody in."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def of_operator(self, workspace_id: str, operator_id: str, current: str) -> tuple[Session, ...]:
        """The newest use first. ``current`` is the digest of the token that asks."""
        async with self._database.read() as connection:
            found = await connection.execute(
                select(operator_tokens).where(
                    operator_tokens.c.workspace_id == workspace_id,
                    operator_tokens.c.operator_id == operator_id,
                    operator_tokens.c.ended.is_(None),
                )
            )
            sessions = [
                Session(
                    id=row.digest[:_ID],
                    device=row.device,
                    created_at=row.created_at,
                    used_at=max(row.used_at, row.created_at),
                    current=row.digest == current,
                )
                for row in found
            ]
        return tuple(sorted(sessions, key=lambda each: (not each.current, -each.used_at, each.id)))

    async def end(self, workspace_id: str, operator_id: str, session_id: str) -> tuple[str, ...]:
        """Sign out of one of one's own sessions; the digests of its tokens, none when there is no such session."""
        if len(session_id) != _ID or not session_id.isalnum():
            return ()
        return await self._end(
            workspace_id, operator_id, operator_tokens.c.digest.startswith(session_id, autoescape=True)
        )

    async def set_password(self, workspace_id: str, operator_id: str, password_hash: str, but: str) -> tuple[str, ...]:
        """A new password; every session but one ends. The digests of those that did."""
        async with self._database.write() as connection:
            await connection.execute(
                update(operators)
                .where(operators.c.workspace_id == workspace_id, operators.c.id == operator_id)
                .values(password_hash=password_hash)
            )
        return await self._end(workspace_id, operator_id, operator_tokens.c.digest != but)

    async def used(self, digests: Collection[str]) -> None:
        """These tokens are in use now."""
        if not digests:
            return
        now = self._clock()
        async with self._database.write() as connection:
            await connection.execute(
                update(operator_tokens).where(operator_tokens.c.digest.in_(digests)).values(used_at=now)
            )
            whose = (
                select(operator_tokens.c.operator_id)
                .where(
                    operator_tokens.c.digest.in_(digests),
                    operator_tokens.c.workspace_id == operators.c.workspace_id,
                    operator_tokens.c.operator_id == operators.c.id,
                )
                .exists()
            )
            await connection.execute(update(operators).where(whose).values(last_seen_at=now))

    async def _end(self, workspace_id: str, operator_id: str, which: ColumnElement[bool]) -> tuple[str, ...]:
        async with self._database.write() as connection:
            ended = await connection.execute(
                delete(operator_tokens)
                .where(
                    operator_tokens.c.workspace_id == workspace_id,
                    operator_tokens.c.operator_id == operator_id,
                    operator_tokens.c.ended.is_(None),
                    which,
                )
                .returning(operator_tokens.c.digest)
            )
            return tuple(ended.scalars())
