"""The live stream of one backend: frames in order, a ping every 20 s, and how it ends."""

import asyncio
import logging
import ssl
from collections.abc import AsyncGenerator
from typing import Literal, cast

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from chat_backend import protocol as wire
from operator_app.backends import port
from operator_app.backends.own import address as addresses
from operator_app.backends.own import errors
from operator_app.backends.own.decoding import Decoder, Malformed
from operator_app.domain.problems import CursorTooOld, Unreachable, UnreachableReason

PING_EVERY = 20.0
"""Seconds between pings, and seconds a pong may take."""
_OPEN_WITHIN = 10.0
_LOOK_FOR_PONG = 1.0

log = logging.getLogger(__name__)


class _Connect(connect):
    """Without redirects: the token goes where the account lives and nowhere else."""

    def process_redirect(self, exc: Exception) -> Exception | str:
        return exc


class Stream:
    """At most one connection at a time; without one, what we tell is dropped."""

    def __init__(self, address: str, tls: ssl.SSLContext | None, token: str, decoder: Decoder) -> None:
        self._url = f"{addresses.for_stream(address)}/api/v1/stream"
        self._tls = tls
        self._token = token
        self._decoder = decoder
        self._proxy: Literal[True] | None = None if addresses.is_on_this_computer(address) else True
        self._socket: ClientConnection | None = None
        self._log = logging.getLogger(f"{__name__}.socket")
        self._log.setLevel(logging.INFO)  # at DEBUG websockets logs headers, and the token is one

    async def items(self, after: int) -> AsyncGenerator[port.StreamItem, None]:
        """Never ends but by raising ``Unreachable``, ``SignedOut``, ``CursorTooOld`` or another ``BackendError``."""
        try:
            async with _Connect(
                f"{self._url}?after={after}",
                additional_headers={"Authorization": f"Bearer {self._token}"},
                ssl=self._tls,
                proxy=self._proxy,
                compression=None,
                open_timeout=_OPEN_WITHIN,
                close_timeout=1,
                ping_interval=None,  # we ping ourselves
                max_size=wire.MAX_FRAME,
                max_queue=64,
                logger=self._log,
            ) as socket:
                self._socket = socket
                async for item in self._follow(socket):
                    yield item
        except (WebSocketException, OSError, TimeoutError) as error:
            raise errors.from_stream(error) from error
        finally:
            if self._socket is not None:  # who is cancelled again while goodbyes are said would leave it open
                self._socket.transport.abort()
            self._socket = None

    async def tell(self, frame: wire.ClientFrame) -> None:
        if (socket := self._socket) is None:
            return
        try:
            await socket.send(msgspec.json.encode(frame).decode())
        except ConnectionClosed:
            return  # the reading side reports it

    async def _follow(self, socket: ClientConnection) -> AsyncGenerator[port.StreamItem, None]:
        clock = asyncio.get_running_loop().time
        pinged = clock()
        pong: asyncio.Future[float] | None = None
        position = 0
        while True:
            patience = max(0.0, pinged + PING_EVERY - clock()) if pong is None else _LOOK_FOR_PONG
            data = await self._receive(socket, patience)
            if pong is not None and pong.done():
                pong = None  # the server lives; how far its log goes it says itself
            if data is not None:
                position += 1
                if (item := self._decode(data, position)) is not None:
                    yield item
            elif pong is not None and clock() - pinged > PING_EVERY:
                raise Unreachable(UnreachableReason.CUT, "no pong")
            if pong is None and clock() - pinged >= PING_EVERY:
                pong = cast("asyncio.Future[float]", await socket.ping())
                pinged = clock()

    @staticmethod
    async def _receive(socket: ClientConnection, patience: float) -> bytes | None:
        """The next frame, or None when none came for ``patience`` seconds."""
        try:
            async with asyncio.timeout(patience):
                return await socket.recv(decode=False)
        except TimeoutError:
            return None

    def _decode(self, data: bytes, position: int) -> port.StreamItem | None:
        try:
            item = self._decoder.frame(data)
        except Malformed as error:
            log.warning("a frame is malformed", extra={"frame": position, "bytes": len(data)}, exc_info=error)
            raise Unreachable(UnreachableReason.SERVER_FAULT, "malformed frame") from None
        if isinstance(item, wire.Behind):
            raise CursorTooOld(f"the log begins at {item.oldest}")
        return item
