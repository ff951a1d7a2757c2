"""What a Linux desktop tells of itself, asked on real buses of services that say so."""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from dbus_fast import BusType, Message, MessageType, Variant
from dbus_fast.aio import MessageBus

from operator_app.notifications.surroundings.bus import Bus
from operator_app.notifications.surroundings.linux import LinuxSurroundings
from operator_app.notifications.surroundings.state import Surroundings
from operator_app.notifications.tray_host import tray_draws_balloons
from tests.e2e.session_bus import SessionBus


class Desktop:
    """Services on one bus; ``says`` holds what each method or property answers."""

    def __init__(self, address: str) -> None:
        self._address = address
        self.says: dict[str, Any] = {}
        self.silent = False

    async def __aenter__(self) -> "Desktop":
        self._bus = await MessageBus(bus_address=self._address, bus_type=BusType.SESSION).connect()
        self._bus.add_message_handler(self._asked)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._bus.disconnect()
        await self._bus.wait_for_disconnect()  # type: ignore[no-untyped-call]

    async def own(self, *names: str) -> None:
        for name in names:
            await self._bus.request_name(name)

    async def tell(self, signal: Message) -> None:
        await self._bus.send(signal)

    def _asked(self, message: Message) -> Message | bool | None:
        if message.message_type is not MessageType.METHOD_CALL or message.interface == "org.freedesktop.DBus.Peer":
            return None
        if self.silent:
            return True
        what = f"{message.interface}.{message.member}"
        if message.member in {"Get", "GetProperty"}:
            what = ".".join(message.body)
        if what not in self.says:
            return Message.new_error(message, "org.freedesktop.DBus.Error.UnknownMethod", what)
        value = self.says[what]
        wrapped = message.member in {"Get", "GetProperty"}
        return Message.new_method_return(message, "v" if wrapped else "b", [Variant("b", value) if wrapped else value])


@pytest.fixture
def bus() -> Iterator[SessionBus]:
    with tempfile.TemporaryDirectory(prefix="bus") as folder:
        bus = SessionBus(Path(folder))
        yield bus
        bus.stop()


@pytest.fixture
async def desktop(bus: SessionBus) -> AsyncIterator[Desktop]:
    async with Desktop(bus.address) as desktop:
        yield desktop


@pytest.fixture
def source(bus: SessionBus) -> Iterator[LinuxSurroundings]:
    """Both buses are this one."""
    source = LinuxSurroundings(
        {"PATH": os.environ["PATH"]}, session=Bus(address=bus.address), system=Bus(address=bus.address)
    )
    yield source
    source.close()


LOGIN, SAVER, GNOME = "org.freedesktop.login1", "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"
HINT = f"{LOGIN}.Session.LockedHint"
NOTICES, XFCE = "org.freedesktop.Notifications", "org.xfce.Xfconf"


@pytest.mark.parametrize(
    ("name", "what"), [(SAVER, f"{SAVER}.GetActive"), (GNOME, f"{GNOME}.GetActive"), (LOGIN, HINT)]
)
async def test_a_locked_screen_is_known_by_whoever_tells_of_it(
    desktop: Desktop, source: LinuxSurroundings, name: str, what: str
) -> None:
    await desktop.own(name)
    for locked in (False, True, False):
        desktop.says[what] = locked
        assert await source.look() == Surroundings(locked=locked)


@pytest.mark.parametrize(
    ("path", "interface", "member", "signature", "body"),
    [
        ("/org/freedesktop/ScreenSaver", SAVER, "ActiveChanged", "b", [True]),
        ("/org/gnome/ScreenSaver", GNOME, "ActiveChanged", "b", [False]),
        ("/org/freedesktop/login1/session/_32", f"{LOGIN}.Session", "Lock", "", []),
        (
            "/org/freedesktop/login1/session/_32",
            "org.freedesktop.DBus.Properties",
            "PropertiesChanged",
            "sa{sv}as",
            [f"{LOGIN}.Session", {"LockedHint": Variant("b", True)}, []],
        ),
    ],
)
async def test_a_lock_tells_of_itself(  # noqa: PLR0917 - a signal
    desktop: Desktop,
    source: LinuxSurroundings,
    path: str,
    interface: str,
    member: str,
    signature: str,
    body: list[Any],
) -> None:
    told = asyncio.Event()
    await source.watch(told.set)
    assert not told.is_set(), "what the bus says of itself is none"
    await desktop.tell(Message.new_signal(path, interface, member, signature, body))
    async with asyncio.timeout(30):
        await told.wait()


async def test_where_there_is_no_bus_nobody_is_listened_to() -> None:
    source = LinuxSurroundings({}, session=Bus(address="unix:path=/no/bus"), system=Bus(address="unix:path=/no/bus"))
    await source.watch(lambda: None)
    source.close()


async def test_one_that_says_locked_is_enough(desktop: Desktop, source: LinuxSurroundings) -> None:
    await desktop.own(SAVER, LOGIN)
    desktop.says = {f"{SAVER}.GetActive": False, HINT: True}
    assert (await source.look()).locked is True


@pytest.mark.parametrize(
    ("name", "what"),
    [
        (NOTICES, "org.dunstproject.cmd0.paused"),
        (NOTICES, f"{NOTICES}.Inhibited"),
        (XFCE, "xfce4-notifyd./do-not-disturb"),
    ],
)
async def test_do_not_disturb_is_known_by_whoever_keeps_it(
    desktop: Desktop, source: LinuxSurroundings, name: str, what: str
) -> None:
    await desktop.own(name)
    for quiet in (True, False):
        desktop.says[what] = quiet
        assert await source.look() == Surroundings(do_not_disturb=quiet)


@pytest.mark.parametrize(
    ("of", "prints", "expected"),
    [("GNOME", "false", True), ("ubuntu:GNOME", "true", False), ("MATE", "true", True), ("KDE", "false", None)],
)
async def test_gnome_and_mate_keep_it_in_their_settings(
    bus: SessionBus, tmp_path: Path, of: str, prints: str, expected: bool | None
) -> None:
    program = tmp_path / "gsettings"
    program.write_text(f"#!/bin/sh\necho {prints}\n", encoding="utf-8")
    program.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:/bin:/usr/bin", "XDG_CURRENT_DESKTOP": of}
    source = LinuxSurroundings(environment, session=Bus(address=bus.address), system=Bus(address=bus.address))
    assert (await source.look()).do_not_disturb is expected
    source.close()


async def test_where_nobody_answers_nothing_is_known(desktop: Desktop, source: LinuxSurroundings) -> None:
    assert await source.look() == Surroundings()
    await desktop.own(SAVER, NOTICES)
    desktop.silent = True
    assert await source.look() == Surroundings(), "an alert does not wait for a service that is stuck"


async def test_without_any_bus_nothing_is_known() -> None:
    nowhere = "unix:path=/nonexistent/bus"
    source = LinuxSurroundings({"PATH": ""}, session=Bus(address=nowhere), system=Bus(address=nowhere))
    assert await source.look() == Surroundings()
    assert await source.muted() is None
    source.close()


@pytest.mark.parametrize(
    ("mute", "volume", "expected"),
    [
        ("Mute: no", "Volume: front-left: 40000 /  61% / -12 dB,   front-right: 0 /   0% / -inf dB", False),
        ("Mute: yes", "Volume: front-left: 40000 /  61% / -12 dB", True),
        ("Mute: no", "Volume: front-left: 0 /   0% / -inf dB,   front-right: 0 /   0% / -inf dB", True),
    ],
)
async def test_muted_sound_is_known(tmp_path: Path, mute: str, volume: str, expected: bool) -> None:
    program = tmp_path / "pactl"
    program.write_text(f'#!/bin/sh\ncase "$1" in get-sink-mute) echo "{mute}";; *) echo "{volume}";; esac\n')
    program.chmod(0o755)
    source = LinuxSurroundings({"PATH": f"{tmp_path}:/bin:/usr/bin"})
    assert await source.muted() is expected
    source.close()


async def test_balloons_are_the_tray_s_own_unless_a_host_passes_them_on(bus: SessionBus, desktop: Desktop) -> None:
    assert await tray_draws_balloons("linux", bus.address)
    await desktop.own("org.kde.StatusNotifierWatcher")
    assert not await tray_draws_balloons("linux", bus.address)
    assert await tray_draws_balloons("linux", "unix:path=/nonexistent/bus")
    assert await tray_draws_balloons("win32", bus.address)
