"""A network that misbehaves on order: stands between a client and a server, on a thread and a loop of its own.

Relays TCP. Looks into it only as far as a fault needs: the head of an HTTP request, the frames of a WebSocket.
"""

import asyncio
import struct
import threading
from collections.abc import Callable, Coroutine
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")

_CHUNK = 64 * 1024
_SWITCHED = b"HTTP/1.1 101 "
_TEXT = 0x1
_TURNS_TO_CLOSE = 3
"""Turns of the loop that a cut transport takes to close its socket, and one more."""


class FaultyProxy:
    """Every method may be called from the test's thread and has taken effect when it returns."""

    def __init__(self, target: str) -> None:
        """``target``: the server's address, ``http://127.0.0.1:8080``."""
        self.target_port = urlsplit(target).port or 80
        self.address = ""
        self.requests: list[bytes] = []
        """First lines of the requests that came, oldest first."""
        self.answers_cut = 0
        self.frames_dropped = 0
        self._cut_answers: list[bytes] = []
        self._drop_frames: list[Callable[[bytes], bool]] = []
        self._alter: Callable[[bytes], bytes] | None = None
        self._delay = 0.0
        self._delay_up = 0.0
        self._refusing = False
        self._flowing = asyncio.Event()
        self._links: set[_Link] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="faulty proxy", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._flowing.set()
        self._server = self._do(asyncio.start_server(self._relay, "127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._do(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    # ------------------------------------------------------------------------------------------- faults

    def cut_answers(self, *requests: bytes) -> None:
        """For each text: the next request with it in its head reaches the server, its answer never comes back."""
        self._do(self._run(lambda: self._cut_answers.extend(requests)))

    def drop_frames(self, *chosen: Callable[[bytes], bool]) -> None:
        """For each choice: the next frame of the server that it picks gets lost, as if it had never been sent."""
        self._do(self._run(lambda: self._drop_frames.extend(chosen)))

    def alter_frames(self, alter: Callable[[bytes], bytes] | None) -> None:
        """From now on each frame of the server carries what this makes of its payload; None: as the server sent it."""
        self._do(self._run(lambda: setattr(self, "_alter", alter)))

    def cut_all(self) -> None:
        """All connections break."""
        self._do(self._cut())

    def go_down(self) -> None:
        """All connections break, and every new one, until ``come_back``."""
        self._refusing = True
        self.cut_all()

    def come_back(self) -> None:
        self._refusing = False

    def hold(self) -> None:
        """Connections stay open and nothing passes, as after a cable is pulled."""
        self._do(self._run(self._flowing.clear))

    def release(self) -> None:
        self._do(self._run(self._flowing.set))

    def delay(self, seconds: float) -> None:
        """Every piece from the server takes so much longer."""
        self._delay = seconds

    def slow_up(self, seconds: float) -> None:
        """Every piece from the client takes so much longer."""
        self._delay_up = seconds

    # ------------------------------------------------------------------------------------------ relaying

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        link = _Link(reader, writer)
        self._links.add(link)
        try:
            if self._refusing:
                return
            await link.reach(self.target_port)
            async with asyncio.TaskGroup() as both:
                both.create_task(self._upstream(link))
                both.create_task(self._downstream(link))
        except* (OSError, _CutNow):
            pass
        finally:
            link.cut()
            self._links.discard(link)

    async def _upstream(self, link: "_Link") -> None:
        while data := await link.client_reader.read(_CHUNK):
            await self._flowing.wait()
            if self._delay_up:
                await asyncio.sleep(self._delay_up)
            self._look_at_request(link, data)
            link.server_writer.write(data)
            await link.server_writer.drain()
        raise _CutNow

    async def _downstream(self, link: "_Link") -> None:
        while data := await link.server_reader.read(_CHUNK):
            await self._flowing.wait()
            if self._delay:
                await asyncio.sleep(self._delay)
            if link.cut_answer:
                self.answers_cut += 1
                raise _CutNow
            link.client_writer.write(self._without_dropped(link, data))
            await link.client_writer.drain()
        raise _CutNow

    def _look_at_request(self, link: "_Link", data: bytes) -> None:
        if link.frames is None and data.split(b" ", 1)[0] in {b"GET", b"PUT", b"POST"}:
            self.requests.append(data.split(b"\r\n", 1)[0])
            chosen = next((text for text in self._cut_answers if text in data), None)
            if chosen is not None:
                self._cut_answers.remove(chosen)
                link.cut_answer = True

    def _without_dropped(self, link: "_Link", data: bytes) -> bytes:
        if link.frames is None:
            if not data.startswith(_SWITCHED):
                return data
            head, _, rest = data.partition(b"\r\n\r\n")
            link.frames = _Frames()
            return head + b"\r\n\r\n" + self._without_dropped(link, rest)
        kept = [(raw, payload) for raw, payload in link.frames.feed(data) if not self._is_dropped(payload)]
        alter = self._alter
        return b"".join(
            _altered(raw, alter(payload)) if alter is not None and raw[0] & 0x0F == _TEXT else raw
            for raw, payload in kept
        )

    def _is_dropped(self, payload: bytes) -> bool:
        chosen = next((choose for choose in self._drop_frames if choose(payload)), None)
        if chosen is None:
            return False
        self._drop_frames.remove(chosen)
        self.frames_dropped += 1
        return True

    # ------------------------------------------------------------------------------------------- its thread

    def _do(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _run(self, what: Callable[[], None]) -> None:
        what()

    async def _cut(self) -> None:
        for link in tuple(self._links):
            link.cut()

    async def _close(self) -> None:
        """Nothing may be left of a connection: what was left would be told as a failure of some later test."""
        self._refusing = True
        self._flowing.set()
        here = asyncio.current_task()
        while others := {task for task in asyncio.all_tasks() if task is not here}:
            await self._cut()
            await asyncio.wait(others, timeout=0.05)
        # only now, with nothing just accepted: asyncio never closes what it accepts for a server that is closed
        self._server.close()
        for _ in range(_TURNS_TO_CLOSE):
            await asyncio.sleep(0)


class _CutNow(Exception):
    pass


class _Link:
    """One connection of the client and the one to the server behind it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.client_reader, self.client_writer = reader, writer
        self.cut_answer = False
        self.frames: _Frames | None = None
        self._writers = [writer]

    async def reach(self, port: int) -> None:
        self.server_reader, self.server_writer = await asyncio.open_connection("127.0.0.1", port)
        self._writers.append(self.server_writer)

    def cut(self) -> None:
        for writer in self._writers:
            writer.transport.abort()


def _altered(raw: bytes, payload: bytes) -> bytes:
    """The same frame with another payload."""
    size = len(payload)
    if size < 126:
        return bytes((raw[0], size)) + payload
    if size < 65_536:
        return raw[:1] + struct.pack("!BH", 126, size) + payload
    return raw[:1] + struct.pack("!BQ", 127, size) + payload


class _Frames:
    """Splits what a server sends over a WebSocket into frames (RFC 6455, 5.2; a server's are not masked)."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[tuple[bytes, bytes]]:
        """Whole frames: their bytes, and their payload."""
        self._rest += data
        found = []
        while (lengths := self._lengths()) is not None:
            head, size = lengths
            if len(self._rest) < head + size:
                break
            raw, self._rest = self._rest[: head + size], self._rest[head + size :]
            found.append((raw, raw[head:]))
        return found

    def _lengths(self) -> tuple[int, int] | None:
        if len(self._rest) < 2:
            return None
        short = self._rest[1] & 0x7F
        if short < 126:
            return 2, short
        head, form = (4, "!H") if short == 126 else (10, "!Q")
        if len(self._rest) < head:
            return None
        return head, struct.unpack(form, self._rest[2:head])[0]
