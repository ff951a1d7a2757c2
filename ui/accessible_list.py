"""What every list that paints its own lines shares towards screen readers: a list with one child for each line.

Qt keeps none of these objects alive and deletes some of them: who makes them holds them.

WORKAROUND, PySide 6.11 on Python 3.11: an error raised by a C function that leaves one of these methods ends the
program with SIGSEGV while it is reported (there it is a bare string, taken for an exception). One such is "C++ object
already deleted": Qt asks while a widget is being ended, when its Python half is off already. So nothing is asked of a
widget without ``isValid``.
"""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class LineInterface(QAccessibleInterface):
    """One line of a list. It has no parts, and cannot be changed."""

    def __init__(self, whole: "ListInterface") -> None:
        super().__init__()
        self._whole = whole

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._whole.window()

    def parent(self) -> QAccessibleInterface:
        return self._whole

    def childCount(self) -> int:
        return 0

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def setText(self, _which: QAccessible.Text, _text: str) -> None:
        """What it says follows from what it stands for."""


class ListInterface(QAccessibleInterface):
    """The list as a whole. Once its widget is gone it answers that there is nothing."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget
        self._closed = False
        self._lines: dict[str, LineInterface] = {}

    @property
    def _alive(self) -> bool:
        return not self._closed and isValid(self._widget)

    def close(self) -> None:
        """The widget is gone."""
        self._closed = True
        self._let_go(list(self._lines))

    def _let_go(self, keys: Iterable[str]) -> None:
        """Of these lines. Qt's cache has to forget one before it ends: it would follow the pointer that is left."""
        for key in keys:
            line = self._lines.pop(key)  # held by its name until Qt has let go
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(line))

    def isValid(self) -> bool:
        return self._alive

    def object(self) -> QObject | None:  # type: ignore[override]
        return self._widget if self._alive else None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._widget.window().windowHandle() if self._alive else None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        holder = self._widget.parentWidget() if self._alive else None
        return None if holder is None else QAccessible.queryAccessibleInterface(holder)

    def rect(self) -> QRect:
        return QRect(self._widget.mapToGlobal(QPoint(0, 0)), self._widget.size()) if self._alive else QRect()

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if not self._alive:
            state.invalid = True
            return state
        state.focusable = True
        state.focused = self._widget.hasFocus()
        state.invisible = not self._widget.isVisible()
        state.readOnly = True
        return state

    def setText(self, _which: QAccessible.Text, _text: str) -> None:
        """The list's name is the widget's."""


class Accessibility:
    """Makes the interfaces of one kind of list as the system asks for them. Keep one for the program's life.

    Qt asks anew for a widget whose meta-object has changed, which PySide does at every new connection, and deletes
    each answer once: so every answer is an object of its own.
    """

    def __init__(self) -> None:
        self._interfaces: dict[int, list[ListInterface]] = {}
        self._ended: list[ListInterface] = []
        QAccessible.installFactory(self._answer)

    def make(self, thing: QObject) -> ListInterface | None:
        """None: another kind of thing."""
        raise NotImplementedError

    def follow(self, interface: ListInterface) -> None:
        """Tell screen readers what happens in the list of this interface, the first that was made for its widget."""
        raise NotImplementedError

    def _answer(self, _class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
        made = None if thing is None else self.make(thing)
        if thing is None or made is None:
            return None
        number = id(thing)
        known = self._interfaces.setdefault(number, [])
        known.append(made)
        if len(known) == 1:
            thing.destroyed.connect(lambda: self._forget(number))
            self.follow(made)
        return made

    def _forget(self, number: int) -> None:
        found = self._interfaces.pop(number, [])
        for each in found:
            each.close()
        self._ended = found  # Qt lets go of them only after this signal
