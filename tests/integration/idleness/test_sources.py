"""Idle time of a real X server, and of a compositor's service on a real bus."""

import asyncio
import os
import subprocess
from collections.abc import AsyncIterator, Iterator

import pytest
from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface, dbus_method

from operator_app.idleness.mutter import PATH, SERVICE, MutterIdle
from operator_app.idleness.source import SystemIdle, system_idle
from operator_app.idleness.x11 import XIdle


@pytest.fixture
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An X server without a screen that anybody sees."""
    folder = tmp_path_factory.mktemp("x")
    reading, writing = os.pipe()
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "320x200x24", "-nolisten", "tcp"],
            pass_fds=(writing,),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(10)


async def test_the_x_server_counts_from_the_last_input(display: str) -> None:
    idle = XIdle(display)
    first = await idle.seconds()
    assert first is not None
    while (await idle.seconds() or 0) < first + 0.2:
        await asyncio.sleep(0.02)
    waited = await idle.seconds()
    assert waited is not None
    await asyncio.to_thread(
        subprocess.run, ["xdotool", "mousemove", "50", "50"], check=True, env={**os.environ, "DISPLAY": display}
    )
    after = await idle.seconds()
    assert after is not None
    assert after < waited
    idle.close()


async def test_where_there_is_no_x_server_there_is_no_answer() -> None:
    idle = XIdle(":4711")
    assert await idle.seconds() is None
    idle.close()


class Monitor(ServiceInterface):
    """The compositor's side."""

    def __init__(self) -> None:
        super().__init__(SERVICE)
        self.milliseconds = 0

    @dbus_method()
    def GetIdletime(self) -> "t":  # type: ignore[name-defined] # noqa: F821, N802 - D-Bus's own spelling
        return self.milliseconds


@pytest.fixture
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("bus")
    with (folder / "log").open("wb") as log:
        daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1", "--nopidfile"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait(10)
    daemon.stdout.close()


@pytest.fixture
async def monitor(bus: str) -> AsyncIterator[Monitor]:
    connection = await MessageBus(bus_address=bus).connect()
    monitor = Monitor()
    connection.export(PATH, monitor)
    await connection.request_name(SERVICE)
    yield monitor
    connection.disconnect()


async def test_the_compositor_is_asked_over_the_bus(bus: str, monitor: Monitor) -> None:
    idle = MutterIdle(bus)
    monitor.milliseconds = 61_500
    assert await idle.seconds() == 61.5
    monitor.milliseconds = 0
    assert await idle.seconds() == 0
    idle.close()


async def test_without_a_compositor_that_tells_there_is_no_answer(bus: str) -> None:
    idle = MutterIdle(bus)
    assert await idle.seconds() is None
    idle.close()


class Fixed:
    """Answers so often, then never again."""

    def __init__(self, name: str, answers: list[float | None]) -> None:
        self.name = name
        self.answers = answers
        self.closed = False

    async def seconds(self) -> float | None:
        return self.answers.pop(0)

    def close(self) -> None:
        self.closed = True


async def test_a_source_that_fails_is_not_asked_again() -> None:
    first, second = Fixed("first", [3.0, None]), Fixed("second", [5.0, 6.0])
    system = SystemIdle((first, second))
    assert [await system.seconds() for _ in range(3)] == [3.0, 5.0, 6.0]
    assert first.closed
    system.close()
    assert second.closed
    assert await system.seconds() is None


def test_wayland_is_asked_of_its_compositor_only() -> None:
    def names(**environment: str) -> list[str]:
        return [source.name for source in system_idle("linux", environment)._sources]

    assert names(DISPLAY=":0") == ["x11"]
    assert names(DISPLAY=":0", WAYLAND_DISPLAY="wayland-0") == ["mutter"]
    assert names() == []
