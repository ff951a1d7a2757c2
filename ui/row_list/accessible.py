"""Lists of rows for screen readers: a list with one child for each row, named by a sentence: who, what, when.

Qt would call it a table, which it is only for speed.
"""

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow

from ui.row_list.row_list import RowList

AROUND = 60
"""Rows above and below those on screen that a reader can go to."""
MOST_KEPT = 1_000


class RowInterface(QAccessibleInterface):
    """One row by its key: it stays the same object while rows move."""

    def __init__(self, rows: "RowsInterface", key: str) -> None:
        super().__init__()
        self._rows = rows
        self._key = key

    @property
    def place(self) -> int | None:
        return self._rows.place(self._key)

    def isValid(self) -> bool:
        return self.place is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._rows.window()

    def parent(self) -> QAccessibleInterface:
        return self._rows

    def childCount(self) -> int:
        return 0

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

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

    def setText(self, _which: QAccessible.Text, _text: str) -> None:
        """Rows cannot be changed here."""


class RowsInterface(QAccessibleInterface):
    """The rows on screen and some around them: readers ask for all children at once, and there may be 100,000.

    Holds what it gave out: Qt keeps none of them alive.
    """

    def __init__(self, view: RowList) -> None:
        super().__init__()
        self.view = view
        self._alive = True
        self._children: dict[str, RowInterface] = {}

    def place(self, key: str) -> int | None:
        return self.view.place_of(key) if self._alive else None

    def close(self) -> None:
        """The widget is gone."""
        self._alive = False

    def isValid(self) -> bool:
        return self._alive

    def object(self) -> QObject | None:  # type: ignore[override]
        return self.view if self._alive else None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self.view.window().windowHandle() if self._alive else None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        holder = self.view.parentWidget() if self._alive else None
        return None if holder is None else QAccessible.queryAccessibleInterface(holder)

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

    def child_of(self, key: str) -> RowInterface:
        found = self._children.get(key)
        if found is None:
            if len(self._children) >= MOST_KEPT:
                self._let_go()
            found = self._children[key] = RowInterface(self, key)
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

    def _at(self, place: int) -> RowInterface | None:
        return self.child_of(self.view.key_at(place)) if 0 <= place < self.view.row_count() else None

    def _let_go(self) -> None:
        """Of rows that are far away or gone; Qt has to forget them first."""
        near = {self.view.key_at(place) for place in self.span()}
        for key in [each for each in self._children if each not in near]:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(self._children.pop(key)))

    def rect(self) -> QRect:
        return QRect(self.view.mapToGlobal(QPoint(0, 0)), self.view.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = True
        state.focused = self.view.hasFocus()
        state.invisible = not self.view.isVisible()
        state.multiSelectable = self.view.several
        state.readOnly = True
        return state

    def text(self, which: QAccessible.Text) -> str:
        if which == QAccessible.Text.Description:
            return self.view.spoken_count()
        return self.view.accessibleName() if which == QAccessible.Text.Name else ""

    def setText(self, _which: QAccessible.Text, _text: str) -> None:
        """The list's name is the widget's."""


class ListAccessibility:
    """Makes interfaces for lists as the system asks for them. Keep one for the program's life.

    Qt asks anew for a widget whose meta-object has changed, which PySide does at every new connection, and deletes
    each answer once: so every answer is an object of its own.
    """

    def __init__(self) -> None:
        self._interfaces: dict[int, list[RowsInterface]] = {}
        self._ended: list[RowsInterface] = []
        QAccessible.installFactory(self._make)

    def _make(self, _class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
        if not isinstance(thing, RowList):
            return None
        number = id(thing)
        made = RowsInterface(thing)
        known = self._interfaces.setdefault(number, [])
        known.append(made)
        if len(known) == 1:
            thing.destroyed.connect(lambda: self._forget(number))
            thing.selectionModel().currentChanged.connect(made.tell_focus)
            thing.selection_changed.connect(made.tell_selection)
        return made

    def _forget(self, number: int) -> None:
        found = self._interfaces.pop(number, [])
        for each in found:
            each.close()
        self._ended = found  # Qt lets go of them only after this signal
