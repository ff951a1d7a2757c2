"""A form that makes or changes a property of a user: its name, its kind, its value in the kind's own shape."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.people import Moment, NewValue, Property, PropertyKind
from ui.theme.choice_button import ChoiceButton
from ui.theme.overlay import Overlay
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.times import local

translate = QCoreApplication.translate

WIDTH = 340
LONGEST_NAME = 100
LONGEST_VALUE = 1_000
MOST_IN_A_LIST = 50


class PropertyForm(Overlay):
    """Enter saves, Esc gives up. A value that is not of its kind stays in the field, and why is said below it."""

    saved = Signal(str, object)
    """(name, ``NewValue``)"""

    def __init__(self, theme: Theme, anchor: QWidget, known: Property | None = None) -> None:
        """``known``: the one to change, whose name stays."""
        super().__init__(theme, anchor, width=WIDTH)
        self._known = known
        self.kind = PropertyKind.TEXT if known is None else known.kind
        self.name = QLineEdit("" if known is None else known.name, self)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("Name"))
        self.name.setAccessibleName(self.tr("Name of the property"))
        self.name.setReadOnly(known is not None)
        self.name.returnPressed.connect(self.save)
        self.kinds = ChoiceButton(theme, self.tr("Kind"), self)
        self.value = QLineEdit("" if known is None else written(known.value, known.kind), self)
        self.value.setMaxLength(LONGEST_VALUE)
        self.value.setAccessibleName(self.tr("Value of the property"))
        self.value.returnPressed.connect(self.save)
        self._wrong = QLabel(self)
        self._wrong.setWordWrap(True)
        set_role(self._wrong, "error")
        self._wrong.hide()
        self.button = QPushButton(self.tr("Save"), self)
        set_role(self.button, "primary")
        self.button.clicked.connect(self.save)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.clicked.connect(self.close_up)
        self._lay_out()
        self.choose(self.kind)

    def open_up(self) -> None:
        super().open_up()
        field = self.name if self._known is None else self.value
        field.setFocus(Qt.FocusReason.PopupFocusReason)
        field.selectAll()

    def choose(self, kind: PropertyKind) -> None:
        self.kind = kind
        words = self._kind_words()
        self.kinds.offer([(words[each], partial(self.choose, each)) for each in words], words[kind])
        self.value.setPlaceholderText(self._example(kind))

    def save(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self._complain(self.tr("A property needs a name."), self.name)
            return
        value = parsed(self.value.text(), self.kind)
        if value is None:
            self._complain(self._needed(self.kind), self.value)
            return
        self.close_up()
        self.saved.emit(name, value)

    def complaint(self) -> str:
        return "" if self._wrong.isHidden() else self._wrong.text()

    def _complain(self, sentence: str, field: QLineEdit) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()
        self.place()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kind_words(self) -> dict[PropertyKind, str]:
        return {
            PropertyKind.TEXT: self.tr("Text"),
            PropertyKind.NUMBER: self.tr("Number"),
            PropertyKind.DATE: self.tr("Date"),
            PropertyKind.YES_NO: self.tr("Yes or no"),
            PropertyKind.LIST: self.tr("List"),
        }

    def _example(self, kind: PropertyKind) -> str:
        match kind:
            case PropertyKind.DATE:
                return "2026-12-31"
            case PropertyKind.YES_NO:
                return f"{self.tr('yes')} / {self.tr('no')}"
            case PropertyKind.LIST:
                return self.tr("one, two, three")
            case _:
                return self.tr("Value")

    def _needed(self, kind: PropertyKind) -> str:
        match kind:
            case PropertyKind.NUMBER:
                return self.tr("This is not a number.")
            case PropertyKind.DATE:
                return self.tr("A date is written as 2026-12-31 or 2026-12-31 18:30.")
            case PropertyKind.YES_NO:
                return self.tr("Only yes or no can stand here.")
            case PropertyKind.LIST:
                return self.tr("A list has 1 to {n} entries, separated by commas.").format(n=MOST_IN_A_LIST)
            case PropertyKind.TEXT:
                return self.tr("There is no value.")

    def _lay_out(self) -> None:
        px = self._theme.px
        title = QLabel(self.tr("New property") if self._known is None else self.tr("Change the property"), self)
        set_role(title, "title")
        first = QHBoxLayout()
        first.setSpacing(px(Space.S))
        first.addWidget(self.name, 1)
        first.addWidget(self.kinds)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(Space.S))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.button)
        inside = QVBoxLayout()
        inside.setContentsMargins(px(Space.M), px(Space.M), px(Space.M), px(Space.M))
        inside.setSpacing(px(Space.S))
        inside.addWidget(title)
        inside.addLayout(first)
        inside.addWidget(self.value)
        inside.addWidget(self._wrong)
        inside.addLayout(buttons)
        self.column.addLayout(inside)


def written(value: str | float | bool | tuple[str, ...], kind: PropertyKind) -> str:
    """A value as it is typed."""
    if isinstance(value, bool):
        return translate("card", "yes") if value else translate("card", "no")
    if isinstance(value, tuple):
        return ", ".join(value)
    if kind is PropertyKind.DATE and isinstance(value, int | float):
        at = local(int(value))
        return at.strftime("%Y-%m-%d %H:%M") if (at.hour, at.minute) != (0, 0) else at.strftime("%Y-%m-%d")
    return str(value)


def parsed(text: str, kind: PropertyKind) -> NewValue | None:
    """What was typed, as a value of this kind; None: it is none."""
    text = text.strip()
    match kind:
        case PropertyKind.TEXT:
            return text or None
        case PropertyKind.NUMBER:
            return _number(text)
        case PropertyKind.DATE:
            return _moment(text)
        case PropertyKind.YES_NO:
            return _yes_no(text)
        case PropertyKind.LIST:
            entries = tuple(entry for each in text.split(",") if (entry := each.strip()))
            return entries if 0 < len(entries) <= MOST_IN_A_LIST else None


def _number(text: str) -> float | None:
    """With a point or as the operator's country writes it."""
    bare = "".join(text.split())
    try:
        return int(bare)
    except ValueError:
        pass
    try:
        found = float(bare)
    except ValueError:
        found, understood = QLocale().toDouble(bare)
        if not understood:
            return None
    return found if abs(found) < float("inf") else None


def _moment(text: str) -> Moment | None:
    """In the operator's own time zone."""
    try:
        return Moment(at=round(datetime.fromisoformat(text).astimezone().timestamp() * 1000))
    except (ValueError, OverflowError, OSError):
        return None


def _yes_no(text: str) -> bool | None:
    word = text.casefold()
    if word in {translate("card", "yes").casefold(), "yes", "true", "1"}:
        return True
    if word in {translate("card", "no").casefold(), "no", "false", "0"}:
        return False
    return None
