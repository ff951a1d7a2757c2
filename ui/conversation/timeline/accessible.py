"""The feed for screen readers: a list with a child for each message and line, named by a sentence: who, what, when."""

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from ui.accessible_list import Accessibility, LineInterface, ListInterface
from ui.conversation.timeline.items import DialogSeparator, Item, is_stop
from ui.conversation.timeline.message_view import MessageView


class MessageInterface(LineInterface):
    """One message or line of a feed, by its key: it stays the same object while others come and go."""

    def __init__(self, feed: "FeedInterface", key: str) -> None:
        super().__init__(feed)
        self._feed = feed
        self._key = key

    @property
    def key(self) -> str:
        return self._key

    def isValid(self) -> bool:
        return self._feed.isValid() and self._item() is not None

    def rect(self) -> QRect:
        if not self._feed.isValid():
            return QRect()
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
        state = QAccessible.State()
        if not self._feed.isValid():
            state.invalid = True
            return state
        timeline = self._feed.timeline
        item = self._item()
        state.focusable = state.selectable = item is not None and is_stop(item)
        state.readOnly = True
        state.focused = timeline.hasFocus() and timeline.current == self._key
        state.offscreen = not timeline.rect_of(self._key).intersects(timeline.viewport().rect())
        return state

    def text(self, which: QAccessible.Text) -> str:
        item = self._item()
        return self._feed.timeline.spoken(item) if which == QAccessible.Text.Name and item is not None else ""

    def _item(self) -> Item | None:
        return next((item for item in self._feed.items() if item.key == self._key), None)


class FeedInterface(ListInterface):
    """The feed as a list. Holds its children: Qt keeps none of them alive."""

    def __init__(self, timeline: MessageView) -> None:
        super().__init__(timeline)
        self.timeline = timeline

    def items(self) -> tuple[Item, ...]:
        """Everything that is said; the keyboard goes to some of it only."""
        return self.timeline.items if self._alive else ()

    def childCount(self) -> int:
        return len(self.items()) + len(self._widgets())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        items = self.items()
        if 0 <= index < len(items):
            return self.child_of(items[index].key)
        widgets = self._widgets()
        index -= len(items)
        return QAccessible.queryAccessibleInterface(widgets[index]) if 0 <= index < len(widgets) else None

    def child_of(self, key: str) -> LineInterface:
        found = self._lines.get(key)
        if found is None:
            here = {item.key for item in self.items()}
            self._let_go([each for each in self._lines if each not in here])
            found = self._lines[key] = MessageInterface(self, key)
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

    def text(self, which: QAccessible.Text) -> str:
        if not self._alive:
            return ""
        if which == QAccessible.Text.Name:
            return self.timeline.accessibleName()
        return self.timeline.sentence if which == QAccessible.Text.Description else ""

    def _widgets(self) -> list[QObject]:
        """What floats over the messages: the pill, and a menu while it is open."""
        if not self._alive:
            return []
        menus = self.timeline.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
        floating: list[QWidget] = [self.timeline.pill, *menus]
        return [widget for widget in floating if isValid(widget) and not widget.isHidden()]


class FeedAccessibility(Accessibility):
    """Of feeds."""

    def make(self, thing: QObject) -> ListInterface | None:
        return FeedInterface(thing) if isinstance(thing, MessageView) else None

    def follow(self, interface: ListInterface) -> None:
        if isinstance(interface, FeedInterface):
            timeline = interface.timeline
            timeline.current_moved.connect(lambda key: _tell(timeline, key))


def _tell(timeline: MessageView, key: str) -> None:
    """The keyboard is at this message: a screen reader says its sentence."""
    keys = [item.key for item in timeline.items]
    if key in keys:
        event = QAccessibleEvent(timeline, QAccessible.Event.Focus)
        event.setChild(keys.index(key))
        QAccessible.updateAccessibility(event)
