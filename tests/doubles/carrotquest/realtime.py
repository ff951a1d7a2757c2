"""The double's realtime service: frames on channels, over WebSocket and long polling, with a memory of what was missed."""

import asyncio
import json
import time
from collections import deque
from email.utils import formatdate, parsedate_to_datetime
from typing import Any

from tests.doubles.carrotquest.options import Options

Json = Any
KNOWN = frozenset({
    "ping", "conversation", "conversation_started_user", "conversation_reply", "conversation_typing",
    "conversation_read", "conversation_assigned", "conversation_closed", "conversation_tag_added",
    "conversation_tag_deleted", "user_presence_changed", "user_props_changed", "event",
})  # fmt: skip
OF_USERS = frozenset({"user_props_changed", "event"})


class Frames:
    """Everything that was said, numbered; readers are told what follows their place."""

    def __init__(self, app: int, options: Options) -> None:
        self._app = app
        self._options = options
        self._numbers = 0
        self._second: tuple[int, int] = (0, 0)
        self._said: deque[tuple[int, int, str, Json]] = deque(maxlen=5_000)
        self.readers: set[Reader] = set()
        self.silent = False
        self.pings = True

    def say(self, topic: str, message: Json, user: int | None = None) -> None:
        channel = "ping" if topic == "ping" else f"{topic}.{self._app}" + ("" if user is None else f".{user}")
        second = int(time.time())
        self._second = (second, self._second[1] + 1 if self._second[0] == second else 0)
        self._numbers += 1
        frame = {
            "id": self._numbers,
            "channel": channel,
            "message": message,
            "tag": str(self._second[1]),
            "time": formatdate(second, usegmt=True),
        }
        self._said.append((*self._second, channel, frame))
        if not self.silent:
            for reader in self.readers:
                reader.put(channel, frame)

    def missed(self, channels: frozenset[str], when: str, tag: str) -> list[Json]:
        """After a place; an empty tag means all of that second."""
        if not when or not self._options.remembers_frames:
            return []
        place = (int(parsedate_to_datetime(when).timestamp()), int(tag) if tag else -1)
        return [
            frame for second, order, channel, frame in self._said if channel in channels and (second, order) > place
        ]

    async def ping(self) -> None:
        while True:
            await asyncio.sleep(self._options.ping_every)
            if self.pings:
                self.say("ping", {"timestamp": time.time()})

    def may_hear(self, channel: str, *, narrow: bool) -> bool:
        if narrow:
            return False
        topic, *numbers = channel.split(".")
        if topic == "ping":
            return not numbers
        longest = 2 if topic in OF_USERS else 1
        return topic in KNOWN and len(numbers) == longest and numbers[0] == str(self._app)


class Reader:
    def __init__(self, channels: frozenset[str]) -> None:
        self.channels = channels
        self.waiting: asyncio.Queue[Json] = asyncio.Queue()
        self.close_code: int | None = None

    def put(self, channel: str, frame: Json) -> None:
        if channel in self.channels:
            self.waiting.put_nowait(frame)

    def end(self, code: int) -> None:
        self.close_code = code
        self.waiting.put_nowait(None)


def encoded(frame: Json) -> str:
    return json.dumps(frame, ensure_ascii=False)
