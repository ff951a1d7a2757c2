"""One server process: takes its port, says that it is ready, ends when it is told or when its parent has gone."""

import asyncio
import contextlib
import errno
import logging
import os
import signal
import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import uvicorn
from sqlalchemy.exc import DBAPIError

from chat_backend.app import build_app
from chat_backend.database import schema
from chat_backend.database.connection import is_full
from chat_backend.protocol import MAX_FRAME
from chat_backend.services import Services

_log = logging.getLogger(__name__)

PING_SECONDS = 20.0
GRACEFUL_SECONDS = 2


class CannotStart(Exception):
    """The server cannot start; the text is one sentence for the person who started it."""


@dataclass(frozen=True, kw_only=True)
class Ready:
    """What is known once connections are accepted."""

    address: str
    site_key: str | None
    has_operator: bool


class Stop:
    """Ends a server from any thread, even before it runs."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self._server: uvicorn.Server | None = None

    def now(self) -> None:
        self._asked.set()
        if self._server is not None:
            self._server.should_exit = True

    def attach(self, server: uvicorn.Server) -> None:
        self._server = server
        if self._asked.is_set():
            server.should_exit = True


class _Server(uvicorn.Server):
    """uvicorn's server that says when it is ready; a signal ends it with status 0."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.should_exit:
            self._on_ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        def end(_number: int, _frame: FrameType | None) -> None:
            self.should_exit = True

        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


async def serve(services: Services, host: str, port: int, *, on_ready: Callable[[Ready], None], stop: Stop) -> None:
    """Run until stopped. An embedded server whose port is taken takes another one. Raises ``CannotStart``."""
    settings = services.settings
    prepare_folder(settings.data)
    await prepare_database(services)
    workspace = await services.accounts.first_workspace()
    has_operator = await services.accounts.has_operator()
    with listen(host, port, any_free=settings.embedded_key is not None) as listening:
        ready = Ready(
            address=_address(listening),
            site_key=workspace.site_key if workspace else None,
            has_operator=has_operator,
        )
        server = _Server(_config(services), lambda: on_ready(ready))
        stop.attach(server)
        await server.serve(sockets=[listening])


def _config(services: Services) -> uvicorn.Config:
    return uvicorn.Config(
        build_app(services),
        ws="websockets-sansio",
        ws_max_size=MAX_FRAME,
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PING_SECONDS,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=services.settings.embedded_key is None,
        timeout_graceful_shutdown=GRACEFUL_SECONDS,
        lifespan="on",
    )


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}"


def prepare_folder(data: Path) -> None:
    """Make the data folder and see that it can be written. Raises ``CannotStart``."""
    trial = data / f".writable-{os.getpid()}"
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        trial.write_bytes(b"x" * 4096)
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise CannotStart(f"The disk with the data folder {data} is full.") from error
        raise CannotStart(f"The data folder {data} cannot be written: {error.strerror}.") from error
    finally:
        with contextlib.suppress(OSError):
            trial.unlink(missing_ok=True)


async def prepare_database(services: Services) -> None:
    """Bring the database to this program's tables. Raises ``CannotStart``."""
    try:
        await schema.upgrade(services.database)
    except schema.NewerDatabase as error:
        raise CannotStart(f"{error} Update this program.") from error
    except DBAPIError as error:
        if is_full(error):
            raise CannotStart("The disk with the database is full.") from error
        raise CannotStart(f"The database cannot be used: {error.orig}.") from error
    except (OSError, sqlite3.Error) as error:
        raise CannotStart(f"The database cannot be used: {error}.") from error


def listen(host: str, port: int, *, any_free: bool) -> socket.socket:
    """A listening socket. ``any_free``: where the port is taken, another one will do. Raises ``CannotStart``."""
    try:
        return _listen(host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE and any_free and port != 0:
            return _listen(host, 0)
        if error.errno == errno.EADDRINUSE:
            raise CannotStart(f"Port {port} on {host} is taken by another program; choose one with --port.") from error
        raise CannotStart(f"Cannot listen on {host} port {port}: {error.strerror}.") from error


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # the protocol is named, because asyncio switches Nagle's delay off only where it is: 40 ms an answer otherwise
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere this option lets two programs share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(2048)
        listening.settimeout(0)
    except BaseException:
        listening.close()
        raise
    return listening


def run(services: Services, host: str, port: int, *, on_ready: Callable[[Ready], None], stop: Stop) -> None:
    """``serve`` with a loop of its own."""
    asyncio.run(serve(services, host, port, on_ready=on_ready, stop=stop))
