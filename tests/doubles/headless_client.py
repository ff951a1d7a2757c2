"""The whole client without a screen: a real engine on its own thread, asked as the screen asks it."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from operator_app.backends.own.embedded import EmbeddedBackend
from operator_app.domain.accounts import Account
from operator_app.domain.commands import Command
from operator_app.domain.lists import DialogFilter, DialogList
from operator_app.domain.messages import Message
from operator_app.domain.value import AccountId, ClientId, DialogId
from operator_app.engine import requests
from operator_app.engine.engine import Engine
from operator_app.engine.notices import Notice
from operator_app.engine.requests import AccountRequest, EngineRequest
from operator_app.engine.status import ConnectionStatus, Phase
from operator_app.settings.profile import Profile
from tests.doubles.memory_secrets import MemorySecrets

Answer = TypeVar("Answer")
N = TypeVar("N")

PATIENCE = 60.0


class HeadlessClient:
    """As a context manager it is started and, whatever happens, stopped. ``notices`` holds all there were."""

    def __init__(self, folder: Path, secrets: MemorySecrets | None = None) -> None:
        self.folder = folder
        self.secrets = secrets or MemorySecrets()
        self.account_id = AccountId("")
        self.notices: list[Notice] = []
        self._news = threading.Condition()
        self._start_engine()

    def _start_engine(self) -> None:
        profile = Profile(self.folder)
        self.engine = Engine(profile, self.secrets, lambda: EmbeddedBackend(profile.embedded_backend, profile.logs))
        self.engine.listen(self._wake)

    def __enter__(self) -> Self:
        self.engine.start()
        accounts = self.ask(requests.ListAccounts())
        if accounts:
            self.account_id = accounts[0].id
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self.engine.stop(PATIENCE), "the engine did not stop"

    def restart(self) -> None:
        """Stop and start again on the same profile, as the next day does."""
        assert self.engine.stop(PATIENCE), "the engine did not stop"
        self._start_engine()
        self.__enter__()

    def _wake(self) -> None:
        with self._news:
            while (notice := self.engine.take_notice()) is not None:
                self.notices.append(notice)
            self._news.notify_all()

    # ------------------------------------------------------------------------------------------ asking

    def ask(self, request: EngineRequest[Answer]) -> Answer:
        return self.engine.submit(request).result(PATIENCE)

    def ask_account(self, request: AccountRequest[Answer]) -> Answer:
        return self.engine.submit_to(self.account_id, request).result(PATIENCE)

    def sign_in(self, address: str, email: str, password: str) -> Account:
        account = self.ask(requests.SignIn(address=address, email=email, password=password))
        self.account_id = account.id
        return account

    def come_online(self, address: str, email: str, password: str) -> None:
        """Sign in, and be up to date: what happens from now on is news."""
        self.sign_in(address, email, password)
        self.wait_phase(Phase.ONLINE)

    def perform(self, command: Command) -> ClientId:
        return self.ask_account(requests.Perform(command=command))

    def dialogs(self, **wanted: Any) -> DialogList:
        return self.ask_account(requests.ListDialogs(filter=DialogFilter(**wanted), first_rows=20))

    def messages(self, dialog_id: DialogId, limit: int = 500) -> tuple[Message, ...]:
        return self.ask_account(requests.GetMessages(dialog_id=dialog_id, limit=limit)).messages

    def texts(self, dialog_id: DialogId) -> list[str]:
        """What the feed shows without its system lines."""
        return [each.text for each in self.messages(dialog_id) if each.fact is None]

    @property
    def status(self) -> ConnectionStatus:
        return self.ask_account(requests.GetStatus())

    # ----------------------------------------------------------------------------------------- waiting

    def wait_until(self, holds: Callable[[], object], what: str = "") -> None:
        """Asks again at each notice, and ten times a second."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > deadline:
                raise AssertionError(f"never came true: {what or holds}; {self.status}")
            with self._news:
                self._news.wait(0.1)

    def wait_phase(self, phase: Phase) -> ConnectionStatus:
        self.wait_until(lambda: self.status.phase is phase, phase)
        return self.status

    def wait_sent(self) -> None:
        """Nothing is in the outbox any more."""
        self.wait_until(lambda: self.status.unsent == 0, "all sent")

    def seen(self, kind: type[N]) -> list[N]:
        """Notices of a kind, oldest first."""
        with self._news:
            return [each for each in self.notices if isinstance(each, kind)]

    def forget_notices(self) -> None:
        with self._news:
            self.notices.clear()
