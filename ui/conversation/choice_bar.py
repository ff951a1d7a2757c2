"""Above the composer: what happened, and the two ways on."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from operator_app.domain.value import Milliseconds
from ui.clock import Clock
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

_AGE_MS = 1_000
_ROOM_BESIDE = 560
"""Width in pixels at 100 % from which on words and buttons stand side by side."""


class ChoiceBar(QFrame):
    """Hidden while there is nothing to ask. The keyboard stays where it is; in the bar Esc takes the second way."""

    first = Signal()
    second = Signal()

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._sentence: Callable[[Milliseconds], str] = lambda _: ""
        set_role(self, "bar-warn")
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self.first_button = QPushButton(self)
        self.second_button = QPushButton(self)
        self.second_button.setToolTip("Esc")
        set_role(self.first_button, "accent")
        self.first_button.clicked.connect(self.first)
        self.second_button.clicked.connect(self.second)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._buttons = QHBoxLayout()
        self._age = QTimer(self)
        self._age.setInterval(_AGE_MS)
        self._age.timeout.connect(self._say)
        self._lay_out()
        self.hide()

    def say(self, sentence: Callable[[Milliseconds], str], first: str, second: str) -> None:
        """Say what happened until one of the ways is taken: ``sentence`` is asked each second. ``first`` may be empty."""
        self._sentence = sentence
        self.first_button.setText(first)
        self.first_button.setVisible(bool(first))
        self.second_button.setText(second)
        self._say()
        self._age.start()
        if self.isHidden():
            self.show()
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def dismiss(self) -> None:
        self._age.stop()
        self.hide()

    @property
    def asking(self) -> bool:
        return not self.isHidden()

    def words(self) -> str:
        """What it says; empty while it is hidden."""
        return self._words.text() if self.asking else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the ways on stand below the words."""
        super().resizeEvent(event)
        beside = event.size().width() >= self._theme.px(_ROOM_BESIDE)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.second.emit()
            return
        super().keyPressEvent(event)

    def _say(self) -> None:
        words = self._sentence(self._clock())
        if words != self._words.text():
            self._words.setText(words)
            self.setAccessibleName(words)

    def _lay_out(self) -> None:
        px = self._theme.px
        self._buttons.setSpacing(px(Space.S))
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.first_button)
        self._buttons.addWidget(self.second_button)
        self._row.setContentsMargins(px(Space.L), px(Space.S), px(Space.L), px(Space.S))
        self._row.setSpacing(px(Space.S))
        self._row.addWidget(self._words, 1)
        self._row.addLayout(self._buttons)
