"""A house with a mail server of its own: news, and what is sent of them when."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from chat_backend.database import schema
from chat_backend.mail.server import mail_server
from chat_backend.mail.transport import Transport
from chat_backend.protocol import MailRules, Message, Operator, User
from chat_backend.services import build_services
from chat_backend.settings import Settings
from tests.doubles.mail_server import Delivered, MailServerDouble
from tests.integration.chat_backend.clients import fresh
from tests.integration.chat_backend.house import House

MINUTE = 60_000
PUBLIC = "https://chat.example.com"


class MailDesk(House):
    """``send`` does what a running server does every few seconds."""

    post: MailServerDouble

    async def operator(self, name: str, **rules: object) -> Operator:
        """Another operator with an address; ``rules`` as in ``MailRules``."""
        _, operator = await self.services.accounts.make_owner(
            workspace_name="Shop", name=name, email=f"{name.lower()}@example.com", password_hash="-"
        )
        await self.choose(operator, **rules)
        return operator

    async def choose(self, operator: Operator, **rules: object) -> None:
        await self.services.mail.rules.choose(self.workspace.id, operator.id, MailRules(**rules))  # type: ignore[arg-type]

    async def send(self, times: int = 1) -> None:
        for _ in range(times):
            await self.services.mail.work()

    async def after(self, minutes: float) -> None:
        """Time passes as it does for a server: a look at every piece of it."""
        step = MINUTE // 2 if minutes < 3 else MINUTE
        for _ in range(round(minutes * MINUTE / step)):
            self.later(step)
            await self.send()

    async def vera(self, **known: object) -> User:
        return await self.newcomer(**{"name": "Vera", **known})

    async def dialog_of(self, user: User) -> str:
        async with self.services.database.read() as connection:
            from sqlalchemy import select  # noqa: PLC0415

            from chat_backend.database.tables import dialogs  # noqa: PLC0415

            found = await connection.execute(select(dialogs.c.id).where(dialogs.c.user_id == user.id))
            return str(found.scalar_one())

    async def newest(self, dialog_id: str) -> Message:
        async with self.services.database.read() as connection:
            from chat_backend.mail.reading import read_desk  # noqa: PLC0415

            desk = await read_desk(connection, self.workspace.id, dialog_id, self.now)
        assert desk is not None
        return desk.messages[-1]

    def mails(self, operator: Operator) -> list[Delivered]:
        return self.post.to(operator.email)


@asynccontextmanager
async def mail_desk(
    folder: Path,
    post: MailServerDouble,
    *,
    seconds: float = 20.0,
    public_url: str = PUBLIC,
    now: int = 1_700_042_400_000,
) -> AsyncIterator[MailDesk]:
    """On a Wednesday at 10 o'clock UTC."""
    times = [now]
    server = mail_server(f"smtp://127.0.0.1:{post.port}?starttls=never", "My shop <chat@shop.example>")
    services = build_services(Settings(data=folder, mail=server, public_url=public_url), clock=lambda: times[0])
    delivery = services.mail.delivery
    assert delivery is not None
    delivery.postman._transport = Transport(server, seconds=seconds)
    await schema.upgrade(services.database)
    try:
        workspace, owner = await services.accounts.make_owner(
            workspace_name="Shop", name="Anna", email=f"{fresh('anna')}@example.com", password_hash="-"
        )
        desk = MailDesk(services, workspace, owner, times)
        desk.post = post
        yield desk
    finally:
        services.presence.close()
        await services.database.close()
