"""Saved replies and emoji through real keys: typed in the composer, chosen above it, sent to the engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from operator_app.domain.commands import PutSavedReply, SendMessage
from operator_app.domain.drafts import ComposerMode
from tests import sample_dialogs as sample
from tests.screens.desk import Desk, open_desk
from tests.screens.sample_engine import SampleEngine
from tests.typed import press, type_in
from ui.emoji.picker import EmojiPicker
from ui.saved_replies.picker import SavedReplyPicker
from ui.saved_replies.save_reply import SaveReply
from ui.theme.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier
pytestmark = [pytest.mark.qt_loop, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def engine() -> Iterator[SampleEngine]:
    return SampleEngine()


async def writing(desk: Desk) -> None:
    desk.window.show_dialog(sample.MARIA_DIALOG)
    composer = desk.window.conversation.composer
    await desk.until(lambda: composer.dialog_id == sample.MARIA_DIALOG)
    desk.window.conversation.start_writing(ComposerMode.REPLY)
    await desk.until(composer.field.hasFocus)


def picker_of(desk: Desk) -> SavedReplyPicker:
    shown = desk.window.conversation.popups.shown
    assert isinstance(shown, SavedReplyPicker)
    return shown


def sentences(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


async def test_slash_finds_and_enter_inserts_filled_in(theme: Theme, engine: SampleEngine, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, engine) as desk:
        await writing(desk)
        type_in("/срок")
        picker = picker_of(desk)
        assert picker.search.text() == "срок"
        assert picker.list.chosen == sample.SAVED_REPLIES[0]
        assert picker.preview.text.startswith("Мария, заказ приедет")
        press(Qt.Key.Key_Return)
        composer = desk.window.conversation.composer
        assert composer.text == "Мария, заказ приедет в течение 3 рабочих дней. Курьер позвонит за час."
        assert composer.field.hasFocus()
        press(Qt.Key.Key_Return, CONTROL)
        await desk.until(lambda: any(isinstance(command, SendMessage) for command in engine.performed))
        assert [each.text for each in engine.performed if isinstance(each, SendMessage)] == [
            "Мария, заказ приедет в течение 3 рабочих дней. Курьер позвонит за час."
        ]


async def test_several_replies_go_into_one_message(theme: Theme, engine: SampleEngine, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, engine) as desk:
        await writing(desk)
        type_in("/цена")
        press(Qt.Key.Key_Return)
        press(Qt.Key.Key_Return)  # a new line
        type_in("/срок")
        press(Qt.Key.Key_Return)
        first, second = desk.window.conversation.composer.text.split("\n")
        assert first.startswith("Доставка по Москве")
        assert second.startswith("Мария, заказ")


async def test_arrows_go_round_and_the_wrong_layout_is_forgiven(
    theme: Theme, engine: SampleEngine, tmp_path: Path
) -> None:
    async with open_desk(theme, tmp_path, engine) as desk:
        await writing(desk)
        type_in("/ljcnfdrf")
        picker = picker_of(desk)
        assert picker.list.replies == sample.SAVED_REPLIES
        press(Qt.Key.Key_Down)
        assert picker.list.chosen == sample.SAVED_REPLIES[1]
        press(Qt.Key.Key_Up)
        press(Qt.Key.Key_Up)
        assert picker.list.chosen == sample.SAVED_REPLIES[2]


async def test_escape_gives_back_what_was_typed(theme: Theme, engine: SampleEngine, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, engine) as desk:
        await writing(desk)
        type_in("/etc")
        press(Qt.Key.Key_Escape)
        composer = desk.window.conversation.composer
        assert desk.window.conversation.popups.shown is None
        assert composer.text == "/etc"
        assert composer.field.hasFocus()
        type_in("/")
        assert composer.text == "/etc/", "within a line a slash is a slash"


async def test_the_button_gives_nothing_back(theme: Theme, engine: SampleEngine, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, engine) as desk:
        await writing(desk)
        desk.window.conversation.composer.saved_replies_wanted.emit()
        press(Qt.Key.Key_Escape)
        assert desk.window.conversation.composer.text == ""


async def test_backspace_takes_the_slash_back(theme: Theme, engine: SampleEngine, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, engine) as desk:
        await writing(desk)
        type_in("/")
        press(Qt.Key.Key_Backspace)
        assert desk.window.conversation.popups.shown is None
        assert desk.window.conversation.composer.text == ""


async def test_an_unfilled_variable_blocks_sending_until_it_is_filled(
    theme: Theme, engine: SampleEngine, tmp_path: Path
) -> None:
    async with open_desk(theme, tmp_path, engine) as desk:
        await writing(desk)
        composer = desk.window.conversation.composer
        type_in("👍 /")
        composer.field.clear()
        composer.insert_reply("👍 {номер} и {служба}.")
        assert composer.field.textCursor().selectedText() == "{номер}"
        press(Qt.Key.Key_Return, CONTROL)
        assert engine.performed == []
        assert "{номер}" in sentences(composer)
        press(Qt.Key.Key_Tab)
        assert composer.field.textCursor().selectedText() == "{служба}"
        type_in("СДЭК")
        press(Qt.Key.Key_Tab)
        assert composer.field.textCursor().selectedText() == "{номер}", "round again"
        type_in("4821")
        press(Qt.Key.Key_Return, CONTROL)
        await desk.until(lambda: engine.performed)
        assert [each.text for each in engine.performed if isinstance(each, SendMessage)] == ["👍 4821 и СДЭК."]


async def test_braces_that_are_meant_can_be_sent_on_purpose(theme: Theme, engine: SampleEngine, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, engine) as desk:
        await writing(desk)
        composer = desk.window.conversation.composer
        type_in("use {id}")
        press(Qt.Key.Key_Return, CONTROL)
        press(Qt.Key.Key_Return, CONTROL)
        assert engine.performed == [], "twice the same key is no purpose"
        (anyway,) = [each for each in composer.findChildren(QPushButton) if each.text() == "Send as it is"]
        assert anyway.isVisible()
        QTest.mouseClick(anyway, Qt.MouseButton.LeftButton)
        await desk.until(lambda: engine.performed)
        assert [each.text for each in engine.performed if isinstance(each, SendMessage)] == ["use {id}"]
        assert not anyway.isVisible()


async def test_a_note_may_hold_a_variable(theme: Theme, engine: SampleEngine, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, engine) as desk:
        await writing(desk)
        desk.window.conversation.start_writing(ComposerMode.NOTE)
        type_in("put {name} there")
        press(Qt.Key.Key_Return, CONTROL)
        await desk.until(lambda: engine.performed)


async def test_a_typed_answer_is_saved_under_its_first_words(
    theme: Theme, engine: SampleEngine, tmp_path: Path
) -> None:
    async with open_desk(theme, tmp_path, engine) as desk:
        await writing(desk)
        composer = desk.window.conversation.composer
        type_in("Чек отправлен, проверьте почту.")
        composer.save_reply_wanted.emit(composer.text)
        form = desk.window.conversation.popups.shown
        assert isinstance(form, SaveReply)
        assert form.name.text() == "Чек отправлен проверьте почту"
        form.sharing.own.click()
        form.name.setFocus()
        press(Qt.Key.Key_Return)
        await desk.until(lambda: engine.performed)
        (command,) = engine.performed
        assert isinstance(command, PutSavedReply)
        assert (command.name, command.text, command.shared) == (
            "Чек отправлен проверьте почту",
            "Чек отправлен, проверьте почту.",
            False,
        )
        await desk.until(lambda: command.id in {reply.id for reply in engine.directory.saved_replies})
        assert composer.text == "Чек отправлен, проверьте почту.", "saving sends nothing and loses nothing"


async def test_a_taken_name_is_asked_about_first(theme: Theme, engine: SampleEngine, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, engine) as desk:
        await writing(desk)
        type_in("Новый текст")
        desk.window.conversation.popups.open_save_reply("Новый текст")
        form = desk.window.conversation.popups.shown
        assert isinstance(form, SaveReply)
        form.name.setText(" Доставка  ЦЕНА")
        press(Qt.Key.Key_Return)
        assert engine.performed == []
        assert form.question.isVisible()
        press(Qt.Key.Key_Return)
        await desk.until(lambda: engine.performed)
        (command,) = engine.performed
        assert isinstance(command, PutSavedReply)
        assert command.id == sample.SAVED_REPLIES[1].id
        assert command.text == "Новый текст"


async def test_an_emoji_goes_in_at_the_cursor_and_is_remembered(
    theme: Theme, engine: SampleEngine, tmp_path: Path
) -> None:
    async with open_desk(theme, tmp_path, engine) as desk:
        await writing(desk)
        composer = desk.window.conversation.composer
        type_in("Hi!")
        press(Qt.Key.Key_Left)
        composer.emoji_wanted.emit()
        type_in("rocket")
        press(Qt.Key.Key_Return)
        assert composer.text == "Hi🚀!"
        assert composer.field.hasFocus()
        composer.emoji_wanted.emit()
        picker = desk.window.conversation.popups.shown
        assert isinstance(picker, EmojiPicker)
        assert [each.text for each in picker.shown] == ["🚀"]
        press(Qt.Key.Key_Tab)
        assert picker.shown[0].text == "😀"
        press(Qt.Key.Key_Right)
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Up)
        press(Qt.Key.Key_Return)
        assert composer.text == "Hi🚀😃!"
        assert desk.memory.memory.recent_emoji == ("😃", "🚀")


async def test_a_popup_closes_with_its_dialog_and_when_one_looks_elsewhere(
    theme: Theme, engine: SampleEngine, tmp_path: Path
) -> None:
    async with open_desk(theme, tmp_path, engine) as desk:
        await writing(desk)
        popups = desk.window.conversation.popups
        type_in("/")
        desk.window.list.view.setFocus()
        assert popups.shown is None
        assert desk.window.list.view.hasFocus(), "the keyboard stays where one went"
        await writing(desk)
        popups.open_saved_replies()
        desk.window.show_dialog(sample.ROWS[1].dialog.id)
        assert popups.shown is None


async def test_a_colleagues_new_reply_comes_into_the_open_popup(
    theme: Theme, engine: SampleEngine, tmp_path: Path
) -> None:
    async with open_desk(theme, tmp_path, engine) as desk:
        await writing(desk)
        type_in("/обмен")
        picker = picker_of(desk)
        assert picker.list.chosen is None or "обмен" not in picker.list.chosen.name
        engine._perform(PutSavedReply(id="reply-new", name="обмен", text="Меняем.", shared=True))  # type: ignore[arg-type]
        await desk.until(lambda: picker.list.chosen is not None and picker.list.chosen.name == "обмен")
