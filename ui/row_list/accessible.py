"""Lists of rows for screen readers: a list with one child for each row, named by a sentence: who, what, when.

Qt would call it a table, which it is only for speed.
"""

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface

from ui.accessible_list import Accessibility, LineInterface, ListInterface
from ui.row_list.row_list import RowList

AROUND = 60
"""Rows above and below those on screen that a reader can go to."""
MOST_KEPT = 1_000


class RowInterface(LineInterface):
    """One row by its key: it stays the same object while rows move."""

    def __init__(self, rows: "RowsInterface", key: str) -> None:
        super().__init__(rows)
        self._rows = rows
        self._key = key

    @property
    def place(self) -> int | None:
        return self._rows.place(self._key)

    def isValid(self) -> bool:
        return self.place is not None

    def rect(self) -> QRect:
        place = self.place
        if place is None:
            return QRect()
        view = self._rows.view
        shown = view.row_rect(place)
        return QRect(view.viewport().mapToGlobal(shown.topLeft()), shown.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        place = self.place
        if place is None:
            state.invalid = True
            return state
        view = self._rows.view
        state.focusable = True
        state.selectable = True
        state.multiSelectable = state.extSelectable = view.several
        state.readOnly = True
        state.selected = view.is_selected(place)
        state.focused = view.hasFocus() and view.currentIndex().row() == place
        state.offscreen = state.invisible = not view.row_rect(place).intersects(view.viewport().rect())
        return state

    def text(self, which: QAccessible.Text) -> str:
        place = self.place
        if which != QAccessible.Text.Name or place is None:
            return ""
        model = self._rows.view.model()
        return str(model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole))


class RowsInterface(ListInterface):
    """The rows on screen and some around them: readers ask for all children at once, and there may be 100,000.

    Holds what it gave out: Qt keeps none of them alive.
    """

    def __init__(self, view: RowList) -> None:
        super().__init__(view)
        self.view = view

    def place(self, key: str) -> int | None:
        return self.view.place_of(key) if self._alive else None

    def span(self) -> range:
        """Places of the rows that are children now."""
        if not self._alive:
            return range(0)
        first, last = self.view.visible_rows()
        return range(max(0, first - AROUND), min(self.view.row_count(), last + 1 + AROUND))

    def childCount(self) -> int:
        return len(self.span())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        span = self.span()
        return self.child_of(self.view.key_at(span[index])) if 0 <= index < len(span) else None

    def child_of(self, key: str) -> LineInterface:
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) >= MOST_KEPT:
                near = {self.view.key_at(place) for place in self.span()}
                self._let_go([each for each in self._lines if each not in near])
            found = self._lines[key] = RowInterface(self, key)
        return found

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        index = self.view.indexAt(self.view.viewport().mapFromGlobal(QPoint(x, y))) if self._alive else None
        return self._at(index.row()) if index is not None and index.isValid() else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        place, span = child.place if isinstance(child, RowInterface) else None, self.span()
        return span.index(place) if place is not None and place in span else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override] # noqa: N802 - Qt's name
        return self._at(self.view.currentIndex().row()) if self._alive else None

    def tell_focus(self) -> None:
        """The keyboard is at another row: a screen reader says its sentence."""
        if not self._alive or not self.view.hasFocus():
            return
        place, span = self.view.currentIndex().row(), self.span()
        if place in span:
            event = QAccessibleEvent(self.view, QAccessible.Event.Focus)
            event.setChild(span.index(place))
            QAccessible.updateAccessibility(event)

    def tell_selection(self) -> None:
        if self._alive:
            QAccessible.updateAccessibility(QAccessibleEvent(self.view, QAccessible.Event.SelectionWithin))

    def _at(self, place: int) -> LineInterface | None:
        return self.child_of(self.view.key_at(place)) if 0 <= place < self.view.row_count() else None

    def state(self) -> QAccessible.State:
        state = super().state()
        state.multiSelectable = self._alive and self.view.several
        return state

    def text(self, which: QAccessible.Text) -> str:
        if not self._alive:
            return ""
        if which == QAccessible.Text.Description:
            return self.view.spoken_count()
        return self.view.accessibleName() if which == QAccessible.Text.Name else ""


class ListAccessibility(Accessibility):
    """Of lists of rows."""

    def make(self, thing: QObject) -> ListInterface | None:
        return RowsInterface(thing) if isinstance(thing, RowList) else None

    def follow(self, interface: ListInterface) -> None:
        if isinstance(interface, RowsInterface):
            interface.view.selectionModel().currentChanged.connect(interface.tell_focus)
            interface.view.selection_changed.connect(interface.tell_selection)
