"""The rows of pages that were read one after the other: how many all have, and the contents of the few looked at last."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from typing import Generic, TypeVar

Row = TypeVar("Row")

KEPT_PAGES = 16


class Pages(Generic[Row]):
    """What is not kept is read again when it is looked at. Pages are numbered from 0.

    The first page is always kept: it begins with the newest, whatever that is, so read again it would be another.
    """

    def __init__(self, kept: int = KEPT_PAGES) -> None:
        self._kept = kept
        self._begins: list[int] = []
        self._count = 0
        self._contents: OrderedDict[int, tuple[Row, ...]] = OrderedDict()

    @property
    def count(self) -> int:
        """Of rows."""
        return self._count

    @property
    def pages(self) -> int:
        return len(self._begins)

    @property
    def in_memory(self) -> int:
        """How many pages' contents are kept now."""
        return len(self._contents)

    def begin_of(self, page: int) -> int:
        """The place of a page's first row."""
        return self._begins[page]

    def length_of(self, page: int) -> int:
        end = self._begins[page + 1] if page + 1 < len(self._begins) else self._count
        return end - self._begins[page]

    def page_at(self, place: int) -> int:
        """The page of a row that is there. Of pages without rows none is ever answered."""
        return bisect_right(self._begins, place) - 1

    def row(self, place: int) -> Row | None:
        """None: its page is not in memory."""
        page = self.page_at(place)
        contents = self._contents.get(page)
        if contents is None:
            return None
        self._contents.move_to_end(page)
        return contents[place - self._begins[page]]

    def append(self, rows: Sequence[Row]) -> None:
        """The next page."""
        self._begins.append(self._count)
        self._count += len(rows)
        self._keep(len(self._begins) - 1, rows)

    def put(self, page: int, rows: Sequence[Row]) -> int:
        """A page read again. Answers by how many rows it is longer now."""
        longer = len(rows) - self.length_of(page)
        if longer:
            self._begins = [*self._begins[: page + 1], *(begin + longer for begin in self._begins[page + 1 :])]
            self._count += longer
        self._keep(page, rows)
        return longer

    def missing(self, first: int, last: int) -> tuple[int, ...]:
        """Pages of these rows whose contents are not here."""
        if not self._count or last < first:
            return ()
        first, last = max(0, first), min(last, self._count - 1)
        return tuple(
            page
            for page in range(self.page_at(first), self.page_at(last) + 1)
            if page not in self._contents and self.length_of(page)
        )

    def clear(self) -> None:
        self._begins.clear()
        self._contents.clear()
        self._count = 0

    def _keep(self, page: int, rows: Sequence[Row]) -> None:
        self._contents[page] = tuple(rows)
        self._contents.move_to_end(page)
        while len(self._contents) > self._kept:
            oldest = next(each for each in self._contents if each)
            del self._contents[oldest]
