"""What backends tell goes into the archive: the newer copy wins, and the cursor moves in the same transaction."""

import sqlite3
from collections.abc import Iterable, Sequence

from operator_app.archive.touched import Touched
from operator_app.domain.changes import Change, Entity
from operator_app.domain.messages import Message
from operator_app.domain.value import DialogId, Milliseconds, OperatorId, Revision


def put_entities(c: sqlite3.Connection, entities: Iterable[Entity], me: OperatorId) -> Touched:
    """Keep the newer copy of each by revision."""
    raise NotImplementedError


def apply_change(c: sqlite3.Connection, change: Change, me: OperatorId) -> Touched:
    """Put what a change brings; the cursor moves to its number when that is the next one."""
    raise NotImplementedError


def start_over(
    c: sqlite3.Connection, number: int, at: Milliseconds, entities: Iterable[Entity], me: OperatorId
) -> Touched:
    """A snapshot taken at a number: forgets nothing typed or unsent."""
    raise NotImplementedError


def put_messages(  # noqa: PLR0917 - agreed with the engine in this order
    c: sqlite3.Connection,
    dialog_id: DialogId,
    messages: Sequence[Message],
    has_older: bool,
    before: Revision | None,
    me: OperatorId,
) -> Touched:
    """A page of a dialog's messages from the backend, oldest first, asked for with ``before``."""
    raise NotImplementedError
