"""The chat as a guest on somebody else's page: small, quiet, usable by keyboard, in both languages, without storage."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from chat_backend.pages import read_pages
from tests.browser.operators_desk import OperatorsDesk
from tests.browser.site_chat import Visitor
from tests.servers import ServerProcess

pytestmark = pytest.mark.browser

SITE = Path(__file__).parents[2] / "chat_backend" / "site"


def test_the_scripts_stay_small() -> None:
    """What every page loads, and what those load who open the chat."""
    pages = read_pages(SITE)
    for scripts in (("chat.js", "chat-behaviour.js"), ("chat-panel.js",)):
        assert sum(len(gzip.compress(pages[script].body, 9)) for script in scripts) <= 20 * 1024


def test_the_panel_is_loaded_when_it_is_wanted(visitor: Visitor) -> None:
    loaded: list[str] = []
    visitor.context.on("request", lambda request: loaded.append(request.url))
    chat = visitor.visit()
    chat.page.wait_for_load_state("networkidle")
    assert any("/chat.js" in url for url in loaded)
    assert not any("chat-panel" in url for url in loaded)
    chat.open()
    assert sum("chat-panel" in url for url in loaded) == 1


def test_a_panel_that_did_not_come_is_asked_for_again(visitor: Visitor) -> None:
    chat = visitor.visit()
    chat.page.route("**/chat-panel.js*", lambda route: route.abort())
    chat.launcher.click()
    expect(chat.launcher).to_have_attribute("aria-expanded", "false")
    chat.page.unroute("**/chat-panel.js*")
    chat.open()


def test_a_second_script_tag_changes_nothing(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit("/twice")
    chat.page.wait_for_load_state("networkidle")
    expect(chat.host).to_have_count(1)
    chat.open().write("Hello")
    chat.shows("Hello")
    assert desk.written_by_user() == ["Hello"]


def test_the_page_gets_one_new_name_and_no_more(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open().connected()
    names = "Object.getOwnPropertyNames(window).filter((name) => !window.__watch.names.includes(name))"
    assert set(chat.page.evaluate(names)) - {"first", "field"} == {"operatorChat"}
    assert sorted(chat.page.evaluate("Object.keys(operatorChat)")) == [
        "close",
        "identify",
        "open",
        "reset",
        "set",
        "track",
        "version",
    ]


def test_the_page_opens_and_closes_the_chat(visitor: Visitor) -> None:
    chat = visitor.visit()
    chat.page.evaluate("operatorChat.open(); operatorChat.open();")
    expect(chat.panel).to_be_visible()
    chat.page.evaluate("operatorChat.close(); operatorChat.close();")
    expect(chat.panel).to_be_hidden()


def test_a_site_that_replaces_its_body_keeps_the_chat(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open()
    chat.write("Hello")
    chat.shows("Hello")
    chat.page.evaluate("document.body.replaceChildren()")
    chat.page.evaluate("document.body.replaceWith(document.createElement('body'))")
    desk.answer("Still here")
    chat.shows("Hello", "Still here")


def test_everything_by_keyboard(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit()
    keys = chat.page.keyboard
    for _ in range(3):  # the page's own link and field come first
        keys.press("Tab")
    expect(chat.launcher).to_be_focused()
    expect(chat.launcher).to_have_attribute("aria-expanded", "false")
    keys.press("Enter")
    expect(chat.input).to_be_focused()
    expect(chat.panel).to_have_accessible_name(desk.snapshot().workspace.name)
    keys.type("first line")
    keys.press("Shift+Enter")
    keys.type("second line")
    keys.press("Enter")
    chat.shows("first line\nsecond line")
    assert desk.written_by_user() == ["first line\nsecond line"]
    keys.press("Shift+Tab")
    expect(chat.page.get_by_role("button", name="Attach a file")).to_be_focused()
    keys.press("Tab")
    keys.press("Tab")
    expect(chat.page.get_by_role("button", name="Send")).to_be_focused()
    keys.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(chat.launcher).to_be_focused()


def test_the_sites_shortcuts_do_not_hear_what_is_typed(visitor: Visitor) -> None:
    chat = visitor.visit()
    chat.page.evaluate(
        "window.__watch.keys = []; addEventListener('keydown', (event) => window.__watch.keys.push(event.key))"
    )
    chat.open()
    chat.input.press_sequentially("s/k")
    assert chat.page.evaluate("window.__watch.keys") == []


def test_a_screen_reader_hears_a_log_and_who_wrote(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open()
    chat.write("Hello")
    desk.answer("Hi")
    chat.shows("Hello", "Hi")
    expect(chat.log).to_have_attribute("aria-live", "polite")
    name = desk.snapshot().me.name
    expect(chat.log).to_match_aria_snapshot(f"""
      - log "Messages":
        - text: /Today You Hello .* {name} Hi .*/
    """)


def test_russian_browsers_get_russian_words(browser: Browser, site: str, desk: OperatorsDesk) -> None:
    visitor = Visitor(browser, site, locale="ru-RU")
    chat = visitor.visit()
    expect(chat.launcher).to_have_accessible_name("Открыть чат")
    chat.open().write("Здравствуйте")
    chat.shows("Здравствуйте")
    chat.page.keyboard.press("Escape")
    desk.answer("Один")
    desk.answer("Два")
    expect(chat.launcher).to_have_accessible_name("Открыть чат, 2 непрочитанных сообщения")
    visitor.leave()


def test_blocked_storage_means_memory(browser: Browser, site: str, desk: OperatorsDesk) -> None:
    visitor = Visitor(browser, site)
    visitor.context.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"])
             Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });"""
    )
    chat = visitor.visit().open()
    chat.write("Without storage")
    desk.answer("Fine")
    chat.shows("Without storage", "Fine")
    assert desk.written_by_user() == ["Without storage"]
    visitor.leave()


def test_a_phone_gets_the_whole_screen(browser: Browser, site: str, desk: OperatorsDesk) -> None:
    visitor = Visitor(browser, site, viewport={"width": 390, "height": 844}, has_touch=True)
    chat = visitor.visit().open().connected()
    chat.panel.evaluate(
        "(panel) => Promise.all(panel.getAnimations().map((one) => one.finished))"
    )  # it rises into place
    box = chat.panel.bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    expect(chat.launcher).to_be_hidden()
    chat.panel.get_by_role("button", name="Close chat").click()
    expect(chat.launcher).to_be_visible()
    visitor.leave()


def test_a_page_of_the_site_keeps_working_when_the_server_is_gone(visitor: Visitor, backend: ServerProcess) -> None:
    chat = visitor.visit()
    with chat.page.expect_response("**/chat-panel.js*"):
        chat.launcher.hover()  # who is about to press it has the panel already
    backend.kill()
    chat.open()
    expect(chat.panel.get_by_role("status")).to_contain_text("No connection", timeout=20_000)
    chat.page.get_by_role("link", name="first link").click()
    assert chat.page.evaluate("location.hash") == "#here"
