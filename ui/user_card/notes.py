"""What operators have written down about a person, and the field in which they write more."""

import uuid

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from operator_app.domain.people import UserNote
from operator_app.domain.value import OperatorId, UserNoteId
from ui import times
from ui.ask_once import AskOnce
from ui.clock import Clock
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

LONGEST = 2_000
"""Characters of a note."""


class NoteList(QWidget):
    """Newest first. Enter in the field adds; removing is asked once."""

    added = Signal(str, str)
    """(note id, text)"""
    removed = Signal(str)
    """(note id)"""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._shown: tuple[tuple[UserNote, str], ...] = ()
        self.rows: list[NoteRow] = []
        self._writable = True
        self.field = QLineEdit(self)
        self.field.setMaxLength(LONGEST)
        self.field.setPlaceholderText(self.tr("Add a note about this person"))
        self.field.setAccessibleName(self.tr("New note about this person, for operators only"))
        self.field.returnPressed.connect(self._add)
        self._refusal = QLabel(self)
        self._refusal.setWordWrap(True)
        set_role(self._refusal, "error")
        self._refusal.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(6))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(6))
        whole.addWidget(self.field)
        whole.addWidget(self._refusal)
        whole.addLayout(self._column)

    def show_notes(self, notes: tuple[UserNote, ...], names: dict[OperatorId, str]) -> None:
        """``names`` of the operators who wrote them."""
        shown = tuple((note, names.get(note.author_id, "")) for note in notes)
        if shown == self._shown:
            return
        self._shown = shown
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [NoteRow(self._theme, note, self._signed(note, name), self) for note, name in shown]
        for row in self.rows:
            row.remove.clicked.connect(lambda _=False, value=row: self._ask(value))
            self._column.addWidget(row)
            row.remove.setVisible(self._writable)
            row.show()

    def allow_writing(self, *, allowed: bool) -> None:
        """Whether the backend takes notes; those there are can be read in any case."""
        self.field.setVisible(allowed)
        self._writable = allowed
        for row in self.rows:
            row.remove.setVisible(allowed)

    def another(self) -> None:
        """Another user is shown: what was being written about this one is not about that one."""
        self.field.clear()
        self._refusal.hide()

    def say_refused(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.show()

    def _signed(self, note: UserNote, name: str) -> str:
        when = f"{times.day(note.at, self._clock())}, {times.clock(note.at)}"
        return f"{name} · {when}" if name else when

    def _add(self) -> None:
        text = self.field.text().strip()
        if text:
            self._refusal.hide()
            self.field.clear()
            self.added.emit(UserNoteId(str(uuid.uuid4())), text)

    def _ask(self, row: "NoteRow") -> None:
        AskOnce(
            self._theme,
            row,
            question=self.tr("Remove this note?"),
            explanation=self.tr("It goes for all operators and does not come back."),
            yes=self.tr("Remove"),
            act=lambda: self.removed.emit(row.note.id),
        )


class NoteRow(QFrame):
    """One note: its words, who wrote them and when, and the sign that removes it."""

    def __init__(self, theme: Theme, note: UserNote, signed: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.note = note
        set_role(self, "person-note")
        text, meta = QLabel(self), QLabel(self)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setText(note.text)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        meta.setTextFormat(Qt.TextFormat.PlainText)
        meta.setText(signed)
        set_role(text, "on-note")
        set_role(meta, "on-note-meta")
        self.setAccessibleName(f"{note.text}, {signed}")
        self.remove = QToolButton(self)
        set_role(self.remove, "icon-small")
        self.remove.setIcon(QIcon(theme.icon("x", "on_note", self.devicePixelRatioF(), 12)))
        self.remove.setIconSize(QSize(theme.px(12), theme.px(12)))
        self.remove.setAccessibleName(self.tr("Remove the note “{text}”").format(text=note.text[:60]))
        self.remove.setToolTip(self.tr("Remove"))
        foot = QHBoxLayout()
        foot.addWidget(meta, 1)
        foot.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(Space.S), theme.px(6), theme.px(4), theme.px(2))
        column.setSpacing(0)
        column.addWidget(text)
        column.addLayout(foot)
