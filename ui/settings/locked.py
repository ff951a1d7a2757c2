"""What is said beside a setting that the computer's owner has locked."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

_ICON = 14


class LockedMark(QWidget):
    """A padlock and the sentence."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._padlock = QLabel(self)
        words = QLabel(locked_words(), self)
        set_role(words, "secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(Space.XS))
        row.addWidget(self._padlock)
        row.addWidget(words, 1)
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self._padlock.setPixmap(self._theme.icon("lock", "muted", self.devicePixelRatioF(), _ICON))


def locked_words() -> str:
    return QCoreApplication.translate("locked", "Set by your organisation")
