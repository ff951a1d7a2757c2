"""Selecting, copying, clicking and the menu, with a real mouse and real keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from operator_app.domain.messages import File, MessageKind, MessageState
from tests.sample_dialogs import ANTON, PRICE_LIST
from tests.sample_feed import PHOTO, as_in_the_picture, mixed, said, sending
from tests.unit.ui.conversation.timeline.finding import point_where, text_end, text_start
from tests.unit.ui.conversation.timeline.test_timeline import opened
from ui.conversation.timeline.file_states import FileAction
from ui.conversation.timeline.items import Action
from ui.conversation.timeline.links import Link
from ui.conversation.timeline.menu import MessageMenu
from ui.conversation.timeline.timeline import Timeline

# of the offscreen platform: it has no windows to raise and no keyboard to grab
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LEFT = Qt.MouseButton.LeftButton
THREE = (
    said(1, "one two three", "10:36"),
    said(2, "four five", "10:40", kind=MessageKind.OPERATOR, author=ANTON.id),
    said(3, "six", "10:50", files=(PRICE_LIST,)),
)


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QToolTip.hideText()


def drag(timeline: Timeline, start: QPoint, end: QPoint) -> None:
    view = timeline.viewport()
    QTest.mousePress(view, LEFT, pos=start)
    for share in (0.3, 0.7, 1.0):
        point = QPointF(start) + (QPointF(end) - QPointF(start)) * share
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            point,
            view.mapToGlobal(point),
            Qt.MouseButton.NoButton,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view, event)
    QTest.mouseRelease(view, LEFT, pos=end)


def copied(timeline: Timeline) -> str:
    timeline.setFocus()
    QTest.keyClick(timeline, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return QGuiApplication.clipboard().text()


def test_a_drag_within_a_message_copies_bare_text(timeline: Timeline) -> None:
    timeline.show_dialog(opened(THREE))
    drag(timeline, text_start(timeline, "message-1"), text_end(timeline, "message-1"))
    assert copied(timeline) == "one two three"


def test_a_drag_across_messages_copies_who_and_when(timeline: Timeline) -> None:
    timeline.show_dialog(opened(THREE))
    drag(timeline, text_start(timeline, "message-1"), text_end(timeline, "message-3"))
    assert copied(timeline) == (
        "Мария Иванова, 10:36\none two three\n\nAnton Kozlov, 10:40\nfour five\n\n"
        "Мария Иванова, 10:50\nsix\n[price-2026.pdf]"
    )


def test_a_drag_upwards_selects_the_same(timeline: Timeline) -> None:
    timeline.show_dialog(opened(THREE))
    drag(timeline, text_end(timeline, "message-2"), text_start(timeline, "message-1"))
    assert copied(timeline) == "Мария Иванова, 10:36\none two three\n\nAnton Kozlov, 10:40\nfour five"


def test_a_double_click_selects_a_word(timeline: Timeline) -> None:
    timeline.show_dialog(opened(THREE))
    point = text_start(timeline, "message-1") + QPoint(35, 0)
    QTest.mouseClick(timeline.viewport(), LEFT, pos=point)
    QTest.mouseDClick(timeline.viewport(), LEFT, pos=point)
    assert copied(timeline) == "two"


def test_shift_extends(timeline: Timeline) -> None:
    timeline.show_dialog(opened(THREE))
    QTest.mouseClick(timeline.viewport(), LEFT, pos=text_start(timeline, "message-1"))
    end = text_end(timeline, "message-1")
    QTest.mouseClick(timeline.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, end)
    assert copied(timeline) == "one two three"


def test_select_all_and_a_click_takes_it_back(timeline: Timeline) -> None:
    timeline.show_dialog(opened(THREE))
    timeline.setFocus()
    QTest.keyClick(timeline, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert copied(timeline).startswith("Мария Иванова, 10:36\none two three")
    QGuiApplication.clipboard().clear()
    QTest.mouseClick(timeline.viewport(), LEFT, pos=text_end(timeline, "message-1"))
    assert copied(timeline) == ""


def test_selected_emoji_are_whole(timeline: Timeline) -> None:
    timeline.show_dialog(opened((said(1, "👩‍👩‍👧‍👦 ok 🏳️‍🌈", "10:00"),)))
    drag(timeline, text_start(timeline, "message-1"), text_end(timeline, "message-1"))
    assert copied(timeline) == "👩‍👩‍👧‍👦 ok 🏳️‍🌈"


def test_a_click_on_a_link_opens_it_and_a_drag_does_not(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.show_dialog(opened((said(1, "see https://example.com/a now", "10:00"),)))
    point = point_where(timeline, lambda under: isinstance(under.target, Link)) + QPoint(20, 5)
    with qtbot.waitSignal(timeline.link_clicked) as clicked:
        QTest.mouseClick(timeline.viewport(), LEFT, pos=point)
    assert clicked.args == ["https://example.com/a"]
    with qtbot.assertNotEmitted(timeline.link_clicked):
        drag(timeline, point, point + QPoint(60, 0))


def test_other_schemes_are_no_links(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.show_dialog(opened((said(1, "javascript:alert(1) file:///etc/passwd", "10:00"),)))
    with pytest.raises(AssertionError):
        point_where(timeline, lambda under: under.target is not None)
    evil = Link(0, 1, "file:///etc/passwd", "")
    with qtbot.assertNotEmitted(timeline.link_clicked):
        timeline.activate(timeline.items[0], evil)


def show_tip(timeline: Timeline, point: QPoint) -> str:
    event = QHelpEvent(QEvent.Type.ToolTip, point, timeline.viewport().mapToGlobal(point))
    QApplication.sendEvent(timeline.viewport(), event)
    return QToolTip.text()


def test_the_tip_of_a_link_tells_the_real_host(timeline: Timeline) -> None:
    timeline.show_dialog(opened((said(1, "https://example.com@pаypal.com/login", "10:00"),)))
    point = point_where(timeline, lambda under: under.link is not None) + QPoint(8, 5)
    assert show_tip(timeline, point) == "Leads to xn--pypal-4ve.com"


def test_the_tip_of_a_message_tells_the_exact_time(timeline: Timeline) -> None:
    timeline.show_dialog(opened((said(1, "one", "10:36:07"),)))
    assert "10:36:07" in show_tip(timeline, text_start(timeline, "message-1"))


@pytest.mark.parametrize(("key", "file"), [("message-6", PHOTO), ("message-7", PRICE_LIST)])
def test_a_click_on_a_file(timeline: Timeline, qtbot: QtBot, key: str, file: File) -> None:
    timeline.resize(655, 1100)
    timeline.show_dialog(mixed())
    point = point_where(timeline, lambda under: under.item.key == key and isinstance(under.target, File))
    with qtbot.waitSignal(timeline.file_asked) as clicked:
        QTest.mouseClick(timeline.viewport(), LEFT, pos=point + QPoint(4, 4))
    assert clicked.args == [file, FileAction.VIEW if file.is_image else FileAction.SAVE]


FAILED = sending("client-9", "не ушло", "10:45", MessageState.FAILED, failure="blocked")


@pytest.mark.parametrize("action", [Action.RETRY, Action.EDIT, Action.DISCARD])
def test_a_failed_message_offers_what_can_be_done(timeline: Timeline, qtbot: QtBot, action: Action) -> None:
    timeline.show_dialog(opened((*THREE, FAILED)))
    signal = {Action.RETRY: timeline.retry, Action.EDIT: timeline.edit, Action.DISCARD: timeline.discard}[action]
    point = point_where(timeline, lambda under: under.target is action)
    with qtbot.waitSignal(signal) as told:
        QTest.mouseClick(timeline.viewport(), LEFT, pos=point + QPoint(4, 4))
    assert told.args == ["client-9"]


def test_a_press_that_ends_elsewhere_does_nothing(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.show_dialog(opened((*THREE, FAILED)))
    discard = point_where(timeline, lambda under: under.target is Action.DISCARD) + QPoint(4, 4)
    retry = point_where(timeline, lambda under: under.target is Action.RETRY) + QPoint(4, 4)
    with qtbot.assertNotEmitted(timeline.discard), qtbot.assertNotEmitted(timeline.retry):
        QTest.mousePress(timeline.viewport(), LEFT, pos=discard)
        QTest.mouseRelease(timeline.viewport(), LEFT, pos=retry)


def test_copy_of_a_failed_message(timeline: Timeline) -> None:
    timeline.show_dialog(opened((*THREE, FAILED)))
    point = point_where(timeline, lambda under: under.target is Action.COPY)
    QTest.mouseClick(timeline.viewport(), LEFT, pos=point + QPoint(4, 4))
    assert QGuiApplication.clipboard().text() == "не ушло"


def menu_at(timeline: Timeline, point: QPoint) -> MessageMenu:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, timeline.viewport().mapToGlobal(point))
    QApplication.sendEvent(timeline.viewport(), event)
    (menu,) = timeline.findChildren(MessageMenu)
    return menu


def test_the_menu_copies_message_and_link(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.show_dialog(opened((said(1, "пишите help@example.com", "10:00"),)))
    point = point_where(timeline, lambda under: under.link is not None) + QPoint(6, 5)
    menu = menu_at(timeline, point)
    menu.copy.trigger()
    assert QGuiApplication.clipboard().text() == "пишите help@example.com"
    assert menu.copy_link is not None
    menu.copy_link.trigger()
    assert QGuiApplication.clipboard().text() == "help@example.com"
    menu.close()
    qtbot.waitUntil(lambda: not timeline.findChildren(MessageMenu))


def test_the_menu_by_keyboard_reaches_a_failed_message(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.show_dialog(opened((*THREE, FAILED)))
    timeline.setFocus()
    QTest.keyClick(timeline, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(timeline, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert timeline.current == "client-9"
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    (menu,) = timeline.findChildren(MessageMenu)
    with qtbot.waitSignal(timeline.retry) as told:
        menu.unsent[Action.RETRY].trigger()
    assert told.args == ["client-9"]
    menu.close()


def test_control_up_walks_from_message_to_message(timeline: Timeline) -> None:
    timeline.show_dialog(as_in_the_picture())
    timeline.setFocus()
    seen = []
    for _ in range(10):
        QTest.keyClick(timeline, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
        seen.append(timeline.current)
    assert seen[-1] == "message-1"
    assert len(set(seen)) == 6
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    assert timeline.current is None
