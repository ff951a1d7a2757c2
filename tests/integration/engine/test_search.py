"""Searching on a real engine: what is on disk, what is at a real server only, and opening what was found."""

from collections.abc import Callable
from datetime import UTC
from pathlib import Path

from operator_app.domain.commands import AddNote
from operator_app.domain.found import BackendFound, SearchPage
from operator_app.domain.search import parse
from operator_app.engine import requests
from operator_app.engine.status import Phase
from tests.doubles.headless_client import HeadlessClient
from tests.doubles.visitor import Visitor
from tests.integration.engine.conftest import BORIS, PASSWORD
from tests.servers import ServerProcess

Visit = Callable[[], Visitor]


def on_disk(client: HeadlessClient, typed: str) -> SearchPage:
    found = client.ask_account(requests.Search(query=parse(typed, zone=UTC, now=0)))
    assert found is not None
    return found


def at_server(client: HeadlessClient, typed: str) -> BackendFound:
    return client.ask_account(requests.SearchBackend(query=parse(typed, zone=UTC, now=0)))


def texts(found: SearchPage | BackendFound) -> list[str]:
    return [message.snippet for message in found.messages]


def test_what_arrives_is_found_at_once_and_without_a_connection(
    server: ServerProcess, client: HeadlessClient, visit: Visit
) -> None:
    visit().write("Когда приедет доставка ёлки?")
    client.wait_until(lambda: texts(on_disk(client, "доставку елку")), "the message")
    (found,) = on_disk(client, "доставку елку").messages
    assert [found.snippet[start:end] for start, end in found.marks] == ["доставка", "ёлки"]
    server.stop()
    client.wait_until(lambda: client.status.phase is not Phase.ONLINE)
    assert texts(on_disk(client, "ставка")) == ["Когда приедет доставка ёлки?"]
    assert texts(on_disk(client, "in:closed доставка")) == []


def test_a_message_that_is_only_at_the_server_is_found_and_opened_there(
    server: ServerProcess, client: HeadlessClient, visit: Visit, tmp_path: Path
) -> None:
    visit().write("A question about samovars")
    client.wait_until(lambda: client.dialogs().ids)
    dialog = client.dialogs().ids[0]
    for number in range(60):
        client.perform(AddNote(dialog_id=dialog, text=f"note {number}"))
    client.wait_sent()
    with HeadlessClient(tmp_path / "fresh") as fresh:
        fresh.sign_in(server.address, BORIS, PASSWORD)
        fresh.wait_phase(Phase.ONLINE)
        assert texts(on_disk(fresh, "samovar")) == []
        (found,) = at_server(fresh, "samovar").messages
        assert found.from_server
        opened = fresh.ask_account(requests.OpenDialog(dialog_id=dialog, at=found.position))
        assert opened is not None
        assert opened.at == found.position
        assert opened.window.messages[0].text == "A question about samovars"
        assert opened.window.has_newer
        assert texts(on_disk(fresh, "samovar")) == ["A question about samovars"]
        assert texts(at_server(fresh, "samovar is:note")) == [], "asked of the server, and looked at once more here"


def test_a_message_that_is_not_there_opens_the_dialog_as_ever(client: HeadlessClient, visit: Visit) -> None:
    visit().write("Hello")
    client.wait_until(lambda: client.dialogs().ids)
    dialog = client.dialogs().ids[0]
    opened = client.ask_account(requests.OpenDialog(dialog_id=dialog, at=99_999))
    assert opened is not None
    assert opened.at is None, "there is no such message: it opens as ever"
