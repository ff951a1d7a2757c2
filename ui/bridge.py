"""The only crossing between the engine's thread and the screen's.

One way: ``await bridge.call(request)``. The other: notices, collected on the engine's thread, handed to the screen in
batches that never hold its loop longer than ``DRAIN_MS`` a turn. Only frozen values cross.
"""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from operator_app.domain.arrivals import Arrival
from operator_app.domain.value import AccountId
from operator_app.engine.notices import (
    AccountsChanged,
    Attended,
    Changes,
    CommandRefused,
    Notice,
    StatusChanged,
    UpdateChanged,
    UploadProgress,
)
from operator_app.engine.requests import AccountRequest, EngineRequest

Answer = TypeVar("Answer")

DRAIN_MS = 4


class EnginePort(Protocol):
    """What the screen needs of the engine; every method may be called from the screen's thread."""

    def submit(self, request: EngineRequest[Answer]) -> Future[Answer]: ...

    def submit_to(self, account_id: AccountId, request: AccountRequest[Answer]) -> Future[Answer]: ...

    def listen(self, wake: Callable[[], None]) -> None:
        """``wake`` is called on the engine's thread when there are notices to take."""
        ...

    def take_notice(self) -> Notice | None:
        """The oldest waiting notice; ``Changes`` of one account that wait together come as one."""
        ...


class EngineBridge(QObject):
    """Lives on the screen's thread. Signals carry whole notices; screens read the archive again for what they show."""

    changes = Signal(Changes)
    arrival = Signal(Arrival)
    attended = Signal(Attended)
    status = Signal(StatusChanged)
    refused = Signal(CommandRefused)
    progress = Signal(UploadProgress)
    accounts = Signal(AccountsChanged)
    update = Signal(UpdateChanged)
    _woken = Signal()

    def __init__(self, engine: EnginePort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._woken.connect(self._drain, Qt.ConnectionType.QueuedConnection)
        engine.listen(self._woken.emit)

    async def call(self, request: EngineRequest[Answer]) -> Answer:
        """Ask the engine as a whole. Raises what the request raises."""
        return await asyncio.wrap_future(self._engine.submit(request))

    def account(self, account_id: AccountId) -> "AccountBridge":
        """The same for one account."""
        return AccountBridge(self._engine, account_id)

    @Slot()
    def _drain(self) -> None:
        deadline = time.monotonic() + DRAIN_MS / 1000
        while (notice := self._engine.take_notice()) is not None:
            self._deliver(notice)
            if time.monotonic() > deadline:
                self._woken.emit()  # queued: input and painting come first
                return

    def _deliver(self, notice: Notice) -> None:
        match notice:
            case Changes():
                self.changes.emit(notice)
            case Arrival():
                self.arrival.emit(notice)
            case Attended():
                self.attended.emit(notice)
            case StatusChanged():
                self.status.emit(notice)
            case CommandRefused():
                self.refused.emit(notice)
            case UploadProgress():
                self.progress.emit(notice)
            case AccountsChanged():
                self.accounts.emit(notice)
            case UpdateChanged():
                self.update.emit(notice)


class AccountBridge:
    """Requests of one account, so that nothing can be asked of, or sent from, the wrong one."""

    def __init__(self, engine: EnginePort, account_id: AccountId) -> None:
        self._engine = engine
        self.account_id = account_id

    async def call(self, request: AccountRequest[Answer]) -> Answer:
        """Raises what the request raises."""
        return await asyncio.wrap_future(self._engine.submit_to(self.account_id, request))

    def submit(self, request: AccountRequest[Answer]) -> Future[Answer]:
        """For what must be on its way before the caller goes on, such as a draft while the window closes."""
        return self._engine.submit_to(self.account_id, request)
