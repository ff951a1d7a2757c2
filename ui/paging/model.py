"""Pages of rows as Qt's views want them."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.paging.pages import KEPT_PAGES, Pages

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The row's value; None while it is not in memory."""
_NO_PARENT = QModelIndex()


class PagedModel(QAbstractListModel, Generic[Row]):
    """``sentence`` is what a row says to a screen reader."""

    def __init__(
        self, sentence: Callable[[Row], str], parent: QObject | None = None, *, kept: int = KEPT_PAGES
    ) -> None:
        super().__init__(parent)
        self._sentence = sentence
        self.pages: Pages[Row] = Pages(kept)

    def clear(self) -> None:
        self.beginResetModel()
        self.pages.clear()
        self.endResetModel()

    def append(self, rows: Sequence[Row]) -> None:
        """The next page."""
        if not rows:
            self.pages.append(rows)
            return
        self.beginInsertRows(QModelIndex(), self.pages.count, self.pages.count + len(rows) - 1)
        self.pages.append(rows)
        self.endInsertRows()

    def put(self, page: int, rows: Sequence[Row]) -> None:
        """A page read again; what was added to it or left it meanwhile is taken to be at its beginning."""
        begin, before = self.pages.begin_of(page), self.pages.length_of(page)
        longer = len(rows) - before
        if longer > 0:
            self.beginInsertRows(QModelIndex(), begin, begin + longer - 1)
            self.pages.put(page, rows)
            self.endInsertRows()
        elif longer < 0:
            self.beginRemoveRows(QModelIndex(), begin, begin - longer - 1)
            self.pages.put(page, rows)
            self.endRemoveRows()
        else:
            self.pages.put(page, rows)
        if rows:
            self.dataChanged.emit(self.index(begin), self.index(begin + len(rows) - 1))

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self.pages.count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.pages.count:
            return None
        row = self.pages.row(index.row())
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.tr("Loading…") if row is None else self._sentence(row)
        return None
