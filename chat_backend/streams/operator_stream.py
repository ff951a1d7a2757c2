"""``WS /api/v1/stream``: an operator follows the log, and what passes."""

import time

from litestar import websocket
from sqlalchemy import select

from chat_backend import tokens
from chat_backend.accounts import OperatorSession
from chat_backend.change_log import visible_to
from chat_backend.crash_points import crash_point
from chat_backend.database.tables import dialogs
from chat_backend.protocol import (
    MAX_TEXT,
    Behind,
    Change,
    Changed,
    ClientFrame,
    Hello,
    IdleNow,
    Merged,
    Operator,
    SiteTyping,
    Typing,
    TypingNow,
    ViewingNow,
    WatchingNow,
)
from chat_backend.rate_limit import RateLimit
from chat_backend.refusals import Refused
from chat_backend.services import FromServices, Services
from chat_backend.streams.client_frames import FrameReader
from chat_backend.streams.conversation import AnySocket, converse, hear, tell
from chat_backend.streams.mailbox import BAD_FRAME, BEHIND, REMOVED, SIGNED_OUT, TOO_MANY, Closing, Mailbox
from chat_backend.streams.switchboard import Seat

TYPING = 6_000
"""Milliseconds for which a typing frame is valid."""
_MOST_CONNECTIONS = 20
_MOST_KNOWN_DIALOGS = 500
_NEWEST_NUMBER = 2**62

_frames: FrameReader[ClientFrame] = FrameReader(
    ClientFrame, frozenset({"typing_now", "viewing_now", "watching_now", "idle_now"})
)


@websocket("/api/v1/stream")
async def operator_stream(socket: AnySocket, services: FromServices) -> None:
    await socket.accept()
    try:
        session = await services.accounts.operator_of(tokens.bearer(socket.headers.get("authorization")))
    except Refused:
        await socket.close(code=REMOVED)
        return
    after = _number(socket.query_params.get("after", "0"))
    if session is None or after is None:
        await socket.close(code=SIGNED_OUT if session is None else BAD_FRAME)
        return
    if services.board.count(session.workspace_id, session.operator.id) >= _MOST_CONNECTIONS:
        await socket.close(code=TOO_MANY)
        return
    await _Connection(socket, services, session, after).run()


class _Connection:
    """One operator's open window."""

    def __init__(self, socket: AnySocket, services: Services, session: OperatorSession, after: int) -> None:
        self._socket = socket
        self._services = services
        self._session = session
        self._workspace_id = session.workspace_id
        self._me = session.operator
        self._cursor = after
        self._mailbox = Mailbox()
        self._often = RateLimit(20, 2, time.monotonic)
        self._users: dict[str, str] = {}
        self._seat = Seat(
            workspace_id=self._workspace_id,
            person_id=self._me.id,
            is_operator=True,
            token_digest=session.token_digest,
            mailbox=self._mailbox,
        )

    async def run(self) -> None:
        presence = self._services.presence
        with self._services.board.seated(self._seat):
            # again: a sign-out between the first look and the seat must not be missed
            closed = await self._signed_out()
            if closed is not None:
                await self._socket.close(code=closed)
                return
            await self._services.sessions.used((self._session.token_digest,))
            presence.status_chosen(self._workspace_id, self._me.id, self._me.status)
            with presence.present(self._workspace_id, "operator", self._me.id) as self._place:
                await converse(self._socket, self._tell, self._hear)

    async def _signed_out(self) -> int | None:
        """The code to close with; None: still signed in."""
        try:
            token = tokens.bearer(self._socket.headers.get("authorization"))
            return SIGNED_OUT if await self._services.accounts.operator_of(token) is None else None
        except Refused:
            return REMOVED

    async def _tell(self) -> None:
        reach = await self._services.log.reach(self._workspace_id)
        if not reach.covers_after(self._cursor):
            await tell(self._socket, Behind(oldest=reach.oldest))
            raise Closing(BEHIND)
        number, moment = await self._services.log.standing(self._workspace_id)
        await tell(self._socket, Hello(number=number, time=moment))
        for frame in self._services.presence.now(self._workspace_id):
            await tell(self._socket, frame)
        self._services.board.log_grew(self._workspace_id, number)
        while True:
            for news in await self._mailbox.news():
                await tell(self._socket, news)
            await self._tell_log()

    async def _tell_log(self) -> None:
        while changes := await self._services.recent.after(self._workspace_id, self._cursor):
            for change in changes:
                crash_point("stream.tell")
                self._follow_merging(change)
                await tell(self._socket, Changed(change=visible_to(change, self._me.id)))
                self._cursor = change.number
                # the log is heard by every process that may hold a stream of his
                if any(isinstance(e, Operator) and e.id == self._me.id and e.removed for e in change.entities):
                    raise Closing(REMOVED)

    def _follow_merging(self, change: Change) -> None:
        """Whoever is on screen under an id that is gone stays watched under the new one."""
        for entity in change.entities:
            if isinstance(entity, Merged):
                self._users.clear()
                for where, user_id in self._seat.watched.items():
                    if user_id == entity.id:
                        self._seat.watched[where] = entity.into_id

    async def _hear(self) -> None:
        while True:
            frame = _frames.read(await hear(self._socket))
            if self._often.take("") > 0:
                continue
            match frame:
                case TypingNow():
                    await self._typing(frame)
                case ViewingNow():
                    await self._viewing(frame.dialog_id)
                case WatchingNow():
                    self._watch("card", frame.user_id)
                case IdleNow(idle=idle):
                    self._services.presence.idle(self._workspace_id, self._me.id, self._place, idle=idle)
                case _:
                    pass

    async def _viewing(self, dialog_id: str | None) -> None:
        user_id = None if dialog_id is None else await self._user_of(dialog_id)
        self._watch("dialog", user_id)
        if dialog_id is None or user_id is not None:
            self._services.presence.viewing(self._workspace_id, self._me.id, dialog_id)

    def _watch(self, where: str, user_id: str | None) -> None:
        if user_id is None:
            self._seat.watched.pop(where, None)
        else:
            self._seat.watched[where] = user_id

    async def _typing(self, frame: TypingNow) -> None:
        user_id = await self._user_of(frame.dialog_id)
        if user_id is None:
            return
        board, until = self._services.board, self._services.clock() + TYPING
        text = None if frame.text is None else frame.text[:MAX_TEXT]
        board.tell_operators(
            self._workspace_id,
            Typing(dialog_id=frame.dialog_id, who="operator", id=self._me.id, until=until, text=text, note=frame.note),
            but=self._me.id,
        )
        if not frame.note:
            board.tell_user(self._workspace_id, user_id, SiteTyping(author=self._me.name, until=until))

    async def _user_of(self, dialog_id: str) -> str | None:
        """Whose dialog it is, asked once; a merged user is forgotten in `_tell_log`."""
        if dialog_id not in self._users:
            async with self._services.database.read() as connection:
                found = await connection.scalar(
                    select(dialogs.c.user_id).where(
                        dialogs.c.workspace_id == self._workspace_id, dialogs.c.id == dialog_id
                    )
                )
            if found is None:
                return None
            if len(self._users) >= _MOST_KNOWN_DIALOGS:
                self._users.clear()
            self._users[dialog_id] = found
        return self._users[dialog_id]


def _number(text: str) -> int | None:
    if not text.isascii() or not text.isdigit() or len(text) > 19 or int(text) > _NEWEST_NUMBER:
        return None
    return int(text)
