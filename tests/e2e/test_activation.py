"""A click on a notification that outlived the app: the session bus starts the app for it, and the dialog is there."""

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from dbus_fast import Variant

from build_spec.description import APP
from build_spec.linux.service import service_file
from operator_app.notifications.activation import DESKTOP_ENTRY, INTERFACE, object_path
from tests.e2e.app import ROOT, App
from tests.e2e.bubbles import Bubbles
from tests.e2e.desktop import Desktop
from tests.e2e.notice_floor import RULES, OwnSite
from tests.e2e.own_server import ANNA, PASSWORD
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import BUS, Whom, wait_until

pytestmark = pytest.mark.e2e

START_SECONDS = 120.0
"""How long the bus waits for what it starts."""
OURS = Whom(DESKTOP_ENTRY, object_path(DESKTOP_ENTRY), INTERFACE)


class Activated:
    """The app as the bus starts it: by its service file, for whoever calls its name.

    ``app``: started by hand, with the same profile.
    """

    def __init__(self, desktop: Desktop, app: App) -> None:
        self.app = app
        self._desktop = desktop
        script = desktop.folder / "started by the bus"
        script.write_text(
            f"#!/bin/sh\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -m operator_app"
            f" --profile '{app.profile.folder}' --language en >>'{desktop.folder}/activated.log' 2>&1\n",
            encoding="utf-8",
        )
        script.chmod(0o755)
        service = service_file(APP, f'"{script}"')
        (desktop.folder / "services" / f"{APP.id}.service").write_text(service, encoding="utf-8")
        desktop.bus.call(BUS, "ReloadConfig")

    @property
    def running(self) -> bool:
        return bool(self._desktop.bus.call(BUS, "NameHasOwner", "s", [DESKTOP_ENTRY]))

    def follow(self, link: str) -> None:
        """As GNOME Shell and the notification portal pass a click on."""
        body = ["open-dialog", [Variant("s", link)], {}]
        self._desktop.bus.run(self._desktop.bus.ask(OURS, "ActivateAction", "sava{sv}", body), START_SECONDS)

    def open(self, link: str) -> None:
        """As a desktop opens a link of a program that D-Bus starts."""
        self._desktop.bus.call(OURS, "Open", "asa{sv}", [[link], {}])

    def activate(self) -> None:
        """As a click on its icon in a menu or dock."""
        self._desktop.bus.call(OURS, "Activate", "a{sv}", [{}])

    def stop(self) -> None:
        """As the end of a session does; returns when its process is gone."""
        if not self.running:
            return
        pid = int(self._desktop.bus.call(BUS, "GetConnectionUnixProcessID", "s", [DESKTOP_ENTRY]))
        os.kill(pid, signal.SIGTERM)
        wait_until(lambda: not Path("/proc", str(pid), "cmdline").exists(), "the end of the app")


@pytest.fixture
def activated(desktop: Desktop, app: App) -> Iterator[Activated]:
    activated = Activated(desktop, app)
    yield activated
    activated.stop()


def sign_in(desktop: Desktop, app: App, address: str) -> str:
    """Without a window; the account's id."""
    app.profile.settings_file.write_text(json.dumps(RULES), encoding="utf-8")
    arguments = ("-m", "tests.e2e.sign_in_beside", str(app.profile.folder), "own", ANNA, PASSWORD, address)
    signing_in = desktop.start(sys.executable, *arguments, env={"PYTHONPATH": str(ROOT)}, log="sign-in")
    assert signing_in.wait(90) == 0, signing_in.output()
    (account,) = json.loads(app.profile.accounts_file.read_text(encoding="utf-8"))["accounts"]
    return str(account["id"])


def test_a_click_that_outlived_the_app_starts_it_at_the_dialog(
    desktop: Desktop, activated: Activated, reader: ScreenReader, bubbles: Bubbles, site: OwnSite
) -> None:
    app = activated.app
    account = sign_in(desktop, app, site.server.address)
    app.start("--language", "en")
    app.wait_shown(reader, "Shop", seconds=60)
    wait_until(lambda: "Shop" in desktop.active_window(), "the window in front")
    desktop.do("xdotool", "getactivewindow", "windowminimize")
    olga, ivan = site.somebody("Olga", "Is it in stock?"), site.somebody("Ivan", "And in red?")
    left = [bubbles.wait_for("^Olga$", "in stock"), bubbles.wait_for("^Ivan$", "in red")]
    app.kill9()
    assert not activated.running
    assert len(bubbles.hanging()) == 2, "nobody took them down"

    activated.follow(f"operatorapp://dialog/{olga}?account={account}&alert=1")
    reader.find("text", "^Reply to Olga$")
    reader.find("list item", "Is it in stock[?]")
    wait_until(lambda: "Shop" in desktop.active_window(), "the window in front")
    for each in left:
        bubbles.wait_gone(each)

    activated.open(f"operatorapp://dialog/{ivan}?account={account}")
    reader.find("text", "^Reply to Ivan$")

    desktop.do("xdotool", "getactivewindow", "windowminimize")
    wait_until(lambda: "Shop" not in desktop.active_window(), "the window to be minimised")
    activated.activate()
    wait_until(lambda: "Shop" in desktop.active_window(), "the window in front again")

    reader.key("ctrl+comma")
    wait_until(lambda: "Settings" in desktop.active_window(), "the settings in front")
    reader.click(reader.find("check box", "^Notifications$"))
    reader.find("label", "^Clicked$")
    activated.stop()
