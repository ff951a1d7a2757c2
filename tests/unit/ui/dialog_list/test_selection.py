"""Several rows at once: chosen by pointer and keys, acted on together, undone, and still chosen when rows move."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from operator_app.domain.commands import AddTag, Assign, CloseDialog, MarkRead, Mute, ReopenDialog, SnoozeDialog
from operator_app.domain.dialogs import DialogState
from operator_app.domain.lists import DialogFilter
from operator_app.domain.problems import Unreachable, UnreachableReason
from operator_app.engine.requests import FetchMoreDialogs
from operator_app.engine.status import ConnectionStatus, Phase
from tests import sample_dialogs as sample
from tests.screens.desk import Desk, open_desk
from tests.screens.sample_engine import SampleEngine
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]

IDS = tuple(row.dialog.id for row in sample.ROWS)
MARIA, JOHN, OLEG, VISITOR = IDS[:4]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def click(desk: Desk, row: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    view = desk.window.list.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, view.row_rect(row).center())


def chosen(desk: Desk) -> tuple[str, ...]:
    return desk.window.list.view.selected_ids()


def choose(menu: QMenu | None, *words: str) -> None:
    assert menu is not None
    for word in words[:-1]:
        menu_below = next(action for action in menu.actions() if action.text() == word).menu()
        assert isinstance(menu_below, QMenu)
        menu = menu_below
    next(action for action in menu.actions() if action.text() == words[-1]).trigger()


async def test_the_pointer_adds_and_opens_nothing(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        click(desk, 0)
        click(desk, 2, CTRL)
        assert chosen(desk) == (MARIA, OLEG)
        assert desk.window.shown_dialog() == MARIA
        assert desk.window.list.selection_bar.words() == "Selected: 2"
        click(desk, 2, CTRL)
        assert chosen(desk) == (MARIA,)
        assert not desk.window.list.selection_bar.words()
        click(desk, 3, SHIFT)
        assert len(chosen(desk)) > 1
        assert desk.window.shown_dialog() == MARIA
        click(desk, 1)
        assert chosen(desk) == (JOHN,)
        assert desk.window.shown_dialog() == JOHN


async def test_keys_add_and_escape_goes_back_to_the_one_on_screen(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        view = desk.window.list.view
        click(desk, 0)
        view.setFocus()
        for _ in range(2):
            QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
        assert chosen(desk) == (MARIA, JOHN, OLEG)
        QTest.keyClick(view, Qt.Key.Key_A, CTRL)
        assert chosen(desk) == IDS
        assert desk.window.shown_dialog() == MARIA
        QTest.keyClick(view, Qt.Key.Key_Escape)
        assert chosen(desk) == (MARIA,)


async def test_they_stay_chosen_while_rows_move_and_leave_with_their_dialogs(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        click(desk, 0)
        click(desk, 2, CTRL)
        click(desk, 3, CTRL)
        late = replace(sample.ROWS[2].dialog, waiting_since=sample.moment("09:00"))
        desk.engine.put_row(replace(sample.ROWS[2], dialog=late))
        await desk.until(lambda: desk.window.list.model.place(OLEG) == 0)
        assert set(chosen(desk)) == {MARIA, OLEG, VISITOR}
        snoozed = replace(late, snoozed_until=sample.NOW + 1_000)
        desk.engine.put_row(replace(sample.ROWS[2], dialog=snoozed))
        await desk.until(lambda: desk.window.list.model.place(OLEG) is None)
        assert set(chosen(desk)) == {MARIA, VISITOR}
        assert desk.window.list.selection_bar.words() == "Selected: 2"


async def test_the_bar_closes_all_of_them_and_undo_opens_them_again(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        click(desk, 0)
        click(desk, 2, CTRL)
        desk.window.list.selection_bar.close_button.click()
        await desk.until(lambda: desk.window.undo_bar.words() == "Closed: 2")
        assert desk.engine.done == [CloseDialog(dialog_id=MARIA), CloseDialog(dialog_id=OLEG)]
        await desk.until(lambda: desk.window.shown_dialog() == JOHN)
        assert not desk.window.list.selection_bar.words()
        desk.window.undo_bar.button.click()
        await desk.until(
            lambda: (
                desk.engine.done[2:]
                == [ReopenDialog(dialog_id=MARIA, undo=True), ReopenDialog(dialog_id=OLEG, undo=True)]
            )
        )
        assert desk.window.shown_dialog() == MARIA
        assert not desk.window.undo_bar.words()


async def test_the_bar_assigns_and_tags_what_is_not_so_already(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        click(desk, 0)
        click(desk, 3, CTRL)
        bar, actions = desk.window.list.selection_bar, desk.window.list.row_actions
        choose(actions.open_assign(chosen(desk), bar.assign), "Nina Serova")
        await desk.until(lambda: desk.engine.done == [Assign(dialog_id=MARIA, operator_id=sample.NINA.id)])
        choose(actions.open_tags(chosen(desk), bar.tag), "vip")
        await desk.until(lambda: desk.engine.done[1:] == [AddTag(dialog_id=VISITOR, tag="vip")])


async def test_a_row_has_a_menu_that_opens_no_dialog_by_itself(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        click(desk, 0)
        view = desk.window.list.view
        asked: list[tuple[str, ...]] = []
        view.menu_asked.connect(lambda ids, _: asked.append(ids))
        at = view.row_rect(2).center()
        for event_reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
            QApplication.sendEvent(
                view.viewport(), QContextMenuEvent(event_reason, at, view.viewport().mapToGlobal(at))
            )
        assert asked == [(OLEG,), (MARIA,)]
        assert desk.window.shown_dialog() == MARIA


async def test_everything_can_be_done_from_the_menu_of_a_row(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        actions = desk.window.list.row_actions

        def menu() -> QMenu:
            return actions.open_menu((OLEG,), QPoint(0, 0))

        choose(menu(), "Mark unread")
        await desk.until(lambda: MarkRead(dialog_id=OLEG, position=99) in desk.engine.performed)
        choose(menu(), "Mute")
        await desk.until(lambda: desk.engine.done == [Mute(dialog_id=OLEG, muted=True)])
        choose(menu(), "Tag", "vip")
        choose(menu(), "Assign", "Nobody")
        choose(menu(), "Snooze", "For an hour")
        await desk.until(lambda: len(desk.engine.done) == 4)
        assert set(desk.engine.done[1:]) == {
            AddTag(dialog_id=OLEG, tag="vip"),
            Assign(dialog_id=OLEG, operator_id=None),
            SnoozeDialog(dialog_id=OLEG, until=sample.NOW + 3_600_000),
        }
        choose(menu(), "Open")
        assert desk.window.shown_dialog() == OLEG


async def test_handing_over_with_a_note(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        click(desk, 0)
        form = desk.window.open_transfer((MARIA, VISITOR), desk.window.conversation.header.assignee)
        assert form is not None
        QTest.keyClicks(form.note, "she asks for an invoice")
        QTest.keyClick(form.note, Qt.Key.Key_Return)
        note = "she asks for an invoice"
        await desk.until(lambda: len(desk.engine.done) == 2)
        assert desk.engine.done == [
            Assign(dialog_id=MARIA, operator_id=sample.NINA.id, note=note),
            Assign(dialog_id=VISITOR, operator_id=sample.NINA.id, note=note),
        ]


@pytest.mark.parametrize("goes_on", [True, False])
async def test_closing_opens_the_next_who_waits_if_so_chosen(theme: Theme, tmp_path: Path, goes_on: bool) -> None:
    async with open_desk(theme, tmp_path) as desk:
        desk.choices.change(next_after_close=goes_on)
        click(desk, 4)
        await desk.until(lambda: desk.window.conversation.composer.dialog_id == IDS[4])
        desk.window.list.view.setFocus()
        QTest.keyClick(desk.window.list.view, Qt.Key.Key_E)
        await desk.until(lambda: desk.engine.done == [CloseDialog(dialog_id=IDS[4])])
        assert desk.window.shown_dialog() == (MARIA if goes_on else IDS[4])
        assert desk.window.undo_bar.words() == "Closed"
        QTest.keyClick(desk.window.list.view, Qt.Key.Key_Z)
        await desk.until(lambda: desk.engine.done[1:] == [ReopenDialog(dialog_id=IDS[4], undo=True)])
        assert desk.window.shown_dialog() == IDS[4]


async def test_older_pages_come_while_scrolling_and_the_foot_says_when_they_cannot(
    theme: Theme, tmp_path: Path
) -> None:
    engine = SampleEngine()
    engine.more_at_backend = True
    engine.hold = {FetchMoreDialogs}
    async with open_desk(theme, tmp_path, engine, chosen=DialogFilter(state=DialogState.CLOSED)) as desk:
        pane = desk.window.list
        await desk.until(lambda: pane.foot() == "Loading…")
        engine.errors = {FetchMoreDialogs: Unreachable(UnreachableReason.CUT)}
        engine.set_status(ConnectionStatus(phase=Phase.WAITING))
        engine.release()
        await desk.until(lambda: pane.foot() == "No connection: only what is on this computer")
        asked = sum(isinstance(each, FetchMoreDialogs) for each in engine.asked)
        engine.errors = {}
        engine.more_at_backend = False
        engine.set_status(ConnectionStatus(phase=Phase.ONLINE, complete_up_to=sample.NOW))
        await desk.until(lambda: pane.foot().startswith("Up to date"))
        assert asked == 1


async def test_a_snoozed_dialog_comes_back_on_time_without_being_told(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    snoozed = replace(sample.ROWS[2], dialog=replace(sample.ROWS[2].dialog, snoozed_until=sample.NOW + 200))
    engine.rows[OLEG], engine.next_wake = snoozed, sample.NOW + 200
    async with open_desk(theme, tmp_path, engine) as desk:
        assert OLEG not in desk.window.list.model.ids
        engine.rows[OLEG], engine.next_wake = sample.ROWS[2], None
        await desk.until(lambda: OLEG in desk.window.list.model.ids)
