"""What was looked at and chosen last, as the palette offers it; remembered over a restart."""

from msgspec.structs import replace

from operator_app.domain.value import AccountId, DialogId
from operator_app.settings.screen import ScreenMemoryFile
from ui.commands.table import Command

MOST = 6


class Recent:
    """The dialogs are one account's; the commands are the person's, whichever account is open."""

    def __init__(self, memory: ScreenMemoryFile, account_id: AccountId) -> None:
        self._memory = memory
        self.looked_at = memory.memory.account(account_id).recent_dialogs
        """The latest first; written down by whoever remembers the rest of the window."""

    @property
    def dialogs(self) -> tuple[DialogId, ...]:
        """Without the one on screen, which need not be offered."""
        return self.looked_at[1:]

    @property
    def commands(self) -> tuple[str, ...]:
        return self._memory.memory.recent_commands

    def look_at(self, dialog_id: DialogId) -> None:
        self.looked_at = (dialog_id, *(each for each in self.looked_at if each != dialog_id))[:MOST]

    def chose(self, command: Command) -> None:
        memory = self._memory.memory
        commands = (command.value, *(each for each in memory.recent_commands if each != command.value))[:MOST]
        self._memory.remember(replace(memory, recent_commands=commands))
