"""The one place where tasks are made: each is named, referenced and, if it fails, logged."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

log = logging.getLogger(__name__)


class TaskOwner:
    """Owns the tasks of one part of the engine, so that closing the part ends them all."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, T], name: str, *, awaited: bool = False) -> asyncio.Task[T]:
        """Run it beside the caller. A failure is logged with the task's name, unless it is the awaiter's to handle."""
        task = asyncio.create_task(work, name=f"{self._name}: {name}")  # noqa: TID251 - this is the helper
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        if not awaited:
            task.add_done_callback(_log_failure)
        return task

    async def finish(self, within: float) -> None:
        """Let what runs come to its end, for at most so many seconds."""
        if self._tasks:
            await asyncio.wait(tuple(self._tasks), timeout=within)

    async def cancel_all(self) -> None:
        """End all, those too that are started meanwhile; returns when the last is done."""
        while running := tuple(self._tasks):
            for task in running:
                task.cancel()
            await asyncio.wait(running)


def _log_failure(task: "asyncio.Task[Any]") -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("a task failed", extra={"task": task.get_name()}, exc_info=error)


async def stop(task: "asyncio.Task[Any]") -> None:
    """Cancel a task and wait until it is done, whatever it ends with."""
    task.cancel()
    await asyncio.wait((task,))
