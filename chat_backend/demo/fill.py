"""Writes a generated shop into a backend's SQLite file, in bulk: everything in one transaction, indexes at its end."""

import random
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

from chat_backend.demo import people
from chat_backend.demo.catalogue import Language
from chat_backend.demo.history import DAY, Past, past_of
from chat_backend.protocol import LAST_TEXT, LastMessage, MessageKind
from chat_backend.search_text import fold, searchable

_CHUNK: Final = 200
"""Users whose rows are gathered before they are written."""
_TALKERS: Final = 0.18
_MOST_OF_ONE: Final = 100_000
_encode = msgspec.json.encode


class Filled(Exception):
    """There is such data already."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    users: int
    events: int
    seed: int
    languages: tuple[Language, ...] = ("ru", "en")


@dataclass(frozen=True, kw_only=True)
class Made:
    users: int
    events: int
    dialogs: int
    messages: int
    seconds: float


def fill(database: Path, workspace_id: str, operator_ids: Sequence[str], wanted: Wanted, *, now: int) -> Made:
    """Add the shop to a workspace of a migrated database that no server has open. Raises ``Filled``."""
    began = time.perf_counter()
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -200000")
        connection.execute("BEGIN IMMEDIATE")
        try:
            counted = _Filling(connection, workspace_id, operator_ids, wanted, now).run()
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Made(seconds=time.perf_counter() - began, **counted)


def shares(rng: random.Random, users: int, events: int) -> list[int]:
    """How many events each user has: one very many, some many, most few, nobody none; together exactly ``events``."""
    if events < 2 * users:
        return [events // users + (number < events % users) for number in range(users)]
    first = min(_MOST_OF_ONE, events // 5) if users > 1 else events
    weights = [rng.lognormvariate(0, 1.3) for _ in range(users - 1)]
    rest, total = events - first - 2 * (users - 1), sum(weights) or 1.0
    parts = [2 + int(rest * weight / total) for weight in weights]
    return [events - sum(parts), *parts]


class _Filling:
    def __init__(
        self, connection: sqlite3.Connection, workspace_id: str, operator_ids: Sequence[str], wanted: Wanted, now: int
    ) -> None:
        self._connection = connection
        self._workspace_id = workspace_id
        self._operator_ids = operator_ids
        self._wanted = wanted
        self._now = now
        self._mark = f"demo{wanted.seed:x}u"
        self._number = 0
        self._segments_due_at: int | None = None
        self._counted = {"users": 0, "events": 0, "dialogs": 0, "messages": 0}

    def run(self) -> dict[str, int]:
        (self._number,) = self._connection.execute(
            "SELECT last_number FROM workspaces WHERE id = ?", (self._workspace_id,)
        ).fetchone()
        if self._connection.execute(
            "SELECT 1 FROM users WHERE workspace_id = ? AND id LIKE ? LIMIT 1", (self._workspace_id, f"{self._mark}%")
        ).fetchone():
            raise Filled(f"There is a shop of seed {self._wanted.seed} already.")
        (index,) = self._connection.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'events' AND sql IS NOT NULL"
        ).fetchone()
        self._connection.execute(f"DROP INDEX {index.split()[2]}")
        has_segments = self._connection.execute("SELECT 1 FROM segments LIMIT 1").fetchone() is not None
        self._segments_due_at = 0 if has_segments else None
        rng = random.Random(self._wanted.seed)  # noqa: S311 - a shop that never was needs no secrets
        counts = shares(rng, self._wanted.users, self._wanted.events)
        rows: dict[str, list[dict[str, Any]]] = {}
        for number, count in enumerate(counts):
            self._user(rng, number, count, rows)
            if number % _CHUNK == _CHUNK - 1:
                self._write(rows)
        self._write(rows)
        self._connection.execute(index)
        self._tags()
        self._close_log()
        return self._counted

    def _user(self, rng: random.Random, number: int, count: int, rows: dict[str, list[dict[str, Any]]]) -> None:
        someone = people.person(rng, number, self._mark, self._wanted.languages)
        past = past_of(rng, user_id=someone.id, language=someone.language, wanted=count, now=self._now)
        self._number += 1
        add = rows.setdefault("users", []).append
        add(self._user_row(someone, past))
        self._counted["users"] += 1
        self._counted["events"] += len(past.events)
        mine = {"workspace_id": self._workspace_id, "user_id": someone.id}
        rows.setdefault("visits", []).extend(
            {
                **mine,
                "id": visit.id,
                "started_at": visit.started_at,
                "ended_at": visit.ended_at,
                "source": visit.source,
                "referrer": visit.referrer,
                "utm": None if visit.utm is None else _json(visit.utm),
                "landing_page": visit.landing_page,
                "pages": visit.pages,
                "events": visit.events,
            }
            for visit in past.visits
        )
        rows.setdefault("events", []).extend(
            {
                **mine,
                "id": event.id,
                "visit_id": event.visit_id,
                "kind": event.kind,
                "name": event.name,
                "at": event.at,
                "props": _json(event.props) if event.props else "{}",
                "page": event.page,
                "page_title": event.page_title,
            }
            for event in past.events
        )
        rows.setdefault("event_tallies", []).extend(
            {**mine, "kind": kind, "name": name, "count": told[0], "first_at": told[1], "last_at": told[2]}
            for (kind, name), told in past.tallies.items()
        )
        rows.setdefault("orders", []).extend(
            {**mine, "id": order_id, "currency": "EUR", "total": cents, "paid": cents, "refunded": 0, "at": at}
            for order_id, cents, at in past.orders
        )
        if past.visits and rng.random() < _TALKERS:
            for turn in range(rng.choice((1, 1, 1, 2, 3))):
                self._talk(rng, someone, rng.choice(past.visits).started_at + 60_000, turn, rows)

    def _user_row(self, someone: people.Person, past: Past) -> dict[str, Any]:
        told = (someone.name, someone.email, someone.phone, someone.external_id)
        first = past.visits[0] if past.visits else None
        return {
            "workspace_id": self._workspace_id,
            "id": someone.id,
            "number": self._number,
            "created_at": first.started_at if first else self._now - DAY,
            "last_seen_at": past.visits[-1].ended_at if past.visits else self._now - DAY,
            "name": someone.name,
            "email": someone.email,
            "phone": someone.phone,
            "external_id": someone.external_id,
            "place": someone.place,
            "time_zone": someone.time_zone,
            "language": someone.language,
            "browser": someone.browser,
            "properties": _json(someone.properties),
            "segments": "[]",
            "blocked": 0,
            "filled_by_profile": "[]",
            "cart": _json(past.cart),
            "search_text": fold("\n".join(text for text in told if text)),
            "first_source": first.source if first else None,
            "segments_due_at": self._segments_due_at,
        }

    def _talk(
        self, rng: random.Random, someone: people.Person, began: int, turn: int, rows: dict[str, list[dict[str, Any]]]
    ) -> None:
        talk = people.talk(rng, someone.language, began, self._now)
        dialog_id = f"{someone.id}.d{turn}"
        assignee = rng.choice(self._operator_ids)
        answered = any(not by_user for by_user, _, _ in talk.entries)
        last: LastMessage | None = None
        unanswered, waiting_since = 0, None
        for by_user, text, at in talk.entries:
            self._number += 1
            author = someone.id if by_user else assignee
            kind: MessageKind = "user" if by_user else "operator"
            last = LastMessage(kind=kind, author_id=author, text=text[:LAST_TEXT], at=at, number=self._number)
            unanswered = unanswered + 1 if by_user else 0
            waiting_since = (waiting_since or at) if by_user else None
            rows.setdefault("messages", []).append(
                {
                    "workspace_id": self._workspace_id,
                    "id": f"{self._number:012x}0001{someone.id}",
                    "dialog_id": dialog_id,
                    "user_id": someone.id,
                    "number": self._number,
                    "kind": kind,
                    "author_id": author,
                    "text": text,
                    "at": at,
                    "files": "[]",
                    "mentions": "[]",
                    "folded": searchable(text, []),
                }
            )
        waits = not talk.closed
        self._counted["dialogs"] += 1
        self._counted["messages"] += len(talk.entries)
        rows.setdefault("dialogs", []).append(
            {
                "workspace_id": self._workspace_id,
                "id": dialog_id,
                "number": self._number,
                "user_id": someone.id,
                "state": "closed" if talk.closed else "open",
                "created_at": began,
                "assignee_id": assignee if answered else None,
                "tags": _json(talk.tags),
                "closed_at": talk.entries[-1][2] if talk.closed else None,
                "closed_by": assignee if talk.closed else None,
                "last_message": None if last is None else _json(last),
                "message_count": len(talk.entries),
                "waiting_since": waiting_since if waits else None,
                "unanswered": unanswered if waits else 0,
                "user_read_number": self._number,
                "activity_number": self._number,
                "operators_read_number": self._number if talk.closed else 0,
            }
        )

    def _tags(self) -> None:
        used = self._connection.execute(
            "SELECT DISTINCT value FROM dialogs, json_each(dialogs.tags) WHERE workspace_id = ?", (self._workspace_id,)
        ).fetchall()
        self._connection.executemany(
            "INSERT OR IGNORE INTO tags (workspace_id, name, number, removed) VALUES (?, ?, ?, 0)",
            [(self._workspace_id, name, self._number) for (name,) in used],
        )

    def _close_log(self) -> None:
        """The log does not tell of all this: clients that were there before take a new snapshot."""
        self._number += 1
        self._connection.execute("DELETE FROM changes WHERE workspace_id = ?", (self._workspace_id,))
        self._connection.execute(
            "UPDATE workspaces SET last_number = ? WHERE id = ?", (self._number, self._workspace_id)
        )

    def _write(self, rows: dict[str, list[dict[str, Any]]]) -> None:
        for table in ("users", "visits", "events", "event_tallies", "orders", "dialogs", "messages"):
            found = rows.pop(table, [])
            if found:
                columns = list(found[0])
                names = ", ".join(f'"{name}"' for name in columns)
                marks = ", ".join("?" * len(columns))
                self._connection.executemany(
                    f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608 - names of our own tables
                    [tuple(row.values()) for row in found],
                )


def _json(value: object) -> str:
    return _encode(value).decode()
