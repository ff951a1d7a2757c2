"""The form for one trigger: when it writes, what, in whose name, and how often."""

import uuid
from collections.abc import Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.commands import PutTrigger
from operator_app.domain.people import Operator
from operator_app.domain.segments import Segment
from operator_app.domain.triggers import (
    MAX_PAGE_SECONDS,
    MAX_PATTERN,
    MAX_REPEAT_DAYS,
    Trigger,
    When,
    WhenEvent,
    WhenPage,
    WhenSegment,
)
from operator_app.domain.value import OperatorId, SegmentId, TriggerId
from ui.names import operator_name
from ui.theme.choice_button import ChoiceButton
from ui.theme.flow import FlowLayout
from ui.theme.stylesheet import set_role
from ui.theme.switch import Switch
from ui.theme.theme import Theme
from ui.theme.tokens import Space

_LINE = 32
"""Height of every part, so that they stand on one line."""
Kind = Literal["page", "event", "segment"]


class TriggerForm(QWidget):
    """Says in place what is still missing: the button to save waits for it."""

    saved = Signal(PutTrigger)
    deleted = Signal(Trigger)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._trigger: Trigger | None = None
        self._kind: Kind = "page"
        self._author: OperatorId | None = None
        self._segment: SegmentId | None = None
        self._again = False
        self._operators: tuple[Operator, ...] = ()
        self._segments: tuple[Segment, ...] = ()
        self.name = self._line(self.tr("Name of the trigger"), 200)
        self.kind = ChoiceButton(theme, self.tr("What it waits for"), self)
        self.pattern = self._line(self.tr("Address, e.g. /cart*"), MAX_PATTERN, width=200)
        self.seconds = self._line(self.tr("Seconds"), 4, width=56)
        self.seconds.setValidator(QIntValidator(0, MAX_PAGE_SECONDS, self.seconds))
        self.event_name = self._line(self.tr("Name of the event, e.g. cart_added"), 200, width=260)
        self.segment = ChoiceButton(theme, self.tr("Segment"), self)
        self._after = QLabel(self.tr("after"), self)
        self._seconds_words = QLabel(self.tr("seconds"), self)
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName(self.tr("What it writes"))
        self.text.setPlaceholderText(self.tr("What it writes"))
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(theme.px(6))
        self.text.textChanged.connect(self._follow)
        self.author = ChoiceButton(theme, self.tr("In whose name"), self)
        self.repeat = ChoiceButton(theme, self.tr("How often"), self)
        self.days = self._line(self.tr("Days"), 3, width=56)
        self.days.setValidator(QIntValidator(1, MAX_REPEAT_DAYS, self.days))
        self._days_words = QLabel(self.tr("days"), self)
        self.not_while_talking = Switch(theme, self.tr("Not while a dialog is going on"), self)
        self.save_button = QPushButton(self.tr("Save"), self)
        set_role(self.save_button, "primary")
        self.save_button.clicked.connect(self.save)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.clicked.connect(self.left)
        self.delete_button = QPushButton(self.tr("Delete"), self)
        set_role(self.delete_button, "quiet")
        self.delete_button.clicked.connect(self._delete)
        self._lay_out()

    def show_trigger(
        self, trigger: Trigger | None, me: OperatorId, operators: Sequence[Operator], segments: Sequence[Segment]
    ) -> None:
        """None: a new one, in the name of ``me``."""
        self._trigger = trigger
        self._operators, self._segments = tuple(operators), tuple(segments)
        self._author = me if trigger is None else trigger.operator_id
        self._segment = segments[0].id if segments else None
        self._again = trigger is not None and trigger.repeat_days is not None
        self.name.setText("" if trigger is None else trigger.name)
        self.text.setPlainText("" if trigger is None else trigger.text)
        self.days.setText(str((None if trigger is None else trigger.repeat_days) or 30))
        self.not_while_talking.setChecked(trigger is None or trigger.not_while_talking)
        self.pattern.setText("")
        self.seconds.setText("20")
        self.event_name.setText("")
        self._take(WhenPage(seconds=20) if trigger is None else trigger.when)
        self.delete_button.setVisible(trigger is not None)
        self._follow()
        self.name.setFocus()

    def when(self) -> When | None:
        """None while something is missing."""
        match self._kind:
            case "page":
                seconds = self.seconds.text().strip()
                return WhenPage(pattern=self.pattern.text().strip(), seconds=int(seconds) if seconds else 0)
            case "event":
                event = self.event_name.text().strip()
                return WhenEvent(event=event) if event else None
            case "segment":
                return None if self._segment is None else WhenSegment(segment_id=self._segment)

    def trigger(self) -> Trigger | None:
        """As it would be saved; None while something is missing."""
        when, name, text = self.when(), " ".join(self.name.text().split()), self.text.toPlainText().strip()
        days = self.days.text().strip()
        if when is None or not name or not text or self._author is None or (self._again and not days):
            return None
        return Trigger(
            id=TriggerId(str(uuid.uuid4())) if self._trigger is None else self._trigger.id,
            name=name,
            when=when,
            text=text,
            operator_id=self._author,
            repeat_days=int(days) if self._again else None,
            not_while_talking=self.not_while_talking.isChecked(),
            active=self._trigger is None or self._trigger.active,
        )

    def save(self) -> None:
        trigger = self.trigger()
        if trigger is not None:
            self.saved.emit(PutTrigger(trigger=trigger))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _take(self, when: When) -> None:
        match when:
            case WhenPage(pattern=pattern, seconds=seconds):
                self._kind = "page"
                self.pattern.setText(pattern)
                self.seconds.setText(str(seconds))
            case WhenEvent(event=event):
                self._kind = "event"
                self.event_name.setText(event)
            case WhenSegment(segment_id=segment_id):
                self._kind, self._segment = "segment", segment_id

    def _choose_kind(self, kind: Kind) -> None:
        self._kind = kind
        self._follow()

    def _choose_author(self, author: OperatorId) -> None:
        self._author = author
        self._follow()

    def _choose_segment(self, segment: SegmentId) -> None:
        self._segment = segment
        self._follow()

    def _choose_repeat(self, *, again: bool) -> None:
        self._again = again
        self._follow()

    def _follow(self) -> None:
        kinds: dict[Kind, str] = {"page": self.tr("On a page"), "event": self.tr("When an event happens")}
        if self._segments or self._kind == "segment":
            kinds["segment"] = self.tr("When a user comes into a segment")
        self.kind.offer([(words, partial(self._choose_kind, kind)) for kind, words in kinds.items()], kinds[self._kind])
        names = {each.id: each.name for each in self._segments}
        chosen = "" if self._segment is None else names.get(self._segment, "")
        self.segment.offer([(name, partial(self._choose_segment, key)) for key, name in names.items()], chosen)
        people = {each.id: operator_name(each) for each in self._operators if not each.removed}
        author = "" if self._author is None else people.get(self._author, "")
        self.author.offer([(name, partial(self._choose_author, key)) for key, name in people.items()], author)
        repeats = {False: self.tr("once to each user"), True: self.tr("again after")}
        self.repeat.offer(
            [(words, partial(self._choose_repeat, again=again)) for again, words in repeats.items()],
            repeats[self._again],
        )
        for widget in (self.pattern, self._after, self.seconds, self._seconds_words):
            widget.setVisible(self._kind == "page")
        self.event_name.setVisible(self._kind == "event")
        self.segment.setVisible(self._kind == "segment")
        for widget in (self.days, self._days_words):
            widget.setVisible(self._again)
        self.save_button.setEnabled(self.trigger() is not None)

    def _delete(self) -> None:
        if self._trigger is not None:
            self.deleted.emit(self._trigger)

    def _line(self, name: str, longest: int, *, width: int | None = None) -> QLineEdit:
        line = QLineEdit(self)
        line.setMaxLength(longest)
        line.setAccessibleName(name)
        line.setPlaceholderText(name if width is None or width > 100 else "")
        if width is not None:
            line.setFixedWidth(self._theme.px(width))
        line.textChanged.connect(self._follow_when_made)
        return line

    def _follow_when_made(self) -> None:
        if self.layout() is not None:
            self._follow()

    def _lay_out(self) -> None:
        px = self._theme.px
        when, who = QWidget(self), QWidget(self)
        flow = FlowLayout(px(6), when)
        for widget in (
            self.kind,
            self.pattern,
            self._after,
            self.seconds,
            self._seconds_words,
            self.event_name,
            self.segment,
        ):
            widget.setFixedHeight(px(_LINE))
            flow.addWidget(widget)
        names = FlowLayout(px(6), who)
        for words in (
            QLabel(self.tr("In the name of"), self),
            self.author,
            self.repeat,
            self.days,
            self._days_words,
        ):
            words.setFixedHeight(px(_LINE))
            names.addWidget(words)
        talking = QHBoxLayout()
        talking.setSpacing(px(Space.S))
        talking.addWidget(self.not_while_talking)
        talking.addWidget(QLabel(self.tr("Not while a dialog is going on"), self), 1)
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
        column.addWidget(when)
        column.addWidget(self.text, 1)
        column.addWidget(who)
        column.addLayout(talking)
        column.addLayout(buttons)
