"""What is typed and not sent."""

import sqlite3

from operator_app.archive.touched import Touched
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.value import DialogId, Milliseconds


def save(c: sqlite3.Connection, dialog_id: DialogId, mode: ComposerMode, draft: Draft, now: Milliseconds) -> Touched:
    """Keep it; a draft without text is removed."""
    raise NotImplementedError


def get(c: sqlite3.Connection, dialog_id: DialogId, mode: ComposerMode) -> Draft | None:
    raise NotImplementedError
