"""The form for one saved reply: name, text, whose it is."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.commands import PutSavedReply
from operator_app.domain.saved_replies import LONGEST_NAME, SavedReply, of_same_name
from operator_app.domain.value import SavedReplyId
from ui.saved_replies.sharing import SharingChoice
from ui.theme.flow import FlowLayout
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

OFFERED = ("first_name", "name", "email", "operator")
"""Variables with a button that puts them into the text."""


class ReplyForm(QWidget):
    """Emits what is to be done; keeps what is typed until another reply is shown."""

    saved = Signal(PutSavedReply)
    deleted = Signal(SavedReply)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reply: SavedReply | None = None
        self._others: tuple[SavedReply, ...] = ()
        self._text_limit = 0
        self.name = QLineEdit(self)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("Name to find it by"))
        self.name.setAccessibleName(self.tr("Name"))
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(theme.px(6))
        self.text.setAccessibleName(self.tr("Text"))
        self.sharing = SharingChoice(theme, self)
        self.complaint = QLabel(self)
        self.complaint.setTextFormat(Qt.TextFormat.PlainText)
        self.complaint.setWordWrap(True)
        set_role(self.complaint, "error")
        self.save_button = QPushButton(self.tr("Save"), self)
        set_role(self.save_button, "primary")
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.delete_button = QPushButton(self.tr("Delete"), self)
        set_role(self.delete_button, "quiet")
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.left)
        self.delete_button.clicked.connect(self._delete)
        for field in (self.name.textChanged, self.text.textChanged):
            field.connect(self._follow)
        self._lay_out()

    def show_reply(self, reply: SavedReply, others: Sequence[SavedReply], *, text_limit: int) -> None:
        self._show(reply, others, text_limit)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setFocus()

    def show_new(self, others: Sequence[SavedReply], *, text_limit: int) -> None:
        self._show(None, others, text_limit)
        self.name.setFocus()

    def show_refused(
        self, command: PutSavedReply, others: Sequence[SavedReply], why: str, *, text_limit: int, as_new: bool
    ) -> None:
        """What was not saved, with the reason. ``as_new``: it can only be saved as another reply."""
        self._show(None if as_new else SavedReply(id=command.id, name="", text=""), others, text_limit)
        self.name.setText(command.name)
        self.text.setPlainText(command.text)
        self.sharing.set_shared(shared=command.shared)
        self.complaint.setText(why)
        self.complaint.show()

    def save(self) -> None:
        """Or say in place why not."""
        name, text = " ".join(self.name.text().split()), self.text.toPlainText().strip()
        own_id = None if self._reply is None else self._reply.id
        if (taken := of_same_name(self._others, name, besides=own_id)) is not None:
            self.complaint.setText(self.tr("Another reply is called “{name}” already.").format(name=taken.name))
            self.complaint.show()
            self.name.setFocus()
            return
        if len(text) > self._text_limit:
            self.complaint.setText(self.tr("Too long by %n.", None, len(text) - self._text_limit))
            self.complaint.show()
            return
        reply_id = SavedReplyId(str(uuid.uuid4())) if own_id is None else own_id
        self.saved.emit(PutSavedReply(id=reply_id, name=name, text=text, shared=self.sharing.shared))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, reply: SavedReply | None, others: Sequence[SavedReply], text_limit: int) -> None:
        self._reply = reply
        self._others = tuple(others)
        self._text_limit = text_limit
        self.name.setText("" if reply is None else reply.name)
        self.text.setPlainText("" if reply is None else reply.text)
        self.sharing.set_shared(shared=reply is None or reply.owner_id is None)
        self.delete_button.setVisible(reply is not None)
        self._follow()

    def _follow(self) -> None:
        self.complaint.hide()
        self.save_button.setEnabled(bool(self.name.text().strip() and self.text.toPlainText().strip()))

    def _delete(self) -> None:
        if self._reply is not None:
            self.deleted.emit(self._reply)

    def _put(self, variable: str) -> None:
        self.text.insertPlainText(f"{{{variable}}}")
        self.text.setFocus()

    def _lay_out(self) -> None:
        px = self._theme.px
        variables = FlowLayout(px(6))
        for name in OFFERED:
            button = QPushButton(f"{{{name}}}", self)
            set_role(button, "tag")
            button.clicked.connect(lambda _=False, variable=name: self._put(variable))
            variables.addWidget(button)
        hint = QLabel(
            self.tr(
                "In braces stands what is known of the user; after a bar what stands there otherwise: {name|friend}"
            ),
            self,
        )
        hint.setTextFormat(Qt.TextFormat.PlainText)
        hint.setWordWrap(True)
        set_role(hint, "secondary")
        buttons = QHBoxLayout()
        buttons.setSpacing(px(Space.S))
        buttons.addWidget(self.sharing)
        buttons.addStretch(1)
        buttons.addWidget(self.delete_button)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.L), 0, px(Space.L), px(Space.L))
        column.setSpacing(px(Space.S))
        column.addWidget(self.name)
        column.addWidget(self.text, 1)
        column.addLayout(variables)
        column.addWidget(hint)
        column.addWidget(self.complaint)
        column.addLayout(buttons)
