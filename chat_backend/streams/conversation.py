"""The two halves of a live connection: one tells, one listens; when either ends, both do."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from litestar import WebSocket
from litestar.exceptions import WebSocketDisconnect
from uvicorn.protocols.utils import ClientDisconnected

from chat_backend.protocol import MAX_FRAME
from chat_backend.streams.mailbox import BAD_FRAME, FAILED, TOO_SLOW, Closing, Frame

_log = logging.getLogger(__name__)

AnySocket = WebSocket[Any, Any, Any]
SEND_SECONDS = 20.0
"""How long one frame may wait for the other side to read."""

_encoder = msgspec.json.Encoder()


async def tell(socket: AnySocket, frame: Frame) -> None:
    """Send one frame. Raises ``Closing`` when the other side does not read."""
    try:
        async with asyncio.timeout(SEND_SECONDS):
            await socket.send_text(_encoder.encode(frame).decode())
    except TimeoutError:
        raise Closing(TOO_SLOW) from None


async def hear(socket: AnySocket) -> str:
    """The next text frame. Raises ``Closing`` for a binary or too long one."""
    text = await socket.receive_data(mode="text")
    if len(text) > MAX_FRAME:
        raise Closing(BAD_FRAME)
    return text


async def converse(
    socket: AnySocket, telling: Callable[[], Awaitable[None]], hearing: Callable[[], Awaitable[None]]
) -> None:
    """Run both until one raises ``Closing`` or the other side has gone; then close the socket."""
    try:
        async with asyncio.TaskGroup() as both:
            both.create_task(_await(telling))
            both.create_task(_await(hearing))
    except* (WebSocketDisconnect, ClientDisconnected):
        pass
    except* Closing as closing:
        first = closing.exceptions[0]
        await socket.close(code=first.code if isinstance(first, Closing) else BAD_FRAME)
    except* Exception as failed:  # noqa: BLE001 - the other side comes back and resumes; the log says what it was
        _log.error("a stream failed", exc_info=failed.exceptions[0])
        await socket.close(code=FAILED)


async def _await(do: Callable[[], Awaitable[None]]) -> None:
    await do()
