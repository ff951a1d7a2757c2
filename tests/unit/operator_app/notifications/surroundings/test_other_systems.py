"""Windows and macOS through a stand-in of the system's own call, and what PipeWire prints."""

import json
from types import SimpleNamespace
from typing import Any

import pytest

from operator_app.notifications.surroundings.linux import is_cast
from operator_app.notifications.surroundings.macos import LOCK_QUESTION, MUTE_QUESTION, MacSurroundings
from operator_app.notifications.surroundings.source import surroundings_here
from operator_app.notifications.surroundings.state import NothingKnown, Surroundings
from operator_app.notifications.surroundings.windows import WindowsSurroundings


class Windows:
    """``ctypes.windll``, as far as it is asked."""

    def __init__(self, *, state: int, desktop: int, fails: bool = False) -> None:
        self.closed: list[int] = []
        self._state, self._desktop, self._fails = state, desktop, fails
        self.shell32 = SimpleNamespace(SHQueryUserNotificationState=self._query)
        self.user32 = SimpleNamespace(OpenInputDesktop=lambda *_: desktop, CloseDesktop=self.closed.append)

    def _query(self, state: Any) -> int:
        state._obj.value = self._state
        return -1 if self._fails else 0


@pytest.mark.parametrize(
    ("state", "desktop", "expected"),
    [
        (5, 7, Surroundings(locked=False, shared=False, do_not_disturb=False)),
        (4, 7, Surroundings(locked=False, shared=True, do_not_disturb=False)),
        (6, 7, Surroundings(locked=False, shared=False, do_not_disturb=True)),
        (5, 0, Surroundings(locked=True, shared=False, do_not_disturb=False)),
    ],
)
async def test_windows(state: int, desktop: int, expected: Surroundings) -> None:
    system = Windows(state=state, desktop=desktop)
    source = WindowsSurroundings(system)
    assert await source.look() == expected
    assert system.closed == ([desktop] if desktop else [])
    assert await source.muted() is None
    source.close()


async def test_windows_that_refuses_to_say_is_unknown() -> None:
    assert await WindowsSurroundings(Windows(state=4, desktop=7, fails=True)).look() == Surroundings(locked=False)


LOCKED = "<key>IOConsoleUsers</key><array><dict><key>CGSSessionScreenIsLocked</key>\n<true/></dict></array>"


@pytest.mark.parametrize(("said", "expected"), [(LOCKED, True), ("<dict></dict>", False), (None, None)])
async def test_macos_tells_whether_the_screen_is_locked(said: str | None, expected: bool | None) -> None:
    source = MacSurroundings({LOCK_QUESTION: said}.__getitem__)
    assert await source.look() == Surroundings(locked=expected)


@pytest.mark.parametrize(("said", "expected"), [("true\n", True), ("false\n", False), (None, None)])
async def test_macos_tells_whether_it_is_muted(said: str | None, expected: bool | None) -> None:
    assert await MacSurroundings({MUTE_QUESTION: said}.__getitem__).muted() is expected


def node(name: str, media: str, state: str) -> dict[str, object]:
    return {
        "type": "PipeWire:Interface:Node",
        "info": {"state": state, "props": {"node.name": name, "media.class": media}},
    }


@pytest.mark.parametrize(
    ("objects", "expected"),
    [
        ([node("gnome-shell", "Stream/Output/Video", "running")], True),
        ([node("kwin_wayland", "Stream/Output/Video", "running")], True),
        ([node("gnome-shell", "Stream/Output/Video", "suspended")], False),
        ([node("v4l2_input", "Video/Source", "running"), {"info": None}, 7], False),
        ([], False),
    ],
)
def test_a_screen_that_is_given_away(objects: list[object], expected: bool) -> None:
    assert is_cast(json.dumps(objects)) is expected


def test_what_is_no_list_tells_nothing() -> None:
    assert is_cast("oops") is None


async def test_an_unknown_system_tells_nothing() -> None:
    source = surroundings_here("plan9")
    assert isinstance(source, NothingKnown)
    assert await source.look() == Surroundings()
    assert await source.muted() is None
    source.close()


async def test_each_system_has_its_source_and_none_needs_the_other_s_parts() -> None:
    for system in ("win32", "darwin"):
        source = surroundings_here(system)
        assert await source.look() in {Surroundings(), Surroundings(locked=None)}
        source.close()
