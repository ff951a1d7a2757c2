"""The detailed card of somebody with 100,000 events: opened, read to its end, filtered, saved. Prints JSON. ``./dev bench details``.

Asked as the window asks: an engine with its archive on one side, a server of its own process with a generated shop on
the other.
"""

import json
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from chat_backend.__main__ import main
from operator_app.domain.site_events import ExportFormat
from operator_app.domain.user_timeline import TimelineFilter, TimelinePage, TimelinePlace
from operator_app.domain.value import UserId
from operator_app.engine import requests
from tests.doubles.headless_client import HeadlessClient
from tests.e2e.own_server import ANNA, PASSWORD, furnish
from tests.servers import ServerProcess

USERS, EVENTS = 2_000, 500_000
PAGE = 100
"""Entries of a page, as the window asks for them."""
TIMES = 7


def timed(work: Callable[[], object], times: int = TIMES) -> float:
    """Milliseconds, the median of several."""
    took = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        took.append((time.perf_counter() - begin) * 1000)
    return round(statistics.median(took), 1)


def measure(client: HeadlessClient, user_id: UserId, target: Path) -> dict[str, float]:
    def page(chosen: TimelineFilter, before: TimelinePlace | None = None) -> TimelinePage:
        asked = requests.GetTimeline(user_id=user_id, chosen=chosen, before=before, limit=PAGE)
        return client.ask_account(asked)

    found: dict[str, float] = {
        "totals, ms": timed(lambda: client.ask_account(requests.GetUserTotals(user_id=user_id))),
    }
    for chosen in TimelineFilter:
        found[f"first page of {chosen}, ms"] = timed(lambda chosen=chosen: page(chosen))
    took: list[float] = []
    entries, place = 0, None
    while True:
        begin = time.perf_counter()
        told = page(TimelineFilter.EVERYTHING, place)
        took.append((time.perf_counter() - begin) * 1000)
        entries += len(told.entries)
        place = told.next
        if place is None:
            break
    found |= {
        "entries": entries,
        "pages": len(took),
        "a page to the end, ms p50": round(statistics.median(took), 1),
        "a page to the end, ms p95": round(statistics.quantiles(took, n=20)[-1], 1),
        "the last page, ms": round(took[-1], 1),
    }
    export = requests.ExportUser(user_id=user_id, form=ExportFormat.CSV, target=target)
    found["all of it as CSV, ms"] = timed(lambda: client.ask_account(export), times=1)
    return found


def busiest(database: Path) -> UserId:
    with closing(sqlite3.connect(database)) as connection:
        row = connection.execute(
            "SELECT user_id FROM events GROUP BY user_id ORDER BY count(*) DESC LIMIT 1"
        ).fetchone()
    return UserId(row[0])


def run() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "server"
        furnish(data)
        made = main(["demo-data", "--data", str(data), "--users", str(USERS), "--events", str(EVENTS)])
        if made != 0:
            raise SystemExit(made)
        user_id = busiest(data / "chat.sqlite3")
        with ServerProcess(data) as server, HeadlessClient(Path(folder) / "client") as client:
            client.sign_in(server.address, ANNA, PASSWORD)
            return measure(client, user_id, Path(folder) / "all.csv")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(), indent=2) + "\n")
