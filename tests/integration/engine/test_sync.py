"""The archive becomes and stays the same as the backend, whatever the network does."""

from collections.abc import Callable, Iterable
from pathlib import Path
from uuid import uuid4

import httpx
import msgspec
import pytest

from chat_backend import protocol
from chat_backend.protocol import Command, StartDialog
from operator_app.domain.arrivals import Arrival, ArrivalReason
from operator_app.domain.commands import AddNote, Assign, CloseDialog, SendMessage
from operator_app.domain.dialogs import DialogState
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.lists import DialogList, Ownership
from operator_app.domain.value import UserId
from operator_app.engine import requests
from operator_app.engine.notices import Attended
from operator_app.engine.status import Phase
from tests.doubles.faulty_proxy import FaultyProxy
from tests.doubles.headless_client import HeadlessClient
from tests.doubles.visitor import Visitor
from tests.integration.engine.conftest import ANNA, PASSWORD
from tests.servers import ServerProcess

Visit = Callable[[], Visitor]


def start_dialogs(server: ServerProcess, user_id: str, count: int, first: int = 0) -> None:
    numbers = range(first, first + count)
    command_all(server, (StartDialog(dialog_id=f"started-{n:03}", user_id=user_id, text=f"text {n}") for n in numbers))


def close_dialogs(server: ServerProcess, count: int, first: int = 0) -> None:
    numbers = range(first, first + count)
    command_all(server, (protocol.CloseDialog(dialog_id=f"started-{n:03}") for n in numbers))


def command_all(server: ServerProcess, commanded: Iterable[Command]) -> None:
    """Written to the server directly, as some other client would have."""
    token = server.sign_in().token
    with httpx.Client(base_url=server.address, trust_env=False, headers={"Authorization": f"Bearer {token}"}) as http:
        for command in commanded:
            answer = http.put(f"/api/v1/commands/{uuid4()}", content=msgspec.json.encode(command))
            assert answer.is_success, answer.text


def test_all_open_dialogs_come_by_themselves(server: ServerProcess, visit: Visit, tmp_path: Path) -> None:
    start_dialogs(server, visit().user_id, 300)
    with HeadlessClient(tmp_path / "fresh") as fresh:
        fresh.sign_in(server.address, ANNA, PASSWORD)
        fresh.wait_until(lambda: len(fresh.dialogs().ids) == 300, "300 dialogs")
        fresh.wait_until(lambda: not fresh.dialogs().more, "the list is complete")
        assert fresh.dialogs().open_count == 300
        assert fresh.seen(Arrival) == []
        opened = fresh.ask_account(requests.OpenDialog(dialog_id=fresh.dialogs().ids[-1]))
        assert opened is not None
        assert opened.window.fetching
        fresh.wait_until(lambda: fresh.texts(opened.row.dialog.id) == [opened.row.dialog.last_message.text])


def test_messages_older_than_the_archive_come_when_looked_at(
    server: ServerProcess, visit: Visit, tmp_path: Path
) -> None:
    visitor = visit()
    for n in range(15):
        visitor.write(f"text {n}")
    with HeadlessClient(tmp_path / "fresh") as fresh:
        fresh.sign_in(server.address, ANNA, PASSWORD)
        fresh.wait_until(lambda: fresh.dialogs().ids)
        dialog_id = fresh.dialogs().ids[0]
        fresh.wait_until(lambda: fresh.texts(dialog_id) == [f"text {n}" for n in range(15)])
        assert not fresh.ask_account(requests.GetMessages(dialog_id=dialog_id)).has_older


def test_of_closed_dialogs_a_page_comes_by_itself_and_more_with_a_card_or_when_asked_for(
    server: ServerProcess, visit: Visit, tmp_path: Path
) -> None:
    user_id = UserId(visit().user_id)
    start_dialogs(server, user_id, 2)
    close_dialogs(server, 1)
    start_dialogs(server, visit().user_id, 101, first=2)
    close_dialogs(server, 101, first=2)
    with HeadlessClient(tmp_path / "fresh") as fresh:

        def closed() -> DialogList:
            return fresh.dialogs(state=DialogState.CLOSED)

        def on_card() -> int:
            card = fresh.ask_account(requests.GetUserCard(user_id=user_id))
            return 0 if card is None else len(card.dialogs)

        fresh.sign_in(server.address, ANNA, PASSWORD)
        fresh.wait_until(lambda: len(closed().ids) == 100, "the first page")
        assert closed().more
        assert on_card() == 1
        fresh.wait_until(lambda: on_card() == 2, "the user's older dialog")
        assert len(closed().ids) == 101
        assert closed().more
        assert not fresh.ask_account(requests.FetchMoreDialogs(state=DialogState.CLOSED))
        assert len(closed().ids) == 102
        assert not closed().more


@pytest.fixture
def proxy(server: ServerProcess) -> object:
    with FaultyProxy(server.address) as proxy:
        yield proxy


@pytest.fixture
def through(proxy: FaultyProxy, client: HeadlessClient) -> HeadlessClient:
    """Anna's client, whose network is the proxy."""
    client.ask(requests.SignOut(account_id=client.account_id, forget=True))
    client.come_online(proxy.address, ANNA, PASSWORD)
    client.forget_notices()
    return client


def test_a_lost_frame_is_found_missing_and_brought(through: HeadlessClient, proxy: FaultyProxy, visit: Visit) -> None:
    visitor = visit()
    visitor.write("one")
    through.wait_until(lambda: through.dialogs().ids)
    dialog_id = through.dialogs().ids[0]
    proxy.drop_frames(lambda frame: b'"two"' in frame)
    visitor.write("two")
    visitor.write("three")
    through.wait_until(lambda: through.texts(dialog_id) == ["one", "two", "three"])
    assert proxy.frames_dropped == 1
    through.wait_until(lambda: len(through.seen(Arrival)) == 3)
    assert [each.text for each in through.seen(Arrival)] == ["one", "two", "three"]


def test_what_happened_while_cut_off_is_brought_and_alerted(
    through: HeadlessClient, proxy: FaultyProxy, visit: Visit
) -> None:
    visitor = visit()
    visitor.write("one")
    through.wait_until(lambda: through.dialogs().ids)
    proxy.go_down()
    through.wait_phase(Phase.WAITING)
    visitor.write("two")
    other = visit()
    other.write("hello")
    proxy.come_back()
    through.ask_account(requests.ConnectNow())
    through.wait_phase(Phase.ONLINE)
    through.wait_until(lambda: len(through.seen(Arrival)) == 3)
    assert [(each.text, each.reason) for each in through.seen(Arrival)] == [
        ("one", ArrivalReason.NEW_DIALOG),
        ("two", ArrivalReason.NEW_MESSAGE),
        ("hello", ArrivalReason.NEW_DIALOG),
    ]


def test_the_server_is_killed_and_comes_back(client: HeadlessClient, server: ServerProcess, visit: Visit) -> None:
    visitor = visit()
    visitor.write("one")
    client.wait_until(lambda: client.dialogs().ids)
    server.kill()
    status = client.wait_phase(Phase.WAITING)
    assert status.problem in {"cut", "refused"}
    assert status.complete_up_to is not None
    server.start()
    client.wait_phase(Phase.ONLINE)
    visitor.write("two")
    client.wait_until(lambda: client.texts(client.dialogs().ids[0]) == ["one", "two"])


def test_a_frozen_network_does_not_freeze_the_archive(
    through: HeadlessClient, proxy: FaultyProxy, visit: Visit
) -> None:
    visit().write("one")
    through.wait_until(lambda: through.dialogs().ids and through.texts(through.dialogs().ids[0]))
    proxy.hold()
    try:
        assert through.texts(through.dialogs().ids[0]) == ["one"]
    finally:
        proxy.release()


def test_a_message_to_a_closed_dialog_reopens_it(client: HeadlessClient, visit: Visit) -> None:
    visitor = visit()
    visitor.write("one")
    client.wait_until(lambda: client.dialogs().ids)
    client.perform(CloseDialog(dialog_id=client.dialogs().ids[0]))
    client.wait_sent()
    visitor.write("two")
    client.wait_until(lambda: len(client.seen(Arrival)) == 2)
    assert client.seen(Arrival)[-1].reason is ArrivalReason.REOPENED
    assert client.dialogs().rows[0].dialog.state is DialogState.OPEN


def test_a_transfer_and_a_mention_reach_the_one_they_mean(
    client: HeadlessClient, colleague: HeadlessClient, visit: Visit
) -> None:
    visit().write("one")
    client.wait_until(lambda: client.dialogs().ids)
    colleague.wait_until(lambda: len(colleague.seen(Arrival)) == 1)
    dialog_id = client.dialogs().ids[0]
    boris = colleague.ask_account(requests.GetDirectory()).me
    client.perform(AddNote(dialog_id=dialog_id, text="look, Boris", mentions=(boris.id,)))
    client.perform(Assign(dialog_id=dialog_id, operator_id=boris.id, note="yours now"))
    colleague.wait_until(lambda: len(colleague.seen(Arrival)) >= 3)
    told = [(each.reason, each.text, each.writer, each.ownership) for each in colleague.seen(Arrival)[1:]]
    assert told == [
        (ArrivalReason.MENTIONED, "look, Boris", "Anna", Ownership.UNASSIGNED),
        (ArrivalReason.TRANSFERRED, "yours now", None, Ownership.MINE),
    ]
    client.wait_sent()
    assert len(client.seen(Arrival)) == 1


def test_what_a_colleague_dealt_with_needs_no_alert(
    client: HeadlessClient, colleague: HeadlessClient, visit: Visit
) -> None:
    visit().write("one")
    client.wait_until(lambda: client.dialogs().ids)
    colleague.wait_until(lambda: colleague.dialogs().ids)
    dialog_id = client.dialogs().ids[0]
    colleague.perform(CloseDialog(dialog_id=dialog_id))
    client.wait_until(lambda: client.seen(Attended))
    assert client.seen(Attended)[0].dialog_ids == {dialog_id}


def test_a_dialog_that_only_the_backend_has_opens(
    client: HeadlessClient, server: ServerProcess, visit: Visit, tmp_path: Path
) -> None:
    client.wait_phase(Phase.ONLINE)
    start_dialogs(server, visit().user_id, 1)
    client.wait_until(lambda: client.dialogs().ids)
    client.perform(CloseDialog(dialog_id=client.dialogs().ids[0]))
    client.wait_sent()
    with HeadlessClient(tmp_path / "fresh") as fresh:
        fresh.sign_in(server.address, ANNA, PASSWORD)
        opened = fresh.ask_account(requests.OpenDialog(dialog_id="started-000"))
        assert opened is not None
        assert opened.row.dialog.state is DialogState.CLOSED
        assert fresh.ask_account(requests.OpenDialog(dialog_id="never-was")) is None


def test_colleagues_see_who_looks_and_who_types(
    client: HeadlessClient, colleague: HeadlessClient, visit: Visit
) -> None:
    visit().write("one")
    client.wait_until(lambda: client.dialogs().ids)
    colleague.wait_until(lambda: colleague.dialogs().ids)
    dialog_id = client.dialogs().ids[0]
    boris = colleague.ask_account(requests.GetDirectory()).me.id
    client.wait_until(lambda: boris in client.ask_account(requests.GetDirectory()).online_operators)
    colleague.ask_account(requests.TellViewing(dialog_id=dialog_id))
    client.wait_until(lambda: client.dialogs().rows[0].viewers == (boris,))
    colleague.ask_account(requests.TellTyping(dialog_id=dialog_id, note=True, text="let me"))

    def typing() -> tuple[str, bool, str | None] | None:
        found = client.dialogs().rows[0].typing
        return None if found is None else (found.person_id, found.note, found.text)

    client.wait_until(lambda: typing() == (boris, True, "let me"))
    colleague.engine.stop()
    client.wait_until(lambda: client.dialogs().rows[0].viewers == ())
    client.wait_until(lambda: boris not in client.ask_account(requests.GetDirectory()).online_operators)


def test_a_draft_is_kept_and_cleared_by_sending(client: HeadlessClient, visit: Visit) -> None:
    visit().write("one")
    client.wait_until(lambda: client.dialogs().ids)
    dialog_id = client.dialogs().ids[0]
    draft = Draft(text="I think", cursor=7)
    client.engine.submit_to(
        client.account_id, requests.SaveDraft(dialog_id=dialog_id, mode=ComposerMode.REPLY, draft=draft)
    )
    client.restart()  # at once: what was asked before the end is done
    opened = client.ask_account(requests.OpenDialog(dialog_id=dialog_id))
    assert opened is not None
    assert (opened.reply_draft, opened.note_draft, opened.row.draft) == (draft, None, "I think")
    client.perform(SendMessage(dialog_id=dialog_id, text="I think so"))
    opened = client.ask_account(requests.OpenDialog(dialog_id=dialog_id))
    assert opened is not None
    assert opened.reply_draft is None
