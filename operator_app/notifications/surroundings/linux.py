"""Linux: what screen savers, the session manager, notification daemons, PipeWire and PulseAudio tell."""

import asyncio
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from operator_app.notifications.surroundings.bus import Bus, Whom
from operator_app.notifications.surroundings.state import LOOK_SECONDS, Surroundings

_SERVICE, _AT = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
LOCKED_BY_CALL: Final = (
    Whom(
        name="org.freedesktop.ScreenSaver", path="/org/freedesktop/ScreenSaver", interface="org.freedesktop.ScreenSaver"
    ),
    Whom(name="org.gnome.ScreenSaver", path="/org/gnome/ScreenSaver", interface="org.gnome.ScreenSaver"),
)
"""``GetActive`` is true while the screen is covered or locked."""
SESSION: Final = Whom(
    name="org.freedesktop.login1",
    path="/org/freedesktop/login1/session/auto",
    interface="org.freedesktop.login1.Session",
)
DUNST: Final = Whom(name=_SERVICE, path=_AT, interface="org.dunstproject.cmd0")
PLASMA: Final = Whom(name=_SERVICE, path=_AT, interface=_SERVICE)
XFCONF: Final = Whom(name="org.xfce.Xfconf", path="/org/xfce/Xfconf", interface="org.xfce.Xfconf")
GSETTINGS: Final = {
    "GNOME": ("org.gnome.desktop.notifications", "show-banners", "false"),
    "MATE": ("org.mate.NotificationDaemon", "do-not-disturb", "true"),
}
"""By desktop: schema, key, and the value that means do not disturb."""
PROGRAM_SECONDS = 0.25
CASTERS = ("gnome-shell", "kwin", "xdg-desktop-portal")
"""Beginnings of the names of PipeWire nodes that give a screen away."""


class LinuxSurroundings:
    """A ``SurroundingsSource``."""

    def __init__(
        self,
        environment: Mapping[str, str] = os.environ,
        *,
        session: Bus | None = None,
        system: Bus | None = None,
    ) -> None:
        self._environment = environment
        self._session = session or Bus()
        self._system = system or Bus(system=True)

    async def look(self) -> Surroundings:
        questions = [self._locked(), self._shared(), self._do_not_disturb()]
        locked, shared, quiet = await asyncio.gather(*(_in_time(question) for question in questions))
        return Surroundings(locked=locked, shared=shared, do_not_disturb=quiet)

    async def watch(self, changed: Callable[[], None]) -> None:
        session = [f"type='signal',interface='{whom.interface}',member='ActiveChanged'" for whom in LOCKED_BY_CALL]
        properties = "type='signal',interface='org.freedesktop.DBus.Properties',member='PropertiesChanged'"
        system = [
            f"type='signal',interface='{SESSION.interface}'",
            f"{properties},path_namespace='/org/freedesktop/login1/session'",
        ]
        await asyncio.gather(self._session.listen(session, changed), self._system.listen(system, changed))

    async def muted(self) -> bool | None:
        mute = await _said(("pactl", "get-sink-mute", "@DEFAULT_SINK@"), self._environment, seconds=1.0)
        if mute is None:
            return None
        volume = await _said(("pactl", "get-sink-volume", "@DEFAULT_SINK@"), self._environment, seconds=1.0)
        return "yes" in mute or (volume is not None and " 0%" in volume and not _louder(volume))

    def close(self) -> None:
        self._session.close()
        self._system.close()

    async def _locked(self) -> bool | None:
        answers = await asyncio.gather(
            *(self._session.yes(whom, "GetActive") for whom in LOCKED_BY_CALL),
            self._system.property_yes(SESSION, "LockedHint"),
        )
        return _any(answers)

    async def _do_not_disturb(self) -> bool | None:
        answers = await asyncio.gather(
            self._session.property_yes(DUNST, "paused"),
            self._session.property_yes(PLASMA, "Inhibited"),
            self._session.ask(XFCONF, "GetProperty", "ss", ("xfce4-notifyd", "/do-not-disturb")),
            self._by_gsettings(),
        )
        return _any([answer for answer in answers if isinstance(answer, bool)])

    async def _by_gsettings(self) -> bool | None:
        desktops = self._environment.get("XDG_CURRENT_DESKTOP", "").split(":")
        for desktop, (schema, key, quiet) in GSETTINGS.items():
            if desktop in desktops:
                said = await _said(("gsettings", "get", schema, key), self._environment)
                return None if said is None else said.strip() == quiet
        return None

    async def _shared(self) -> bool | None:
        if self._environment.get("XDG_SESSION_TYPE") != "wayland":
            return None  # an X server shows its screen to whoever asks, and tells nobody
        said = await _said(("pw-dump",), self._environment)
        return None if said is None else is_cast(said)


def is_cast(dump: str) -> bool | None:
    """Whether a screen is being given away, by what ``pw-dump`` prints."""
    try:
        objects = json.loads(dump)
    except (ValueError, RecursionError):
        return None
    nodes = [_node(each) for each in objects] if isinstance(objects, list) else []
    return any(
        state == "running" and media.endswith("Video") and name.startswith(CASTERS) for name, media, state in nodes
    )


def _node(entry: Any) -> tuple[str, str, str]:
    """Name, kind of medium, state; empty where it is none."""
    info = entry.get("info") if isinstance(entry, dict) else None
    if not isinstance(info, dict) or not isinstance(props := info.get("props"), dict):
        return "", "", ""
    return str(props.get("node.name", "")), str(props.get("media.class", "")), str(info.get("state", ""))


def _any(answers: Sequence[bool | None]) -> bool | None:
    known = [answer for answer in answers if answer is not None]
    return any(known) if known else None


def _louder(volume: str) -> bool:
    """Whether any channel is above nothing."""
    return any(word.endswith("%") and word != "0%" for word in volume.split())


async def _in_time(question: Any) -> bool | None:
    try:
        async with asyncio.timeout(LOOK_SECONDS):
            answer: bool | None = await question
            return answer
    except TimeoutError:
        return None


async def _said(
    command: tuple[str, ...], environment: Mapping[str, str], seconds: float = PROGRAM_SECONDS
) -> str | None:
    """What a program of the system prints; None where it is not there, fails or takes too long."""
    program = shutil.which(command[0], path=environment.get("PATH"))
    if program is None:
        return None

    def run() -> str | None:
        try:
            done = subprocess.run(  # noqa: S603 - a fixed command
                (program, *command[1:]),
                env={**environment, "LC_ALL": "C"},
                capture_output=True,
                text=True,
                timeout=seconds,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
            return None
        return done.stdout if done.returncode == 0 else None

    return await asyncio.to_thread(run)
