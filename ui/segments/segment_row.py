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
        self.segment = segment
        self.may_change = may_change
        self._name = QLabel(self)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._name, "strong")
        self._sentence = QLabel(self)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        set_role(self._sentence, "secondary")
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        texts.addWidget(self._name)
        texts.addWidget(self._sentence)
        self.people = QPushButton(self)
        set_role(self.people, "link")
        self.people.clicked.connect(lambda: self.people_asked.emit(self.segment))
        self.edit = QToolButton(self)
        set_role(self.edit, "icon")
        self.edit.setIcon(QIcon(theme.icon("edit", "muted", self.devicePixelRatioF(), 16)))
        self.edit.setIconSize(QSize(px(16), px(16)))
        self.edit.clicked.connect(lambda: self.edit_asked.emit(self.segment))
        self.edit.setVisible(may_change)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(Space.L), px(Space.S), px(Space.L), px(Space.S))
        row.setSpacing(px(Space.M))
        row.addLayout(texts, 1)
        row.addWidget(self.people)
        row.addWidget(self.edit)
        self.show_segment(segment, count)

    def show_segment(self, segment: Segment, count: int | None) -> None:
        """The same segment as it is now; ``count`` None: not known."""
        self.segment = segment
        self._name.setText(segment.name)
        self._sentence.setText(rule_sentence(segment.rule))
        if not segment.ready:
            self.people.setText(self.tr("Being counted…"))
        elif count is None:
            self.people.setText(self.tr("Who is in it"))
        else:
            self.people.setText(self.tr("%n users", None, count))
        self.people.setAccessibleName(self.tr("Who is in {name}").format(name=segment.name))
        self.edit.setAccessibleName(self.tr("Change {name}").format(name=segment.name))
        self.edit.setToolTip(self.tr("Change {name}").format(name=segment.name))
