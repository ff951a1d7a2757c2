"""What the screen remembers without being told to: where the window stood, how wide the panes were, which dialogs were shown."""

import logging
from pathlib import Path

import msgspec
from msgspec.structs import replace

from operator_app.domain.lists import DialogFilter
from operator_app.domain.value import AccountId, DialogId, Value

log = logging.getLogger(__name__)


class WindowPlace(Value):
    """In the screen's own coordinates, without its frame."""

    x: int
    y: int
    width: int
    height: int
    maximised: bool = False


class AccountScreen(Value):
    """What is remembered for each account. Widths in pixels; 0: never set."""

    filter: DialogFilter = DialogFilter()
    list_width: int = 0
    card_width: int = 0
    recent_dialogs: tuple[DialogId, ...] = ()
    """Looked at last, the latest first: ids only."""


class ScreenMemory(Value):
    """Geometry and habits only; what one chooses is in ``Settings``."""

    window: WindowPlace | None = None
    accounts: dict[str, AccountScreen] = msgspec.field(default_factory=dict)
    recent_emoji: tuple[str, ...] = ()
    """The latest first."""
    recent_commands: tuple[str, ...] = ()
    """Chosen by name, the latest first."""
    told_of_staying: bool = False
    """Whether it was said that closing the window does not end the app."""

    def account(self, account_id: AccountId) -> AccountScreen:
        return self.accounts.get(account_id, AccountScreen())

    def with_account(self, account_id: AccountId, screen: AccountScreen) -> "ScreenMemory":
        return replace(self, accounts={**self.accounts, account_id: screen})


class ScreenMemoryFile:
    """Keeps it in one small JSON file. What can't be read is forgotten, what can't be written is logged: it is comfort only."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.memory = self._read()

    def remember(self, memory: ScreenMemory) -> None:
        """Replaces the file at once or not at all."""
        if memory == self.memory:
            return
        self.memory = memory
        beside = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.write_bytes(msgspec.json.format(msgspec.json.encode(memory)))
            beside.replace(self._file)
        except OSError as error:
            log.warning("the look of the screen is not remembered", extra={"errno": error.errno})

    def _read(self) -> ScreenMemory:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=ScreenMemory)
        except FileNotFoundError:
            return ScreenMemory()
        except (OSError, msgspec.DecodeError, RecursionError):
            log.warning("the remembered look of the screen could not be read; starting anew")
            return ScreenMemory()
