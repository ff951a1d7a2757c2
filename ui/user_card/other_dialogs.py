"""The other dialogs with a user, each one click away."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from operator_app.domain.dialogs import Dialog, DialogState
from operator_app.domain.value import DialogId
from ui import times
from ui.clock import Clock
from ui.conversation.timeline.plain_text import one_line
from ui.theme.stylesheet import set_role

SHOWN = 6
"""More of them are in the history."""


class OtherDialogs(QWidget):
    """``chosen`` carries the id of a dialog."""

    chosen = Signal(str)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._shown: tuple[Dialog, ...] = ()
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_dialogs(self, dialogs: Iterable[Dialog], shown: DialogId | None) -> bool:
        """All but the one on screen; whether there are any."""
        others = tuple(each for each in dialogs if each.id != shown)[:SHOWN]
        if others != self._shown:
            self._shown = others
            self._fill()
        return bool(others)

    def _fill(self) -> None:
        for button in self.buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(each) for each in self._shown]
        for button in self.buttons:
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.show()

    def _button(self, dialog: Dialog) -> QPushButton:
        state = self.tr("open") if dialog.state is DialogState.OPEN else self.tr("closed")
        words = [times.day(dialog.created_at, self._clock()), state]
        if dialog.tags:
            words.append(one_line(", ".join(dialog.tags), 30))
        button = QPushButton(" · ".join(words).replace("&", "&&"), self)
        set_role(button, "link")
        if dialog.last_message is not None:
            button.setToolTip(one_line(dialog.last_message.text, 200))
        button.clicked.connect(lambda: self.chosen.emit(dialog.id))
        return button
