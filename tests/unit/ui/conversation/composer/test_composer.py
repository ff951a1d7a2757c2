"""The composer never puts a text into the wrong dialog, loses none, and sends only when it is meant."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QTranslator, QUrl
from PySide6.QtGui import QCloseEvent, QImage, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.messages import File
from operator_app.domain.value import DialogId
from tests.sample_dialogs import MARIA_DIALOG
from ui.conversation.composer.composer import Composer
from ui.conversation.composer.panel import ComposerAction
from ui.conversation.composer.text_field import MOST_LINES, SendKey

JOHN_DIALOG = DialogId("dialog-john")
REPLY, NOTE = ComposerMode.REPLY, ComposerMode.NOTE
CONTROL = Qt.KeyboardModifier.ControlModifier
NO_KEYS = Qt.KeyboardModifier.NoModifier
# of the offscreen platform: it has no window manager to tell sizes to
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Told:
    """Everything the composer told, in order."""

    def __init__(self, composer: Composer) -> None:
        self.sent: list[tuple[str, ComposerMode, str, tuple[File, ...]]] = []
        self.drafts: list[tuple[str, ComposerMode, str, int]] = []
        self.typing: list[tuple[str, ComposerMode, str]] = []
        composer.send.connect(lambda *told: self.sent.append(told))
        composer.draft_changed.connect(
            lambda dialog, mode, draft: self.drafts.append((dialog, mode, draft.text, draft.cursor))
        )
        composer.typing.connect(lambda *told: self.typing.append(told))


@pytest.fixture
def told(composer: Composer) -> Told:
    return Told(composer)


def sentences(composer: Composer) -> str:
    return "\n".join(label.text() for label in composer.findChildren(QLabel) if label.isVisible())


def button(composer: Composer, name: str) -> QAbstractButton:
    (found,) = [each for each in composer.findChildren(QAbstractButton) if each.accessibleName() == name]
    return found


# --------------------------------------------------------------------------------------------- keys


@pytest.mark.parametrize(
    ("setting", "key", "modifiers", "sends"),
    [
        (SendKey.CTRL_ENTER, Qt.Key.Key_Return, CONTROL, True),
        (SendKey.CTRL_ENTER, Qt.Key.Key_Enter, CONTROL | Qt.KeyboardModifier.KeypadModifier, True),
        (SendKey.CTRL_ENTER, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, False),
        (SendKey.CTRL_ENTER, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, False),
        (SendKey.ENTER, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, True),
        (SendKey.ENTER, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, True),
        (SendKey.ENTER, Qt.Key.Key_Return, CONTROL, True),
        (SendKey.ENTER, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, False),
    ],
)
def test_the_key_that_sends(
    composer: Composer, told: Told, *, setting: SendKey, key: Qt.Key, modifiers: Qt.KeyboardModifier, sends: bool
) -> None:
    composer.set_send_key(setting)
    QTest.keyClicks(composer.field, "hello")
    QTest.keyClick(composer.field, key, modifiers)
    if sends:
        assert told.sent == [(MARIA_DIALOG, REPLY, "hello", ())]
        assert composer.text == ""
    else:
        assert told.sent == []
        assert composer.text == "hello\n"


def test_enter_held_down_sends_once(composer: Composer, told: Told) -> None:
    QTest.keyClicks(composer.field, "hello")
    for repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, CONTROL, "\r", repeated)
        QApplication.sendEvent(composer.field, event)
        composer.insert("more")
    assert len(told.sent) == 1


@pytest.mark.parametrize("modifiers", [CONTROL, Qt.KeyboardModifier.NoModifier])
def test_enter_within_an_input_method_never_sends(
    composer: Composer, told: Told, modifiers: Qt.KeyboardModifier
) -> None:
    composer.set_send_key(SendKey.ENTER)
    QApplication.sendEvent(composer.field, QInputMethodEvent("にほ", []))
    QTest.keyClick(composer.field, Qt.Key.Key_Return, modifiers)
    assert told.sent == []
    commit = QInputMethodEvent("", [])
    commit.setCommitString("日本")
    QApplication.sendEvent(composer.field, commit)
    assert composer.text == "日本"
    QTest.keyClick(composer.field, Qt.Key.Key_Return, modifiers)
    assert [text for _dialog, _mode, text, _files in told.sent] == ["日本"]


def test_the_button_sends(composer: Composer, told: Told) -> None:
    send = button(composer, "Send")
    assert not send.isEnabled()
    QTest.keyClicks(composer.field, "hello")
    QTest.mouseClick(send, Qt.MouseButton.LeftButton)
    assert told.sent == [(MARIA_DIALOG, REPLY, "hello", ())]


def test_blank_text_is_not_sent(composer: Composer, told: Told) -> None:
    QTest.keyClicks(composer.field, "  ")
    QTest.keyClick(composer.field, Qt.Key.Key_Return)
    QTest.keyClick(composer.field, Qt.Key.Key_Return, CONTROL)
    assert told.sent == []


def test_undo_brings_a_sent_text_back(composer: Composer, told: Told) -> None:
    QTest.keyClicks(composer.field, "hello")
    QTest.keyClick(composer.field, Qt.Key.Key_Return, CONTROL)
    assert composer.text == ""
    QTest.keyClick(composer.field, Qt.Key.Key_Z, CONTROL)
    assert composer.text == "hello"


def test_undo_never_brings_the_text_of_another_dialog(composer: Composer) -> None:
    QTest.keyClicks(composer.field, "for Maria")
    composer.bind(JOHN_DIALOG, None, None, "John")
    QTest.keyClick(composer.field, Qt.Key.Key_Z, CONTROL)
    assert composer.text == ""


# ---------------------------------------------------------------------------------- drafts and dialogs


def test_a_draft_leaves_within_the_time_and_names_its_dialog(composer: Composer, told: Told, qtbot: QtBot) -> None:
    for letter in "при":  # QTest types Latin letters only
        QApplication.sendEvent(composer.field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, NO_KEYS, letter))
    qtbot.waitUntil(lambda: told.drafts == [(MARIA_DIALOG, REPLY, "при", 3)])
    assert told.typing == [(MARIA_DIALOG, REPLY, "при")]


def test_steady_typing_does_not_put_the_draft_off(composer: Composer, told: Told, qtbot: QtBot) -> None:
    while not told.drafts:
        QTest.keyClicks(composer.field, "a")
        qtbot.wait(20)
        assert len(composer.text) < 200
    assert len(told.drafts[0][2]) < len(composer.text) + 1


def test_a_draft_leaves_before_another_dialog_is_bound(composer: Composer, told: Told) -> None:
    QTest.keyClicks(composer.field, "for Maria")
    composer.bind(JOHN_DIALOG, Draft(text="for John", cursor=3), None, "John")
    assert told.drafts == [(MARIA_DIALOG, REPLY, "for Maria", 9)]
    assert told.typing[-1] == (MARIA_DIALOG, REPLY, "")
    assert composer.text == "for John"
    assert composer.field.textCursor().position() == 3
    assert "John" in composer.field.placeholderText()


def test_what_lies_here_is_newer_than_the_archive(composer: Composer) -> None:
    QTest.keyClicks(composer.field, "newer")
    composer.bind(JOHN_DIALOG, None, None, "John")
    composer.bind(MARIA_DIALOG, Draft(text="older"), None, "Мария")
    assert composer.text == "newer"


def test_the_same_dialog_bound_again_keeps_the_text_under_the_cursor(composer: Composer, told: Told) -> None:
    QTest.keyClicks(composer.field, "half a sen")
    composer.bind(MARIA_DIALOG, Draft(text="half"), None, "Мария")
    QTest.keyClicks(composer.field, "tence")
    assert composer.text == "half a sentence"


@pytest.mark.parametrize("how", ["focus", "close", "hide", "unbind"])
def test_a_draft_leaves_at_once_when_one_goes_away(composer: Composer, told: Told, how: str) -> None:
    QTest.keyClicks(composer.field, "half")
    match how:
        case "focus":
            composer.field.clearFocus()
        case "close":
            QApplication.sendEvent(composer, QCloseEvent())
        case "hide":
            composer.hide()
        case _:
            composer.unbind()
    assert told.drafts == [(MARIA_DIALOG, REPLY, "half", 4)]


@pytest.mark.qt_log_ignore("Keyboard event not accepted", "This plugin does not support")
def test_nothing_can_be_typed_without_a_dialog(composer: Composer, told: Told) -> None:
    composer.unbind()
    QTest.keyClicks(composer.field, "lost")
    composer.insert("lost")
    composer.submit()
    assert told.sent == []
    assert composer.text == ""


def test_saved_is_said_only_of_what_stands_there(composer: Composer, qtbot: QtBot, told: Told) -> None:
    half = Draft(text="half", cursor=4)
    QTest.keyClicks(composer.field, "half")
    composer.draft_saved(MARIA_DIALOG, REPLY, half)
    assert "Draft saved" not in sentences(composer)
    qtbot.waitUntil(lambda: bool(told.drafts))
    composer.draft_saved(JOHN_DIALOG, REPLY, half)
    assert "Draft saved" not in sentences(composer)
    composer.draft_saved(MARIA_DIALOG, REPLY, half)
    assert "Draft saved" in sentences(composer)
    QTest.keyClicks(composer.field, "x")
    assert "Draft saved" not in sentences(composer)


def test_an_emptied_draft_that_was_kept_says_nothing_of_the_text_that_came_back(
    composer: Composer, qtbot: QtBot, told: Told
) -> None:
    QTest.keyClicks(composer.field, "half")
    composer.submit()
    composer.give_back(MARIA_DIALOG, REPLY, "half")
    composer.draft_not_saved(MARIA_DIALOG, REPLY, "The disk is full.")
    composer.draft_saved(MARIA_DIALOG, REPLY, Draft(text=""))
    assert "Draft saved" not in sentences(composer)
    assert "can't be saved" in sentences(composer)
    told.drafts.clear()
    qtbot.waitUntil(lambda: told.drafts == [(MARIA_DIALOG, REPLY, "half", 4)])


def test_given_back_text_goes_before_what_is_written(composer: Composer, told: Told) -> None:
    QTest.keyClicks(composer.field, "second")
    composer.give_back(MARIA_DIALOG, REPLY, "first")
    assert composer.text == "first\nsecond"
    composer.give_back(JOHN_DIALOG, NOTE, "a note")
    assert composer.text == "first\nsecond"
    assert told.drafts[-1] == (JOHN_DIALOG, NOTE, "a note", 6)
    composer.bind(JOHN_DIALOG, None, None, "John")
    composer.set_mode(NOTE)
    assert composer.text == "a note"


# --------------------------------------------------------------------------------------------- notes


def test_a_note_cannot_be_mistaken_for_a_reply(composer: Composer, told: Told) -> None:
    reply_look = composer.grab().toImage()
    composer.set_mode(NOTE)
    assert "Note — only operators see it" in sentences(composer)
    assert button(composer, "Add note").text() == "Add note"
    assert composer.field.accessibleName() == "Note — only operators see it"
    note_look = composer.grab().toImage()
    middle = reply_look.rect().center()
    assert reply_look.pixelColor(middle) != note_look.pixelColor(middle)
    QTest.keyClicks(composer.field, "for us")
    QTest.keyClick(composer.field, Qt.Key.Key_Return, CONTROL)
    assert told.sent == [(MARIA_DIALOG, NOTE, "for us", ())]


def test_reply_and_note_have_texts_of_their_own(composer: Composer) -> None:
    QTest.keyClicks(composer.field, "reply")
    QTest.mouseClick(button(composer, "Note: only operators see it"), Qt.MouseButton.LeftButton)
    assert composer.text == ""
    QTest.keyClicks(composer.field, "note")
    QTest.mouseClick(button(composer, "Note: only operators see it"), Qt.MouseButton.LeftButton)
    assert composer.text == "reply"
    assert composer.mode is REPLY


def test_the_mode_stays_with_its_dialog(composer: Composer) -> None:
    composer.set_mode(NOTE)
    composer.bind(JOHN_DIALOG, None, None, "John")
    assert composer.mode is REPLY
    composer.bind(MARIA_DIALOG, None, None, "Мария")
    assert composer.mode is NOTE


# -------------------------------------------------------------------------------------- limits, files


def test_a_text_too_long_is_refused_in_place_and_kept(composer: Composer, told: Told) -> None:
    composer.set_limits(text=20, file=1000)
    composer.insert("x" * 17)
    assert "left" not in sentences(composer)
    composer.insert("x")
    assert "2 left" in sentences(composer)
    composer.insert("xxx")
    assert "1 too many" in sentences(composer)
    composer.submit()
    assert told.sent == []
    assert "Too long by 1" in sentences(composer)
    assert composer.text == "x" * 21
    QTest.keyClick(composer.field, Qt.Key.Key_Backspace)
    assert "Too long" not in sentences(composer)
    composer.submit()
    assert len(told.sent) == 1


def file_of(folder: Path, name: str, size: int) -> Path:
    path = folder / name
    path.write_bytes(b"x" * size)
    return path


def test_files_are_shown_sent_and_taken_away(composer: Composer, told: Told, tmp_path: Path) -> None:
    composer.attach([file_of(tmp_path, "a.pdf", 10), file_of(tmp_path, "b.txt", 2048)])
    assert "a.pdf" in sentences(composer)
    assert "2 kB" in sentences(composer)
    QTest.mouseClick(button(composer, "Remove a.pdf"), Qt.MouseButton.LeftButton)
    assert [file.name for file in composer.files] == ["b.txt"]
    composer.submit()
    ((dialog, mode, text, files),) = told.sent
    assert (dialog, mode, text) == (MARIA_DIALOG, REPLY, "")
    assert [(file.name, file.size, file.content_type, file.id) for file in files] == [("b.txt", 2048, "text/plain", "")]
    assert composer.files == ()


def test_files_stay_with_their_dialog(composer: Composer, tmp_path: Path) -> None:
    composer.attach([file_of(tmp_path, "maria.pdf", 10)])
    composer.bind(JOHN_DIALOG, None, None, "John")
    assert composer.files == ()
    assert "maria.pdf" not in sentences(composer)
    composer.bind(MARIA_DIALOG, None, None, "Мария")
    assert [file.name for file in composer.files] == ["maria.pdf"]


def test_what_cannot_be_sent_is_refused_with_a_reason(composer: Composer, tmp_path: Path) -> None:
    composer.set_limits(text=100, file=1024)
    good = file_of(tmp_path, "good.txt", 1024)
    large, empty = file_of(tmp_path, "large.bin", 3000), file_of(tmp_path, "empty.txt", 0)
    composer.attach([good, large, empty, tmp_path, tmp_path / "missing"])
    assert [file.name for file in composer.files] == ["good.txt"]
    said = sentences(composer)
    assert "large.bin is 3 kB. The largest file that can be sent is 1 kB." in said
    assert "empty.txt is empty." in said
    assert "missing is a folder or is not there" in said


def test_no_more_than_ten_files(composer: Composer, tmp_path: Path) -> None:
    composer.attach([file_of(tmp_path, f"{number}.txt", 5) for number in range(12)])
    assert len(composer.files) == 10
    assert "no more than 10 files" in sentences(composer)


def paste(composer: Composer, source: QMimeData) -> None:
    QApplication.clipboard().setMimeData(source)
    QTest.keyClick(composer.field, Qt.Key.Key_V, CONTROL)


def test_rich_text_is_pasted_plain(composer: Composer) -> None:
    source = QMimeData()
    source.setHtml("<b>bold</b> <img src='x'>")
    source.setText("bold")
    paste(composer, source)
    assert composer.text == "bold"


def test_a_pasted_picture_becomes_a_file(composer: Composer, told: Told, tmp_path: Path) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    source = QMimeData()
    source.setImageData(image)
    paste(composer, source)
    (file,) = composer.files
    assert (file.content_type, file.width, file.height) == ("image/png", 40, 30)
    assert Path(file.url).parent == tmp_path / "pasted"
    assert QImage(file.url).size() == image.size()


def test_pasted_and_dropped_files_are_attached_and_not_typed(composer: Composer, tmp_path: Path) -> None:
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(str(file_of(tmp_path, "a.pdf", 10)))])
    paste(composer, source)
    assert [file.name for file in composer.files] == ["a.pdf"]
    assert composer.text == ""


# ---------------------------------------------------------------------------------------------- look


def test_it_grows_from_one_line_to_eight(composer: Composer) -> None:
    line = composer.field.fontMetrics().lineSpacing()
    one = composer.field.height()
    composer.insert("a\nb\nc")
    assert composer.field.height() == pytest.approx(one + 2 * line, abs=4)
    composer.insert("\nd" * 40)
    assert composer.field.height() <= one + (MOST_LINES - 1) * line + 4
    composer.submit()
    assert composer.field.height() == one


@pytest.mark.parametrize("width", [420, 655])
def test_long_text_is_never_cut_at_the_side(composer: Composer, qtbot: QtBot, width: int) -> None:
    composer.resize(width, 120)
    composer.insert("строка слов и слов " * 400)
    qtbot.waitUntil(composer.field.verticalScrollBar().isVisible)
    composer.bind(JOHN_DIALOG, Draft(text="строка слов и слов " * 500), None, "John")
    composer.resize(width - 20, 200)
    QApplication.processEvents()
    assert composer.field.horizontalScrollBar().maximum() == 0


def test_only_connected_actions_are_offered(composer: Composer) -> None:
    composer.set_available({ComposerAction.ATTACH})
    shown = {each.accessibleName() for each in composer.findChildren(QToolButton) if each.isVisible()}
    assert shown == {"Note: only operators see it", "Attach files"}


def test_every_control_has_a_name_and_the_keyboard_reaches_it(composer: Composer) -> None:
    QTest.keyClicks(composer.field, "text")
    names = []
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        assert isinstance(widget, QAbstractButton)
        names.append(widget.accessibleName() or widget.text())
    assert names == [
        "Note: only operators see it",
        "Saved replies",
        "Attach files",
        "Emoji",
        "Save reply",
        "Send",
    ]


@pytest.mark.parametrize("width", [360, 420, 655, 1100])
@pytest.mark.parametrize("word", ["Send", "Add note", "Добавить заметку"])
def test_no_button_is_cut_or_covered(composer: Composer, width: int, word: str) -> None:
    button(composer, "Send").show_words(word, "Ctrl ⏎")
    composer.resize(width, 120)
    QApplication.processEvents()
    assert composer.width() == width
    shown = [each for each in composer.findChildren(QAbstractButton) if each.isVisible()]
    assert len(shown) == 6 or (len(shown) == 5 and width < 450)
    places = sorted((each.geometry() for each in shown), key=lambda place: place.left())
    for left, right in pairwise(places):
        assert left.right() < right.left()
    assert places[-1].right() < composer.field.parentWidget().width()
    for each in shown:
        assert isinstance(each, QToolButton) or each.width() >= each.minimumSizeHint().width()


def test_numbers_are_spoken_in_the_language_chosen(composer: Composer, qapp: QApplication) -> None:
    class Russian(QTranslator):
        def translate(self, context: str, text: str, _more: str | None = None, _n: int = -1) -> str:
            return "осталось %n" if (context, text) == ("CounterWords", "%n left") else ""

    translator = Russian()
    qapp.installTranslator(translator)
    try:
        composer.set_limits(text=20, file=1)
        composer.insert("x" * 19)
        assert "осталось 1" in sentences(composer)
    finally:
        qapp.removeTranslator(translator)
