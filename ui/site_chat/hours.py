"""Working hours: for each day of the week whether the team answers, and from when until when."""

from PySide6.QtCore import QLocale, QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from operator_app.domain.site_chat import WorkingHours
from ui.theme.stylesheet import set_role
from ui.theme.switch import Switch
from ui.theme.theme import Theme
from ui.theme.tokens import Space

_TIME = QRegularExpression(r"([01]?\d|2[0-4]):[0-5]\d")
USUAL = tuple(WorkingHours(day=day, begin=9 * 60, until=18 * 60) for day in range(5))


class _Day:
    def __init__(self, switch: Switch, begin: QLineEdit, until: QLineEdit) -> None:
        self.switch, self.begin, self.until = switch, begin, until


class HoursEditor(QWidget):
    """One stretch a day. Several in one day, made elsewhere, show as one from the first to the last."""

    changed = Signal(tuple)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.px(Space.L), 0, theme.px(Space.L), theme.px(Space.M))
        grid.setHorizontalSpacing(theme.px(Space.S))
        grid.setVerticalSpacing(theme.px(2))
        grid.setColumnStretch(5, 1)
        self.days: list[_Day] = []
        for index in range(7):
            name = QLocale().standaloneDayName(index + 1, QLocale.FormatType.LongFormat).capitalize()
            label = QLabel(name, self)
            day = _Day(
                Switch(theme, name, self),
                self._time(theme, self.tr("{day}, from").format(day=name)),
                self._time(theme, self.tr("{day}, until").format(day=name)),
            )
            dash = QLabel("–", self)
            set_role(dash, "secondary")
            day.switch.toggled.connect(self._edited)
            for column, widget in enumerate((day.switch, label, day.begin, dash, day.until)):
                grid.addWidget(widget, index, column)
            self.days.append(day)

    def show_hours(self, hours: tuple[WorkingHours, ...]) -> None:
        for index, day in enumerate(self.days):
            of_day = [one for one in hours if one.day == index]
            day.switch.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            day.switch.setChecked(bool(of_day))
            day.switch.blockSignals(False)  # noqa: FBT003
            begin = min((one.begin for one in of_day), default=9 * 60)
            until = max((one.until for one in of_day), default=18 * 60)
            for field, minute in ((day.begin, begin), (day.until, until)):
                if not field.hasFocus():
                    field.setText(_words(minute))
                field.setEnabled(bool(of_day))

    def hours(self) -> tuple[WorkingHours, ...]:
        """Days whose end is not after their beginning are left out."""
        found = []
        for index, day in enumerate(self.days):
            begin, until = _minute(day.begin.text()), _minute(day.until.text())
            if day.switch.isChecked() and begin is not None and until is not None and begin < until:
                found.append(WorkingHours(day=index, begin=begin, until=until))
        return tuple(found)

    def _edited(self) -> None:
        for day in self.days:
            for field in (day.begin, day.until):
                field.setEnabled(day.switch.isChecked())
        self.changed.emit(self.hours())

    def _time(self, theme: Theme, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setFixedWidth(theme.px(64))
        field.setValidator(QRegularExpressionValidator(_TIME, field))
        field.setAccessibleName(name)
        field.editingFinished.connect(self._edited)
        return field


def _minute(text: str) -> int | None:
    hour, colon, minute = text.partition(":")
    if not colon or not hour.isdigit() or not minute.isdigit():
        return None
    found = int(hour) * 60 + int(minute)
    return found if found <= 24 * 60 else None


def _words(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
