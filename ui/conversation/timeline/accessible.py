"""The feed for screen readers: a list with a child for each message and line, named by a sentence: who, what, when."""

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QMenu, QWidget

from ui.conversation.timeline.items import DialogSeparator, Item, is_stop
from ui.conversation.timeline.message_view import MessageView


class MessageInterface(QAccessibleInterface):
    """One message or line of a feed, by its key: it stays the same object while others come and go."""

    def __init__(self, feed: "FeedInterface", key: str) -> None:
        super().__init__()
        self._feed = feed
        self._key = key

    @property
    def key(self) -> str:
        return self._key

    def isValid(self) -> bool:
        return self._feed.isValid() and self._item() is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._feed.window()

    def parent(self) -> QAccessibleInterface:
        return self._feed

    def childCount(self) -> int:
        return 0

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        timeline = self._feed.timeline
        place = timeline.rect_of(self._key)
        return QRect(timeline.viewport().mapToGlobal(place.topLeft()), place.size())

    def role(self) -> QAccessible.Role:
        item = self._item()
        if item is not None and not is_stop(item):
            return QAccessible.Role.StaticText
        opens = isinstance(item, DialogSeparator) and not item.current
        return QAccessible.Role.Button if opens else QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        timeline = self._feed.timeline
        state = QAccessible.State()
        item = self._item()
        state.focusable = state.selectable = item is not None and is_stop(item)
        state.readOnly = True
        state.focused = timeline.hasFocus() and timeline.current == self._key
        state.offscreen = not timeline.rect_of(self._key).intersects(timeline.viewport().rect())
        return state

    def text(self, which: QAccessible.Text) -> str:
        item = self._item()
        return self._feed.timeline.spoken(item) if which == QAccessible.Text.Name and item is not None else ""

    def setText(self, _which: QAccessible.Text, _text: str) -> None:
        """Messages cannot be changed."""

    def _item(self) -> Item | None:
        return next((item for item in self._feed.items() if item.key == self._key), None)


class FeedInterface(QAccessibleInterface):
    """The feed as a list. Holds its children: Qt keeps none of them alive."""

    def __init__(self, timeline: MessageView) -> None:
        super().__init__()
        self.timeline = timeline
        self._alive = True
        self._children: dict[str, MessageInterface] = {}

    def items(self) -> tuple[Item, ...]:
        """Everything that is said; the keyboard goes to some of it only."""
        return self.timeline.items if self._alive else ()

    def close(self) -> None:
        """The widget is gone."""
        self._alive = False

    def isValid(self) -> bool:
        return self._alive

    def object(self) -> QObject | None:  # type: ignore[override]
        return self.timeline if self._alive else None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self.timeline.window().windowHandle() if self._alive else None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        holder = self.timeline.parentWidget() if self._alive else None
        return None if holder is None else QAccessible.queryAccessibleInterface(holder)

    def childCount(self) -> int:
        return len(self.items()) + len(self._widgets())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        items = self.items()
        if 0 <= index < len(items):
            return self.child_of(items[index].key)
        widgets = self._widgets()
        index -= len(items)
        return QAccessible.queryAccessibleInterface(widgets[index]) if 0 <= index < len(widgets) else None

    def child_of(self, key: str) -> MessageInterface:
        found = self._children.get(key)
        if found is None:
            here = {item.key for item in self.items()}
            self._children = {k: child for k, child in self._children.items() if k in here}
            found = self._children[key] = MessageInterface(self, key)
        return found

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        children = (self.child(index) for index in range(self.childCount()))
        return next((child for child in children if child is not None and child.rect().contains(x, y)), None)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        keys = [item.key for item in self.items()]
        if isinstance(child, MessageInterface):
            return keys.index(child.key) if child.key in keys else -1
        widgets = self._widgets()
        target = child.object()
        return len(keys) + widgets.index(target) if target in widgets else -1

    def rect(self) -> QRect:
        return QRect(self.timeline.mapToGlobal(QPoint(0, 0)), self.timeline.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = True
        state.focused = self.timeline.hasFocus()
        state.invisible = not self.timeline.isVisible()
        state.readOnly = True
        return state

    def text(self, which: QAccessible.Text) -> str:
        if which == QAccessible.Text.Name:
            return self.timeline.accessibleName()
        return self.timeline.sentence if which == QAccessible.Text.Description else ""

    def setText(self, _which: QAccessible.Text, _text: str) -> None:
        """The list's name is the widget's."""

    def _widgets(self) -> list[QObject]:
        """What floats over the messages: the pill, and a menu while it is open."""
        if not self._alive:
            return []
        menus = self.timeline.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
        floating: list[QWidget] = [self.timeline.pill, *menus]
        return [widget for widget in floating if not widget.isHidden()]


class FeedAccessibility:
    """Makes interfaces for feeds as the system asks for them. Keep one for the program's life.

    Qt asks anew for a widget whose meta-object has changed, which PySide does at every new connection, and deletes
    each answer once: so every answer is an object of its own.
    """

    def __init__(self) -> None:
        self._interfaces: dict[int, list[FeedInterface]] = {}
        self._ended: list[FeedInterface] = []
        QAccessible.installFactory(self._make)

    def _make(self, _class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
        if not isinstance(thing, MessageView):
            return None
        number = id(thing)
        made = FeedInterface(thing)
        known = self._interfaces.setdefault(number, [])
        known.append(made)
        if len(known) == 1:
            thing.destroyed.connect(lambda: self._forget(number))
            thing.current_moved.connect(lambda key: _tell(thing, key))
        return made

    def _forget(self, number: int) -> None:
        found = self._interfaces.pop(number, [])
        for each in found:
            each.close()
        self._ended = found  # Qt lets go of them only after this signal


def _tell(timeline: MessageView, key: str) -> None:
    """The keyboard is at this message: a screen reader says its sentence."""
    keys = [item.key for item in timeline.items]
    if key in keys:
        event = QAccessibleEvent(timeline, QAccessible.Event.Focus)
        event.setChild(keys.index(key))
        QAccessible.updateAccessibility(event)
