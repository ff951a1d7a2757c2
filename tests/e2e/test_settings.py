"""Settings on a real desktop: a test notification is shown, clicked and known to be; a language is spoken at once."""

import json

import pytest

from tests.e2e.app import App
from tests.e2e.bubbles import Bubbles
from tests.e2e.desktop import Desktop
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until

pytestmark = pytest.mark.e2e


def test_the_test_notification_proves_the_way_there_and_back(
    app: App, reader: ScreenReader, bubbles: Bubbles, desktop: Desktop
) -> None:
    operator = OperatorAtWork(app, reader)
    operator.start_here()
    reader.key("ctrl+comma")
    app.wait_shown(reader, "Settings")
    reader.click(reader.find("check box", "^Notifications$"))
    assert "not known" in operator.hears("^Whether the system")
    operator.press("^Send a test")
    seen = bubbles.wait_for("This is a test")
    operator.hears(r"shown it in \d+ ms")
    desktop.do("wmctrl", "-a", "My site")
    bubbles.click(seen)
    operator.hears("shows our notifications.*click received")
    wait_until(lambda: "Settings" in desktop.active_window(), "the settings in front again")


def test_another_language_is_spoken_at_once_and_kept(app: App, reader: ScreenReader) -> None:
    operator = OperatorAtWork(app, reader)
    operator.start_here()
    reader.key("ctrl+comma")
    app.wait_shown(reader, "Settings")
    operator.press("^Language")
    reader.key("Up", "Return")  # the last of the menu
    app.wait_shown(reader, "Настройки")
    reader.find("label", "^Пока никто не написал")
    assert json.loads(app.profile.settings_file.read_text("utf-8"))["language"] == "ru"
