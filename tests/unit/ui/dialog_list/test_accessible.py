"""A screen reader finds a list of sentences, hears where the keyboard is, and what is chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests import sample_dialogs as sample
from tests.screens.desk import Desk, open_desk
from ui.row_list.accessible import ListAccessibility
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]


@pytest.fixture(scope="module", autouse=True)
def _accessibility(qapp: QApplication) -> Iterator[ListAccessibility]:
    QAccessible.setActive(True)
    yield ListAccessibility()
    QAccessible.setActive(False)


def interface(desk: Desk) -> QAccessibleInterface:
    view: QObject = desk.window.list.view
    found = QAccessible.queryAccessibleInterface(view)
    assert found is not None
    return found


def names(rows: QAccessibleInterface) -> list[str]:
    return [rows.child(index).text(QAccessible.Text.Name) for index in range(rows.childCount())]


async def test_it_is_a_list_of_sentences(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        rows = interface(desk)
        assert rows.role() == QAccessible.Role.List
        assert rows.text(QAccessible.Text.Name) == "Dialogs"
        assert names(rows)[0].startswith("Мария Иванова, unread, unanswered messages: 2, waiting 4 m")
        assert {rows.child(index).role() for index in range(rows.childCount())} == {QAccessible.Role.ListItem}
        assert len(names(rows)) == len(sample.ROWS)


async def test_rows_are_where_they_are_painted(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        rows = interface(desk)
        for index in range(3):
            child = rows.child(index)
            assert rows.indexOfChild(child) == index
            middle = child.rect().center()
            assert rows.childAt(middle.x(), middle.y()).text(QAccessible.Text.Name) == names(rows)[index]
            assert rows.rect().contains(middle)


async def test_it_says_what_is_chosen_and_where_the_keyboard_is(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        rows, view = interface(desk), desk.window.list.view
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        states = [rows.child(index).state() for index in range(rows.childCount())]
        chosen = [index for index, state in enumerate(states) if state.selected]
        assert chosen in ([0, 1], [1, 2])
        assert [index for index, state in enumerate(states) if state.focused] == [chosen[-1]]


async def test_a_row_stays_the_same_child_while_rows_move_and_ends_with_its_dialog(
    theme: Theme, tmp_path: Path
) -> None:
    async with open_desk(theme, tmp_path) as desk:
        rows = interface(desk)
        oleg = rows.child(2)
        said = oleg.text(QAccessible.Text.Name)
        late = replace(sample.ROWS[2].dialog, waiting_since=sample.moment("09:00"))
        desk.engine.put_row(replace(sample.ROWS[2], dialog=late))
        await desk.until(lambda: rows.indexOfChild(oleg) == 0)
        assert oleg.text(QAccessible.Text.Name).split(",")[0] == said.split(",")[0]
        snoozed = replace(late, snoozed_until=sample.NOW + 1_000)
        desk.engine.put_row(replace(sample.ROWS[2], dialog=snoozed))
        await desk.until(lambda: not oleg.isValid())
        assert oleg.text(QAccessible.Text.Name) == ""
