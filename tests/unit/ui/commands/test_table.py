"""The table of commands: whole, without clashes, and every command does something in the window."""

from pathlib import Path

import pytest

from tests.screens.desk import open_desk
from ui.commands import chords
from ui.commands.table import CHANGEABLE, ENTRIES, TABLE, Command
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]


def test_every_command_stands_in_it_once() -> None:
    assert [entry.command for entry in TABLE] == list(Command)


def test_no_two_commands_share_a_key() -> None:
    keys = [chord for entry in CHANGEABLE for chord in entry.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("chord", [chord for entry in TABLE for chord in entry.keys])
def test_its_keys_are_written_as_files_have_them(chord: str) -> None:
    assert chords.understood(chord) == chord


@pytest.mark.parametrize("chord", [chord for entry in CHANGEABLE for chord in entry.keys])
def test_its_keys_could_be_chosen_by_a_person_too(chord: str) -> None:
    assert chords.can_be_bound(chord)


@pytest.mark.qt_loop
async def test_each_of_them_acts_in_the_window(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        assert desk.window.commands.known == {entry.command for entry in CHANGEABLE}
        assert not any(ENTRIES[command].fixed for command in desk.window.commands.known)
