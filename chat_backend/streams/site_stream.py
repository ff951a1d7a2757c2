"""``WS /site/v1/stream``: a site user gets his messages as they come."""

import asyncio
import time

from litestar import websocket
from litestar.exceptions import WebSocketDisconnect
from sqlalchemy import select

from chat_backend.accounts import VisitorSession
from chat_backend.commands import site
from chat_backend.commands.checks import clipped
from chat_backend.database.tables import dialogs, users
from chat_backend.open_change import OpenChange
from chat_backend.protocol import (
    Change,
    Dialog,
    Mark,
    Merged,
    Message,
    Operator,
    SiteClientFrame,
    SiteFollow,
    SiteOnline,
    SitePage,
    SiteRead,
    SiteSeen,
    SiteSettingsChanged,
    SiteStart,
    SiteTypingNow,
    Typing,
    Workspace,
)
from chat_backend.rate_limit import RateLimit
from chat_backend.services import FromServices, Services
from chat_backend.site_api import shown
from chat_backend.site_settings import site_settings
from chat_backend.streams.client_frames import FrameReader
from chat_backend.streams.conversation import AnySocket, converse, hear, tell
from chat_backend.streams.mailbox import BAD_FRAME, MERGED, SIGNED_OUT, TOO_MANY, Closing, Mailbox
from chat_backend.streams.operator_stream import TYPING
from chat_backend.streams.switchboard import Seat
from chat_backend.triggers.open_page import OpenPage

_FIRST_FRAME_SECONDS = 10.0
_MOST_CONNECTIONS = 20
_MOST_TYPED = 2_000
"""How much of what a user types is shown to operators, in characters."""
_PAGE = 200

_frames: FrameReader[SiteClientFrame] = FrameReader(
    SiteClientFrame, frozenset({"follow", "typing_now", "seen", "page"})
)


@websocket("/site/v1/stream")
async def site_stream(socket: AnySocket, services: FromServices) -> None:
    await socket.accept()
    try:
        async with asyncio.timeout(_FIRST_FRAME_SECONDS):
            follow = _frames.read(await hear(socket))
    except WebSocketDisconnect:
        return
    except (TimeoutError, Closing):
        follow = None
    if not isinstance(follow, SiteFollow) or follow.after < 0:
        await socket.close(code=BAD_FRAME)
        return
    visitor = await services.accounts.visitor_of(follow.token)
    if visitor is None:
        await socket.close(code=SIGNED_OUT)
        return
    if services.board.count(visitor.workspace_id, visitor.user_id) >= _MOST_CONNECTIONS:
        await socket.close(code=TOO_MANY)
        return
    await _Connection(socket, services, visitor, follow).run()


class _Connection:
    """One open page of a site user."""

    def __init__(self, socket: AnySocket, services: Services, visitor: VisitorSession, follow: SiteFollow) -> None:
        self._socket = socket
        self._services = services
        self._visitor = visitor
        self._follow = follow
        self._mailbox = Mailbox()
        self._often = RateLimit(20, 2, time.monotonic)
        self._seldom = RateLimit(30, 60, time.monotonic)
        self._cursor = 0
        self._read_number = 0
        self._names: dict[str, str] = {}
        self._dialogs: set[str] = set()
        self._open_page = OpenPage(services.database, visitor, self._due)

    async def run(self) -> None:
        who = self._visitor
        seat = Seat(
            workspace_id=who.workspace_id,
            person_id=who.user_id,
            is_operator=False,
            token_digest=who.token_digest,
            mailbox=self._mailbox,
        )
        page, title = _page(self._follow.page, self._follow.page_title)
        with (
            self._services.board.seated(seat),
            self._services.presence.present(who.workspace_id, "user", who.user_id, page, title),
        ):
            try:
                await self._open_page.shows(page)
                await converse(self._socket, self._tell, self._hear)
            finally:
                self._open_page.left()

    def _due(self, trigger_id: str) -> None:
        self._services.triggers.due_now(self._visitor.workspace_id, trigger_id, self._visitor.user_id)

    async def _tell(self) -> None:
        reach = await self._services.log.reach(self._visitor.workspace_id)
        self._cursor = reach.newest
        async with self._services.database.read() as connection:
            self._names = await shown.operator_names(connection, self._visitor.workspace_id)
            self._dialogs = await shown.own_dialogs(connection, self._visitor)
            self._read_number = await shown.read_number(connection, self._visitor)
        await tell(self._socket, SiteStart(number=reach.newest))
        # a change of it meanwhile waits in the mailbox and comes after
        await tell(
            self._socket, SiteOnline(online=self._services.presence.is_anyone_online(self._visitor.workspace_id))
        )
        await self._tell_missed(self._follow.after, reach.newest)
        if self._read_number > 0:
            await tell(self._socket, SiteRead(number=self._read_number))
        self._services.board.log_grew(self._visitor.workspace_id, reach.newest)
        while True:
            for news in await self._mailbox.news():
                await tell(self._socket, news)
            while changes := await self._services.recent.after(self._visitor.workspace_id, self._cursor):
                if changes[0].number > self._cursor + 1:  # the log was shortened meanwhile
                    await self._tell_missed(self._cursor, changes[0].number - 1)
                for change in changes:
                    await self._tell_change(change)
                    self._cursor = change.number

    async def _tell_missed(self, after: int, to: int) -> None:
        """From the table of messages, not from the log: few are his, and the log may have been shortened."""
        while after < to:
            async with self._services.database.read() as connection:
                missed = await shown.between(connection, self._visitor, after, to, _PAGE)
            for message in missed:
                await tell(self._socket, shown.shown(message, self._names))
            if len(missed) < _PAGE:
                return
            after = missed[-1].number

    async def _tell_change(self, change: Change) -> None:
        for entity in change.entities:
            match entity:
                case Merged() if self._visitor.user_id in {entity.id, entity.into_id}:
                    raise Closing(MERGED)  # another user's words are this one's now: the page starts over
                case Dialog(user_id=self._visitor.user_id):
                    self._dialogs.add(entity.id)
                case Operator():
                    self._names[entity.id] = entity.name
                case _:
                    pass
        for entity in change.entities:
            match entity:
                case Message() if entity.dialog_id in self._dialogs and shown.is_shown(entity):
                    await tell(self._socket, shown.shown(entity, self._names))
                case Mark() if entity.dialog_id in self._dialogs and entity.read_number > self._read_number:
                    self._read_number = entity.read_number
                    await tell(self._socket, SiteRead(number=entity.read_number))
                case Workspace():
                    settings = site_settings(entity, self._services.presence, self._services.clock())
                    await tell(self._socket, SiteSettingsChanged(settings=settings))
                case _:
                    pass

    async def _hear(self) -> None:
        while True:
            frame = _frames.read(await hear(self._socket))
            if self._often.take("frames") > 0:
                continue
            match frame:
                case SiteTypingNow(text=text):
                    await self._typing(text[:_MOST_TYPED])
                case SiteSeen(number=number):
                    await self._seen(number)
                case SitePage():
                    page, title = _page(frame.page, frame.page_title)
                    self._services.presence.moved(self._visitor.workspace_id, self._visitor.user_id, page, title)
                    await self._open_page.shows(page)
                case _:
                    pass

    async def _typing(self, text: str) -> None:
        who = self._visitor
        async with self._services.database.read() as connection:
            found = await connection.scalar(
                select(dialogs.c.id)
                .join(users, (users.c.workspace_id == dialogs.c.workspace_id) & (users.c.id == dialogs.c.user_id))
                .where(
                    dialogs.c.workspace_id == who.workspace_id,
                    dialogs.c.user_id == who.user_id,
                    users.c.blocked.is_(False),
                )
                .order_by((dialogs.c.state == "open").desc(), dialogs.c.activity_number.desc(), dialogs.c.id.desc())
                .limit(1)
            )
        if found is not None:
            until = self._services.clock() + TYPING
            self._services.board.tell_operators(
                who.workspace_id, Typing(dialog_id=found, who="user", id=who.user_id, until=until, text=text)
            )

    async def _seen(self, number: int) -> None:
        who = self._visitor
        number = min(number, self._cursor)
        async with self._services.database.read() as connection:
            news = await connection.scalar(
                select(dialogs.c.id)
                .where(
                    dialogs.c.workspace_id == who.workspace_id,
                    dialogs.c.user_id == who.user_id,
                    dialogs.c.user_read_number < number,
                    dialogs.c.activity_number > dialogs.c.user_read_number,
                )
                .limit(1)
            )
        if news is None or self._seldom.take("seen") > 0:
            return

        async def work(change: OpenChange) -> None:
            await site.see(change, who.user_id, number)

        await self._services.log.change(who.workspace_id, who.user_id, work)


def _page(page: str | None, title: str | None) -> tuple[str | None, str | None]:
    return clipped(page, site.MAX_ADDRESS), clipped(title, 300)
