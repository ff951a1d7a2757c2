"""Saved replies on a real desktop: taken by ``/`` and by the button, filled in, saved, edited, deleted, with no network."""

from collections.abc import Callable, Iterator

import pytest

from chat_backend.protocol import PutSavedReply
from tests.doubles.desk_worker import DeskWorker
from tests.doubles.visitor import Visitor
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until
from tests.e2e.shared_desk import address, anna, app, boris, desktop, handed, reader, screen, server, visit
from tests.servers import ServerProcess

__all__ = ["address", "anna", "app", "boris", "desktop", "handed", "reader", "screen", "server", "visit"]
pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

SEARCH = "^Search saved replies$"
REPLIES = {
    "delivery time": "{first_name|Good day}, it arrives within three days.",
    "delivery price": "It costs 5 euros.",
    "track": "Your parcel has the number {track number}.",
}


@pytest.fixture(scope="module", autouse=True)
def _replies(boris: DeskWorker) -> None:
    for name, text in REPLIES.items():
        boris.do(PutSavedReply(id=name.replace(" ", "-"), name=name, text=text, shared=True))


@pytest.fixture
def visitor(anna: OperatorAtWork, visit: Callable[[], Visitor], request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """Wrote to Anna, who has his dialog before her and the keyboard in the field."""
    visitor = visit()
    words = f"hello for {request.node.name}"
    visitor.write(words)
    anna.open(words)
    anna.focus("^Reply")
    yield visitor
    anna.reader.key("Escape", "Escape")
    anna.fill("^Reply", " ")


def offered(reader: ScreenReader) -> list[str]:
    """Names of the replies in the popup, best first."""
    items = reader.items()
    after = next((at for at, item in enumerate(items) if item.role == "text" and item.name == SEARCH[1:-1]), len(items))
    return [item.name.split(".")[0] for item in items[after:] if item.role == "list item" and "shared" in item.name]


def held(anna: OperatorAtWork, text: str) -> None:
    wait_until(lambda: anna.held("^Reply") == text, f"{text!r} in the field; there is {anna.held('^Reply')!r}")


def test_several_are_taken_into_one_message_by_slash_and_by_the_button(
    anna: OperatorAtWork, reader: ScreenReader, visitor: Visitor
) -> None:
    reader.type("/")
    reader.find("text", SEARCH)
    reader.type("dlivery tme")  # as fingers do
    wait_until(lambda: offered(reader)[:1] == ["delivery time"], "the one that was meant")
    assert any("Good day, it arrives within three days." in item.name for item in reader.items()), "the preview"
    reader.key("Return")
    held(anna, "Good day, it arrives within three days.")
    reader.type(" ")
    reader.click(reader.find("push button", "^Saved replies$"))
    reader.find("text", SEARCH)
    reader.type("price")
    wait_until(lambda: offered(reader) == ["delivery price"], "the second one")
    reader.click(reader.find("list item", "^delivery price"))
    held(anna, "Good day, it arrives within three days. It costs 5 euros.")
    reader.key("Home")
    reader.key("ctrl+Return")
    wait_until(
        lambda: visitor.texts()[1:] == ["Good day, it arrives within three days. It costs 5 euros."], "the answer"
    )


def test_a_slash_that_chooses_nothing_is_text(anna: OperatorAtWork, reader: ScreenReader, visitor: Visitor) -> None:
    reader.type("/")
    reader.find("text", SEARCH)
    reader.type("etc/hosts")
    reader.key("Escape")
    held(anna, "/etc/hosts")


def test_what_is_left_to_fill_in_is_selected_and_holds_the_message_back(
    anna: OperatorAtWork, reader: ScreenReader, visitor: Visitor
) -> None:
    reader.type("/")
    reader.find("text", SEARCH)
    reader.type("track")
    wait_until(lambda: offered(reader) == ["track"], "the reply")
    reader.key("Return")
    held(anna, "Your parcel has the number {track number}.")
    reader.key("End")
    reader.key("ctrl+Return")
    anna.hears(r"^Fill in \{track number\} first\.$")
    assert len(visitor.texts()) == 1
    reader.type("RB123")  # it is selected: what is typed takes its place
    held(anna, "Your parcel has the number RB123.")
    reader.key("ctrl+Return")
    wait_until(lambda: visitor.texts()[1:] == ["Your parcel has the number RB123."], "the answer")


def test_an_answer_is_saved_edited_and_deleted(
    anna: OperatorAtWork, reader: ScreenReader, visitor: Visitor, boris: DeskWorker
) -> None:
    reader.type("We are open from nine.")
    anna.press("^Save reply$")
    anna.fill("^Name$", "hours")
    reader.click(reader.find("check box", "^For everybody$|^Everybody$"))
    anna.press("^Save$")
    reader.wait_gone("text", "^Name$")
    held(anna, "We are open from nine.")

    reader.key("ctrl+comma")
    anna.app.wait_shown(reader, "Settings")
    reader.click(reader.find("check box", "^Saved replies$"))
    anna.fill(SEARCH, "hours")
    reader.find("list item", "^hours. We are open from nine")
    reader.key("Return")
    anna.fill("^Text$", "We are open from ten.")
    anna.press("^Save$")
    reader.find("list item", "^hours. We are open from ten")
    reader.key("Return")
    anna.press("^Delete$")
    anna.hears("“hours” was deleted")
    anna.press("^Undo$")
    reader.find("list item", "^hours. We are open from ten")
    reader.key("Escape")
    wait_until(lambda: reader.window("Settings") is None, "the end of the settings")

    anna.fill("^Reply", " ")
    reader.key("BackSpace")
    reader.type("/")
    reader.find("text", SEARCH)
    reader.type("hours")
    wait_until(lambda: offered(reader) == ["hours"], "the changed one")
    reader.key("Return")
    held(anna, "We are open from ten.")


def test_they_are_there_without_a_network(
    anna: OperatorAtWork, reader: ScreenReader, visitor: Visitor, server: ServerProcess
) -> None:
    server.kill()
    try:
        anna.hears("(?i)no connection|connecting|offline")
        anna.fill("^Reply", "/")
        reader.find("text", SEARCH)
        reader.type("price")
        wait_until(lambda: offered(reader) == ["delivery price"], "the reply")
        reader.key("Return")
        held(anna, "It costs 5 euros.")
        reader.key("ctrl+Return")
        anna.shows("It costs 5 euros.")
    finally:
        server.start()
    wait_until(lambda: visitor.texts()[1:] == ["It costs 5 euros."], "the answer, once there is a network")
