"""Where each item stands and which piece is in view. Holds its place by an anchor, never by a pixel from the top."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import inf

from ui.conversation.timeline.heights import Heights

OVERSCAN = 200
"""Pixels above and below the view whose items have exact heights too."""

NEAR = 1
"""As near to the middle of the view, in pixels, as an opening may be carried."""

AT_END = 3
"""As near to the end, in pixels, as counts as being there."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Height of an item, and how much of it is distance to the item above."""

    height: float
    gap: float = 0


@dataclass(frozen=True, slots=True)
class Place:
    """An item to lay out: its key, whether it may hold the view, and its extent if that is known exactly."""

    key: str
    holds: bool
    extent: Extent
    exact: bool
    opens: bool = False
    """Other items are about to come in just below it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """This item's upper edge (below its gap) is so many pixels below the top of the view."""

    key: str
    offset: float


class Column:
    """A column of items seen through a view. ``None`` as anchor means: the end, and follow it."""

    def __init__(self, measure: Callable[[int], Extent], foot: float = 0) -> None:
        """``measure`` gives the exact extent of an item by its index; ``foot`` is free space below the last."""
        self._measure = measure
        self._foot = foot
        self._places: list[Place] = []
        self._index: dict[str, int] = {}
        self._openings: list[int] = []
        self._heights = Heights()
        self._view = 0.0
        self._anchor: Anchor | None = None

    def __len__(self) -> int:
        return len(self._places)

    @property
    def anchor(self) -> Anchor | None:
        return self._anchor

    @property
    def limit(self) -> float:
        """Largest scroll position; negative when all fits, for a short column stands at the bottom of the view."""
        return self._heights.total + self._foot - self._view

    @property
    def scroll(self) -> float:
        """Distance from the top of the column to the top of the view."""
        limit = self.limit
        if self._anchor is None or limit <= 0:
            return limit
        index = self._index.get(self._anchor.key)
        if index is None:
            return limit
        return min(max(self._edge(index) - self._anchor.offset, 0.0), limit)

    @property
    def at_end(self) -> bool:
        return self._anchor is None or self.scroll >= self.limit - AT_END

    def top_in_view(self, index: int) -> float:
        """Where the item begins, in pixels below the top of the view."""
        return self._heights.top(index) - self.scroll

    def edge_in_view(self, key: str) -> float | None:
        """Where the item's upper edge is, without its gap; None if there is no such item."""
        index = self._index.get(key)
        return None if index is None else self._edge(index) - self.scroll

    def height(self, index: int) -> float:
        return self._heights[index]

    def index_of(self, key: str) -> int | None:
        return self._index.get(key)

    def in_view(self, margin: float = 0) -> range:
        """Indexes of the items that the view shows a piece of."""
        if not self._places:
            return range(0)
        top = self.scroll
        return range(
            self._heights.index_at(top - margin), self._heights.index_at(top + max(self._view - 1, 0) + margin) + 1
        )

    def index_at(self, y: float) -> int | None:
        """The item at this distance below the top of the view; None above the first and below the last."""
        inside = y + self.scroll
        if not self._places or not 0 <= inside < self._heights.total:
            return None
        return self._heights.index_at(inside)

    def set_view(self, height: float) -> None:
        """The view got this height. What is at the end stays there."""
        if self._view and self.at_end:
            self._anchor = None
        self._view = height

    def set_places(self, places: Sequence[Place]) -> None:
        """Other items, or other heights. What is in view stays where it is, or the end stays in view.

        Where items come in at an opening, what stays is what one reads: see ``_side``.
        """
        if not self.at_end and any(self._places[index].opens for index in self.in_view()):
            self._anchor = self._anchor_at(self.scroll)
        anchor = None if self.at_end else self._surviving_anchor({place.key for place in places if place.holds})
        self._places = list(places)
        self._index = {place.key: index for index, place in enumerate(self._places)}
        self._openings = [index for index, place in enumerate(self._places) if place.opens]
        self._heights = Heights(place.extent.height for place in self._places)
        self._anchor = anchor

    def arrange(self) -> None:
        """Make every height in and around the view exact; the anchor stays where it is."""
        for _ in range(len(self._places) + 1):
            missing = [index for index in self.in_view(OVERSCAN) if not self._places[index].exact]
            if not missing:
                return
            for index in missing:
                place = self._places[index]
                extent = self._measure(index)
                self._places[index] = replace(place, extent=extent, exact=True)
                self._heights.set(index, extent.height)

    def scroll_to(self, scroll: float) -> None:
        """Show the column from here on; makes the heights there exact."""
        limit = self.limit
        if limit <= 0 or scroll >= limit - AT_END:
            self._anchor = None
            return
        # by the heights known so far; then, with exact heights there, by what stands in view
        first = self._places[0].key
        self._anchor = Anchor(first, self._places[0].extent.gap) if scroll <= 0 else self._anchor_at(scroll)
        self.arrange()
        if not self.at_end:
            self._anchor = self._anchor_at(self.scroll)

    def held_back(self, scroll: float) -> float:
        """How far one may scroll towards here: no opening is carried across the middle of the view before it has
        closed, so that nothing comes in behind one's back.
        """
        now, half = self.scroll, self._view / 2
        middle = inf if self.at_end else now + half  # who follows the end reads below them all
        before_end = self.limit - AT_END
        for opening in map(self._middle, self._openings):
            if opening <= middle and scroll < now:
                scroll = max(scroll, min(opening - half + NEAR, now))
            elif opening > middle and scroll > now:
                scroll = min(scroll, max(min(opening - half, before_end) - NEAR, now))
        return scroll

    def show_end(self) -> None:
        self._anchor = None

    def show(self, key: str, offset: float) -> None:
        """Put the item's upper edge so many pixels below the top of the view, as far as the column reaches."""
        if key in self._index:
            self._anchor = Anchor(key, offset)

    def _edge(self, index: int) -> float:
        return self._heights.top(index) + self._places[index].extent.gap

    def _anchor_at(self, scroll: float) -> Anchor | None:
        first = self._heights.index_at(scroll)
        last = self._heights.index_at(scroll + max(self._view - 1, 0))
        above, below = self._side(scroll + self._view / 2)
        holding = [index for index in range(first, last + 1) if self._places[index].holds]
        holding = [index for index in holding if above < index < below] or holding
        whole = [index for index in holding if self._edge(index) >= scroll]
        index = (whole or holding or [first])[0]
        return Anchor(self._places[index].key, self._edge(index) - scroll)

    def _side(self, middle: float) -> tuple[int, int]:
        """The openings between which one reads with this in the middle of the view; -1 and the count where is none."""
        above = (index for index in reversed(self._openings) if self._middle(index) <= middle)
        below = (index for index in self._openings if self._middle(index) > middle)
        return next(above, -1), next(below, len(self._places))

    def _middle(self, index: int) -> float:
        return self._heights.top(index) + self._heights[index] / 2

    def _surviving_anchor(self, keys: set[str]) -> Anchor | None:
        """The anchor, or where it is gone the item nearest to it that stays."""
        if self._anchor is None:
            return None
        scroll = self.scroll
        index = self._index.get(self._anchor.key)
        if index is None:
            return None
        survivors = [i for i, place in enumerate(self._places) if place.key in keys]
        if not survivors:
            return None
        nearest = min(survivors, key=lambda i: (abs(i - index), i))
        return Anchor(self._places[nearest].key, self._edge(nearest) - scroll)
