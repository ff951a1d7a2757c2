"""The form for one segment: a name, and the group of conditions that makes its rule."""

import uuid

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.commands import PutSegment
from operator_app.domain.rule_groups import is_taken, parts_of
from operator_app.domain.segments import MAX_RULE_DEPTH, MAX_RULE_PARTS, Rule, Segment
from operator_app.domain.value import SegmentId
from ui.segments.rule_group import FRESH, RuleGroup
from ui.segments.words import rule_sentence
from ui.settings.page import scrolled
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

MOST_NAME = 200


class SegmentForm(QWidget):
    """The button to save waits until the rule is whole; a sentence says what the rule means."""

    saved = Signal(PutSegment)
    deleted = Signal(Segment)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._segment: Segment | None = None
        self.name = QLineEdit(self)
        self.name.setMaxLength(MOST_NAME)
        self.name.setPlaceholderText(self.tr("Name of the segment"))
        self.name.setAccessibleName(self.tr("Name"))
        self.name.textChanged.connect(self._follow)
        self.group = RuleGroup(theme, FRESH, self)
        self.group.edited.connect(self._follow)
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        set_role(self.sentence, "secondary")
        self.save_button = QPushButton(self.tr("Save"), self)
        set_role(self.save_button, "primary")
        self.save_button.clicked.connect(self.save)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.clicked.connect(self.left)
        self.delete_button = QPushButton(self.tr("Delete"), self)
        set_role(self.delete_button, "quiet")
        self.delete_button.clicked.connect(self._delete)
        self._lay_out()

    def show_new(self) -> None:
        self._show(None, FRESH, "")
        self.name.setFocus()

    def show_segment(self, segment: Segment) -> None:
        self._show(segment, segment.rule, segment.name)
        self.name.setFocus()

    def rule(self) -> Rule | None:
        """None while something is missing."""
        return self.group.rule()

    def save(self) -> None:
        rule, name = self.rule(), " ".join(self.name.text().split())
        if rule is None or not is_taken(rule) or not name:
            return
        segment_id = SegmentId(str(uuid.uuid4())) if self._segment is None else self._segment.id
        self.saved.emit(PutSegment(id=segment_id, name=name, rule=rule))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, segment: Segment | None, rule: Rule, name: str) -> None:
        self._segment = segment
        self.group.show_rule(rule)
        self.name.setText(name)
        self.delete_button.setVisible(segment is not None)
        self._follow()

    def _follow(self) -> None:
        rule = self.rule()
        self.save_button.setEnabled(rule is not None and is_taken(rule) and bool(self.name.text().strip()))
        self.group.may_grow(grows=rule is None or parts_of(rule) < MAX_RULE_PARTS)
        if rule is None:
            self.sentence.setText(self.tr("Something is missing in a condition."))
        elif not is_taken(rule):
            self.sentence.setText(
                self.tr("A rule has at most {parts} conditions and groups, {depth} within each other.").format(
                    parts=MAX_RULE_PARTS, depth=MAX_RULE_DEPTH
                )
            )
        else:
            self.sentence.setText(self.tr("Users: {rule}.").format(rule=rule_sentence(rule)))

    def _delete(self) -> None:
        if self._segment is not None:
            self.deleted.emit(self._segment)

    def _lay_out(self) -> None:
        px = self._theme.px
        buttons = QHBoxLayout()
        buttons.setSpacing(px(Space.S))
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.L), 0, px(Space.L), px(Space.L))
        column.setSpacing(px(Space.S))
        column.addWidget(self.name)
        column.addWidget(scrolled(self.group), 1)
        column.addWidget(self.sentence)
        column.addLayout(buttons)
