"""A person on the site as an operator meets him: his card, everything he did, and writing to somebody first."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from operator_app.domain.people import User
from operator_app.domain.value import UserId
from operator_app.engine import requests
from tests.browser.site_chat import LIVE, SiteChat, Visitor
from tests.doubles.headless_client import HeadlessClient
from tests.e2e.app import App
from tests.e2e.operator_at_work import PATIENCE, OperatorAtWork
from tests.e2e.own_server import ANNA, BORIS, PASSWORD, server_with
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until
from tests.servers import ServerProcess

pytestmark = pytest.mark.e2e

OPENING = 1.0
"""Seconds until a menu surely has the keyboard."""
PROPERTIES = '{ plan: "Standard", seats: 3, city: "Riga", team: "north", beans: "dark", cups: 2, vip: true }'


@pytest.fixture
def server(furnished: Path, tmp_path: Path) -> Iterator[ServerProcess]:
    with server_with(furnished, tmp_path) as server:
        server.sign_in()
        yield server


@pytest.fixture
def anna(app: App, reader: ScreenReader, server: ServerProcess) -> OperatorAtWork:
    anna = OperatorAtWork(app, reader)
    anna.start("Sign in")
    anna.sign_in(server.address, ANNA, PASSWORD)
    return anna


@pytest.fixture
def boris(server: ServerProcess, tmp_path: Path) -> Iterator[HeadlessClient]:
    """A colleague, elsewhere."""
    with HeadlessClient(tmp_path / "boris") as client:
        client.sign_in(server.address, BORIS, PASSWORD)
        yield client


def shopper(visitor: Visitor) -> SiteChat:
    """He has looked at something, put it into his cart, and written."""
    chat = visitor.visit("/shop")
    chat.page.evaluate(f"window.operatorChat('set', {PROPERTIES})")
    chat.page.locator(".shelf .card button").first.click()
    chat.open().connected()
    chat.write("Where is my order?")
    chat.shows("Where is my order?")
    return chat


def seen_by(client: HeadlessClient) -> User:
    """The user of the only dialog, as a colleague has him."""
    client.wait_until(lambda: client.dialogs().rows, "the dialog")
    card = client.ask_account(requests.GetUserCard(user_id=UserId(client.dialogs().rows[0].dialog.user_id)))
    assert card is not None
    return card.user


def choose(reader: ScreenReader, *keys: str) -> None:
    """An entry of the menu that was just opened: menus are no part of the tree that is read here."""
    time.sleep(OPENING)
    reader.key(*keys, "Return")


def history(anna: OperatorAtWork) -> list[str]:
    return [each.name for each in anna.reader.within("list", "^History of this person$") if each.role == "list item"]


def test_the_card_is_edited_by_pointer_and_keyboard_and_a_colleague_sees_it(
    anna: OperatorAtWork, boris: HeadlessClient, server: ServerProcess, browser: Browser
) -> None:
    visitor = Visitor(browser, server.address)
    chat = shopper(visitor)
    reader = anna.reader
    anna.open("Where is my order")

    anna.press("^E-mail: Add")
    reader.type("Vera@EXAMPLE.com")
    reader.key("Return")
    boris.wait_until(lambda: seen_by(boris).email == "Vera@example.com", "the address")
    anna.focus_button("^Phone: Add")
    reader.key("Return")
    reader.type("call me")
    reader.key("Return")
    anna.hears("“call me”: This is not a phone number")
    reader.find("push button", "^Phone: Add")
    anna.focus_button("^Phone: Add")
    reader.key("Return")
    reader.type("+44 20 79460018")
    reader.key("Return")
    reader.find("push button", r"^Phone: \+44 20 7946 0018$", PATIENCE)
    boris.wait_until(lambda: seen_by(boris).phone == "+442079460018", "the number")

    anna.focus("^Search properties")
    reader.type("pla")
    wait_until(lambda: reader.look("push button", "^team: ") is None, "only what was searched")
    anna.press("^plan: Standard, set by the site")
    choose(reader, "Down")
    wait_until(lambda: reader.copied() == "Standard", "the value in the clipboard")

    anna.focus("^New note about this person")
    reader.type("Likes tea")
    reader.key("Return")
    anna.hears("Likes tea")

    anna.press("^More about this person")
    choose(reader, "Up")
    reader.find("push button", "^Block$")
    reader.key("Escape")
    reader.wait_gone("push button", "^Block$")
    assert not seen_by(boris).blocked
    anna.press("^More about this person")
    choose(reader, "Up")
    anna.press("^Block$")
    anna.hears("This user is blocked")
    boris.wait_until(lambda: seen_by(boris).blocked, "blocked")
    chat.write("Are you there?")
    expect(chat.host.locator(".row.failed, .row.waiting")).to_have_count(1, timeout=LIVE)
    anna.press("^Unblock$")
    boris.wait_until(lambda: not seen_by(boris).blocked, "unblocked")


def test_everything_of_him_is_read_filtered_and_saved_and_somebody_else_is_written_to_first(
    anna: OperatorAtWork, server: ServerProcess, browser: Browser, tmp_path: Path
) -> None:
    visitor = Visitor(browser, server.address)
    chat = shopper(visitor)
    chat.page.evaluate("window.operatorChat('set', { name: 'Vera Stone' })")
    other = Visitor(browser, server.address)
    silent = other.visit("/shop")
    silent.page.evaluate("window.operatorChat('set', { name: 'Oleg Far' })")
    reader = anna.reader
    anna.open("Where is my order")

    anna.press("^Name: Vera Stone")
    wait_until(lambda: any("Wrote: “Where is my order?”" in each for each in history(anna)), "what he said", PATIENCE)
    wait_until(lambda: any("to cart" in each for each in history(anna)), "what he did", PATIENCE)
    told = history(anna)
    assert " · visit 1 · " in told[0], "what he does now is a visit, with how many pages and where he came from"
    said = next(place for place, each in enumerate(told) if "Wrote:" in each)
    assert said < next(place for place, each in enumerate(told) if "to cart" in each), "in one scroll, newest first"
    chat.page.locator(".shelf .card h3 a").nth(1).click()
    wait_until(lambda: any("Looked at" in each for each in history(anna)), "what he does now", PATIENCE)
    reader.click(reader.find("check box", "^Cart$"))
    wait_until(
        lambda: len([each for each in history(anna) if "to cart" in each]) == 1 == len(history(anna)) - 1, "cart"
    )

    target = tmp_path / "vera.csv"
    anna.press("^Export$")
    choose(reader, "Down")
    wait_until(lambda: reader.window("Save all that is known") is not None, "the file dialog")
    reader.key("ctrl+a")
    reader.type(str(target))
    reader.key("Return")
    wait_until(target.exists, "the file", PATIENCE)
    assert "cart_added" in target.read_text(encoding="utf-8-sig")
    anna.hears("^Written: ")

    anna.press("^Back$")
    reader.find("text", "^Reply", PATIENCE)
    reader.click(reader.find("list", "^Messages$"))
    reader.key("p")
    reader.find("text", "^Search people", PATIENCE)
    reader.type("oleg")
    wait_until(
        lambda: [each.name for each in reader.within("list", "^People$") if "Oleg" not in each.name] == [], "Oleg"
    )
    reader.find("list item", "^Oleg Far, online", PATIENCE)
    reader.key("Down", "w")
    reader.find("text", "^Message to Oleg Far", PATIENCE)
    reader.type("May I help?")
    reader.key("ctrl+Return")
    anna.shows("May I help?")
    silent.open()
    silent.shows("May I help?")
    assert chat.bubbles.all_inner_texts() == ["Where is my order?"], "nobody else got it"
    for each in (visitor, other):
        each.leave()
