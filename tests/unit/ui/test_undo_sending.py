"""A message that is held back says for how long, and can be taken back by pointer and keyboard."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from operator_app.domain.drafts import ComposerMode
from operator_app.domain.messages import Message
from operator_app.engine.requests import CancelMessage, Perform, SendAnswer
from tests import sample_dialogs as sample
from tests.screens.desk import Desk, open_desk
from tests.screens.sample_engine import SampleEngine
from tests.unit.ui.test_files_in_window import mine, opened, with_messages
from ui.conversation.timeline.items import Action, Bubble
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]


def held(text: str = "too fast") -> Message:
    return replace(mine(text), files=(), leaves_at=sample.NOW + 4_200)


def bubble(desk: Desk) -> Bubble:
    (found,) = [item for item in desk.window.conversation.timeline.items if item.key == "c-9"]
    assert isinstance(found, Bubble)
    return found


def cancels(engine: SampleEngine) -> list[CancelMessage]:
    return [each for each in engine.asked if isinstance(each, CancelMessage)]


async def test_it_says_how_long_and_counts_down(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, with_messages(held())) as desk:
        await opened(desk)
        timeline = desk.window.conversation.timeline
        assert bubble(desk).leaves_in == 5
        assert timeline.spoken(bubble(desk)).endswith("leaves in 5 s")
        timeline._feed._now = lambda: sample.NOW + 3_000
        timeline._count_down()
        assert bubble(desk).leaves_in == 2
        timeline._feed._now = lambda: sample.NOW + 4_200
        timeline._count_down()
        assert bubble(desk).leaves_in == 0
        assert timeline.last_held() is None


async def test_undo_puts_the_text_back_before_what_is_typed(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, with_messages(held())) as desk:
        await opened(desk)
        composer = desk.window.conversation.composer
        composer.insert("and more")
        desk.window.conversation.timeline.activate(bubble(desk), Action.CANCEL)
        await desk.until(lambda: composer.text == "too fast\nand more")
        assert [each.client_id for each in cancels(desk.engine)] == ["c-9"]
        await desk.until(lambda: "c-9" not in {item.key for item in desk.window.conversation.timeline.items})


async def test_the_key_of_undo_takes_back_the_newest(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, with_messages(held())) as desk:
        await opened(desk)
        desk.window.conversation.timeline.setFocus()
        QTest.keyClick(desk.window.conversation.timeline, Qt.Key.Key_Z)
        await desk.until(lambda: desk.window.conversation.composer.text == "too fast")


async def test_the_setting_holds_answers_and_notes(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await opened(desk)
        desk.choices.change(undo_seconds=5)
        composer = desk.window.conversation.composer
        composer.insert("answer")
        composer.submit()
        await desk.until(lambda: any(isinstance(each, SendAnswer) for each in desk.engine.asked))
        composer.set_mode(ComposerMode.NOTE)
        composer.insert("note")
        composer.submit()
        await desk.until(lambda: len(desk.engine.performed) == 2)
        asked = [each for each in desk.engine.asked if isinstance(each, SendAnswer | Perform) and hasattr(each, "hold")]
        assert [each.hold for each in asked if type(each.command).__name__ in {"SendMessage", "AddNote"}] == [5_000] * 2
