"""One account on screen: where its panes ask, what they are told, and the little that all of them need."""

from PySide6.QtCore import QObject, Signal

from operator_app.domain.abilities import Abilities
from operator_app.domain.accounts import Account
from operator_app.domain.commands import Command
from operator_app.domain.value import ClientId
from operator_app.engine.notices import Changes, CommandRefused, StatusChanged, UploadProgress
from operator_app.engine.requests import Directory, GetDirectory, GetStatus, Perform
from operator_app.engine.status import ConnectionStatus, Phase
from ui.bridge import EngineBridge
from ui.tasks import ScreenTasks


class OpenAccount(QObject):
    """Notices of other accounts do not come through here, so that no pane has to look whose they are."""

    changes = Signal(Changes)
    refused = Signal(CommandRefused)
    progress = Signal(UploadProgress)
    status_changed = Signal()
    directory_changed = Signal()

    def __init__(self, engine: EngineBridge, account: Account, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.account = account
        self.bridge = engine.account(account.id)
        self.tasks = ScreenTasks(self)
        self.directory: Directory | None = None
        """None until the archive has answered for the first time."""
        self.status = ConnectionStatus(phase=Phase.CONNECTING)
        self._engine = engine
        engine.changes.connect(self._take_changes)
        engine.refused.connect(self._take_refusal)
        engine.progress.connect(self._take_progress)
        engine.status.connect(self._take_status)

    @property
    def abilities(self) -> Abilities:
        """What the backend can do; nothing before it is known."""
        return Abilities() if self.directory is None else self.directory.abilities

    def start(self) -> None:
        """Ask for what all panes need; call it on a running loop."""
        self.tasks.restart("directory", self._read_directory())
        self.tasks.restart("status", self._read_status())

    def let_go(self) -> None:
        """Another one takes its place: hear no more notices; what was begun goes on."""
        self._engine.changes.disconnect(self._take_changes)
        self._engine.refused.disconnect(self._take_refusal)
        self._engine.progress.disconnect(self._take_progress)
        self._engine.status.disconnect(self._take_status)

    def perform(self, command: Command) -> None:
        """Do it and let the notice that follows show it; a failure comes as ``tasks.failed``."""
        self.tasks.start(f"perform {type(command).__name__}", self._perform(command))

    async def ask_to(self, command: Command) -> ClientId:
        """The same for whoever waits for it. Raises what the archive raises."""
        return await self.bridge.call(Perform(command=command))

    async def _perform(self, command: Command) -> None:
        await self.ask_to(command)

    async def _read_directory(self) -> None:
        self.directory = await self.bridge.call(GetDirectory())
        self.directory_changed.emit()

    async def _read_status(self) -> None:
        self._show_status(await self.bridge.call(GetStatus()))

    def _take_changes(self, changes: Changes) -> None:
        if changes.account_id != self.account.id:
            return
        if changes.directory or changes.everything:
            self.tasks.restart("directory", self._read_directory())
        self.changes.emit(changes)

    def _take_refusal(self, refusal: CommandRefused) -> None:
        if refusal.account_id == self.account.id:
            self.refused.emit(refusal)

    def _take_progress(self, progress: UploadProgress) -> None:
        if progress.account_id == self.account.id:
            self.progress.emit(progress)

    def _take_status(self, notice: StatusChanged) -> None:
        if notice.account_id == self.account.id:
            self._show_status(notice.status)

    def _show_status(self, status: ConnectionStatus) -> None:
        self.status = status
        self.status_changed.emit()
