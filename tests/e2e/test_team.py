"""Two operators and a person on the site at once, on real parts: what each of them sees of the others, and what never leaves."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response

from tests.browser.site_chat import Visitor
from tests.e2e.app import App
from tests.e2e.bubbles import Bubbles
from tests.e2e.desktop import Desktop
from tests.e2e.one_of_two import OneOfTwo
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.own_server import ANNA, BORIS, PASSWORD, furnish
from tests.e2e.session_bus import wait_until
from tests.servers import ServerProcess

pytestmark = pytest.mark.e2e

SECRET = "his card was refused twice"


class Team:
    """Anna and Boris, each at an app of his own on one desktop."""

    def __init__(self, desktop: Desktop, make_app: Callable[..., App], server: ServerProcess) -> None:
        self.readers: list[OneOfTwo] = []
        self.anna = self._sign_in(desktop, make_app("anna"), server, ANNA)
        self.boris = self._sign_in(desktop, make_app("boris"), server, BORIS)

    def turn_to(self, one: OperatorAtWork) -> OperatorAtWork:
        assert isinstance(one.reader, OneOfTwo)
        one.reader.come_to_front()
        return one

    def _sign_in(self, desktop: Desktop, app: App, server: ServerProcess, email: str) -> OperatorAtWork:
        reader = OneOfTwo(desktop, app)
        self.readers.append(reader)
        at_work = OperatorAtWork(app, reader)
        at_work.start("Sign in")
        at_work.sign_in(server.address, email, PASSWORD)
        return at_work


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    data = tmp_path / "server"
    furnish(data)
    with ServerProcess(data) as server:
        server.sign_in()
        yield server


@pytest.fixture
def team(desktop: Desktop, make_app: Callable[..., App], server: ServerProcess) -> Iterator[Team]:
    team = Team(desktop, make_app, server)
    yield team
    for reader in team.readers:
        reader.close()


def test_they_see_each_other_ask_before_doubling_and_keep_notes_to_themselves(
    team: Team, server: ServerProcess, bubbles: Bubbles, browser: Browser
) -> None:
    visitor = Visitor(browser, f"{server.address}/shop")
    chat = visitor.visit("").open().connected()
    chat.write("Where is my order?")
    anna, boris = team.anna, team.boris

    # they see each other look
    team.turn_to(anna).open("Where is my order")
    team.turn_to(boris).open("Where is my order")
    boris.hears("Anna is looking too")
    anna.hears("Boris is looking too")

    # and type: Boris begins, Anna sees his words as they stand
    boris.focus("^Reply")
    boris.reader.type("It left yesterday")
    anna.hears("Boris is writing")

    # Anna is first; Boris is asked once, and sends all the same
    team.turn_to(anna).answer("On its way")
    anna.shows("Where is my order?", "On its way")
    team.turn_to(boris).shows("Where is my order?", "On its way")
    boris.reader.key("ctrl+Return")
    boris.hears("Anna answered .*On its way")
    assert boris.held("^Reply") == "It left yesterday"
    chat.shows("Where is my order?", "On its way")
    boris.reader.key("ctrl+Return")
    chat.shows("Where is my order?", "On its way", "It left yesterday")

    # Boris names Anna in a note: the popup completes her name, and she is told while she looks elsewhere
    boris.reader.click(boris.reader.find("check box", "^Note: only operators"))
    boris.reader.type("@An")
    boris.reader.find("list", "Mention a colleague")
    boris.reader.key("Return")
    wait_until(lambda: boris.held("^Note") == "@Anna ", "her name in the note")
    boris.reader.type(SECRET)
    boris.reader.key("ctrl+Return")
    bubbles.wait_for("Boris mentioned you|mentioned you", SECRET)

    # nothing of it has ever been on the wire to the page
    answers: list[Response] = []
    chat.page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright wants a function
    chat.page.reload()
    chat.connected()
    chat.shows("Where is my order?", "On its way", "It left yesterday")
    wire = [*chat.wire, *(answer.text() for answer in answers if "/site/v1/messages" in answer.url)]
    assert sum("On its way" in frame for frame in wire) >= 2, "live, and after the page was loaded again"
    assert not [frame for frame in wire if SECRET in frame or "@An" in frame]
    visitor.leave()
