"""A screen reader for one of several apps on a desktop."""

from tests.e2e.app import App
from tests.e2e.desktop import Desktop
from tests.e2e.screen_reader import REGISTRY, Item, ScreenReader
from tests.e2e.session_bus import Whom, wait_until

BUS = Whom("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")


class OneOfTwo(ScreenReader):
    """Perceives one program only, and acts on it once it is in front."""

    def __init__(self, desktop: Desktop, app: App) -> None:
        super().__init__(desktop)
        self._app = app

    async def _walk_desktop(self) -> list[Item]:
        roots = await self._talk.ask(REGISTRY, "GetChildren")
        pids = [await self._talk.ask(BUS, "GetConnectionUnixProcessID", "s", [owner]) for owner, _ in roots]
        return await self._walk_all([root for root, pid in zip(roots, pids, strict=True) if pid == self._app.pid], 0)

    def come_to_front(self, title: str = "") -> None:
        """The program's window of this title; any, where none is asked for."""
        found = self._desktop.do("xdotool", "search", "--onlyvisible", "--pid", str(self._app.pid)).split()
        window = next(each for each in reversed(found) if title in self._desktop.do("xdotool", "getwindowname", each))
        self._desktop.do("wmctrl", "-i", "-a", window)
        active = lambda: self._desktop.try_("xdotool", "getactivewindow").strip()  # noqa: E731
        wait_until(lambda: active() == window, "the window in front")
