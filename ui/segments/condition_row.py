"""One condition of a rule as a line of choices and fields that reads like a sentence."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QIntValidator
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from operator_app.domain.segments import (
    MAX_EVENT_COUNT,
    MAX_RULE_DAYS,
    MAX_RULE_TEXT,
    Comparison,
    EventCount,
    EventWhen,
    FieldIs,
    IsPresent,
    NotOf,
    PropertyIs,
    Rule,
    Seen,
    Than,
    UserField,
)
from ui.segments.words import comparison_words, field_words
from ui.theme.choice_button import ChoiceButton
from ui.theme.flow import FlowLayout
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

Kind = Literal["property", "field", "count", "when", "seen", "present"]
KINDS: Final[tuple[Kind, ...]] = ("property", "field", "count", "when", "seen", "present")
FIELDS: Final[tuple[UserField, ...]] = (
    "email",
    "name",
    "phone",
    "external_id",
    "language",
    "place",
    "browser",
    "time_zone",
)
Bound = Literal["least", "most", "between", "never"]
_FIELD_COMPARISONS: Final[tuple[Comparison, ...]] = ("is", "is_not", "contains", "starts_with", "known", "unknown")
_COMPARISONS: Final[tuple[Comparison, ...]] = (*_FIELD_COMPARISONS, "more", "less")
_WITHOUT_VALUE: Final = ("known", "unknown")
_LINE: Final = 32
"""Height of every part, so that they stand on one line."""


class ConditionRow(QFrame):
    """``rule()`` is None while something is missing."""

    removed = Signal()
    edited = Signal()

    def __init__(self, theme: Theme, rule: Rule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._theme = theme
        self._kind: Kind = "property"
        self._comparison: Comparison = "is"
        self._field: UserField = "email"
        self._than: Than = "more"
        self._which: Literal["first", "last"] = "last"
        self._bound: Bound = "least"
        self._present = True
        self.kind = ChoiceButton(theme, self.tr("What is looked at"), self)
        self.field = ChoiceButton(theme, self.tr("Field"), self)
        self.name = self._line(self.tr("Name of the property"), 130)
        self.event_name = self._line(self.tr("Name of the event"), 130)
        self.comparison = ChoiceButton(theme, self.tr("Comparison"), self)
        self.value = self._line(self.tr("Value"), 120)
        self.which = ChoiceButton(theme, self.tr("First or last time"), self)
        self.bound = ChoiceButton(theme, self.tr("How often"), self)
        self.times = self._number(self.tr("Times"), MAX_EVENT_COUNT, "1")
        self.most_times = self._number(self.tr("Times at most"), MAX_EVENT_COUNT, "1")
        self.than = ChoiceButton(theme, self.tr("More or less"), self)
        self.days = self._number(self.tr("Days"), MAX_RULE_DAYS, "7")
        self.present = ChoiceButton(theme, self.tr("On the site or not"), self)
        self._and_words = QLabel(self.tr("and"), self)
        self._times_words = QLabel(self.tr("times, in the last"), self)
        self._days_words = QLabel(self)
        self.remove = QToolButton(self)
        set_role(self.remove, "icon")
        self.remove.setIcon(QIcon(theme.icon("x", "muted", self.devicePixelRatioF(), 14)))
        self.remove.setAccessibleName(self.tr("Remove this condition"))
        self.remove.setToolTip(self.tr("Remove this condition"))
        self.remove.clicked.connect(self.removed)
        self._lay_out()
        self._take(rule)
        self._show()

    def rule(self) -> Rule | None:
        match self._kind:
            case "present":
                return IsPresent() if self._present else NotOf(rule=IsPresent())
            case "property":
                return self._compared(self.name.text().strip())
            case "field":
                return self._compared_field()
            case "seen":
                days = _number(self.days)
                return None if not days else Seen(which=self._which, than=self._than, days=days)
            case "when":
                days, event = _number(self.days), self.event_name.text().strip()
                if not days or not event:
                    return None
                return EventWhen(event=event, which=self._which, than=self._than, days=days)
            case "count":
                return self._counted(self.event_name.text().strip())

    def _compared(self, name: str) -> Rule | None:
        text = self.value.text().strip()
        if not name:
            return None
        if self._comparison in _WITHOUT_VALUE:
            return PropertyIs(name=name, comparison=self._comparison)
        if self._comparison in ("more", "less"):
            number = _decimal(text)
            return None if number is None else PropertyIs(name=name, comparison=self._comparison, value=number)
        return None if not text else PropertyIs(name=name, comparison=self._comparison, value=_yes_no(text))

    def _compared_field(self) -> Rule | None:
        text = self.value.text().strip()
        if self._comparison in _WITHOUT_VALUE:
            return FieldIs(field=self._field, comparison=self._comparison)
        return None if not text else FieldIs(field=self._field, comparison=self._comparison, value=text)

    def _counted(self, event: str) -> Rule | None:
        times, days = _number(self.times), _number(self.days)
        if not event or (self._bound != "never" and times is None):
            return None
        if self._bound == "never":
            return EventCount(event=event, at_most=0, days=days)
        if self._bound == "most":
            return EventCount(event=event, at_most=times, days=days)
        if self._bound == "between":
            most = _number(self.most_times)
            if most is None or times is None or most < times:
                return None
            return EventCount(event=event, at_least=times, at_most=most, days=days)
        return EventCount(event=event, at_least=times, days=days)

    def _take(self, rule: Rule) -> None:
        match rule:
            case PropertyIs(name=name, comparison=comparison, value=value):
                self._kind, self._comparison = "property", comparison
                self.name.setText(name)
                self.value.setText(_shown(value))
            case FieldIs(field=field, comparison=comparison, value=value):
                self._kind, self._field, self._comparison = "field", field, comparison
                self.value.setText(value or "")
            case EventCount(event=event, at_least=least, at_most=most, days=days):
                self._kind = "count"
                self._bound = _bound(least, most)
                self.event_name.setText(event)
                self.times.setText(str(most if least is None else least))
                self.most_times.setText(str(least if most is None else most))
                self.days.setText("" if days is None else str(days))
            case EventWhen(event=event, which=which, than=than, days=days):
                self._kind, self._which, self._than = "when", which, than
                self.event_name.setText(event)
                self.days.setText(str(days))
            case Seen(which=which, than=than, days=days):
                self._kind, self._which, self._than = "seen", which, than
                self.days.setText(str(days))
            case NotOf():
                self._kind, self._present = "present", False
            case _:
                self._kind, self._present = "present", True

    def _set(self, attribute: str, value: str | bool) -> None:
        setattr(self, attribute, value)
        if attribute == "_kind" and value == "field" and self._comparison in ("more", "less"):
            self._comparison = "is"
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        kinds: dict[Kind, str] = {
            "property": self.tr("Property"),
            "field": self.tr("Contact or browser"),
            "count": self.tr("Event, how often"),
            "when": self.tr("Event, when"),
            "seen": self.tr("Visit, when"),
            "present": self.tr("Presence"),
        }
        self._offer(self.kind, "_kind", [(kind, kinds[kind]) for kind in KINDS], self._kind)
        self._offer(self.field, "_field", [(field, field_words(field)) for field in FIELDS], self._field)
        allowed = _COMPARISONS if self._kind == "property" else _FIELD_COMPARISONS
        self._offer(self.comparison, "_comparison", [(c, comparison_words(c)) for c in allowed], self._comparison)
        which = [("first", self.tr("for the first time")), ("last", self.tr("for the last time"))]
        self._offer(self.which, "_which", which, self._which)
        than = [("more", self.tr("more than")), ("less", self.tr("less than"))]
        self._offer(self.than, "_than", than, self._than)
        bounds: list[tuple[Bound, str]] = [
            ("least", self.tr("at least")),
            ("most", self.tr("at most")),
            ("between", self.tr("between")),
            ("never", self.tr("never")),
        ]
        self._offer(self.bound, "_bound", bounds, self._bound)
        here = [(True, self.tr("on the site now")), (False, self.tr("not on the site now"))]
        self._offer(self.present, "_present", here, self._present)
        counted = self._kind == "count"
        self._times_words.setText(self.tr("in the last") if self._bound == "never" else self.tr("times, in the last"))
        self._days_words.setText(self.tr("days (empty: ever)") if counted else self.tr("days ago"))
        compared = self._kind in ("property", "field")
        shown = {
            self.field: self._kind == "field",
            self.name: self._kind == "property",
            self.event_name: self._kind in ("count", "when"),
            self.comparison: compared,
            self.value: compared and self._comparison not in _WITHOUT_VALUE,
            self.which: self._kind in ("when", "seen"),
            self.bound: counted,
            self.times: counted and self._bound != "never",
            self._and_words: counted and self._bound == "between",
            self.most_times: counted and self._bound == "between",
            self._times_words: counted,
            self.than: self._kind in ("when", "seen"),
            self.days: self._kind in ("count", "when", "seen"),
            self._days_words: self._kind in ("count", "when", "seen"),
            self.present: self._kind == "present",
        }
        for widget, is_shown in shown.items():
            widget.setVisible(is_shown)

    def _offer(
        self,
        button: ChoiceButton,
        attribute: str,
        choices: Sequence[tuple[str | bool, str]],
        chosen: object,
    ) -> None:
        entries: list[tuple[str, Callable[[], None]]] = []
        now = ""
        for value, words in choices:
            entries.append((words, partial(self._set, attribute, value)))
            if value == chosen:
                now = words
        button.offer(entries, now)

    def _line(self, name: str, width: int) -> QLineEdit:
        line = QLineEdit(self)
        line.setMaxLength(MAX_RULE_TEXT)
        line.setFixedWidth(self._theme.px(width))
        line.setPlaceholderText(name)
        line.setAccessibleName(name)
        line.textChanged.connect(self.edited)
        return line

    def _number(self, name: str, most: int, proposed: str) -> QLineEdit:
        line = self._line(name, 56)
        line.setPlaceholderText("")
        line.setValidator(QIntValidator(1, most, line))
        line.setText(proposed)
        return line

    def _lay_out(self) -> None:
        px = self._theme.px
        parts = QWidget(self)
        flow = FlowLayout(px(6), parts)
        for widget in (
            self.kind,
            self.field,
            self.name,
            self.event_name,
            self.comparison,
            self.value,
            self.which,
            self.bound,
            self.times,
            self._and_words,
            self.most_times,
            self._times_words,
            self.than,
            self.days,
            self._days_words,
            self.present,
        ):
            widget.setFixedHeight(px(_LINE))
            flow.addWidget(widget)
        column = QVBoxLayout()
        column.addWidget(parts)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(Space.S), px(6), px(6), px(6))
        row.setSpacing(px(Space.XS))
        row.addLayout(column, 1)
        row.addWidget(self.remove)


def _bound(least: int | None, most: int | None) -> Bound:
    if most is None:
        return "least"
    if most == 0:
        return "never"
    return "most" if least is None else "between"


def _number(line: QLineEdit) -> int | None:
    text = line.text().strip()
    return int(text) if text.isdigit() and int(text) > 0 else None


def _decimal(text: str) -> int | float | None:
    try:
        number = float(text.replace(",", ".").replace(" ", ""))
    except ValueError:
        return None
    if number != number or number in (float("inf"), float("-inf")):  # noqa: PLR0124 - NaN is not itself
        return None
    return int(number) if number.is_integer() else number


def _yes_no(text: str) -> str | bool:
    """``true`` and ``false`` are written as the site sends them."""
    return {"true": True, "false": False}.get(text.casefold(), text)


def _shown(value: str | float | bool | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value)
