"""Thirty days of statistics from a database of a million messages. Prints JSON. ``./dev bench statistics [messages]``."""

import asyncio
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from chat_backend.database import schema
from chat_backend.database.connection import Database
from chat_backend.protocol import WorkingHours
from chat_backend.statistics import reading
from chat_backend.statistics.working_time import midnight

EACH = 10
"""Messages of one dialog."""
OPERATORS = 20
DAYS = 365
TIMES = 7
ZONE = ZoneInfo("Europe/Berlin")
LAST = date(2026, 11, 23)
WEEK = tuple(WorkingHours(day=day, begin=9 * 60, until=18 * 60) for day in range(5))
MINUTE = 60_000

Row = tuple[Any, ...]


def dialogs_of(count: int, chance: random.Random) -> Iterator[tuple[Row, Row, list[Row]]]:
    """Dialog, spell and messages, spread over a year."""
    begin = midnight(LAST - timedelta(days=DAYS), ZONE)
    for place in range(count):
        at = begin + int(chance.random() * DAYS * 24 * 60) * MINUTE
        who, took = f"o{chance.randrange(OPERATORS)}", chance.randrange(60)
        dialog_id, number = f"d{place:07}", place * EACH
        state = "open" if place % 50 == 0 else "closed"
        closed = None if state == "open" else at + 200 * MINUTE
        yield (
            ("w", dialog_id, number, "u", state, at, "[]", EACH, 0, 0),
            ("w", dialog_id, number, 1, at, at, at + took * MINUTE, who, closed, who if closed else None, "[]"),
            [
                (
                    "w",
                    f"{number + n:012x}",
                    dialog_id,
                    "u",
                    number + n,
                    "operator" if n % 2 else "user",
                    who if n % 2 else "u",
                    "a text of the usual length, as people write when they ask after an order of theirs",
                    at + (took + n) * MINUTE,
                    "[]",
                    "[]",
                )
                for n in range(EACH)
            ],
        )


def fill(path: Path, messages: int) -> None:
    c = sqlite3.connect(path)
    c.execute("PRAGMA synchronous = OFF")
    c.execute("INSERT INTO workspaces (id, number, name, site_key, file_limit, last_number) VALUES ('w',1,'w','k',1,1)")
    user = {row[1]: ("[]" if row[2] == "TEXT" else 0) for row in c.execute("PRAGMA table_info(users)") if row[3]}
    user |= {"workspace_id": "w", "id": "u"}
    c.execute(f"INSERT INTO users ({','.join(user)}) VALUES ({','.join('?' * len(user))})", tuple(user.values()))  # noqa: S608
    for dialog, spell, entries in dialogs_of(messages // EACH, random.Random(1)):
        c.execute(
            "INSERT INTO dialogs (workspace_id, id, number, user_id, state, created_at, tags, message_count, unanswered,"
            " user_read_number) VALUES (?,?,?,?,?,?,?,?,?,?)",
            dialog,
        )
        c.execute(
            "INSERT INTO spells (workspace_id, dialog_id, number, is_first, opened_at, wrote_at, answered_at,"
            " answered_by, closed_at, closed_by, snoozes) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            spell,
        )
        c.executemany(
            "INSERT INTO messages (workspace_id, id, dialog_id, user_id, number, kind, author_id, text, at, files,"
            " mentions) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            entries,
        )
    c.commit()
    c.close()


async def measure(messages: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chat.sqlite3"
        database = Database(f"sqlite+aiosqlite:///{path}")
        await schema.upgrade(database)
        fill(path, messages)
        found: dict[str, float] = {"messages": messages}
        for name, days, working in (
            ("30 days", 30, None),
            ("30 days, working hours", 30, (WEEK, ZONE)),
            ("a year", 364, None),
        ):
            took, worked = [], []
            for _ in range(TIMES):
                begin, work = time.perf_counter(), time.process_time()
                async with database.read() as connection:
                    first = LAST - timedelta(days=days - 1)
                    result = await reading.read(connection, "w", first, LAST, ZONE, working=working)
                took.append((time.perf_counter() - begin) * 1000)
                worked.append((time.process_time() - work) * 1000)
            found[f"{name}, ms"] = round(statistics.median(took), 1)
            found[f"{name}, ms of processor"] = round(statistics.median(worked), 1)
            found[f"{name}, closed"] = result.total.closed
        await database.close()
    return found


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    sys.stdout.write(json.dumps(asyncio.run(measure(size)), indent=2) + "\n")
