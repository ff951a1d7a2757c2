"""The real backend as a process that is killed and started again on its data and its port."""

import asyncio
import dataclasses
import logging
import os
import threading
import time
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from chat_backend import crash_points
from chat_backend.rate_limit import RateLimit
from chat_backend.serve import Ready, Stop, serve
from chat_backend.services import Services, build_services
from chat_backend.settings import Settings
from tests.faults.child import PATIENCE, Child, Complaints, Died, answer
from tests.faults.moved_clock import MovedClock

_PLENTY = 1_000_000


def _services(data: Path, clock: Path) -> Services:
    """As ``serve`` makes them; a story has more visitors in a minute than a server lets one address have."""
    services = build_services(
        Settings(data=data, keep_log_days=0, keep_log_changes=3, look_at_log_every=0.25), clock=MovedClock(clock).now
    )
    plenty = RateLimit(_PLENTY, 1, time.monotonic)
    limits = dataclasses.replace(services.limits, new_user=plenty, site_message=plenty, site_file=plenty, upload=plenty)
    return dataclasses.replace(services, limits=limits)


def run(pipe: Connection, data: Path, port: int, clock: Path) -> None:
    complaints = Complaints()
    logging.getLogger().addHandler(complaints)
    services = _services(data, clock)

    async def live() -> None:
        loop = asyncio.get_running_loop()

        def later(work: Awaitable[Any]) -> Any:
            async def do() -> Any:
                return await work

            return asyncio.run_coroutine_threadsafe(do(), loop).result(PATIENCE)

        def ready(found: Ready) -> None:
            pipe.send((True, found.address))
            threading.Thread(target=_obey, args=(pipe, services, complaints, later), daemon=True).start()

        await serve(services, "127.0.0.1", port, on_ready=ready, stop=Stop())

    asyncio.run(live())
    os._exit(0)


def _obey(pipe: Connection, services: Services, complaints: Complaints, later: Callable[[Awaitable[Any]], Any]) -> None:
    def do(what: str, *given: Any) -> Any:
        match what:
            case "arm":
                os.environ[crash_points.VARIABLE] = given[0]
                return None
            case "shorten":
                return later(services.retention.shorten(*given))
            case "report":
                found = tuple(complaints.found)
                complaints.found.clear()
                return found
        raise AssertionError(what)

    while answer(pipe, do):
        pass
    os._exit(0)


class Backend:
    """One server on one data folder, over all its lives."""

    def __init__(self, data: Path, clock: Path) -> None:
        self.data = data
        self.clock = MovedClock(clock)
        self.address = ""
        self.complaints: list[str] = []
        self._clock = clock
        self._child: Child | None = None

    @property
    def database(self) -> Path:
        return self.data / "chat.sqlite3"

    @property
    def running(self) -> bool:
        return self._child is not None and self._child.alive

    def start(self) -> None:
        self.kill()
        port = int(self.address.rpartition(":")[2]) if self.address else 0
        for attempt in range(50):
            self._child = Child(run, self.data, port, self._clock)
            try:
                self.address = self._child.hear()
            except Died:
                if attempt == 49:
                    raise
                time.sleep(0.05)
            else:
                return

    def kill(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child = None

    def arm(self, point: str) -> None:
        self._ask("arm", point)

    def shorten(self, workspace_id: str) -> None:
        """The log keeps its newest changes only."""
        self._ask("shorten", workspace_id)

    def report(self) -> None:
        self.complaints += self._ask("report")

    def freeze(self) -> None:
        if self._child is not None:
            self._child.freeze()

    def thaw(self) -> None:
        if self._child is not None:
            self._child.thaw()

    def _ask(self, *what: Any) -> Any:
        if self._child is None:
            raise Died
        return self._child.ask(*what)
