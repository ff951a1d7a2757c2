"""The main job on real parts: a person writes on a page, the operator is told, clicks, answers; the person reads it."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.site_chat import SiteChat, Visitor
from tests.e2e.app import App
from tests.e2e.bubbles import Bubbles
from tests.e2e.desktop import Desktop
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until
from tests.secret_traces import assert_no_secrets

pytestmark = pytest.mark.e2e

OPERATOR = "Nina"


class OtherProgram(App):
    """Takes the keyboard away from the app, as a mail program would."""

    program = ("-m", "tests.e2e.probe")


class Desk:
    """An operator at the running app, who uses the pointer and the keyboard and reads what is on the screen."""

    def __init__(self, app: App, desktop: Desktop, reader: ScreenReader) -> None:
        self.app = app
        self.desktop = desktop
        self.reader = reader

    def start_here(self) -> str:
        """First start: the embedded backend. The address of the page it offers."""
        self.app.start("--language", "en")
        self.app.wait_shown(self.reader, "Sign in")
        self.enter("^Your name")
        self.reader.key("ctrl+a")
        self.reader.type(OPERATOR)
        self.reader.click(self.reader.find("push button", "^Start here"))
        address = self.reader.find("text", "Address of the try-out page", seconds=40)
        shop = self.reader.text(address)
        self.reader.click(self.reader.find("push button", "To the dialogs"))
        self.reader.find("label", "^Nobody has written yet")
        return shop

    def start_again(self) -> None:
        self.app.start("--language", "en")
        self.app.wait_shown(self.reader, "My site", seconds=40)

    def turn_to(self, other: App) -> None:
        """Another program comes to the front and gets the keyboard."""
        other.start()
        other.wait_shown(self.reader, "Probe")
        self.desktop.do("wmctrl", "-a", "Probe")
        wait_until(lambda: "Probe" in self.desktop.active_window(), "the other program in front")

    def row(self, words: str) -> None:
        self.reader.find("list item", words)

    def enter(self, field: str) -> None:
        """Put the keyboard into a field with the pointer."""
        self.reader.click(self.reader.find("text", field))
        wait_until(lambda: self.reader.is_(self.reader.find("text", field), "focused"), f"the keyboard in {field}")

    def answer(self, text: str) -> None:
        """With the keyboard, where it is now."""
        assert self.reader.is_(self.reader.find("text", "^Reply"), "focused")
        self.reader.type(text)
        self.reader.key("ctrl+Return")

    def shows(self, *messages: str) -> None:
        """Each of them once in the feed, in this order."""

        def heard() -> bool:
            feed = [item.name for item in self.reader.within("list", "^Messages$") if item.role == "list item"]
            places = [[place for place, name in enumerate(feed) if f": {text}," in name] for text in messages]
            return all(len(found) == 1 for found in places) and places == sorted(places)

        wait_until(heard, lambda: f"{messages} in the feed; on the screen is:\n{self.reader.described()}", 20)


@pytest.fixture
def desk(app: App, desktop: Desktop, reader: ScreenReader) -> Desk:
    return Desk(app, desktop, reader)


@pytest.fixture
def arrive(browser: Browser) -> Iterator[Callable[[str], SiteChat]]:
    """``arrive(shop)``: a visitor on the shop's page, with the chat open."""
    visitors: list[Visitor] = []

    def come(shop: str) -> SiteChat:
        visitors.append(Visitor(browser, shop))
        return visitors[-1].visit("").open().connected()

    yield come
    for visitor in visitors:
        visitor.leave()


def test_a_person_writes_the_operator_is_told_clicks_and_answers(
    desk: Desk, bubbles: Bubbles, make_app: Callable[..., App], arrive: Callable[[str], SiteChat]
) -> None:
    shop = desk.start_here()
    desk.turn_to(make_app("other", OtherProgram))

    chat = arrive(shop)
    chat.write("Does it grind for espresso?")
    bubble = bubbles.wait_for("Visitor", "Does it grind for espresso")
    assert "Probe" in desk.desktop.active_window(), "a message must not take the keyboard away"
    desk.row("Does it grind for espresso")

    bubbles.click(bubble)
    wait_until(lambda: "My site" in desk.desktop.active_window(), "the app in front")
    desk.shows("Does it grind for espresso?")
    wait_until(lambda: desk.reader.is_(desk.reader.find("text", "^Reply"), "focused"), "the keyboard in the field", 10)
    desk.answer("Yes, it does")
    chat.shows("Does it grind for espresso?", "Yes, it does")
    expect(chat.host.get_by_text(OPERATOR, exact=True).first).to_be_visible()

    chat.write("Great")
    desk.shows("Does it grind for espresso?", "Yes, it does", "Great")
    assert bubbles.hanging() == [], "the dialog is on screen: nothing to tell"
    assert_no_secrets(desk.app.profile.logs, ["espresso", "Yes, it does"])


def test_both_sides_may_die_at_any_moment_and_agree_afterwards(desk: Desk, arrive: Callable[[str], SiteChat]) -> None:
    shop = desk.start_here()
    chat = arrive(shop)
    chat.write("first")
    desk.reader.click(desk.reader.find("list item", "first"))
    desk.shows("first")
    desk.enter("^Reply")
    desk.answer("second")
    chat.shows("first", "second")
    desk.reader.type("half an ans")
    wait_until(lambda: desk.reader.look("label", "Draft saved") is not None, "the draft on disk")

    desk.app.kill9()  # and its backend with it: its standard input closes
    chat.write("third")
    desk.start_again()
    desk.reader.click(desk.reader.find("list item", "unread.*Draft: half an ans", seconds=40))
    desk.shows("first", "second", "third")
    assert desk.reader.text(desk.reader.find("text", "^Reply")) == "half an ans"
    desk.enter("^Reply")
    desk.answer("wer")
    chat.shows("first", "second", "third", "half an answer")

    chat.page.reload()
    chat.connected()
    chat.shows("first", "second", "third", "half an answer")


def test_a_second_start_brings_the_first_to_the_front(
    desk: Desk, make_app: Callable[..., App], desktop: Desktop
) -> None:
    desk.start_here()
    desk.turn_to(make_app("other", OtherProgram))
    second = App(desktop, desk.app.profile, name="second")
    second.start()
    wait_until(lambda: not second.running, "the end of the second start")
    wait_until(lambda: re.search("My site", desktop.active_window()) is not None, "the first one in front")
