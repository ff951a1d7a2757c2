"""One segment in the list: its name, its rule as a sentence, and how many users are in it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from operator_app.domain.segments import Segment
from ui.segments.words import rule_sentence
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space


class SegmentRow(QFrame):
    """The number opens who is in it."""

    edit_asked = Signal(Segment)
    people_asked = Signal(Segment)

    def __init__(
        self, theme: Theme, segment: Segment, count: int | None, *, may_change: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        px = theme.px
        name = QLabel(segment.name, self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        set_role(name, "strong")
        sentence = QLabel(rule_sentence(segment.rule), self)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        set_role(sentence, "secondary")
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        texts.addWidget(name)
        texts.addWidget(sentence)
        self.people = QPushButton(self)
        set_role(self.people, "link")
        if not segment.ready:
            self.people.setText(self.tr("Being counted…"))
        elif count is None:
            self.people.setText(self.tr("Who is in it"))
        else:
            self.people.setText(self.tr("%n users", None, count))
        self.people.setAccessibleName(self.tr("Who is in {name}").format(name=segment.name))
        self.people.clicked.connect(lambda: self.people_asked.emit(segment))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(Space.L), px(Space.S), px(Space.L), px(Space.S))
        row.setSpacing(px(Space.M))
        row.addLayout(texts, 1)
        row.addWidget(self.people)
        if may_change:
            self.edit = QToolButton(self)
            set_role(self.edit, "icon")
            self.edit.setIcon(QIcon(theme.icon("edit", "muted", self.devicePixelRatioF(), 16)))
            self.edit.setIconSize(QSize(px(16), px(16)))
            self.edit.setAccessibleName(self.tr("Change {name}").format(name=segment.name))
            self.edit.setToolTip(self.tr("Change {name}").format(name=segment.name))
            self.edit.clicked.connect(lambda: self.edit_asked.emit(segment))
            row.addWidget(self.edit)
