"""The form for one segment: a name, and conditions of which all or any must hold."""

import uuid
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.commands import PutSegment
from operator_app.domain.segments import MAX_RULE_PARTS, AllOf, AnyOf, FieldIs, Rule, Segment
from operator_app.domain.value import SegmentId
from ui.segments.condition_row import ConditionRow, is_editable
from ui.segments.words import rule_sentence
from ui.settings.page import scrolled
from ui.theme.choice_button import ChoiceButton
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

MOST_NAME = 200
_FRESH = FieldIs(field="email", comparison="known")


class SegmentForm(QWidget):
    """A rule with groups within groups, made elsewhere, is shown as a sentence and kept as it is."""

    saved = Signal(PutSegment)
    deleted = Signal(Segment)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._segment: Segment | None = None
        self._any = False
        self._kept: Rule | None = None
        self.rows: list[ConditionRow] = []
        self.name = QLineEdit(self)
        self.name.setMaxLength(MOST_NAME)
        self.name.setPlaceholderText(self.tr("Name of the segment"))
        self.name.setAccessibleName(self.tr("Name"))
        self.name.textChanged.connect(self._follow)
        self.together = ChoiceButton(theme, self.tr("All or any of the conditions"), self)
        self.add = QPushButton(self.tr("Add a condition"), self)
        self.add.clicked.connect(lambda: self._add(_FRESH))
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
        self._conditions = QWidget(self)
        set_role(self._conditions, "pane")
        self._column = QVBoxLayout(self._conditions)
        self._lay_out()

    def show_new(self) -> None:
        self._show(None, AllOf(rules=(_FRESH,)), "")
        self.name.setFocus()

    def show_segment(self, segment: Segment) -> None:
        self._show(segment, segment.rule, segment.name)
        self.name.setFocus()

    def rule(self) -> Rule | None:
        """None while something is missing."""
        if self._kept is not None:
            return self._kept
        parts = [row.rule() for row in self.rows]
        whole = tuple(part for part in parts if part is not None)
        if not whole or len(whole) < len(parts):
            return None
        return AnyOf(rules=whole) if self._any else AllOf(rules=whole)

    def save(self) -> None:
        rule, name = self.rule(), " ".join(self.name.text().split())
        if rule is None or not name:
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
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        parts = rule.rules if isinstance(rule, AllOf | AnyOf) else (rule,)
        self._any = isinstance(rule, AnyOf)
        self._kept = None if all(is_editable(part) for part in parts) else rule
        for part in parts if self._kept is None else ():
            self._add(part)
        self.name.setText(name)
        self.delete_button.setVisible(segment is not None)
        self._follow()

    def _add(self, rule: Rule) -> None:
        row = ConditionRow(self._theme, rule, self._conditions)
        row.removed.connect(lambda: self._remove(row))
        row.edited.connect(self._follow)
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        self._follow()

    def _remove(self, row: ConditionRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self._follow()

    def _choose(self, *, any_of: bool) -> None:
        self._any = any_of
        self._follow()

    def _follow(self) -> None:
        words = {False: self.tr("all of these hold"), True: self.tr("any of these holds")}
        self.together.offer(
            [(words[any_of], partial(self._choose, any_of=any_of)) for any_of in (False, True)],
            words[self._any],
        )
        rule = self.rule()
        self.together.setVisible(self._kept is None)
        self.add.setVisible(self._kept is None)
        self.add.setEnabled(len(self.rows) < MAX_RULE_PARTS - 1)
        self._keep_one()
        self.save_button.setEnabled(rule is not None and bool(self.name.text().strip()))
        if rule is None:
            self.sentence.setText(self.tr("Something is missing in a condition."))
        elif self._kept is not None:
            said = self.tr("Users: {rule}. A rule with groups within groups can be renamed here, not changed.")
            self.sentence.setText(said.format(rule=rule_sentence(rule)))
        else:
            self.sentence.setText(self.tr("Users: {rule}.").format(rule=rule_sentence(rule)))

    def _keep_one(self) -> None:
        """The last condition stays: a segment of everybody is no segment."""
        for row in self.rows:
            row.remove.setEnabled(len(self.rows) > 1)

    def _delete(self) -> None:
        if self._segment is not None:
            self.deleted.emit(self._segment)

    def _lay_out(self) -> None:
        px = self._theme.px
        who = QHBoxLayout()
        who.setSpacing(px(Space.S))
        who.addWidget(QLabel(self.tr("Users of whom"), self))
        who.addWidget(self.together)
        who.addStretch(1)
        self._column.setContentsMargins(0, 0, px(Space.S), 0)
        self._column.setSpacing(px(Space.S))
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
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
        column.addLayout(who)
        column.addWidget(scrolled(self._conditions), 1)
        column.addWidget(self.sentence)
        column.addLayout(buttons)
