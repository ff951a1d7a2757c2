"""Messages come and go between a real server and a real archive."""

from collections.abc import Callable

from operator_app.domain.arrivals import Arrival, ArrivalReason
from operator_app.domain.commands import SendMessage
from operator_app.domain.lists import Ownership
from operator_app.domain.messages import MessageState
from operator_app.engine import requests
from operator_app.engine.status import Phase
from tests.doubles.headless_client import HeadlessClient
from tests.doubles.visitor import Visitor


def test_a_visitors_message_arrives_once_and_is_shown(client: HeadlessClient, visit: Callable[[], Visitor]) -> None:
    client.wait_phase(Phase.ONLINE)
    visitor = visit()
    visitor.write("Hello?")
    client.wait_until(lambda: client.dialogs().rows)
    row = client.dialogs().rows[0]
    assert (row.dialog.user_id, row.dialog.unanswered, row.unread) == (visitor.user_id, 1, True)
    client.wait_until(lambda: client.seen(Arrival))
    visitor.write("Anybody?")
    client.wait_until(lambda: len(client.seen(Arrival)) > 1)
    assert [(each.reason, each.text, each.ownership) for each in client.seen(Arrival)] == [
        (ArrivalReason.NEW_DIALOG, "Hello?", Ownership.UNASSIGNED),
        (ArrivalReason.NEW_MESSAGE, "Anybody?", Ownership.UNASSIGNED),
    ]
    assert client.texts(row.dialog.id) == ["Hello?", "Anybody?"]


def test_an_answer_reaches_the_site_and_is_confirmed(client: HeadlessClient, visit: Callable[[], Visitor]) -> None:
    visitor = visit()
    visitor.write("Hello?")
    client.wait_until(lambda: client.dialogs().rows)
    dialog_id = client.dialogs().ids[0]
    client_id = client.perform(SendMessage(dialog_id=dialog_id, text="Good morning!"))
    assert client.texts(dialog_id)[-1] == "Good morning!"
    client.wait_sent()
    mine = next(each for each in client.messages(dialog_id) if each.client_id == client_id)
    assert mine.state is MessageState.SENT
    assert mine.id is not None
    assert visitor.texts() == ["Hello?", "Good morning!"]
    opened = client.ask_account(requests.OpenDialog(dialog_id=dialog_id))
    assert opened is not None
    assert opened.row.dialog.unanswered == 0
