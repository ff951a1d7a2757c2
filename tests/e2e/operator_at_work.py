"""An operator at the running app: uses the pointer and the keyboard, reads what is on the screen; and the app's log."""

import json
from collections.abc import Mapping
from typing import Any

from operator_app.settings.profile import Profile
from tests.e2e.app import App
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import PATIENCE, wait_until

MANY_TABS = 40


class OperatorAtWork:
    """Does one thing a call, waits for what it shows."""

    def __init__(self, app: App, reader: ScreenReader) -> None:
        self.app = app
        self.reader = reader

    # ------------------------------------------------------------------------------------------- signing in

    def start(self, title: str = "", *arguments: str) -> None:
        self.app.start("--language", "en", *arguments)
        self.app.wait_shown(self.reader, title, seconds=40)

    def start_here(self) -> str:
        """The backend on this computer; the address of the page it offers."""
        self.start("Sign in")
        self.press("^Start here")
        address = self.reader.text(self.reader.find("text", "Address of the try-out page", seconds=60))
        self.press("To the dialogs")
        self.reader.find("label", "^Nobody has written yet")
        return address

    def sign_in(self, address: str, email: str, password: str) -> None:
        """From the first screen to the window of the account."""
        self.press("^Own server")
        self.fill("^Address", address)
        self.fill("^E-mail", email)
        self.fill("^Password", password)
        self.reader.key("Return")
        self.app.wait_shown(self.reader, "Shop")

    # ------------------------------------------------------------------------------------------ the window

    def press(self, button: str) -> None:
        self.reader.click(self.reader.find("push button", button))

    def focus(self, field: str) -> None:
        self.reader.click(self.reader.find("text", field))
        wait_until(lambda: self.reader.is_(self.reader.find("text", field), "focused"), f"the keyboard in {field}")

    def focus_button(self, button: str) -> None:
        """Walk there with Tab, as whoever has no pointer does."""
        self.reader.find("push button", button)
        for _ in range(MANY_TABS):
            if self.reader.is_(self.reader.find("push button", button), "focused"):
                return
            self.reader.key("Tab")
        raise AssertionError(f"Tab does not lead to {button}; on the screen is:\n{self.reader.described()}")

    def fill(self, field: str, text: str) -> None:
        """Replace what stands in a field."""
        self.focus(field)
        self.reader.key("ctrl+a")
        self.reader.type(text)

    def held(self, field: str) -> str:
        return self.reader.text(self.reader.find("text", field))

    def open(self, words: str) -> None:
        """The dialog whose row says this."""
        self.reader.click(self.reader.find("list item", words))
        self.reader.find("text", "^Reply")

    def answer(self, text: str) -> None:
        self.focus("^Reply")
        self.reader.type(text)
        self.reader.key("ctrl+Return")

    def hears(self, words: str, seconds: float = PATIENCE) -> str:
        """A sentence on the screen, whole."""
        return self.reader.find("label", words, seconds).name

    def feed(self) -> list[str]:
        """What each message on the screen says to a screen reader, oldest first."""
        return [item.name for item in self.reader.within("list", "^Messages$") if item.role == "list item"]

    def shows(self, *messages: str) -> None:
        """Each of them once in the feed, in this order."""

        def heard() -> bool:
            feed = self.feed()
            places = [[place for place, name in enumerate(feed) if f": {text}," in name] for text in messages]
            return all(len(found) == 1 for found in places) and places == sorted(places)

        wait_until(heard, lambda: f"{messages} in the feed; on the screen is:\n{self.reader.described()}")


def log_lines(profile: Profile) -> list[dict[str, Any]]:
    """All that the app has written, oldest first; a line that is no JSON object fails. One may be half written yet."""
    whole, _, _ = (profile.logs / "operator-app.jsonl").read_text(encoding="utf-8").rpartition("\n")
    return [json.loads(line) for line in whole.splitlines()]


def wait_logged(profile: Profile, **fields: object) -> Mapping[str, Any]:
    """A line of the log with these fields."""

    def found() -> Mapping[str, Any] | None:
        return next((line for line in log_lines(profile) if fields.items() <= line.items()), None)

    return wait_until(found, lambda: f"{fields} in the log, which has {log_lines(profile)[-8:]}")
