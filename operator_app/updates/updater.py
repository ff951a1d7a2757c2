"""When newer versions are looked for and brought: by the person's choice, within what the computer's owner allows."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Final

from msgspec.structs import replace

from operator_app.domain.updates import (
    UpdateChannel,
    UpdateChoice,
    UpdateFailed,
    UpdatePhase,
    UpdateState,
)
from operator_app.installation.installation import Installation
from operator_app.installation.policy import Policy
from operator_app.updates.source import SignedSource, Stopped
from operator_app.updates.versions import Versions

FIRST_LOOK_SECONDS: Final = 60.0
BETWEEN_LOOKS_SECONDS: Final = 6 * 3600.0
_TELL_SECONDS: Final = 0.2

log = logging.getLogger(__name__)


class Updater:
    """Lives on the engine's loop; what blocks runs on threads. ``tell`` is called with every new state."""

    def __init__(
        self,
        installation: Installation,
        policy: Policy,
        source: SignedSource,
        versions: Versions | None,
        *,
        tell: Callable[[UpdateState], None],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._installation = installation
        self._policy = policy
        self._source = source
        self._versions = versions
        self._tell = tell
        self._sleep = sleep
        self._choice = UpdateChoice.OFF
        self._channel = UpdateChannel.STABLE
        self._chosen = asyncio.Event()
        self._one_at_a_time = asyncio.Lock()
        self._state = UpdateState(phase=self._resting())

    @property
    def state(self) -> UpdateState:
        return self._state

    def choose(self, choice: UpdateChoice, channel: UpdateChannel) -> None:
        """In force at once; ``run`` looks anew."""
        if (choice, channel) == (self._choice, self._channel):
            return
        self._choice, self._channel = choice, channel
        if self._state.phase not in {UpdatePhase.READY, UpdatePhase.COMING, UpdatePhase.LOOKING}:
            self._become(UpdateState(phase=self._resting()))
        self._chosen.set()

    async def run(self) -> None:
        """Until cancelled: look some time after the start and after every change of mind, then every few hours."""
        if self._versions is not None:
            staged, refused = await asyncio.to_thread(self._versions.staged), self._versions.refused()
            if staged:
                self._become(UpdateState(phase=UpdatePhase.READY, version=staged))
            elif refused:
                self._become(replace(self._state, given_up=refused[-1]))
        while True:
            await self._chosen.wait()
            self._chosen.clear()
            if await self._quiet(FIRST_LOOK_SECONDS):
                continue
            while self._allowed() and self._choice is not UpdateChoice.OFF:
                await self.look()
                if self._choice is UpdateChoice.AUTOMATIC:
                    await self.bring()
                if await self._quiet(BETWEEN_LOOKS_SECONDS):
                    break

    async def look(self) -> None:
        """Ask what there is. Asked for by hand it does so whatever was chosen, but never against the policy."""
        if not self._allowed():
            return
        async with self._one_at_a_time:
            if self._state.phase is UpdatePhase.READY:
                return
            self._become(UpdateState(phase=UpdatePhase.LOOKING))
            try:
                offer = await asyncio.to_thread(self._source.newest, self._channel)
            except UpdateFailed as error:
                self._fail(error)
                return
            refused = self._versions.refused() if self._versions is not None else ()
            if offer is None:
                self._become(UpdateState(phase=UpdatePhase.CURRENT))
            elif offer.version in refused:
                self._become(UpdateState(phase=UpdatePhase.CURRENT, given_up=offer.version))
            else:
                by_hand = not self._installation.updates_itself
                self._become(
                    UpdateState(phase=UpdatePhase.AVAILABLE, version=offer.version, total=offer.size, by_hand=by_hand)
                )

    async def bring(self) -> None:
        """Download what ``look`` found and let the next start try it."""
        versions = self._versions
        if versions is None or not self._allowed():
            return
        async with self._one_at_a_time:
            if self._state.phase is not UpdatePhase.AVAILABLE:
                return
            version = self._state.version
            self._become(UpdateState(phase=UpdatePhase.COMING, version=version, total=self._state.total))
            try:
                await asyncio.to_thread(self._bring, versions, version, asyncio.get_running_loop())
            except UpdateFailed as error:
                self._fail(error)
            except Stopped:
                return
            else:
                log.info("a newer version is ready", extra={"version": version})
                self._become(UpdateState(phase=UpdatePhase.READY, version=version))

    async def passed(self) -> None:
        """The first window of this start is there."""
        if self._versions is not None:
            await asyncio.to_thread(self._versions.passed)

    def close(self) -> None:
        """A download in progress ends at its next piece."""
        self._source.stop()

    # -------------------------------------------------------------------------------------------- from here on

    def _bring(self, versions: Versions, version: str, loop: asyncio.AbstractEventLoop) -> None:
        told = 0.0

        def progress(done: int, total: int) -> None:
            nonlocal told
            if time.monotonic() - told >= _TELL_SECONDS:
                told = time.monotonic()
                state = UpdateState(phase=UpdatePhase.COMING, version=version, done=done, total=total)
                loop.call_soon_threadsafe(self._become, state)

        archive = self._source.fetch(self._channel, version, progress)
        versions.stage(archive, version)
        self._source.forget_downloads()

    def _allowed(self) -> bool:
        return self._policy.updates and self._installation.looks_for_updates

    def _resting(self) -> UpdatePhase:
        if not self._installation.looks_for_updates:
            return UpdatePhase.NOWHERE
        if not self._policy.updates:
            return UpdatePhase.FORBIDDEN
        return UpdatePhase.OFF if self._choice is UpdateChoice.OFF else UpdatePhase.NOT_LOOKED

    def _fail(self, error: UpdateFailed) -> None:
        log.warning("no update", extra={"problem": error.problem.value, "error": error.detail})
        self._become(UpdateState(phase=UpdatePhase.FAILED, problem=error.problem))

    def _become(self, state: UpdateState) -> None:
        if state != self._state:
            self._state = state
            self._tell(state)

    async def _quiet(self, seconds: float) -> bool:
        """Wait; True as soon as something else was chosen."""
        waiting = asyncio.ensure_future(self._sleep(seconds))  # noqa: TID251 - ended below, whatever happens
        chosen = asyncio.ensure_future(self._chosen.wait())  # noqa: TID251 - as above
        try:
            await asyncio.wait((waiting, chosen), return_when=asyncio.FIRST_COMPLETED)
            return chosen.done()
        finally:
            waiting.cancel()
            chosen.cancel()
