"""The whole product on a virtual screen, measured from outside: start, news, answers, memory. Prints JSON.

Start is measured on a generated archive without a network; news and answers with the embedded backend and a visitor who
speaks the site's protocol. ``ms`` figures are on the system's monotonic clock, taken by the app (``--trace``) and by this
process. Run on a quiet machine: ``./dev bench window [--starts N] [--news N] [--answers N] [--dialogs N] [--messages N]``.
"""

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from operator_app.domain.accounts import Account, BackendKind
from operator_app.domain.value import AccountId, OperatorId
from operator_app.engine.accounts import AccountsFile
from operator_app.settings.profile import Profile
from tests.benchmarks.archive_data import fill
from tests.e2e.app import App
from tests.e2e.desktop import Desktop
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until

IDLE_SECONDS = 10


class Trace:
    """The app's marks, read while it runs."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def marks(self) -> list[dict[str, Any]]:
        if not self.file.exists():
            return []
        return [json.loads(line) for line in self.file.read_text(encoding="utf-8").splitlines() if line.endswith("}")]

    def wait(self, found: Callable[[list[dict[str, Any]]], int | None], what: str, seconds: float = 30.0) -> int:
        """Nanoseconds of the mark that ``found`` picks."""
        return wait_until(lambda: found(self.marks()), what, seconds) or 0


def painted_message(position: int) -> Callable[[list[dict[str, Any]]], int | None]:
    """The paint that showed the message with this position in the log, or a later one."""
    return lambda marks: next(
        (m["ns"] for m in marks if m["name"] == "message painted" and m.get("number", 0) >= position), None
    )


def first(name: str, after_ns: int = 0) -> Callable[[list[dict[str, Any]]], int | None]:
    return lambda marks: next((mark["ns"] for mark in marks if mark["name"] == name and mark["ns"] > after_ns), None)


def report(name: str, ms: Sequence[float], **more: object) -> dict[str, object]:
    ordered = sorted(ms)
    return {
        "name": name,
        "n": len(ordered),
        "median_ms": round(statistics.median(ordered), 1),
        "p95_ms": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 1),
        **more,
    }


def memory_of(pid: int) -> dict[str, float]:
    """Resident and proportional set size in MB, and what of the latter is no file's (proc_pid_smaps(5))."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.endswith("kB")}
    names = {"rss_mb": "Rss", "pss_mb": "Pss", "anonymous_mb": "Pss_Anon"}
    return {name: round(kilobytes[field] / 1024, 1) for name, field in names.items()}


def processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def running(app: App, *arguments: str) -> Iterator[None]:
    app.start("--language", "en", *arguments)
    try:
        yield
    finally:
        app.stop()


def start_times(
    desktop: Desktop, folder: Path, starts: int, dialogs: int, messages: int
) -> Iterator[dict[str, object]]:
    profile = Profile(folder / "filled")
    profile.prepare()
    account = Account(
        id=AccountId("bench"),
        kind=BackendKind.OWN,
        address="http://127.0.0.1:9",  # the discard port: nothing answers, the archive does
        title="Bench",
        operator_id=OperatorId("operator-0"),
        operator_name="Nina",
    )
    AccountsFile(profile.accounts_file, lambda: 0).put(account)
    fill(profile.account(account.id), dialogs, messages)
    size = sum(file.stat().st_size for file in profile.account(account.id).glob("archive.db*")) / 1e6
    app = App(desktop, profile, name="bench")
    times, resident = [], []
    for number in range(starts + 1):
        trace = Trace(folder / f"start-{number}.trace")
        began = time.monotonic_ns()
        with running(app, "--trace", str(trace.file)):
            painted = trace.wait(first("list painted"), "the list", 60)
            if number:  # the first one only warms the disk's cache
                times.append((painted - began) / 1e6)
            if number == starts:
                time.sleep(IDLE_SECONDS)
                before = processor_seconds(app.pid)
                time.sleep(IDLE_SECONDS)
                resident.append(
                    {
                        **memory_of(app.pid),
                        "idle_cpu_percent": round((processor_seconds(app.pid) - before) * 100 / IDLE_SECONDS, 2),
                    }
                )
    yield report(
        "process start → first painted list", times, dialogs=dialogs, messages=messages, archive_mb=round(size, 1)
    )
    yield {"name": "memory and processor while idle, without a network", **resident[0]}


def life_times(desktop: Desktop, folder: Path, news: int, answers: int) -> Iterator[dict[str, object]]:
    profile = Profile(folder / "live")
    profile.prepare()
    app, trace, reader = App(desktop, profile, name="live"), Trace(folder / "live.trace"), ScreenReader(desktop)
    with running(app, "--trace", str(trace.file)):
        app.wait_shown(reader, "Sign in")
        reader.click(reader.find("push button", "^Start here"))
        shop = reader.text(reader.find("text", "Address of the try-out page", seconds=60))
        reader.click(reader.find("push button", "To the dialogs"))
        visitor = SiteVisitor(shop.removesuffix("/shop"))
        visitor.write("hello")
        reader.click(reader.find("list item", "hello"))
        reader.click(reader.find("text", "^Reply"))
        reader.close()
        yield report("message accepted → painted in the open dialog", list(news_times(visitor, trace, news)))
        yield report("Enter → bubble painted", list(answer_times(desktop, trace, answers)))
        time.sleep(IDLE_SECONDS)
        before = processor_seconds(app.pid)
        time.sleep(IDLE_SECONDS)
        yield {
            "name": "memory and processor while idle, connected",
            **memory_of(app.pid),
            "idle_cpu_percent": round((processor_seconds(app.pid) - before) * 100 / IDLE_SECONDS, 2),
        }


_PATIENCE = 30.0


class SiteVisitor:
    """Writes as the site's chat does."""

    def __init__(self, address: str) -> None:
        page = httpx.get(f"{address}/shop", timeout=_PATIENCE).text
        site_key = page.partition('data-site="')[2].partition('"')[0]
        self._http = httpx.Client(base_url=address, timeout=_PATIENCE)
        session = self._http.post("/site/v1/sessions", json={"site_key": site_key}).raise_for_status().json()
        self._http.headers["Authorization"] = f"Bearer {session['token']}"

    def write(self, text: str) -> int:
        """The message's number in the log."""
        written = self._http.put(f"/site/v1/messages/{uuid.uuid4()}", json={"text": text}).raise_for_status()
        return int(written.json()["number"])


def news_times(visitor: SiteVisitor, trace: Trace, count: int) -> Iterator[float]:
    """From just before the visitor's request leaves, so the server's work and its fsync are in it."""
    for number in range(count):
        time.sleep(3.1 if number % 19 == 18 else 0.2)  # the server takes 20 messages a minute at most in a burst
        began = time.monotonic_ns()
        position = visitor.write(f"question {number}")
        painted = trace.wait(painted_message(position), "the message")
        yield (painted - began) / 1e6


def answer_times(desktop: Desktop, trace: Trace, count: int) -> Iterator[float]:
    for number in range(count):
        desktop.do("xdotool", "type", "--delay", "15", "--", f"answer {number}")
        time.sleep(0.4)
        before = time.monotonic_ns()
        desktop.do("xdotool", "key", "ctrl+Return")
        pressed = trace.wait(first("enter", before), "the key")
        painted = trace.wait(first("feed painted", pressed), "the bubble")
        yield (painted - pressed) / 1e6


def machine() -> dict[str, object]:
    return {
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "load_average": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
    }


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev bench window", description=__doc__)
    parser.add_argument("--starts", type=int, default=10)
    parser.add_argument("--news", type=int, default=18)
    parser.add_argument("--answers", type=int, default=20)
    parser.add_argument("--dialogs", type=int, default=2_000)
    parser.add_argument("--messages", type=int, default=100_000)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name, Desktop() as desktop:
        folder = Path(name)
        results = [
            *start_times(desktop, folder, asked.starts, asked.dialogs, asked.messages),
            *life_times(desktop, folder, asked.news, asked.answers),
        ]
    print(json.dumps({"machine": machine(), "results": results}, indent=2, ensure_ascii=False))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
