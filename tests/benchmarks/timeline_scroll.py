"""How long the feed takes to paint a frame while one scrolls through 100,000 messages. Prints JSON.

``frame_ms`` is a notch of the wheel, ``full_frame_ms`` the whole view painted anew. Times are of the processor and not of the clock, so that other work on the machine does not count. A page is the join
of 50 more messages; the frame that asks for it is counted without it.

Run: QT_QPA_PLATFORM=offscreen python tests/benchmarks/timeline_scroll.py [messages]
"""

import json
import os
import random
import sys
import time
from datetime import UTC
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from msgspec.structs import replace
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from operator_app.domain.messages import Message, MessageKind, MessageWindow
from operator_app.engine.requests import OpenedDialog
from tests.sample_dialogs import ANTON, MARIA_DIALOG, NINA, NOW, ROWS
from tests.sample_feed import said
from ui.conversation.timeline.timeline import Timeline
from ui.theme.theme import Appearance, Theme

WORDS = [
    "чек",
    "оплата",
    "заказ",
    "доставка",
    "order",
    "invoice",
    "please",
    "завтра",
    "сегодня",
    "👍",
    "№4821",
    "https://example.com/a",
]
KINDS = [(MessageKind.USER, "user-maria"), (MessageKind.OPERATOR, ANTON.id), (MessageKind.NOTE, NINA.id)]
PAGE = 50
STEP = 90
"""Pixels of a notch of the wheel."""


class History:
    """A dialog of any length, made as it is asked for."""

    def __init__(self, length: int) -> None:
        self._length = length

    def message(self, number: int) -> Message:
        chance = random.Random(number)
        kind, author = chance.choices(KINDS, (6, 5, 1))[0]
        text = " ".join(chance.choice(WORDS) for _ in range(chance.randint(2, 60)))
        return replace(said(number, text, "00:00", kind=kind, author=author), at=NOW - (self._length - number) * 60_000)

    def before(self, position: int) -> MessageWindow:
        first = max(position - PAGE, 1)
        messages = tuple(self.message(number) for number in range(first, position))
        return MessageWindow(messages=messages, has_older=first > 1, has_newer=position <= self._length)


def main() -> None:
    length = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    application = QApplication([])
    theme = Theme(application, appearance=Appearance.LIGHT)
    theme.install()
    history = History(length)
    timeline = Timeline(theme, zone=UTC, now=lambda: NOW)
    timeline.set_people(ANTON.id, (ANTON, NINA))
    timeline.resize(700, 900)
    timeline.show()
    pages: list[float] = []
    frames: list[float] = []
    full: list[float] = []
    joined, aside = length, 0.0

    def prepend(_dialog: str, position: int) -> None:
        nonlocal joined, aside
        begun = time.thread_time()
        window = history.before(position)
        start = time.thread_time()
        timeline.prepend(MARIA_DIALOG, window)
        pages.append((time.thread_time() - start) * 1000)
        aside += time.thread_time() - begun
        joined = position

    timeline.older_wanted.connect(prepend)
    start = time.perf_counter()
    timeline.show_dialog(
        OpenedDialog(row=replace(ROWS[0], typing=None), window=history.before(length + 1), first_unread=None)
    )
    target = QImage(timeline.size(), QImage.Format.Format_RGB32)
    timeline.render(target)
    opened = (time.perf_counter() - start) * 1000
    bar = timeline.verticalScrollBar()
    budget = time.monotonic() + 120
    while joined > 1 and time.monotonic() < budget:
        started, aside = time.thread_time(), 0.0
        bar.setValue(bar.value() - STEP)
        application.processEvents()  # paints what came into view
        frames.append((time.thread_time() - started - aside) * 1000)
        if len(frames) % 10 == 0:
            started = time.thread_time()
            timeline.viewport().render(target)
            full.append((time.thread_time() - started) * 1000)
        if len(frames) % 4 == 0:  # most of the way is jumped over, page by page, as with the scroll bar
            bar.setValue(bar.minimum())
    frames.sort()
    full.sort()
    pages.sort()
    result = {
        "messages": length,
        "messages_passed": length - joined,
        "open_ms": round(opened, 2),
        "frames": len(frames),
        "frame_ms": {"median": _at(frames, 0.5), "p95": _at(frames, 0.95), "p99": _at(frames, 0.99)},
        "full_frame_ms": {"median": _at(full, 0.5), "p95": _at(full, 0.95)},
        "page_ms": {"median": _at(pages, 0.5), "p95": _at(pages, 0.95)},
    }
    sys.stdout.write(json.dumps(result) + "\n")


def _at(values: list[float], share: float) -> float:
    return round(values[min(int(len(values) * share), len(values) - 1)], 2) if values else 0.0


if __name__ == "__main__":
    main()
