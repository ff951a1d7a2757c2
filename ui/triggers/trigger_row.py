"""One trigger in the list: its name, what it waits for, what became of it, and whether it is on."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from operator_app.domain.triggers import Trigger, TriggerNumbers
from operator_app.domain.value import SegmentId
from ui.theme.elided import ElidedLabel
from ui.theme.stylesheet import set_role
from ui.theme.switch import Switch
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.triggers.words import numbers_words, repeat_sentence, when_sentence


class TriggerRow(QFrame):
    edit_asked = Signal(Trigger)
    switched = Signal(Trigger, bool)

    def __init__(
        self,
        theme: Theme,
        trigger: Trigger,
        numbers: TriggerNumbers | None,
        segments: Mapping[SegmentId, str],
        *,
        may_change: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        px = theme.px
        name = QLabel(trigger.name, self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        set_role(name, "strong")
        facts = [when_sentence(trigger.when, segments), repeat_sentence(trigger)]
        if numbers is not None:
            facts.append(numbers_words(numbers))
        sentence = QLabel(", ".join(facts), self)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        set_role(sentence, "secondary")
        text = ElidedLabel(self)
        text.show_text(" ".join(trigger.text.split()))
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        for label in (name, text, sentence):
            texts.addWidget(label)
        self.active = Switch(theme, self.tr("{name} writes").format(name=trigger.name), self)
        self.active.setChecked(trigger.active)
        self.active.setEnabled(may_change)
        self.active.toggled.connect(lambda on: self.switched.emit(trigger, on))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(Space.L), px(Space.S), px(Space.L), px(Space.S))
        row.setSpacing(px(Space.M))
        row.addLayout(texts, 1)
        row.addWidget(self.active)
        if may_change:
            self.edit = QToolButton(self)
            set_role(self.edit, "icon")
            self.edit.setIcon(QIcon(theme.icon("edit", "muted", self.devicePixelRatioF(), 16)))
            self.edit.setIconSize(QSize(px(16), px(16)))
            self.edit.setAccessibleName(self.tr("Change {name}").format(name=trigger.name))
            self.edit.setToolTip(self.tr("Change {name}").format(name=trigger.name))
            self.edit.clicked.connect(lambda: self.edit_asked.emit(trigger))
            row.addWidget(self.edit)
