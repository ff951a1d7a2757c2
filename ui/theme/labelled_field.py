"""A label, a field, and what is wrong with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space


class LabelledField(QWidget):
    """The complaint stands under the field it is about, and is read out with it."""

    def __init__(self, theme: Theme, words: str, example: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = QLabel(words, self)
        set_role(self.label, "secondary")
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(example)
        self.field.setAccessibleName(words)
        self.label.setBuddy(self.field)
        self._complaint = QLabel(self)
        self._complaint.setWordWrap(True)
        self._complaint.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._complaint, "error")
        self._complaint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Space.XS))
        for widget in (self.label, self.field, self._complaint):
            column.addWidget(widget)

    def hide_letters(self) -> None:
        """A password: not shown, and of no length that matters to a person."""
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(1_000)

    def complain(self, sentence: str) -> None:
        """Empty: all is well again."""
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))
        self.field.setProperty("wrong", bool(sentence))
        style = self.field.style()
        style.unpolish(self.field)
        style.polish(self.field)
        self.field.setAccessibleDescription(sentence)

    def complaint(self) -> str:
        return self._complaint.text()

    def focus(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
