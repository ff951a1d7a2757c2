"""How long the list of dialogs takes to paint a frame while one scrolls through 100,000 of them, and to take a new order. Prints JSON.

``frame_ms`` is a notch of the wheel, ``rows_ms`` the words of the rows that come into reach with it, ``jump_ms`` a jump of the scroll bar to anywhere,
``reorder_ms`` one dialog moving to the top with everything painted. Times are of the processor and not of the clock, so that other work on the machine does not count.

Run: ``./dev bench list [dialogs]``
"""

import json
import os
import platform
import random
import sys
import time
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from operator_app.domain.lists import DialogRow
from operator_app.domain.people import User
from operator_app.domain.value import DialogId, UserId
from tests.sample_dialogs import ANTON, NOW, ROWS
from ui.dialog_list.dialog_list import AHEAD
from ui.dialog_list.list_view import DialogListView
from ui.dialog_list.model import DialogListModel
from ui.dialog_list.row_delegate import RowDelegate
from ui.theme.theme import Appearance, Theme

STEP = 90
"""Pixels of a notch of the wheel."""
NOTCHES, JUMPS, MOVES = 1_000, 200, 30
BUDGET_MS = 16.0
"""What the 95th of 100 frames may take."""


class Rows:
    """Dialogs of any number, each made as it is looked at, as the archive would read it."""

    def __init__(self, count: int) -> None:
        self.ids = [DialogId(f"d{number:06}") for number in range(count)]

    def read(self, ids: tuple[DialogId, ...]) -> Iterator[DialogRow]:
        for dialog_id in ids:
            chance = random.Random(dialog_id)
            like = chance.choice(ROWS)
            user_id = UserId(f"user-{dialog_id}")
            name = f"{chance.choice(('Мария', 'John', 'Олег', 'Екатерина'))} {dialog_id}"
            user = User(id=user_id, revision=1, created_at=0, last_seen_at=0, name=name)
            dialog = replace(
                like.dialog,
                id=dialog_id,
                user_id=user_id,
                waiting_since=NOW - chance.randint(0, 600_000) if chance.random() < 0.5 else None,
                unanswered=chance.randint(0, 5),
            )
            yield replace(like, dialog=dialog, user=user)


class Scene:
    def __init__(self, application: QApplication, count: int) -> None:
        self._application = application
        theme = Theme(application, appearance=Appearance.LIGHT)
        theme.install()
        self.rows = Rows(count)
        self.model = DialogListModel(lambda: NOW)
        self.model.set_me(ANTON.id)
        self.view = DialogListView(theme, self.model)
        self.view.setItemDelegate(RowDelegate(theme, lambda: NOW, self.view))
        self.view.resize(QSize(320, 660))
        self.view.show()
        self.model.set_ids(self.rows.ids)
        self.read()
        self.view.select(self.rows.ids[count // 2])
        application.processEvents()

    def read(self) -> float:
        """What the pane does when other rows are on screen; milliseconds of our own part of it."""
        first, last = self.view.visible_rows()
        rows = tuple(self.rows.read(self.model.take_missing(first - AHEAD, last + AHEAD)))
        started = time.thread_time()
        self.model.put_rows(rows)
        return (time.thread_time() - started) * 1000

    def frame(self, top: int) -> tuple[float, float]:
        """Scroll there and paint; then the rows that were missing come, and are painted."""
        started = time.thread_time()
        self.view.verticalScrollBar().setValue(top)
        self._application.processEvents()
        scrolled = (time.thread_time() - started) * 1000
        read = self.read()
        started = time.thread_time()
        self._application.processEvents()
        return scrolled, read + (time.thread_time() - started) * 1000

    def move(self, place: int) -> float:
        ids = list(self.model.ids)
        ids.insert(0, ids.pop(place))
        started = time.thread_time()
        with self.view.quietly():
            self.model.set_ids(ids)
        self.view.keep(self.rows.ids[len(ids) // 2])
        self._application.processEvents()
        return (time.thread_time() - started) * 1000


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    application = QApplication([])
    scene = Scene(application, count)
    bar = scene.view.verticalScrollBar()
    chance = random.Random(1)
    frames, rows = zip(*(scene.frame(bar.value() + STEP) for _ in range(NOTCHES)), strict=True)
    jumps, jumped_rows = zip(*(scene.frame(chance.randrange(bar.maximum() + 1)) for _ in range(JUMPS)), strict=True)
    moves = [scene.move(chance.randrange(count)) for _ in range(MOVES)]
    frame = _shares(frames)
    result = {
        "bench": "list",
        "python": platform.python_version(),
        "dialogs": count,
        "frame_ms": frame,
        "rows_ms": _shares(rows),
        "jump_ms": _shares(jumps),
        "jumped_rows_ms": _shares(jumped_rows),
        "reorder_ms": _shares(moves),
        "budget_ms": BUDGET_MS,
        "in_budget": max(frame["p95"], _shares(rows)["p95"], _shares(jumped_rows)["p95"]) <= BUDGET_MS,
    }
    sys.stdout.write(json.dumps(result) + "\n")


def _shares(values: tuple[float, ...] | list[float]) -> dict[str, float]:
    ordered = sorted(values)
    return {
        name: round(ordered[min(int(len(ordered) * share), len(ordered) - 1)], 2)
        for name, share in (("median", 0.5), ("p95", 0.95), ("p99", 0.99))
    }


if __name__ == "__main__":
    main()
