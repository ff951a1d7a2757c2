"""Compares three views after a story: what people did, what the backend holds, what each archive holds."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from operator_app.archive import stored
from operator_app.domain import commands
from operator_app.domain.commands import lane
from operator_app.engine import requests
from tests.doubles.faulty_proxy import FaultyProxy
from tests.faults.client_process import Client
from tests.faults.deeds import Deed, Deeds
from tests.faults.scene import Scene, reading

REFUSABLE = commands.SnoozeDialog | commands.RemoveSavedReply
"""May be refused for what others did meanwhile (a closed dialog is not snoozed): then the operator is told."""


class Judge:
    """``complaints`` is empty when everything agrees."""

    def __init__(self, scene: Scene, deeds: Deeds) -> None:
        self._scene = scene
        self._deeds = deeds
        self._workspace = scene.cast.workspace_id
        with reading(scene.backend.database) as database:
            self._applied = {
                (row[0], row[1]): row[2]
                for row in self._rows(database, "applied_commands", "actor_id, client_id, number")
            }
            self._messages = self._rows(
                database, "messages", "id, dialog_id, number, kind, author_id, text, client_id, user_id", "number, id"
            )
            self._dialogs = _by_id(self._rows(database, "dialogs", _DIALOG))
            self._users = _by_id(self._rows(database, "users", "id, name, email, phone, blocked"))
            self._marks = {
                (row[0], row[1]): row[2:]
                for row in self._rows(database, "marks", "operator_id, dialog_id, read_number, muted")
            }
            self._replies = self._rows(database, "saved_replies", "id, name, text, owner_id, removed")
            self._log = self._rows(database, "changes", "number, at", "number")

    def _rows(self, database: sqlite3.Connection, table: str, columns: str, order: str = "1") -> list[Any]:
        query = f"SELECT {columns} FROM {table} WHERE workspace_id = ? ORDER BY {order}"  # noqa: S608 - names of this file
        return database.execute(query, (self._workspace,)).fetchall()

    def complaints(self) -> list[str]:
        found = [*self._of_deeds(), *self._of_order(), *self._of_visitors(), *self._of_log(), *self._of_claims()]
        for number, client in enumerate(self._scene.clients):
            found += [f"operator {number}: {words}" for words in self._of_archive(number, client)]
            found += [f"operator {number}: {words}" for words in client.differences()]
            found += [f"operator {number}: {words}" for words in _of_requests(self._scene.networks[number])]
        return found

    def complaints_of_lists(self) -> list[str]:
        """What the lists show wrongly as long as nobody opens a dialog, which would bring its newest state."""
        found = []
        for number, client in enumerate(self._scene.clients):
            with reading(client.archive) as archive:
                rows = archive.execute(_DIALOG_ROWS).fetchall()
            found += [f"operator {number}, unopened: {words}" for row in rows for words in self._of_dialog(*row)]
        return found

    # ------------------------------------------------------------------------------ deeds against the backend

    def _of_deeds(self) -> Iterator[str]:
        told = Counter(row[5] for row in self._messages)
        for deed in self._deeds.all:
            if deed.text:
                yield from self._of_text(deed, told[deed.text])
            elif deed.client_id is not None and self._number(deed) is None and not self._was_refused(deed):
                yield f"lost: {deed.command}"
        for visitor in self._scene.visitors:
            for text in visitor.written:
                if told[text] != 1:
                    yield f"a visitor's message is there {told[text]} times: {text}"

    def _of_text(self, deed: Deed, times: int) -> Iterator[str]:
        if times > 1:
            yield f"doubled: {deed.text} is there {times} times"
        elif deed.taken_back and times:
            yield f"taken back, yet sent: {deed.text}"
        elif deed.client_id is not None and not deed.taken_back and not times:
            yield f"lost: {deed.text}"

    def _of_order(self) -> Iterator[str]:
        """Within a lane an operator's commands took effect in the order he gave them, but those he was asked about."""
        newest: dict[tuple[int, str], tuple[int, Deed]] = {}
        for deed in self._deeds.all:
            number = self._number(deed)
            if number is None or deed.client_id in self._scene.decided:
                continue
            where = (deed.operator, lane(deed.command))
            if where in newest and number < newest[where][0]:
                yield f"out of order: {deed.command} before {newest[where][1].command}"
            newest[where] = (number, deed)
        for visitor in self._scene.visitors:
            order = [row[5] for row in self._messages if row[5] in set(visitor.written)]
            if order != visitor.written:
                yield f"a visitor's messages are out of order: {order}, written {visitor.written}"

    def _number(self, deed: Deed) -> int | None:
        actor = self._scene.cast.operators[deed.operator].id
        return None if deed.client_id is None else self._applied.get((actor, deed.client_id))

    def _was_refused(self, deed: Deed) -> bool:
        client = self._scene.clients[deed.operator]
        return isinstance(deed.command, REFUSABLE) and (deed.command in client.refused or client.lives > 1)

    # -------------------------------------------------------------------------------------------- visitors

    def _of_visitors(self) -> Iterator[str]:
        for person, visitor in zip(self._scene.cast.visitors, self._scene.visitors, strict=True):
            wanted = [row[0] for row in self._messages if row[7] == person.id and row[3] in {"user", "operator"}]
            if [message.id for message in visitor.shown()] != wanted:
                yield f"{person.name} sees something else than the backend holds"
            if visitor.follows and [message.id for message in visitor.heard] != wanted:
                yield f"{person.name}'s stream told {[message.id for message in visitor.heard]}, there are {wanted}"

    def _of_log(self) -> Iterator[str]:
        numbers = [row[0] for row in self._log]
        if numbers and numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            yield "the backend's log has a gap"
        if numbers and numbers[-1] != self._scene.newest_number():
            yield "the backend's log does not reach its last number"

    def _of_claims(self) -> Iterator[str]:
        if self._deeds.server_clock_set:
            return
        for claim in self._deeds.claims:
            missing = [row for row in self._log if row[0] > claim.number and row[1] < claim.complete_up_to]
            if missing:
                yield (
                    f"operator {claim.operator} was told 'complete up to {claim.complete_up_to}' with number"
                    f" {claim.number}, but {missing[0]} was older"
                )

    # -------------------------------------------------------------------------------------------- archives

    def _of_archive(self, operator: int, client: Client) -> Iterator[str]:
        me = self._scene.cast.operators[operator].id
        badge = client.ask(requests.ListDialogs(filter=_ALL)).unread_count
        with reading(client.archive) as archive:
            yield from self._of_messages(archive)
            yield from self._of_dialogs(archive)
            yield from self._of_marks(archive, me, badge)
            yield from self._of_people(archive, me)
            yield from self._of_drafts(archive, operator)
            left = archive.execute("SELECT count(*) FROM outbox").fetchone()[0]
            if left:
                yield f"{left} jobs are left in the outbox"

    def _of_messages(self, archive: sqlite3.Connection) -> Iterator[str]:
        found = archive.execute(
            "SELECT id, dialog_id, position, kind, author_id, text, client_id FROM messages WHERE position IS NOT NULL"
        )
        here = {row[0]: row for row in found}
        there = {row[0]: row[:7] for row in self._messages}
        for unsent in archive.execute("SELECT text FROM messages WHERE position IS NULL"):
            yield f"a message still looks unsent: {unsent[0]}"
        for message_id in there.keys() - here.keys():
            yield f"the archive lacks {there[message_id]}"
        for message_id in here.keys() - there.keys():
            yield f"only the archive has {here[message_id]}"
        for message_id in here.keys() & there.keys():
            mine, theirs = here[message_id], there[message_id]
            if mine[:6] != theirs[:6] or (mine[6] or theirs[6]) != theirs[6]:
                yield f"a message differs: here {mine}, there {theirs}"

    def _of_dialogs(self, archive: sqlite3.Connection) -> Iterator[str]:
        found = archive.execute(_DIALOG_ROWS).fetchall()
        for row in found:
            yield from self._of_dialog(*row)
        for dialog_id in self._dialogs.keys() - {row[0] for row in found}:
            yield f"the archive lacks dialog {dialog_id}"

    def _of_dialog(self, dialog_id: str, effective: bytes, confirmed: bytes | None, listed: int) -> Iterator[str]:
        if dialog_id not in self._dialogs:
            yield f"only the archive has dialog {dialog_id}"
            return
        if confirmed is None or stored.dialog(effective) != stored.dialog(confirmed):
            yield f"dialog {dialog_id} is shown as something the backend did not confirm"
        here = msgspec.to_builtins(stored.dialog(effective))
        there = dict(zip(_DIALOG.split(", "), self._dialogs[dialog_id], strict=True))
        for name, other in _SAME.items():
            if here[name] != _plain(there[other]):
                yield f"dialog {dialog_id}: {name} is {here[name]!r} here, {there[other]!r} there"
        if not listed:
            yield f"dialog {dialog_id} is in no list"

    def _of_marks(self, archive: sqlite3.Connection, me: str, badge: int) -> Iterator[str]:
        here = {row[0]: row[1:] for row in archive.execute("SELECT dialog_id, read_position, muted FROM marks")}
        unread = 0
        for dialog_id, row in self._dialogs.items():
            read, muted = self._marks.get((me, dialog_id), (0, 0))
            if here.get(dialog_id, (0, 0)) != (read, muted):
                yield f"mark of {dialog_id} is {here.get(dialog_id)} here, {(read, muted)} there"
            there = dict(zip(_DIALOG.split(", "), row, strict=True))
            last = _plain(there["last_message"])
            unread += there["state"] == "open" and last is not None and last["number"] > read and not muted
        if badge != unread:
            yield f"the badge says {badge}, unread are {unread}"

    def _of_people(self, archive: sqlite3.Connection, me: str) -> Iterator[str]:
        for user_id, effective in archive.execute("SELECT id, effective FROM users").fetchall():
            user = stored.user(effective)
            if (user.id, user.name, user.email, user.phone, int(user.blocked)) != tuple(self._users[user_id]):
                yield f"a user differs: {user}, there {self._users[user_id]}"
        here = {}
        for reply_id, effective in archive.execute("SELECT id, effective FROM saved_replies").fetchall():
            reply = stored.saved_reply(effective)
            if not reply.removed:
                here[reply_id] = (reply.name, reply.text)
        there = {row[0]: (row[1], row[2]) for row in self._replies if not row[4] and row[3] in {None, me}}
        if here != there:
            yield f"saved replies differ: {here}, there {there}"

    def _of_drafts(self, archive: sqlite3.Connection, operator: int) -> Iterator[str]:
        drafts = {(row[0], row[1]): row[2] for row in archive.execute("SELECT dialog_id, mode, text FROM drafts")}
        for (who, dialog_id, mode), text in self._deeds.typed.items():
            if who == operator and text not in drafts.get((dialog_id, mode), ""):
                yield f"a draft is lost: {text}; there is {drafts.get((dialog_id, mode))}"
        for (who, dialog_id, mode), texts in self._deeds.given_back.items():
            for text in texts:
                if who == operator and text not in drafts.get((dialog_id, mode), ""):
                    yield f"taken back and lost: {text}"


def _of_requests(network: FaultyProxy) -> Iterator[str]:
    """A command that may have arrived leaves again only when the backend said that it does not have it."""
    doubtful: set[bytes] = set()
    for exchange in network.exchanges:
        method, path = exchange.request.split(b" ")[:2]
        status = exchange.answer.partition(b" ")[2][:3]
        if not path.startswith(_COMMANDS):
            continue
        if method == b"GET" and status == b"404":
            doubtful.discard(path)
        elif method == b"PUT":
            if path in doubtful:
                yield f"sent again without looking: {path.decode()}"
            if not status.startswith(b"4"):
                doubtful.add(path)


_COMMANDS = b"/api/v1/commands/"
_ALL = requests.DialogFilter()
_DIALOG_ROWS = "SELECT id, effective, confirmed, listed FROM dialogs"
_DIALOG = (
    "id, user_id, state, created_at, assignee_id, tags, snoozed_until, closed_at, closed_by, last_message, "
    "message_count, waiting_since, unanswered, user_read_number"
)
_SAME = {
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
}


def _by_id(rows: list[Any]) -> dict[str, Any]:
    return {row[0]: row for row in rows}


def _plain(value: Any) -> Any:
    """JSON columns as values."""
    if isinstance(value, str) and value[:1] in {"[", "{"}:
        found = msgspec.json.decode(value)
        return tuple(found) if isinstance(found, list) else found
    return value
