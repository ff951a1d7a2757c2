"""What was done offline and stands against what others did: said where it happened, with one choice."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from operator_app.domain.answer_guard import Closed
from operator_app.domain.commands import AddTag, Assign, CloseDialog, Command, EditUser, SendMessage, SnoozeDialog
from operator_app.domain.conflicts import Conflict, Deleted, Edited, Held, TagRemoved, WroteAgain
from operator_app.domain.messages import Message, MessageKind, MessageState
from operator_app.domain.value import ClientId
from operator_app.engine.requests import CancelMessage, SettleHeld
from tests import sample_dialogs as sample
from tests.screens.desk import Desk, open_desk
from ui.conversation.held_words import held_sentence, ways
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]

MARIA = sample.MARIA_DIALOG
ANSWER = SendMessage(dialog_id=MARIA, text="Чек отправлен")
CLOSED = Closed(by=sample.NINA.id, at=sample.NOW - 60_000)


def held(command: Command, *conflicts: Conflict) -> Held:
    return Held(client_id=ClientId("k1"), command=command, conflicts=conflicts)


async def shown(desk: Desk, *all_held: Held) -> None:
    row = desk.engine.rows[MARIA]
    desk.engine.put_row(replace(row, held=all_held))
    desk.window.show_dialog(MARIA)
    await desk.until(lambda: desk.window.conversation.held_bar.asking)


def settled(desk: Desk) -> list[SettleHeld]:
    return [request for request in desk.engine.asked if isinstance(request, SettleHeld)]


async def test_send_anyway(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await shown(desk, held(ANSWER, CLOSED))
        bar = desk.window.conversation.held_bar
        assert bar.words() == (
            "While you were offline: Nina closed the dialog 1 min ago. Your answer has not been sent."
        )
        assert (bar.first_button.text(), bar.second_button.text()) == ("Send anyway", "Keep as draft")
        QTest.mouseClick(bar.first_button, Qt.MouseButton.LeftButton)
        await desk.until(lambda: settled(desk) == [SettleHeld(dialog_id=MARIA, anyway=True)])
        assert not bar.asking


async def test_kept_as_a_draft_it_stands_in_the_field_before_it_leaves_the_outbox(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        waiting = Message(
            id=None,
            dialog_id=MARIA,
            kind=MessageKind.OPERATOR,
            author_id=sample.ANTON.id,
            text="Чек отправлен",
            at=sample.NOW,
            client_id=ClientId("k1"),
            state=MessageState.PENDING,
        )
        desk.engine.messages[MARIA].append(waiting)
        await shown(desk, held(ANSWER, CLOSED))
        QTest.mouseClick(desk.window.conversation.held_bar.second_button, Qt.MouseButton.LeftButton)
        await desk.until(lambda: settled(desk) == [SettleHeld(dialog_id=MARIA, anyway=False)])
        assert desk.window.conversation.composer.text == "Чек отправлен"
        assert CancelMessage(client_id=ClientId("k1")) in desk.engine.asked


async def test_it_goes_with_the_dialog_and_comes_back_with_it(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await shown(desk, held(ANSWER, CLOSED))
        desk.window.show_dialog(sample.ROWS[1].dialog.id)
        assert not desk.window.conversation.held_bar.asking
        desk.window.show_dialog(MARIA)
        await desk.until(lambda: desk.window.conversation.held_bar.asking)
        assert settled(desk) == []


@pytest.mark.parametrize(
    ("command", "conflict", "said", "buttons"),
    [
        (
            CloseDialog(dialog_id=MARIA),
            WroteAgain(text="Ещё\nвопрос", at=sample.NOW - 5_000),
            "The user wrote again 5 s ago: “Ещё вопрос” The dialog has not been closed.",
            ("Close anyway", "Leave open"),
        ),
        (
            SnoozeDialog(dialog_id=MARIA, until=1),
            WroteAgain(text="", at=sample.NOW, file_name="a.pdf"),
            "The user wrote again 0 s ago: “a.pdf” The dialog has not been snoozed.",
            ("Snooze anyway", "Leave it"),
        ),
        (
            Assign(dialog_id=MARIA, operator_id=None),
            CLOSED,
            "Nina closed the dialog 1 min ago. Your assignment has not been made.",
            ("Assign anyway", "Leave it"),
        ),
        (
            AddTag(dialog_id=MARIA, tag="vip"),
            TagRemoved(name="vip"),
            "The tag “vip” was removed for everybody. Your tag has not been added.",
            ("Add anyway", "Leave it"),
        ),
        (
            EditUser(user_id=sample.MARIA.id, email="a@x.ru"),
            Edited(field="email", theirs="b@x.ru", mine="a@x.ru"),
            "Somebody else has changed it to “b@x.ru”. Your change has not been saved.",
            ("Use mine", "Keep theirs"),
        ),
        (ANSWER, Deleted(), "This dialog was deleted. Your answer has not been sent.", ("", "Keep as draft")),
    ],
)
async def test_each_is_said_in_its_own_words(
    command: Command, conflict: Conflict, said: str, buttons: tuple[str, str]
) -> None:
    one = held(command, conflict)
    assert held_sentence([one], (sample.NINA,), sample.NOW) == f"While you were offline: {said}"
    assert ways([one]) == buttons
