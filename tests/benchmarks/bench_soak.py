"""Hours of use in minutes: the real window on a virtual screen is worked with all the time. Prints JSON.

Visitors write without a pause; the operator reads, answers, notes, closes, takes back, scrolls, looks at the history and
the settings. Good is: memory after the warm-up (the first third) grows by less than 5 %, and no loop was blocked for
longer than the watchdog allows. What a thread waited for a processor is not the app's doing and is taken off; the load is
told. Memory is what is no file's: of the files that are mapped, Qt's libraries above all, the app's share falls and rises
by tens of megabytes with every other program that begins or ends to use them.
Run on a quiet machine: ``./dev bench soak [--minutes 30]``.
"""

import argparse
import json
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from operator_app.diagnostics.stalls import LIMIT_SECONDS
from operator_app.settings.profile import Profile
from tests.benchmarks.bench_window import SiteVisitor, machine, memory_of
from tests.e2e.app import App
from tests.e2e.desktop import Desktop
from tests.e2e.screen_reader import ScreenReader

WARM_UP = 1 / 3
MOST_GROWTH = 5.0
"""Per cent."""
SAMPLE_SECONDS = 10
MOST_OF_A_STALL = 400
"""Characters of its line: the innermost frames are at the end."""
VISITORS = 4
_MESSAGE_SECONDS = 3.2
"""Each visitor may write 20 messages a minute."""


@dataclass
class Seen:
    """What the run was like."""

    memory: list[tuple[float, float]] = field(default_factory=list)
    """(seconds since the beginning, MB of memory that is no file's)."""
    with_files: list[float] = field(default_factory=list)
    """PSS at the same moments, in MB."""
    turns: int = 0
    written: int = 0
    loads: list[float] = field(default_factory=list)


class Operator:
    """Works by the keyboard only; every turn ends where any other may begin."""

    def __init__(self, desktop: Desktop, chance: random.Random) -> None:
        self._desktop = desktop
        self._chance = chance
        self._answers = 0

    def turn(self) -> None:
        doings: Sequence[Callable[[], None]] = (
            self.next_dialog,
            self.next_dialog,
            self.answer,
            self.answer,
            self.note,
            self.close_and_undo,
            self.scroll,
            self.history,
            self.settings,
            self.saved_replies,
        )
        self._chance.choice(doings)()

    def keys(self, *names: str) -> None:
        for name in names:
            self._desktop.do("xdotool", "key", name)
            time.sleep(0.08)

    def type(self, text: str) -> None:
        self._desktop.do("xdotool", "type", "--delay", "12", "--", text)
        time.sleep(0.2)

    def next_dialog(self) -> None:
        self.keys("Escape", "j" if self._chance.random() < 0.6 else "k")

    def answer(self) -> None:
        self._answers += 1
        self.keys("Escape", "r")
        self.type(f"answer {self._answers}")
        self.keys("ctrl+Return", "Escape")

    def note(self) -> None:
        self.keys("Escape", "n")
        self.type("seen by me")
        self.keys("ctrl+Return", "Escape")

    def close_and_undo(self) -> None:
        self.keys("Escape", "e", "z")

    def scroll(self) -> None:
        self.keys("F6", "Home", "End", "Escape")

    def history(self) -> None:
        self.keys("Escape", "h", "Home", "End", "h")

    def settings(self) -> None:
        self.keys("ctrl+comma")
        time.sleep(0.3)
        self.keys("Escape")

    def saved_replies(self) -> None:
        self.keys("Escape", "slash", "Escape", "Escape")


def work(desktop: Desktop, folder: Path, minutes: float) -> tuple[Seen, tuple[list[str], list[str]], dict[str, object]]:
    profile = Profile(folder / "soak")
    profile.prepare()
    app, reader = App(desktop, profile, name="soak"), ScreenReader(desktop)
    app.start("--language", "en")
    try:
        app.wait_shown(reader, "Sign in", seconds=60)
        reader.click(reader.find("push button", "^Start here"))
        shop = reader.text(reader.find("text", "Address of the try-out page", seconds=60))
        reader.click(reader.find("push button", "To the dialogs"))
        visitors = [SiteVisitor(shop.removesuffix("/shop")) for _ in range(VISITORS)]
        for visitor in visitors:
            visitor.write("hello")
        reader.click(reader.find("list item", "hello"))
        reader.close()
        seen = _keep_working(desktop, app, visitors, minutes * 60)
        last = memory_of(app.pid)
    except BaseException:
        sys.stderr.write(f"what the app printed:\n{app.output()}\n")
        app.kill9()
        raise
    in_order = _ends(app)
    more = {"memory_at_the_end": last, "messages_stored": stored(profile), "ended_in_order": in_order}
    return seen, stalls(profile), more


def _ends(app: App) -> bool:
    """Whether it ended in order; if not, what was measured is told all the same."""
    try:
        app.stop()
    except AssertionError:
        return False
    return True


def _keep_working(desktop: Desktop, app: App, visitors: Sequence[SiteVisitor], seconds: float) -> Seen:
    seen, operator = Seen(), Operator(desktop, random.Random(1))
    begun = time.monotonic()
    next_message, next_sample = 0.0, 0.0
    while (passed := time.monotonic() - begun) < seconds:
        if passed >= next_message:
            next_message = passed + _MESSAGE_SECONDS / len(visitors)
            visitors[seen.written % len(visitors)].write(f"question {seen.written} " + "word " * (seen.written % 40))
            seen.written += 1
        if passed >= next_sample:
            next_sample = passed + SAMPLE_SECONDS
            memory = memory_of(app.pid)
            seen.memory.append((passed, memory["anonymous_mb"]))
            seen.with_files.append(memory["pss_mb"])
            seen.loads.append(os.getloadavg()[0])
        operator.turn()
        seen.turns += 1
    return seen


def stored(profile: Profile) -> dict[str, int]:
    """What all the typing came to, as the backend has it."""
    with closing(sqlite3.connect(profile.embedded_backend / "chat.sqlite3")) as database:
        return dict(database.execute("SELECT kind, count(*) FROM messages GROUP BY kind").fetchall())


def stalls(profile: Profile) -> tuple[list[str], list[str]]:
    """Where the app's own watchdog saw a loop blocked; and which of it the app is to blame for: by its end the thread
    had been blocked for longer than the limit even without the time it waited for a processor."""
    every, ours = [], []
    blocked: dict[str, str] = {}
    for log in sorted(profile.logs.glob("*.jsonl*")):
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            if '"loop blocked"' in line:
                every.append(line[-MOST_OF_A_STALL:])
                blocked[json.loads(line)["loop"]] = line[-MOST_OF_A_STALL:]
            elif '"loop goes on"' in line:
                told = json.loads(line)
                begun = blocked.pop(told["loop"], "")
                if told["seconds"] - told.get("waited_for_processor", 0.0) > LIMIT_SECONDS:
                    waited = told.get("waited_for_processor")
                    ours.append(f"{told['seconds']} s, of it {waited} s without a processor: {begun}")
    return every, [*ours, *blocked.values()]


def growth(memory: Sequence[tuple[float, float]], seconds: float) -> dict[str, float]:
    """From the beginning of the time after the warm-up to its end, by the line that fits best."""
    after = [(at, size) for at, size in memory if at >= seconds * WARM_UP]
    slope, start = statistics.linear_regression(*zip(*after, strict=True))
    first, last = (start + slope * at for at in (after[0][0], after[-1][0]))
    return {
        "after_warm_up_mb": round(first, 1),
        "at_the_end_mb": round(last, 1),
        "growth_percent": round((last - first) * 100 / first, 2),
    }


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev bench soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--keep", type=Path, help="an empty folder in which profile and logs stay")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name, Desktop() as desktop:
        seen, (blocked, ours), more = work(desktop, asked.keep or Path(name), asked.minutes)
    grown = growth(seen.memory, asked.minutes * 60)
    good = grown["growth_percent"] < MOST_GROWTH and not ours and bool(more["ended_in_order"])
    result = {
        "name": "worked with all the time",
        "minutes": asked.minutes,
        "turns": seen.turns,
        "messages_of_visitors": seen.written,
        **grown,
        **more,
        "stalls": len(blocked),
        "stalls_not_of_a_busy_machine": len(ours),
        "stalled_in": ours,
        "load_average": round(statistics.mean(seen.loads), 1),
        "mb_every_minute": [size for _, size in seen.memory[:: 60 // SAMPLE_SECONDS]],
        "pss_mb_every_minute": seen.with_files[:: 60 // SAMPLE_SECONDS],
        "good": good,
    }
    print(json.dumps({"machine": machine(), "results": [result]}, indent=2, ensure_ascii=False))  # noqa: T201
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
