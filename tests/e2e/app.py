"""The app as a process on a desktop: started, stopped, killed, started again with the same profile."""

import hashlib
import json
import os
import socket
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from operator_app.settings.profile import Profile
from tests.e2e.desktop import Desktop
from tests.e2e.process import Process
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import PATIENCE, wait_until

ROOT = Path(__file__).resolve().parents[2]


class App:
    """Not running until ``start``. Whatever happens in between, the profile's folder stays."""

    program: Sequence[str] = ("-m", "operator_app")

    def __init__(
        self, desktop: Desktop, profile: Profile, *, name: str = "app", env: Mapping[str, str] | None = None
    ) -> None:
        self.profile = profile
        self._desktop = desktop
        self._name = name
        self._env = env or {}
        self._process: Process | None = None

    def start(self, *arguments: str) -> None:
        """With ``--profile`` and these arguments."""
        assert not self.running, "it runs already"
        path = os.pathsep.join([str(ROOT), *self._desktop.env.get("PYTHONPATH", "").split(os.pathsep)]).rstrip(
            os.pathsep
        )
        command = [sys.executable, *self.program, "--profile", str(self.profile.folder), *arguments]
        self._process = self._desktop.start(*command, env={"PYTHONPATH": path, **self._env}, log=self._name)

    def stop(self) -> None:
        """Ask it to end, as the system does at sign-out. It does so in order, or the test fails."""
        code = self._ended(self._live().stop())
        assert code == 0, f"the app ended with {code}"

    def kill9(self) -> None:
        """As a power cut would."""
        self._ended(self._live().kill())

    def restart(self, *arguments: str) -> None:
        if self.running:
            self.stop()
        self.start(*arguments)

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.running

    @property
    def pid(self) -> int:
        return self._live().pid

    def output(self) -> str:
        """What it printed, over all its starts."""
        log = self._desktop.folder / f"{self._name}.log"
        return log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""

    def ask(self, link: str) -> None:
        """What a later start with this link hands to the running app, without the second that a start takes."""
        digest = hashlib.sha256(str(self.profile.folder.resolve()).encode()).hexdigest()[:24]
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(PATIENCE)
            line.connect(f"/tmp/operator-app-{digest}")  # noqa: S108 - where Qt keeps local sockets
            line.sendall(json.dumps({"open_dialog": link}).encode() + b"\n")
            assert line.recv(16), "no answer"

    def windows(self, title: str) -> list[str]:
        """Ids of its windows of this title (a regular expression) that can be seen; its icon in a tray is a window too."""
        search = ("xdotool", "search", "--all", "--onlyvisible", "--pid", str(self.pid), "--name", title)
        return self._desktop.try_(*search).split()

    def wait_shown(self, reader: ScreenReader, title: str = "", seconds: float = 20.0) -> None:
        """Until its window can be perceived. Fails with what it printed when it ended instead."""

        def shown() -> bool:
            assert self.running, f"it ended:\n{self.output()[-4000:]}"
            return reader.shows_window(title)

        wait_until(shown, f"the window {title!r}; it printed:\n{self.output()[-2000:]}", seconds)

    def _live(self) -> Process:
        assert self._process is not None, "it was never started"
        return self._process

    def _ended(self, code: int) -> int:
        self._process = None
        return code
