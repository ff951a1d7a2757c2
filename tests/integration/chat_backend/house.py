"""The backend's parts without a server: a real database, a clock in the test's hand."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import insert, select, update

from chat_backend.background import keep_segments
from chat_backend.commands import site
from chat_backend.database import rows, schema
from chat_backend.database.audience_tables import segment_members
from chat_backend.database.tables import event_tallies, events, messages, users
from chat_backend.identifiers import new_id
from chat_backend.open_change import OpenChange
from chat_backend.protocol import Change, Command, Message, Operator, SiteWrite, User, Workspace
from chat_backend.services import Services, build_services
from chat_backend.settings import Settings
from tests.integration.chat_backend.clients import fresh


class House:
    """One workspace with its owner."""

    def __init__(self, services: Services, workspace: Workspace, owner: Operator, times: list[int]) -> None:
        self.services = services
        self.workspace = workspace
        self.owner = owner
        self.times = times

    @property
    def now(self) -> int:
        return self.times[0]

    def later(self, milliseconds: int) -> None:
        self.times[0] += milliseconds

    async def do(self, command: Command, actor: Operator | None = None) -> Change:
        actor = actor or self.owner
        return (await self.services.desk.apply(self.workspace.id, actor, fresh("h"), command)).change

    async def newcomer(self, **known: object) -> User:
        user_id = new_id()
        user = User(id=user_id, number=0, created_at=self.now, last_seen_at=self.now, **known)
        await self.services.accounts.make_visitor(self.workspace.id, user)
        return await self.user(user_id)

    async def user(self, user_id: str) -> User:
        return await self.services.accounts.user(self.workspace.id, user_id)

    async def change_user(self, user_id: str, change: Callable[[User], User]) -> None:
        async def work(opened: OpenChange) -> None:
            await opened.put(change(await opened.user(user_id)))

        await self.services.log.change(self.workspace.id, user_id, work)

    async def happens(self, user_id: str, name: str, at: int | None = None) -> None:
        """An event, stored as the backend stores it."""
        at = self.now if at is None else at
        key = {"workspace_id": self.workspace.id, "user_id": user_id, "kind": "other", "name": name}
        async with self.services.database.write() as connection:
            await connection.execute(
                insert(events).values(id=new_id(), visit_id=None, at=at, props={}, page=None, page_title=None, **key)
            )
            mine = [event_tallies.c[column] == value for column, value in key.items()]
            known = (await connection.execute(select(event_tallies).where(*mine))).first()
            if known is None:
                await connection.execute(insert(event_tallies).values(count=1, first_at=at, last_at=at, **key))
            else:
                await connection.execute(
                    update(event_tallies)
                    .where(*mine)
                    .values(
                        count=known._mapping["count"] + 1,
                        first_at=min(known.first_at, at),
                        last_at=max(known.last_at, at),
                    )
                )
            told = await self.services.segments.events_happened(
                connection, self.workspace.id, user_id, [name], self.now
            )
        told()

    async def settle(self) -> None:
        """What the background does."""
        await keep_segments(self.services)
        while await self.services.triggers.write_due():
            pass

    async def members(self, segment_id: str) -> set[str]:
        async with self.services.database.read() as connection:
            found = await connection.execute(
                select(segment_members.c.user_id).where(
                    segment_members.c.workspace_id == self.workspace.id, segment_members.c.segment_id == segment_id
                )
            )
            return set(found.scalars())

    async def logged(self, user_id: str) -> User:
        """The user as the log last told of him."""
        found = [
            entity
            for change in await self.services.log.after(self.workspace.id, 0, 10_000)
            for entity in change.entities
            if isinstance(entity, User) and entity.id == user_id
        ]
        return found[-1]

    async def written_to(self, user_id: str) -> list[Message]:
        """All that operators and triggers wrote to a user."""
        async with self.services.database.read() as connection:
            found = await connection.execute(
                select(messages)
                .where(
                    messages.c.workspace_id == self.workspace.id,
                    messages.c.user_id == user_id,
                    messages.c.kind == "operator",
                )
                .order_by(messages.c.number)
            )
            return [rows.entity(Message, row) for row in found]

    async def writes(self, user_id: str, text: str = "Hello") -> None:
        async def work(change: OpenChange) -> None:
            await site.write(change, user_id, SiteWrite(text=text))

        await self.services.log.change(self.workspace.id, user_id, work)


async def another(shop: House) -> House:
    """Another workspace on the same database, with the same clock."""
    workspace, owner = await shop.services.accounts.make_owner(
        workspace_name=fresh("shop"), name="Anna", email=f"{fresh('anna')}@example.com", password_hash="-"
    )
    return House(shop.services, workspace, owner, shop.times)


async def leave(shop: House) -> None:
    """Nothing of this workspace is looked at any more."""
    async with shop.services.database.write() as connection:
        mine = users.c.workspace_id == shop.workspace.id
        await connection.execute(update(users).where(mine).values(segments_due_at=None))
    shop.services.presence.close()


@asynccontextmanager
async def house(folder: Path, *, now: int = 1_700_000_000_000) -> AsyncIterator[House]:
    times = [now]
    services = build_services(Settings(data=folder), clock=lambda: times[0])
    await schema.upgrade(services.database)
    try:
        workspace, owner = await services.accounts.make_owner(
            workspace_name="Shop", name="Anna", email=f"{fresh('anna')}@example.com", password_hash="-"
        )
        yield House(services, workspace, owner, times)
    finally:
        services.presence.close()
        await services.database.close()
