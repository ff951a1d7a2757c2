"""What the links of an e-mail open: the way into the app, and the page that turns these e-mails off."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import httpx
import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from chat_backend.protocol import MailChoices, SignedIn
from chat_backend.services import build_services
from chat_backend.settings import Settings
from tests.servers import ServerProcess

pytestmark = pytest.mark.browser


@contextmanager
def page_in(browser: Browser, locale: str) -> Iterator[Page]:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    try:
        yield page
        assert [each for each in errors if "404" not in each] == [], "nothing is refused by the page's own policy"
    finally:
        context.close()


@pytest.mark.parametrize(("locale", "words"), [("en-GB", "Open in the app"), ("ru-RU", "Открыть в приложении")])
def test_a_button_leads_into_the_app(browser: Browser, backend: ServerProcess, locale: str, words: str) -> None:
    with page_in(browser, locale) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{backend.address}/open#d-1.x~2")
        link = page.get_by_role("link", name=words)
        server = backend.address.replace(":", "%3A").replace("/", "%2F")
        expect(link).to_have_attribute("href", f"operatorapp://dialog/d-1.x~2?server={server}")
        expect(link).to_be_focused()
        assert {each.rpartition("/")[2] for each in asked} == {"open", "open.js", "join.css"}, (
            "which dialog is sent nowhere"
        )


@pytest.mark.parametrize("place", ["", "#", "#%E0%A4%A", "#javascript:alert(1)", "#a b", "#" + "x" * 200])
def test_anything_else_leads_nowhere(browser: Browser, backend: ServerProcess, place: str) -> None:
    with page_in(browser, "en-GB") as page:
        page.goto(f"{backend.address}/open{place}")
        expect(page.get_by_role("status")).to_contain_text("not a whole link")
        expect(page.get_by_role("link")).to_have_count(0)


def off_token(backend: ServerProcess, signed_in: SignedIn) -> str:
    """As it stands in an e-mail to this operator."""

    async def make() -> str:
        services = build_services(Settings(data=backend.data))
        try:
            async with services.database.write() as connection:
                return await services.mail.rules.off_token(connection, signed_in.workspace.id, signed_in.operator.id)
        finally:
            await services.database.close()

    with ThreadPoolExecutor(1) as thread:  # this one has the browser's loop
        return thread.submit(asyncio.run, make()).result()


def test_e_mails_are_turned_off_by_one_click(browser: Browser, backend: ServerProcess) -> None:
    signed_in = backend.sign_in()

    def are_on() -> bool:
        headers = {"Authorization": f"Bearer {signed_in.token}"}
        answer = httpx.get(f"{backend.address}/api/v1/mail/rules", headers=headers, trust_env=False)
        return msgspec.json.decode(answer.content, type=MailChoices).rules.on

    with page_in(browser, "ru-RU") as page:
        page.goto(f"{backend.address}/mail/off/{off_token(backend, signed_in)}")
        expect(page.get_by_role("heading")).to_have_text("Письма о диалогах")
        assert are_on(), "a look changes nothing"
        page.get_by_role("button", name="Больше не присылать").click()
        expect(page.get_by_text("Готово")).to_be_visible()
        assert not are_on()
        page.goto(f"{backend.address}/mail/off/nobodys.token")
        expect(page.get_by_text("Ссылка неполная или больше не действует")).to_be_visible()
        expect(page.get_by_role("button")).to_have_count(0)
