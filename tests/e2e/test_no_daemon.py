"""A desktop on which nothing shows notifications and there is no tray: alerts come all the same, and the app says why so."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from operator_app.settings.profile import Profile
from tests.e2e.app import App
from tests.e2e.desktop import Desktop
from tests.e2e.notice_floor import RULES, OtherProgram, OwnSite
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.own_server import ANNA, PASSWORD
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until

pytestmark = pytest.mark.e2e


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    with Desktop(notifications=None) as desktop:
        yield desktop


def wants_to_be_seen(desktop: Desktop, window: str) -> bool:
    return "DEMANDS_ATTENTION" in desktop.do("xprop", "-id", window, "_NET_WM_STATE")


def test_without_a_notification_service_the_window_tells_of_what_comes(
    app: App, desktop: Desktop, reader: ScreenReader, site: OwnSite, tmp_path: Path
) -> None:
    app.profile.settings_file.write_text(json.dumps(RULES), encoding="utf-8")
    anna = OperatorAtWork(app, reader)
    anna.start("Sign in")
    anna.sign_in(site.server.address, ANNA, PASSWORD)
    (window,) = app.windows("Shop")
    other_profile = Profile(tmp_path / "other")
    other_profile.prepare()
    other = OtherProgram(desktop, other_profile, name="other")
    other.start()
    other.wait_shown(reader, "Probe")
    desktop.do("wmctrl", "-a", "Probe")
    wait_until(lambda: "Probe" in desktop.active_window(), "the other program in front")

    site.somebody("Olga", "Is it in stock?")
    reader.find("push button", "^Open: Olga$")
    anna.hears("^Nothing on this system shows notifications.*New messages appear here, in the window[.]$")
    wait_until(lambda: wants_to_be_seen(desktop, window), "attention on the task bar")
    assert "Probe" in desktop.active_window(), "an alert must not take the keyboard"
    other.stop()

    reader.click(reader.find("push button", "^Open: Olga$"))
    anna.shows("Is it in stock?")
    reader.find("text", "^Reply to Olga$")
    reader.wait_gone("push button", "^Open: Olga$")
    wait_until(lambda: not wants_to_be_seen(desktop, window), "the end of it")

    reader.key("ctrl+comma")
    wait_until(lambda: "Settings" in desktop.active_window(), "the settings in front")
    reader.click(reader.find("check box", "^Notifications$"))
    anna.press("^Send a test$")
    anna.hears("^The system has not shown it; the app has, in its own way")
    anna.hears("^Notification service: nothing on this system shows notifications")
    anna.press("^Open: This is a test$")
    reader.key("Escape")

    desktop.do("wmctrl", "-i", "-c", window)
    wait_until(lambda: not app.windows("Shop"), "the window to be minimised")
    assert app.running
    app.ask("")
    wait_until(lambda: app.windows("Shop"), "the window again")
    anna.hears("^Closing the window does not end the app")
    reader.key("ctrl+q")
    wait_until(lambda: not app.running, "the end of the app")
