"""Finds what is on the screen as a screen reader does: by role and by the sentence a person would hear."""

import asyncio
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dbus_fast import Variant

from tests.e2e.desktop import Desktop
from tests.e2e.process import Process
from tests.e2e.session_bus import PATIENCE, BusRefusal, BusTalk, Whom, wait_until

ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
ACTION = "org.a11y.atspi.Action"
TEXT = "org.a11y.atspi.Text"
PROPERTIES = "org.freedesktop.DBus.Properties"
REGISTRY = Whom("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root", ACCESSIBLE)

STATES = {
    "checked": 4,
    "editable": 7,
    "enabled": 8,
    "expanded": 10,
    "focused": 12,
    "selected": 23,
    "showing": 25,
    "visible": 30,
}
"""Numbers of AtspiStateType, the ones tests ask for."""
MAX_CHILDREN = 400
SCREEN_COORDINATES = 0
SETTLED_SECONDS = 0.08


@dataclass(frozen=True)
class Item:
    """Something a person can perceive. A snapshot: ask again for what is true later."""

    owner: str
    path: str
    role: str
    name: str
    depth: int

    def __str__(self) -> str:
        return f"{'  ' * self.depth}{self.role}: {self.name!r}"


@dataclass(frozen=True)
class Box:
    """Where it is on the screen, in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2

    def holds(self, other: "Box") -> bool:
        """Whether all of the other lies in this one."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.x + other.width <= self.x + self.width
            and other.y + other.height <= self.y + self.height
        )


class ScreenReader:
    """Reads the accessibility tree of every program on the desktop; moves the real pointer to act."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self.address = str(desktop.bus.call(Whom("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus"), "GetAddress"))
        """Of the accessibility bus."""
        self._talk = BusTalk(self.address)
        self._clipboard_owners: list[Process] = []

    def close(self) -> None:
        self.let_go()
        self._talk.close()

    def let_go(self) -> None:
        """End what holds the clipboard: what was copied in here is forgotten."""
        while self._clipboard_owners:
            self._clipboard_owners.pop().stop()

    # -------------------------------------------------------------------------------------------- finding

    def items(self) -> list[Item]:
        """Everything that is showing, from the outside in, in reading order."""
        return self._talk.run(self._walk_desktop(), seconds=120.0)

    def find(self, role: str, name: str = "", seconds: float = PATIENCE) -> Item:
        """The first showing item of this role whose name matches the regular expression. Fails with the whole tree."""
        try:
            return wait_until(lambda: self.look(role, name), f"{role} {name!r}", seconds)
        except AssertionError as error:
            raise AssertionError(f"{error}; on the screen is:\n{self.described()}") from None

    def look(self, role: str, name: str = "") -> Item | None:
        """The same without waiting; None when it is not there now."""
        return next((item for item in self.items() if item.role == role and re.search(name, item.name)), None)

    def within(self, role: str, name: str = "") -> list[Item]:
        """What is inside the first showing item of this role and name, now; nothing while there is none."""
        items = self.items()
        for place, item in enumerate(items):
            if item.role == role and re.search(name, item.name):
                after = items[place + 1 :]
                end = next((number for number, each in enumerate(after) if each.depth <= item.depth), len(after))
                return after[:end]
        return []

    def window(self, title: str = "") -> Item | None:
        """A program's window that is showing now, whatever Qt calls its role."""
        return next((item for item in self.items() if item.depth == 1 and re.search(title, item.name)), None)

    def shows_window(self, title: str = "") -> bool:
        """Whether a window stands where its program believes it does: before that, it is not on the screen yet, or the
        window manager's word about its place has not reached it, and a click would go astray.
        """
        item = self.window(title)
        if item is None:
            return False
        box = self.box(item)
        return (box.x, box.y, box.width, box.height) in self._desktop.window_places()

    def wait_gone(self, role: str, name: str = "", seconds: float = PATIENCE) -> None:
        wait_until(lambda: self.look(role, name) is None, f"the end of {role} {name!r}", seconds)

    def described(self) -> str:
        return "\n".join(str(item) for item in self.items())

    def box(self, item: Item) -> Box:
        x, y, width, height = self._talk.run(self._ask(item, COMPONENT, "GetExtents", "u", [SCREEN_COORDINATES]))
        return Box(x, y, width, height)

    def text(self, item: Item) -> str:
        """What a text field holds."""
        return str(self._talk.run(self._ask(item, TEXT, "GetText", "ii", [0, -1])))

    def _settled_box(self, item: Item) -> Box:
        """A new window believes to be in the corner until the window manager's word has reached it."""
        boxes = [self.box(item)]

        def settled() -> bool:
            time.sleep(SETTLED_SECONDS)
            boxes.append(self.box(item))
            return boxes[-2] == boxes[-1]

        wait_until(settled, f"{item} to stand still")
        return boxes[-1]

    def is_(self, item: Item, state: str) -> bool:
        """Whether it is in one of ``STATES`` now."""
        return bool(self._talk.run(self._states(item)) & 1 << STATES[state])

    # --------------------------------------------------------------------------------------------- acting

    def click(self, item: Item, button: int = 1) -> None:
        """With the pointer, in the middle of what is visible of it, once it stands still; still so under the pointer."""

        def pointed_at() -> bool:
            x, y = self._settled_box(item).middle
            self._desktop.do("xdotool", "mousemove", str(x), str(y))
            return self.box(item).middle == (x, y) and self._desktop.is_pointer_over_window()

        wait_until(pointed_at, f"{item} under the pointer")
        self._desktop.do("xdotool", "click", str(button))

    def press(self, item: Item) -> None:
        """Its first accessible action, as a screen reader's user would."""
        assert self._talk.run(self._ask(item, ACTION, "DoAction", "i", [0])), f"{item} cannot be pressed"

    def type(self, text: str) -> None:
        """Into whatever has the keyboard, key by key; line breaks are Return."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.key("Return")
            if line:
                self._desktop.do("xdotool", "type", "--delay", "15", "--", line)

    def key(self, *keys: str) -> None:
        """Keys by their X names, such as ``Return`` or ``ctrl+k``."""
        self._desktop.do("xdotool", "key", "--delay", "15", *keys)

    def paste(self, text: str) -> None:
        """Through the clipboard, with Ctrl+V."""
        file = self._desktop.folder / "clipboard.txt"
        file.write_text(text, encoding="utf-8")
        self._paste(file, "text/plain")

    def paste_picture(self, file: Path) -> None:
        """A PNG through the clipboard, with Ctrl+V."""
        self._paste(file, "image/png")

    def copied(self) -> str:
        """The text in the clipboard."""
        return self._desktop.try_("xclip", "-selection", "clipboard", "-out")

    def _paste(self, file: Path, kind: str) -> None:
        target = () if kind == "text/plain" else ("-target", kind)
        owner = self._desktop.start("xclip", "-quiet", "-selection", "clipboard", *target, "-in", str(file))
        self._clipboard_owners.append(owner)
        wanted = "TARGETS" if kind == "text/plain" else kind
        offers = ("xclip", "-selection", "clipboard", "-out", "-target", "TARGETS")
        wait_until(lambda: wanted in self._desktop.try_(*offers), "the clipboard")
        self.key("ctrl+v")

    def wheel(self, item: Item, notches: int) -> None:
        """Turn the wheel over the middle of it: up where negative."""
        x, y = self.box(item).middle
        button = "4" if notches < 0 else "5"
        self._desktop.do("xdotool", "mousemove", str(x), str(y), "click", "--repeat", str(abs(notches)), button)

    def drag(self, begin: tuple[int, int], end: tuple[int, int]) -> None:
        """With the left button down from one point of the screen to another."""
        self._desktop.do("xdotool", "mousemove", *map(str, begin), "mousedown", "1")
        steps = 8
        for step in range(1, steps + 1):
            at = [round(a + (b - a) * step / steps) for a, b in zip(begin, end, strict=True)]
            self._desktop.do("xdotool", "mousemove", "--sync", *map(str, at))
        self._desktop.do("xdotool", "mouseup", "1")

    # ------------------------------------------------------------------------------------------- the tree

    async def _walk_desktop(self) -> list[Item]:
        roots = await self._talk.ask(REGISTRY, "GetChildren")
        return await self._walk_all(roots, 0)

    async def _walk_all(self, places: Sequence[tuple[str, str]], depth: int) -> list[Item]:
        """All at once: on a busy machine each question waits its turn."""
        found = await asyncio.gather(*(self._walk(owner, path, depth) for owner, path in places))
        return [item for items in found for item in items]

    async def _walk(self, owner: str, path: str, depth: int) -> list[Item]:
        item = Item(owner, path, "", "", depth)
        try:
            role, name, states, children = await asyncio.gather(
                self._ask(item, ACCESSIBLE, "GetRoleName"),
                self._property(item, "Name"),
                self._states(item),
                self._ask(item, ACCESSIBLE, "GetChildren"),
            )
        except BusRefusal:
            return []  # it went away while we looked
        if depth and not states & 1 << STATES["showing"]:
            return []
        return [Item(owner, path, role, name, depth), *await self._walk_all(children[:MAX_CHILDREN], depth + 1)]

    async def _ask(self, item: Item, interface: str, member: str, signature: str = "", body: Any = ()) -> Any:
        return await self._talk.ask(Whom(item.owner, item.path, interface), member, signature, body)

    async def _property(self, item: Item, name: str) -> Any:
        value = await self._ask(item, PROPERTIES, "Get", "ss", [ACCESSIBLE, name])
        return value.value if isinstance(value, Variant) else value

    async def _states(self, item: Item) -> int:
        low, high = await self._ask(item, ACCESSIBLE, "GetState")
        return int(low) | int(high) << 32
