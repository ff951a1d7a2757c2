"""What all stories of one worker share: a backend and a folder, and what a story asks of a backend of its kind."""

import shutil
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from chat_backend.protocol import SiteMessage
from operator_app.archive.database import FILE_NAME, Database
from operator_app.domain.accounts import Account
from operator_app.domain.value import AccountId
from tests.doubles.faulty_proxy import FaultyProxy
from tests.faults.deeds import Deeds
from tests.faults.moved_clock import MovedClock
from tests.faults.story import Story
from tests.faults.truth import Truth

ACCOUNT = AccountId("account")
OPERATORS = 3
VISITORS = 2


@dataclass(frozen=True)
class Person:
    """Somebody who is let in already."""

    id: str
    name: str
    token: str


@dataclass(frozen=True)
class Cast:
    """One workspace: its operators, and visitors who have written once, each in a dialog of his own."""

    workspace_id: str
    operators: tuple[Person, ...]
    visitors: tuple[Person, ...]
    dialogs: tuple[str, ...]


@dataclass(frozen=True)
class Wire:
    """What of a backend's traffic mishaps pick out, and what they put in its place."""

    command: bytes
    look_up: bytes
    changes: bytes
    news: bytes
    """Stands in a frame that tells something."""
    spoilt_frame: bytes
    spoilt_answer: bytes
    too_many: bytes
    """Body of an answer that asks for patience."""


class Backend(Protocol):
    """A server over all its lives. What a story may not do to it, according to its house, raises nothing it promises."""

    complaints: list[str]

    @property
    def address(self) -> str: ...
    @property
    def clock(self) -> MovedClock: ...
    @property
    def running(self) -> bool: ...
    def start(self) -> None: ...
    def kill(self) -> None: ...
    def arm(self, point: str) -> None: ...
    def shorten(self, workspace_id: str) -> None: ...
    def report(self) -> None: ...
    def freeze(self) -> None: ...
    def thaw(self) -> None: ...


class Visitor(Protocol):
    """``written`` are the texts in the order they were typed; ``heard`` is what a stream told, if he ``follows`` one."""

    written: list[str]
    heard: list[SiteMessage]

    @property
    def follows(self) -> bool: ...
    def write(self, text: str) -> None: ...
    def send_waiting(self) -> bool:
        """Whether all is through."""
        ...

    def shown(self) -> list[str]:
        """Ids of the messages on his page, oldest first."""
        ...

    def close(self) -> None: ...


class House(ABC):
    """One folder, in memory where that may be mounted, so that no story waits for a disk."""

    lacks: frozenset[str] = frozenset()
    """Steps that no story at this backend has: it cannot do them, or cannot be treated so."""
    patience = 0.0
    """Seconds after which, once all faults ended, whatever is not right yet never will be."""
    wire: Wire

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._mounted = False

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._mounted = mount_memory(self.folder, "800m")
        try:
            Database.open(self.folder / "archive").close()
            self._open()
        except BaseException:
            self._clear()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.backend.kill()
        self._clear()

    def _clear(self) -> None:
        if self._mounted:
            unmount(self.folder)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def may_mount(self) -> bool:
        return self._mounted

    @property
    def empty_archive(self) -> Path:
        """As every client's is before its first connection."""
        return self.folder / "archive" / FILE_NAME

    @property
    @abstractmethod
    def backend(self) -> Backend: ...

    @abstractmethod
    def _open(self) -> None:
        """Make ready for the first story."""

    @abstractmethod
    def cast(self, story: Story) -> Cast:
        """A workspace that nobody has played in."""

    @abstractmethod
    def account(self, address: str, operator: Person) -> Account: ...

    @abstractmethod
    def visitor(self, cast: Cast, place: int, address: str, *, follows: bool) -> Visitor:
        """``address`` may lead through a faulty network."""

    @abstractmethod
    def newest_number(self, cast: Cast) -> int:
        """Of the backend's changes."""

    @abstractmethod
    def has_all(self, cast: Cast, number: int) -> bool:
        """Whether an archive that has come to a number has been told everything."""

    @abstractmethod
    def truth(self, cast: Cast, deeds: Deeds) -> Truth: ...

    @abstractmethod
    def sent_blindly(self, network: FaultyProxy) -> Iterator[str]:
        """Commands that left again though they may have arrived and nobody had looked."""

    def knows_what_it_lost(self, story: Story) -> bool:
        """Whether what a client is told can be missing nothing that it does not know of."""
        return True

    def needs_new_connections(self, story: Story) -> bool:
        """Whether something may be missing that is found only as connections are made."""
        return False


def mount_memory(folder: Path, size: str) -> bool:
    """A small disk in memory on a folder; False where this person may not mount."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "faults", str(folder)]
    with suppress(OSError):
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    return False


def unmount(folder: Path) -> None:
    subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)
