"""A key is the same key on every layout: by its Latin letter, by the Russian one on it, or by its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.commands import chords

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
ROWS = {
    "QWERTYUIOP[]": "ЙЦУКЕНГШЩЗХЪ",
    "ASDFGHJKL;'": "ФЫВАПРОЛДЖЭ",
    "ZXCVBNM,.": "ЯЧСМИТЬБЮ",
}
PAIRS = [pair for latin, russian in ROWS.items() for pair in zip(latin, russian, strict=True)]


def pressed(
    letter: str, modifiers: Qt.KeyboardModifier = NONE, *, scan_code: int = 0, virtual_key: int = 0
) -> QKeyEvent:
    key = ord(letter.upper())
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan_code, virtual_key, 0, letter)


@given(pair=st.sampled_from(PAIRS), ctrl=st.booleans())
def test_a_russian_letter_is_the_latin_one_on_its_key(pair: tuple[str, str], ctrl: bool) -> None:
    latin, russian = pair
    modifiers = CTRL if ctrl else NONE
    assert chords.chord_of(pressed(russian, modifiers)) == chords.chord_of(pressed(latin, modifiers))


@pytest.mark.parametrize(
    ("platform", "scan_code", "virtual_key"), [("linux", 39, 0), ("win32", 31, 0), ("darwin", 0, 1)]
)
def test_a_letter_of_another_layout_is_known_by_its_place(platform: str, scan_code: int, virtual_key: int) -> None:
    ukrainian = pressed("і", CTRL, scan_code=scan_code, virtual_key=virtual_key)
    assert chords.chord_of(ukrainian, platform) == "Ctrl+S"


def test_a_letter_of_nobody_knows_which_key_is_none() -> None:
    assert chords.chord_of(pressed("і", CTRL), "linux") is None


@pytest.mark.parametrize(
    ("event", "chord"),
    [
        (pressed("k", CTRL), "Ctrl+K"),
        (pressed("a", SHIFT), "Shift+A"),
        (pressed("?", SHIFT), "?"),
        (pressed("+", CTRL), "Ctrl++"),
        (QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F6, SHIFT), "Shift+F6"),
        (QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, NONE), "Esc"),
        (QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Control, CTRL), None),
    ],
)
def test_a_chord_is_written_as_files_have_it(event: QKeyEvent, chord: str | None) -> None:
    assert chords.chord_of(event) == chord
    assert chord is None or chords.understood(chord) == chord


@pytest.mark.parametrize("chord", ["Return", "Space", "Shift+Tab", "Down", "Esc", "Ctrl+C", "Ctrl+V"])
def test_keys_that_fields_live_by_are_not_given_away(chord: str) -> None:
    assert not chords.can_be_bound(chord)


@pytest.mark.parametrize("chord", ["Alt+Down", "Ctrl+Return", "Ctrl+K", "Q", "F5", "Ctrl++"])
def test_others_are(chord: str) -> None:
    assert chords.can_be_bound(chord)


@pytest.mark.parametrize("nonsense", ["", "Ctrl+", "Ctrl+K, Ctrl+L", "nonsense", "Ctrl+nonsense"])
def test_nonsense_in_a_file_is_no_key(nonsense: str) -> None:
    assert chords.understood(nonsense) is None


def test_a_shortcut_listens_to_the_russian_letter_too() -> None:
    assert [each.toString() for each in chords.sequences("Ctrl+K")] == ["Ctrl+K", "Ctrl+Л"]
    assert [each.toString() for each in chords.sequences("F1")] == ["F1"]
