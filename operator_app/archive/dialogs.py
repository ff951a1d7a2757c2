"""Dialogs as lists and headers show them: what the backend confirmed with the pending commands folded over it."""

import sqlite3
from collections.abc import Sequence

from operator_app.domain.dialogs import Dialog
from operator_app.domain.lists import DialogFilter, DialogList, DialogRow
from operator_app.domain.value import DialogId, Milliseconds, OperatorId, UserId


def listing(c: sqlite3.Connection, wanted: DialogFilter, me: OperatorId, now: Milliseconds) -> DialogList:
    """Ids of all dialogs that match, in order, with the counts of both states; ``rows`` is left empty."""
    raise NotImplementedError


def rows(c: sqlite3.Connection, ids: Sequence[DialogId], me: OperatorId) -> tuple[DialogRow, ...]:
    """Rows in the order of ``ids``; those the archive does not have are left out."""
    raise NotImplementedError


def get(c: sqlite3.Connection, dialog_id: DialogId) -> Dialog | None:
    raise NotImplementedError


def of_user(c: sqlite3.Connection, user_id: UserId) -> tuple[Dialog, ...]:
    """All dialogs with a user, newest first."""
    raise NotImplementedError
