"""Windows: ``SHQueryUserNotificationState`` and the input desktop, which a locked session does not give."""

import ctypes
from collections.abc import Callable
from typing import Any

from operator_app.notifications.surroundings.state import Surroundings

PRESENTATION, QUIET_TIME = 4, 6
"""``QUERY_USER_NOTIFICATION_STATE``: somebody presents; quiet time. Focus assist is not told to desktop programs."""
DESKTOP_READOBJECTS = 0x0001


class WindowsSurroundings:
    """A ``SurroundingsSource``."""

    def __init__(self, libraries: Any = None) -> None:
        """``libraries``: in place of ``ctypes.windll``."""
        self._libraries = libraries if libraries is not None else getattr(ctypes, "windll", None)

    async def look(self) -> Surroundings:
        if self._libraries is None:
            return Surroundings()
        state = ctypes.c_int()
        failed = self._libraries.shell32.SHQueryUserNotificationState(ctypes.byref(state))
        known = None if failed else state.value
        return Surroundings(
            locked=_locked(self._libraries),
            shared=None if known is None else known == PRESENTATION,
            do_not_disturb=None if known is None else known == QUIET_TIME,
        )

    async def watch(self, changed: Callable[[], None]) -> None:
        """Programs without a window of their own for it are not told; ``look`` is asked now and then."""

    async def muted(self) -> bool | None:
        return None

    def close(self) -> None:
        """Nothing is held."""


def _locked(libraries: Any) -> bool:
    desktop = libraries.user32.OpenInputDesktop(0, False, DESKTOP_READOBJECTS)  # noqa: FBT003
    if desktop:
        libraries.user32.CloseDesktop(desktop)
    return not desktop
