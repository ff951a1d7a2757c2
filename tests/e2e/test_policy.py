"""A policy of the computer's owner on a real desktop, and settings that come out of a file."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from operator_app.installation.policy import policy_file
from operator_app.settings.profile import Profile
from tests.e2e.app import App
from tests.e2e.desktop import Desktop
from tests.e2e.operator_at_work import OperatorAtWork, wait_logged
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until

pytestmark = pytest.mark.e2e

_IN_ITS_OWN_ETC = """
import os, sys
mount = 'mount --bind "$1" "$2" && shift 2 && exec "$@"'
app = [sys.executable, "-m", "operator_app", *sys.argv[3:]]
os.execvp("unshare", ["unshare", "--mount", "sh", "-c", mount, "sh", sys.argv[1], sys.argv[2], *app])
"""
"""The app, for which alone a folder lies where policies are: no other test's app sees it. Takes root."""


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Path]:
    """The policy file as the app will see it."""
    folder, place = tmp_path / "etc", policy_file().parent
    folder.mkdir()
    place.mkdir(exist_ok=True)  # something to mount over
    yield folder / policy_file().name
    with suppress(OSError):
        place.rmdir()


@pytest.fixture
def anna(owner: Path, tmp_path: Path, desktop: Desktop, reader: ScreenReader) -> Iterator[OperatorAtWork]:
    profile = Profile(tmp_path / "profile")
    profile.prepare()
    (tmp_path / "home" / "Documents").mkdir(parents=True)  # where a file dialog begins
    app = App(desktop, profile, env={"HOME": str(tmp_path / "home")})
    app.program = ("-c", _IN_ITS_OWN_ETC, str(owner.parent), str(policy_file().parent))
    yield OperatorAtWork(app, reader)
    if app.running:
        app.stop()


def test_what_the_owner_locked_holds_in_the_window_and_against_a_file(
    anna: OperatorAtWork, owner: Path, reader: ScreenReader, tmp_path: Path
) -> None:
    owner.write_text(
        '[preset]\nundo_seconds = 5\n[locked]\nsend_key = "enter"\nwallpaper = "plain"\n', encoding="utf-8"
    )
    anna.start_here()
    wait_logged(anna.app.profile, event="the computer's policy names a setting or a value that is not known here")
    reader.key("ctrl+comma")
    anna.app.wait_shown(reader, "Settings")
    assert anna.hears("^This computer's policy file says").endswith("locked.wallpaper")
    anna.hears("^Set by your organisation$")
    reader.find("push button", "^Undo sending: for 5")
    anna.press("^Send with: Enter")
    assert reader.look("menu item", "Ctrl") is None

    file = tmp_path / "home" / "Documents" / "carried.json"
    wanted = {"send_key": "ctrl_enter", "undo_seconds": 10, "language": "ru"}
    file.write_text(json.dumps({"kind": "operator-app settings", "settings": wanted}), encoding="utf-8")
    anna.press("^Load settings from a file")
    reader.click(reader.find("tree item", "^carried.json$"))
    anna.press("^Open$")
    anna.hears("^Stays, set by your organisation: Send with")
    anna.hears("^Undo sending: ")
    reader.key("Return")
    anna.app.wait_shown(reader, "Настройки")
    kept = anna.app.profile.settings_file
    wait_until(kept.exists, "the settings on disk")
    assert json.loads(kept.read_text("utf-8")) == {"undo_seconds": 10, "language": "ru"}
    reader.find("push button", "Enter")


def test_a_broken_policy_is_said_and_nothing_of_it_holds(
    anna: OperatorAtWork, owner: Path, reader: ScreenReader
) -> None:
    owner.write_bytes(b'[locked]\nsend_key = "enter"\nscale =')
    anna.start_here()
    anna.hears("^This computer's policy file could not be understood")
    wait_logged(anna.app.profile, event="the computer's policy cannot be understood; updates are off")
    reader.key("ctrl+comma")
    anna.app.wait_shown(reader, "Settings")
    reader.find("push button", "^Send with: Ctrl")
