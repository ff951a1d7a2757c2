"""Keys chosen by a person: one command a key, kept in the file, and only what differs from the table."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from operator_app.settings.live import LiveSettings
from operator_app.settings.settings import SettingsFile
from ui.commands.bindings import Bindings
from ui.commands.table import CHANGEABLE, ENTRIES, Command
from ui.settings.choices import Choices

COMMANDS = [entry.command for entry in CHANGEABLE]
CHORDS = ["J", "K", "E", "Ctrl+K", "Ctrl+Shift+P", "Alt+1", "F5", "?"]


def bindings_of(file: Path) -> Bindings:
    return Bindings(Choices(LiveSettings(SettingsFile(file))))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.one_of(
            st.tuples(st.sampled_from(COMMANDS), st.lists(st.sampled_from(CHORDS), max_size=2, unique=True)),
            st.tuples(st.sampled_from(COMMANDS), st.none()),
        ),
        max_size=12,
    )
)
def test_a_key_is_never_two_commands_and_a_restart_changes_nothing(
    qapp: QApplication, tmp_path: Path, steps: list[tuple[Command, list[str] | None]]
) -> None:
    file = tmp_path / "settings.json"
    file.unlink(missing_ok=True)
    bindings = bindings_of(file)
    for command, wanted in steps:
        if wanted is None:
            bindings.restore(command)
            assert bindings.is_default(command)
        else:
            bindings.bind(command, *wanted)
            assert bindings.keys(command) == tuple(wanted)
        bound = [chord for each in COMMANDS for chord in bindings.keys(each)]
        assert len(bound) == len(set(bound))
        for chord in bound:
            assert bindings.command_of(chord) is bindings.whose(chord)
    again = bindings_of(file)
    assert all(again.keys(each) == bindings.keys(each) for each in COMMANDS)
    again.restore_all()
    assert all(again.is_default(each) for each in COMMANDS)


def test_the_file_holds_only_what_differs(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    bindings = bindings_of(file)
    bindings.bind(Command.CLOSE, "X")
    assert json.loads(file.read_text("utf-8"))["keys"] == {"close": ["X"]}
    bindings.bind(Command.CLOSE, "E")
    assert json.loads(file.read_text("utf-8"))["keys"] == {}


@pytest.mark.parametrize(
    "stored", ['{"close": 7}', '["close"]', '{"close": ["' + "x" * 50 + '"]}', '{"close": ["no key at all"]}']
)
def test_nonsense_in_the_file_costs_no_more_than_itself(qapp: QApplication, tmp_path: Path, stored: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "dark", "keys": ' + stored + "}", encoding="utf-8")
    settings, notice = SettingsFile(file).load()
    assert settings.theme.value == "dark"
    assert notice is None
    bindings = bindings_of(file)
    assert bindings.keys(Command.CLOSE) in ((), ENTRIES[Command.CLOSE].keys)


def test_a_command_of_a_newer_version_is_left_alone(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"keys": {"brew_coffee": ["F9"]}}', encoding="utf-8")
    bindings = bindings_of(file)
    bindings.bind(Command.CLOSE, "X")
    bindings.restore_all()
    assert json.loads(file.read_text("utf-8"))["keys"] == {"brew_coffee": ["F9"]}


def test_words_of_a_command_without_a_key(qapp: QApplication, tmp_path: Path) -> None:
    bindings = bindings_of(tmp_path / "settings.json")
    assert bindings.with_keys("Close", Command.CLOSE) == "Close (E)"
    bindings.bind(Command.CLOSE)
    assert bindings.with_keys("Close", Command.CLOSE) == "Close"
