"""Prints how long the archive takes: `python -m tests.benchmarks.archive_times [dialogs] [messages]`. No test: times are read by people."""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from operator_app.archive import dialogs, drafts, messages, outbox
from operator_app.archive.database import Database
from operator_app.domain.commands import SendMessage
from operator_app.domain.dialogs import DialogState
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.lists import DialogFilter, DialogSort, Ownership
from operator_app.domain.value import ClientId
from tests.benchmarks.archive_data import ME, START, dialog_id, fill


async def main(dialog_count: int, message_count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started = time.perf_counter()
        fill(folder, dialog_count, message_count)
        print(f"filled in {time.perf_counter() - started:.1f} s, {(folder / 'archive.db').stat().st_size >> 20} MB")  # noqa: T201
        started = time.perf_counter()
        database = Database.open(folder)
        print(f"{'open the file':40} {(time.perf_counter() - started) * 1_000:8.2f} ms")  # noqa: T201
        await _measure(database, dialog_count)
        database.close()


async def _measure(database: Database, dialog_count: int) -> None:
    now = START
    closed = DialogFilter(state=DialogState.CLOSED)
    newest = DialogFilter(sort=DialogSort.NEWEST)
    mine = DialogFilter(state=DialogState.CLOSED, ownership=Ownership.MINE)
    tagged = DialogFilter(state=DialogState.CLOSED, tags=("vip", "опт"))
    forty = [dialog_id(number) for number in range(40)]
    for title, one in (
        ("list open, longest waiting", DialogFilter()),
        ("list open, newest", newest),
        ("list closed (19 of 20), longest waiting", closed),
        ("list closed, mine", mine),
        ("list closed, two tags", tagged),
    ):
        await _report(title, partial(_list, database, one, now))
    await _report("40 rows", lambda _: database.read(dialogs.rows, forty, ME))
    step = max(1, dialog_count // 211)
    await _report(
        "open a dialog, last 50",
        lambda n: database.read(messages.window, dialog_id(n * step % dialog_count), limit=50),
    )
    await _report(
        "open at first unread",
        lambda n: database.read(messages.opening, dialog_id(n * step % dialog_count), 0, 50),
    )
    await _report(
        "save a draft",
        lambda n: database.write(drafts.save, dialog_id(n), ComposerMode.REPLY, Draft(text="Добрый день"), now),
    )
    await _report(
        "send (message, job, effect, draft)",
        lambda n: database.write(outbox.add, ClientId(f"k{n}"), SendMessage(dialog_id=dialog_id(n), text="x"), ME, now),
    )


async def _list(database: Database, wanted: DialogFilter, now: int, _: int) -> object:
    return await database.read(dialogs.listing, wanted, ME, now)


async def _report(title: str, run: Callable[[int], Awaitable[object]], times: int = 101) -> None:
    taken = []
    for number in range(times):
        started = time.perf_counter()
        await run(number)
        taken.append((time.perf_counter() - started) * 1_000)
    taken.sort()
    print(f"{title:40} {statistics.median(taken):8.2f} ms   p99 {taken[-2]:8.2f}   worst {taken[-1]:8.2f}")  # noqa: T201


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    asyncio.run(main(*(given or [20_000, 1_000_000])))
