"""Newer versions of the app as the screen knows them: what was chosen, how far the next one is, what is asked by hand."""

from PySide6.QtCore import QObject, Signal

from operator_app.domain.updates import UpdatePhase, UpdateState
from operator_app.engine.notices import UpdateChanged
from operator_app.engine.update_requests import (
    BringUpdate,
    ChooseUpdates,
    FirstWindowShown,
    GetParts,
    GetUpdate,
    LookForUpdate,
)
from operator_app.installation.installation import Installation
from operator_app.installation.licences import Part
from operator_app.settings.settings import Settings
from ui.bridge import EngineBridge
from ui.settings.choices import Choices
from ui.tasks import ScreenTasks


class Updates(QObject):
    """One for the whole screen. ``start`` when the first window is there; ``close`` before the loop ends."""

    changed = Signal()
    """``state`` is another."""

    def __init__(
        self, engine: EngineBridge, choices: Choices, installation: Installation, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._choices = choices
        self.installation = installation
        self.state = UpdateState(phase=UpdatePhase.NOT_LOOKED)
        self.tasks = ScreenTasks(self)
        engine.update.connect(self._take)
        choices.changed.connect(self._choose)

    def start(self) -> None:
        """A version on trial has passed; from now on newer ones are looked for."""
        self.tasks.start("updates", self._begin())

    def close(self) -> None:
        self.tasks.cancel()

    def look(self) -> None:
        self.tasks.restart("look for an update", self._look())

    def bring(self) -> None:
        self.tasks.restart("bring the update", self._bring())

    async def parts(self) -> tuple[Part, ...]:
        """What others made of this app."""
        return await self._engine.call(GetParts())

    async def _begin(self) -> None:
        await self._engine.call(FirstWindowShown())
        await self._tell_choice(self._choices.value)
        self._show(await self._engine.call(GetUpdate()))

    async def _tell_choice(self, now: Settings) -> None:
        await self._engine.call(ChooseUpdates(choice=now.updates, channel=now.update_channel))

    async def _look(self) -> None:
        await self._engine.call(LookForUpdate())

    async def _bring(self) -> None:
        await self._engine.call(BringUpdate())

    def _choose(self, before: Settings, now: Settings) -> None:
        if (before.updates, before.update_channel) != (now.updates, now.update_channel):
            self.tasks.restart("choose updates", self._tell_choice(now))

    def _take(self, notice: UpdateChanged) -> None:
        self._show(notice.state)

    def _show(self, state: UpdateState) -> None:
        self.state = state
        self.changed.emit()
