"""The notification bubbles on a desktop: what each says, and a click on it with the real pointer."""

import re
import threading
from dataclasses import dataclass
from typing import Any

from dbus_fast import Message, MessageType

from tests.e2e.desktop import Desktop
from tests.e2e.screen_reader import Item, ScreenReader
from tests.e2e.session_bus import PATIENCE, BusTalk, Whom, wait_until

SERVICE = "org.freedesktop.Notifications"
MONITORING = Whom("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.Monitoring")


@dataclass(frozen=True)
class Seen:
    """A bubble that hangs, as the service was told."""

    number: int
    app: str
    title: str
    body: str
    hints: dict[str, Any]


class Bubbles:
    """Overhears what the notification service is told and tells; its window is clicked with the pointer."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self._asked: dict[tuple[str, int], list[Any]] = {}
        self._hanging: dict[int, Seen] = {}
        self._told = 0
        self._lock = threading.Lock()
        self._ear = BusTalk(desktop.env["DBUS_SESSION_BUS_ADDRESS"])
        rules = [f"interface='{SERVICE}'", "type='method_return'"]
        self._ear.call(MONITORING, "BecomeMonitor", "asu", [rules, 0])
        self._ear.bus.add_message_handler(self._overheard)

    def close(self) -> None:
        self._ear.close()

    def hanging(self) -> list[Seen]:
        """Top to bottom."""
        with self._lock:
            return [self._hanging[number] for number in sorted(self._hanging)]

    def wait_for(self, title: str, body: str = "", seconds: float = PATIENCE) -> Seen:
        """The first bubble whose title and body match these regular expressions, once its window is on the screen."""

        def look() -> Seen | None:
            matching = [seen for seen in self.hanging() if re.search(title, seen.title) and re.search(body, seen.body)]
            return matching[0] if matching and self.on_screen(matching[0]) else None

        return wait_until(look, f"a bubble {title!r} {body!r}; there are {self.hanging()}", seconds)

    def wait_told(self, times: int, seconds: float = PATIENCE) -> None:
        """Until the service has been told that often to show or change a bubble."""
        wait_until(lambda: self._told >= times, f"{times} calls of the notification service", seconds)

    def wait_gone(self, seen: Seen, seconds: float = PATIENCE) -> None:
        wait_until(lambda: seen.number not in {one.number for one in self.hanging()}, f"the end of {seen}", seconds)

    def click(self, seen: Seen) -> None:
        """With the pointer. The daemon stacks its bubbles in one window, the oldest on top, equally high for equal lines."""
        bubbles = self.hanging()
        index = next(index for index, one in enumerate(bubbles) if one.number == seen.number)
        window = self._window()
        assert window is not None, "no bubble is on the screen"
        lines = self.desktop.do("xdotool", "getwindowgeometry", "--shell", window).splitlines()
        place = {name: int(value) for name, _, value in (line.partition("=") for line in lines)}
        x = place["X"] + place["WIDTH"] // 2
        y = place["Y"] + place["HEIGHT"] * (2 * index + 1) // (2 * len(bubbles))
        self.desktop.do("xdotool", "mousemove", str(x), str(y), "click", "1")

    def on_screen(self, seen: Seen) -> bool:
        return self._window() is not None

    def _window(self) -> str | None:
        search = ["xdotool", "search", "--onlyvisible", "--class", "dunst"]
        found = self.desktop.try_(*search).split()
        return found[-1] if found else None

    def _overheard(self, message: Message) -> bool:
        """True: a monitor may not answer, and dbus-fast would."""
        with self._lock:
            if message.member == "Notify" and message.message_type is MessageType.METHOD_CALL:
                self._asked[message.sender or "", message.serial or 0] = message.body
            elif message.message_type is MessageType.METHOD_RETURN:
                asked = self._asked.pop((message.destination or "", message.reply_serial or 0), None)
                if asked is not None:
                    number = int(message.body[0])
                    hints = {name: hint.value for name, hint in asked[6].items()}
                    self._told += 1
                    self._hanging[number] = Seen(number, asked[0], asked[3], asked[4], hints)
            elif message.member == "NotificationClosed":
                self._hanging.pop(int(message.body[0]), None)
        return True


class BubblesWithButtons(Bubbles):
    """Those of a daemon that takes a click on a bubble for its end: one presses the button in it."""

    def __init__(self, desktop: Desktop, reader: ScreenReader) -> None:
        super().__init__(desktop)
        self._reader = reader

    def on_screen(self, seen: Seen) -> bool:
        return self._button(seen) is not None

    def click(self, seen: Seen) -> None:
        button = self._button(seen)
        assert button is not None, f"{seen} has no button on the screen"
        self._reader.click(button)

    def _button(self, seen: Seen) -> Item | None:
        items = self._reader.items()
        place = next((place for place, item in enumerate(items) if item.name == seen.title), None)
        after = [] if place is None else items[place:]
        return next((item for item in after if (item.role, item.name) == ("push button", "Open")), None)
