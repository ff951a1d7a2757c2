"""A network that misbehaves on order: stands between a client and a server, on a thread and a loop of its own.

Relays TCP. Looks into it only as far as a fault needs: the head of an HTTP request, the frames of a WebSocket.
"""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from tests.doubles.server_frames import Frames, altered, is_text

T = TypeVar("T")

_CHUNK = 64 * 1024
_METHODS = frozenset({b"GET", b"PUT", b"POST", b"DELETE"})
_LOOKED_AT = 4 * 1024
_SWITCHED = b"HTTP/1.1 101 "
_TURNS_TO_CLOSE = 3
"""Turns of the loop that a cut transport takes to close its socket, and one more."""


@dataclass
class Exchange:
    """First lines of a request that came, and of what its client was answered; nothing if it was not."""

    request: bytes
    answer: bytes = b""
    sent: bytes = b""
    """The beginning of all that came: the request's head and body."""


class FaultyProxy:
    """Every method may be called from the test's thread and has taken effect when it returns."""

    def __init__(self, target: str) -> None:
        """``target``: the server's address, ``http://127.0.0.1:8080``."""
        self.target_port = urlsplit(target).port or 80
        self.address = ""
        self.requests: list[bytes] = []
        """First lines of the requests that came, oldest first."""
        self.exchanges: list[Exchange] = []
        """The same requests with their answers."""
        self.answers_cut = 0
        self.frames_dropped = 0
        self._cut_answers: list[bytes] = []
        self._instead: list[tuple[bytes, bytes]] = []
        self._spoilt: list[tuple[bytes, bytes]] = []
        self._drop_frames: list[Callable[[bytes], bool]] = []
        self._alter: Callable[[bytes], bytes] | None = None
        self._spoil_frames: list[bytes] = []
        self._double_frames = 0
        self._swap_frames = 0
        self._dribble: tuple[int, float] | None = None
        self._delay = 0.0
        self._delay_up = 0.0
        self._refusing = False
        self._flowing_up = asyncio.Event()
        self._flowing_down = asyncio.Event()
        self._links: set[_Link] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="faulty proxy", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._flowing_up.set()
        self._flowing_down.set()
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

    def answer_instead(self, request: bytes, answer: bytes) -> None:
        """The next request with this in its head never reaches the server: the client gets these bytes."""
        self._do(self._run(lambda: self._instead.append((request, answer))))

    def spoil_answer(self, request: bytes, answer: bytes) -> None:
        """The next request with this in its head reaches the server; in place of its answer these bytes come."""
        self._do(self._run(lambda: self._spoilt.append((request, answer))))

    def dribble(self, size: int, pause: float) -> None:
        """From now on what the server sends comes in pieces of so many bytes with a pause after each; 0: as it was sent."""
        self._dribble = (size, pause) if size else None

    def double_frames(self, count: int) -> None:
        """So many of the server's next frames come twice."""
        self._do(self._run(lambda: setattr(self, "_double_frames", count)))

    def swap_frames(self, count: int) -> None:
        """So many times the server's next frame comes after the one behind it."""
        self._do(self._run(lambda: setattr(self, "_swap_frames", count)))

    def spoil_frame(self, payload: bytes) -> None:
        """The server's next frame carries this instead."""
        self._do(self._run(lambda: self._spoil_frames.append(payload)))

    def heal(self) -> None:
        """No fault from now on, also none that waited for its moment. What is cut stays cut."""
        self._do(self._run(self._forget_faults))

    def _forget_faults(self) -> None:
        for waiting in (self._cut_answers, self._instead, self._spoilt, self._drop_frames, self._spoil_frames):
            waiting.clear()
        self._double_frames = self._swap_frames = 0
        self._dribble = self._alter = None
        self._delay = self._delay_up = 0.0
        self._refusing = False
        self._flowing_up.set()
        self._flowing_down.set()

    def drop_frames(self, *chosen: Callable[[bytes], bool]) -> None:
        """For each choice: the next frame of the server that it picks gets lost, as if it had never been sent."""
        self._do(self._run(lambda: self._drop_frames.extend(chosen)))

    @property
    def drops_waiting(self) -> bool:
        """Whether a frame that is to get lost has not come yet."""
        return bool(self._drop_frames)

    def alter_frames(self, alter: Callable[[bytes], bytes] | None) -> None:
        """From now on each frame of the server carries what this makes of its payload; None: as the server sent it."""
        self._do(self._run(lambda: setattr(self, "_alter", alter)))

    def cut_all(self) -> None:
        """All connections break."""
        self._do(self._cut())

    def forget(self) -> None:
        """Whatever is between forgot the connections of now, as a router does: they look open, nothing of them
        arrives any more, and nobody is told. New ones are not touched."""
        self._do(self._run(lambda: [setattr(link, "forgotten", True) for link in self._links]))

    def go_down(self) -> None:
        """All connections break, and every new one, until ``come_back``."""
        self._refusing = True
        self.cut_all()

    def come_back(self) -> None:
        self._refusing = False

    def hold(self, *, up: bool = True, down: bool = True) -> None:
        """Connections stay open and nothing passes, as after a cable is pulled; or in one direction only."""
        for held, flowing in ((up, self._flowing_up), (down, self._flowing_down)):
            if held:
                self._do(self._run(flowing.clear))

    def release(self) -> None:
        self._do(self._run(self._flowing_up.set))
        self._do(self._run(self._flowing_down.set))

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
            await self._flowing_up.wait()
            if self._delay_up:
                await asyncio.sleep(self._delay_up)
            if link.forgotten:
                continue
            if (instead := self._look_at_request(link, data)) is not None:
                await link.say(instead)
                raise _CutNow
            link.server_writer.write(data)
            await link.server_writer.drain()
        raise _CutNow

    async def _downstream(self, link: "_Link") -> None:
        while data := await link.server_reader.read(_CHUNK):
            await self._flowing_down.wait()
            if self._delay:
                await asyncio.sleep(self._delay)
            if link.forgotten:
                continue
            if link.cut_answer:
                self.answers_cut += 1
                raise _CutNow
            if link.spoilt is not None:
                await link.say(link.spoilt)
                raise _CutNow
            link.note_answer(data)
            await self._tell(link, self._with_faults(link, data))
        if not link.forgotten:
            raise _CutNow

    async def _tell(self, link: "_Link", data: bytes) -> None:
        if (slowly := self._dribble) is None:
            link.client_writer.write(data)
            await link.client_writer.drain()
            return
        size, pause = slowly
        for start in range(0, len(data), size):
            link.client_writer.write(data[start : start + size])
            await link.client_writer.drain()
            if self._dribble is not None:
                await asyncio.sleep(pause)

    def _look_at_request(self, link: "_Link", data: bytes) -> bytes | None:
        """What the client gets in place of any answer, if it gets that."""
        if link.frames is None and data.split(b" ", 1)[0] in _METHODS:
            link.exchange = Exchange(data.split(b"\r\n", 1)[0], sent=data[:_LOOKED_AT])
            self.requests.append(link.exchange.request)
            self.exchanges.append(link.exchange)
            chosen = next((text for text in self._cut_answers if text in data), None)
            if chosen is not None:
                self._cut_answers.remove(chosen)
                link.cut_answer = True
            link.spoilt = _taken(self._spoilt, data)
            return _taken(self._instead, data)
        if link.frames is None and link.exchange is not None:
            link.exchange.sent += data[: _LOOKED_AT - len(link.exchange.sent)]
        return None

    def _with_faults(self, link: "_Link", data: bytes) -> bytes:
        if link.frames is None:
            if not data.startswith(_SWITCHED):
                return data
            head, _, rest = data.partition(b"\r\n\r\n")
            link.frames = Frames()
            return head + b"\r\n\r\n" + self._with_faults(link, rest)
        return b"".join(self._frame(link, raw, payload) for raw, payload in link.frames.feed(data))

    def _frame(self, link: "_Link", raw: bytes, payload: bytes) -> bytes:
        """What becomes of one frame."""
        if not is_text(raw):
            return raw
        if self._is_dropped(payload):
            return b""
        if self._spoil_frames:
            return altered(raw, self._spoil_frames.pop())
        if self._alter is not None:
            raw = altered(raw, self._alter(payload))
        if self._double_frames:
            self._double_frames -= 1
            raw += raw
        if self._swap_frames and not link.behind:
            self._swap_frames -= 1
            link.behind = raw
            return b""
        raw, link.behind = raw + link.behind, b""
        return raw

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
        self._forget_faults()
        self._refusing = True
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
        self.forgotten = False
        self.exchange: Exchange | None = None
        """The newest."""
        self.spoilt: bytes | None = None
        """What the client gets for the answer to the request that is on its way."""
        self.frames: Frames | None = None
        self.behind = b""
        """A frame that comes after the next one."""
        self._writers = [writer]

    async def reach(self, port: int) -> None:
        self.server_reader, self.server_writer = await asyncio.open_connection("127.0.0.1", port)
        self._writers.append(self.server_writer)

    def note_answer(self, data: bytes) -> None:
        if self.exchange is not None and not self.exchange.answer:
            self.exchange.answer = data.split(b"\r\n", 1)[0]

    async def say(self, data: bytes) -> None:
        self.note_answer(data)
        self.client_writer.write(data)
        await self.client_writer.drain()

    def cut(self) -> None:
        for writer in self._writers:
            writer.transport.abort()


def _taken(waiting: list[tuple[bytes, bytes]], data: bytes) -> bytes | None:
    """The first that is for this request, taken off the list."""
    found = next((each for each in waiting if each[0] in data), None)
    if found is None:
        return None
    waiting.remove(found)
    return found[1]
