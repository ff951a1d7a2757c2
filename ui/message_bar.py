"""A line in a pane that says what did not work, until it is dismissed or out of date."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space


class MessageBar(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_role(self, "bar-warn")
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._dismiss = QToolButton(self)
        set_role(self._dismiss, "icon")
        self._dismiss.setIconSize(QSize(theme.px(14), theme.px(14)))
        self._dismiss.setAccessibleName(self.tr("Dismiss"))
        self._dismiss.setToolTip(self.tr("Dismiss"))
        self._dismiss.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(Space.L), theme.px(2), theme.px(Space.S), theme.px(2))
        row.addWidget(self._words, 1)
        row.addWidget(self._dismiss)
        theme.changed.connect(self._draw_icon)
        self._draw_icon()
        self.hide()

    def say(self, sentence: str) -> None:
        self._words.setText(sentence)
        self.show()

    def words(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def _draw_icon(self) -> None:
        self._dismiss.setIcon(QIcon(self._theme.icon("x", "on_note", self.devicePixelRatioF(), 14)))
