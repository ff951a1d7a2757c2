"""A form in which an operator writes to somebody first."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui.theme.overlay import Overlay
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

WIDTH = 420
_FIELD_HEIGHT = 96


class WriteFirst(Overlay):
    """Ctrl+Enter or the button sends, Esc gives up; ``text`` is then still there for whoever keeps it."""

    written = Signal(str)
    """(text)"""

    def __init__(self, theme: Theme, anchor: QWidget, *, name: str, limit: int, draft: str = "") -> None:
        """``limit``: the longest text, in characters."""
        super().__init__(theme, anchor, width=WIDTH)
        self._limit = limit
        self._title = QLabel(self.tr("Write to {name}").format(name=name), self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        set_role(self._title, "title")
        self.field = _Field(self.send, self)
        self.field.setPlainText(draft)
        self.field.setPlaceholderText(self.tr("A new dialog begins with this message"))
        self.field.setAccessibleName(self.tr("Message to {name}").format(name=name))
        self.field.setFixedHeight(theme.px(_FIELD_HEIGHT))
        self.field.textChanged.connect(self._look)
        self._wrong = QLabel(self)
        self._wrong.setWordWrap(True)
        set_role(self._wrong, "error")
        self._wrong.hide()
        self.button = QPushButton(self.tr("Send"), self)
        set_role(self.button, "primary")
        self.button.clicked.connect(self.send)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.clicked.connect(self.close_up)
        self._lay_out()
        self._look()

    @property
    def text(self) -> str:
        return self.field.toPlainText()

    def open_up(self) -> None:
        super().open_up()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def send(self) -> None:
        """Nothing happens while there is nothing to send, or too much."""
        if not self.button.isEnabled():
            return
        text = self.text.strip()
        self.field.clear()
        self.close_up()
        self.written.emit(text)

    def _look(self) -> None:
        length = len(self.text.strip())
        self.button.setEnabled(0 < length <= self._limit)
        over = length - self._limit
        self._wrong.setText(self.tr("Too long by {n} characters").format(n=over) if over > 0 else "")
        if (over > 0) is self._wrong.isHidden():
            self._wrong.setVisible(over > 0)
            if self.isVisible():
                self.place()

    def _lay_out(self) -> None:
        px = self._theme.px
        buttons = QHBoxLayout()
        buttons.setSpacing(px(Space.S))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.button)
        inside = QVBoxLayout()
        inside.setContentsMargins(px(Space.M), px(Space.M), px(Space.M), px(Space.M))
        inside.setSpacing(px(Space.S))
        inside.addWidget(self._title)
        inside.addWidget(self.field)
        inside.addWidget(self._wrong)
        inside.addLayout(buttons)
        self.column.addLayout(inside)


class _Field(QPlainTextEdit):
    def __init__(self, send: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._send = send
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._send()
        else:
            super().keyPressEvent(event)
