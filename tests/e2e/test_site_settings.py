"""What an owner sets for the site in the app, on real parts: open pages follow, segments find people, triggers write first."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from chat_backend.protocol import PropertyIs, PutSegment, SetProfileSource
from tests.browser import foreign_site
from tests.browser.site_chat import Visitor
from tests.chromium import chromium
from tests.doubles.desk_worker import DeskWorker
from tests.doubles.profile_source import ProfileSource, serving
from tests.e2e.app import App
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until
from tests.e2e.shared_desk import address, anna, app, boris, desktop, handed, reader, screen, server
from tests.servers import ServerProcess

__all__ = ["address", "anna", "app", "boris", "desktop", "handed", "reader", "screen", "server"]
pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def site(server: ServerProcess) -> Iterator[str]:
    with foreign_site.serving(server.address, server.site_key or "") as address:
        yield address


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator[Visitor]:
    visitor = Visitor(browser, site)
    yield visitor
    visitor.leave()


@pytest.fixture
def settings(anna: OperatorAtWork, app: App, reader: ScreenReader) -> Iterator[OperatorAtWork]:
    """Anna, with the settings open; closed afterwards."""
    reader.key("ctrl+comma")
    app.wait_shown(reader, "Settings")
    yield anna
    reader.key("Escape")
    app.wait_shown(reader, "Shop")


def page_of(operator: OperatorAtWork, name: str) -> None:
    operator.reader.click(operator.reader.find("check box", f"^{name}$"))


def test_open_pages_follow_the_mode(settings: OperatorAtWork, reader: ScreenReader, visitor: Visitor) -> None:
    chat = visitor.visit("/").followed()
    page_of(settings, "Site chat")
    reader.click(reader.find("check box", "^Hidden$"))
    expect(chat.host).to_have_count(0)
    reader.click(reader.find("check box", "^Always visible$"))
    expect(chat.launcher).to_be_visible()


def test_a_segment_shows_who_is_in_it(settings: OperatorAtWork, reader: ScreenReader, visitor: Visitor) -> None:
    chat = visitor.visit("/").followed()
    page_of(settings, "Segments")
    settings.press("^New segment$")
    settings.fill("^Name$", "Here now")
    settings.press("^What is looked at")
    reader.key("Up", "Return")  # the last of the menu: presence
    settings.hears("on the site now")
    settings.press("^Save$")
    settings.hears("^Here now$")
    settings.press("^Who is in Here now$")
    settings.hears("^on the site$", 40)
    chat.page.close()
    settings.press("^Back$")


def test_what_he_is_shows_in_his_card_as_it_becomes_known(
    anna: OperatorAtWork, boris: DeskWorker, reader: ScreenReader, visitor: Visitor
) -> None:
    """A segment that he comes into and leaves, and the public profile of his e-mail."""
    chat = visitor.visit("/").followed()
    chat.open().write("Who am I?")
    anna.open("Who am I")
    boris.do(PutSegment(id="gold", name="Gold plan", rule=PropertyIs(name="plan", comparison="is", value="gold")))
    chat.page.evaluate("operatorChat('set', { plan: 'gold' })")
    anna.hears("^Gold plan$", 40)
    chat.page.evaluate("operatorChat('set', { plan: 'free' })")
    wait_until(lambda: not reader.look("label", "^Gold plan$"), "out of the segment", 40)

    source = ProfileSource()
    with serving(source) as here:
        source.know("vera.lind@example.com")
        boris.do(SetProfileSource(enabled=True, address=here))
        chat.page.evaluate("operatorChat('set', { email: 'vera.lind@example.com' })")
        anna.hears("confirmed by nobody", 40)
        reader.find("push button", "^Name: Vera Lind")
        reader.find("push button", "^GitHub, opens github.com")
        boris.do(SetProfileSource(enabled=False))
    asked = [path for path in source.paths("/v3/") if "vera" in path]
    assert asked == [], "the service hears a hash, no address"


def test_a_trigger_writes_first_and_the_answer_arrives(
    settings: OperatorAtWork, reader: ScreenReader, visitor: Visitor
) -> None:
    page_of(settings, "Triggers")
    settings.press("^New trigger$")
    settings.fill("^Name of the trigger$", "Lamps")
    settings.fill("^Address", "/lamps*")
    settings.fill("^Seconds$", "0")
    settings.fill("^What it writes$", "Which lamp do you need?")
    settings.press("^Save$")
    settings.hears("^Lamps$")
    chat = visitor.arrive("/lamps/7")
    expect(chat.teaser).to_contain_text("Which lamp do you need?")
    chat.open().shows("Which lamp do you need?")
    chat.write("The green one")
    chat.shows("Which lamp do you need?", "The green one")
    reader.find("list item", "The green one", 40)
