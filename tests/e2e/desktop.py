"""A whole desktop of a test's own: screen, window manager, session bus, notification daemon, keyring, accessibility."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from tests.e2e.keyring_daemon import KeyringDaemon
from tests.e2e.process import Process
from tests.e2e.session_bus import BusTalk, SessionBus, wait_until

SCREEN = "1400x900x24"
AT_SPI_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")

DUNST_CONFIG = """[global]
    monitor = 0
    width = 320
    origin = top-right
    offset = 20x40
    notification_limit = 10
    sort = no
    idle_threshold = 0
    font = DejaVu Sans 10
    markup = full
    mouse_left_click = do_action, close_current
[urgency_normal]
    timeout = 0
"""
_XFCE = next((str(path) for path in Path("/usr/lib").glob("*/xfce4/notifyd/xfce4-notifyd")), "xfce4-notifyd")
_XFCONF = next((str(path) for path in Path("/usr/lib").glob("*/xfce4/xfconf/xfconfd")), "xfconfd")
XFCE_CONFIG = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-notifyd" version="1.0">
  <property name="expire-timeout-enabled" type="bool" value="true"/>
  <property name="expire-timeout" type="int" value="600"/>
</channel>
"""
_PLACE = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
DAEMONS = {"dunst": ("dunst", "-config", "dunstrc"), "xfce4-notifyd": (_XFCE,)}
"""dunst takes a click anywhere on a bubble, xfce4-notifyd one on its buttons only. Both start in the desktop's folder."""


class Desktop:
    """A context manager. Programs that are to live on it get ``env``; ``bus`` speaks on its session bus."""

    env: dict[str, str]
    bus: BusTalk

    def __init__(
        self, *, window_manager: str = "openbox", notifications: str | None = "dunst", keyring: bool = True
    ) -> None:
        """``notifications``: the daemon that shows bubbles, a key of ``DAEMONS``; None: nothing on this desktop does."""
        self._window_manager = window_manager
        self.notifications = notifications
        self._with_keyring = keyring
        self._running: list[Process | SessionBus | KeyringDaemon] = []

    def __enter__(self) -> "Desktop":
        self.folder = Path(tempfile.mkdtemp(prefix="desk"))
        self.env = self._bare_environment()
        try:
            self._start()
        except BaseException as error:
            for log in sorted(self.folder.glob("*.log")):
                error.add_note(f"{log.name}: {log.read_text(encoding='utf-8', errors='replace')[-1000:]}")
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def start(self, *command: str, env: Mapping[str, str] | None = None, log: str | None = None) -> Process:
        """A program on this desktop. Whoever starts it ends it."""
        name = log or Path(command[0]).name
        return Process(command, log=self.folder / f"{name}.log", env={**self.env, **(env or {})}, cwd=self.folder)

    def do(self, *command: str) -> str:
        """A short program on this desktop, and what it prints."""
        done = self._short(*command)
        assert done.returncode == 0, f"{' '.join(command)}: {done.stderr}"
        return done.stdout.strip()

    def try_(self, *command: str) -> str:
        """The same where failing is an answer too: empty then."""
        return self._short(*command).stdout.strip()

    def _short(self, *command: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=20, check=False)

    def picture(self, path: Path) -> None:
        """What is on the screen now, as PNG."""
        self.do("import", "-silent", "-window", "root", str(path))

    def active_window(self) -> str:
        """Name of the window that has the keyboard; empty when none has."""
        return self.try_("xdotool", "getactivewindow", "getwindowname")

    def is_pointer_over_window(self) -> bool:
        """Whether a click would reach a program, and not the empty screen."""
        under = re.search(r"^WINDOW=(\d+)$", self.do("xdotool", "getmouselocation", "--shell"), re.MULTILINE)
        root = re.search(r"Window id: (0x[0-9a-f]+)", self.do("xwininfo", "-root"))
        assert under is not None
        assert root is not None
        return int(under[1]) != int(root[1], 16)

    def window_places(self) -> list[tuple[int, int, int, int]]:
        """Left, top, width and height of every window the window manager has on the screen, without its frame."""
        ids = re.findall(r"0x[0-9a-f]+", self.try_("xprop", "-root", "_NET_CLIENT_LIST"))
        told = [self.try_("xwininfo", "-id", each) for each in ids]
        found = [[re.search(rf"{name}: +(-?\w+)", each) for name in _PLACE] for each in told if "IsViewable" in each]
        return [(int(x[1]), int(y[1]), int(w[1]), int(h[1])) for x, y, w, h in found if x and y and w and h]

    # ---------------------------------------------------------------------------------------- start and stop

    def _bare_environment(self) -> dict[str, str]:
        """Nothing of the desktop the tests run on may leak in."""
        keep = ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "PYTHONSAFEPATH", "VIRTUAL_ENV")
        env = {name: os.environ[name] for name in keep if name in os.environ}
        for variable in ("HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            folder = self.folder / variable.lower()
            folder.mkdir(mode=0o700)
            env[variable] = str(folder)
        env.setdefault("LANG", "C.UTF-8")
        return env | {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "XDG_SESSION_TYPE": "x11"}

    def _start(self) -> None:
        self._start_screen()
        bus = SessionBus(self.folder, self.env)
        self._running.append(bus)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.address
        self.bus = BusTalk(bus.address)
        self._running.append(self.start(self._window_manager))
        launcher = next(path for path in AT_SPI_LAUNCHERS if Path(path).exists())
        self._running.append(self.start(launcher, "--launch-immediately"))
        if self.notifications:
            (self.folder / "dunstrc").write_text(DUNST_CONFIG, encoding="utf-8")
            if self.notifications == "xfce4-notifyd":
                self._configure_xfce()
            self._running.append(self.start(*DAEMONS[self.notifications]))
        if self._with_keyring:
            self._running.append(KeyringDaemon(self.folder, self.env, self.bus))
        if self.notifications:
            self.bus.wait_for_name("org.freedesktop.Notifications")
        self.bus.wait_for_name("org.a11y.Bus")
        wait_until(lambda: "window id" in self.do("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), "the window manager")
        self.do("setxkbmap", "-layout", "us,ru")  # so that Cyrillic has keys, and typing it is typing

    def _configure_xfce(self) -> None:
        """Its bubbles stay: on a busy machine ten seconds are little."""
        settings = Path(self.env["XDG_CONFIG_HOME"], "xfce4/xfconf/xfce-perchannel-xml/xfce4-notifyd.xml")
        settings.parent.mkdir(parents=True)
        settings.write_text(XFCE_CONFIG, encoding="utf-8")
        self._running.append(self.start(_XFCONF))
        self.bus.wait_for_name("org.xfce.Xfconf")

    def _start_screen(self) -> None:
        reader, writer = os.pipe()
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"]
        log = self.folder / "xvfb.log"
        self._running.append(Process(command, log=log, env=self.env, pass_fds=(writer,), cwd=self.folder))
        os.close(writer)
        with os.fdopen(reader, encoding="ascii") as number:
            self.env["DISPLAY"] = f":{number.readline().strip()}"
        assert self.env["DISPLAY"] != ":", log.read_text(encoding="utf-8")

    def _stop(self) -> None:
        if hasattr(self, "bus"):
            self.bus.close()
        for running in reversed(self._running):
            running.stop()
        self._running.clear()
        shutil.rmtree(self.folder, ignore_errors=True)
