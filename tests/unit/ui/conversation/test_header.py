"""What is done to a dialog from its header, through the whole window."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from operator_app.domain.commands import (
    AddNote,
    AddTag,
    Assign,
    MarkRead,
    Mute,
    RemoveTag,
    SendMessage,
    SnoozeDialog,
)
from operator_app.domain.drafts import ComposerMode
from operator_app.domain.problems import ArchiveError, ArchiveProblem
from operator_app.engine.requests import SendAnswer
from tests import sample_dialogs as sample
from tests.screens.desk import Desk, open_desk
from ui.conversation.header import Header
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]

MARIA = sample.MARIA_DIALOG


async def open_maria(desk: Desk) -> Header:
    desk.window.show_dialog(MARIA)
    await desk.until(lambda: desk.window.conversation.composer.dialog_id == MARIA)
    await desk.until(desk.window.conversation.header.assignee.text)
    return desk.window.conversation.header


def choose(menu: QMenu | None, words: str) -> None:
    assert menu is not None
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def chips(header: Header) -> list[str]:
    found = header.tags.findChildren(QPushButton)
    return [chip.text().split("  ")[0] for chip in found if chip.isVisible() and chip is not header.tags.add_button]


async def test_a_colleague_is_chosen_from_the_menu_and_shown_at_once(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        header = await open_maria(desk)
        choose(header.open_assign_menu(), "Nina Serova")
        await desk.until(lambda: header.assignee.text() == "Nina S. ▾")
        choose(header.open_assign_menu(), "Nobody")
        await desk.until(lambda: header.assignee.text() == "Assign ▾")
        assert desk.engine.done == [
            Assign(dialog_id=MARIA, operator_id=sample.NINA.id),
            Assign(dialog_id=MARIA, operator_id=None),
        ]


async def test_colleagues_who_are_away_are_named_so_and_stand_last(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        header = await open_maria(desk)
        menu = header.open_assign_menu()
        assert menu is not None
        words = [action.text() for action in menu.actions() if not action.isSeparator()]
        menu.close()
        assert words == ["Anton Kozlov (me)", "Nina Serova", "Lev Orlov — away", "Nobody", "Transfer with a note…"]


async def test_a_tag_is_typed_and_taken_off_by_its_cross(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        header = await open_maria(desk)
        header.tags.add_button.click()
        QTest.keyClicks(header.tags.field, "urgent")
        QTest.keyClick(header.tags.field, Qt.Key.Key_Return)
        await desk.until(lambda: "urgent" in chips(header))
        words = desk.window.list.model.words
        await desk.until(lambda: (row := words(MARIA)) is not None and "urgent" in row.row.dialog.tags)
        cross = next(chip for chip in header.tags.findChildren(QPushButton) if chip.text().startswith("urgent"))
        cross.click()
        await desk.until(lambda: "urgent" not in chips(header))
        assert desk.engine.done == [
            AddTag(dialog_id=MARIA, tag="urgent"),
            RemoveTag(dialog_id=MARIA, tag="urgent"),
        ]


async def test_known_tags_are_suggested_and_those_it_has_are_not(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        header = await open_maria(desk)
        header.tags.add_button.click()
        completer = header.tags.field.completer()
        completer.setCompletionPrefix("о")
        offered = [completer.completionModel().index(n, 0).data() for n in range(completer.completionCount())]
        assert offered == ["возврат"] or set(offered) == {"возврат", "доставка"}
        assert "оплата" not in offered
        completer.activated.emit("возврат")
        await desk.until(lambda: desk.engine.done == [AddTag(dialog_id=MARIA, tag="возврат")])


async def test_escape_and_an_empty_tag_do_nothing(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        header = await open_maria(desk)
        for keys in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
            header.tags.add_button.click()
            QTest.keyClicks(header.tags.field, "   ")
            QTest.keyClick(header.tags.field, keys)
            assert header.tags.add_button.isVisible()
        assert not desk.engine.done


async def test_snoozing_leaves_the_list_and_can_be_ended(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        header = await open_maria(desk)
        choose(header.open_snooze_menu(), "For an hour")
        await desk.until(lambda: header.snooze.text().startswith("Until"))
        await desk.until(lambda: MARIA not in desk.window.list.model.ids)
        choose(header.open_snooze_menu(), "End the snooze")
        await desk.until(lambda: MARIA in desk.window.list.model.ids)
        assert desk.engine.done == [
            SnoozeDialog(dialog_id=MARIA, until=sample.NOW + 3_600_000),
            SnoozeDialog(dialog_id=MARIA, until=None),
        ]


async def test_mute_and_mark_unread_are_in_the_menu_of_more(theme: Theme, tmp_path: Path) -> None:
    engine_row = replace(sample.ROWS[0], mark=replace(sample.ROWS[0].mark, read_position=6))
    async with open_desk(theme, tmp_path) as desk:
        desk.engine.put_row(engine_row)
        header = await open_maria(desk)
        choose(header.open_more_menu(), "Mute")
        choose(header.open_more_menu(), "Mark unread")
        await desk.until(lambda: len(desk.engine.performed) == 2)
        assert desk.engine.performed == [
            Mute(dialog_id=MARIA, muted=True),
            MarkRead(dialog_id=MARIA, position=5),
        ]


async def test_a_reply_and_a_note_go_to_the_open_dialog_and_a_note_alerts_whom_it_names(
    theme: Theme, tmp_path: Path
) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await open_maria(desk)
        pane = desk.window.conversation
        pane.start_writing(ComposerMode.REPLY)
        pane.composer.insert("Чек отправлен")
        pane.composer.submit()
        pane.start_writing(ComposerMode.NOTE)
        pane.composer.insert("@Nina посмотри")
        pane.composer.submit()
        await desk.until(lambda: len(desk.engine.done) == 2)
        assert desk.engine.done == [
            SendMessage(dialog_id=MARIA, text="Чек отправлен"),
            AddNote(dialog_id=MARIA, text="@Nina посмотри", mentions=(sample.NINA.id,)),
        ]


async def test_what_the_archive_could_not_take_is_back_in_the_field(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await open_maria(desk)
        desk.engine.errors = {SendAnswer: ArchiveError(ArchiveProblem.DISK_FULL)}
        pane = desk.window.conversation
        pane.start_writing(ComposerMode.REPLY)
        pane.composer.insert("not to be lost")
        pane.composer.submit()
        await desk.until(
            lambda: pane.composer._complaint.text() == "Not sent. The disk is full. Make room and try again."
        )
        assert pane.composer.text == "not to be lost"


async def test_a_narrow_header_keeps_the_name_and_moves_snooze_into_the_menu(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        header = await open_maria(desk)
        desk.window.resize(760, 560)
        await desk.until(lambda: not header.snooze.isVisible())
        menu = header.open_more_menu()
        assert menu is not None
        assert "Snooze…" in [action.text() for action in menu.actions()]
        menu.close()
