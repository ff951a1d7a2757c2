"""All dialogs with one user, between a real server and a real archive: brought, kept, read without a network."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from operator_app.domain.commands import SendMessage
from operator_app.domain.history import HistoryWindow
from operator_app.domain.messages import Missing
from operator_app.domain.value import DialogId, UserId
from operator_app.engine import requests
from operator_app.engine.notices import Changes
from operator_app.engine.status import Phase
from tests.doubles.desk_worker import DeskWorker
from tests.doubles.faulty_proxy import FaultyProxy
from tests.doubles.headless_client import HeadlessClient
from tests.doubles.visitor import Visitor
from tests.integration.engine.conftest import ANNA, BORIS, PASSWORD
from tests.servers import ServerProcess

SECOND, THIRD = DialogId("second"), DialogId("third")


@pytest.fixture
def boris(server: ServerProcess) -> Iterator[DeskWorker]:
    worker = DeskWorker(server.address, BORIS, PASSWORD)
    yield worker
    worker.close()


@pytest.fixture
def anna(tmp_path: Path) -> Iterator[HeadlessClient]:
    """Not signed in yet: what happened before she came is at the server only."""
    with HeadlessClient(tmp_path / "late") as client:
        yield client


def history(client: HeadlessClient, user_id: UserId, **where: object) -> HistoryWindow:
    return client.ask_account(requests.GetHistory(user_id=user_id, limit=500, **where))  # type: ignore[arg-type]


def told(window: HistoryWindow) -> list[tuple[str | None, list[str]]]:
    """Who closed it, and what was said."""
    return [
        (
            None if part.closed_by is None else part.closed_by.name,
            [message.text for message in part.messages if message.fact is None],
        )
        for part in window.parts
    ]


def fetched(client: HeadlessClient, user_id: UserId) -> HistoryWindow:
    """Fill every hole, as one does who scrolls through it."""

    def whole() -> bool:
        window = history(client, user_id)
        holes = [part.dialog.id for part in window.parts if part.missing is Missing.COMING]
        for dialog_id in holes:
            client.ask_account(requests.FetchMissing(dialog_id=dialog_id))
        return not holes and not window.has_older

    client.wait_until(whole, "a whole history")
    return history(client, user_id)


def three_dialogs(boris: DeskWorker, visitor: Visitor) -> DialogId:
    """The first reopened and closed again after the others had begun; the third is open."""
    visitor.write("Do you deliver?")
    first = DialogId(boris.newest_dialog())
    boris.say(first, "We do.")
    boris.finish(first)
    boris.begin(SECOND, visitor.user_id, "Was all well?")
    boris.finish(SECOND)
    boris.begin(THIRD, visitor.user_id, "A new offer")
    visitor.write("Tell me more")
    boris.reopen(first)
    boris.say(first, "One more thing.")
    boris.finish(first)
    return first


def test_three_dialogs_are_one_history_also_without_a_network_and_after_a_restart(
    server: ServerProcess, visit: Callable[[], Visitor], boris: DeskWorker, anna: HeadlessClient
) -> None:
    visitor = visit()
    user_id = UserId(visitor.user_id)
    first = three_dialogs(boris, visitor)
    anna.sign_in(server.address, ANNA, PASSWORD)
    anna.wait_phase(Phase.ONLINE)
    anna.wait_until(lambda: len(history(anna, user_id).parts) == 3, "the closed dialogs")
    window = fetched(anna, user_id)
    expected = [
        ("Boris", ["Do you deliver?", "We do.", "One more thing."]),
        ("Boris", ["Was all well?"]),
        (None, ["A new offer", "Tell me more"]),
    ]
    assert [part.dialog.id for part in window.parts] == [first, SECOND, THIRD]
    assert told(window) == expected
    assert anna.ask_account(requests.GetRows(dialog_ids=(THIRD,)))[0].user_dialogs == 3

    server.kill()
    anna.restart()
    anna.wait_phase(Phase.WAITING)
    offline = history(anna, user_id, around=THIRD)
    assert told(offline) == expected
    assert offline.may_lack_dialogs
    assert [part.missing for part in offline.parts] == [Missing.NOTHING] * 3

    server.restart()
    boris.begin("fourth", visitor.user_id, "Meanwhile")
    anna.ask_account(requests.ConnectNow())
    anna.wait_phase(Phase.ONLINE)
    anna.wait_until(lambda: len(history(anna, user_id).parts) == 4, "what came meanwhile")
    assert told(history(anna, user_id))[-1] == (None, ["Meanwhile"])
    anna.wait_until(lambda: not history(anna, user_id).may_lack_dialogs, "the server has been asked")


def test_what_is_not_here_is_said_and_comes_with_the_next_connection(
    server: ServerProcess, visit: Callable[[], Visitor], boris: DeskWorker, anna: HeadlessClient
) -> None:
    visitor = visit()
    user_id = UserId(visitor.user_id)
    three_dialogs(boris, visitor)
    anna.sign_in(server.address, ANNA, PASSWORD)
    anna.wait_phase(Phase.ONLINE)
    anna.wait_until(lambda: len(history(anna, user_id).parts) == 3, "the closed dialogs")
    assert {part.missing for part in history(anna, user_id).parts} == {Missing.COMING}
    server.kill()
    anna.wait_phase(Phase.WAITING)
    assert {part.missing for part in history(anna, user_id).parts} == {Missing.OFFLINE}
    assert anna.ask_account(requests.FetchMissing(dialog_id=SECOND)) is Missing.OFFLINE
    alone = anna.ask_account(requests.GetMessages(dialog_id=SECOND))
    assert (alone.messages, alone.missing, alone.fetching) == ((), Missing.OFFLINE, False)
    anna.perform(SendMessage(dialog_id=SECOND, text="Written without a network"))
    part = history(anna, user_id).parts[1]
    assert ([message.text for message in part.messages], part.missing) == (
        ["Written without a network"],
        Missing.OFFLINE,
    )

    anna.forget_notices()
    server.restart()
    anna.ask_account(requests.ConnectNow())
    anna.wait_until(
        lambda: any(SECOND in changes.feeds for changes in anna.seen(Changes)), "that asking again is worth it"
    )
    anna.wait_sent()
    anna.wait_phase(Phase.ONLINE)
    assert told(fetched(anna, user_id))[1][1] == ["Was all well?", "Written without a network"]


def test_more_dialogs_than_a_page_of_the_server_are_all_brought(
    server: ServerProcess, visit: Callable[[], Visitor], boris: DeskWorker, anna: HeadlessClient
) -> None:
    visitor = visit()
    user_id = UserId(visitor.user_id)
    for number in range(130):
        boris.begin(f"many-{number:03}", visitor.user_id, f"offer {number}")
        boris.finish(f"many-{number:03}")
    anna.sign_in(server.address, ANNA, PASSWORD)
    anna.wait_phase(Phase.ONLINE)
    anna.ask_account(requests.GetHistory(user_id=user_id))

    def known() -> int:
        card = anna.ask_account(requests.GetUserCard(user_id=user_id))
        return 0 if card is None else len(card.dialogs)

    anna.wait_until(lambda: known() == 130, "all of them")


def test_a_page_that_fails_while_connected_is_asked_for_again_without_another_connection(
    server: ServerProcess, visit: Callable[[], Visitor], boris: DeskWorker, anna: HeadlessClient
) -> None:
    visitor = visit()
    three_dialogs(boris, visitor)
    with FaultyProxy(server.address) as network:
        anna.sign_in(network.address, ANNA, PASSWORD)
        anna.wait_phase(Phase.ONLINE)
        anna.wait_until(lambda: len(history(anna, UserId(visitor.user_id)).parts) == 3, "the closed dialogs")
        network.answer_instead(b"/second/messages", b"HTTP/1.1 500 Oops\r\ncontent-length: 0\r\n\r\n")
        assert anna.ask_account(requests.FetchMissing(dialog_id=SECOND)) is Missing.COMING
        anna.wait_until(
            lambda: anna.ask_account(requests.FetchMissing(dialog_id=SECOND)) is Missing.REFUSED, "the refusal"
        )
        opened = len([each for each in network.requests if b"/stream" in each])
        anna.wait_until(
            lambda: anna.ask_account(requests.FetchMissing(dialog_id=SECOND)) is Missing.NOTHING, "what was missing"
        )
        assert len([each for each in network.requests if b"/stream" in each]) == opened
