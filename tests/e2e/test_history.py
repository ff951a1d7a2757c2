"""A user with three dialogs, on a real desktop: the history by pointer and by keyboard."""

from collections.abc import Iterator

import pytest

from tests.doubles.desk_worker import DeskWorker
from tests.doubles.visitor import Visitor
from tests.e2e.app import App
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until
from tests.integration.engine.conftest import ANNA, BORIS, PASSWORD, furnished, server
from tests.servers import ServerProcess

__all__ = ["furnished", "server"]
pytestmark = pytest.mark.e2e


@pytest.fixture
def shop(server: ServerProcess) -> Iterator[ServerProcess]:
    """Boris has spoken with one visitor in three dialogs; the last one is open."""
    visitor = Visitor(server.address, server.site_key or "")
    boris = DeskWorker(server.address, BORIS, PASSWORD)
    visitor.write("Do you deliver?")
    first = boris.newest_dialog()
    boris.say(first, "We do.")
    boris.finish(first)
    boris.begin("second", visitor.user_id, "Was all well?")
    boris.finish("second")
    boris.begin("third", visitor.user_id, "A new offer")
    visitor.write("Tell me more")
    yield server
    boris.close()
    visitor.close()


def heard(reader: ScreenReader, *texts: str) -> None:
    """Each of them in the feed, in this order."""

    def shown() -> bool:
        feed = [item.name for item in reader.items() if item.role in {"list item", "push button"}]
        places = [next((at for at, name in enumerate(feed) if text in name), -1) for text in texts]
        return -1 not in places and places == sorted(places)

    wait_until(shown, lambda: f"{texts} in the feed; on the screen is:\n{reader.described()}", 20)


def test_the_history_is_opened_read_and_left(
    shop: ServerProcess,
    app: App,
    reader: ScreenReader,
) -> None:
    anna = OperatorAtWork(app, reader)
    anna.start("Sign in")
    anna.sign_in(shop.address, ANNA, PASSWORD)
    reader.click(reader.find("list item", "Tell me more"))
    reader.click(reader.find("check box", "^History · 3"))
    heard(reader, "closed by Boris, 2 messages", "Do you deliver?", "closed by Boris, 1 message", "Was all well?")
    heard(reader, "Was all well?", "This dialog, open", "A new offer", "Tell me more")
    reader.key("Escape")
    reader.wait_gone("push button", "^Dialog of today")
    heard(reader, "A new offer", "Tell me more")

    # and by the keyboard alone
    reader.key("h")
    heard(reader, "Do you deliver?", "Was all well?", "This dialog, open")
    reader.key("Home")
    for _ in range(16):  # more than there are: it stays at the first
        reader.key("ctrl+Up")
    reader.key("Return")
    heard(reader, "Do you deliver?", "We do.")
    reader.wait_gone("list item", "^[^,]*: Tell me more,")

    # by the pointer on a separator
    reader.click(reader.find("check box", "^History · 3"))
    heard(reader, "This dialog", "closed by Boris, 1 message", "Dialog of today, open")
    reader.click(reader.find("push button", "^Dialog of today, closed by Boris, 1 message"))
    heard(reader, "Was all well?")
    reader.wait_gone("list item", "^[^,]*: We do.,")
