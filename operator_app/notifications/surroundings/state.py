"""What is known of the desktop at one moment; None is what this system does not tell."""

from collections.abc import Callable
from typing import Protocol

from operator_app.domain.value import Value


class Surroundings(Value):
    locked: bool | None = None
    """The screen is locked: bubbles on it are read by whoever passes."""
    shared: bool | None = None
    """Others see this screen: a call, a presentation."""
    do_not_disturb: bool | None = None
    """The system keeps bubbles back for now, by the person's own choice."""

    @property
    def private(self) -> bool:
        """Whether names and texts must not be seen."""
        return bool(self.locked or self.shared)


class SurroundingsSource(Protocol):
    """One system. Never raises."""

    async def look(self) -> Surroundings:
        """Within ``LOOK_SECONDS``: an alert waits for it."""
        ...

    async def watch(self, changed: Callable[[], None]) -> None:
        """From now on tell when the screen may have been locked or unlocked, where the system says so by itself."""
        ...

    async def muted(self) -> bool | None:
        """Whether nothing this computer plays can be heard. May take a second: asked for by a test only."""
        ...

    def close(self) -> None: ...


LOOK_SECONDS = 0.3


class NothingKnown:
    """Where the system tells nothing."""

    async def look(self) -> Surroundings:
        return Surroundings()

    async def watch(self, changed: Callable[[], None]) -> None:
        """Nobody tells."""

    async def muted(self) -> bool | None:
        return None

    def close(self) -> None:
        """Nothing is held."""
