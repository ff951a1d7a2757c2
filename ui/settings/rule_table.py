"""The table of alert rules: for each kind of news, a switch for each way."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from operator_app.settings.alert_rules import AlertRules, Ways
from ui.settings.locked import locked_words
from ui.theme.stylesheet import set_role
from ui.theme.switch import Switch
from ui.theme.theme import Theme
from ui.theme.tokens import Space

_ROW = 36
_COLUMN = 76
_MAIL = 3
"""The place of the column for e-mail."""


class RuleTable(QWidget):
    """Shows the rules it is given and tells every change of one.

    The column for e-mail is hidden until it is told what stands in it: these rules are the backend's, not this computer's.
    """

    mail_chosen = Signal(str, bool)
    """Kind of news, and whether it is told by e-mail."""

    def __init__(
        self, theme: Theme, rules: AlertRules, change: Callable[[AlertRules], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rules = rules
        self._change = change
        self.switches: dict[tuple[str, str], Switch] = {}
        """By kind of news and way, as the fields of ``AlertRules`` and ``Ways`` are called."""
        self.mail: dict[str, Switch] = {}
        """By kind of news."""
        self._mail_cells: list[tuple[QGridLayout, QWidget]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        ways = (("desktop", self.tr("Desktop")), ("sound", self.tr("Sound")))
        column.addWidget(self._line(self._head([*(words for _, words in ways), self.tr("E-mail")])))
        for kind, words in (
            ("mine", self.tr("my dialogs")),
            ("unassigned", self.tr("unassigned dialogs")),
            ("colleagues", self.tr("colleagues’ dialogs")),
            ("mentions", self.tr("mentions in notes")),
        ):
            switches: list[QWidget] = [self._switch(kind, way, f"{words}: {name}") for way, name in ways]
            mail = self._mail_switch(kind, f"{words}: {self.tr('E-mail')}")
            column.addWidget(self._line([self._words(words), *switches, mail]))

    def show_mail(self, rules: Mapping[str, bool]) -> None:
        """The column for e-mail, and what stands in it."""
        for layout, cell in self._mail_cells:
            layout.setColumnMinimumWidth(_MAIL, self._theme.px(_COLUMN))
            cell.show()
        for kind, switch in self.mail.items():
            with QSignalBlocker(switch):  # it says what is: nobody has chosen anything
                switch.setChecked(rules[kind])
            switch.update()

    def hide_mail(self) -> None:
        for layout, cell in self._mail_cells:
            layout.setColumnMinimumWidth(_MAIL, 0)
            cell.hide()

    def enable_mail(self, *, on: bool) -> None:
        for switch in self.mail.values():
            switch.setEnabled(on)

    def lock(self) -> None:
        """They are set by the computer's owner; e-mail is the backend's and stays free."""
        for switch in self.switches.values():
            switch.setEnabled(False)
            switch.setAccessibleDescription(locked_words())

    def _head(self, ways: list[str]) -> list[QWidget]:
        labels: list[QWidget] = []
        for words in (self.tr("New message in…"), *ways):
            label = self._words(words)
            set_role(label, "secondary")
            labels.append(label)
        return labels

    def _words(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _line(self, cells: list[QWidget]) -> QFrame:
        px = self._theme.px
        frame = QFrame(self)
        set_role(frame, "ruled")
        row = QGridLayout(frame)
        row.setContentsMargins(px(Space.L), 0, px(Space.L), 0)
        row.setColumnStretch(0, 1)
        for place, cell in enumerate(cells):
            if place == _MAIL:
                self._mail_cells.append((row, cell))
                cell.hide()
            elif place:
                row.setColumnMinimumWidth(place, px(_COLUMN))
            side = Qt.AlignmentFlag.AlignLeft if place == 0 else Qt.AlignmentFlag.AlignHCenter
            row.addWidget(cell, 0, place, side | Qt.AlignmentFlag.AlignVCenter)
        frame.setMinimumHeight(px(_ROW))
        return frame

    def _switch(self, kind: str, way: str, words: str) -> Switch:
        switch = Switch(self._theme, words, self)
        switch.setChecked(getattr(getattr(self._rules, kind), way))
        switch.toggled.connect(lambda on: self._take(kind, way, on=on))
        self.switches[kind, way] = switch
        return switch

    def _mail_switch(self, kind: str, words: str) -> Switch:
        switch = Switch(self._theme, words, self)
        switch.toggled.connect(lambda on: self.mail_chosen.emit(kind, on))
        self.mail[kind] = switch
        return switch

    def _take(self, kind: str, way: str, *, on: bool) -> None:
        ways: Ways = replace(getattr(self._rules, kind), **{way: on})
        self._rules = replace(self._rules, **{kind: ways})
        self._change(self._rules)
