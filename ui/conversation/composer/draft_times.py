"""When what is written leaves the field: soon after a keystroke, and again until it has been kept."""

from PySide6.QtCore import QObject, QTimer, Signal

from operator_app.domain.drafts import ComposerMode
from operator_app.domain.value import DialogId

SAVE_MS = 250
"""Longest time a keystroke waits before the draft leaves."""
AGAIN_MS = 3_000
"""Until a draft that could not be kept is handed over again."""


class DraftTimes(QObject):
    """Knows whether something is to be handed over, never what."""

    due = Signal()
    """Hand over what was typed."""
    due_again = Signal(str, ComposerMode)
    """(dialog id, mode): this draft could not be kept; hand it over once more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting = False
        self._unkept: set[tuple[DialogId, ComposerMode]] = set()
        self._soon = self._timer(SAVE_MS)
        self._soon.timeout.connect(self.due)
        self._again = self._timer(AGAIN_MS)
        self._again.timeout.connect(self._ask_again)

    @property
    def waiting(self) -> bool:
        """Something was typed or attached that has not been handed over."""
        return self._waiting

    def changed(self, *, soon: bool) -> None:
        """There is something to hand over: ``soon``, or when the field is asked to."""
        self._waiting = True
        if soon and not self._soon.isActive():
            self._soon.start()

    def take(self) -> bool:
        """Whether there is something to hand over; from now on there is not."""
        self._soon.stop()
        waiting, self._waiting = self._waiting, False
        return waiting

    def is_unkept(self, dialog_id: DialogId, mode: ComposerMode) -> bool:
        """Whether this draft is nowhere but in the field."""
        return (dialog_id, mode) in self._unkept

    def kept(self, dialog_id: DialogId, mode: ComposerMode) -> bool:
        """The archive has it; whether it could not be kept before."""
        known = self.is_unkept(dialog_id, mode)
        self._unkept.discard((dialog_id, mode))
        return known

    def not_kept(self, dialog_id: DialogId, mode: ComposerMode) -> None:
        self._unkept.add((dialog_id, mode))
        self._again.start()

    def _ask_again(self) -> None:
        for dialog_id, mode in tuple(self._unkept):
            self.due_again.emit(dialog_id, mode)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        return timer
