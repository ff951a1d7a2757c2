"""Where the system's own settings of notifications and sound are, and how to open them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Final

from operator_app.domain.value import Value
from operator_app.notifications.links import Link

_NOTICES: Final = frozenset({Link.PERMISSION, Link.SERVICE, Link.DO_NOT_DISTURB, Link.FOCUS})
_SOUND: Final = frozenset({Link.SOUND})
ADDRESSES: Final = {
    ("win32", Link.PERMISSION): "ms-settings:notifications",
    ("win32", Link.SERVICE): "ms-settings:notifications",
    ("win32", Link.DO_NOT_DISTURB): "ms-settings:quiethours",
    ("win32", Link.FOCUS): "ms-settings:quiethours",
    ("win32", Link.SOUND): "ms-settings:sound",
    ("darwin", Link.PERMISSION): "x-apple.systempreferences:com.apple.preference.notifications",
    ("darwin", Link.SERVICE): "x-apple.systempreferences:com.apple.preference.notifications",
    ("darwin", Link.DO_NOT_DISTURB): "x-apple.systempreferences:com.apple.preference.notifications",
    ("darwin", Link.FOCUS): "x-apple.systempreferences:com.apple.Focus-Settings.extension",
    ("darwin", Link.SOUND): "x-apple.systempreferences:com.apple.preference.sound",
}
"""By system: addresses its settings answer to."""
PROGRAMS: Final = (
    ("GNOME", _NOTICES, ("gnome-control-center", "notifications")),
    ("GNOME", _SOUND, ("gnome-control-center", "sound")),
    ("KDE", _NOTICES, ("systemsettings", "kcm_notifications")),
    ("KDE", _SOUND, ("systemsettings", "kcm_pulseaudio")),
    ("XFCE", _NOTICES, ("xfce4-notifyd-config",)),
    ("MATE", _NOTICES, ("mate-notification-properties",)),
    ("MATE", _SOUND, ("mate-volume-control",)),
    ("", _SOUND, ("pavucontrol",)),
)
"""By desktop, empty for any: what its settings are called."""


class Way(Value):
    """One of the two: an address for the system to open, or a program to start."""

    address: str | None = None
    command: tuple[str, ...] = ()


def way_to(
    link: Link,
    platform: str = sys.platform,
    environment: Mapping[str, str] = os.environ,
    find: Callable[[str], str | None] = shutil.which,
) -> Way | None:
    """None where no button can lead there and words must do."""
    if (address := ADDRESSES.get((platform, link))) is not None:
        return Way(address=address)
    if not platform.startswith("linux"):
        return None
    desktops = environment.get("XDG_CURRENT_DESKTOP", "").upper().split(":")
    for desktop, links, command in PROGRAMS:
        if link in links and (not desktop or desktop in desktops) and (program := find(command[0])) is not None:
            return Way(command=(program, *command[1:]))
    return None


def start(command: tuple[str, ...]) -> None:
    """Let go of at once: it is the person's program from now on. Raises ``OSError``."""
    subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
