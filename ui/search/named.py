"""What is found by its name and not by the archive's index: commands, dialogs, saved replies; and what was last in use."""

import asyncio
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from operator_app.domain.likeness import likeness, spellings
from operator_app.domain.lists import DialogFilter, DialogRow, DialogSort
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.value import DialogId, Value
from operator_app.engine.requests import GetRows, ListDialogs
from ui.commands.bindings import Bindings
from ui.commands.table import CHANGEABLE, ENTRIES, Command, Entry, Scope
from ui.names import user_name
from ui.open_account import OpenAccount
from ui.search.lines import CommandLine, DialogLine, ReplyLine
from ui.window_commands import WindowCommands

MOST = 4
"""Of each kind: the messages are not pushed out of sight."""
MOST_ROWS = 200
MOST_TEXT = 300
"""Characters of a saved reply that are looked at."""
_TURN_SECONDS = 0.004
"""So long the screen's thread compares names before a key may be drawn."""
_RECENT = 5

Named = TypeVar("Named")


class FoundNames(Value):
    commands: tuple[CommandLine, ...] = ()
    dialogs: tuple[DialogLine, ...] = ()
    replies: tuple[ReplyLine, ...] = ()


class Names:
    """Of one palette: the dialogs are read once, as it opens."""

    def __init__(self, account: OpenAccount, bindings: Bindings, commands: WindowCommands) -> None:
        self._account = account
        self._bindings = bindings
        self._commands = commands
        self._rows: tuple[DialogRow, ...] = ()

    async def read(self) -> None:
        """The open dialogs, the newest first; and what comparing needs is loaded before somebody waits for it."""
        listed = await self._account.bridge.call(
            ListDialogs(filter=DialogFilter(sort=DialogSort.NEWEST), first_rows=MOST_ROWS)
        )
        self._rows = listed.rows[:MOST_ROWS]
        likeness("name", "", ("nmae",))

    async def recent(self, dialogs: Sequence[DialogId], commands: Iterable[str]) -> FoundNames:
        """What was in use last, as far as it is still there and can be done now."""
        rows = await self._account.bridge.call(GetRows(dialog_ids=tuple(dialogs[:_RECENT])))
        known = {entry.command.value: entry.command for entry in CHANGEABLE}
        used = [known[each] for each in commands if each in known]
        # then what has no place on screen that the eye falls on
        by_scope = sorted(CHANGEABLE, key=lambda entry: entry.scope is not Scope.PROGRAM)
        rest = [entry.command for entry in by_scope if entry.command not in used]
        lines = [self._line(each) for each in (*used, *rest) if self._commands.can(each) and each is not Command.SEARCH]
        return FoundNames(
            dialogs=tuple(DialogLine(row=row) for row in rows),
            commands=tuple(lines[:_RECENT]),
        )

    async def find(self, typed: str) -> FoundNames:
        """The best of each kind."""
        wanted = spellings(typed)
        if not wanted:
            return FoundNames()
        directory = self._account.directory
        replies: tuple[SavedReply, ...] = ()
        if directory is not None and self._commands.can(Command.SAVED_REPLIES):
            replies = tuple(reply for reply in directory.saved_replies if not reply.removed)
        entries = [entry for entry in CHANGEABLE if self._commands.can(entry.command)]
        commands = await _ranked(entries, _names_of_entry, wanted)
        dialogs = await _ranked(self._rows, _names_of_row, wanted)
        found = await _ranked(replies, lambda reply: (reply.name, reply.text[:MOST_TEXT]), wanted)
        return FoundNames(
            commands=tuple(self._line(entry.command) for entry in commands),
            dialogs=tuple(DialogLine(row=row) for row in dialogs),
            replies=tuple(ReplyLine(reply=reply) for reply in found),
        )

    def _line(self, command: Command) -> CommandLine:
        return CommandLine(command=command, words=ENTRIES[command].name, keys=self._bindings.words(command))


async def _ranked(
    named: Iterable[Named], names: Callable[[Named], tuple[str, str]], wanted: Sequence[str]
) -> tuple[Named, ...]:
    """Best first; those equally good stay in their order."""
    scored: list[tuple[float, Named]] = []
    begun = time.perf_counter()
    for each in named:
        name, text = names(each)
        score = likeness(name, text, wanted)
        if score > 0:
            scored.append((score, each))
        if time.perf_counter() - begun > _TURN_SECONDS:
            await asyncio.sleep(0)
            begun = time.perf_counter()
    scored.sort(key=lambda pair: -pair[0])
    return tuple(each for _, each in scored[:MOST])


def _names_of_entry(entry: Entry) -> tuple[str, str]:
    """In the language of the screen; its English name answers too."""
    return entry.name, entry.source


def _names_of_row(row: DialogRow) -> tuple[str, str]:
    user = row.user
    reached = "" if user is None else f"{user.email or ''} {user.phone or ''}"
    return user_name(user, row.dialog.user_id), f"{reached} {' '.join(row.dialog.tags)}"
