"""Between the settings window, which asks for tests, and the alerts, which make them: neither knows the other."""

from PySide6.QtCore import QObject, Signal

from operator_app.domain.value import Value
from operator_app.notifications.links import Findings
from operator_app.notifications.port import NotShownReason


class ProofShown(Value):
    """The system took it, ``milliseconds`` after it was asked."""

    milliseconds: int
    by_system: bool = True
    """By its notification service, and not by a way of our own."""


class ProofNotShown(Value):
    reason: NotShownReason


class AlertTest(QObject):
    """One for the whole screen."""

    asked = Signal()
    """Show a test notification through all that a real one goes through."""
    ended = Signal(object)
    """``ProofShown`` or ``ProofNotShown``"""
    clicked = Signal()
    """Somebody clicked it: the whole way there and back works."""
    found = Signal(Findings)
    """Which links of the chain fail now."""
    no_click = Signal()
    """It was shown, and nobody has clicked it in time."""
    sound_asked = Signal()
    """Play the chosen sound as an alert would."""
    sound_ended = Signal(bool)
    """Whether it could be played."""
    recorded = Signal()
    """There is a new entry in the ledger of alerts."""
