"""When the engine is told that the operator is not at the computer, and when that he is back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from operator_app.engine.team_requests import TellIdle
from tests.screens.desk import Desk, open_desk
from ui.bridge import EngineBridge
from ui.idleness import IdleWatch
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_loop, pytest.mark.qt_log_ignore("This plugin does not support")]


class System:
    """What the desktop says."""

    def __init__(self, seconds: float | None) -> None:
        self.idle_for = seconds

    async def seconds(self) -> float | None:
        return self.idle_for

    def close(self) -> None:
        """Nothing is held."""


class Steady:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def watched(desk: Desk, qapp: QApplication, system: System, steady: Steady) -> IdleWatch:
    return IdleWatch(
        qapp, EngineBridge(desk.engine), desk.choices, system, steady=steady, look_every=5, parent=desk.window
    )


def told(desk: Desk) -> list[bool]:
    return [each.idle for each in desk.engine.asked if isinstance(each, TellIdle)]


async def test_input_in_another_program_counts_as_being_here(theme: Theme, tmp_path: Path, qapp: QApplication) -> None:
    async with open_desk(theme, tmp_path) as desk:
        system, steady = System(0.0), Steady()
        watch = watched(desk, qapp, system, steady)
        steady.now = 3_600.0
        await desk.settle(0.05)
        assert told(desk) == []
        system.idle_for = 601.0
        await desk.until(lambda: told(desk) == [True])
        system.idle_for = 0.4
        await desk.until(lambda: told(desk) == [True, False])
        watch.close()


async def test_without_a_word_of_the_system_the_app_s_own_windows_count(
    theme: Theme, tmp_path: Path, qapp: QApplication
) -> None:
    async with open_desk(theme, tmp_path) as desk:
        steady = Steady()
        watch = watched(desk, qapp, System(None), steady)
        steady.now = 599.0
        await desk.settle(0.05)
        assert told(desk) == []
        steady.now = 601.0
        await desk.until(lambda: told(desk) == [True])
        QTest.keyClick(desk.window, Qt.Key.Key_J)
        await desk.until(lambda: told(desk) == [True, False])
        watch.close()


async def test_never_means_never_and_minutes_are_those_chosen(theme: Theme, tmp_path: Path, qapp: QApplication) -> None:
    async with open_desk(theme, tmp_path) as desk:
        system, steady = System(10_000.0), Steady()
        steady.now = 10_000.0
        desk.choices.change(idle_minutes=0)
        watch = watched(desk, qapp, system, steady)
        await desk.settle(0.05)
        assert told(desk) == []
        desk.choices.change(idle_minutes=60)
        await desk.until(lambda: told(desk) == [True])
        desk.choices.change(idle_minutes=0)
        await desk.until(lambda: told(desk) == [True, False])
        watch.close()
