"""Keys pressed together: the same chord whichever layout is on, since it is named by the Latin letter of its key."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_LATIN = "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,.`"
_RUSSIAN = "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
_TO_RUSSIAN = dict(zip(_LATIN, _RUSSIAN, strict=True))
"""The letter of the Russian layout on the same key. A sign there is no letter of ours: ``.`` is the key of ``/``."""
_TO_LATIN = {russian: latin for latin, russian in _TO_RUSSIAN.items()}
_MODIFIER_KEYS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
        Qt.Key.Key_unknown,
    }
)
_ALONE_ONLY = frozenset(
    "Tab Backtab Return Enter Esc Space Backspace Del Left Right Up Down Home End PgUp PgDown".split()  # noqa: SIM905
)
"""Fields, lists and buttons live by these: no command takes them away without Ctrl or Alt."""
_OF_FIELDS = frozenset(f"Ctrl+{letter}" for letter in "ACVXYZ")
"""What every text field does with them (select all, copy, paste, cut, redo, undo) comes first there."""

# Where a letter's key lies. X11 gives the kernel's code + 8, Windows the same codes (both come from the AT keyboard),
# macOS its own, as nativeVirtualKey. Sources: linux/input-event-codes.h; Carbon's HIToolbox/Events.h.
_FIRST_OF_ROWS = {16: "QWERTYUIOP[]", 30: "ASDFGHJKL;'`", 44: "ZXCVBNM,."}
_AT_CODES = {first + place: letter for first, row in _FIRST_OF_ROWS.items() for place, letter in enumerate(row)}
_MAC_ROWS = ("ASDFHGZXCV", "BQWERYT")
_MAC_CODES = (
    dict(enumerate(_MAC_ROWS[0]))
    | {11 + code: letter for code, letter in enumerate(_MAC_ROWS[1])}
    | {30: "]", 31: "O", 32: "U", 33: "[", 34: "I", 35: "P", 37: "L", 38: "J", 39: "'", 40: "K", 41: ";", 43: ","}
    | {45: "N", 46: "M", 47: ".", 50: "`"}
)
_X11_OFFSET = 8


def chord_of(event: QKeyEvent, platform: str = sys.platform) -> str | None:
    """What is pressed, as the table writes it; None while only modifiers are down.

    A letter of another alphabet stands for the Latin one on its key: by the Russian layout, else by the key's place.
    """
    key = event.key()
    if key in _MODIFIER_KEYS or not key:
        return None
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier)
    letter = chr(key) if key < Qt.Key.Key_Escape.value else ""
    if letter and not letter.isascii():
        latin = _TO_LATIN.get(letter.upper()) or _at_place(event, platform)
        if latin is None:
            return None
        letter = latin
    if letter and not letter.isalpha():
        modifiers &= (
            ~Qt.KeyboardModifier.ShiftModifier
        )  # it is in the sign already: ? is Shift and / on one layout only
    named = letter or QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
    if not named:
        return None
    return _prefix(modifiers) + named


def is_foreign(event: QKeyEvent) -> bool:
    """Whether the key gives a letter of an alphabet that shortcuts do not listen to: neither Latin nor Russian."""
    key = event.key()
    return 0x7F < key < Qt.Key.Key_Escape.value and chr(key).upper() not in _TO_LATIN


def can_be_bound(chord: str) -> bool:
    """Whether a command may have it: no key that fields, lists and buttons live by."""
    *modifiers, key = _parts(chord)
    return chord not in _OF_FIELDS and (key not in _ALONE_ONLY or bool({"Ctrl", "Alt", "Meta"} & set(modifiers)))


def understood(chord: str) -> str | None:
    """The same as the table would write it; None where it is no key that can be pressed."""
    sequence = QKeySequence(chord)
    written = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    return written if sequence.count() == 1 and _parts(written)[-1] else None


def sequences(chord: str) -> list[QKeySequence]:
    """For shortcuts: the chord, and the same key as a Russian layout names it."""
    found = [QKeySequence(chord)]
    begin, letter = (chord[:-1], chord[-1])
    if letter in _TO_RUSSIAN and (not begin or begin.endswith("+")):
        found.append(QKeySequence(begin + _TO_RUSSIAN[letter]))
    return found


def words(chord: str) -> str:
    """As people of this system write it."""
    native = QKeySequence(chord).toString(QKeySequence.SequenceFormat.NativeText)
    return native.replace("Return", "Enter")


def _at_place(event: QKeyEvent, platform: str) -> str | None:
    if platform == "darwin":
        return _MAC_CODES.get(event.nativeVirtualKey())
    code = event.nativeScanCode()
    return _AT_CODES.get(code if platform == "win32" else code - _X11_OFFSET)


def _prefix(modifiers: Qt.KeyboardModifier) -> str:
    named = (
        (Qt.KeyboardModifier.MetaModifier, "Meta+"),
        (Qt.KeyboardModifier.ControlModifier, "Ctrl+"),
        (Qt.KeyboardModifier.AltModifier, "Alt+"),
        (Qt.KeyboardModifier.ShiftModifier, "Shift+"),
    )
    return "".join(name for modifier, name in named if modifiers & modifier)


def _parts(chord: str) -> list[str]:
    """Its modifiers and last its key, which may be ``+``."""
    begin, plus = chord[:-1], chord.endswith("+")
    return [*filter(None, begin.split("+")), "+"] if plus and len(chord) > 0 else chord.split("+")
