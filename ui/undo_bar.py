"""For some seconds after dialogs were closed: what was done, and the way back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.commands.bindings import Bindings
from ui.commands.table import Command
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

SHOWN_MS = 5_000
_ABOVE_COMPOSER = 128
"""So that it lies over the feed's foot and not over what is being written, in pixels at 100 %."""


class UndoBar(QFrame):
    """Floats above the foot of a pane and moves nothing; stays while the pointer or the keyboard is in it."""

    def __init__(self, theme: Theme, bindings: Bindings, over: QWidget) -> None:
        """``over``: the pane it floats in."""
        super().__init__(over)
        self._theme = theme
        self._over = over
        self._undo: Callable[[], None] = lambda: None
        set_role(self, "card")
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(self.tr("Undo"), self)
        self._bindings = bindings
        bindings.changed.connect(self._say_key)
        self._say_key()
        set_role(self.button, "link")
        self.button.clicked.connect(self.undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(Space.L), theme.px(Space.XS), theme.px(Space.M), theme.px(Space.XS))
        row.setSpacing(theme.px(Space.M))
        row.addWidget(self._words)
        row.addWidget(self.button)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(SHOWN_MS)
        self._end.timeout.connect(self._pass)
        over.installEventFilter(self)
        self.hide()

    def offer(self, words: str, undo: Callable[[], None]) -> None:
        """In place of what was offered before."""
        self._words.setText(words)
        self._undo = undo
        self.show()
        self._place()
        self.raise_()
        self._end.start()

    def _say_key(self) -> None:
        self.button.setToolTip(self._bindings.words(Command.UNDO))

    def undo(self) -> None:
        """What is offered, if anything is."""
        if self.isHidden():
            return
        self.hide()
        self._end.stop()
        self._undo()

    def words(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._end.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._end.start()
        super().leaveEvent(event)

    def _pass(self) -> None:
        if self.button.hasFocus():
            self._end.start()
        else:
            self.hide()

    def _place(self) -> None:
        self.adjustSize()
        over = self._over
        left = (over.width() - self.width()) // 2
        self.move(QPoint(max(0, left), max(0, over.height() - self.height() - self._theme.px(_ABOVE_COMPOSER))))
