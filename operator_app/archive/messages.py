"""Windows of a dialog's messages: always a run without a hole."""

import sqlite3

from operator_app.archive.coverage import Coverage
from operator_app.domain.messages import MessageWindow
from operator_app.domain.value import DialogId, Revision


def window(
    c: sqlite3.Connection,
    dialog_id: DialogId,
    *,
    before: Revision | None = None,
    after: Revision | None = None,
    limit: int = 50,
) -> MessageWindow:
    """The messages just before or just after a position; neither given: the newest."""
    raise NotImplementedError


def opening(
    c: sqlite3.Connection, dialog_id: DialogId, read_position: Revision, limit: int = 50
) -> tuple[MessageWindow, str | None]:
    """The window a dialog opens with, and the key of the first unread message in it."""
    raise NotImplementedError


def coverage(c: sqlite3.Connection, dialog_id: DialogId) -> Coverage:
    """From which position on the archive has every message of a dialog."""
    raise NotImplementedError
