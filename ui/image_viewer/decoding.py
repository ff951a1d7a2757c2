"""Decodes the picture shown off the screen's thread; an earlier one that nobody waits for any more is dropped."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from PySide6.QtGui import QImage

from ui.pictures import read_picture

LONGEST_SIDE = 6000
"""In pixels; a longer picture is shown scaled down to it."""


class Decoding(QObject):
    """One at a time."""

    decoded = Signal(str, QImage)
    """(name given to ``begin``, picture or null)"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def begin(self, name: str, path: str) -> None:
        self._pool.clear()
        self._pool.start(_Decode(name, path, self.decoded.emit))

    def finish(self) -> None:
        self._pool.clear()
        self._pool.waitForDone()


class _Decode(QRunnable):
    def __init__(self, name: str, path: str, done: Callable[[str, QImage], None]) -> None:
        super().__init__()
        self._name = name
        self._path = path
        self._done = done

    def run(self) -> None:
        self._done(self._name, read_picture(self._path, LONGEST_SIDE))
