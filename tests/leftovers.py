"""Fails a test that leaves a thread, a child process or an asyncio task behind, and says where it was started."""

import asyncio
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

import pytest

GRACE_SECONDS = 2.0
"""What ends by itself within this time after the test was only ending."""


NOT_OURS = (sysconfig.get_path("stdlib"), sys.prefix, sys.base_prefix, "<", __file__)


def place_of_start() -> str | None:
    """The innermost line of the project's own code that led here; None when a tool of the test run did it by itself."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename.startswith(NOT_OURS):
        frame = frame.f_back
    return frame and f"{frame.f_code.co_filename}:{frame.f_lineno} in {frame.f_code.co_name}"


class LeftoverGuard:
    """A pytest plugin. Fixtures wider than one test may keep what they start until the session ends."""

    def __init__(self) -> None:
        self._threads: WeakKeyDictionary[threading.Thread, str] = WeakKeyDictionary()
        self._children: dict[subprocess.Popen[Any], str] = {}
        self._shared_children: dict[subprocess.Popen[Any], str] = {}
        self._tasks: WeakKeyDictionary[asyncio.Task[Any], str] = WeakKeyDictionary()
        self._loops: WeakSet[asyncio.AbstractEventLoop] = WeakSet()
        self._unfinished_tasks: list[str] = []
        self._wide_fixtures = 0
        self._undo: list[Callable[[], None]] = []

    # ------------------------------------------------------------------------------------- what is started

    def pytest_sessionstart(self) -> None:
        start_thread, start_child = threading.Thread.start, subprocess.Popen.__init__
        cancel_all = asyncio.runners._cancel_all_tasks  # type: ignore[attr-defined]

        def start(thread: threading.Thread) -> None:
            if not self._wide_fixtures and (place := place_of_start()):
                self._threads[thread] = place
            start_thread(thread)

        def init(child: subprocess.Popen[Any], *args: Any, **kwargs: Any) -> None:
            start_child(child, *args, **kwargs)
            if place := place_of_start():
                (self._shared_children if self._wide_fixtures else self._children)[child] = place

        def cancel(loop: asyncio.AbstractEventLoop) -> None:
            if loop in self._loops:
                left = [task for task in asyncio.all_tasks(loop) if not task.done()]
                self._unfinished_tasks += [f"task {task.get_name()}, made at {self._tasks.get(task)}" for task in left]
            cancel_all(loop)

        self._replace(threading.Thread, "start", start)
        self._replace(subprocess.Popen, "__init__", init)
        self._replace(asyncio.runners, "_cancel_all_tasks", cancel)

    def _replace(self, owner: Any, name: str, new: Callable[..., Any]) -> None:
        old = getattr(owner, name)
        setattr(owner, name, new)
        self._undo.append(lambda: setattr(owner, name, old))

    def watched(self, loop: asyncio.AbstractEventLoop) -> asyncio.AbstractEventLoop:
        """The same loop; its tasks are known by where they were made."""

        def make(loop: asyncio.AbstractEventLoop, coroutine: Any, **kwargs: Any) -> asyncio.Task[Any]:
            task: asyncio.Task[Any] = asyncio.Task(coroutine, loop=loop, **kwargs)
            self._tasks[task] = place_of_start() or f"a place outside the project ({coroutine!r})"
            return task

        loop.set_task_factory(make)
        self._loops.add(loop)
        return loop

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Generator[None, object, object]:
        with self._shared(wide=fixturedef.scope != "function"):
            return (yield)

    @contextmanager
    def _shared(self, *, wide: bool) -> Iterator[None]:
        self._wide_fixtures += wide
        try:
            yield
        finally:
            self._wide_fixtures -= wide

    # --------------------------------------------------------------------------------------- what is left

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self) -> Generator[None, object, object]:
        result = yield
        left = self._left_after_grace()
        self._threads.clear()
        self._children.clear()
        self._unfinished_tasks.clear()
        if left:
            pytest.fail("the test left behind:\n  " + "\n  ".join(left), pytrace=False)
        return result

    def _left_after_grace(self) -> list[str]:
        deadline = time.monotonic() + GRACE_SECONDS
        while self._running() and time.monotonic() < deadline:
            time.sleep(0.02)
        return self._running() + self._unfinished_tasks

    def _running(self) -> list[str]:
        threads = [
            f"thread {thread.name}, started at {place}" for thread, place in self._threads.items() if thread.is_alive()
        ]
        children = [
            f"process {child.pid}, started at {place}"
            for child, place in self._children.items()
            if child.poll() is None
        ]
        return threads + children

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        for undo in self._undo:
            undo()
        left = [
            f"process {child.pid}, started at {place}"
            for child, place in self._shared_children.items()
            if child.poll() is None
        ]
        if left:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
            print("\nThe session left behind:\n  " + "\n  ".join(left))  # noqa: T201 - there is no test to blame any more
