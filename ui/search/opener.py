"""Opens the search palette, and keeps what was typed in it for the next time."""

from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from operator_app.domain.saved_replies import SavedReply
from ui.clock import Clock
from ui.commands.table import Command
from ui.open_account import OpenAccount
from ui.search.goals import Asked, Goal
from ui.search.named import Names
from ui.search.palette import SearchPalette
from ui.search.recent import Recent
from ui.theme.theme import Theme
from ui.window_commands import WindowCommands


class SearchOpener(QObject):
    """``go`` leads to what was picked, ``list_found`` shows all of it in the list of dialogs, ``insert`` puts a saved reply into the field."""

    def __init__(
        self,
        account: OpenAccount,
        theme: Theme,
        clock: Clock,
        window: QWidget,
        *,
        zone: tzinfo,
        go: Callable[[Goal], None],
        list_found: Callable[[Asked], None],
        commands: WindowCommands,
        insert: Callable[[SavedReply], None],
        names: Names,
        recent: Recent,
    ) -> None:
        super().__init__(window)
        self._account = account
        self._theme = theme
        self._clock = clock
        self._window = window
        self._zone = zone
        self._go = go
        self._list_found = list_found
        self._commands = commands
        self._insert = insert
        self._names = names
        self._recent = recent
        self._typed = ""
        self.palette: SearchPalette | None = None

    def open(self) -> SearchPalette:
        """The one that is open, or a new one."""
        if self.palette is None:
            palette = SearchPalette(
                self._account,
                self._theme,
                self._clock,
                self._window,
                zone=self._zone,
                names=self._names,
                recent=self._recent,
            )
            palette.picked.connect(self._go)
            palette.list_asked.connect(self._list_found)
            palette.command_picked.connect(self._do)
            palette.reply_picked.connect(self._insert)
            palette.closed.connect(self._forget)
            self.palette = palette
            palette.open_up()
            palette.field.setText(self._typed)
            palette.field.selectAll()
        self.palette.field.setFocus()
        return self.palette

    def _do(self, command: Command) -> None:
        self._recent.chose(command)
        self._typed = ""
        self._commands.do(command)

    def _forget(self) -> None:
        if self.palette is not None:
            self._typed = self.palette.field.text()
            self.palette = None
