"""What the outbox still has to send, as the folding reads it."""

import sqlite3
from collections.abc import Iterator

from operator_app.archive import stored
from operator_app.domain import commands
from operator_app.domain.messages import MessageState
from operator_app.domain.value import Milliseconds, OperatorId


def pending_in(c: sqlite3.Connection, lane: str) -> Iterator[tuple[OperatorId, commands.Command, Milliseconds]]:
    """Author, command and time of what a lane still has to send, without what is held back until somebody decides. Of the
    refused ones only those that begin a dialog: it must stay as long as its first message can be retried."""
    jobs = c.execute(
        "SELECT author_id, command, created_at, state FROM outbox WHERE lane = ? AND conflict IS NULL ORDER BY sequence",
        (lane,),
    ).fetchall()
    for author, command, at, state in jobs:
        decoded = stored.command(command)
        if state != MessageState.FAILED or isinstance(decoded, commands.StartDialog):
            yield author, decoded, at
