"""A whole client without a screen as a process: asked over a pipe, killed like any other."""

import logging
import os
import shutil
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from operator_app.backends.own.embedded import EmbeddedBackend
from operator_app.diagnostics import crash_points
from operator_app.domain.accounts import Account
from operator_app.domain.commands import Command
from operator_app.domain.value import ClientId, DialogId, Milliseconds
from operator_app.engine import requests
from operator_app.engine.accounts import AccountsFile
from operator_app.engine.notices import Changes, CommandRefused
from operator_app.engine.requests import AccountRequest
from operator_app.settings.profile import Profile
from tests.doubles.memory_secrets import MemorySecrets
from tests.faults.child import PATIENCE, Child, Complaints, answer
from tests.faults.house import ACCOUNT
from tests.faults.moved_clock import MovedClock
from tests.faults.quick_loop import QuickClocks, QuickEngine
from tests.faults.watched_screen import WatchedScreen

Answer = TypeVar("Answer")


def prepare_profile(folder: Path, account: Account, empty_archive: Path) -> None:
    """A profile that was signed in before: its account is known, nothing has come into its archive yet."""
    profile = Profile(folder)
    profile.prepare()
    AccountsFile(profile.accounts_file, lambda: Milliseconds(0)).put(account)
    archive = profile.account(account.id)
    archive.mkdir()
    shutil.copy(empty_archive, archive)


def run(pipe: Connection, folder: Path, token: str, clock: Path, seed: int) -> None:
    complaints = Complaints()
    logging.getLogger().addHandler(complaints)
    profile = Profile(folder)
    secrets = MemorySecrets()
    secrets.kept[ACCOUNT] = token
    engine = QuickEngine(
        profile,
        secrets,
        lambda: EmbeddedBackend(profile.embedded_backend, profile.logs),
        clocks=QuickClocks(MovedClock(clock), QuickEngine.speed),
        random=Random(seed),
    )
    refused: list[Command] = []

    def ask(request: AccountRequest[Any]) -> Any:
        return engine.submit_to(ACCOUNT, request).result(PATIENCE)

    screen = WatchedScreen(ask)

    def wake() -> None:
        while (notice := engine.take_notice()) is not None:
            if isinstance(notice, CommandRefused):
                refused.append(notice.command)
            elif isinstance(notice, Changes):
                screen.hear(notice)

    def do(what: str, *given: Any) -> Any:
        match what:
            case "ask":
                return ask(given[0])
            case "look":
                return screen.look(given[0])
            case "differences":
                return screen.differences()
            case "arm":
                os.environ[crash_points.VARIABLE] = given[0]
                return None
            case "report":
                wake()
                return tuple(refused), tuple(complaints.found)
        raise AssertionError(what)

    engine.listen(wake)
    engine.start()
    while answer(pipe, do):
        pass
    engine.stop(PATIENCE)
    os._exit(0)


class Client:
    """One operator's window, over all its lives."""

    def __init__(self, folder: Path, token: str, clock: Path, seed: int) -> None:
        self.folder = folder
        self._token = token
        self._clock = clock
        self._seed = seed
        self._child: Child | None = None
        self.lives = 0
        self.refused: list[Command] = []
        self.complaints: list[str] = []

    @property
    def archive(self) -> Path:
        return self.folder / "accounts" / ACCOUNT / "archive.db"

    @property
    def running(self) -> bool:
        return self._child is not None and self._child.alive

    def start(self) -> None:
        self.bury()
        self.lives += 1
        self._child = Child(run, self.folder, self._token, self._clock, self._seed + self.lives)

    def ask(self, request: AccountRequest[Answer]) -> Answer:
        """Raises ``Died``, ``Failed``."""
        found: Answer = self._alive().ask("ask", request)
        return found

    def perform(self, command: Command, hold: Milliseconds = 0) -> ClientId:
        return self.ask(requests.Perform(command=command, hold=hold))

    def look(self, dialog_id: DialogId) -> None:
        """Show this dialog, and go on showing it."""
        self._alive().ask("look", dialog_id)

    def differences(self) -> tuple[str, ...]:
        """What its screen shows and is no longer so, though nobody told it."""
        found: tuple[str, ...] = self._alive().ask("differences")
        return found

    def arm(self, point: str) -> None:
        self._alive().ask("arm", point)

    def kill(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child = None

    bury = kill

    def stop(self) -> None:
        """As a person ends it. What it complained of is kept."""
        self.report()
        child, self._child = self._alive(), None
        child.end()

    def report(self) -> None:
        refused, complaints = self._alive().ask("report")
        self.refused += refused
        self.complaints += complaints

    def freeze(self) -> None:
        self._alive().freeze()

    def thaw(self) -> None:
        self._alive().thaw()

    def _alive(self) -> Child:
        if self._child is None:
            raise AssertionError("the client does not run")
        return self._child
