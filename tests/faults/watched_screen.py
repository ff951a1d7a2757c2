"""A screen as the app has one: it reads a thing once, and again only when it was told that it changed."""

import threading
import time
from collections.abc import Callable
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from operator_app.domain.lists import DialogFilter
from operator_app.domain.value import DialogId
from operator_app.engine import requests
from operator_app.engine.notices import Changes
from operator_app.engine.requests import AccountRequest, OpenedDialog

LIST: Final = "the list"
_TRIES: Final = 50
_PAUSE: Final = 0.02
Ask = Callable[[AccountRequest[Any]], Any]


class WatchedScreen:
    """``hear`` is called on the engine's thread, all else on another. ``ask`` is how the engine is asked."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._shown: dict[str, object] = {}
        self._reading: set[str] = set()
        self._lock = threading.Lock()

    def hear(self, changes: Changes) -> None:
        """What it names is no longer known to be true."""
        with self._lock:
            every = changes.everything
            for name in (*self._shown, *self._reading):
                kind, _, dialog_id = name.partition(" of ")
                told = changes.feeds if kind == "messages" else changes.rows
                if every or (told if name == LIST else dialog_id in told):
                    self._shown.pop(name, None)
                    self._reading.discard(name)

    def look(self, dialog_id: DialogId) -> None:
        """Show the list, and this dialog."""
        for name in (LIST, f"row of {dialog_id}", f"messages of {dialog_id}"):
            if name not in self._shown:
                self._show(name)

    def differences(self) -> tuple[str, ...]:
        """What is shown and, though nobody told so, is no longer true."""
        found = []
        for name in tuple(self._shown):
            if not self._holds(name):
                shown, now = self._shown.get(name), self._read(name)
                found.append(f"{name} is shown as it was: {_what_differs((shown, now))}")
        return tuple(found)

    def _show(self, name: str) -> None:
        with self._lock:
            self._reading.add(name)
        found = self._read(name)
        with self._lock:
            if name in self._reading and found is not None:
                self._shown[name] = found
            self._reading.discard(name)

    def _holds(self, name: str) -> bool:
        for _ in range(_TRIES):
            shown = self._shown.get(name)
            if shown is None or shown == self._read(name):
                return True
            time.sleep(_PAUSE)  # it may be about to be told
        return False

    def _read(self, name: str) -> object:
        """What a person sees of it: no screen shows revisions."""
        return _without_revisions(msgspec.to_builtins(self._asked(name)))

    def _asked(self, name: str) -> object:
        if name == LIST:
            found = self._ask(requests.ListDialogs(filter=DialogFilter(), first_rows=0))
            # a snoozed dialog comes back by itself: the screen waits for the clock then, not for a word
            return None if found.next_wake is not None else replace(found, more=False, other_more=False)
        kind, _, dialog_id = name.partition(" of ")
        if kind == "row":
            return self._ask(requests.GetRows(dialog_ids=(DialogId(dialog_id),)))
        opened: OpenedDialog | None = self._ask(requests.OpenDialog(dialog_id=DialogId(dialog_id)))
        return None if opened is None else opened.window


def _without_revisions(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {name: _without_revisions(part) for name, part in tree.items() if name != "revision"}
    if isinstance(tree, list | tuple):
        return [_without_revisions(part) for part in tree]
    return tree


def _what_differs(pair: Any) -> str:
    """The first field in which two trees differ, and how."""
    shown, now = pair
    if isinstance(shown, dict) and isinstance(now, dict):
        for name in shown.keys() | now.keys():
            if shown.get(name) != now.get(name):
                return f"{name}.{_what_differs((shown.get(name), now.get(name)))}"
    if isinstance(shown, list | tuple) and isinstance(now, list | tuple) and len(shown) == len(now):
        for place, each in enumerate(zip(shown, now, strict=True)):
            if each[0] != each[1]:
                return f"{place}.{_what_differs(each)}"
    return f" {shown!r}, now {now!r}"
