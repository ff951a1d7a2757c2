"""Says once that something of the app is on the screen: what an update is trusted for, and what starts are measured by."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication


class FirstPaint(QObject):
    """``reached`` comes when the event loop is back after the first painted widget, then nothing more is watched."""

    reached = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and watched.isWidgetType():
            self._application.removeEventFilter(self)
            QTimer.singleShot(0, self.reached.emit)
        return False
