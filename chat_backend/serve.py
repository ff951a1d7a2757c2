"""One server process: takes its port, says that it is ready, ends when it is told or when its parent has gone."""

import contextlib
import errno
import json
import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FrameType

import uvicorn

from chat_backend.app import build_app
from chat_backend.protocol import MAX_FRAME
from chat_backend.services import build_services
from chat_backend.settings import Settings

_log = logging.getLogger(__name__)

PING_SECONDS = 20.0
GRACEFUL_SECONDS = 2


class CannotStart(Exception):
    """The server cannot start; the text is one sentence for the person who started it."""


@dataclass(frozen=True)
class Ready:
    """What is known once connections are accepted."""

    address: str
    site_key: str | None
    has_operator: bool


class _Server(uvicorn.Server):
    """uvicorn's server that says when it is ready, and ends with status 0 when a signal ends it."""

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
