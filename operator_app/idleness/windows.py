"""Windows tells when the last input was (``GetLastInputInfo``), by a clock that starts anew every 49.7 days."""

import ctypes
from typing import Any

_TURN = 1 << 32


class _LastInput(ctypes.Structure):
    """``LASTINPUTINFO``"""

    _fields_ = (("size", ctypes.c_uint), ("ticks", ctypes.c_uint))


class WindowsIdle:
    name = "windows"

    async def seconds(self) -> float | None:
        libraries: Any = getattr(ctypes, "windll", None)
        if libraries is None:
            return None
        last = _LastInput(size=ctypes.sizeof(_LastInput))
        if not libraries.user32.GetLastInputInfo(ctypes.byref(last)):
            return None
        return float(((libraries.kernel32.GetTickCount() & (_TURN - 1)) - last.ticks) % _TURN) / 1000

    def close(self) -> None:
        """Nothing is held."""
