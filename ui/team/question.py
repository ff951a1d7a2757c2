"""A question in place of the list: what will happen, and the two ways on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme.labelled_field import LabelledField
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space


class Question(QWidget):
    """With a field where something is to be written. Enter answers it, Esc goes back."""

    answered = Signal(str)
    """What stands in the field, or nothing."""
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme.px
        self.title = QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        set_role(self.title, "title")
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.answer_field = LabelledField(theme, self.tr("Name"), "", self)
        self.answer_field.field.returnPressed.connect(self._answer)
        self.yes = QPushButton(self)
        set_role(self.yes, "primary")
        self.yes.clicked.connect(self._answer)
        self.no = QPushButton(self.tr("Cancel"), self)
        self.no.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(Space.S))
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.L), px(Space.L), px(Space.L), px(Space.L))
        column.setSpacing(px(Space.M))
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addWidget(self.answer_field)
        column.addLayout(buttons)
        column.addStretch(1)

    def ask(self, title: str, text: str, yes: str, *, written: str | None = None) -> None:
        """``written``: what stands in the field at first; None: there is no field."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.yes.setText(yes)
        self.set_busy(busy=False)
        self.answer_field.setVisible(written is not None)
        self.answer_field.complain("")
        if written is not None:
            self.answer_field.field.setText(written)
            self.answer_field.field.selectAll()

    def take_keyboard(self) -> None:
        """Where nothing is to be written, to the way back: a stray Enter must not remove anybody."""
        if self.answer_field.isVisible():
            self.answer_field.focus()
        else:
            self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, *, busy: bool) -> None:
        self.yes.setEnabled(not busy)

    def complain(self, sentence: str) -> None:
        self.set_busy(busy=False)
        if self.answer_field.isVisible():
            self.answer_field.complain(sentence)
        else:
            self.text.setText(sentence)
            self.text.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _answer(self) -> None:
        if self.yes.isEnabled():
            self.answered.emit(self.answer_field.field.text().strip() if self.answer_field.isVisible() else "")
