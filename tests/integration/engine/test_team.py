"""Several operators at one dialog: two clients without a screen at a real server, and a visitor of the site."""

from collections.abc import Callable

from operator_app.domain.answer_guard import Answered, Closed, Reassigned, Seen, seen_in
from operator_app.domain.arrivals import Arrival, ArrivalReason
from operator_app.domain.commands import AddNote, Assign, CloseDialog, SendMessage
from operator_app.domain.lists import DialogRow
from operator_app.domain.value import DialogId
from operator_app.engine import requests
from tests.doubles.headless_client import HeadlessClient
from tests.doubles.visitor import Visitor

Visit = Callable[[], Visitor]


def only_dialog(client: HeadlessClient) -> DialogId:
    client.wait_until(lambda: client.dialogs().ids, "a dialog")
    return client.dialogs().ids[0]


def row(client: HeadlessClient, dialog_id: DialogId) -> DialogRow:
    return client.ask_account(requests.GetRows(dialog_ids=(dialog_id,)))[0]


def begin(client: HeadlessClient, dialog_id: DialogId) -> Seen:
    """Look at the dialog and begin to write."""
    return seen_in(row(client, dialog_id).dialog)


def me(client: HeadlessClient) -> str:
    return client.ask_account(requests.GetDirectory()).me.id


def test_colleagues_see_who_looks_and_who_writes_what(
    client: HeadlessClient, colleague: HeadlessClient, visit: Visit
) -> None:
    visit().write("Hello?")
    dialog = only_dialog(client)
    only_dialog(colleague)
    client.ask_account(requests.TellViewing(dialog_id=dialog))
    colleague.ask_account(requests.TellViewing(dialog_id=dialog))
    client.wait_until(lambda: row(client, dialog).viewers == (me(colleague),), "Boris looks")
    colleague.wait_until(lambda: row(colleague, dialog).viewers == (me(client),), "Anna looks")

    client.ask_account(requests.TellTyping(dialog_id=dialog, note=False, text="Yes, we"))
    colleague.wait_until(lambda: row(colleague, dialog).typing is not None, "Anna writes")
    typing = row(colleague, dialog).typing
    assert typing is not None
    assert (typing.person_id, typing.by_user, typing.text, typing.note) == (me(client), False, "Yes, we", False)

    client.ask_account(requests.TellViewing(dialog_id=None))
    colleague.wait_until(lambda: not row(colleague, dialog).viewers, "Anna looks away")


def test_an_answer_is_held_back_once_when_a_colleague_was_first(
    client: HeadlessClient, colleague: HeadlessClient, visit: Visit
) -> None:
    visitor = visit()
    visitor.write("Hello?")
    dialog = only_dialog(client)
    only_dialog(colleague)
    seen = begin(colleague, dialog)
    client.perform(SendMessage(dialog_id=dialog, text="Anna's answer"))
    colleague.wait_until(lambda: "Anna's answer" in colleague.texts(dialog), "Anna's answer")

    mine = SendMessage(dialog_id=dialog, text="Boris's answer")
    meanwhile = colleague.ask_account(requests.SendAnswer(command=mine, seen=seen))
    assert meanwhile is not None
    answered = [each for each in meanwhile.happenings if isinstance(each, Answered)]
    assert [(each.by, each.text) for each in answered] == [(me(client), "Anna's answer")]
    colleague.wait_until(lambda: colleague.texts(dialog) == ["Hello?", "Anna's answer"])

    assert colleague.ask_account(requests.SendAnswer(command=mine, seen=meanwhile.seen)) is None
    colleague.wait_sent()
    client.wait_until(lambda: "Boris's answer" in client.texts(dialog), "both")
    assert visitor.texts() == ["Hello?", "Anna's answer", "Boris's answer"]


def test_closed_or_given_away_meanwhile_holds_an_answer_back(
    client: HeadlessClient, colleague: HeadlessClient, visit: Visit
) -> None:
    visit().write("Hello?")
    dialog = only_dialog(client)
    only_dialog(colleague)
    seen = begin(colleague, dialog)
    mine = SendMessage(dialog_id=dialog, text="Boris's answer")
    client.perform(Assign(dialog_id=dialog, operator_id=client.ask_account(requests.GetDirectory()).me.id))
    colleague.wait_until(lambda: row(colleague, dialog).dialog.assignee_id == me(client), "Anna took it")
    taken = colleague.ask_account(requests.SendAnswer(command=mine, seen=seen))
    assert taken is not None
    assert [type(each) for each in taken.happenings] == [Reassigned]

    client.perform(CloseDialog(dialog_id=dialog))
    colleague.wait_until(lambda: row(colleague, dialog).dialog.closed_by == me(client), "Anna closed it")
    closed = colleague.ask_account(requests.SendAnswer(command=mine, seen=taken.seen))
    assert closed is not None
    assert [type(each) for each in closed.happenings] == [Closed]


def test_what_one_did_oneself_and_what_the_user_wrote_holds_nothing_back(client: HeadlessClient, visit: Visit) -> None:
    visitor = visit()
    visitor.write("Hello?")
    dialog = only_dialog(client)
    seen = begin(client, dialog)
    client.perform(SendMessage(dialog_id=dialog, text="first"))
    client.wait_sent()
    visitor.write("And?")
    client.wait_until(lambda: "And?" in client.texts(dialog), "the user again")
    second = SendMessage(dialog_id=dialog, text="second")
    assert client.ask_account(requests.SendAnswer(command=second, seen=seen)) is None
    client.wait_sent()
    assert visitor.texts() == ["Hello?", "first", "And?", "second"]


def test_who_is_named_in_a_note_is_alerted_and_nobody_else(
    client: HeadlessClient, colleague: HeadlessClient, visit: Visit
) -> None:
    visitor = visit()
    visitor.write("Hello?")
    dialog = only_dialog(client)
    only_dialog(colleague)
    boris = colleague.ask_account(requests.GetDirectory()).me.id
    client.perform(AddNote(dialog_id=dialog, text="for nobody"))
    client.perform(AddNote(dialog_id=dialog, text="@Boris look", mentions=(boris,)))

    def mentioned() -> list[str]:
        return [each.text for each in colleague.seen(Arrival) if each.reason is ArrivalReason.MENTIONED]

    colleague.wait_until(mentioned, "the mention")
    client.wait_sent()
    assert mentioned() == ["@Boris look"]
    assert not [each for each in client.seen(Arrival) if each.reason is ArrivalReason.MENTIONED]
    assert visitor.texts() == ["Hello?"], "notes are for operators"
