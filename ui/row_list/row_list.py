"""A list of rows of one height that stays fast with a hundred thousand of them."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class RowList(QTableView):
    """A table of one column: QListView lays out all rows anew at every change (1 s for 100,000), a table none.

    Rows have a key that stays theirs while they move; here it is their place.
    """

    looked = Signal()
    """Other rows are on screen."""
    selection_changed = Signal()
    """Others are chosen, or more, or fewer."""
    several = False
    """Whether several rows can be chosen at once."""

    def __init__(self, theme: Theme, model: QAbstractItemModel, row_height: int, parent: QWidget | None = None) -> None:
        """``row_height`` at 100 %."""
        super().__init__(parent)
        self.setModel(model)
        self._shape(theme, row_height)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self.looked)
        theme.changed.connect(self.viewport().update)

    def row_count(self) -> int:
        return self.model().rowCount()

    def key_at(self, place: int) -> str:
        return str(place)

    def place_of(self, key: str) -> int | None:
        """None: there is no such row any more."""
        place = int(key)
        return place if place < self.row_count() else None

    def spoken_count(self) -> str:
        """How many there are, for those who cannot see the scroll bar."""
        return str(self.row_count())

    def row_rect(self, place: int) -> QRect:
        """Where a row is, in pixels of the viewport."""
        return self.visualRect(self.model().index(place, 0))

    def is_selected(self, place: int) -> bool:
        return self.selectionModel().isSelected(self.model().index(place, 0))

    def visible_rows(self) -> tuple[int, int]:
        """First and last row on screen; last is smaller than first for an empty list."""
        height = self.verticalHeader().defaultSectionSize()
        top = self.verticalScrollBar().value()
        return top // height, min(self.row_count() - 1, (top + self.viewport().height()) // height)

    def currentChanged(self, now: Index, before: Index) -> None:  # noqa: N802 - Qt's name
        """Not QTableView's, which tells screen readers of a cell of a table; ``accessible`` tells of the row."""
        QAbstractItemView.currentChanged(self, now, before)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802 - Qt's name
        """Not QTableView's, for the same reason."""
        QAbstractItemView.selectionChanged(self, selected, deselected)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.looked.emit()

    def _shape(self, theme: Theme, row_height: int) -> None:
        """One column as wide as the pane, and nothing of a table to be seen."""
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setMinimumSectionSize(theme.px(row_height))
        rows.setDefaultSectionSize(theme.px(row_height))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows.hide()
        columns.hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
