"""The log of changes: append in the transaction that changes, read from a number on."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

import msgspec
from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.clock import Clock
from chat_backend.crash_points import crash_point
from chat_backend.database import rows
from chat_backend.database.connection import Database
from chat_backend.database.tables import applied_commands, changes, messages, workspaces
from chat_backend.open_change import OpenChange
from chat_backend.protocol import Change, Entity, Mark, Message, SavedReply, Wire
from chat_backend.refusals import Refused
from chat_backend.statistics import spells

Work = Callable[[OpenChange], Awaitable[object]]


async def _nothing_more(_change: OpenChange) -> None:
    """What follows from a change where nothing does."""


class WakeUp(Protocol):
    """Is told that the log has grown. A hint only: it may be lost or repeated, the log is the truth."""

    def log_grew(self, workspace_id: str, number: int) -> None: ...


@dataclass(frozen=True, kw_only=True)
class Reach:
    """From where to where the log goes. ``oldest`` is the first number that is kept."""

    oldest: int
    newest: int

    def covers_after(self, number: int) -> bool:
        """Whether everything after a number can be told: it is not before the log, and not of another log."""
        return self.oldest - 1 <= number <= self.newest


class ChangeLog:
    """The logs of all workspaces in one database."""

    def __init__(self, database: Database, clock: Clock, wake_up: WakeUp, settle: Work = _nothing_more) -> None:
        """``settle`` adds to every change, in its transaction, what follows from it."""
        self._database = database
        self._clock = clock
        self._wake_up = wake_up
        self._settle = settle

    async def change(self, workspace_id: str, by: str | None, work: Work) -> Change:
        """Run ``work`` as one transaction that adds one change. When it raises, nothing has happened."""
        async with self._database.write() as connection:
            opened = await self.open(connection, workspace_id, by=by)
            await work(opened)
            await self._settle(opened)
            change = await self.append(opened)
        opened.committed()
        self._wake_up.log_grew(workspace_id, change.number)
        return change

    async def change_if_needed(self, workspace_id: str, by: str | None, work: Work) -> Change | None:
        """As ``change``, but when ``work`` stores no entity, the log does not grow."""
        async with self._database.write() as connection:
            number = await _next_number(connection, workspace_id)
            opened = OpenChange(
                connection, workspace_id=workspace_id, number=number, at=self._clock(), by=by, client_id=None
            )
            await work(opened)
            if opened.is_empty:
                change = None
            else:
                await self._settle(opened)
                await _take_number(connection, workspace_id)
                change = await self.append(opened)
        opened.committed()
        if change is not None:
            self._wake_up.log_grew(workspace_id, change.number)
        return change

    async def apply(
        self, workspace_id: str, actor_id: str, client_id: str, command: Wire, work: Work
    ) -> tuple[Change, bool]:
        """Run ``work`` once for each client id of an actor. Second of the answer: it had been applied before.

        Raises ``client_id_reused`` when the id was used for another command.
        """
        fingerprint = hashlib.sha256(msgspec.json.encode(command)).hexdigest()
        try:
            return await self._apply_first(workspace_id, actor_id, client_id, fingerprint, work), False
        except _AppliedBefore as before:
            if before.applied.fingerprint != fingerprint:
                raise Refused("client_id_reused", "This id was used for another command.") from None
            return await self._at(workspace_id, before.applied.number), True

    async def look_up(self, workspace_id: str, actor_id: str, client_id: str) -> Change | None:
        """The change that a command made; None: it was never applied."""
        async with self._database.read() as connection:
            applied = await _find_applied(connection, workspace_id, actor_id, client_id)
        return None if applied is None else await self._at(workspace_id, applied.number)

    async def reach(self, workspace_id: str) -> Reach:
        async with self._database.read() as connection:
            return await read_reach(connection, workspace_id)

    async def after(self, workspace_id: str, number: int, limit: int) -> tuple[Change, ...]:
        """The next changes after a number, in order."""
        async with self._database.read() as connection:
            return await read_after(connection, workspace_id, number, limit)

    async def standing(self, workspace_id: str) -> tuple[int, int]:
        """The newest number, and a moment before which no other change can come any more.

        Asked for with the workspace's lock, so that no change has taken its time and is not committed yet.
        """
        async with self._database.write() as connection:
            found = select(workspaces.c.last_number).where(workspaces.c.id == workspace_id).with_for_update()
            number = await connection.scalar(found)
            return number or 0, self._clock()

    async def newest_numbers(self) -> dict[str, int]:
        """The newest number of each workspace."""
        async with self._database.read() as connection:
            found = await connection.execute(select(workspaces.c.id, workspaces.c.last_number))
            return {row.id: row.last_number for row in found}

    async def _apply_first(
        self, workspace_id: str, actor_id: str, client_id: str, fingerprint: str, work: Work
    ) -> Change:
        async with self._database.write() as connection:
            opened = await self.open(connection, workspace_id, by=actor_id, client_id=client_id)
            # asked now that the workspace's lock is ours: of two at once the second sees the first
            actor_id = await rows.merged_into(connection, workspace_id, actor_id) or actor_id
            opened.by = actor_id
            applied = await _find_applied(connection, workspace_id, actor_id, client_id)
            if applied is not None:
                raise _AppliedBefore(applied)
            await work(opened)
            await self._settle(opened)
            change = await self.append(opened)
            await connection.execute(
                insert(applied_commands).values(
                    workspace_id=workspace_id,
                    actor_id=actor_id,
                    client_id=client_id,
                    number=change.number,
                    fingerprint=fingerprint,
                )
            )
            crash_point("log.commit")
        crash_point("log.committed")
        opened.committed()
        self._wake_up.log_grew(workspace_id, change.number)
        return change

    async def open(
        self, connection: AsyncConnection, workspace_id: str, *, by: str | None = None, client_id: str | None = None
    ) -> OpenChange:
        """Begin the transaction's one change. Takes the workspace's lock until the transaction ends."""
        number = await _take_number(connection, workspace_id)
        return OpenChange(
            connection, workspace_id=workspace_id, number=number, at=self._clock(), by=by, client_id=client_id
        )

    async def append(self, opened: OpenChange) -> Change:
        """Write the change into the log, and into the spells, in its transaction."""
        change = opened.closed()
        await opened.connection.execute(
            insert(changes).values(
                workspace_id=opened.workspace_id,
                number=change.number,
                at=change.at,
                by=change.by,
                client_id=change.client_id,
                entities=msgspec.json.encode(change.entities),
            )
        )
        await spells.record(opened.connection, opened.workspace_id, change)
        return change

    async def _at(self, workspace_id: str, number: int) -> Change:
        found = await self.after(workspace_id, number - 1, 1)
        if found and found[0].number == number:
            return found[0]
        return await self._made_at(workspace_id, number)

    async def _made_at(self, workspace_id: str, number: int) -> Change:
        """What is left of a change that the log no longer has: the messages it made stand where they stood."""
        async with self._database.read() as connection:
            query = select(messages).where(messages.c.workspace_id == workspace_id, messages.c.number == number)
            made = tuple(rows.entity(Message, row) for row in await connection.execute(query.order_by(messages.c.id)))
        return Change(number=number, at=made[0].at if made else 0, entities=made)


async def _take_number(connection: AsyncConnection, workspace_id: str) -> int:
    """The next number of the log. Locks the workspace's row until the transaction ends, so order is commit order."""
    taken = await connection.execute(
        update(workspaces)
        .where(workspaces.c.id == workspace_id)
        .values(last_number=workspaces.c.last_number + 1)
        .returning(workspaces.c.last_number)
    )
    number: int = taken.scalar_one()
    return number


async def _next_number(connection: AsyncConnection, workspace_id: str) -> int:
    """The number a change of this transaction would have. Locks the workspace's row as ``_take_number`` does."""
    last = await connection.execute(
        select(workspaces.c.last_number).where(workspaces.c.id == workspace_id).with_for_update()
    )
    number: int = last.scalar_one()
    return number + 1


async def read_reach(connection: AsyncConnection, workspace_id: str) -> Reach:
    newest = await connection.scalar(select(workspaces.c.last_number).where(workspaces.c.id == workspace_id))
    oldest = await connection.scalar(select(func.min(changes.c.number)).where(changes.c.workspace_id == workspace_id))
    newest = newest or 0
    return Reach(oldest=newest + 1 if oldest is None else oldest, newest=newest)


async def read_after(connection: AsyncConnection, workspace_id: str, number: int, limit: int) -> tuple[Change, ...]:
    found = await connection.execute(
        select(changes)
        .where(changes.c.workspace_id == workspace_id, changes.c.number > number)
        .order_by(changes.c.number)
        .limit(limit)
    )
    return tuple(
        Change(
            number=row.number,
            at=row.at,
            entities=_entities.decode(row.entities),
            by=row.by,
            client_id=row.client_id,
        )
        for row in found
    )


def visible_to(change: Change, operator_id: str) -> Change:
    """The change as one operator may see it: marks and saved replies of others are left out."""
    own = {e.id for e in change.entities if isinstance(e, SavedReply) and e.owner_id == operator_id}
    seen = tuple(e for e in change.entities if _is_for(e, operator_id, own))
    return change if len(seen) == len(change.entities) else msgspec.structs.replace(change, entities=seen)


def _is_for(entity: Entity, operator_id: str, own_replies: set[str]) -> bool:
    match entity:
        case Mark():
            return entity.operator_id == operator_id
        case SavedReply(owner_id=None):
            # a shared reply that became private is told to the others as removed, to its owner as it is
            return not (entity.removed and entity.id in own_replies)
        case SavedReply():
            return entity.owner_id == operator_id
        case _:
            return True


@dataclass(frozen=True)
class _Applied:
    number: int
    fingerprint: str


class _AppliedBefore(Exception):
    def __init__(self, applied: _Applied) -> None:
        super().__init__()
        self.applied = applied


async def _find_applied(
    connection: AsyncConnection, workspace_id: str, actor_id: str, client_id: str
) -> _Applied | None:
    found = await connection.execute(
        select(applied_commands.c.number, applied_commands.c.fingerprint).where(
            applied_commands.c.workspace_id == workspace_id,
            applied_commands.c.actor_id == actor_id,
            applied_commands.c.client_id == client_id,
        )
    )
    row = found.first()
    return None if row is None else _Applied(row.number, row.fingerprint)


_entities = msgspec.json.Decoder(tuple[Entity, ...])
