"""Menus, heard as a screen reader hears them: Qt keeps them out of the tree and says only what gets the keyboard."""

import re
from collections.abc import Callable
from contextlib import suppress

from dbus_fast import Message, MessageType

from tests.e2e.desktop import Desktop
from tests.e2e.screen_reader import ACCESSIBLE, PROPERTIES, Box, Item, ScreenReader
from tests.e2e.session_bus import BUS, BusRefusal, BusTalk, Whom, wait_until

REGISTRY = Whom("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry")
EVENT = "object:state-changed:focused"
SIGNAL = "type='signal',interface='org.a11y.atspi.Event.Object',member='StateChanged'"
LONGEST = 60
"""More entries than any menu of ours has."""


class Menus:
    """Of one desktop. Entries are picked by the pointer or by keys."""

    def __init__(self, desktop: Desktop, reader: ScreenReader) -> None:
        self._desktop = desktop
        self._reader = reader
        self._heard: list[tuple[str, str]] = []
        self._ear = BusTalk(reader.address)
        self._ear.call(REGISTRY, "RegisterEvent", "s", [EVENT])
        self._ear.call(BUS, "AddMatch", "s", [SIGNAL])
        self._ear.bus.add_message_handler(self._listen)

    def close(self) -> None:
        self._ear.close()

    def pick(self, how: Callable[[], object], *entries: str) -> None:
        """Do what opens a menu, then click an entry, then one of the submenu it opens, and so on."""
        for entry in entries:
            at = self._box(self._entry(how, entry))
            how = lambda at=at: self._click(at)  # noqa: E731
        how()

    def pick_by_keys(self, how: Callable[[], object], *entries: str) -> None:
        """The same with nothing but the keyboard."""
        self._open(how)
        for place, entry in enumerate(entries):
            self._walk_to(entry)
            self._reader.key("Return" if place == len(entries) - 1 else "Right")

    def entries(self, how: Callable[[], object]) -> list[str]:
        """All that a menu offers; it is closed again."""
        names = [item.name for item in self._siblings(self._first(how))]
        self._reader.key("Escape")
        self._wait_closed()
        return names

    def offers(self, how: Callable[[], object], entry: str) -> bool:
        """Whether the entry is there and can be used; the menu is closed again."""
        found = [item for item in self._siblings(self._first(how)) if re.search(entry, item.name)]
        usable = bool(found) and self._reader.is_(found[0], "enabled")
        self._reader.key("Escape")
        self._wait_closed()
        return usable

    def hear(self, key: str) -> str:
        """Press it, and what the keyboard is at then: for lists that pop up below a field."""
        return self._step(key).name

    # ---------------------------------------------------------------------------------------- how it is heard

    def _listen(self, message: Message) -> None:
        if message.message_type is MessageType.SIGNAL and message.member == "StateChanged":
            what, now, *_ = message.body
            if what == "focused" and now:
                self._heard.append((message.sender, message.path))

    def _entry(self, how: Callable[[], object], words: str) -> Item:
        entries = self._siblings(self._first(how))
        found = [entry for entry in entries if re.search(words, entry.name)]
        assert found, f"{words!r} is not among {_names(entries)}"
        return found[0]

    def _first(self, how: Callable[[], object]) -> Item:
        """The entry at which a menu just opened begins."""
        self._open(how)
        return self._step("Down")

    def _walk_to(self, words: str) -> None:
        """By what has the keyboard now, not by what was said of it: on a busy machine that comes late."""
        entries = self._siblings(self._step("Down"))
        assert any(re.search(words, entry.name) for entry in entries), f"{words!r} is not among {_names(entries)}"
        for _ in range(LONGEST):
            here = self._focused(entries)
            if re.search(words, here.name):
                return
            self._reader.key("Down")
            wait_until(lambda here=here: self._focused(entries) != here, f"another entry than {here.name!r}")
        raise AssertionError(f"no key leads to {words!r}")

    def _focused(self, entries: list[Item]) -> Item:
        def found() -> Item | None:
            return next((entry for entry in entries if self._reader.is_(entry, "focused")), None)

        return wait_until(found, f"the keyboard in a menu of {_names(entries)}")

    def _step(self, key: str) -> Item:
        """Press it, and hear where the keyboard went."""
        self._heard.clear()
        self._reader.key(key)
        return wait_until(lambda: self._item(*self._heard[-1]) if self._heard else None, f"a word after {key}")

    def _open(self, how: Callable[[], object]) -> None:
        """Each menu, also one beside another, is a window more."""
        before = self._windows()
        how()
        wait_until(lambda: self._windows() > before, "a menu")

    def _wait_closed(self) -> None:
        with suppress(AssertionError):
            wait_until(lambda: self._windows() <= 1, "the end of the menu", 2)

    def _windows(self) -> int:
        return len(self._desktop.try_("xdotool", "search", "--onlyvisible", "--class", "operator-app").split())

    def _item(self, owner: str, path: str) -> Item | None:
        item = Item(owner, path, "", "", 0)
        try:
            role = self._ear.call(Whom(owner, path, ACCESSIBLE), "GetRoleName")
        except BusRefusal:
            return None
        return Item(owner, path, role, self._name(item), 0)

    def _name(self, item: Item) -> str:
        value = self._ear.call(Whom(item.owner, item.path, PROPERTIES), "Get", "ss", [ACCESSIBLE, "Name"])
        return str(value.value)

    def _siblings(self, item: Item) -> list[Item]:
        parent = self._ear.call(Whom(item.owner, item.path, PROPERTIES), "Get", "ss", [ACCESSIBLE, "Parent"]).value
        children = self._ear.call(Whom(parent[0], parent[1], ACCESSIBLE), "GetChildren")
        return [found for owner, path in children if (found := self._item(owner, path)) is not None]

    def _box(self, item: Item) -> Box:
        return self._reader.box(item)

    def _click(self, box: Box) -> None:
        x, y = box.middle
        self._desktop.do("xdotool", "mousemove", str(x), str(y), "click", "1")


def _names(entries: list[Item]) -> list[str]:
    return [entry.name for entry in entries]
