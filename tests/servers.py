"""A real chat backend in a process of its own, for tests of every kind."""

import json
import os
import secrets
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx
import msgspec

from chat_backend.protocol import EmbeddedSignIn, SignedIn
from tests.ports import free_port

_ROOT = Path(__file__).resolve().parent.parent
_COMMAND = (sys.executable, "-m", "chat_backend", "serve", "--embedded")
_START_SECONDS = 30.0
_STOP_SECONDS = 10.0


class ServerProcess:
    """An embedded server on one data folder. As a context manager it is started and, whatever happens, ended.

    ``kill`` is ``kill -9``; ``restart`` takes the same data and the same port. ``log`` holds what the process wrote
    to standard error, over all its lives.
    """

    def __init__(self, data: Path, *, key: str | None = None, port: int = 0, options: tuple[str, ...] = ()) -> None:
        """``port``: 0 for one that it keeps over all its lives; ``options``: of the command line, besides."""
        self.data = data
        self._options = options
        self.key = key or secrets.token_urlsafe(32)
        self.address = ""
        self.site_key: str | None = None
        self.log = data.parent / f"{data.name}.server.log"
        self._port = port or free_port()
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    @property
    def pid(self) -> int:
        return self._running().pid

    @property
    def port(self) -> int:
        return self._port

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> str:
        """Start, wait until connections are accepted, return the address."""
        if self.is_running:
            raise AssertionError("the server runs already")
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*_COMMAND, "--data", str(self.data), "--port", str(self._port), *self._options],
                cwd=_ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )
        if self._process.stdin is None or self._process.stdout is None:
            raise AssertionError("pipes were asked for")
        self._process.stdin.write(json.dumps({"key": self.key}) + "\n")
        self._process.stdin.flush()
        watchdog = threading.Timer(_START_SECONDS, self._process.kill)
        watchdog.start()
        try:
            line = self._process.stdout.readline()
        finally:
            watchdog.cancel()
        if not line:
            self.kill()
            raise AssertionError(f"the server did not start:\n{self.log.read_text()[-4000:]}")
        ready = json.loads(line)
        self.address, self.site_key = ready["address"], ready["site_key"]
        self._port = int(self.address.rpartition(":")[2])
        return self.address

    def kill(self) -> None:
        """End it at once, without a word (``SIGKILL``)."""
        if self._process is not None:
            self._process.kill()
            self._reap()

    def stop(self) -> int:
        """End it as its parent's death would: standard input closes. Returns the exit status."""
        process = self._running()
        if process.stdin is not None:
            process.stdin.close()
        return self._reap()

    def terminate(self) -> int:
        """End it with ``SIGTERM``. Returns the exit status."""
        self._running().send_signal(signal.SIGTERM)
        return self._reap()

    def restart(self) -> str:
        """Start again after an end, or end gracefully and start again: same data, same port, same key."""
        if self.is_running:
            self.stop()
        return self.start()

    def freeze(self) -> None:
        """Stop the process in its tracks (``SIGSTOP``): connections stay open and nothing answers."""
        self._running().send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._running().send_signal(signal.SIGCONT)

    def sign_in(self, operator_name: str = "Anna") -> SignedIn:
        """Sign in with the key; the first call makes workspace and owner. ``site_key`` is known afterwards."""
        body = msgspec.json.encode(EmbeddedSignIn(key=self.key, operator_name=operator_name))
        answer = httpx.post(f"{self.address}/api/v1/sign-in/embedded", content=body, timeout=10)
        answer.raise_for_status()
        signed_in = msgspec.json.decode(answer.content, type=SignedIn)
        self.site_key = signed_in.workspace.site_key
        return signed_in

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            raise AssertionError("the server was not started")
        return self._process

    def _reap(self) -> int:
        process = self._running()
        try:
            status = process.wait(_STOP_SECONDS)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
            self._process = None
        return status
