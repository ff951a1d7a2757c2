"""A screen reader finds a list of sentences: who, what, when."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from operator_app.domain.messages import MessageState
from tests.sample_dialogs import MARIA_DIALOG
from tests.sample_feed import as_in_the_picture, said, sending, window
from tests.unit.ui.conversation.timeline.test_timeline import history, opened
from ui.conversation.timeline.accessible import FeedAccessibility
from ui.conversation.timeline.timeline import Timeline

# of the offscreen platform: a menu asks it for what it cannot do
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(scope="module", autouse=True)
def _accessibility(qapp: QApplication) -> FeedAccessibility:
    return FeedAccessibility()


def interface(timeline: Timeline) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(timeline)
    assert found is not None
    return found


def names(timeline: Timeline) -> list[str]:
    feed = interface(timeline)
    return [feed.child(index).text(QAccessible.Text.Name) for index in range(feed.childCount())]


def test_each_message_is_a_sentence(timeline: Timeline) -> None:
    timeline.show_dialog(as_in_the_picture())
    feed = interface(timeline)
    assert feed.role() == QAccessible.Role.List
    assert feed.text(QAccessible.Text.Name) == "Messages"
    assert names(timeline) == [
        "Today",
        "Мария Иванова: Здравствуйте! Оформила заказ №4821, а письмо с подтверждением не приходит., today 10:36",
        "Auto-assigned to Anton Kozlov · 10:36, Today",
        "Anton Kozlov: Мария, добрый день! Сейчас проверю статус заказа., today 10:37, read",
        "Note by Anton Kozlov: @Nina у неё вторая оплата за неделю без чека — похоже на ту же ошибку в кассе., today 10:38",
        "New messages",
        "Мария Иванова: Хорошо, жду, today 10:41, unread",
        "Мария Иванова: Да, оплатила картой, но чек не пришёл 🙁, today 10:42, unread",
        "Мария is typing: “и ещё вопрос про дост”",
    ]


def test_a_failure_is_told(timeline: Timeline) -> None:
    timeline.show_dialog(opened((sending("c", "text", "10:00", MessageState.FAILED, failure="blocked"),)))
    assert names(timeline) == ["Today", "Anton Kozlov: text, today 10:00, not sent. this user is blocked"]


def test_an_edited_message_says_so(timeline: Timeline) -> None:
    timeline.show_dialog(opened((said(1, "new words", "10:00", edited_at=1), said(2, "and more", "10:01"))))
    assert names(timeline) == [
        "Today",
        "Мария Иванова: new words, today 10:00, edited",
        "Мария Иванова: and more, today 10:01",
    ]


def test_children_are_where_they_are_painted(timeline: Timeline) -> None:
    timeline.show_dialog(as_in_the_picture())
    feed = interface(timeline)
    for index in range(feed.childCount()):
        child = feed.child(index)
        line = child.text(QAccessible.Text.Name) in {"Today", "New messages"} or "is typing" in child.text(
            QAccessible.Text.Name
        )
        assert child.role() == (QAccessible.Role.StaticText if line else QAccessible.Role.ListItem)
        assert child.state().focusable is not line
        assert feed.indexOfChild(child) == index
        middle = child.rect().center()
        assert feed.childAt(middle.x(), middle.y()).text(QAccessible.Text.Name) == child.text(QAccessible.Text.Name)
        assert feed.rect().contains(middle)


def test_the_pill_is_in_the_list_while_it_is_shown(timeline: Timeline) -> None:
    timeline.show_dialog(opened(history(1, 60)))
    timeline.verticalScrollBar().setValue(300)
    timeline.refresh(MARIA_DIALOG, window((*history(1, 60), said(61, "ещё", "10:50"))))
    assert names(timeline)[-1] == "1 new"


def test_the_keyboards_message_has_the_focus(timeline: Timeline) -> None:
    timeline.show_dialog(as_in_the_picture())
    timeline.setFocus()
    timeline.set_current("message-5")
    feed = interface(timeline)
    focused = [feed.child(index) for index in range(feed.childCount()) if feed.child(index).state().focused]
    assert [child.text(QAccessible.Text.Name)[:14] for child in focused] == ["Мария Иванова:"]


def test_a_menu_of_a_message_is_found_while_it_is_open(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.show_dialog(as_in_the_picture())
    timeline.setFocus()
    timeline.set_current("message-5")
    before = interface(timeline).childCount()
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    feed = interface(timeline)
    assert feed.childCount() == before + 1
    menu = feed.child(before)
    assert menu.role() == QAccessible.Role.PopupMenu
    assert [menu.child(index).text(QAccessible.Text.Name) for index in range(menu.childCount())] == ["Copy message"]
    assert feed.indexOfChild(menu) == before
    QTest.keyClick(menu.object(), Qt.Key.Key_Escape)  # type: ignore[call-overload]
    qtbot.waitUntil(lambda: interface(timeline).childCount() == before)
