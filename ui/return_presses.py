"""Return presses the button that has the keyboard, as it does in every browser; Qt's own key for it is only Space."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

_RETURN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})


class ReturnPresses(QObject):
    """Listens to the one button that has the keyboard. Dialogs are left alone: Return has a meaning of its own there."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        # not a filter of the whole application: that would carry every event through Python
        application.focusChanged.connect(self.follow)

    def follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """The keyboard has gone from one widget to another."""
        if isinstance(before, QAbstractButton):
            before.removeEventFilter(self)
        if isinstance(now, QAbstractButton) and not isinstance(now.window(), QDialog):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QAbstractButton)
            and event.key() in _RETURN
            and event.modifiers() in _PLAIN
        ):
            if not event.isAutoRepeat():
                watched.click()
            return True
        return super().eventFilter(watched, event)
