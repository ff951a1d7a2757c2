"""Keys on a real keyboard with the Russian layout on: pressed by the key's place, as a hand does it."""

import json

import pytest

from tests.e2e.app import App
from tests.e2e.desktop import Desktop
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until

pytestmark = pytest.mark.e2e

KEY_7, KEY_K, KEY_G = "16", "45", "42"
"""X11's codes of keys: what they give is the layout's matter."""


def test_commands_work_on_a_russian_layout_and_by_keys_of_ones_own(
    app: App, reader: ScreenReader, desktop: Desktop
) -> None:
    operator = OperatorAtWork(app, reader)
    operator.start_here()
    desktop.do("setxkbmap", "-layout", "ru")
    reader.key(f"ctrl+{KEY_K}")
    reader.find("text", "^Search$")
    reader.key("Escape")
    reader.wait_gone("text", "^Search$")
    reader.key(f"shift+{KEY_7}")  # where the Russian layout has its question mark
    reader.find("label", "^Search and commands$")
    reader.key("Escape")
    reader.wait_gone("label", "^Search and commands$")

    reader.key("ctrl+59")  # the key of the comma, which is the Russian letter б
    app.wait_shown(reader, "Settings")
    reader.click(reader.find("check box", "^Keyboard$"))
    reader.press(reader.find("push button", "^Search and commands: "))
    wait_until(
        lambda: reader.is_(reader.find("push button", "^Search and commands: "), "focused"), "the keys being awaited"
    )
    reader.key(f"ctrl+{KEY_G}")
    reader.find("push button", "^Search and commands: Ctrl\\+G$")
    assert json.loads(app.profile.settings_file.read_text("utf-8"))["keys"] == {"search": ["Ctrl+G"]}
    reader.key("Escape")
    wait_until(lambda: "Settings" not in desktop.active_window(), "the main window in front again")
    reader.key(f"ctrl+{KEY_G}")
    reader.find("text", "^Search$")
