"""A wall clock that another process can set: the shift lies in a small file that both map."""

import mmap
import struct
import time
from pathlib import Path

_SHIFT = struct.Struct("d")


class MovedClock:
    """The computer's clock and a shift; whoever opens the same file sees the same time at once."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(_SHIFT.pack(0.0))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _SHIFT.size)

    def now(self) -> int:
        """Milliseconds."""
        return time.time_ns() // 1_000_000 + int(self.shift * 1000)

    @property
    def shift(self) -> float:
        """Seconds."""
        found: float = _SHIFT.unpack_from(self._map)[0]
        return found

    def move(self, seconds: float) -> None:
        _SHIFT.pack_into(self._map, 0, self.shift + seconds)
