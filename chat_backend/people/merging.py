"""Two users who turn out to be one: everything of the one becomes the other's, in one change."""

from typing import Any

import msgspec
from sqlalchemy import Row, Table, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.database import rows
from chat_backend.database.tables import (
    applied_commands,
    dialogs,
    event_tallies,
    events,
    files,
    merged_users,
    messages,
    orders,
    user_notes,
    users,
    visitor_tokens,
    visits,
)
from chat_backend.events import cart
from chat_backend.events.recording import look_again, set_first_source
from chat_backend.open_change import OpenChange
from chat_backend.people import properties
from chat_backend.protocol import Dialog, Merged, User, UserNote

_BLANKS = (
    "name",
    "email",
    "phone",
    "external_id",
    "avatar_url",
    "place",
    "time_zone",
    "language",
    "browser",
    "profile",
)


async def merge(change: OpenChange, gone: User, into: User) -> User:
    """``gone`` is ``into`` from now on. What both have is kept of ``into``; blanks are filled."""
    if gone.id == into.id:
        return into
    change.tell(Merged(id=gone.id, into_id=into.id))
    await _move_talk(change, gone.id, into.id)
    moved = _Move(change.connection, change.workspace_id, gone.id, into.id)
    await moved.all_of(events)
    await moved.all_of(visits)
    await moved.all_of(visitor_tokens)
    await moved.tallies()
    await moved.orders()
    await moved.files()
    await moved.applied_commands()
    await moved.name()
    merged = await change.put(_both(gone, into))
    await look_again(change.connection, change.workspace_id, into.id)
    await set_first_source(change.connection, change.workspace_id, into.id)
    return merged


async def _move_talk(change: OpenChange, gone: str, into: str) -> None:
    """Dialogs and notes are logged as they stand after it; messages follow their dialogs."""
    connection, workspace_id = change.connection, change.workspace_id
    found = await connection.execute(
        select(dialogs).where(dialogs.c.workspace_id == workspace_id, dialogs.c.user_id == gone)
    )
    for row in found.all():
        await change.put(msgspec.structs.replace(rows.entity(Dialog, row), user_id=into))
    mine = messages.c.workspace_id == workspace_id
    await connection.execute(update(messages).where(mine, messages.c.user_id == gone).values(user_id=into))
    await connection.execute(
        update(messages).where(mine, messages.c.user_id == into, messages.c.author_id == gone).values(author_id=into)
    )
    notes = await connection.execute(
        select(user_notes).where(user_notes.c.workspace_id == workspace_id, user_notes.c.user_id == gone)
    )
    for row in notes.all():
        await change.put(msgspec.structs.replace(rows.entity(UserNote, row), user_id=into))


class _Move:
    """Rows of one user that become another's."""

    def __init__(self, connection: AsyncConnection, workspace_id: str, gone: str, into: str) -> None:
        self._connection = connection
        self._workspace_id = workspace_id
        self._gone = gone
        self._into = into

    async def all_of(self, table: Table) -> None:
        await self._connection.execute(
            update(table)
            .where(table.c.workspace_id == self._workspace_id, table.c.user_id == self._gone)
            .values(user_id=self._into)
        )

    async def tallies(self) -> None:
        t = event_tallies.c
        of_into = {(row.kind, row.name): row for row in await self._rows(event_tallies, self._into)}
        for row in await self._rows(event_tallies, self._gone):
            both = of_into.get((row.kind, row.name))
            if both is None:
                continue
            await self._connection.execute(
                update(event_tallies)
                .where(
                    t.workspace_id == self._workspace_id,
                    t.user_id == self._into,
                    t.kind == row.kind,
                    t.name == row.name,
                )
                .values(
                    {
                        t["count"]: _count(both) + _count(row),
                        t.first_at: min(both.first_at, row.first_at),
                        t.last_at: max(both.last_at, row.last_at),
                    }
                )
            )
            await self._connection.execute(
                delete(event_tallies).where(
                    t.workspace_id == self._workspace_id,
                    t.user_id == self._gone,
                    t.kind == row.kind,
                    t.name == row.name,
                )
            )
        await self.all_of(event_tallies)

    async def orders(self) -> None:
        """The same order told of both is one; the fuller amounts are its own."""
        o = orders.c
        of_into = {row.id: row for row in await self._rows(orders, self._into)}
        for row in await self._rows(orders, self._gone):
            both = of_into.get(row.id)
            if both is None:
                continue
            amounts = (
                {}
                if row.currency != both.currency and both.currency
                else {
                    "currency": both.currency or row.currency,
                    "total": max(both.total, row.total),
                    "paid": max(both.paid, row.paid),
                    "refunded": max(both.refunded, row.refunded),
                }
            )
            await self._connection.execute(
                update(orders)
                .where(o.workspace_id == self._workspace_id, o.user_id == self._into, o.id == row.id)
                .values({**amounts, "at": min(both.at, row.at)})
            )
            await self._connection.execute(
                delete(orders).where(o.workspace_id == self._workspace_id, o.user_id == self._gone, o.id == row.id)
            )
        await self.all_of(orders)

    async def files(self) -> None:
        """A file whose client id the other used as well is kept under another: it may be in a message."""
        f = files.c
        mine = f.workspace_id == self._workspace_id
        used = select(f.client_id).where(mine, f.owner_id == self._into).scalar_subquery()
        await self._connection.execute(
            update(files).where(mine, f.owner_id == self._gone, f.client_id.in_(used)).values(client_id=f.id)
        )
        await self._connection.execute(update(files).where(mine, f.owner_id == self._gone).values(owner_id=self._into))

    async def applied_commands(self) -> None:
        """So that what is sent again under the new id is known. Where both used an id, the other's stays known."""
        a = applied_commands.c
        mine = a.workspace_id == self._workspace_id
        used = select(a.client_id).where(mine, a.actor_id == self._into).scalar_subquery()
        await self._connection.execute(
            update(applied_commands)
            .where(mine, a.actor_id == self._gone, a.client_id.not_in(used))
            .values(actor_id=self._into)
        )

    async def name(self) -> None:
        """The old id leads to the new one, and so does every id that led to the old one."""
        m = merged_users.c
        await self._connection.execute(
            update(merged_users)
            .where(m.workspace_id == self._workspace_id, m.into_id == self._gone)
            .values(into_id=self._into)
        )
        await self._connection.execute(
            insert(merged_users).values(workspace_id=self._workspace_id, id=self._gone, into_id=self._into)
        )
        await self._connection.execute(
            delete(users).where(users.c.workspace_id == self._workspace_id, users.c.id == self._gone)
        )

    async def _rows(self, table: Table, user_id: str) -> list[Row[Any]]:
        found = await self._connection.execute(
            select(table).where(table.c.workspace_id == self._workspace_id, table.c.user_id == user_id)
        )
        return list(found.all())


def _count(row: Row[Any]) -> int:
    """Of a tally; ``count`` of a row is a method of tuples."""
    counted: int = row._mapping["count"]  # noqa: SLF001 - SQLAlchemy's public name for it
    return counted


def _both(gone: User, into: User) -> User:
    blanks = {name for name in _BLANKS if getattr(into, name) is None and getattr(gone, name) is not None}
    return msgspec.structs.replace(
        into,
        created_at=min(gone.created_at, into.created_at),
        last_seen_at=max(gone.last_seen_at, into.last_seen_at),
        properties=properties.merged(into.properties, gone.properties),
        blocked=into.blocked or gone.blocked,
        cart=cart.merged(into.cart, gone.cart),
        filled_by_profile=(*into.filled_by_profile, *(name for name in gone.filled_by_profile if name in blanks)),
        **{name: getattr(gone, name) for name in blanks},
    )
