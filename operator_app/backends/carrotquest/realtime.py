"""The connection to the realtime service: WebSocket, or long polling where that is refused.

The address carries the token: it is in no log but masked.
"""

import asyncio
import logging
import re
import ssl
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from email.utils import formatdate
from typing import Final, Literal, Protocol
from urllib.parse import quote, urlencode

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, WebSocketException

from operator_app.backends.carrotquest import errors
from operator_app.backends.carrotquest.reading import Json, parsed, record, text_id, words
from operator_app.backends.own import address as addresses
from operator_app.backends.own.errors import from_request, from_stream
from operator_app.domain.value import Milliseconds, Value

MOST_CHANNELS: Final = 50
MAX_FRAME: Final = 4 * 1024 * 1024
LONGPOLL_SECONDS: Final = 25.0
_OPEN_WITHIN: Final = 10.0
_MARGIN: Final = 10.0
_LOOK_UP_EVERY: Final = 1.0
_PAUSE: Final = 0.2
"""Seconds between two polls where one ended without news."""
_TOKEN: Final = re.compile(r"(auth_token=)[^&\s'\"]+")

log = logging.getLogger(__name__)


def masked(url: str) -> str:
    """The address as a log may have it."""
    return _TOKEN.sub(r"\1***", url)


class Resume(Value):
    """From where on missed messages are wanted: the last frame's ``tag`` and ``time``."""

    tag: str = ""
    time: str = ""


def since(moment: Milliseconds) -> Resume:
    """For a first connection: from a moment of the service's clock on."""
    return Resume(time=formatdate(moment / 1000, usegmt=True))


class Frame(Value):
    channel: str
    message: Json
    resume: Resume

    @property
    def topic(self) -> str:
        """The channel's name without its numbers."""
        return self.channel.partition(".")[0]


class Wire(Protocol):
    async def receive(self) -> Frame | None:
        """The next frame; None when none came for a while. Raises ``BackendError`` kinds."""
        ...


class _Connect(connect):
    """Without redirects: the token goes to one address and nowhere else."""

    def process_redirect(self, exc: Exception) -> Exception | str:
        return exc


class Realtime:
    """Makes connections, each time by WebSocket first."""

    def __init__(self, base: str, tls: ssl.SSLContext | None, token: str) -> None:
        self._base = base
        self._tls = tls
        self._token = token
        self._proxy: Literal[True] | None = None if addresses.is_on_this_computer(base) else True
        self._socket_log = logging.getLogger(f"{__name__}.socket")
        self._socket_log.setLevel(logging.WARNING)  # below that websockets logs the address, and the token is in it
        for name in ("httpx", "httpcore"):
            logging.getLogger(name).setLevel(logging.WARNING)

    @asynccontextmanager
    async def open(self, channels: Sequence[str], resume: Resume) -> AsyncIterator[Wire]:
        """Raises ``SignedOut``, ``TokenTooNarrow``, ``Unreachable`` and other ``BackendError`` kinds."""
        if not 0 < len(channels) <= MOST_CHANNELS:
            raise AssertionError(f"{len(channels)} channels")
        try:
            socket = await self._socket(channels, resume)
        except _Refused as error:
            log.info("WebSocket is refused here: polling instead", extra={"why": str(error)})
        else:
            try:
                yield _Socket(socket)
            finally:
                await socket.close()
            return
        async with self._client() as client:
            yield LongPoll(client, self._url("longpoll", channels), self._token, resume)

    async def _socket(self, channels: Sequence[str], resume: Resume) -> ClientConnection:
        url = f"{addresses.for_stream(self._url('websocket', channels))}?{_query(self._token, resume)}"
        log.info("connecting to the realtime service", extra={"address": masked(url)})
        try:
            return await _Connect(
                url,
                ssl=self._tls,
                proxy=self._proxy,
                compression=None,
                open_timeout=_OPEN_WITHIN,
                close_timeout=1,
                ping_interval=None,  # the service sends its own
                max_size=MAX_FRAME,
                max_queue=256,
                logger=self._socket_log,
            )
        except InvalidStatus as error:
            status = error.response.status_code
            if status == 429 or status >= 500:
                raise errors.from_status(status) from None
            # a proxy that lets no WebSocket through may say so with any status, 403 too: polling tells which it is
            raise _Refused(f"status {status}") from None
        except InvalidHandshake as error:
            raise _Refused(type(error).__name__) from None
        except (WebSocketException, OSError, TimeoutError) as error:
            raise from_stream(error) from None

    def _url(self, transport: str, channels: Sequence[str]) -> str:
        path = "/".join(quote(channel, safe=".$") for channel in channels)
        return f"{self._base}/{transport}/{path}"

    def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            headers={"Accept-Encoding": "identity"},
            verify=self._tls if self._tls is not None else False,
            timeout=httpx.Timeout(_OPEN_WITHIN, read=LONGPOLL_SECONDS + _MARGIN),
            follow_redirects=False,
            trust_env=not addresses.is_on_this_computer(self._base),
        )


class _Refused(Exception):
    """WebSocket cannot be spoken here; what is behind it may well answer."""


class _Socket:
    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    async def receive(self) -> Frame | None:
        try:
            async with asyncio.timeout(_LOOK_UP_EVERY):
                data = await self._socket.recv(decode=False)
        except TimeoutError:
            return None
        except ConnectionClosed as error:
            raise errors.from_close(None if error.rcvd is None else error.rcvd.code) from None
        return frame(data)


class LongPoll:
    """Asks again and again from where it was; an answer is frames, one a line."""

    def __init__(self, client: httpx.AsyncClient, url: str, token: str, resume: Resume) -> None:
        self._client = client
        self._url = url
        self._token = token
        self._resume = resume
        self._waiting: deque[Frame] = deque()

    async def receive(self) -> Frame | None:
        if not self._waiting:
            await self._poll()
        return self._waiting.popleft() if self._waiting else None

    async def _poll(self) -> None:
        try:
            answer = await self._client.get(f"{self._url}?{_query(self._token, self._resume)}")
        except httpx.HTTPError as error:
            raise from_request(error, has_effect=False) from None
        if answer.status_code == httpx.codes.NOT_MODIFIED:
            await asyncio.sleep(_PAUSE)
            return
        if answer.status_code != httpx.codes.OK:
            raise errors.from_status(answer.status_code)
        lines = [line for line in answer.content.splitlines() if line.strip()]
        self._waiting += [each for line in lines if (each := frame(line)) is not None]
        told = Resume(tag=answer.headers.get("ETag", ""), time=answer.headers.get("Last-Modified", ""))
        last = self._waiting[-1].resume if self._waiting else self._resume
        self._resume = told if told.time else last
        if not self._waiting:
            await asyncio.sleep(_PAUSE)


def frame(data: bytes) -> Frame | None:
    """None: it says nothing. Raises for a first word that says why the connection is worth nothing."""
    told = record(parsed(data))
    channel = words(told.get("channel"), 300)
    if channel is None:
        status = record(told.get("error")).get("status")
        if isinstance(status, int):
            raise errors.from_status(status)
        return None
    resume = Resume(tag=text_of_tag(told.get("tag")), time=words(told.get("time"), 100) or "")
    return Frame(channel=channel, message=told.get("message"), resume=resume)


def text_of_tag(value: Json) -> str:
    """A tag may be 0, which ``text_id`` takes for none."""
    return text_id(value) or ("0" if value in {0, "0"} and value is not False else "")


def _query(token: str, resume: Resume) -> str:
    fields = {"auth_token": token}
    if resume.time:
        fields |= {"time": resume.time, "tag": resume.tag}
    return urlencode(fields, quote_via=quote)
