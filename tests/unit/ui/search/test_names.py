"""The palette beyond messages: commands, dialogs and saved replies by name, on either layout; and what was in use last."""

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from operator_app.domain.lists import DialogRow
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.value import SavedReplyId
from operator_app.settings.screen import ScreenMemoryFile
from tests import sample_dialogs as sample
from tests.screens.desk import Desk, open_desk
from tests.screens.of_search import everywhere
from tests.screens.sample_engine import SampleEngine
from tests.unit.ui.search.test_palette import opened, write
from ui.commands.bindings import Bindings
from ui.commands.sheet import KeySheet
from ui.commands.table import Command
from ui.search.lines import CommandLine, DialogLine, Heading, MessageLine, ReplyLine
from ui.search.named import Names
from ui.search.palette import SearchPalette
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]


def commands(palette: SearchPalette) -> list[Command]:
    return [line.command for line in palette.list.results.lines if isinstance(line, CommandLine)]


def dialogs(palette: SearchPalette) -> list[DialogRow]:
    return [line.row for line in palette.list.results.lines if isinstance(line, DialogLine)]


def replies(palette: SearchPalette) -> list[str]:
    return [line.reply.name for line in palette.list.results.lines if isinstance(line, ReplyLine)]


def headings(palette: SearchPalette) -> list[str]:
    return [line.words for line in palette.list.results.lines if isinstance(line, Heading)]


async def at(desk: Desk, *dialog_ids: str) -> None:
    for dialog_id in dialog_ids:
        desk.window.show_dialog(dialog_id)
        await desk.until(lambda wanted=dialog_id: desk.window.conversation.composer.dialog_id == wanted)


@pytest.mark.parametrize("typed", ["statistics", "statsitics", "ыефешыешсы"], ids=["right", "slip", "other layout"])
async def test_a_command_is_found_by_its_name_and_done(theme: Theme, tmp_path: Path, typed: str) -> None:
    async with open_desk(theme, tmp_path) as desk:
        palette = opened(desk, typed)
        await desk.until(lambda: Command.STATISTICS in commands(palette))
        while getattr(palette.list.chosen, "command", None) is not Command.STATISTICS:
            before = palette.list.currentIndex().row()
            QTest.keyClick(palette.field, Qt.Key.Key_Down)
            assert palette.list.currentIndex().row() > before
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        assert desk.window.search.palette is None
        assert desk.application.statistics_window is not None


async def test_a_command_is_told_with_its_key_of_now(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        Bindings(desk.choices, desk.window).bind(Command.KEYS, "Ctrl+H")
        palette = opened(desk, "sheet")
        await desk.until(lambda: Command.KEYS in commands(palette))
        line = next(line for line in palette.list.results.lines if isinstance(line, CommandLine))
        assert (line.words, line.keys) == ("Sheet of keys", "Ctrl+H")
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        assert any(sheet.isVisible() for sheet in desk.window.findChildren(KeySheet))


async def test_what_cannot_be_done_now_is_not_offered(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        palette = opened(desk, "snooze")
        await desk.until(lambda: palette.list.results.lines)
        assert Command.SNOOZE not in commands(palette)
        palette.close_up()
        await at(desk, sample.MARIA_DIALOG)
        palette = opened(desk, "snooze")
        await desk.until(lambda: Command.SNOOZE in commands(palette))


@pytest.mark.parametrize("typed", ["иванова", "bdfyjdf", "ивонова"], ids=["right", "other layout", "slip"])
async def test_a_dialog_is_found_by_the_name_of_its_person(theme: Theme, tmp_path: Path, typed: str) -> None:
    async with open_desk(theme, tmp_path) as desk:
        palette = opened(desk)
        await desk.until(lambda: commands(palette))
        write(palette, typed)
        await desk.until(lambda: headings(palette) and headings(palette)[0] in {"Dialogs", "People"})
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        await desk.until(lambda: desk.window.shown_dialog() == sample.MARIA_DIALOG)


@pytest.mark.parametrize("typed", ["срок", "chjr"])
async def test_a_saved_reply_goes_into_the_field_filled(theme: Theme, tmp_path: Path, typed: str) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await at(desk, sample.MARIA_DIALOG)
        palette = opened(desk, typed)
        await desk.until(lambda: "доставка срок" in replies(palette))
        while getattr(palette.list.chosen, "reply", None) is None:
            before = palette.list.currentIndex().row()
            QTest.keyClick(palette.field, Qt.Key.Key_Down)
            assert palette.list.currentIndex().row() > before
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        composer = desk.window.conversation.composer
        assert composer.text.startswith("Мария, заказ приедет")
        assert composer.field.hasFocus()


async def test_messages_typed_on_the_other_layout_are_found_and_it_is_said(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, everywhere()) as desk:
        palette = opened(desk, "xtrf")
        await desk.until(lambda: any(isinstance(line, MessageLine) for line in palette.list.results.lines))
        assert palette.help.text() == "Found for “чека”: the other keyboard layout."
        write(palette, "zz")
        await desk.until(lambda: not any(isinstance(line, MessageLine) for line in palette.list.results.lines))
        assert "other keyboard layout" not in palette.help.text()


async def test_what_was_in_use_last_comes_first_and_survives_a_restart(theme: Theme, tmp_path: Path) -> None:
    first, second, third = (row.dialog.id for row in sample.ROWS[:3])
    async with open_desk(theme, tmp_path) as desk:
        await at(desk, first, second, third)
        palette = opened(desk, "sheet")
        await desk.until(lambda: Command.KEYS in commands(palette))
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        QTest.keyClick(next(iter(desk.window.findChildren(KeySheet))), Qt.Key.Key_Escape)
        palette = opened(desk)
        await desk.until(lambda: dialogs(palette))
        assert headings(palette) == ["Recent", "Commands"]
        assert [row.dialog.id for row in dialogs(palette)] == [second, first]
        assert commands(palette)[0] is Command.KEYS
    remembered = ScreenMemoryFile(tmp_path / "screen.json").memory
    assert remembered.account(sample.ACCOUNT_ID).recent_dialogs == (third, second, first)
    assert remembered.recent_commands == (Command.KEYS.value,)


async def test_comparing_many_names_lets_keys_in_between(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    many = tuple(
        SavedReply(id=SavedReplyId(f"many-{number}"), name=f"answer number {number}", text="some words " * 20)
        for number in range(3_000)
    )
    engine.directory = replace(engine.directory, saved_replies=many)
    turns, counting = 0, True

    def turn() -> None:
        nonlocal turns
        if counting:
            turns += 1
            asyncio.get_running_loop().call_soon(turn)

    async with open_desk(theme, tmp_path, engine) as desk:
        await at(desk, sample.MARIA_DIALOG)
        names = Names(desk.window.search._account, Bindings(desk.choices, desk.window), desk.window.commands)
        turn()
        found = await names.find("anwser")
        counting = False
        assert len(found.replies) == 4
        assert turns > 2
