"""No network: everything is found and written all the same, and what others did meanwhile is asked about where it happened."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from operator_app.domain.commands import CloseDialog
from operator_app.settings.profile import Profile
from tests.doubles.faulty_proxy import FaultyProxy
from tests.doubles.headless_client import HeadlessClient
from tests.doubles.visitor import Visitor
from tests.e2e.app import App
from tests.e2e.desktop import Desktop
from tests.e2e.menus import Menus
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.own_server import ANNA, BORIS, PASSWORD, server_with
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import BusRefusal, wait_until
from tests.servers import ServerProcess

pytestmark = pytest.mark.e2e

Visit = Callable[[str], Visitor]


@pytest.fixture(scope="module")
def server(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    with server_with(furnished, tmp_path_factory.mktemp("server")) as server:
        server.sign_in()
        yield server


@pytest.fixture(scope="module")
def network(server: ServerProcess) -> Iterator[FaultyProxy]:
    with FaultyProxy(server.address) as network:
        yield network


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    with Desktop() as desktop:
        yield desktop


@pytest.fixture(scope="module")
def app(desktop: Desktop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    profile = Profile(tmp_path_factory.mktemp("profile"))
    profile.prepare()
    app = App(desktop, profile)
    yield app
    if app.running:
        app.stop()


@pytest.fixture
def boris(server: ServerProcess, tmp_path: Path) -> Iterator[HeadlessClient]:
    """A colleague who is always connected."""
    with HeadlessClient(tmp_path / "boris") as client:
        client.sign_in(server.address, BORIS, PASSWORD)
        yield client


@pytest.fixture(scope="module")
def signed_in(app: App, desktop: Desktop, network: FaultyProxy) -> None:
    reader = ScreenReader(desktop)
    anna = OperatorAtWork(app, reader)
    anna.start("Sign in")
    anna.sign_in(network.address, ANNA, PASSWORD)
    reader.close()


@pytest.fixture
def anna(signed_in: None, app: App, reader: ScreenReader) -> OperatorAtWork:
    anna = OperatorAtWork(app, reader)
    anna.hears("^Up to date as of", 60)
    return anna


@pytest.fixture
def visit(server: ServerProcess) -> Iterator[Visit]:
    """``visit(words)``: a new person on the site, who writes this."""
    come: list[Visitor] = []

    def begin(words: str) -> Visitor:
        come.append(Visitor(server.address, server.site_key or ""))
        come[-1].write(words)
        return come[-1]

    yield begin
    for visitor in come:
        visitor.close()


def goes_offline(anna: OperatorAtWork, network: FaultyProxy) -> None:
    network.go_down()
    anna.reader.find("push button", "^Try now$")


def comes_back(anna: OperatorAtWork, network: FaultyProxy) -> None:
    """The app's own next try may come before whoever presses the button has found it."""
    network.come_back()

    def connected() -> bool:
        if anna.reader.look("label", "^Up to date as of") is not None:
            return True
        with suppress(AssertionError, BusRefusal):
            if (button := anna.reader.look("push button", "^Try now$")) is not None:
                anna.reader.click(button)
        return False

    wait_until(connected, "the connection", 60)


def test_what_is_on_disk_is_found_without_a_network_and_opens_at_its_message(
    anna: OperatorAtWork, network: FaultyProxy, visit: Visit
) -> None:
    about_delivery = visit("When will the ordered samovar come?")
    for number in range(3):
        about_delivery.write(f"one more word {number}")
    visit("A question about teapots")
    anna.open("A question about teapots")
    anna.reader.find("list item", "one more word 2")
    goes_offline(anna, network)
    anna.reader.key("ctrl+f")
    anna.reader.find("text", "^Search$")
    anna.reader.type("orders samov")
    anna.reader.find("list item", "When will the ordered samovar come")
    anna.reader.key("Return")
    anna.reader.wait_gone("text", "^Search$")
    anna.shows("When will the ordered samovar come?", "one more word 0", "one more word 1", "one more word 2")
    comes_back(anna, network)


REFUSAL = b'{"code": "forbidden", "message": "not today"}'
REFUSED = (
    b"HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
)


def test_a_message_that_was_refused_is_sent_again_edited_copied_or_discarded(
    anna: OperatorAtWork, desktop: Desktop, network: FaultyProxy, boris: HeadlessClient, visit: Visit
) -> None:
    asked = "Do you have a bigger one?"
    visit(asked)
    before = len(network.exchanges)
    anna.open("Do you have a bigger one")
    # that it was read is a command too, and must not get the answer that is meant for a message
    wait_until(
        lambda: any(b"/commands/" in each.request and each.answer for each in network.exchanges[before:]), "read"
    )
    reader, menus = anna.reader, Menus(desktop, anna.reader)
    boris.wait_until(lambda: [each for each in boris.dialogs().ids if boris.texts(each)[:1] == [asked]])
    (dialog,) = [each for each in boris.dialogs().ids if boris.texts(each)[:1] == [asked]]

    def refused(text: str) -> None:
        network.answer_instead(b"PUT /api/v1/commands/", REFUSED % (len(REFUSAL), REFUSAL))
        anna.answer(text)
        reader.find("list item", f": {text}, .*not sent")

    def does(text: str, entry: str) -> None:
        menus.pick(lambda: reader.click(reader.find("list item", f": {text}, .*not sent"), button=3), entry)

    refused("One for the garden")
    does("One for the garden", "^Send again$")
    boris.wait_until(lambda: boris.texts(dialog) == [asked, "One for the garden"])
    refused("Sold yesterday")
    does("Sold yesterday", "^Copy message$")
    does("Sold yesterday", "^Discard$")
    reader.wait_gone("list item", "Sold yesterday")
    anna.focus("^Reply")
    reader.key("ctrl+v")
    wait_until(lambda: anna.held("^Reply") == "Sold yesterday", "what was copied in the field")
    reader.key("ctrl+a", "BackSpace")
    refused("Two metres")
    does("Two metres", "^Edit$")
    wait_until(lambda: anna.held("^Reply") == "Two metres", "what was refused in the field")
    reader.wait_gone("list item", ": Two metres, .*not sent")
    anna.focus("^Reply")
    reader.key("ctrl+End")
    reader.type(" wide")
    reader.key("ctrl+Return")
    boris.wait_until(lambda: boris.texts(dialog) == [asked, "One for the garden", "Two metres wide"])
    menus.close()


def test_an_answer_to_a_dialog_that_was_closed_meanwhile_is_asked_about_and_kept(
    anna: OperatorAtWork, network: FaultyProxy, boris: HeadlessClient, visit: Visit
) -> None:
    visitor = visit("Is the blue one in stock?")
    anna.open("Is the blue one in stock")
    goes_offline(anna, network)
    anna.answer("Yes, three of them")
    anna.shows("Is the blue one in stock?", "Yes, three of them")
    boris.wait_until(lambda: [each for each in boris.dialogs().ids if "Is the blue one in stock?" in boris.texts(each)])
    (dialog,) = [each for each in boris.dialogs().ids if "Is the blue one in stock?" in boris.texts(each)]
    boris.perform(CloseDialog(dialog_id=dialog))
    boris.wait_sent()
    comes_back(anna, network)
    anna.hears("While you were offline: Boris closed the dialog.*Your answer has not been sent")
    assert "Yes, three of them" not in boris.texts(dialog)
    anna.press("^Keep as draft$")
    wait_until(lambda: anna.held("^Reply") == "Yes, three of them", "the answer in the field")
    anna.reader.wait_gone("label", "While you were offline")
    anna.focus("^Reply")
    anna.reader.key("ctrl+Return")
    boris.wait_until(lambda: boris.texts(dialog) == ["Is the blue one in stock?", "Yes, three of them"])
    visitor.close()


def test_a_dialog_in_which_the_user_wrote_again_is_closed_only_when_that_is_meant(
    anna: OperatorAtWork, network: FaultyProxy, visit: Visit
) -> None:
    visitor = visit("Thanks, that is all")
    anna.open("Thanks, that is all")
    goes_offline(anna, network)
    anna.press("^Close$")
    visitor.write("Oh, one more thing")
    comes_back(anna, network)
    anna.open("Oh, one more thing")
    anna.hears("While you were offline: The user wrote again.*Oh, one more thing.*has not been closed")
    anna.press("^Leave open$")
    anna.reader.wait_gone("label", "While you were offline")
    anna.shows("Thanks, that is all", "Oh, one more thing")
