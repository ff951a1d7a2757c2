"""Anna works without a connection while Boris and visitors go on: each conflict at a real server, and the choice about it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from operator_app.domain.answer_guard import Answered, Closed, Reassigned
from operator_app.domain.commands import (
    AddTag,
    Assign,
    CloseDialog,
    Command,
    EditUser,
    SendMessage,
    SnoozeDialog,
)
from operator_app.domain.conflicts import Conflict, Edited, WroteAgain
from operator_app.domain.dialogs import DialogState
from operator_app.domain.lists import DialogRow
from operator_app.domain.messages import MessageState
from operator_app.domain.value import DialogId, UserId
from operator_app.engine import requests
from operator_app.engine.status import Phase
from tests.doubles.faulty_proxy import FaultyProxy
from tests.doubles.headless_client import HeadlessClient
from tests.doubles.visitor import Visitor
from tests.integration.engine.conftest import ANNA, PASSWORD
from tests.servers import ServerProcess


class Desk:
    """One dialog, Anna behind a network that comes and goes, Boris always there."""

    def __init__(self, anna: HeadlessClient, boris: HeadlessClient, proxy: FaultyProxy, visitor: Visitor) -> None:
        self.anna, self.boris, self.proxy, self.visitor = anna, boris, proxy, visitor
        visitor.write("Hello?")
        anna.wait_until(lambda: anna.dialogs().ids, "the dialog")
        boris.wait_until(lambda: boris.dialogs().ids, "the dialog")
        self.dialog: DialogId = anna.dialogs().ids[0]
        anna.wait_until(lambda: anna.texts(self.dialog) == ["Hello?"])

    def row(self, client: HeadlessClient) -> DialogRow:
        return client.ask_account(requests.GetRows(dialog_ids=(self.dialog,)))[0]

    @property
    def user(self) -> UserId:
        return self.row(self.anna).dialog.user_id

    def goes_offline(self) -> None:
        self.proxy.go_down()
        self.anna.wait_phase(Phase.WAITING)

    def comes_back(self) -> None:
        self.proxy.come_back()
        self.anna.ask_account(requests.ConnectNow())
        self.anna.wait_phase(Phase.ONLINE)

    def boris_does(self, command: Command) -> None:
        self.boris.perform(command)
        self.boris.wait_sent()

    def conflicts(self) -> list[Conflict]:
        """Once there are any."""
        self.anna.wait_until(lambda: self.row(self.anna).held, "a conflict")
        return [conflict for held in self.row(self.anna).held for conflict in held.conflicts]

    def settle(self, *, anyway: bool) -> None:
        self.anna.ask_account(requests.SettleHeld(dialog_id=self.dialog, anyway=anyway))

    def id_of(self, client: HeadlessClient) -> str:
        return client.ask_account(requests.GetDirectory()).me.id


@pytest.fixture
def desk(
    server: ServerProcess, colleague: HeadlessClient, visit: Callable[[], Visitor], tmp_path: Path
) -> Iterator[Desk]:
    with FaultyProxy(server.address) as proxy, HeadlessClient(tmp_path / "anna") as anna:
        anna.come_online(proxy.address, ANNA, PASSWORD)
        anna.wait_phase(Phase.ONLINE)
        yield Desk(anna, colleague, proxy, visit())


def test_an_answer_to_a_dialog_a_colleague_closed_goes_when_its_writer_says_so(desk: Desk) -> None:
    desk.goes_offline()
    desk.anna.perform(SendMessage(dialog_id=desk.dialog, text="Late answer"))
    desk.boris_does(CloseDialog(dialog_id=desk.dialog))
    desk.comes_back()
    (closed,) = desk.conflicts()
    assert isinstance(closed, Closed)
    assert closed.by == desk.id_of(desk.boris)
    assert desk.row(desk.anna).dialog.state is DialogState.CLOSED
    assert "Late answer" not in desk.boris.texts(desk.dialog)
    desk.settle(anyway=True)
    desk.boris.wait_until(lambda: "Late answer" in desk.boris.texts(desk.dialog), "it arrives")
    desk.anna.wait_until(lambda: not desk.row(desk.anna).held)


def test_an_answer_that_is_taken_back_never_arrives(desk: Desk) -> None:
    desk.goes_offline()
    client_id = desk.anna.perform(SendMessage(dialog_id=desk.dialog, text="Late answer"))
    desk.boris_does(SendMessage(dialog_id=desk.dialog, text="Boris was first"))
    desk.comes_back()
    (answered,) = [each for each in desk.conflicts() if isinstance(each, Answered)]
    assert answered.text == "Boris was first"
    assert desk.anna.messages(desk.dialog)[-1].state is MessageState.PENDING
    assert desk.anna.ask_account(requests.CancelMessage(client_id=client_id))
    desk.settle(anyway=False)
    desk.boris_does(SendMessage(dialog_id=desk.dialog, text="the end"))
    desk.anna.wait_until(lambda: "the end" in desk.anna.texts(desk.dialog))
    assert "Late answer" not in desk.anna.texts(desk.dialog) + desk.boris.texts(desk.dialog)


def test_an_answer_in_a_dialog_that_was_given_to_somebody(desk: Desk) -> None:
    boris = desk.boris.ask_account(requests.GetDirectory()).me.id
    desk.goes_offline()
    desk.anna.perform(SendMessage(dialog_id=desk.dialog, text="Late answer"))
    desk.boris_does(Assign(dialog_id=desk.dialog, operator_id=boris))
    desk.comes_back()
    (given,) = desk.conflicts()
    assert isinstance(given, Reassigned)
    assert given.to == boris


def test_an_assignment_does_not_take_away_what_somebody_took(desk: Desk) -> None:
    boris, anna = (client.ask_account(requests.GetDirectory()).me.id for client in (desk.boris, desk.anna))
    desk.goes_offline()
    desk.anna.perform(Assign(dialog_id=desk.dialog, operator_id=anna))
    desk.boris_does(Assign(dialog_id=desk.dialog, operator_id=boris))
    desk.comes_back()
    assert [type(each) for each in desk.conflicts()] == [Reassigned]
    assert desk.row(desk.anna).dialog.assignee_id == boris
    desk.settle(anyway=False)
    desk.anna.wait_until(lambda: not desk.row(desk.anna).held)
    assert desk.row(desk.anna).dialog.assignee_id == boris


@pytest.mark.parametrize("away", ["close", "snooze"])
def test_a_dialog_is_not_put_away_with_a_message_nobody_saw(desk: Desk, away: str) -> None:
    commands: dict[str, Command] = {
        "close": CloseDialog(dialog_id=desk.dialog),
        "snooze": SnoozeDialog(dialog_id=desk.dialog, until=4_000_000_000_000),
    }
    desk.goes_offline()
    desk.anna.perform(commands[away])
    desk.visitor.write("And one more thing")
    desk.comes_back()
    (again,) = desk.conflicts()
    assert isinstance(again, WroteAgain)
    assert again.text == "And one more thing"
    assert desk.row(desk.boris).dialog.state is DialogState.OPEN
    desk.settle(anyway=True)
    desk.boris.wait_until(
        lambda: desk.row(desk.boris).dialog.state is DialogState.CLOSED or desk.row(desk.boris).dialog.snoozed_until
    )


def test_a_user_edited_by_a_colleague_keeps_his_words_until_somebody_decides(desk: Desk) -> None:
    user = desk.user
    desk.goes_offline()
    desk.anna.perform(EditUser(user_id=user, email="mine@example.com"))
    desk.boris_does(EditUser(user_id=user, email="theirs@example.com"))
    desk.comes_back()

    def card(client: HeadlessClient) -> requests.UserCard:
        found = client.ask_account(requests.GetUserCard(user_id=user))
        assert found is not None
        return found

    desk.anna.wait_until(lambda: card(desk.anna).held, "a conflict")
    (held,) = card(desk.anna).held
    assert held.conflicts == (Edited(field="email", theirs="theirs@example.com", mine="mine@example.com"),)
    assert card(desk.anna).user.email == "theirs@example.com"
    desk.anna.ask_account(requests.SettleHeld(user_id=user, anyway=True))
    desk.boris.wait_until(lambda: card(desk.boris).user.email == "mine@example.com")


def test_what_nobody_objects_to_just_goes(desk: Desk) -> None:
    desk.goes_offline()
    desk.anna.perform(AddTag(dialog_id=desk.dialog, tag="vip"))
    desk.anna.perform(SendMessage(dialog_id=desk.dialog, text="Written offline"))
    desk.anna.perform(CloseDialog(dialog_id=desk.dialog))
    desk.boris_does(AddTag(dialog_id=desk.dialog, tag="shop"))
    desk.comes_back()
    desk.boris.wait_until(lambda: desk.row(desk.boris).dialog.state is DialogState.CLOSED)
    desk.boris.wait_until(lambda: desk.boris.texts(desk.dialog) == ["Hello?", "Written offline"])
    assert set(desk.row(desk.boris).dialog.tags) == {"vip", "shop"}


def test_a_choice_survives_a_restart(desk: Desk) -> None:
    desk.goes_offline()
    desk.anna.perform(SendMessage(dialog_id=desk.dialog, text="Late answer"))
    desk.boris_does(CloseDialog(dialog_id=desk.dialog))
    desk.comes_back()
    desk.conflicts()
    desk.anna.restart()
    desk.anna.wait_phase(Phase.ONLINE)
    assert [type(each) for each in desk.conflicts()] == [Closed]
    assert "Late answer" not in desk.boris.texts(desk.dialog)
