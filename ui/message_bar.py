"""A line in a pane that says what did not work, until it is dismissed or out of date."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

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
        self.button = QPushButton(self)
        set_role(self.button, "link")
        self.button.clicked.connect(self._take_press)
        self._act: Callable[[], None] | None = None
        self._dismiss = QToolButton(self)
        set_role(self._dismiss, "icon")
        self._dismiss.setIconSize(QSize(theme.px(14), theme.px(14)))
        self._dismiss.setAccessibleName(self.tr("Dismiss"))
        self._dismiss.setToolTip(self.tr("Dismiss"))
        self._dismiss.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(Space.L), theme.px(2), theme.px(Space.S), theme.px(2))
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        row.addWidget(self._dismiss)
        theme.changed.connect(self._draw_icon)
        self._draw_icon()
        self.hide()

    def say(self, sentence: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """``action``: what a button beside it is called, ``act`` what it does; the bar goes with the press."""
        self._words.setText(sentence)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self._act = act
        self.show()

    def _take_press(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()

    def words(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def _draw_icon(self) -> None:
        self._dismiss.setIcon(QIcon(self._theme.icon("x", "on_note", self.devicePixelRatioF(), 14)))
