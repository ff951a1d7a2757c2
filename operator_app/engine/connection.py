"""The life of an account's connection: try, stay, wait, try again."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from random import Random
from typing import Protocol

from operator_app.backends.port import Backend
from operator_app.diagnostics.problem_fields import described
from operator_app.domain.problems import (
    ArchiveError,
    ArchiveProblem,
    BackendError,
    EmbeddedBackendError,
    NotABackend,
    RateLimited,
    RemovedFromTeam,
    SignedOut,
    TokenTooNarrow,
    Unreachable,
    UnreachableReason,
)
from operator_app.domain.value import Milliseconds
from operator_app.engine.back_off import CAP, BackOff
from operator_app.engine.status import REMOVED, TOKEN_TOO_NARROW, Phase
from operator_app.engine.tasks import TaskOwner, stop
from operator_app.engine.telling import Telling

STEADY = 30.0
"""Seconds of being online after which the next failure counts as the first."""
LOOK_AT_CLOCK = 5.0
JUMP = 30.0
"""Seconds a clock may run ahead between two looks before it means that the computer slept."""

log = logging.getLogger(__name__)


class Access(Protocol):
    """How the account's backend is reached."""

    opening: Phase
    """What the screen is told meanwhile."""

    @property
    def renews(self) -> bool:
        """Whether a token that is no longer accepted is replaced without asking the person."""
        ...

    async def backend(self) -> Backend:
        """Signed in; raises ``BackendError`` kinds or ``EmbeddedBackendError``."""
        ...

    async def drop(self) -> None:
        """The token is not accepted: make no further use of it."""
        ...


class Converse(Protocol):
    async def __call__(self, backend: Backend, online: Callable[[], None]) -> None:
        """Use the connection until it ends, by raising why; call ``online`` when all is here."""
        ...


class Clocks(Protocol):
    """Injected, so that tests own time."""

    def now(self) -> Milliseconds: ...

    def steady(self) -> float:
        """Seconds; only differences mean something."""
        ...

    async def sleep(self, seconds: float) -> None: ...


class Connection:
    """Runs until it is cancelled. Everything it learns it tells at once, with the reason."""

    def __init__(
        self, *, access: Access, converse: Converse, telling: Telling, tasks: TaskOwner, clocks: Clocks, random: Random
    ) -> None:
        self._access = access
        self._converse = converse
        self._telling = telling
        self._tasks = tasks
        self._clocks = clocks
        self._back_off = BackOff(random)
        self._hurry = asyncio.Event()
        self._cut = asyncio.Event()
        self._online_since: float | None = None
        self._needs_person = False

    def connect_now(self) -> None:
        """Do not wait for the next try. Leaves a standing connection alone."""
        self._back_off.reset()
        self._hurry.set()

    def reconnect(self) -> None:
        """The connection is worth nothing any more, whatever it looks like: a new one at once."""
        self._cut.set()
        self.connect_now()

    async def run(self) -> None:
        watch = self._tasks.start(self._watch_clock(), "watch the clock")
        try:
            while True:
                await self._try()
        finally:
            await stop(watch)

    async def _try(self) -> None:
        self._hurry.clear()
        self._cut.clear()
        self._online_since = None
        self._telling.standing(phase=self._access.opening, problem=None, retry_at=None, quiet=False)
        try:
            await self._until_cut()
        except BackendError as error:
            log.info("connection ended", extra=described(error))
            await self._after(error)
        except EmbeddedBackendError as error:
            log.warning("the backend on this computer does not run", extra=described(error))
            await self._wait("backend_gone", self._back_off.next())
        except ArchiveError as error:
            log.exception("the archive failed")
            await self._after_archive(error)
        except Exception:
            log.exception("the connection failed by a bug of ours")
            await self._wait(UnreachableReason.CUT.value, max(1.0, self._back_off.next()))

    async def _until_cut(self) -> None:
        """Connect and converse; a computer that slept has a dead connection that looks alive."""
        talk = self._tasks.start(self._connect_and_converse(), "conversation", awaited=True)
        cut = self._tasks.start(self._cut.wait(), "cut")
        try:
            await asyncio.wait((talk, cut), return_when=asyncio.FIRST_COMPLETED)
            if talk.done():
                talk.result()
        finally:
            await stop(talk)
            await stop(cut)

    async def _connect_and_converse(self) -> None:
        await self._converse(await self._access.backend(), self._online)

    def _online(self) -> None:
        self._online_since = self._clocks.steady()
        self._telling.standing(phase=Phase.ONLINE, problem=None, retry_at=None)

    async def _after(self, error: BackendError) -> None:
        if self._online_since is not None and self._clocks.steady() - self._online_since >= STEADY:
            self._back_off.reset()
        match error:
            case RemovedFromTeam():
                await self._access.drop()
                await self._wait_for_person(Phase.SIGNED_OUT, REMOVED)
            case TokenTooNarrow():
                await self._wait_for_person(Phase.SIGNED_OUT, TOKEN_TOO_NARROW)
            case SignedOut():
                await self._access.drop()
                if self._access.renews:
                    await self._wait(UnreachableReason.CUT.value, self._back_off.next())
                else:
                    await self._wait_for_person(Phase.SIGNED_OUT, None)
            case NotABackend():  # a hotel's sign-in page is one, and goes away
                await self._wait("not_a_backend", CAP)
            case RateLimited():
                await self._wait(UnreachableReason.SERVER_FAULT.value, error.retry_after + self._back_off.next())
            case Unreachable():
                await self._wait(error.reason.value, self._back_off.next())
            case _:
                await self._wait(UnreachableReason.SERVER_FAULT.value, self._back_off.next())

    async def _after_archive(self, error: ArchiveError) -> None:
        if error.problem in {ArchiveProblem.DISK_FULL, ArchiveProblem.BUSY}:
            await self._wait(error.problem.value, CAP)
        else:
            await self._wait_for_person(Phase.STOPPED, error.problem.value)

    async def _wait(self, problem: str, seconds: float) -> None:
        retry_at = self._clocks.now() + int(seconds * 1000)
        self._telling.standing(phase=Phase.WAITING, problem=problem, retry_at=retry_at)
        await self._first(self._clocks.sleep(seconds), self._hurry.wait())

    async def _wait_for_person(self, phase: Phase, problem: str | None) -> None:
        self._telling.standing(phase=phase, problem=problem, retry_at=None)
        self._needs_person = True
        try:
            await self._hurry.wait()
        finally:
            self._needs_person = False

    async def _first(self, sleep: Awaitable[object], hurry: Awaitable[object]) -> None:
        async def run(work: Awaitable[object]) -> None:
            await work

        tasks = [self._tasks.start(run(sleep), "pause"), self._tasks.start(run(hurry), "hurry")]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                await stop(task)

    async def _watch_clock(self) -> None:
        """A computer that wakes up finds its wall clock far ahead of what it slept through."""
        while True:
            wall, steady = self._clocks.now() / 1000, self._clocks.steady()
            await self._clocks.sleep(LOOK_AT_CLOCK)
            passed = max(self._clocks.now() / 1000 - wall, self._clocks.steady() - steady)
            if passed - LOOK_AT_CLOCK > JUMP:
                log.info("the clocks ran ahead: the computer slept", extra={"seconds": round(passed)})
                if not self._needs_person:
                    self.reconnect()
