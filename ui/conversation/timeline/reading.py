"""Decides what has been read: a message that was in view for a while, in the window one works in."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from operator_app.domain.value import Revision

LOOK_MS = 300
"""How long a message must be in view to count as read."""


class Reading(QObject):
    """Watches which messages are in view."""

    read = Signal(object)
    """Everything up to this position has been read."""

    def __init__(self, clock: Callable[[], int] | None = None, parent: QObject | None = None) -> None:
        """``clock`` counts milliseconds from any beginning."""
        super().__init__(parent)
        elapsed = QElapsedTimer()
        elapsed.start()
        self._clock = clock or elapsed.elapsed
        self._since: dict[Revision, int] = {}
        self._read: Revision = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.settle)

    @property
    def position(self) -> Revision:
        """Read so far."""
        return self._read

    def begin(self, position: Revision) -> None:
        """Another dialog, read up to here."""
        self._since.clear()
        self._timer.stop()
        self._read = position

    def look(self, positions: set[Revision]) -> None:
        """These are in view now; none while nobody looks."""
        now = self._clock()
        self._since = {position: self._since.get(position, now) for position in positions if position > self._read}
        self._schedule(now)

    def settle(self) -> None:
        """Report what has been in view long enough; wait for the rest."""
        now = self._clock()
        ripe = [position for position, since in self._since.items() if now - since >= LOOK_MS]
        if ripe:
            self._read = max(ripe)
            self._since = _later(self._since, self._read)
            self.read.emit(self._read)
        self._schedule(now)

    def _schedule(self, now: int) -> None:
        if not self._since:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start(max(LOOK_MS - (now - min(self._since.values())), 1))


def _later(since: Mapping[Revision, int], position: Revision) -> dict[Revision, int]:
    return {each: moment for each, moment in since.items() if each > position}
