"""The rows of the list: ids in order, and what each shows, read from the archive only as far as it is looked at."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from operator_app.domain.lists import DialogRow
from operator_app.domain.value import DialogId, OperatorId
from ui.clock import Clock
from ui.dialog_list.row_words import RowWords, row_words, sentence

WORDS_ROLE = Qt.ItemDataRole.UserRole + 1
"""``RowWords``, or None while they are not here."""
FAILED_ROLE = Qt.ItemDataRole.UserRole + 2
"""True: the archive could not read this row."""
ID_ROLE = Qt.ItemDataRole.UserRole + 3

KEPT_ROWS = 2000
"""Rows kept in memory; those looked at longest ago go first."""

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class DialogListModel(QAbstractListModel):
    """Stale rows stay on screen until their successors are read: a change never blanks the list."""

    wanted = Signal()
    """Rows were looked at that are missing or stale; ``take_missing`` says which."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._ids: list[DialogId] = []
        self._places: dict[DialogId, int] = {}
        self._words: OrderedDict[DialogId, RowWords] = OrderedDict()
        self._stale: set[DialogId] = set()
        self._failed: set[DialogId] = set()
        self._reading: set[DialogId] = set()
        self._me: OperatorId | None = None

    # -------------------------------------------------------------------------------------- what it holds

    @property
    def ids(self) -> Sequence[DialogId]:
        return self._ids

    def place(self, dialog_id: DialogId) -> int | None:
        """The row of a dialog; None when the filter leaves it out."""
        return self._places.get(dialog_id)

    def words(self, dialog_id: DialogId) -> RowWords | None:
        return self._words.get(dialog_id)

    def take_missing(self, first: int, last: int) -> tuple[DialogId, ...]:
        """Ids of these rows that are to be read now: not here, or stale; each is handed out once.

        A row that goes stale again while it is being read is handed out again. Failed ones wait until they change.
        """
        taken = tuple(
            dialog_id
            for dialog_id in self._ids[max(0, first) : last + 1]
            if dialog_id in self._stale
            or (dialog_id not in self._words and dialog_id not in self._reading and dialog_id not in self._failed)
        )
        self._reading.update(taken)
        self._stale.difference_update(taken)
        return taken

    # ------------------------------------------------------------------------------------ how it changes

    def set_me(self, me: OperatorId) -> None:
        """Who reads the list."""
        if me == self._me:
            return
        self._me = me
        for dialog_id, words in self._words.items():
            self._words[dialog_id] = row_words(words.row, me)
        self._all_changed()

    def set_ids(self, ids: Sequence[DialogId]) -> None:
        """A new order. Selection and current row stay with their dialogs."""
        ids = list(ids)
        if ids == self._ids:
            return
        places = _places(ids)
        if places.keys() == self._places.keys():
            self._permute(ids, places)
            return
        fresh = [dialog_id for dialog_id in ids if dialog_id not in self._places]
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self._ids), len(self._ids) + len(fresh) - 1)
            more = self._ids + fresh
            self._hold(more, _places(more))
            self.endInsertRows()
        gone = [dialog_id for dialog_id in self._ids if dialog_id not in places]
        still_here = ids + gone
        self._permute(still_here, _places(still_here) if gone else places)
        if gone:
            self.beginRemoveRows(QModelIndex(), len(ids), len(self._ids) - 1)
            self._hold(ids, places)
            self.endRemoveRows()

    def put_rows(self, rows: Iterable[DialogRow]) -> None:
        """Rows as just read."""
        for row in rows:
            dialog_id = row.dialog.id
            self._reading.discard(dialog_id)
            self._failed.discard(dialog_id)
            self._words[dialog_id] = row_words(row, self._me)
            self._words.move_to_end(dialog_id)
            self._changed(dialog_id)
        while len(self._words) > KEPT_ROWS:
            self._words.popitem(last=False)

    def mark_stale(self, ids: Iterable[DialogId]) -> None:
        """These are shown as they are and read again when looked at."""
        for dialog_id in ids:
            if dialog_id in self._words or dialog_id in self._reading:
                self._stale.add(dialog_id)
            self._failed.discard(dialog_id)
            self._changed(dialog_id)

    def mark_all_stale(self) -> None:
        self._stale.update(self._words, self._reading)
        self._failed.clear()
        self._all_changed()

    def mark_failed(self, ids: Iterable[DialogId]) -> None:
        """The archive could not read these; they say so."""
        for dialog_id in ids:
            self._reading.discard(dialog_id)
            self._words.pop(dialog_id, None)
            self._failed.add(dialog_id)
            self._changed(dialog_id)

    # ---------------------------------------------------------------------------------------- Qt's side

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        dialog_id = self._ids[index.row()]
        if role == ID_ROLE:
            return dialog_id
        words = self._words.get(dialog_id)
        if role == WORDS_ROLE:
            if words is None or dialog_id in self._stale:
                self.wanted.emit()
            return words
        if role == FAILED_ROLE:
            return dialog_id in self._failed
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if words is not None:
                return sentence(words, self._clock())
            return self.tr("Could not be read") if dialog_id in self._failed else self.tr("Loading…")
        return None

    def _hold(self, ids: list[DialogId], places: dict[DialogId, int]) -> None:
        self._ids = ids
        self._places = places

    def _permute(self, ids: list[DialogId], places: dict[DialogId, int]) -> None:
        """The same dialogs in another order."""
        if ids == self._ids:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        holders = [self._ids[index.row()] for index in before]
        self._hold(ids, places)
        self.changePersistentIndexList(before, [self.index(self._places[holder]) for holder in holders])
        self.layoutChanged.emit()

    def _changed(self, dialog_id: DialogId) -> None:
        row = self._places.get(dialog_id)
        if row is not None:
            index = self.index(row)
            self.dataChanged.emit(index, index)

    def _all_changed(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))


def _places(ids: Sequence[DialogId]) -> dict[DialogId, int]:
    return dict(zip(ids, range(len(ids)), strict=True))
