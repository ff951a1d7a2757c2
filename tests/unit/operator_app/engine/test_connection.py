"""The life of a connection, on a clock that the test owns."""

import asyncio
from collections.abc import AsyncIterator, Callable
from random import Random
from typing import cast

import pytest

from operator_app.backends.port import Backend
from operator_app.domain.problems import (
    ArchiveError,
    ArchiveProblem,
    EmbeddedBackendError,
    NotABackend,
    OutcomeUnknown,
    RateLimited,
    SignedOut,
    Unreachable,
    UnreachableReason,
)
from operator_app.domain.value import AccountId
from operator_app.engine.connection import STEADY, Connection
from operator_app.engine.notices import Notice, StatusChanged
from operator_app.engine.status import Phase
from operator_app.engine.tasks import TaskOwner
from operator_app.engine.telling import Telling


class Highest(Random):
    """Pauses as long as they may be."""

    def uniform(self, a: float, b: float) -> float:
        return b


class HandClock:
    """Stands until it is moved; sleepers wake when their time has come."""

    def __init__(self) -> None:
        self.seconds = 1_000.0
        self.wall_ahead = 0.0
        self._sleepers: list[tuple[float, asyncio.Event]] = []

    def now(self) -> int:
        return int((self.seconds + self.wall_ahead) * 1000)

    def steady(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        due = asyncio.Event()
        self._sleepers.append((self.seconds + seconds, due))
        await due.wait()

    async def pass_by(self, seconds: float) -> None:
        """In steps: a leap would look as if the computer had slept."""
        end = self.seconds + seconds
        while self.seconds < end:
            await self._leap(min(5.0, end - self.seconds))

    async def _leap(self, seconds: float) -> None:
        self.seconds += seconds
        for at, due in self._sleepers:
            if at <= self.seconds:
                due.set()
        self._sleepers = [each for each in self._sleepers if each[0] > self.seconds]
        await settle()


async def settle() -> None:
    for _ in range(30):
        await asyncio.sleep(0)


class Line:
    """The other end: each try waits for the test to say how it goes."""

    opening = Phase.CONNECTING
    renews = False

    def __init__(self) -> None:
        self.tries = 0
        self.dropped = 0
        self._outcome: asyncio.Future[Exception] = asyncio.Future()
        self._online: Callable[[], None] = lambda: None

    async def backend(self) -> Backend:
        self.tries += 1
        self._outcome = asyncio.Future()
        return cast("Backend", self)

    async def drop(self) -> None:
        self.dropped += 1

    async def converse(self, backend: Backend, online: Callable[[], None]) -> None:
        self._online = online
        raise await self._outcome

    async def stand(self) -> None:
        self._online()
        await settle()

    async def fail(self, error: Exception) -> None:
        self._outcome.set_result(error)
        await settle()


class Scene:
    def __init__(self) -> None:
        self.clock = HandClock()
        self.line = Line()
        self.notices: list[Notice] = []
        self.telling = Telling(AccountId("a"), self.notices.append)
        self.tasks = TaskOwner("test")
        self.connection = Connection(
            access=self.line,
            converse=self.line.converse,
            telling=self.telling,
            tasks=self.tasks,
            clocks=self.clock,
            random=Highest(),
        )

    @property
    def standing(self) -> tuple[Phase, str | None]:
        return self.telling.status.phase, self.telling.status.problem

    @property
    def pause(self) -> float:
        """Seconds until the next try that the screen was told."""
        assert self.telling.status.retry_at is not None
        return (self.telling.status.retry_at - self.clock.now()) / 1000


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    scene = Scene()
    scene.tasks.start(scene.connection.run(), "connection")
    await settle()
    yield scene
    await scene.tasks.cancel_all()


CUT = Unreachable(UnreachableReason.CUT)


async def test_a_failure_is_told_at_once_and_tried_again_later_and_later(scene: Scene) -> None:
    pauses = []
    for _ in range(8):
        await scene.line.fail(Unreachable(UnreachableReason.REFUSED))
        assert scene.standing == (Phase.WAITING, "refused")
        pauses.append(scene.pause)
        await scene.clock.pass_by(scene.pause)
    assert pauses == [0.5, 1, 2, 4, 8, 16, 30, 30]
    assert scene.line.tries == 9


async def test_a_pause_is_kept_to_its_end(scene: Scene) -> None:
    await scene.line.fail(CUT)
    await scene.clock.pass_by(0.4)
    assert scene.line.tries == 1
    await scene.clock.pass_by(0.1)
    assert scene.line.tries == 2
    assert scene.standing == (Phase.CONNECTING, None)


async def test_half_a_minute_online_makes_the_next_failure_the_first(scene: Scene) -> None:
    for _ in range(5):
        await scene.line.fail(CUT)
        await scene.clock.pass_by(scene.pause)
    await scene.line.stand()
    assert scene.standing == (Phase.ONLINE, None)
    await scene.clock.pass_by(STEADY)
    await scene.line.fail(CUT)
    assert scene.pause == 0.5


async def test_a_short_stand_does_not(scene: Scene) -> None:
    await scene.line.fail(CUT)
    await scene.clock.pass_by(scene.pause)
    await scene.line.stand()
    await scene.clock.pass_by(STEADY - 1)
    await scene.line.fail(CUT)
    assert scene.pause == 1


async def test_connect_now_cuts_the_pause_and_its_growth(scene: Scene) -> None:
    for _ in range(5):
        await scene.line.fail(CUT)
        scene.connection.connect_now()
        await settle()
    assert scene.line.tries == 6
    await scene.line.fail(CUT)
    assert scene.pause == 0.5


async def test_connect_now_leaves_a_standing_connection_alone(scene: Scene) -> None:
    await scene.line.stand()
    scene.connection.connect_now()
    await settle()
    assert (scene.line.tries, scene.standing) == (1, (Phase.ONLINE, None))


async def test_signed_out_waits_for_a_person(scene: Scene) -> None:
    await scene.line.fail(SignedOut())
    assert scene.standing == (Phase.SIGNED_OUT, None)
    assert scene.line.dropped == 1
    await scene.clock.pass_by(300)
    assert scene.line.tries == 1
    scene.connection.connect_now()
    await settle()
    assert scene.line.tries == 2


async def test_an_account_that_renews_its_token_tries_by_itself(scene: Scene) -> None:
    scene.line.renews = True
    await scene.line.fail(SignedOut())
    await scene.clock.pass_by(1)
    assert (scene.line.tries, scene.line.dropped) == (2, 1)


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (Unreachable(UnreachableReason.TLS), "tls"),
        (NotABackend(), "not_a_backend"),
        (OutcomeUnknown(), "server_fault"),
        (EmbeddedBackendError("no"), "backend_gone"),
        (ArchiveError(ArchiveProblem.DISK_FULL), "disk_full"),
        (ZeroDivisionError("a bug"), "cut"),
    ],
)
async def test_every_other_problem_is_named_and_tried_again(scene: Scene, error: Exception, problem: str) -> None:
    await scene.line.fail(error)
    assert scene.standing == (Phase.WAITING, problem)
    await scene.clock.pass_by(30)
    assert scene.line.tries == 2


async def test_a_server_that_asks_for_time_gets_it(scene: Scene) -> None:
    await scene.line.fail(RateLimited(60))
    await scene.clock.pass_by(59)
    assert scene.line.tries == 1
    await scene.clock.pass_by(2)
    assert scene.line.tries == 2


async def test_a_damaged_archive_is_not_tried_again(scene: Scene) -> None:
    await scene.line.fail(ArchiveError(ArchiveProblem.DAMAGED))
    assert scene.standing == (Phase.STOPPED, "damaged")
    await scene.clock.pass_by(300)
    assert scene.line.tries == 1


async def test_a_computer_that_slept_connects_anew_at_once(scene: Scene) -> None:
    await scene.line.stand()
    scene.clock.wall_ahead += 3_600
    await scene.clock.pass_by(5)
    assert scene.line.tries == 2


async def test_a_clock_that_is_put_right_is_no_sleep(scene: Scene) -> None:
    await scene.line.stand()
    scene.clock.wall_ahead -= 3_600
    await scene.clock.pass_by(5)
    scene.clock.wall_ahead += 29
    await scene.clock.pass_by(5)
    assert scene.line.tries == 1


async def test_the_screen_is_told_each_step_once(scene: Scene) -> None:
    await scene.line.stand()
    await scene.line.fail(CUT)
    phases = [each.status.phase for each in scene.notices if isinstance(each, StatusChanged)]
    assert phases == [Phase.ONLINE, Phase.WAITING]
