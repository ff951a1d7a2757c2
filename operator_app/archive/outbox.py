"""Commands on their way to the backend: durable jobs, in order within their lane, and their effect on what is shown."""

import sqlite3
from collections.abc import Sequence

from operator_app.archive.touched import Touched
from operator_app.domain.changes import Change
from operator_app.domain.commands import Command
from operator_app.domain.messages import File, MessageState
from operator_app.domain.problems import RefusalReason
from operator_app.domain.value import ClientId, Milliseconds, OperatorId, Value


class Job(Value):
    """One command on its way. ``uploaded`` are those of its files that the backend has stored, in order."""

    client_id: ClientId
    command: Command
    lane: str
    state: MessageState
    attempts: int
    uploaded: tuple[File, ...] = ()


def add(c: sqlite3.Connection, client_id: ClientId, command: Command, me: OperatorId, now: Milliseconds) -> Touched:
    """Make a job, with its message if it is one, its effect, and the draft it came from cleared."""
    raise NotImplementedError


def due(c: sqlite3.Connection, busy: frozenset[str]) -> tuple[Job, ...]:
    """The oldest unfinished job of each lane that is not busy, oldest first."""
    raise NotImplementedError


def get(c: sqlite3.Connection, client_id: ClientId) -> Job | None:
    raise NotImplementedError


def set_state(c: sqlite3.Connection, client_id: ClientId, state: MessageState) -> Touched:
    """Where a job stands; going to SENDING counts as an attempt. A job that is gone is left alone."""
    raise NotImplementedError


def put_uploaded(c: sqlite3.Connection, client_id: ClientId, files: Sequence[File]) -> None:
    raise NotImplementedError


def confirm(c: sqlite3.Connection, client_id: ClientId, change: Change, me: OperatorId) -> Touched:
    """The backend did it: the job is gone, what it changed is confirmed. May come before or after the echo."""
    raise NotImplementedError


def refuse(c: sqlite3.Connection, client_id: ClientId, reason: RefusalReason, me: OperatorId) -> Touched:
    """The backend said no: a message stays as FAILED, another command's effect is undone."""
    raise NotImplementedError


def retry(c: sqlite3.Connection, client_id: ClientId) -> Touched:
    """Send a failed message again."""
    raise NotImplementedError


def discard(c: sqlite3.Connection, client_id: ClientId, me: OperatorId) -> Touched:
    """Take a failed message out of the feed and the outbox."""
    raise NotImplementedError


def recover(c: sqlite3.Connection) -> None:
    """After a start: what was being sent when the app ended has an unknown outcome."""
    raise NotImplementedError


def count(c: sqlite3.Connection) -> int:
    """Jobs that still have to leave."""
    raise NotImplementedError
