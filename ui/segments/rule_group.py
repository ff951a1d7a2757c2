"""A group of conditions: how many of them must hold, the conditions, and groups within it."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from operator_app.domain.rule_groups import Group, Together, group_of, is_condition, joined
from operator_app.domain.segments import FieldIs, Rule
from ui.segments.condition_row import ConditionRow
from ui.theme.choice_button import ChoiceButton
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

FRESH: Final = FieldIs(field="email", comparison="known")
"""A condition that was just added."""
MOST_WITHIN: Final = 4
"""Groups within each other: with their conditions that is as deep as a rule may be."""
_TOGETHER: Final[tuple[Together, ...]] = ("all", "any", "none", "not_all")


class RuleGroup(QFrame):
    """``rule()`` is None while something is missing. The outermost group (``level`` 1) keeps at least one part;
    one within another goes with its last part."""

    edited = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, rule: Rule, parent: QWidget | None = None, *, level: int = 1) -> None:
        super().__init__(parent)
        self._theme = theme
        self._level = level
        self._together: Together = "all"
        self.parts: list[ConditionRow | RuleGroup] = []
        set_role(self, "pane" if level == 1 else "rule-group")
        self.together = ChoiceButton(theme, self.tr("How many of the conditions"), self)
        self.remove = QToolButton(self)
        set_role(self.remove, "icon")
        self.remove.setIcon(QIcon(theme.icon("x", "muted", self.devicePixelRatioF(), 14)))
        self.remove.setAccessibleName(self.tr("Remove this group"))
        self.remove.setToolTip(self.tr("Remove this group"))
        self.remove.clicked.connect(self.removed)
        self.remove.setVisible(level > 1)
        self.add = QPushButton(self.tr("Add a condition"), self)
        self.add.clicked.connect(lambda: self._add_fresh(FRESH))
        self.add_group = QPushButton(self.tr("Add a group"), self)
        self.add_group.setToolTip(self.tr("Conditions in brackets: all, any or none of them"))
        self.add_group.clicked.connect(lambda: self._add_fresh(joined(Group(together="any", rules=(FRESH, FRESH)))))
        self.add_group.setVisible(level < MOST_WITHIN)
        self._column = QVBoxLayout()
        self._lay_out()
        self.show_rule(rule)

    def show_rule(self, rule: Rule) -> None:
        """Instead of what was shown."""
        for part in self.parts:
            part.hide()
            part.deleteLater()
        self.parts = []
        group = group_of(rule)
        self._together = group.together
        for each in group.rules:
            self._add(each)
        self._follow()

    def rule(self) -> Rule | None:
        found = [part.rule() for part in self.parts]
        whole = tuple(each for each in found if each is not None)
        if not whole or len(whole) < len(found):
            return None
        return joined(Group(together=self._together, rules=whole))

    def choose(self, together: Together) -> None:
        self._together = together
        self._follow()
        self.edited.emit()

    def may_grow(self, *, grows: bool) -> None:
        """Whether there is room for more, here and in the groups within."""
        self.add.setEnabled(grows)
        self.add_group.setEnabled(grows)
        for part in self.parts:
            if isinstance(part, RuleGroup):
                part.may_grow(grows=grows)

    def _add_fresh(self, rule: Rule) -> None:
        self._add(rule)
        self._follow()
        self.edited.emit()

    def _add(self, rule: Rule) -> None:
        part: ConditionRow | RuleGroup
        if is_condition(rule):
            part = ConditionRow(self._theme, rule, self)
        else:
            part = RuleGroup(self._theme, rule, self, level=self._level + 1)
        part.removed.connect(lambda: self._remove(part))
        part.edited.connect(self.edited)
        self.parts.append(part)
        self._column.addWidget(part)

    def _remove(self, part: "ConditionRow | RuleGroup") -> None:
        self.parts.remove(part)
        part.hide()
        part.deleteLater()
        if not self.parts and self._level > 1:
            self.removed.emit()
            return
        self._follow()
        self.edited.emit()

    def _follow(self) -> None:
        words: dict[Together, str] = {
            "all": self.tr("all of these hold"),
            "any": self.tr("any of these holds"),
            "none": self.tr("none of these holds"),
            "not_all": self.tr("not all of these hold"),
        }
        choices = [(words[each], partial(self.choose, each)) for each in _TOGETHER]
        self.together.offer(choices, words[self._together])
        for part in self.parts:
            part.remove.setEnabled(self._level > 1 or len(self.parts) > 1)

    def _lay_out(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.setSpacing(px(Space.S))
        if self._level == 1:
            head.addWidget(QLabel(self.tr("Users of whom"), self))
        head.addWidget(self.together)
        head.addStretch(1)
        head.addWidget(self.remove)
        foot = QHBoxLayout()
        foot.setSpacing(px(Space.S))
        foot.addWidget(self.add)
        foot.addWidget(self.add_group)
        foot.addStretch(1)
        if self._level > 1:
            for button in (self.add, self.add_group):
                set_role(button, "quiet")
        self._column.setSpacing(px(Space.S))
        column = QVBoxLayout(self)
        inside = px(Space.S)
        column.setContentsMargins(*((0, 0, inside, 0) if self._level == 1 else (px(Space.M), px(6), px(6), px(6))))
        column.setSpacing(px(Space.S))
        column.addLayout(head)
        column.addLayout(self._column)
        column.addLayout(foot)
        if self._level == 1:
            column.addStretch(1)
