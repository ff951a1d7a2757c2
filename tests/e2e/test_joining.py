"""The life of a colleague on real windows: invited, joined, given a dialog, removed; and what the numbers say of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.site_chat import Visitor
from tests.e2e.app import App
from tests.e2e.desktop import Desktop
from tests.e2e.one_of_two import OneOfTwo
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.own_server import ANNA, PASSWORD, server_with
from tests.e2e.session_bus import wait_until
from tests.servers import ServerProcess

pytestmark = pytest.mark.e2e

QUESTION = "Where is my order?"
DRAFT = "It is on its way"


class Someone(OperatorAtWork):
    """At an app of his own, of which there are two on the desktop."""

    def __init__(self, desktop: Desktop, app: App) -> None:
        self.view = OneOfTwo(desktop, app)
        super().__init__(app, self.view)
        self._desktop = desktop

    def come(self, title: str = "") -> "Someone":
        """With the window of this title in front."""
        self.view.come_to_front(title)
        return self

    def settings(self, page: str) -> None:
        self.come("Shop")
        self.reader.key("ctrl+comma")
        self.app.wait_shown(self.reader, "Settings")
        self.reader.click(self.reader.find("check box", f"^{page}$"))

    def choose(self, button: str, entry: int) -> None:
        """An entry of a button's menu, counted from 1: menus are no part of the tree that is read here."""
        self.press(button)
        self.reader.key(*["Down"] * entry, "Return")

    def clipboard(self) -> str:
        return self._desktop.do("xclip", "-selection", "clipboard", "-out")


@pytest.fixture
def server(furnished: Path, tmp_path: Path) -> Iterator[ServerProcess]:
    with server_with(furnished, tmp_path) as server:
        server.sign_in()
        yield server


@pytest.fixture
def people(desktop: Desktop, make_app: Callable[..., App]) -> Iterator[tuple[Someone, Someone]]:
    """Anna, who is an owner, and Clara, who is nobody yet."""
    both = Someone(desktop, make_app("anna")), Someone(desktop, make_app("clara"))
    yield both
    for each in both:
        each.view.close()


def test_invited_joined_assigned_removed_and_counted(
    people: tuple[Someone, Someone], server: ServerProcess, browser: Browser
) -> None:
    anna, clara = people
    visitor = Visitor(browser, f"{server.address}/shop")
    chat = visitor.visit("").open().connected()
    chat.write(QUESTION)
    anna.start("Sign in")
    anna.sign_in(server.address, ANNA, PASSWORD)

    # Anna invites, with keys alone once the page is open, and copies the link
    anna.settings("Team")
    anna.press("^Invite$")
    wait_until(lambda: anna.reader.is_(anna.reader.find("text", "^Name, if"), "focused"), "the keyboard in the name")
    anna.reader.type("Clara")
    anna.reader.key("Return")
    anna.hears("It lets one person in")
    anna.reader.key("Return")  # the button that copies has the keyboard
    anna.reader.find("push button", "^Copied$")
    link = anna.clipboard()
    assert link.startswith(f"{server.address}/join#")

    # what the link opens in a browser says who asks, and gives the link again
    page = browser.new_page()
    page.goto(link)
    page.get_by_text("Anna invites you").wait_for()
    assert page.get_by_role("textbox").input_value() == link
    page.close()

    # Clara pastes it into her first screen, and is in
    clara.start("Sign in")
    clara.press("^I have an invitation")
    clara.focus("^Link of the invitation")
    clara.reader.key("ctrl+v", "Return")
    clara.hears("Anna invites you to “Shop”")
    assert clara.held("^Your name") == "Clara"
    clara.fill("^E-mail", "clara@example.com")
    clara.fill("^Password", "easy123")
    clara.reader.key("Return")
    clara.hears("At least 8 characters")
    clara.fill("^Password", PASSWORD)
    clara.reader.key("Return")
    clara.app.wait_shown(clara.reader, "Shop")

    # she is in Anna's list at once, and can be given a dialog
    anna.come("Settings")
    anna.press("^Done$")
    anna.hears("^Clara$")
    anna.hears("online · no open dialogs · clara@example.com")
    anna.come("Shop").open(QUESTION)
    anna.reader.key("Escape")
    anna.choose("^Assign$", 2)
    anna.reader.find("push button", "^Assigned to Clara$")
    clara.come("Shop").open(QUESTION)
    clara.focus("^Reply")
    clara.reader.type(DRAFT)

    # Anna removes her; her window says so in plain words, and what she typed is where it was
    anna.come("Settings")
    anna.hears("online · open dialogs: 1 · clara@example.com")
    anna.choose("^More about Clara", 2)
    anna.hears("Open dialogs that become nobody's: 1")
    anna.press("^Remove$")
    clara.hears("You are no longer in this team: an owner has removed you")
    assert clara.held("^Reply") == DRAFT
    clara.come("Shop")
    clara.press("^Leave")
    clara.press("^Keep it$")
    assert clara.held("^Reply") == DRAFT
    anna.reader.wait_gone("label", "^Clara$")

    # the numbers know of the dialog, and of its closing when it happens
    anna.come("Shop")
    anna.choose("^Anna, online", 4)  # under Online, Away and People
    anna.app.wait_shown(anna.reader, "Statistics")
    anna.hears("^New: 1$")
    anna.hears("^Closed: 0$")
    anna.hears("^Open now: 1$")
    anna.come("Shop").open(QUESTION)
    anna.answer(DRAFT)
    chat.shows(QUESTION, DRAFT)
    anna.press("Close$")
    anna.come("Statistics")
    anna.hears("^Closed: 1$")
    anna.hears("^Open now: 0$")
    visitor.leave()
