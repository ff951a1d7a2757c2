"""Keys that act on the dialog on screen: letters by their place on the keyboard, so that they work in any layout."""

from enum import StrEnum

from PySide6.QtGui import QKeySequence

_CYRILLIC = dict(zip("QWERTYUIOPASDFGHJKLZXCVBNM", "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ", strict=True))
"""The letter of the Russian layout on the same key."""


class Action(StrEnum):
    """What a key can do in the main window."""

    NEXT = "next"
    PREVIOUS = "previous"
    REPLY = "reply"
    NOTE = "note"
    CLOSE = "close"
    TAG = "tag"
    ASSIGN = "assign"
    SNOOZE = "snooze"
    UNDO = "undo"
    MARK_UNREAD = "mark_unread"
    MUTE = "mute"
    TRANSFER = "transfer"
    HISTORY = "history"
    DETAILS = "details"
    PEOPLE = "people"
    NEXT_PANE = "next_pane"
    PREVIOUS_PANE = "previous_pane"
    SETTINGS = "settings"
    SEARCH = "search"
    QUIT = "quit"


LETTERS: dict[Action, str] = {
    Action.NEXT: "J",
    Action.PREVIOUS: "K",
    Action.REPLY: "R",
    Action.NOTE: "N",
    Action.CLOSE: "E",
    Action.TAG: "T",
    Action.ASSIGN: "A",
    Action.SNOOZE: "S",
    Action.UNDO: "Z",
    Action.MARK_UNREAD: "U",
    Action.MUTE: "M",
    Action.HISTORY: "H",
    Action.DETAILS: "I",
    Action.PEOPLE: "P",
}
_OTHERS: dict[Action, tuple[str, ...]] = {
    Action.TRANSFER: ("Shift+A", "Shift+Ф"),
    Action.NEXT_PANE: ("F6",),
    Action.PREVIOUS_PANE: ("Shift+F6",),
    Action.SETTINGS: ("Ctrl+,", "Ctrl+Б"),
    Action.QUIT: ("Ctrl+Q", "Ctrl+Й"),
    Action.SEARCH: ("Ctrl+F", "Ctrl+А", "Ctrl+K", "Ctrl+Л"),
}


def sequences(action: Action) -> list[QKeySequence]:
    """The key in every layout we know. Single letters never fire in a text field: Qt lets the field have them."""
    letter = LETTERS.get(action)
    if letter is None:
        return [QKeySequence(keys) for keys in _OTHERS[action]]
    return [QKeySequence(letter), QKeySequence(_CYRILLIC[letter])]
