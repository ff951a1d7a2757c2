"""What is seen of the app while its window is not: the number of unread dialogs, the icon in the tray."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from operator_app.notifications.launcher_entry import LauncherEntry
from operator_app.settings.screen import ScreenMemoryFile
from ui.application import Application
from ui.badge import Badge
from ui.bridge import EngineBridge
from ui.settings.choices import Choices
from ui.staying import Staying
from ui.theme.theme import Theme
from ui.tray import Tray, app_icon


class Outside(QObject):
    """Made before the windows, for it decides what closing one means; ``lead_to`` them, ``close`` before the loop ends."""

    def __init__(
        self,
        application: QApplication,
        engine: EngineBridge,
        theme: Theme,
        choices: Choices,
        memory: ScreenMemoryFile,
        *,
        desktop_entry: str | None,
    ) -> None:
        """``desktop_entry``: on Linux, what docks know the app by; None where Qt tells them itself."""
        super().__init__(engine)
        application.setWindowIcon(app_icon(theme))
        self.tray = Tray(theme, self)
        self._docks = None if desktop_entry is None else LauncherEntry(desktop_entry)
        self.badge = Badge(engine, application.setBadgeNumber if self._docks is None else self._tell_docks, self)
        self.staying = Staying(application, choices, memory, self.tray, parent=self)
        self.badge.changed.connect(self.tray.show_unread)
        choices.changed.connect(lambda _before, _now: self.tray.say_anew())

    def lead_to(self, screen: Application) -> None:
        """The way back to its windows, and the way out."""
        self.tray.opened.connect(screen.bring_to_front)
        self.tray.quit_asked.connect(screen.quit_asked)
        self.staying.quit_asked.connect(screen.quit_asked)

    def _tell_docks(self, count: int) -> None:
        if self._docks is not None:
            self.badge.tasks.start("tell docks", self._docks.show(count))

    async def close(self) -> None:
        self.tray.close()
        await self.badge.close()
        if self._docks is not None:
            self._docks.close()
