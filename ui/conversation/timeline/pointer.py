"""What the mouse does in the feed: select text by letters, words and messages; open links and files."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent

from operator_app.domain.messages import File
from ui.conversation.timeline.items import Action, Bubble, DialogSeparator, Item
from ui.conversation.timeline.laid import Laid
from ui.conversation.timeline.links import Link
from ui.conversation.timeline.selection import Selection, Spot

Target = Link | File | Action | DialogSeparator
"""What a click does something with."""

AUTOSCROLL_MS = 16
TRIPLE_MS = 400


@dataclass(frozen=True, slots=True)
class Under:
    """What is under the pointer: an item laid out, and the point within it."""

    item: Item
    laid: Laid
    point: QPointF

    @property
    def link(self) -> Link | None:
        body = self.laid.body
        return None if body is None else body.link_at(self.point - self.laid.body_at)

    @property
    def files(self) -> tuple[File, ...]:
        """The file under the pointer, if there is one."""
        file = self.laid.file_at(self.point)
        return () if file is None else (file,)

    @property
    def target(self) -> Target | None:
        """What a click here would do something with."""
        item = self.item
        if isinstance(item, DialogSeparator):
            return item if self.laid.shape.contains(self.point) and not item.current else None
        return self.link or self.laid.file_at(self.point) or self.laid.action_at(self.point)


class FeedView(Protocol):
    """What the pointer needs of the feed."""

    def under(self, point: QPointF) -> Under | None: ...
    def spot_near(self, point: QPointF) -> Spot | None: ...
    def selection(self) -> Selection | None: ...
    def select(self, selection: Selection | None) -> None: ...
    def activate(self, item: Item, target: Target) -> None: ...
    def scroll_by(self, pixels: int) -> None: ...
    def view_height(self) -> int: ...


class _Unit(Enum):
    LETTER = auto()
    WORD = auto()
    MESSAGE = auto()


class Pointer(QObject):
    """Follows the left button from press to release."""

    def __init__(self, feed: FeedView, parent: QObject) -> None:
        super().__init__(parent)
        self._feed = feed
        self._unit = _Unit.LETTER
        self._from: tuple[Spot, Spot] | None = None
        self._pressed: tuple[Item, Target] | None = None
        self._start = QPointF()
        self._last = QPointF()
        self._double_at: tuple[int, QPointF] | None = None
        self._autoscroll = QTimer(self)
        self._autoscroll.setInterval(AUTOSCROLL_MS)
        self._autoscroll.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        point = event.position()
        self._start = self._last = point
        under = self._feed.under(point)
        target = under.target if under else None
        self._pressed = (under.item, target) if under is not None and target is not None else None
        if self._is_third(event):
            self._begin(point, _Unit.MESSAGE)
            return
        spot = self._feed.spot_near(point)
        old = self._feed.selection()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and old is not None and spot is not None:
            self._unit, self._from = _Unit.LETTER, (old.anchor, old.anchor)
            self._feed.select(Selection(old.anchor, spot))
            return
        self._begin(point, _Unit.LETTER)

    def double_click(self, event: QMouseEvent) -> None:
        self._double_at = (event.timestamp(), event.position())
        under = self._feed.under(event.position())
        if under is not None and under.laid.over_text(under.point):
            self._pressed = None
            self._begin(event.position(), _Unit.WORD)

    def move(self, event: QMouseEvent) -> None:
        if self._from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        self._last = event.position()
        distance = (self._last - self._start).manhattanLength()
        if self._pressed is not None and distance < QGuiApplication.styleHints().startDragDistance():
            return
        self._pressed = None
        self._extend(self._last)
        outside = not 0 <= self._last.y() < self._feed.view_height()
        if outside and not self._autoscroll.isActive():
            self._autoscroll.start()
        elif not outside:
            self._autoscroll.stop()

    def release(self, event: QMouseEvent) -> None:
        self._autoscroll.stop()
        self._from = None
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return
        under = self._feed.under(event.position())
        if under is not None and under.item.key == pressed[0].key and under.target == pressed[1]:
            self._feed.activate(*pressed)

    def _begin(self, point: QPointF, unit: _Unit) -> None:
        self._unit = unit
        span = self._span(point)
        self._from = span
        if span is None:
            self._feed.select(None)
        else:
            self._feed.select(Selection(*span))

    def _extend(self, point: QPointF) -> None:
        span = self._span(point)
        if span is None or self._from is None:
            return
        # the unit one began with stays selected, whichever way one drags
        selection = Selection(self._from[0], span[1])
        if self._is_before(point):
            selection = Selection(self._from[1], span[0])
        self._feed.select(selection)

    def _is_before(self, point: QPointF) -> bool:
        spot, first = self._feed.spot_near(point), self._from
        if spot is None or first is None:
            return False
        if spot.key == first[0].key:
            return spot.position < first[0].position
        return point.y() < self._start.y()

    def _span(self, point: QPointF) -> tuple[Spot, Spot] | None:
        spot = self._feed.spot_near(point)
        if spot is None or self._unit is _Unit.LETTER:
            return None if spot is None else (spot, spot)
        under = self._feed.under(point)
        if under is None or not isinstance(under.item, Bubble) or under.laid.body is None:
            return spot, spot
        body = under.laid.body
        if self._unit is _Unit.MESSAGE:
            return Spot(spot.key, 0), Spot(spot.key, body.length)
        start, end = body.word_at(spot.position)
        return Spot(spot.key, start), Spot(spot.key, end)

    def _is_third(self, event: QMouseEvent) -> bool:
        if self._double_at is None:
            return False
        moment, point = self._double_at
        self._double_at = None
        near = (event.position() - point).manhattanLength() < QGuiApplication.styleHints().startDragDistance()
        return near and event.timestamp() - moment < TRIPLE_MS

    def _scroll_on(self) -> None:
        beyond = self._last.y() if self._last.y() < 0 else self._last.y() - self._feed.view_height()
        self._feed.scroll_by(int(beyond / 3) or (1 if beyond > 0 else -1))
        self._extend(self._last)
