"""The X server's own counter of idle time (X Synchronization Extension, system counter ``IDLETIME``, milliseconds)."""

import ctypes
import ctypes.util


class _Value(ctypes.Structure):
    """``XSyncValue``"""

    _fields_ = (("high", ctypes.c_int), ("low", ctypes.c_uint))


class _Counter(ctypes.Structure):
    """``XSyncSystemCounter``"""

    _fields_ = (("name", ctypes.c_char_p), ("counter", ctypes.c_ulong), ("resolution", _Value))


class XIdle:
    """A connection of its own to one display, opened at the first question."""

    name = "x11"

    def __init__(self, display: str) -> None:
        self._display_name = display
        self._x: ctypes.CDLL | None = None
        self._sync: ctypes.CDLL | None = None
        self._display: int | None = None
        self._counter: int | None = None

    async def seconds(self) -> float | None:
        """A question to the server on this computer takes less than a millisecond."""
        if self._display is None and not self._open():
            return None
        value = _Value()
        if self._sync is None or not self._sync.XSyncQueryCounter(self._display, self._counter, ctypes.byref(value)):
            return None
        return float((value.high << 32) + value.low) / 1000

    def close(self) -> None:
        if self._x is not None and self._display is not None:
            self._x.XCloseDisplay(self._display)
        self._display = None

    def _open(self) -> bool:
        try:
            self._x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
            self._sync = ctypes.CDLL(ctypes.util.find_library("Xext") or "libXext.so.6")
        except OSError:
            return False
        _declare(self._x, self._sync)
        self._display = self._x.XOpenDisplay(self._display_name.encode())
        if not self._display:
            return False
        self._counter = self._find()
        return self._counter is not None

    def _find(self) -> int | None:
        sync, number = self._sync, ctypes.c_int()
        event, error = ctypes.c_int(), ctypes.c_int()
        if sync is None or not sync.XSyncQueryExtension(self._display, ctypes.byref(event), ctypes.byref(error)):
            return None
        major, minor = ctypes.c_int(3), ctypes.c_int(1)
        if not sync.XSyncInitialize(self._display, ctypes.byref(major), ctypes.byref(minor)):
            return None
        counters = sync.XSyncListSystemCounters(self._display, ctypes.byref(number))
        if not counters:
            return None
        try:
            return next((counters[n].counter for n in range(number.value) if counters[n].name == b"IDLETIME"), None)
        finally:
            sync.XSyncFreeSystemCounterList(counters)


def _declare(x: ctypes.CDLL, sync: ctypes.CDLL) -> None:
    pointer = ctypes.c_void_p
    x.XOpenDisplay.argtypes, x.XOpenDisplay.restype = (ctypes.c_char_p,), pointer
    x.XCloseDisplay.argtypes = (pointer,)
    integers = (pointer, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))
    sync.XSyncQueryExtension.argtypes = integers
    sync.XSyncInitialize.argtypes = integers
    sync.XSyncListSystemCounters.argtypes = (pointer, ctypes.POINTER(ctypes.c_int))
    sync.XSyncListSystemCounters.restype = ctypes.POINTER(_Counter)
    sync.XSyncFreeSystemCounterList.argtypes = (ctypes.POINTER(_Counter),)
    sync.XSyncQueryCounter.argtypes = (pointer, ctypes.c_ulong, ctypes.POINTER(_Value))
