"""The one table of commands: every shortcut, key in a menu or tooltip, and line of the sheet of keys is made from it."""

from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from operator_app.domain.value import Value


class Scope(StrEnum):
    """Where a command has something to act on."""

    DIALOGS = "dialogs"
    """The list of them."""
    DIALOG = "dialog"
    """The one on screen."""
    PROGRAM = "program"
    FIXED = "fixed"
    """Keys of fields and lists as every program has them: told, never changed."""


class Command(StrEnum):
    """What a key can do. The values stand in settings files: they never change."""

    NEXT = "next"
    PREVIOUS = "previous"
    NEXT_PANE = "next_pane"
    PREVIOUS_PANE = "previous_pane"
    PEOPLE = "people"
    REPLY = "reply"
    NOTE = "note"
    CLOSE = "close"
    UNDO = "undo"
    TAG = "tag"
    ASSIGN = "assign"
    TRANSFER = "transfer"
    SNOOZE = "snooze"
    MARK_UNREAD = "mark_unread"
    MUTE = "mute"
    HISTORY = "history"
    DETAILS = "details"
    CARD = "card"
    SAVED_REPLIES = "saved_replies"
    EMOJI = "emoji"
    SEARCH = "search"
    KEYS = "keys"
    ONLINE = "online"
    AWAY = "away"
    STATISTICS = "statistics"
    SETTINGS = "settings"
    SIGN_OUT = "sign_out"
    QUIT = "quit"
    SEND = "send"
    NEW_LINE = "new_line"
    INSERT_REPLY = "insert_reply"
    MENTION = "mention"
    WRITE_FIRST = "write_first"
    CHANGE_VALUE = "change_value"
    LIST_FOUND = "list_found"
    BACK = "back"


class Entry(Value):
    """A line of the table. Keys are written as Qt writes them for files: ``Ctrl+Shift+K``; on a Mac Ctrl is its command key."""

    command: Command
    scope: Scope
    source: str
    """Its name in English, as translations know it."""
    keys: tuple[str, ...] = ()

    @property
    def fixed(self) -> bool:
        return self.scope is Scope.FIXED

    @property
    def name(self) -> str:
        """In the language of the screen."""
        return QCoreApplication.translate("commands", self.source)


def _entry(command: Command, scope: Scope, source: object, *keys: str) -> Entry:
    return Entry(command=command, scope=scope, source=str(source), keys=keys)


TABLE = (
    _entry(Command.NEXT, Scope.DIALOGS, QT_TRANSLATE_NOOP("commands", "Next dialog"), "J"),
    _entry(Command.PREVIOUS, Scope.DIALOGS, QT_TRANSLATE_NOOP("commands", "Previous dialog"), "K"),
    _entry(Command.NEXT_PANE, Scope.DIALOGS, QT_TRANSLATE_NOOP("commands", "Next pane"), "F6"),
    _entry(Command.PREVIOUS_PANE, Scope.DIALOGS, QT_TRANSLATE_NOOP("commands", "Previous pane"), "Shift+F6"),
    _entry(Command.PEOPLE, Scope.DIALOGS, QT_TRANSLATE_NOOP("commands", "All people"), "P"),
    _entry(Command.REPLY, Scope.DIALOG, QT_TRANSLATE_NOOP("commands", "Write a reply"), "R"),
    _entry(Command.NOTE, Scope.DIALOG, QT_TRANSLATE_NOOP("commands", "Write a note"), "N"),
    _entry(Command.CLOSE, Scope.DIALOG, QT_TRANSLATE_NOOP("commands", "Close or reopen"), "E"),
    _entry(Command.UNDO, Scope.DIALOG, QT_TRANSLATE_NOOP("commands", "Undo closing or sending"), "Z"),
    _entry(Command.TAG, Scope.DIALOG, QT_TRANSLATE_NOOP("commands", "Add a tag"), "T"),
    _entry(Command.ASSIGN, Scope.DIALOG, QT_TRANSLATE_NOOP("commands", "Assign"), "A"),
    _entry(Command.TRANSFER, Scope.DIALOG, QT_TRANSLATE_NOOP("commands", "Transfer with a note"), "Shift+A"),
    _entry(Command.SNOOZE, Scope.DIALOG, QT_TRANSLATE_NOOP("commands", "Snooze"), "S"),
    _entry(Command.MARK_UNREAD, Scope.DIALOG, QT_TRANSLATE_NOOP("commands", "Mark unread"), "U"),
    _entry(Command.MUTE, Scope.DIALOG, QT_TRANSLATE_NOOP("commands", "Mute or alert again"), "M"),
    _entry(Command.HISTORY, Scope.DIALOG, QT_TRANSLATE_NOOP("commands", "History with this person"), "H"),
    _entry(Command.DETAILS, Scope.DIALOG, QT_TRANSLATE_NOOP("commands", "Everything of this person"), "I"),
    _entry(Command.CARD, Scope.DIALOG, QT_TRANSLATE_NOOP("commands", "Show the card in a narrow window")),
    _entry(Command.SAVED_REPLIES, Scope.DIALOG, QT_TRANSLATE_NOOP("commands", "Saved replies")),
    _entry(Command.EMOJI, Scope.DIALOG, QT_TRANSLATE_NOOP("commands", "Emoji")),
    _entry(Command.SEARCH, Scope.PROGRAM, QT_TRANSLATE_NOOP("commands", "Search and commands"), "Ctrl+F", "Ctrl+K"),
    _entry(Command.KEYS, Scope.PROGRAM, QT_TRANSLATE_NOOP("commands", "Sheet of keys"), "?", "F1"),
    _entry(Command.ONLINE, Scope.PROGRAM, QT_TRANSLATE_NOOP("commands", "Be online")),
    _entry(Command.AWAY, Scope.PROGRAM, QT_TRANSLATE_NOOP("commands", "Be away")),
    _entry(Command.STATISTICS, Scope.PROGRAM, QT_TRANSLATE_NOOP("commands", "Statistics")),
    _entry(Command.SETTINGS, Scope.PROGRAM, QT_TRANSLATE_NOOP("commands", "Settings"), "Ctrl+,"),
    _entry(Command.SIGN_OUT, Scope.PROGRAM, QT_TRANSLATE_NOOP("commands", "Sign out")),
    _entry(Command.QUIT, Scope.PROGRAM, QT_TRANSLATE_NOOP("commands", "Quit"), "Ctrl+Q"),
    _entry(Command.SEND, Scope.FIXED, QT_TRANSLATE_NOOP("commands", "Send"), "Ctrl+Return"),
    _entry(Command.NEW_LINE, Scope.FIXED, QT_TRANSLATE_NOOP("commands", "New line"), "Shift+Return"),
    _entry(Command.INSERT_REPLY, Scope.FIXED, QT_TRANSLATE_NOOP("commands", "Saved replies, while writing"), "/"),
    _entry(Command.MENTION, Scope.FIXED, QT_TRANSLATE_NOOP("commands", "Mention a colleague, in a note"), "@"),
    _entry(Command.WRITE_FIRST, Scope.FIXED, QT_TRANSLATE_NOOP("commands", "Write first, in the list of people"), "W"),
    _entry(Command.CHANGE_VALUE, Scope.FIXED, QT_TRANSLATE_NOOP("commands", "Change a value of the card"), "F2"),
    _entry(Command.LIST_FOUND, Scope.FIXED, QT_TRANSLATE_NOOP("commands", "List what the search found"), "Ctrl+Return"),
    _entry(Command.BACK, Scope.FIXED, QT_TRANSLATE_NOOP("commands", "Back, close what is open"), "Esc"),
)
ENTRIES = {entry.command: entry for entry in TABLE}
CHANGEABLE = tuple(entry for entry in TABLE if not entry.fixed)


def scope_name(scope: Scope) -> str:
    """As a heading, in the language of the screen."""
    match scope:
        case Scope.DIALOGS:
            return QCoreApplication.translate("commands", "Moving about")
        case Scope.DIALOG:
            return QCoreApplication.translate("commands", "The dialog on screen")
        case Scope.PROGRAM:
            return QCoreApplication.translate("commands", "The program")
        case Scope.FIXED:
            return QCoreApplication.translate("commands", "While writing and choosing")
