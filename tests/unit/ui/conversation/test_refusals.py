"""What the backend refused is said where it was done, and what was typed is still there."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from operator_app.domain.commands import AddNote, AddTag, Assign, CloseDialog, SendMessage
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.problems import RefusalReason
from tests import sample_dialogs as sample
from tests.screens.desk import Desk, open_desk
from ui.conversation.tag_row import TAG_LENGTH
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]

MARIA, JOHN = sample.MARIA_DIALOG, sample.ROWS[1].dialog.id


async def open_maria(desk: Desk) -> None:
    desk.window.show_dialog(MARIA)
    await desk.until(lambda: desk.window.conversation.composer.dialog_id == MARIA)


async def test_a_refused_action_is_said_in_the_pane_in_its_words(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await open_maria(desk)
        bar = desk.window.conversation.bar
        desk.engine.refuse(CloseDialog(dialog_id=MARIA), RefusalReason.FORBIDDEN)
        await desk.until(lambda: bar.words() == "The dialog was not closed. You are not allowed to do this.")
        desk.window.show_dialog(JOHN)
        assert not bar.words()
        desk.engine.refuse(CloseDialog(dialog_id=MARIA), RefusalReason.GONE)
        said = "Мария Иванова: The dialog was not closed. It no longer exists: somebody has removed it."
        await desk.until(lambda: desk.window.bar.words() == said)
        assert not bar.words()


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        (RefusalReason.FORBIDDEN, "You are not allowed to do this."),
        (RefusalReason.INVALID_NAME, "The server does not accept this name."),
        (RefusalReason.TOO_MANY, "The dialog has as many tags as it can carry: remove one first."),
    ],
)
async def test_a_refused_tag_stands_in_its_field_again(
    theme: Theme, tmp_path: Path, reason: RefusalReason, why: str
) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await open_maria(desk)
        tags = desk.window.conversation.header.tags
        desk.window.conversation.start_writing(ComposerMode.REPLY)
        desk.engine.refuse(AddTag(dialog_id=MARIA, tag="vip"), reason)
        await desk.until(lambda: tags.complaint() == f"The tag “vip” was not added. {why}")
        assert (tags.field.isVisible(), tags.field.text()) == (True, "vip")
        assert desk.window.conversation.composer.field.hasFocus(), "whoever types goes on typing"
        desk.window.conversation.header.add_tag()
        assert (tags.field.hasFocus(), tags.field.text()) == (True, "vip")
        QTest.keyClicks(tags.field, " customer\r")
        await desk.until(lambda: AddTag(dialog_id=MARIA, tag="vip customer") in desk.engine.performed)
        assert not tags.complaint()


async def test_a_refused_tag_does_not_push_away_another_being_typed(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await open_maria(desk)
        tags = desk.window.conversation.header.tags
        desk.window.conversation.header.add_tag()
        QTest.keyClicks(tags.field, "another")
        desk.engine.refuse(AddTag(dialog_id=MARIA, tag="vip"), RefusalReason.INVALID_NAME)
        await desk.until(lambda: "“vip” was not added" in tags.complaint())
        assert tags.field.text() == "another"
        desk.window.show_dialog(JOHN)
        await desk.until(lambda: desk.window.conversation.composer.dialog_id == JOHN)
        assert not tags.complaint()
        assert tags.field.isHidden()


async def test_too_long_a_tag_stays_to_be_shortened(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await open_maria(desk)
        tags = desk.window.conversation.header.tags
        desk.window.conversation.header.add_tag()
        tags.field.setText("x" * (TAG_LENGTH + 2))
        QTest.keyClicks(tags.field, "\r")
        assert tags.complaint() == "Too long by 2: a tag has at most 64 characters."
        QTest.keyClicks(tags.field, "\b\b\r")
        await desk.until(lambda: AddTag(dialog_id=MARIA, tag="x" * TAG_LENGTH) in desk.engine.performed)
        assert not tags.complaint()


async def test_the_note_of_a_refused_transfer_becomes_a_draft(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await open_maria(desk)
        pane = desk.window.conversation
        desk.engine.drafts[JOHN, ComposerMode.NOTE] = Draft(text="known before", cursor=0)
        for dialog in (MARIA, JOHN):
            refused = Assign(dialog_id=dialog, operator_id=sample.NINA.id, note="She knows more")
            desk.engine.refuse(refused, RefusalReason.GONE)
        await desk.until(lambda: "The dialog or the colleague is no longer there." in pane.bar.words())
        await desk.until(
            lambda: (
                desk.engine.drafts[JOHN, ComposerMode.NOTE].text == "She knows more\nknown before"
                and desk.engine.drafts[MARIA, ComposerMode.NOTE].text == "She knows more"
            )
        )
        assert not pane.composer.text
        pane.start_writing(ComposerMode.NOTE)
        assert pane.composer.text == "She knows more"


async def test_a_dialog_that_is_removed_while_it_is_open_keeps_what_stands_in_it(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await open_maria(desk)
        pane = desk.window.conversation
        pane.start_writing(ComposerMode.REPLY)
        QTest.keyClicks(pane.composer.field, "half an answer")
        shown = len(pane.timeline.items)
        desk.engine.remove_row(MARIA)
        await desk.until(lambda: "This dialog no longer exists" in pane.bar.words())
        assert not pane.header.isEnabled()
        assert pane.composer.text == "half an answer"
        assert len(pane.timeline.items) == shown > 0
        desk.window.show_dialog(JOHN)
        await desk.until(pane.header.isEnabled)
        assert not pane.bar.words()


async def test_an_answer_to_a_removed_dialog_is_in_the_field_again(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await open_maria(desk)
        composer = desk.window.conversation.composer
        desk.engine.refuse(SendMessage(dialog_id=MARIA, text="Here you are"), RefusalReason.GONE)
        await desk.until(lambda: composer.text == "Here you are")
        assert not desk.window.bar.words()


@pytest.mark.parametrize(
    "command", [SendMessage(dialog_id=MARIA, text="Here you are"), AddNote(dialog_id=MARIA, text="Here you are")]
)
async def test_an_answer_to_a_removed_dialog_is_not_lost_when_one_has_gone_on(
    theme: Theme, tmp_path: Path, command: SendMessage | AddNote
) -> None:
    async with open_desk(theme, tmp_path) as desk:
        desk.window.show_dialog(JOHN)
        desk.engine.refuse(command, RefusalReason.GONE)
        await desk.until(lambda: desk.window.bar.words().endswith("somebody has removed it.\nHere you are"))
