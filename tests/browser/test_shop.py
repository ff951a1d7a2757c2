"""The shop page on which the chat is tried out."""

import pytest
from playwright.sync_api import Browser, expect

from chat_backend import protocol
from tests.browser.operators_desk import OperatorsDesk
from tests.browser.site_chat import Visitor

pytestmark = pytest.mark.browser


def test_the_shop_has_the_chat_on_it(browser: Browser, desk: OperatorsDesk) -> None:
    visitor = Visitor(browser, desk.address)
    chat = visitor.visit("/shop")
    expect(chat.page.locator(".card")).to_have_count(6)
    chat.page.get_by_role("link", name="Gooseneck kettle").click()
    chat.page.get_by_role("button", name="Ask about it").click()
    chat.write("Is it in stock?")
    chat.shows("Is it in stock?")
    (message,) = [message for message in desk.messages() if message.kind == "user"]
    assert message.page == f"{desk.address}/shop#/product/kettle"
    visitor.leave()


def test_walking_through_the_shop_is_seen_by_operators(browser: Browser, desk: OperatorsDesk) -> None:
    visitor = Visitor(browser, desk.address)
    chat = visitor.visit("/shop").open()
    chat.write("Hello")
    chat.shows("Hello")
    with desk.stream() as stream:
        chat.page.get_by_role("link", name="Hand grinder").click()
        frame = stream.wait_for(
            lambda frame: isinstance(frame, protocol.Presence) and (frame.page or "").endswith("grinder")
        )
        assert frame.page_title == "Hand grinder · Slow Pour"
    visitor.leave()


def test_the_cart_and_the_language_are_kept(browser: Browser, desk: OperatorsDesk) -> None:
    visitor = Visitor(browser, desk.address)
    page = visitor.visit("/shop").page
    page.get_by_role("button", name="Add to cart: French press").click()
    page.get_by_role("button", name="Add to cart: Brew scale").click()
    expect(page.locator("#count")).to_have_text("2")
    page.get_by_role("button", name="Русский").click()
    page.reload()
    page.get_by_role("link", name="Корзина 2").click()
    expect(page.locator(".total")).to_contain_text("105")
    expect(page).to_have_title("Корзина · Slow Pour")
    visitor.leave()
