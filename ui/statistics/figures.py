"""The few large numbers above the charts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

_NARROWEST = 132


class Figure(QFrame):
    """What it counts, the number, and a quiet word about it."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._title = title
        name = QLabel(title, self)
        set_role(name, "secondary")
        self.number = QLabel(self)
        set_role(self.number, "headline")
        self.hint = QLabel(self)
        set_role(self.hint, "secondary")
        for label in (self.number, self.hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        margin = theme.px(Space.M)
        column.setContentsMargins(margin, theme.px(10), margin, theme.px(10))
        column.setSpacing(theme.px(2))
        for widget in (name, self.number, self.hint):
            column.addWidget(widget)

    def show_number(self, number: str, hint: str = "") -> None:
        self.number.setText(number)
        self.number.setAccessibleName(f"{self._title}: {number}")
        self.hint.setText(hint or " ")


class Figures(QWidget):
    """As many in a row as there is room for."""

    def __init__(self, theme: Theme, figures: tuple[Figure, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = figures
        self._narrowest = theme.px(_NARROWEST)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(Space.M))
        self._columns = 0
        self.fit(len(figures) * self._narrowest)

    def fit(self, width: int) -> None:
        """Lay them out for a width: in one row, two or three, never a lone one."""
        wanted = next((n for n in (6, 3, 2) if width >= n * self._narrowest + (n - 1) * self._grid.spacing()), 1)
        if wanted == self._columns:
            return
        self._columns = wanted
        for place, figure in enumerate(self._figures):
            self._grid.addWidget(figure, place // wanted, place % wanted)
        for column in range(6):
            self._grid.setColumnStretch(column, 1 if column < wanted else 0)
