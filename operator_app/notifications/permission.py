"""The system's leave to show notifications, where it has to be asked for: macOS."""

import sys
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_notifier import DesktopNotifier


class Permission(Protocol):
    """Never raises."""

    async def given(self) -> bool: ...

    async def ask(self) -> bool:
        """The system asks the person, who should know why; whether it is given now. Alerts, sound and badge at once."""
        ...


class LibraryPermission:
    """A ``Permission`` through the notification library, made at the first question."""

    def __init__(self, make: "Callable[[], DesktopNotifier]") -> None:
        self._make = make
        self._notifier: DesktopNotifier | None = None

    async def given(self) -> bool:
        try:
            return await self._library().has_authorisation()
        except Exception:  # noqa: BLE001 - the library lets each system's own errors through
            return False

    async def ask(self) -> bool:
        try:
            return await self._library().request_authorisation()
        except Exception:  # noqa: BLE001 - as above
            return False

    def _library(self) -> "DesktopNotifier":
        if self._notifier is None:
            self._notifier = self._make()
        return self._notifier


def permission_here(app_name: str, platform: str = sys.platform) -> Permission | None:
    """None where nobody has to be asked."""
    if platform != "darwin":
        return None

    def make() -> "DesktopNotifier":
        from desktop_notifier import DesktopNotifier  # noqa: PLC0415 - 50 ms, after the first paint

        return DesktopNotifier(app_name=app_name, app_icon=None)

    return LibraryPermission(make)
