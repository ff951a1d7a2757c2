"""A working day for a whole test module: one desktop, one server, Anna at her app, Boris at another computer, people on the site."""

import re
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from chat_backend.protocol import EditUser
from operator_app.settings.profile import Profile
from tests.doubles.desk_worker import DeskWorker
from tests.doubles.visitor import Visitor
from tests.e2e.app import App
from tests.e2e.desktop import Desktop
from tests.e2e.menus import Menus
from tests.e2e.operator_at_work import PATIENCE, OperatorAtWork
from tests.e2e.own_server import ANNA, BORIS, PASSWORD, server_with
from tests.e2e.screen_reader import Item, ScreenReader
from tests.e2e.session_bus import wait_until


@dataclass(frozen=True)
class Customer:
    """Somebody on the site, with the dialog that his first message began."""

    visitor: Visitor
    dialog_id: str


class ShopFloor:
    """A context manager. Anna's app starts with ``open_up``, so that a module can arrange first what she finds."""

    def __init__(self, furnished: Path, folder: Path) -> None:
        """``furnished``: a server's data with Anna and Boris in it; ``folder`` is this floor's own."""
        self._furnished = furnished
        self._folder = folder
        self._ending = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as ending:
            self.server = ending.enter_context(server_with(self._furnished, self._folder))
            self.server.sign_in()
            self.boris = DeskWorker(self.server.address, BORIS, PASSWORD)
            ending.callback(self.boris.close)
            self.desktop = ending.enter_context(Desktop())
            self.reader = ScreenReader(self.desktop)
            ending.callback(self.reader.close)
            self.menus = Menus(self.desktop, self.reader)
            ending.callback(self.menus.close)
            profile = Profile(self._folder / "anna")
            profile.prepare()
            self.app = App(self.desktop, profile, name="anna")
            self.anna = OperatorAtWork(self.app, self.reader)
            self._ending = ending.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.app.running:
            self.app.stop()
        self._ending.close()

    def open_up(self, address: str | None = None) -> None:
        """Anna signs in and sees the list, complete. ``address``: a way to the server other than the straight one."""
        self.anna.start("Sign in")
        self.anna.sign_in(address or self.server.address, ANNA, PASSWORD)
        self.anna.hears("^Up to date as of")

    def rows(self) -> list[str]:
        """What the list of dialogs says, from the top."""
        return [item.name for item in self._rows()]

    def lists(self, *names: str, in_order: bool = True) -> None:
        """Wait until the list has just these people, in this order if that matters."""

        def so() -> bool:
            found = [row.partition(",")[0] for row in self.rows()]
            return found == list(names) if in_order else sorted(found) == sorted(names)

        wait_until(so, f"{names} in the list, which has {self.rows()}", PATIENCE)

    def row(self, words: str) -> Item:
        """The row of the list that says this, not a message of the feed."""

        def found() -> Item | None:
            return next((item for item in self._rows() if re.search(words, item.name)), None)

        return wait_until(found, f"a row {words!r} in the list, which has {self.rows()}", PATIENCE)

    def open(self, name: str) -> None:
        """Click the row of this person, wait for the dialog, and leave the list to itself."""
        self.reader.click(self.row(f"^{name},"))
        self.point_away()
        self.reader.find("text", f"^Reply to {name}", PATIENCE)

    def _rows(self) -> list[Item]:
        return [item for item in self.reader.within("list", "^Dialogs$") if item.role == "list item"]

    def button(self, words: str) -> Callable[[], None]:
        """What clicks it, for a menu that opens then."""
        return lambda: self.reader.click(self.reader.find("push button", words, PATIENCE))

    def context_menu(self, words: str) -> Callable[[], None]:
        """What asks for the menu of a row with the pointer."""
        return lambda: self.reader.click(self.row(words), button=3)

    def point_away(self) -> None:
        """The pointer over nothing that can move."""
        self.desktop.do("xdotool", "mousemove", "1390", "890")

    def point_at_undo(self, words: str) -> None:
        """The line that offers the way back says this, and stays while it is pointed at."""
        x, y = self.reader.box(self.reader.find("push button", "^Undo$", PATIENCE)).middle
        self.desktop.do("xdotool", "mousemove", str(x), str(y))
        self.anna.hears(words)

    def customer(self, name: str, *texts: str) -> Customer:
        """Somebody new, of this name, who writes these."""
        visitor = Visitor(self.server.address, self.server.site_key or "")
        self._ending.callback(visitor.close)
        for text in texts:
            visitor.write(text)
        self.boris.do(EditUser(user_id=visitor.user_id, name=name))
        return Customer(visitor=visitor, dialog_id=self.boris.newest_dialog())
