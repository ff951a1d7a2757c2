"""An asyncio loop on which time runs faster: a pause of 20 s takes one, and so does every time-out on it."""

import asyncio
import os
import selectors
import time

from operator_app.domain.value import Milliseconds
from operator_app.engine.engine import Engine
from tests.faults.moved_clock import MovedClock


class _QuickSelector(selectors.DefaultSelector):
    def __init__(self, speed: float) -> None:
        super().__init__()
        self._speed = speed

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        return super().select(timeout if timeout is None or timeout <= 0 else timeout / self._speed)


class QuickLoop(asyncio.SelectorEventLoop):
    def __init__(self, speed: float) -> None:
        super().__init__(_QuickSelector(speed))
        self._speed = speed

    def time(self) -> float:
        return time.monotonic() * self._speed


class QuickClocks:
    """The client's clocks: the wall's can be moved from outside, the steady one runs as fast as the loop."""

    def __init__(self, clock: MovedClock, speed: float) -> None:
        self._clock = clock
        self._speed = speed

    def now(self) -> Milliseconds:
        return self._clock.now()

    def steady(self) -> float:
        return time.monotonic() * self._speed

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class QuickEngine(Engine):
    """The engine as it is, on a quick loop."""

    speed = 20.0 if os.getloadavg()[0] < 4 * (os.cpu_count() or 1) else 5.0
    """On a computer that is short of time itself no time-out may pass before its reason did."""

    def _run(self, started: object) -> None:
        with asyncio.Runner(loop_factory=lambda: QuickLoop(self.speed)) as runner:
            runner.run(self._live(started))  # type: ignore[arg-type]
