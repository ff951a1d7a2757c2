"""A hole that fills while one scrolls is never passed: whoever reads on in one direction sees every message."""

from collections.abc import Iterator
from datetime import UTC

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from operator_app.domain.history import HistoryPart, HistoryWindow
from operator_app.domain.lists import DialogRow
from operator_app.domain.messages import Missing
from operator_app.domain.value import DialogId
from tests.sample_dialogs import ANTON, LEV, NINA, NOW
from tests.sample_history import HISTORY_ROWS
from tests.unit.ui.conversation.history.stretches import Whole
from ui.conversation.history.history_view import HistoryView
from ui.conversation.timeline.column import AT_END
from ui.theme.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

HEIGHT = 500
STRIDE = 180
"""Pixels scrolled at once: fewer than have exact heights around the view."""
WHOLE = (25, 25)
"""A dialog without a hole, higher than the view: who reads downwards begins at the beginning."""
MOST_STEPS = 1_000


class SlowBackend:
    """Has every message; the archive has the ends of the dialogs, and gets a page of a hole some steps after it was asked."""

    def __init__(self, view: HistoryView, whole: Whole, held: list[int], delays: list[int], page: int) -> None:
        self.view, self.whole, self.page = view, whole, page
        self.held = dict(zip((dialog.id for dialog in whole.dialogs), held, strict=True))
        self.delays = delays
        self.steps = 0
        self.due: dict[DialogId, int] = {}
        view.missing_wanted.connect(self.ask)

    def ask(self, dialog_id: str) -> None:
        delay = self.delays[len(self.due) % len(self.delays)]
        self.due.setdefault(DialogId(dialog_id), self.steps + delay)

    def pass_step(self) -> None:
        self.steps += 1
        come = [dialog_id for dialog_id, at in self.due.items() if at <= self.steps]
        for dialog_id in come:
            del self.due[dialog_id]
            self.held[dialog_id] += self.page
        if come:
            assert self.view.span is not None
            self.view.renew(self.view.span, self.window())

    def window(self) -> HistoryWindow:
        full = self.whole.between(0, len(self.whole.flat))
        return replace(full, parts=tuple(map(self._held, full.parts)))

    def _held(self, part: HistoryPart) -> HistoryPart:
        count = self.held[part.dialog.id]
        lacks = count < len(part.messages)
        messages = part.messages[len(part.messages) - count :] if lacks else part.messages
        return replace(part, messages=messages, missing=Missing.COMING if lacks else Missing.NOTHING)


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> Iterator[HistoryView]:
    view = HistoryView(theme, zone=UTC, now=lambda: NOW)
    qtbot.addWidget(view)
    view.set_people(ANTON.id, (ANTON, NINA, LEV))
    view.resize(655, HEIGHT)
    view.show()
    yield view
    view.finish()


def row_of(dialog_id: DialogId, whole: Whole) -> DialogRow:
    row = replace(HISTORY_ROWS[0], typing=None)
    dialog = next(dialog for dialog in whole.dialogs if dialog.id == dialog_id)
    return replace(row, dialog=dialog, mark=replace(row.mark, dialog_id=dialog_id, read_position=10_000))


dialogs = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 20)), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    dialogs=dialogs,
    strides=st.lists(st.integers(60, STRIDE), min_size=1, max_size=5),
    delays=st.lists(st.integers(0, 12), min_size=1, max_size=4),
    page=st.integers(7, 60),
    upwards=st.booleans(),
)
def test_every_message_is_seen(
    view: HistoryView,
    *,
    dialogs: list[tuple[int, int]],
    strides: list[int],
    delays: list[int],
    page: int,
    upwards: bool,
) -> None:
    dialogs = dialogs if upwards else [WHOLE, *dialogs]
    whole = Whole([count for count, _ in dialogs])
    backend = SlowBackend(view, whole, [held for _, held in dialogs], delays, page)
    seen: set[str] = set()
    try:
        view.show_history(row_of(whole.dialogs[-1].id, whole), backend.window(), None)
        QTest.keyClick(view, Qt.Key.Key_End if upwards else Qt.Key.Key_Home)
        look(view, seen)
        for step in range(MOST_STEPS):
            stride = strides[step % len(strides)]
            before = places(view)
            view.scroll_by(-stride if upwards else stride)
            assert not_further(before, places(view), stride), "scrolling jumped"
            look(view, seen)
            before = places(view)
            backend.pass_step()
            if before and not_at_edge(view):
                assert set(before.items()) & set(places(view).items()), "what came moved all that is read"
            look(view, seen)
            if arrived(view, backend, upwards=upwards):
                break
        missed = {message.key for message in whole.flat} - seen
        assert missed == set()
    finally:
        view.missing_wanted.disconnect(backend.ask)
        view.close_history()


def look(view: HistoryView, seen: set[str]) -> None:
    seen.update(places(view))


def places(view: HistoryView) -> dict[str, int]:
    """Where what is in view stands."""
    column = view._column
    return {view.items[i].key: round(column.top_in_view(i) + column.height(i)) for i in column.in_view()}


def not_further(before: dict[str, int], after: dict[str, int], stride: int) -> bool:
    return all(abs(after[key] - before[key]) <= stride + AT_END for key in before.keys() & after.keys())


def not_at_edge(view: HistoryView) -> bool:
    bar = view.verticalScrollBar()
    return bar.minimum() < bar.value() < bar.maximum()


def arrived(view: HistoryView, backend: SlowBackend, *, upwards: bool) -> bool:
    bar = view.verticalScrollBar()
    at_edge = bar.value() == (bar.minimum() if upwards else bar.maximum())
    return at_edge and all(part.missing is Missing.NOTHING for part in backend.window().parts)
