"""Tells the engine when the operator has left this computer alone, and when he is back."""

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from operator_app.engine.team_requests import TellIdle
from ui.bridge import EngineBridge
from ui.settings.choices import Choices
from ui.tasks import ScreenTasks

LOOK_EVERY_MS = 10_000
LOOK_EVERY_WHILE_IDLE_MS = 1_000
"""Whoever comes back is seen at once."""
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.HoverMove,
    }
)


class SystemIdle(Protocol):
    """How long nobody has touched this computer."""

    async def seconds(self) -> float | None:
        """None: the system does not tell."""
        ...

    def close(self) -> None: ...


class IdleWatch(QObject):
    """Looks at the whole desktop where it is told of it, else at the app's own windows."""

    def __init__(
        self,
        application: QApplication,
        engine: EngineBridge,
        choices: Choices,
        system: SystemIdle,
        *,
        steady: Callable[[], float] = time.monotonic,
        look_every: int = LOOK_EVERY_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._choices = choices
        self._system = system
        self._steady = steady
        self._look_every = look_every
        self._touched = steady()
        self.is_idle = False
        self.tasks = ScreenTasks(self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(look_every)
        self._application = application
        self._sees_own_windows = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._touched = self._steady()
            if self.is_idle:
                self._tell(idle=False)
        return super().eventFilter(watched, event)

    def look(self) -> None:
        self.tasks.restart("look for idleness", self._look())

    def close(self) -> None:
        self._timer.stop()
        self.tasks.cancel()
        self._system.close()

    async def _look(self) -> None:
        minutes = self._choices.value.idle_minutes
        here = self._steady() - self._touched
        anywhere = await self._system.seconds()
        if anywhere is None and not self._sees_own_windows:
            self._sees_own_windows = True
            self._application.installEventFilter(self)  # not before it is needed: every event would pass through it
        idle = minutes > 0 and (here if anywhere is None else anywhere) >= minutes * 60
        if idle != self.is_idle:
            self._tell(idle=idle)

    def _tell(self, *, idle: bool) -> None:
        self.is_idle = idle
        self._timer.setInterval(min(self._look_every, LOOK_EVERY_WHILE_IDLE_MS) if idle else self._look_every)
        self.tasks.start("tell idleness", self._told(idle=idle))

    async def _told(self, *, idle: bool) -> None:
        await self._engine.call(TellIdle(idle=idle))
