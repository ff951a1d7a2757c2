"""The small form above the composer that keeps what was typed as a saved reply."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.commands import PutSavedReply
from operator_app.domain.saved_replies import LONGEST_NAME, SavedReply, of_same_name, proposed_name
from operator_app.domain.value import SavedReplyId
from ui.saved_replies.sharing import SharingChoice
from ui.theme.overlay import Overlay
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

WIDTH = 420


class SaveReply(Overlay):
    """A name that is taken already is asked about before the other reply is replaced."""

    saved = Signal(PutSavedReply)

    def __init__(self, theme: Theme, anchor: QWidget, text: str, replies: Sequence[SavedReply]) -> None:
        super().__init__(theme, anchor, width=WIDTH)
        self._text = text
        self._replies = tuple(replies)
        self.name = QLineEdit(proposed_name(text), self)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setPlaceholderText(self.tr("Name to find it by"))
        self.name.textChanged.connect(self._follow_name)
        self.name.returnPressed.connect(self.save)
        self.sharing = SharingChoice(theme, self)
        self.question = QLabel(self)
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.question.setWordWrap(True)
        set_role(self.question, "secondary")
        self.button = QPushButton(self.tr("Save"), self)
        self.button.setAutoDefault(False)
        set_role(self.button, "primary")
        self.button.clicked.connect(self.save)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.clicked.connect(self.close_up)
        self._lay_out()
        self._follow_name()

    def open_up(self) -> None:
        super().open_up()
        self.name.setFocus(Qt.FocusReason.PopupFocusReason)
        self.name.selectAll()

    def save(self) -> None:
        """Once the name is there; a second time where it is taken."""
        name = " ".join(self.name.text().split())
        if not name:
            return
        taken = of_same_name(self._replies, name)
        if taken is not None and not self.question.isVisible():
            self.question.setText(self.tr("“{name}” is there already. Replace it?").format(name=taken.name))
            self.question.show()
            self.button.setText(self.tr("Replace"))
            self.place()
            return
        reply_id = SavedReplyId(str(uuid.uuid4())) if taken is None else taken.id
        self.close_up()
        self.saved.emit(PutSavedReply(id=reply_id, name=name, text=self._text, shared=self.sharing.shared))

    def _follow_name(self) -> None:
        self.button.setEnabled(bool(self.name.text().strip()))
        self.button.setText(self.tr("Save"))
        self.question.hide()
        if self.isVisible():
            self.place()

    def _lay_out(self) -> None:
        px = self._theme.px
        title = QLabel(self.tr("Save as a reply"), self)
        set_role(title, "title")
        buttons = QHBoxLayout()
        buttons.setSpacing(px(Space.S))
        buttons.addWidget(self.sharing)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.button)
        inside = QVBoxLayout()
        inside.setContentsMargins(px(Space.M), px(Space.M), px(Space.M), px(Space.M))
        inside.setSpacing(px(Space.S))
        inside.addWidget(title)
        inside.addWidget(self.name)
        inside.addWidget(self.question)
        inside.addLayout(buttons)
        self.column.addLayout(inside)
