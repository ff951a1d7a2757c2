"""Numbers as a table that the keyboard walks through and a screen reader reads cell by cell."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.statistics.columns import Column, Row
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_ROW = 30
_NARROWEST = 76


class NumbersModel(QAbstractTableModel):
    """The first column names the row."""

    def __init__(self, title: str, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._columns) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, place = self._rows[index.row()], index.column()
        words = row.words if place == 0 else self._columns[place - 1].words(row.numbers)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words
            case Qt.ItemDataRole.AccessibleTextRole:
                return words if place == 0 else f"{row.words}, {self._columns[place - 1].title}: {words}"
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignLeft if place == 0 else Qt.AlignmentFlag.AlignRight
                return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title if section == 0 else self._columns[section - 1].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class NumbersTable(QTableView):
    """Rows of even height; the first column takes what room is left."""

    def __init__(
        self, theme: Theme, name: str, title: str, columns: Sequence[Column], parent: QWidget | None = None
    ) -> None:
        """``name``: of the table, for those who hear it; ``title``: of its first column."""
        super().__init__(parent)
        self._numbers = NumbersModel(title, columns, self)
        self.setModel(self._numbers)
        self.setAccessibleName(name)
        set_role(self, "numbers")
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(theme.px(3 * _ROW))
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(theme.px(_ROW))
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        heads.setMinimumSectionSize(theme.px(_NARROWEST))
        heads.setHighlightSections(False)

    def show_rows(self, rows: Sequence[Row]) -> None:
        self._numbers.show(rows)
