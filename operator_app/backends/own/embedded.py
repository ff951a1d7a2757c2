"""Our own backend as a child process on this computer: started with the app, ended with it."""

import asyncio
import json
import logging
import os
import secrets
import subprocess
import sys
import threading
from concurrent.futures import Future
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO

import msgspec

from operator_app.domain.problems import EmbeddedBackendError

START_SECONDS = 30.0
STOP_SECONDS = 5.0
_LOG_BYTES = 1_000_000
_LONGEST_LINE = 4096

log = logging.getLogger(__name__)


class _Ready(msgspec.Struct):
    """The line a child writes once it accepts connections."""

    address: str


class Running(msgspec.Struct, frozen=True, kw_only=True):
    """A child that accepts connections, and the key it knows us by."""

    address: str
    key: str
    pid: int


def command() -> tuple[str, ...]:
    """How this program starts its backend: a packaged app has no Python beside it and starts itself."""
    if getattr(sys, "frozen", False):
        # on Windows a windowed program has no standard input: its twin beside it has one
        program = Path(sys.executable).with_name("chat-backend.exe") if sys.platform == "win32" else sys.executable
        return (str(program), "--chat-backend")
    return (sys.executable, "-m", "chat_backend")


class EmbeddedBackend:
    """At most one child at a time. It ends when we do, however we do: its standard input closes."""

    def __init__(self, data: Path, logs: Path, program: tuple[str, ...] | None = None) -> None:
        """``data``: its database and files. ``program`` is for tests."""
        self._data = data
        self._port_file = data / "port"
        self._log_file = logs / "backend.log"
        self._program = program or command()
        self._child: _Child | None = None
        self._one_at_a_time = asyncio.Lock()

    @property
    def is_running(self) -> bool:
        return self._child is not None and self._child.is_running

    async def running(self) -> Running:
        """The child, started if there is none. Raises ``EmbeddedBackendError``."""
        async with self._one_at_a_time:
            if self._child is not None and not self._child.is_running:
                await self._end()
            if self._child is None:
                self._child = await self._start()
            return self._child.running

    async def stop(self) -> None:
        async with self._one_at_a_time:
            await self._end()

    async def _start(self) -> "_Child":
        child = await asyncio.to_thread(self._launch)
        try:
            async with asyncio.timeout(START_SECONDS):
                await child.wait_ready()
        except TimeoutError:
            await asyncio.to_thread(child.end)
            raise EmbeddedBackendError(f"It was not ready within {START_SECONDS:.0f} seconds.") from None
        except BaseException:
            await asyncio.to_thread(child.end)
            raise
        await asyncio.to_thread(self._remember_port, child.running.address)
        log.info("the backend on this computer runs", extra={"pid": child.running.pid})
        return child

    async def _end(self) -> None:
        if (child := self._child) is not None:
            self._child = None
            await asyncio.to_thread(child.end)

    def _launch(self) -> "_Child":
        try:
            self._data.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._log_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            arguments = ("serve", "--embedded", "--data", str(self._data), "--port", str(self._remembered_port()))
            return _Child((*self._program, *arguments), self._log_file)
        except OSError as error:
            raise EmbeddedBackendError(f"It cannot be started: {error.strerror}.") from error

    def _remembered_port(self) -> int:
        """The site's address names the port: it should stay the same."""
        try:
            port = int(self._port_file.read_text())
        except (OSError, ValueError):
            return 0
        return port if 0 < port < 65_536 else 0

    def _remember_port(self, address: str) -> None:
        before, now = self._remembered_port(), int(address.rpartition(":")[2])
        if before not in {0, now}:
            log.warning("the backend's port is another one now", extra={"before": before, "now": now})
        try:
            self._port_file.write_text(address.rpartition(":")[2])
        except OSError as error:
            log.warning("the backend's port cannot be remembered", extra={"errno": error.errno})


class _Child:
    """One life of the process. Two threads drain its pipes: a full pipe would stop it."""

    def __init__(self, line: tuple[str, ...], log_file: Path) -> None:
        self._key = secrets.token_urlsafe(32)
        self._ready: Future[_Ready] = Future()
        self._ready.set_running_or_notify_cancel()  # who gives up waiting must not cancel it for the thread
        self._last_words = ""
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            line,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # Ctrl+C in our terminal is for us: we then end the child in order.
            start_new_session=os.name == "posix",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
            | getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._threads = [
            threading.Thread(target=self._drain_log, args=(self._process.stderr, log_file), name="backend's log"),
            threading.Thread(target=self._read_ready, args=(self._process.stdout,), name="backend's answer"),
        ]
        for thread in self._threads:
            thread.daemon = True
            thread.start()
        self._give_key()

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    @property
    def running(self) -> Running:
        """After ``wait_ready``."""
        return Running(address=self._ready.result(timeout=0).address, key=self._key, pid=self._process.pid)

    async def wait_ready(self) -> None:
        await asyncio.wrap_future(self._ready)

    def end(self) -> None:
        """Blocks until it is gone, at most some seconds."""
        self._close_input()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            log.warning("the backend on this computer does not end and is killed", extra={"pid": self._process.pid})
            self._process.kill()
            self._process.wait()
        for thread in self._threads:
            thread.join(STOP_SECONDS)

    def _give_key(self) -> None:
        try:
            _pipe(self._process.stdin).write(json.dumps({"key": self._key}).encode() + b"\n")
            _pipe(self._process.stdin).flush()
        except OSError:
            log.warning("the backend on this computer ended before it took its key")

    def _close_input(self) -> None:
        try:
            _pipe(self._process.stdin).close()
        except OSError:
            return  # it is gone, and the pipe with it

    def _read_ready(self, pipe: IO[bytes]) -> None:
        with pipe:
            line = pipe.readline(_LONGEST_LINE)
            try:
                self._ready.set_result(msgspec.json.decode(line, type=_Ready))
            except msgspec.DecodeError:
                self._process.wait()
                self._threads[0].join(STOP_SECONDS)
                self._ready.set_exception(EmbeddedBackendError(self._last_words or "It ended without a word."))
            while pipe.readline(_LONGEST_LINE):
                pass

    def _drain_log(self, pipe: IO[bytes], log_file: Path) -> None:
        handler = RotatingFileHandler(log_file, maxBytes=_LOG_BYTES, backupCount=2, encoding="utf-8", delay=True)
        with pipe:
            while line := pipe.readline(_LONGEST_LINE):
                self._last_words = line.decode(errors="replace").rstrip()
                handler.emit(logging.makeLogRecord({"msg": self._last_words}))
        handler.close()


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise AssertionError("the pipe was asked for")
    return pipe
