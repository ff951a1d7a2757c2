"""A desktop on which alerts are clicked: two accounts in one app, a tray, another program to type in, two kinds of daemon."""

import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from dbus_fast import Variant

from chat_backend.protocol import Assign, EditUser
from operator_app.domain.lists import DialogFilter, Ownership
from operator_app.domain.value import AccountId
from operator_app.settings.profile import Profile
from operator_app.settings.screen import AccountScreen, ScreenMemory, ScreenMemoryFile
from tests.doubles.desk_worker import DeskWorker
from tests.doubles.faulty_proxy import FaultyProxy
from tests.doubles.visitor import Visitor
from tests.e2e.app import ROOT, App
from tests.e2e.bubbles import Bubbles, BubblesWithButtons, Seen
from tests.e2e.desktop import Desktop
from tests.e2e.own_server import ANNA, BORIS, PASSWORD, database_of, server_with
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import Whom, wait_until
from tests.servers import ServerProcess

DAEMON = "org.freedesktop.Notifications"
SILENT = {"desktop": True, "sound": False}
RULES = {"alert_rules": {"mine": SILENT, "unassigned": SILENT, "mentions": SILENT}}


class OtherProgram(App):
    """One types in it while alerts come."""

    program = ("-m", "tests.e2e.probe")


@dataclass(frozen=True)
class News:
    """What somebody wrote, and the bubble that tells of it."""

    name: str
    text: str
    dialog_id: str
    bubble: Seen


class Site:
    """One of the two servers, with Boris at it and people who write."""

    def __init__(self, server: ServerProcess, ending: ExitStack) -> None:
        self.server = server
        self.boris = DeskWorker(server.address, BORIS, PASSWORD)
        self._ending = ending
        ending.callback(self.boris.close)

    def somebody(self, name: str, text: str) -> str:
        """Writes; the id of his dialog."""
        visitor = Visitor(self.server.address, self.server.site_key or "")
        self._ending.callback(visitor.close)
        self.boris.do(EditUser(user_id=visitor.user_id, name=name))
        visitor.write(text)
        return self.boris.newest_dialog()

    def remove(self, dialog_id: str) -> None:
        """Behind everybody's back, as an owner's clean-up would."""
        with closing(sqlite3.connect(database_of(self.server), timeout=20)) as database, database:
            for table in ("spells", "marks", "messages"):
                database.execute(f"DELETE FROM {table} WHERE dialog_id = ?", (dialog_id,))  # noqa: S608
            database.execute("DELETE FROM dialogs WHERE id = ?", (dialog_id,))


class NoticeFloor:
    """Anna has an account at the shop, which her list shows her own dialogs of, and one at the branch."""

    def __init__(self, desktop: Desktop, shop: Site, branch: Site, proxy: FaultyProxy, folder: Path) -> None:
        self.desktop = desktop
        self.shop = shop
        self.branch = branch
        self.proxy = proxy
        self.reader = ScreenReader(desktop)
        self.bubbles = (
            Bubbles(desktop) if desktop.notifications == "dunst" else BubblesWithButtons(desktop, self.reader)
        )
        self.profile = Profile(folder / "anna")
        self.app = App(desktop, self.profile, name="anna")
        self.other = OtherProgram(desktop, Profile(folder / "other"), name="other")
        self._told = 0

    def open_up(self) -> None:
        """Anna at her app, which shows the shop."""
        self.profile.prepare()
        self.other.profile.prepare()
        self.profile.settings_file.write_text(json.dumps(RULES), encoding="utf-8")
        self.sign_in(self.proxy.address, self.branch.server.address)
        accounts = json.loads(self.profile.accounts_file.read_text(encoding="utf-8"))["accounts"]
        self.shop_account, self.branch_account = (AccountId(each["id"]) for each in accounts)
        mine = AccountScreen(filter=DialogFilter(ownership=Ownership.MINE))
        memory = ScreenMemory(told_of_staying=True).with_account(self.shop_account, mine)
        ScreenMemoryFile(self.profile.folder / "screen.json").remember(memory)
        self.home = self.shop.somebody("Home", "The first of the day")
        self.app.start("--language", "en", self._home_link)
        self.app.wait_shown(self.reader, "Shop", seconds=60)
        self.reader.find("text", "^Reply to Home")
        self.other.start()
        self.other.wait_shown(self.reader, "Probe", seconds=60)

    @property
    def _home_link(self) -> str:
        return f"operatorapp://dialog/{self.home}?account={self.shop_account}"

    def sign_in(self, *addresses: str) -> None:
        arguments = ("-m", "tests.e2e.sign_in_beside", str(self.profile.folder), ANNA, PASSWORD, *addresses)
        signing_in = self.desktop.start(sys.executable, *arguments, env={"PYTHONPATH": str(ROOT)}, log="sign-in")
        assert signing_in.wait(90) == 0, signing_in.output()

    def close(self) -> None:
        for app in (self.app, self.other):
            if app.running:
                app.stop()
        self.bubbles.close()
        self.reader.close()

    # ------------------------------------------------------------------------------------------- alerts

    def news(self, site: Site, *, for_anna: bool = False) -> News:
        """Somebody new writes, and a bubble tells of it; ``for_anna``: Boris gives her the dialog."""
        self._told += 1
        name, text = f"Guest {self._told}", f"Question {self._told}?"
        dialog_id = site.somebody(name, text)
        bubble = self.bubbles.wait_for(f"^{name}$", text.replace("?", ""))
        if for_anna:
            self.give_to_anna(site, dialog_id)
            bubble = self.bubbles.wait_for(f"^Assigned to you: {name}$")
        return News(name, text, dialog_id, bubble)

    def give_to_anna(self, site: Site, dialog_id: str) -> None:
        site.boris.do(Assign(dialog_id=dialog_id, operator_id=self._anna_at(site)))

    def _anna_at(self, site: Site) -> str:
        with closing(sqlite3.connect(database_of(site.server), timeout=20)) as database:
            return str(database.execute("SELECT id FROM operators WHERE email = ?", (ANNA,)).fetchone()[0])

    def forget(self, dialog_id: str) -> None:
        """Anna's computer loses it, as if it had never come."""
        archive = self.profile.account(self.shop_account) / "archive.db"
        with closing(sqlite3.connect(archive, timeout=20)) as database, database:
            database.execute("DELETE FROM dialogs WHERE id = ?", (dialog_id,))

    def do_not_disturb(self, *, on: bool) -> None:
        """The daemon's own switch."""
        bus = self.desktop.bus
        if self.desktop.notifications == "dunst":
            properties = Whom(DAEMON, "/org/freedesktop/Notifications", "org.freedesktop.DBus.Properties")
            bus.call(properties, "Set", "ssv", ["org.dunstproject.cmd0", "paused", Variant("b", on)])
        else:
            xfconf = Whom("org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf")
            bus.call(xfconf, "SetProperty", "ssv", ["xfce4-notifyd", "/do-not-disturb", Variant("b", on)])

    # ----------------------------------------------------------------------------------------- the screen

    def active(self) -> str:
        """Id of the window that has the keyboard; empty when none has."""
        return self.desktop.try_("xdotool", "getactivewindow")

    def in_front(self, title: str) -> None:
        """By the window manager's own word, not by what the app believes."""
        wait_until(
            lambda: title in self.desktop.active_window(), f"{title} in front, not {self.desktop.active_window()!r}"
        )

    def on_screen(self, news: News, title: str) -> None:
        """The window in front, this dialog in it at the message, the keyboard in its field."""
        self.in_front(title)
        field = f"^Reply to {news.name}$"
        wait_until(lambda: self._has_keyboard(field), f"the keyboard in {field}; there is:\n{self.reader.described()}")
        self.reader.find("list item", f": {news.text.replace('?', '[?]')},")

    def _has_keyboard(self, field: str) -> bool:
        found = self.reader.look("text", field)
        return found is not None and self.reader.is_(found, "focused")

    def go_home(self) -> None:
        """The first dialog of the shop, with the keyboard in its field."""
        self.app.ask(self._home_link)
        self.in_front("Shop")
        wait_until(lambda: self._has_keyboard("^Reply to Home$"), "the keyboard at home")

    def drafts(self) -> list[str]:
        archive = self.profile.account(self.shop_account) / "archive.db"
        with closing(sqlite3.connect(archive, timeout=20)) as database:
            return [row[0] for row in database.execute("SELECT text FROM drafts")]


@contextmanager
def notice_floor(furnished: Path, folder: Path, window_manager: str, daemon: str) -> Iterator[NoticeFloor]:
    with ExitStack() as ending:
        servers = [ending.enter_context(server_with(furnished, folder / name)) for name in ("shop", "branch")]
        for server in servers:
            server.sign_in()
        with closing(sqlite3.connect(database_of(servers[1]), timeout=20)) as database, database:
            database.execute("UPDATE workspaces SET name = 'Branch'")
        shop, branch = (Site(server, ending) for server in servers)
        desktop = ending.enter_context(Desktop(window_manager=window_manager, notifications=daemon))
        trayer = desktop.start("trayer", "--edge", "bottom", "--align", "left", "--widthtype", "pixel", "--width", "60")
        ending.callback(trayer.stop)
        proxy = ending.enter_context(FaultyProxy(servers[0].address))
        floor = NoticeFloor(desktop, shop, branch, proxy, folder)
        ending.callback(floor.close)
        floor.open_up()
        yield floor
