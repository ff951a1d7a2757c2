"""What an operator and a person on the site see of each other while they write, and what never leaves the team."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Response, expect

from chat_backend.protocol import AddNote, AddTag, Assign, CloseDialog, PutSavedReply
from tests.browser.site_chat import SiteChat, Visitor
from tests.chromium import chromium
from tests.doubles.desk_worker import DeskWorker
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until
from tests.e2e.shared_desk import address, anna, app, boris, desktop, handed, reader, screen, server, visit
from tests.servers import ServerProcess

__all__ = ["address", "anna", "app", "boris", "desktop", "handed", "reader", "screen", "server", "visit"]
pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

INNER = ("zebra", "walrus", "ocelot", "heron", "badger", "correct horse", "boris@example.com", "anna@example.com")
"""Words of notes, unsent answers, tags, saved replies, and what operators sign in with."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


class Wire:
    """Everything a visitor's pages got: frames, and the bodies of all answers."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor
        self._answers: list[Response] = []
        self._bodies: list[str] = []
        visitor.context.on("response", lambda answer: self._answers.append(answer))  # noqa: PLW0108 - a function is wanted

    def keep(self) -> None:
        """Read the bodies so far: the browser forgets them when the page is left."""
        self._bodies += [
            answer.body().decode(errors="replace")
            for answer in self._answers
            if answer.ok and answer.request.method != "OPTIONS"
        ]
        self._answers.clear()

    @property
    def frames(self) -> list[str]:
        return [frame for tab in self._visitor.tabs for frame in tab.wire]

    @property
    def everything(self) -> list[str]:
        self.keep()
        return [*self.frames, *self._bodies]


@pytest.fixture
def visitor(browser: Browser, server: ServerProcess) -> Iterator[Visitor]:
    visitor = Visitor(browser, f"{server.address}/shop")
    yield visitor
    visitor.leave()


@pytest.fixture
def wire(visitor: Visitor) -> Wire:
    return Wire(visitor)


@pytest.fixture
def chat(visitor: Visitor, wire: Wire) -> SiteChat:
    """Open on the shop's page."""
    return visitor.visit("").open().connected()


def said(reader: ScreenReader, words: str) -> Callable[[], bool]:
    return lambda: any(words in item.name for item in reader.within("list", "^Messages$"))


def wait(chat: SiteChat, condition: Callable[[], object], what: str) -> None:
    """Lets the page live meanwhile."""

    def look() -> object:
        chat.page.wait_for_timeout(20)
        return condition()

    wait_until(look, what)


def test_they_see_each_other_write_and_read(
    anna: OperatorAtWork, reader: ScreenReader, chat: SiteChat, wire: Wire
) -> None:
    chat.write("Do you ship to Oslo?")
    anna.open("Do you ship to Oslo")
    anna.shows("Do you ship to Oslo?")
    expect(chat.host.locator(".row").last).to_contain_text("Seen")

    chat.input.press_sequentially("I am in a hurry be")
    wait(chat, said(reader, "is typing: “I am in a hurry be”"), "what he types, as it stands")

    anna.focus("^Reply")
    reader.type("We do, an ocelot")
    expect(chat.host.locator(".typing")).to_have_text("Anna is typing")
    assert "ocelot" not in chat.host.inner_text()
    reader.key("ctrl+a")
    reader.type("We do.")
    reader.key("ctrl+Return")
    chat.shows("Do you ship to Oslo?", "We do.")
    expect(chat.host.locator(".typing")).to_be_hidden()
    wait(chat, lambda: any(": We do.," in name and name.endswith("read") for name in anna.feed()), "that it was read")
    assert not [each for each in wire.everything if "ocelot" in each]


def test_nothing_of_the_team_is_ever_on_the_wire(
    anna: OperatorAtWork,
    reader: ScreenReader,
    boris: DeskWorker,
    chat: SiteChat,
    wire: Wire,
) -> None:
    chat.write("Is it late?")
    anna.open("Is it late")
    anna.shows("Is it late?")
    dialog = boris.newest_dialog()

    reader.click(reader.find("check box", "^Note: only operators see it"))
    anna.focus("^Note")
    reader.type("the zebra")
    reader.key("ctrl+Return")
    wait_until(said(reader, "Note by Anna: the zebra"), "the note in the feed")
    reader.type("a heron begun")
    reader.click(reader.find("check box", "^Note: only operators see it"))
    boris.do(AddNote(dialog_id=dialog, text="the walrus"))
    boris.do(AddTag(dialog_id=dialog, tag="badger"))
    boris.do(PutSavedReply(id="w", name="walrus", text="the heron", shared=True))
    boris.do(Assign(dialog_id=dialog, operator_id=boris.operator_id, note="for the heron"))
    anna.focus("^Reply")
    reader.type("an ocelot")
    expect(chat.host.locator(".typing")).to_be_visible()
    reader.key("ctrl+a")
    reader.type("It leaves today")
    reader.key("ctrl+Return")
    chat.shows("Is it late?", "It leaves today")
    boris.do(CloseDialog(dialog_id=dialog))
    wire.keep()
    chat.page.reload()
    chat.connected()
    chat.shows("Is it late?", "It leaves today")

    got = wire.everything
    assert sum("It leaves today" in each for each in got) >= 2, "live, and after the page was loaded again"
    assert [word for word in INNER if any(word in each for each in got)] == []
    kinds = {json.loads(frame)["type"] for frame in wire.frames}
    assert kinds <= {"start", "message", "read", "typing", "online"}, "no other frame goes to a page"


def test_the_page_knows_at_once_whether_somebody_is_there(anna: OperatorAtWork, chat: SiteChat) -> None:
    expect(chat.host.locator(".state")).to_have_text("Online")
    frames = [json.loads(frame) for frame in chat.wire]
    assert [frame["type"] for frame in frames[:2]] == ["start", "online"]
    assert frames[1]["online"] is True
