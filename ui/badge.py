"""How many dialogs are unread, counted by the archive itself, and shown where the desktop shows such numbers."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from operator_app.domain.problems import ArchiveError
from operator_app.engine.requests import CountUnread
from ui.bridge import EngineBridge
from ui.tasks import ScreenTasks

_TOGETHER_MS = 80
"""Changes that come together lead to one count."""


class Badge(QObject):
    """The number on the dock or the task bar. Nothing is ever added to or taken from it: it is counted anew."""

    changed = Signal(int)

    def __init__(self, engine: EngineBridge, show: Callable[[int], None], parent: QObject | None = None) -> None:
        """``show`` puts the number where this system has a place for it."""
        super().__init__(parent)
        self._engine = engine
        self._show = show
        self.count = 0
        self.tasks = ScreenTasks(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TOGETHER_MS)
        self._soon.timeout.connect(lambda: self.tasks.restart("count unread", self._count()))
        for notice in (engine.changes, engine.accounts):
            notice.connect(self._soon.start)
        self._soon.start()

    async def close(self) -> None:
        """Before the loop ends. What the engine tells while it ends is not counted any more."""
        for notice in (self._engine.changes, self._engine.accounts):
            notice.disconnect(self._soon.start)
        self._soon.stop()
        self.tasks.cancel()
        await self.tasks.finished()

    async def _count(self) -> None:
        try:
            count = await self._engine.call(CountUnread())
        except ArchiveError:
            return  # the window says what is wrong with it
        if count != self.count:
            self.count = count
            self._show(count)
            self.changed.emit(count)
