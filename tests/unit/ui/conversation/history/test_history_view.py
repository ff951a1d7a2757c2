"""The history keeps its place, leads to its dialogs, and says what is not here."""

from collections.abc import Iterator
from datetime import UTC

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from operator_app.domain.history import HistoryPart, HistoryPlace, HistoryWindow
from operator_app.domain.lists import DialogRow
from operator_app.domain.messages import Message, MessageState, Missing
from operator_app.domain.value import ClientId, DialogId
from tests.sample_dialogs import ANTON, LEV, MARIA_DIALOG, NINA, NOW
from tests.sample_history import HISTORY_ROWS, OCTOBER, SEPTEMBER, history_window
from tests.unit.ui.conversation.history.stretches import Whole
from tests.unit.ui.conversation.timeline.finding import point_where
from ui.conversation.history.history_view import HistoryView
from ui.conversation.timeline.accessible import FeedAccessibility
from ui.conversation.timeline.items import DialogSeparator, GapLine
from ui.theme.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

STEP = 150
"""Pixels scrolled at once: fewer than have exact heights around the view."""
ROW = replace(HISTORY_ROWS[0], typing=None)


@pytest.fixture(scope="module", autouse=True)
def _accessibility(qapp: QApplication) -> FeedAccessibility:
    return FeedAccessibility()


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> Iterator[HistoryView]:
    view = HistoryView(theme, zone=UTC, now=lambda: NOW)
    qtbot.addWidget(view)
    view.set_people(ANTON.id, (ANTON, NINA, LEV))
    view.resize(655, 600)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    yield view
    view.finish()


def row_of(dialog_id: DialogId, whole: Whole) -> DialogRow:
    dialog = next(dialog for dialog in whole.dialogs if dialog.id == dialog_id)
    return replace(ROW, dialog=dialog, mark=replace(ROW.mark, dialog_id=dialog_id, read_position=10_000))


def separator(view: HistoryView, dialog_id: DialogId) -> QPoint:
    return point_where(
        view,
        lambda under: (
            isinstance(under.item, DialogSeparator)
            and under.item.dialog.id == dialog_id
            and under.laid.shape.contains(under.point)
        ),
    )


def names(view: HistoryView) -> list[str]:
    feed = QAccessible.queryAccessibleInterface(view)
    assert feed is not None
    return [feed.child(index).text(QAccessible.Text.Name) for index in range(feed.childCount())]


def test_opens_where_this_dialog_begins_with_the_end_of_the_one_before(view: HistoryView) -> None:
    whole = Whole([30, 30, 30])
    view.show_history(row_of(DialogId("d1"), whole), whole.between(20, 60), None)
    line = view.rect_of("dialog:d1")
    assert abs(line.top() - view.viewport().height() / 3) < 25
    assert view.viewport().rect().contains(view.rect_of("d0-0029"))
    assert view.viewport().rect().contains(view.rect_of("d1-0000"))


def test_a_click_on_a_separator_names_its_dialog_and_this_one_does_nothing(view: HistoryView) -> None:
    chosen: list[str] = []
    view.dialog_chosen.connect(chosen.append)
    view.show_history(ROW, history_window(), None)
    view.verticalScrollBar().setValue(0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=separator(view, OCTOBER))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=separator(view, MARIA_DIALOG))
    assert chosen == [OCTOBER]


def test_enter_on_a_separator_opens_it(view: HistoryView) -> None:
    chosen: list[str] = []
    view.dialog_chosen.connect(chosen.append)
    view.show_history(ROW, history_window(), None)
    for _ in range(20):
        QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert view.current == f"dialog:{SEPTEMBER}"
    QTest.keyClick(view, Qt.Key.Key_Return)
    view.set_current(f"dialog:{MARIA_DIALOG}")
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen == [SEPTEMBER]


def test_a_screen_reader_hears_separators_among_the_messages(view: HistoryView) -> None:
    view.show_history(ROW, history_window(), None)
    assert names(view)[:6] == [
        "Dialog of 12 Sept, closed by Nina, 6 message(s), tags: доставка",
        "Мария Иванова: А самовывоз есть?, 12 September 12:01",
        "Nina Serova: Да, ул. Ленина 5, с 10 до 20., 12 September 12:02, sent",
        "Dialog of 3 Oct, closed by Anton, 2 message(s)",
        "Мария Иванова: Спасибо, всё пришло!, 3 October 12:01",
        "This dialog, open",
    ]
    feed = QAccessible.queryAccessibleInterface(view)
    assert feed is not None
    roles = [feed.child(index).role() for index in (0, 1, 3, 5)]
    item, button = QAccessible.Role.ListItem, QAccessible.Role.Button
    assert roles == [button, item, button, item]


def test_a_copy_across_dialogs_has_a_line_for_each_that_begins(view: HistoryView) -> None:
    view.show_history(ROW, history_window(), None)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n\n")
    assert lines[:4] == [
        "Мария Иванова, 12:01\nА самовывоз есть?",
        "Nina Serova, 12:02\nДа, ул. Ленина 5, с 10 до 20.",
        "— Dialog of 3 Oct · closed by Anton · 2 message(s) —",
        "Мария Иванова, 12:01\nСпасибо, всё пришло!",
    ]


@pytest.mark.parametrize("shared", [False, True])
def test_scrolling_through_everything_shows_every_message_once_and_never_jumps(
    view: HistoryView,
    shared: bool,
) -> None:
    whole = Whole([20, 0, 120, 1, 560, 0, 60], shared=shared)
    view.older_wanted.connect(lambda place: view.prepend(place, whole.before(place, 50)))
    view.newer_wanted.connect(lambda place: view.append(place, whole.after(place, 50)))
    view.show_history(row_of(DialogId("d4"), whole), whole.between(130, 180), None)
    seen: set[str] = set()
    for direction in (-1, 1):
        for _ in range(4_000):
            here = [item.key for item in view.items if view.rect_of(item.key).intersects(view.viewport().rect())]
            seen.update(here)
            middle = here[len(here) // 2]
            before = view.rect_of(middle).bottom()
            view.scroll_by(direction * STEP)
            moved = view.rect_of(middle).bottom() - before
            if moved == 0:
                break
            assert abs(moved + direction * STEP) <= 1 or at_an_edge(view), "it jumped"
    expected = {message.key for message in whole.flat} | {f"dialog:{dialog.id}" for dialog in whole.dialogs}
    assert expected <= seen
    assert len(view.items) < 620


def test_a_hole_that_comes_near_is_asked_for_once_and_fills_above_what_one_reads(view: HistoryView) -> None:
    whole = Whole([60, 60])
    asked: list[str] = []
    view.missing_wanted.connect(asked.append)
    full = whole.between(0, 120)
    first, second = full.parts
    lacking = replace(first, messages=first.messages[50:], missing=Missing.COMING)
    view.show_history(row_of(DialogId("d1"), whole), replace(full, parts=(lacking, second)), None)
    assert asked == ["d0"]
    view.scroll_by(30)
    assert asked == ["d0"]
    span = view.span
    assert span is not None
    before = view.rect_of("d1-0000")
    view.renew(span, full)
    assert view.rect_of("d1-0000") == before
    assert not [item for item in view.items if isinstance(item, GapLine)]
    assert asked == ["d0"]


def test_what_cannot_be_had_is_said(view: HistoryView) -> None:
    def holes(missing: Missing) -> HistoryWindow:
        window = history_window(may_lack_dialogs=missing is Missing.OFFLINE)
        return replace(window, parts=(replace(window.parts[0], missing=missing), *window.parts[1:]))

    view.show_history(ROW, holes(Missing.OFFLINE), None)
    assert names(view)[:3] == [
        "Earlier dialogs may not be on this computer; no connection",
        "Dialog of 12 Sept, closed by Nina, 6 message(s), tags: доставка",
        "Earlier messages are not on this computer; no connection",
    ]
    span = view.span
    assert span is not None
    view.renew(span, holes(Missing.REFUSED))
    assert names(view)[1] == "Earlier messages could not be fetched"


def at_an_edge(view: HistoryView) -> bool:
    bar = view.verticalScrollBar()
    return bar.value() in {bar.minimum(), bar.maximum()}


def sent(text: str) -> Message:
    return Message(
        id=None,
        dialog_id=MARIA_DIALOG,
        kind=history_window().parts[1].messages[0].kind,
        author_id=ANTON.id,
        text=text,
        at=NOW,
        client_id=ClientId("c1"),
        state=MessageState.PENDING,
    )


def test_what_one_writes_comes_into_view_and_the_end_is_followed(view: HistoryView) -> None:
    view.show_history(ROW, history_window(), None)
    view.verticalScrollBar().setValue(0)
    window = history_window()
    last: HistoryPart = window.parts[-1]
    grown = replace(window, parts=(*window.parts[:-1], replace(last, messages=(*last.messages, sent("Добрый день")))))
    span = view.span
    assert span is not None
    view.renew(span, grown)
    assert view.viewport().rect().contains(view.rect_of("c1"))


def test_answers_for_another_stretch_are_ignored(view: HistoryView) -> None:
    whole = Whole([60, 60])
    view.show_history(row_of(DialogId("d1"), whole), whole.between(40, 90), None)
    before = view.items
    other = HistoryPlace(dialog_id=DialogId("d0"), position=3)
    view.prepend(other, whole.between(0, 40))
    view.append(other, whole.between(90, 120))
    view.renew((other, other), whole.between(0, 120))
    assert view.items == before
    view.close_history()
    assert (view.items, view.span, view.dialog_id) == ((), None, None)


def test_an_answer_that_comes_after_the_end_was_reached_does_not_move_what_is_read(view: HistoryView) -> None:
    whole = Whole([60, 60])
    view.show_history(row_of(DialogId("d1"), whole), whole.between(40, 90), None)
    asked: list[bool] = []
    view.newest_wanted.connect(lambda: asked.append(True))
    QTest.keyClick(view, Qt.Key.Key_End)
    assert asked
    span = view.span
    assert span is not None
    view.append(span[1], whole.between(90, 120))
    assert view.viewport().rect().contains(view.rect_of("d1-0059"))
    view.scroll_by(-300)
    place = view.rect_of("d1-0055")
    view.replace(whole.between(70, 120))
    assert view.rect_of("d1-0055") == place
