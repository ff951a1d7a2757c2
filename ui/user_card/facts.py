"""Names and values in two columns, as the card shows them."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.elided import ElidedLabel
from ui.theme.popup import PopupMenu
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

NAME_WIDTH = 96


class Section(QWidget):
    """A small heading with something below it; hidden while that is nothing."""

    def __init__(self, theme: Theme, title: str, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = QLabel(title, self)
        set_role(heading, "section")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(Space.S), 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(heading)
        column.addWidget(body)
        self.hide()


class FactGrid(QWidget):
    """Rows of a name and a value; a value is copied by its menu."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facts: tuple[tuple[str, str], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(Space.S))
        self._grid.setVerticalSpacing(theme.px(5))
        self._grid.setColumnMinimumWidth(0, theme.px(NAME_WIDTH))
        self._grid.setColumnStretch(1, 1)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        return self._facts

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        shown = tuple(facts)
        if shown == self._facts:
            return
        self._facts = shown
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, value) in enumerate(shown):
            self._grid.addWidget(self._name(name), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._value(value), row, 1)

    def _name(self, name: str) -> QWidget:
        label = ElidedLabel(self)
        set_role(label, "muted")
        label.show_text(name)
        label.setFixedWidth(self._theme.px(NAME_WIDTH))
        return label

    def _value(self, value: str) -> QWidget:
        label = ElidedLabel(self)
        label.show_text(value)
        label.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        label.customContextMenuRequested.connect(lambda at: self._offer_copy(label, at))
        return label

    def _offer_copy(self, label: ElidedLabel, at: QPoint) -> None:
        menu = PopupMenu(self._theme, self)
        text = label.whole_text
        menu.add_entry(self.tr("Copy"), icon="copy").triggered.connect(
            lambda: QGuiApplication.clipboard().setText(text)
        )
        menu.popup(label.mapToGlobal(at))
