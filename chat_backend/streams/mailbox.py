"""What waits to be told to one connection."""

import asyncio
from collections import deque

from chat_backend.protocol import SiteFrame, StreamFrame

Frame = StreamFrame | SiteFrame

FAILED = 1011
SIGNED_OUT = 4401
REMOVED = 4403
BAD_FRAME = 4400
TOO_SLOW = 4408
MERGED = 4409
BEHIND = 4410
TOO_MANY = 4429

MOST_WAITING = 500
"""Passing frames that may wait for one reader before it counts as too slow."""


class Closing(Exception):
    """The connection is to be closed with this code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Mailbox:
    """Passing frames in order, and a nudge when the log has grown. Never blocks who posts."""

    def __init__(self, *, most: int = MOST_WAITING) -> None:
        self._most = most
        self._frames: deque[Frame] = deque()
        self._nudged = asyncio.Event()
        self._code: int | None = None

    def post(self, frame: Frame) -> None:
        if len(self._frames) >= self._most:
            self.close(TOO_SLOW)
            return
        self._frames.append(frame)
        self._nudged.set()

    def nudge(self) -> None:
        self._nudged.set()

    def close(self, code: int) -> None:
        if self._code is None:
            self._code = code
        self._nudged.set()

    async def news(self) -> list[Frame]:
        """Wait for a frame or a nudge; gives the frames that wait. Raises ``Closing``."""
        await self._nudged.wait()
        self._nudged.clear()
        if self._code is not None:
            raise Closing(self._code)
        frames = list(self._frames)
        self._frames.clear()
        return frames
