"""Python's cycle collector runs on the screen's thread only.

By itself it runs on whichever thread happens to make the next object. There it would end a Qt object that is part of a
cycle, and Qt objects may be ended by their own thread alone (https://doc.qt.io/qt-6/threads-qobject.html): the engine's
thread would crash the program.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class ScreenGarbage(QObject):
    """While it lives, cycles are looked for once a second, of each generation when Python would have."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect_due)
        self._timer.start(EVERY_MS)

    def collect_due(self) -> None:
        """The oldest generation that has grown beyond its threshold, with those younger than it."""
        due = [
            generation
            for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > threshold
        ]
        if due:
            gc.collect(due[-1])

    def close(self) -> None:
        """Give the collector back to Python."""
        self._timer.stop()
        gc.enable()
