"""A desktop on which alerts are clicked: two accounts in one app, a tray, another program to type in, two kinds of daemon."""

import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dbus_fast import Variant

from chat_backend.protocol import Assign, EditUser
from operator_app.domain.lists import DialogFilter, Ownership
from operator_app.domain.value import AccountId
from operator_app.settings.profile import Profile
from operator_app.settings.screen import AccountScreen, ScreenMemory, ScreenMemoryFile
from tests.doubles.carrotquest.options import Options
from tests.doubles.carrotquest.records import Admin
from tests.doubles.carrotquest.server import TOKEN, CarrotQuestDouble
from tests.doubles.carrotquest.site import APP
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


class Site(Protocol):
    """A backend with Boris at it and people who write."""

    title: str
    """What Anna's window is called there."""

    @property
    def address(self) -> str: ...

    def somebody(self, name: str, text: str) -> str:
        """Writes; the id of his dialog."""
        ...

    def give_to_anna(self, dialog_id: str) -> None: ...

    def give_to_boris(self, dialog_id: str) -> None: ...

    def finish(self, dialog_id: str) -> None:
        """Boris closes it."""
        ...

    def remove(self, dialog_id: str) -> None:
        """Behind everybody's back, as an owner's clean-up would."""
        ...


class OwnSite:
    """One of our own servers."""

    def __init__(self, server: ServerProcess, title: str, ending: ExitStack) -> None:
        self.server = server
        self.title = title
        self.boris = DeskWorker(server.address, BORIS, PASSWORD)
        self._ending = ending
        ending.callback(self.boris.close)

    @property
    def address(self) -> str:
        return self.server.address

    def somebody(self, name: str, text: str) -> str:
        visitor = Visitor(self.server.address, self.server.site_key or "")
        self._ending.callback(visitor.close)
        self.boris.do(EditUser(user_id=visitor.user_id, name=name))
        visitor.write(text)
        return self.boris.newest_dialog()

    def give_to_anna(self, dialog_id: str) -> None:
        with closing(sqlite3.connect(database_of(self.server), timeout=20)) as database:
            anna = database.execute("SELECT id FROM operators WHERE email = ?", (ANNA,)).fetchone()[0]
        self.boris.do(Assign(dialog_id=dialog_id, operator_id=anna))

    def give_to_boris(self, dialog_id: str) -> None:
        self.boris.do(Assign(dialog_id=dialog_id, operator_id=self.boris.operator_id))

    def finish(self, dialog_id: str) -> None:
        self.boris.finish(dialog_id)

    def remove(self, dialog_id: str) -> None:
        with closing(sqlite3.connect(database_of(self.server), timeout=20)) as database, database:
            for table in ("spells", "marks", "messages"):
                database.execute(f"DELETE FROM {table} WHERE dialog_id = ?", (dialog_id,))  # noqa: S608
            database.execute("DELETE FROM dialogs WHERE id = ?", (dialog_id,))


class HostedSite:
    """The hosted service's double."""

    title = f"127.0.0.1 · {APP}"

    def __init__(self, double: CarrotQuestDouble) -> None:
        self._double = double
        self._anna, self._boris = double.do(lambda: tuple(double.site.admins.values()))

    @property
    def address(self) -> str:
        return self._double.address

    def somebody(self, name: str, text: str) -> str:
        site = self._double.site
        return self._double.do(lambda: str(site.start(site.add_user(name), text).id))

    def give_to_anna(self, dialog_id: str) -> None:
        self._give(dialog_id, self._anna)

    def give_to_boris(self, dialog_id: str) -> None:
        self._give(dialog_id, self._boris)

    def _give(self, dialog_id: str, whom: Admin) -> None:
        site = self._double.site

        def give() -> None:
            conversation = site.conversations[int(dialog_id)]
            site.announce(conversation, site.assign(conversation, whom, self._boris))

        self._double.do(give)

    def finish(self, dialog_id: str) -> None:
        site = self._double.site

        def finish() -> None:
            conversation = site.conversations[int(dialog_id)]
            site.announce(conversation, site.close(conversation, self._boris))

        self._double.do(finish)

    def remove(self, dialog_id: str) -> None:
        self._double.do(lambda: self._double.site.conversations.pop(int(dialog_id)))


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
        for site, address in ((self.shop, self.proxy.address), (self.branch, self.branch.address)):
            who = (TOKEN, "Anna") if isinstance(site, HostedSite) else (ANNA, PASSWORD)
            self.sign_in("hosted" if isinstance(site, HostedSite) else "own", *who, address)
        accounts = json.loads(self.profile.accounts_file.read_text(encoding="utf-8"))["accounts"]
        self.shop_account, self.branch_account = (AccountId(each["id"]) for each in accounts)
        mine = AccountScreen(filter=DialogFilter(ownership=Ownership.MINE))
        memory = ScreenMemory(told_of_staying=True).with_account(self.shop_account, mine)
        ScreenMemoryFile(self.profile.folder / "screen.json").remember(memory)
        self.home = self.shop.somebody("Home", "The first of the day")
        self.app.start("--language", "en", self._home_link)
        self.app.wait_shown(self.reader, self.shop.title, seconds=60)
        self.reader.find("text", "^Reply to Home")
        self.other.start()
        self.other.wait_shown(self.reader, "Probe", seconds=60)

    @property
    def _home_link(self) -> str:
        return f"operatorapp://dialog/{self.home}?account={self.shop_account}"

    def sign_in(self, kind: str, who: str, secret: str, address: str) -> None:
        arguments = ("-m", "tests.e2e.sign_in_beside", str(self.profile.folder), kind, who, secret, address)
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
            site.give_to_anna(dialog_id)
            bubble = self.bubbles.wait_for(f"^Assigned to you: {name}$")
        return News(name, text, dialog_id, bubble)

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
        self.in_front(self.shop.title)
        wait_until(lambda: self._has_keyboard("^Reply to Home$"), "the keyboard at home")

    def drafts(self) -> list[str]:
        archive = self.profile.account(self.shop_account) / "archive.db"
        with closing(sqlite3.connect(archive, timeout=20)) as database:
            return [row[0] for row in database.execute("SELECT text FROM drafts")]


@contextmanager
def notice_floor(
    furnished: Path, folder: Path, window_manager: str, daemon: str, backend: str
) -> Iterator[NoticeFloor]:
    """``backend``: ``own`` or ``hosted``, which the shop is at; the branch is at our own."""
    with ExitStack() as ending:
        shop = _hosted(ending) if backend == "hosted" else _own("Shop", furnished, folder / "shop", ending)
        branch = _own("Branch", furnished, folder / "branch", ending)
        desktop = ending.enter_context(Desktop(window_manager=window_manager, notifications=daemon))
        trayer = desktop.start("trayer", "--edge", "bottom", "--align", "left", "--widthtype", "pixel", "--width", "60")
        ending.callback(trayer.stop)
        proxy = ending.enter_context(FaultyProxy(shop.address))
        floor = NoticeFloor(desktop, shop, branch, proxy, folder)
        ending.callback(floor.close)
        floor.open_up()
        yield floor


def _own(title: str, furnished: Path, folder: Path, ending: ExitStack) -> Site:
    server = ending.enter_context(server_with(furnished, folder))
    server.sign_in()
    with closing(sqlite3.connect(database_of(server), timeout=20)) as database, database:
        database.execute("UPDATE workspaces SET name = ?", (title,))
    return OwnSite(server, title, ending)


def _hosted(ending: ExitStack) -> Site:
    return HostedSite(ending.enter_context(CarrotQuestDouble(Options(ping_every=1.0))))
