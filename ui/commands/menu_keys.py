"""The key of a command beside its entry in a menu."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from ui.commands.bindings import Bindings
from ui.commands.table import Command


def show_keys(entry: QAction, bindings: Bindings, command: Command) -> None:
    """Told only: what acts is the window's shortcut, so the entry's own must never be in its way."""
    chord = next(iter(bindings.keys(command)), None)
    if chord is not None:
        entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        entry.setShortcut(QKeySequence(chord))
        entry.setShortcutVisibleInContextMenu(True)
