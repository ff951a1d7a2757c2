"""Who we are to Windows: one id for the task bar, the Start-menu shortcut that the installer makes, and the toasts."""

import ctypes
import sys
from typing import Any, Final

APP_ID: Final = "app.operatorapp.Operator"
"""The AppUserModelID; the installer's shortcut carries the same."""
DISPLAY_NAME: Final = "Operator"
KEY: Final = rf"SOFTWARE\Classes\AppUserModelId\{APP_ID}"


def claim(platform: str = sys.platform, libraries: Any = None) -> bool:
    """Before the first window; whether Windows took it. Nothing on other systems. ``libraries``: for ``ctypes.windll``."""
    if platform != "win32":
        return False
    loaded = libraries if libraries is not None else getattr(ctypes, "windll", None)
    return loaded is not None and loaded.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID) == 0


def show_name(registry: Any = None) -> None:
    """What toasts are headed with: the notification library registers the id itself as the name. Raises ``OSError``."""
    if registry is None:
        import winreg as registry  # noqa: PLC0415 - only there is one
    with registry.CreateKey(registry.HKEY_CURRENT_USER, KEY) as key:
        registry.SetValueEx(key, "DisplayName", 0, registry.REG_SZ, DISPLAY_NAME)
