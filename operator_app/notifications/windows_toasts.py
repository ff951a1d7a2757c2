"""Clicks on Windows' toasts, also on those that outlived the app or lie in the notification centre: as a link of ours.

The notification library hears a click only in the process that showed the toast, and only while that is on the screen. A toast
with ``activationType="protocol"`` makes Windows open its ``launch`` address instead, which starts the app where it does not
run and is handed to it where it does. For programs that are no Store apps Microsoft documents this ("stub CLSID") beside a COM
server: https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/toast-desktop-apps
"""

import ctypes
import sys
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from desktop_notifier import DesktopNotifier

ANYBODY: Final = 0xFFFFFFFF
"""``ASFW_ANY``."""


class LinkedToasts:
    """Stands in the library before Windows' ``ToastNotifier``: every toast gets ``link``."""

    def __init__(self, toasts: Any) -> None:
        self._toasts = toasts
        self.link = ""

    @property
    def setting(self) -> Any:
        """Whether Windows shows toasts of ours."""
        return self._toasts.setting

    def show(self, toast: Any) -> None:
        element = toast.content.document_element
        element.set_attribute("activationType", "protocol")
        element.set_attribute("launch", self.link)
        self._toasts.show(toast)


def link_toasts(notifier: "DesktopNotifier") -> LinkedToasts:
    """From now on. The library has no way to ask for it."""
    backend: Any = notifier._backend  # noqa: SLF001 - see above
    linked = LinkedToasts(backend.notifier)
    backend.notifier = linked
    return linked


def let_the_running_app_rise(platform: str = sys.platform, libraries: Any = None) -> None:
    """Before a later start hands its wish over: Windows lets whoever was clicked come to the front, and that is this process."""
    if platform == "win32":
        loaded = libraries if libraries is not None else getattr(ctypes, "windll", None)
        if loaded is not None:
            loaded.user32.AllowSetForegroundWindow(ANYBODY)
