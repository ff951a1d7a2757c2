"""Makes the keys of a window act, and follows them when they are changed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QWidget

from ui.commands import chords
from ui.commands.bindings import Bindings
from ui.commands.table import CHANGEABLE, Command


class Shortcuts(QObject):
    """One shortcut a command. Single letters never fire in a text field: Qt lets the field have them.

    Latin and Russian letters are found by Qt. Before any key acts, Qt asks the widget with the keyboard and those around
    it whether they want it: a letter of any other alphabet that nobody claims is known by its place on the keyboard.
    """

    def __init__(self, window: QWidget, bindings: Bindings, act: Callable[[Command], None]) -> None:
        super().__init__(window)
        self._bindings = bindings
        self._act = act
        self._window = window
        self._claimed_at: QWidget | None = None
        self._shortcuts: dict[Command, QShortcut] = {}
        for entry in CHANGEABLE:
            shortcut = QShortcut(window)
            shortcut.activated.connect(lambda command=entry.command: act(command))
            self._shortcuts[entry.command] = shortcut
        bindings.changed.connect(self._bind)
        window.installEventFilter(self)
        self._bind()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and chords.is_foreign(event):
            if watched is self._window and event.type() is QEvent.Type.ShortcutOverride:
                return self._claim(event)
            if watched is self._claimed_at and event.type() is QEvent.Type.KeyPress:
                return self._take(watched, event)
        return super().eventFilter(watched, event)

    def _command(self, event: QKeyEvent) -> Command | None:
        chord = chords.chord_of(event)
        return None if chord is None else self._bindings.command_of(chord)

    def _claim(self, event: QKeyEvent) -> bool:
        """The press itself comes next, to the widget that has the keyboard, which must not take it for its own."""
        target = self._window.focusWidget()
        if self._command(event) is None or target is None:
            return False
        if self._claimed_at is not None:
            self._claimed_at.removeEventFilter(self)
        self._claimed_at = target
        target.installEventFilter(self)
        event.accept()
        return True

    def _take(self, watched: QObject, event: QKeyEvent) -> bool:
        self._claimed_at = None
        if watched is not self._window:
            watched.removeEventFilter(self)
        command = self._command(event)
        if command is None:
            return False
        self._act(command)
        return True

    def _bind(self) -> None:
        for command, shortcut in self._shortcuts.items():
            keys = self._bindings.keys(command)
            shortcut.setKeys([sequence for chord in keys for sequence in chords.sequences(chord)])
