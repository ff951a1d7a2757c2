"""Which of the system's ways to know of input there is, asked in order."""

import logging
import os
import sys
from collections.abc import Mapping
from typing import Protocol

log = logging.getLogger(__name__)


class IdleSource(Protocol):
    """One way. ``name`` is for the log."""

    name: str

    async def seconds(self) -> float | None:
        """Since the last key or movement anywhere on the desktop; None: this way does not work here. Never raises."""
        ...

    def close(self) -> None: ...


class SystemIdle:
    """The first source that has an answer; None for good once none has one."""

    def __init__(self, sources: tuple[IdleSource, ...]) -> None:
        self._sources = list(sources)

    async def seconds(self) -> float | None:
        while self._sources:
            found = await self._sources[0].seconds()
            if found is not None:
                return found
            source = self._sources.pop(0)
            log.info("input cannot be known this way", extra={"source": source.name})
            source.close()
        return None

    def close(self) -> None:
        for source in self._sources:
            source.close()
        self._sources.clear()


def system_idle(platform: str = sys.platform, environment: Mapping[str, str] = os.environ) -> SystemIdle:
    """For this computer. Under Wayland the X server knows of its own windows only, so it is not asked there."""
    sources: tuple[IdleSource, ...] = ()
    if platform == "win32":
        from operator_app.idleness.windows import WindowsIdle  # noqa: PLC0415 - loads the system's libraries

        sources = (WindowsIdle(),)
    elif platform == "darwin":
        from operator_app.idleness.macos import MacIdle  # noqa: PLC0415

        sources = (MacIdle(),)
    else:
        from operator_app.idleness.mutter import MutterIdle  # noqa: PLC0415
        from operator_app.idleness.x11 import XIdle  # noqa: PLC0415

        if environment.get("WAYLAND_DISPLAY") or environment.get("XDG_SESSION_TYPE") == "wayland":
            sources = (MutterIdle(),)
        elif environment.get("DISPLAY"):
            sources = (XIdle(environment["DISPLAY"]),)
    return SystemIdle(sources)
