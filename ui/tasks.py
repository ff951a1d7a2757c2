"""Whatever a screen awaits runs here: named, owned, and never lost without a word."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

log = logging.getLogger(__name__)


class ScreenTasks(QObject):
    """The tasks of one screen; they end with it."""

    failed = Signal(Exception)
    """A task ended by an exception that it did not handle itself; the screen says so in a bar."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[asyncio.Task[None], str] = {}
        self._latest: dict[str, asyncio.Task[None]] = {}

    def start(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        """Run it beside whatever else runs."""
        self._start(name, work)

    def restart(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        """Run it instead of the unfinished one of the same name, whose result nobody wants any more."""
        before = self._latest.get(name)
        if before is not None:
            before.cancel()
        self._latest[name] = self._start(name, work)

    def cancel(self) -> None:
        """End all of them; for when the screen closes."""
        for task in tuple(self._running):
            task.cancel()

    async def finished(self) -> None:
        """Wait until nothing runs any more."""
        while self._running:
            await asyncio.wait(tuple(self._running))
            await asyncio.sleep(0)

    def _start(self, name: str, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._running[task] = name
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        name = self._running.pop(task)
        if self._latest.get(name) is task:
            del self._latest[name]
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        log.error("a task of the screen failed", extra={"task": name}, exc_info=error)
        if isinstance(error, Exception):
            self.failed.emit(error)
