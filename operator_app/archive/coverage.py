"""From which position on the archive has every message of a dialog."""

from operator_app.domain.value import Revision, Value


class Coverage(Value):
    """``oldest`` None and not complete: nothing is known, ask the backend for the newest page."""

    oldest: Revision | None = None
    complete: bool = False
    """The dialog has nothing older than ``oldest``; with ``oldest`` None: it has no messages."""
