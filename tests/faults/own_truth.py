"""What our own backend's database holds."""

import sqlite3
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from tests.faults.deeds import Deed
from tests.faults.house import Cast

_DIALOG: Final = (
    "id, user_id, state, created_at, assignee_id, tags, snoozed_until, closed_at, closed_by, last_message, "
    "message_count, waiting_since, unanswered, user_read_number"
)
_SAME: Final = {
    "user_id": "user_id",
    "state": "state",
    "assignee_id": "assignee_id",
    "tags": "tags",
    "snoozed_until": "snoozed_until",
    "closed_at": "closed_at",
    "closed_by": "closed_by",
    "message_count": "message_count",
    "waiting_since": "waiting_since",
    "unanswered": "unanswered",
    "user_read_position": "user_read_number",
    "last_message": "last_message",
}


class OwnTruth:
    exact_to = 0

    def __init__(self, database: sqlite3.Connection, cast: Cast) -> None:
        self._cast = cast
        applied = self._rows(database, "applied_commands", "actor_id, client_id, number")
        self._applied = {(row[0], row[1]): row[2] for row in applied}
        told = self._rows(
            database, "messages", "id, dialog_id, number, kind, author_id, text, client_id, user_id", "number, id"
        )
        self._told = told
        self._client_ids = {row[0]: row[6] for row in told}
        self.messages = [tuple(row[:6]) for row in told]
        self.dialogs = {row[0]: _dialog(row) for row in self._rows(database, "dialogs", _DIALOG)}
        self.users = {row[0]: tuple(row) for row in self._rows(database, "users", "id, name, email, phone, blocked")}
        marks = self._rows(database, "marks", "operator_id, dialog_id, read_number, muted")
        self._marks = {(row[0], row[1]): (row[2], row[3]) for row in marks}
        self._replies = self._rows(database, "saved_replies", "id, name, text, owner_id, removed")
        self.log = self._rows(database, "changes", "number, at", "number")
        (self._last,) = database.execute(
            "SELECT last_number FROM workspaces WHERE id = ?", (cast.workspace_id,)
        ).fetchone()

    def _rows(self, database: sqlite3.Connection, table: str, columns: str, order: str = "1") -> list[Any]:
        query = f"SELECT {columns} FROM {table} WHERE workspace_id = ? ORDER BY {order}"  # noqa: S608 - names of this file
        return database.execute(query, (self._cast.workspace_id,)).fetchall()

    def flaws(self) -> Iterator[str]:
        numbers = [row[0] for row in self.log]
        if numbers and numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            yield "the backend's log has a gap"
        if numbers and numbers[-1] != self._last:
            yield "the backend's log does not reach its last number"

    def heard_by(self, user_id: str) -> list[str]:
        return [row[0] for row in self._told if row[7] == user_id and row[3] in {"user", "operator"}]

    def number(self, deed: Deed) -> int | None:
        actor = self._cast.operators[deed.operator].id
        return None if deed.client_id is None else self._applied.get((actor, deed.client_id))

    def has(self, deed: Deed) -> bool:
        return self.number(deed) is not None

    def is_from(self, message_id: str, client_id: str) -> bool:
        return bool(self._client_ids[message_id] == client_id)

    def marks(self, operator_id: str) -> dict[str, tuple[int, int]] | None:
        found = {key[1]: mark for key, mark in self._marks.items() if key[0] == operator_id}
        return {dialog_id: found.get(dialog_id, (0, 0)) for dialog_id in self.dialogs}

    def replies(self, operator: int, operator_id: str) -> dict[str, tuple[str, str]] | None:
        return {row[0]: (row[1], row[2]) for row in self._replies if not row[4] and row[3] in {None, operator_id}}


def _dialog(row: Any) -> dict[str, Any]:
    there = dict(zip(_DIALOG.split(", "), row, strict=True))
    made = {name: _plain(there[other]) for name, other in _SAME.items()}
    last = made.pop("last_message")
    return {**made, "last_position": 0 if last is None else last["number"]}


def _plain(value: Any) -> Any:
    """JSON columns as values."""
    if isinstance(value, str) and value[:1] in {"[", "{"}:
        found = msgspec.json.decode(value)
        return tuple(found) if isinstance(found, list) else found
    return value
