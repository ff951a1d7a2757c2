"""What all stories of one worker share: a backend with many small workspaces ready, each of which is played in once."""

import asyncio
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from chat_backend.clock import now
from chat_backend.commands import site
from chat_backend.database import schema
from chat_backend.identifiers import new_id
from chat_backend.open_change import OpenChange
from chat_backend.protocol import SiteWrite, User
from chat_backend.services import Services, build_services
from chat_backend.settings import Settings
from tests.faults.backend_process import Backend

OPERATORS = 3
VISITORS = 2
_CASTS = 15


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


class House:
    """One folder, in memory where that may be mounted, so that no story waits for a disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._mounted = False
        self._casts: list[Cast] = []
        self._made: list[Cast] = []
        self._number = 0

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._mounted = mount_memory(self.folder, "800m")
        try:
            (self.folder / "pattern").mkdir()
            self._made = asyncio.run(_make(self.folder / "pattern"))
            self._move_in()
        except BaseException:
            self._move_out()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.backend.kill()
        self._move_out()

    def _move_out(self) -> None:
        if self._mounted:
            unmount(self.folder)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def may_mount(self) -> bool:
        return self._mounted

    def cast(self) -> Cast:
        """A workspace that nobody has played in."""
        if not self._casts:
            self.backend.kill()
            shutil.rmtree(self.backend.data, ignore_errors=True)
            self._move_in()
        return self._casts.pop()

    def _move_in(self) -> None:
        self._number += 1
        data = self.folder / f"backend-{self._number}"
        shutil.copytree(self.folder / "pattern", data)
        self.backend = Backend(data, self.folder / f"backend-{self._number}.clock")
        self.backend.start()
        self._casts = list(self._made)


def mount_memory(folder: Path, size: str) -> bool:
    """A small disk in memory on a folder; False where this person may not mount."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "faults", str(folder)]
    with suppress(OSError):
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    return False


def unmount(folder: Path) -> None:
    subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)


async def _make(data: Path) -> list[Cast]:
    services = build_services(Settings(data=data))
    try:
        await schema.upgrade(services.database)
        return [await _make_cast(services, number) for number in range(_CASTS)]
    finally:
        await services.database.close()


async def _make_cast(services: Services, number: int) -> Cast:
    operators = []
    for place in range(OPERATORS):
        workspace, operator = await services.accounts.make_owner(
            workspace_name=f"Shop {number}",
            name=f"Operator {place}",
            email=f"o{place}@shop{number}.example",
            password_hash="nobody signs in by password here",
        )
        token, _, _ = await services.accounts.open_session(workspace.id, operator.id, "test")
        operators.append(Person(operator.id, operator.name, token))
    visitors, dialogs = [], []
    for place in range(VISITORS):
        user = User(id=new_id(), number=0, created_at=now(), last_seen_at=now())
        token = await services.accounts.make_visitor(workspace.id, user)
        visitors.append(Person(user.id, f"Visitor {place}", token))
        dialogs.append(await _first_word(services, workspace.id, user.id))
    return Cast(workspace.id, tuple(operators), tuple(visitors), tuple(dialogs))


async def _first_word(services: Services, workspace_id: str, user_id: str) -> str:
    word = SiteWrite(text="first word")

    async def work(change: OpenChange) -> None:
        await site.write(change, user_id, word)

    change, _ = await services.log.apply(workspace_id, user_id, "first-word", word, work)
    return next(each.id for each in change.entities if type(each).__name__ == "Dialog")
