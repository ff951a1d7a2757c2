"""Heights of items one below the other: where the n-th begins, and which one is at a distance from the top."""

from collections.abc import Iterable

BLOCK = 32


class Heights:
    """A list of heights in pixels with a sum for each block, so that no question walks the whole list."""

    def __init__(self, heights: Iterable[float] = ()) -> None:
        self._heights = list(heights)
        self._sums = [sum(self._heights[i : i + BLOCK]) for i in range(0, len(self._heights), BLOCK)]

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> float:
        return self._heights[index]

    @property
    def total(self) -> float:
        return sum(self._sums, 0.0)

    def set(self, index: int, height: float) -> None:
        block = index // BLOCK
        self._heights[index] = height
        # summed anew and not corrected by the difference: no error adds up over thousands of changes
        self._sums[block] = sum(self._heights[block * BLOCK : (block + 1) * BLOCK])

    def top(self, index: int) -> float:
        """Distance of the item's top from the top of the first; of the end for ``index == len``."""
        block = index // BLOCK
        return sum(self._sums[:block], 0.0) + sum(self._heights[block * BLOCK : index])

    def index_at(self, y: float) -> int:
        """The item at this distance; the first above the top, the last below the end. The list must not be empty."""
        if y < 0:
            return 0
        block = 0
        while block < len(self._sums) - 1 and y >= self._sums[block]:
            y -= self._sums[block]
            block += 1
        index = block * BLOCK
        last = min(index + BLOCK, len(self._heights)) - 1
        while index < last and y >= self._heights[index]:
            y -= self._heights[index]
            index += 1
        return index
