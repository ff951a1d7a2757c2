"""The feed keeps its place, follows the end, asks for pages, and says what was read."""

import random
from datetime import UTC
from functools import cache

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from operator_app.domain.lists import TypingNow
from operator_app.domain.messages import Message, MessageKind, MessageState, Missing
from operator_app.domain.value import DialogId
from operator_app.engine.requests import OpenedDialog
from tests.sample_dialogs import ANTON, MARIA_DIALOG, NOW, ROWS
from tests.sample_feed import as_in_the_picture, said, sending, window
from ui.conversation.timeline.items import EarlierLine, TypingLine, UnreadLine
from ui.conversation.timeline.timeline import Timeline
from ui.theme.theme import Appearance, Theme
from ui.theme.tokens import DARK, LIGHT

WORDS = ["чек", "оплата", "заказ", "доставка", "order", "invoice", "please", "завтра", "сегодня", "👍", "№4821"]


def history(first: int, last: int) -> tuple[Message, ...]:
    """Messages of two writers, each of a length of its own."""
    return tuple(message(number) for number in range(first, last + 1))


@cache
def message(number: int) -> Message:
    chance = random.Random(number)
    mine = chance.random() < 0.4
    return said(
        number,
        " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, 60))),
        f"{number // 3000 % 24:02}:{number // 50 % 60:02}",
        kind=MessageKind.OPERATOR if mine else MessageKind.USER,
        author=ANTON.id if mine else "user-maria",
    )


def opened(
    messages: tuple[Message, ...], *, first_unread: str | None = None, read: int = 10_000, **more: bool
) -> OpenedDialog:
    row = replace(ROWS[0], typing=None, mark=replace(ROWS[0].mark, read_position=read))
    return OpenedDialog(row=row, window=window(messages, **more), first_unread=first_unread)


def y_of(timeline: Timeline, key: str) -> int:
    return timeline.rect_of(key).bottom()


def visible_keys(timeline: Timeline) -> list[str]:
    view = timeline.viewport().rect()
    return [item.key for item in timeline.items if view.contains(timeline.rect_of(item.key))]


def is_at_end(timeline: Timeline) -> bool:
    bar = timeline.verticalScrollBar()
    return bar.value() == bar.maximum()


def test_opens_at_the_end(timeline: Timeline) -> None:
    timeline.show_dialog(opened(history(1, 50)))
    assert is_at_end(timeline)
    assert timeline.rect_of("message-50").bottom() < timeline.viewport().height()


def test_a_short_dialog_and_a_long_one_break_their_lines_alike(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.show_dialog(opened(history(1, 1)))
    qtbot.wait(1)
    width = timeline.viewport().width()
    assert not timeline.verticalScrollBar().isEnabled()
    timeline.show_dialog(opened(history(1, 50)))
    place = y_of(timeline, "message-50")
    qtbot.wait(1)
    assert (timeline.viewport().width(), y_of(timeline, "message-50")) == (width, place)
    assert timeline.verticalScrollBar().isEnabled()


def test_opens_at_the_unread_line_a_third_from_the_top(timeline: Timeline) -> None:
    timeline.show_dialog(opened(history(1, 50), first_unread="message-20", read=19))
    line = timeline.rect_of(UnreadLine().key)
    assert abs(line.top() - timeline.viewport().height() / 3) < 20
    assert not is_at_end(timeline)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_in_view_moves_while_reading_above_the_end(timeline: Timeline, seed: int) -> None:
    chance = random.Random(seed)
    oldest, newest = 1000, 1060
    timeline.show_dialog(opened(history(oldest, newest), has_older=True))
    timeline.verticalScrollBar().setValue(timeline.verticalScrollBar().maximum() // 2)
    for _ in range(25):
        anchor = timeline._column.anchor
        assert anchor is not None
        before = timeline._column.edge_in_view(anchor.key)
        match chance.choice(["append", "prepend", "narrower", "lower"]):
            case "append":
                newest += chance.randint(1, 5)
                timeline.refresh(MARIA_DIALOG, window(history(newest - 40, newest), has_older=True))
            case "prepend":
                timeline.prepend(MARIA_DIALOG, window(history(oldest - 50, oldest - 1), has_older=True))
                oldest -= 50
            case "narrower":
                timeline.resize(chance.randint(420, 1100), timeline.height())
            case _:
                timeline.resize(timeline.width(), chance.randint(300, 900))
        after = timeline._column.edge_in_view(anchor.key)
        assert before is not None
        assert after is not None
        assert abs(after - before) <= 1
        assert len(timeline._feed.held.messages) <= 500


def test_a_new_message_moves_nothing_while_one_reads_above_the_end(timeline: Timeline) -> None:
    timeline.show_dialog(opened(history(1, 60)))
    timeline.verticalScrollBar().setValue(300)
    before = {key: timeline.rect_of(key) for key in visible_keys(timeline)}
    assert before
    timeline.refresh(MARIA_DIALOG, window((*history(1, 60), said(61, "ещё", "10:50"), said(62, "и ещё", "10:50"))))
    assert {key: timeline.rect_of(key) for key in before} == before
    assert timeline.pill.isVisible()
    assert timeline.pill.text() == "2 new"
    assert timeline.pill.accessibleName() == "2 new"


def test_the_pill_leads_to_the_end_and_goes(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.show_dialog(opened(history(1, 60)))
    timeline.verticalScrollBar().setValue(300)
    timeline.refresh(MARIA_DIALOG, window((*history(1, 60), said(61, "ещё", "10:50"))))
    qtbot.mouseClick(timeline.pill, Qt.MouseButton.LeftButton)
    assert is_at_end(timeline)
    assert not timeline.pill.isVisible()
    assert timeline.rect_of("message-61").bottom() <= timeline.viewport().height()


def test_own_and_system_messages_are_not_counted_as_new(timeline: Timeline) -> None:
    timeline.show_dialog(opened(history(1, 60)))
    timeline.verticalScrollBar().setValue(300)
    own = said(61, "моё", "10:50", kind=MessageKind.OPERATOR, author=ANTON.id)
    fact = said(62, "closed", "10:50", kind=MessageKind.SYSTEM, author="")
    timeline.refresh(MARIA_DIALOG, window((*history(1, 60), own, fact)))
    assert "new" not in timeline.pill.text().split()


def test_at_the_end_it_follows(timeline: Timeline) -> None:
    timeline.show_dialog(opened(history(1, 60)))
    timeline.refresh(MARIA_DIALOG, window((*history(1, 60), said(61, "ещё", "10:50"))))
    assert is_at_end(timeline)
    assert timeline.rect_of("message-61").bottom() <= timeline.viewport().height()
    assert not timeline.pill.isVisible()


def test_what_one_sends_is_shown_wherever_one_reads(timeline: Timeline) -> None:
    timeline.show_dialog(opened(history(1, 60)))
    timeline.verticalScrollBar().setValue(0)
    timeline.refresh(MARIA_DIALOG, window((*history(1, 60), sending("c", "ответ", "10:50"))))
    assert is_at_end(timeline)


def test_the_bubble_stays_the_same_when_its_message_is_confirmed(timeline: Timeline) -> None:
    timeline.show_dialog(opened((*history(1, 60), sending("c", "ответ", "10:50"))))
    before = timeline.rect_of("c")
    sent = said(61, "ответ", "10:50", kind=MessageKind.OPERATOR, author=ANTON.id, client_id="c")
    timeline.refresh(MARIA_DIALOG, window((*history(1, 60), sent)))
    assert timeline.rect_of("c") == before


def test_an_earlier_page_is_asked_for_once_and_in_time(timeline: Timeline, qtbot: QtBot) -> None:
    asked: list[tuple[str, int]] = []
    timeline.older_wanted.connect(lambda dialog, position: asked.append((dialog, position)))
    timeline.show_dialog(opened(history(100, 160), has_older=True))
    assert asked == []  # far from the top
    bar = timeline.verticalScrollBar()
    bar.setValue(1000)
    bar.setValue(0)
    assert asked == [(MARIA_DIALOG, 100)]
    timeline.prepend(MARIA_DIALOG, window(history(50, 99), has_older=True))
    bar.setValue(0)
    assert asked == [(MARIA_DIALOG, 100), (MARIA_DIALOG, 50)]


def test_an_earlier_page_that_the_backend_brings_later_is_asked_for_again(timeline: Timeline) -> None:
    asked: list[int] = []
    timeline.older_wanted.connect(lambda _dialog, position: asked.append(position))
    timeline.show_dialog(opened(history(100, 110), has_older=True))
    assert asked == [100]
    empty = replace(window((), has_older=True), fetching=True)
    timeline.prepend(MARIA_DIALOG, empty)
    assert asked == [100]
    assert timeline.items[0].key == "line:earlier"
    timeline.refresh(MARIA_DIALOG, window(history(100, 110), has_older=True))
    assert asked == [100, 100]


def test_later_pages_and_the_way_to_the_newest(timeline: Timeline, qtbot: QtBot) -> None:
    later: list[int] = []
    timeline.newer_wanted.connect(lambda _dialog, position: later.append(position))
    timeline.show_dialog(opened(history(1, 60), first_unread="message-2", read=1, has_newer=True))
    timeline.verticalScrollBar().setValue(timeline.verticalScrollBar().maximum())
    assert later == [60]
    timeline.append(MARIA_DIALOG, window(history(61, 110), has_newer=True))
    assert timeline.pill.isVisible()
    with qtbot.waitSignal(timeline.newest_wanted) as wanted:
        qtbot.mouseClick(timeline.pill, Qt.MouseButton.LeftButton)
    assert wanted.args == [MARIA_DIALOG]
    timeline.replace(MARIA_DIALOG, window(history(900, 950), has_older=True))
    assert is_at_end(timeline)
    assert [item.key for item in timeline.items][-1] == "message-950"


def test_windows_of_another_dialog_are_ignored(timeline: Timeline) -> None:
    timeline.show_dialog(opened(history(1, 20)))
    items = timeline.items
    other = DialogId("other")
    for late in (timeline.prepend, timeline.append, timeline.refresh, timeline.replace):
        late(other, window(history(21, 40)))
    timeline.update_row(replace(ROWS[1]))
    assert timeline.items == items


def test_read_after_a_look(timeline: Timeline, qtbot: QtBot) -> None:
    with qtbot.waitSignal(timeline.read_up_to, timeout=5000) as read:
        timeline.show_dialog(as_in_the_picture())
    assert read.args == [MARIA_DIALOG, 6]


def test_only_what_was_in_view_is_read(timeline: Timeline, qtbot: QtBot) -> None:
    with qtbot.waitSignal(timeline.read_up_to, timeout=5000) as read:
        timeline.show_dialog(opened(history(1, 60), first_unread="message-10", read=9))
    assert read.args is not None
    assert 10 <= read.args[1] < 60


def test_nothing_is_read_in_a_window_one_does_not_work_in(timeline: Timeline, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not timeline.isActiveWindow())
    with qtbot.assertNotEmitted(timeline.read_up_to, wait=700):
        timeline.show_dialog(as_in_the_picture())
    with qtbot.waitSignal(timeline.read_up_to, timeout=5000):
        timeline.activateWindow()


@pytest.mark.parametrize(
    ("key", "grows"),
    [(Qt.Key.Key_PageUp, -1), (Qt.Key.Key_Up, -1), (Qt.Key.Key_PageDown, 1), (Qt.Key.Key_Down, 1)],
)
def test_keys_scroll(timeline: Timeline, qtbot: QtBot, key: Qt.Key, grows: int) -> None:
    timeline.show_dialog(opened(history(1, 60)))
    bar = timeline.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = y_of(timeline, "message-30")
    qtbot.keyClick(timeline, key)
    moved = before - y_of(timeline, "message-30")
    assert moved * grows > 0


def test_home_and_end(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.show_dialog(opened(history(1, 60)))
    qtbot.keyClick(timeline, Qt.Key.Key_Home)
    assert timeline.verticalScrollBar().value() == 0
    assert timeline.rect_of("message-1").top() >= 0
    qtbot.keyClick(timeline, Qt.Key.Key_End)
    assert is_at_end(timeline)


def test_the_wheel_scrolls(timeline: Timeline) -> None:
    timeline.show_dialog(opened(history(1, 60)))
    before = timeline.verticalScrollBar().value()
    middle = QPointF(300, 300)
    event = QWheelEvent(
        middle,
        timeline.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(timeline.viewport(), event)
    assert timeline.verticalScrollBar().value() < before


def test_typing_stands_below_the_last_message_and_goes(timeline: Timeline) -> None:
    timeline.show_dialog(opened(history(1, 5)))
    typing = TypingNow(person_id="user-maria", by_user=True, text="и ещё", until=NOW + 5000)
    row = replace(ROWS[0], typing=typing)
    timeline.update_row(row)
    assert timeline.items[-1] == TypingLine(typing=typing)
    timeline.update_row(replace(row, typing=None))
    assert timeline.items[-1].key == "message-5"


def test_the_user_reads_and_the_sign_follows(timeline: Timeline) -> None:
    timeline.show_dialog(as_in_the_picture())
    item = next(item for item in timeline.items if item.key == "client-3")
    assert "read" in timeline.spoken(item)
    row = replace(ROWS[0], dialog=replace(ROWS[0].dialog, user_read_position=0))
    timeline.update_row(row)
    item = next(item for item in timeline.items if item.key == "client-3")
    assert "sent" in timeline.spoken(item)


def test_states_have_words(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.show_nothing()
    assert timeline.sentence
    timeline.show_loading()
    assert timeline.sentence == ""
    qtbot.waitUntil(lambda: timeline.sentence == "Loading…")
    timeline.show_dialog(opened(()))
    assert timeline.sentence == "No messages yet"
    timeline.refresh(MARIA_DIALOG, window(history(1, 1)))
    assert timeline.sentence == ""


def test_a_flood_while_at_the_end_shows_the_end(timeline: Timeline) -> None:
    timeline.show_dialog(opened(history(1, 50)))
    timeline.refresh(MARIA_DIALOG, window(history(200, 250), has_older=True))
    assert is_at_end(timeline)
    assert timeline.items[-1].key == "message-250"


def test_a_discarded_message_leaves_the_rest_in_place(timeline: Timeline) -> None:
    failed = sending("c", "нет", "10:50", MessageState.FAILED)
    timeline.show_dialog(opened((*history(1, 60), failed)))
    timeline.verticalScrollBar().setValue(timeline.verticalScrollBar().maximum() - 200)
    before = {key: timeline.rect_of(key).top() for key in visible_keys(timeline) if key != "message-60"}
    timeline.refresh(MARIA_DIALOG, window(history(1, 60)))
    kept = {key: timeline.rect_of(key).top() for key in before}
    assert kept == before or is_at_end(timeline)


@pytest.mark.parametrize("pixels", [-30, 30, -400, 400, -3000])
def test_what_is_moved_is_what_would_be_painted(timeline: Timeline, qtbot: QtBot, pixels: int) -> None:
    timeline.show_dialog(opened(history(1, 60)))
    bar = timeline.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    QApplication.processEvents()
    timeline.refresh(MARIA_DIALOG, window((*history(1, 60), said(61, "ещё", "10:50"))))
    QApplication.processEvents()
    for _ in range(3):
        timeline.scroll_by(pixels)
        QApplication.processEvents()
    assert timeline.pill.isVisible()
    on_screen = timeline.screen().grabWindow(timeline.winId()).toImage()
    anew = timeline.grab().toImage()
    assert on_screen.size() == anew.size()
    assert on_screen.convertToFormat(QImage.Format.Format_RGB32) == anew.convertToFormat(QImage.Format.Format_RGB32)


def test_a_day_passes(theme: Theme, qtbot: QtBot) -> None:
    now = [NOW]
    timeline = Timeline(theme, zone=UTC, now=lambda: now[0])
    qtbot.addWidget(timeline)
    timeline.show_dialog(opened((said(1, "one", "10:00"),)))
    assert "today" in timeline.spoken(timeline.items[1])
    now[0] += 24 * 3600 * 1000
    timeline.refresh(MARIA_DIALOG, window((said(1, "one", "10:00"),)))
    assert "yesterday" in timeline.spoken(timeline.items[1])


def test_light_and_dark(timeline: Timeline, theme: Theme, qtbot: QtBot) -> None:
    timeline.show_dialog(as_in_the_picture())
    place = timeline.rect_of("client-3")
    corner = QPoint(place.right() - 16 - 40, place.top() + 14)
    seen = []
    for appearance in (Appearance.LIGHT, Appearance.DARK):
        theme.set_appearance(appearance)
        image = timeline.grab().toImage()
        seen.append((image.pixelColor(4, 4).name().upper(), image.pixelColor(corner).name().upper()))
    assert seen == [(LIGHT.window, LIGHT.bubble_operator), (DARK.window, DARK.bubble_operator)]


def test_the_unread_line_moves_up_when_an_earlier_page_shows_where_the_unread_begins(timeline: Timeline) -> None:
    """After a long absence the archive has the newest page only: the first unread message is at the backend."""
    timeline.show_dialog(opened(history(301, 350), first_unread="message-301", read=120, has_older=True))
    for last in range(300, 50, -50):
        place = timeline._column.edge_in_view("message-302")
        timeline.prepend(MARIA_DIALOG, window(history(last - 49, last), has_older=True))
        assert timeline._column.edge_in_view("message-302") == place
    keys = [item.key for item in timeline.items]
    following = keys[keys.index(UnreadLine().key) + 1]
    unread = [number for number in range(121, 351) if message(number).author_id != ANTON.id]
    assert following == f"message-{unread[0]}"


def test_the_unread_line_goes_up_with_the_refresh_that_brings_earlier_ones_and_not_later(timeline: Timeline) -> None:
    """Moved by a later page, it would take its height out of what is read around its old place."""
    timeline.show_dialog(opened(history(336, 350), first_unread="message-336", read=120, has_older=True))
    timeline.refresh(MARIA_DIALOG, window(history(301, 350), has_older=True))
    timeline.set_current("message-335")
    assert {"message-335", "message-336"} <= {item.key for item in timeline.items}
    places = [y_of(timeline, f"message-{number}") for number in (334, 335, 336, 337)]
    timeline.prepend(MARIA_DIALOG, window(history(251, 300), has_older=True))
    assert [y_of(timeline, f"message-{number}") for number in (334, 335, 336, 337)] == places
    timeline.refresh(MARIA_DIALOG, window(history(331, 380), has_older=True))
    keys = [item.key for item in timeline.items]
    first = next(number for number in range(251, 351) if message(number).author_id != ANTON.id)
    assert keys[keys.index(UnreadLine().key) + 1] == f"message-{first}", "a newest page without it takes it nowhere"


def test_the_line_of_what_is_coming_stays_until_it_is_here(timeline: Timeline) -> None:
    """The archive has the earlier page before the feed asks for it: what stands at the top must not jump meanwhile."""
    timeline.show_dialog(
        replace(
            opened(()), window=replace(window(history(301, 350), has_older=True), fetching=True, missing=Missing.COMING)
        )
    )
    timeline.show_first()
    place = y_of(timeline, "message-302")
    timeline.refresh(MARIA_DIALOG, window(history(301, 350), has_older=True))
    assert y_of(timeline, "message-302") == place
    timeline.prepend(MARIA_DIALOG, window(history(251, 300), has_older=True))
    assert y_of(timeline, "message-302") == place
    assert not isinstance(timeline.items[0], EarlierLine)


def test_what_the_backend_alone_has_is_said_while_it_cannot_be_asked(timeline: Timeline) -> None:
    lacking = replace(window(history(301, 350), has_older=True), missing=Missing.OFFLINE)
    timeline.show_dialog(replace(opened(()), window=lacking))
    assert timeline.items[0] == EarlierLine(missing=Missing.OFFLINE)
    coming = replace(window((), has_older=True), fetching=True, missing=Missing.COMING)
    timeline.prepend(MARIA_DIALOG, coming)
    assert timeline.items[0] == EarlierLine(missing=Missing.COMING)
    timeline.prepend(MARIA_DIALOG, window(history(251, 300), has_older=True))
    assert not isinstance(timeline.items[0], EarlierLine)
