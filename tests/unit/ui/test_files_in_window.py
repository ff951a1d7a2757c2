"""Files as an operator handles them in the window: dropped, pasted, dragged away, saved, looked at."""

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from operator_app.domain.commands import SendMessage
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.messages import File, Message, MessageState
from operator_app.domain.problems import RefusalReason, Refused
from operator_app.domain.value import ClientId, FileId, MessageId
from operator_app.engine.notices import UploadProgress
from operator_app.engine.requests import CancelMessage, DiscardMessage, KeepFiles, SaveDraft, SaveFile, SendAnswer
from tests import sample_dialogs as sample
from tests import sample_pictures
from tests.screens.desk import Desk, open_desk
from tests.screens.sample_engine import SampleEngine
from ui.conversation.timeline.file_states import FileAction
from ui.conversation.timeline.items import Action
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]

LEFT, COPY, PLAIN = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier


def dragged(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def enter(desk: Desk, data: QMimeData, at: QPoint) -> QDragEnterEvent:
    """As the system does: the window's own system window hears of it first."""
    event = QDragEnterEvent(at, COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(desk.window.windowHandle(), event)
    return event


def drop(desk: Desk, data: QMimeData, at: QPoint) -> None:
    event = QDropEvent(QPointF(at), COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(desk.window.windowHandle(), event)


async def opened(desk: Desk) -> None:
    desk.window.show_dialog(sample.MARIA_DIALOG)
    await desk.until(lambda: desk.window.conversation.composer.dialog_id == sample.MARIA_DIALOG)


async def test_files_dropped_anywhere_are_attached(theme: Theme, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    data = dragged(tmp_path / "a.txt", tmp_path)
    async with open_desk(theme, tmp_path) as desk:
        await opened(desk)
        window, composer = desk.window, desk.window.conversation.composer
        composer.insert("see")
        places = (window.list, window.conversation.timeline, composer.field, window.card)
        for place in places:
            at = place.mapTo(window, place.rect().center())
            assert enter(desk, data, at).isAccepted()
            assert window.drop_overlay.isVisible()
            assert window.drop_overlay.accessibleName() == "Drop to attach to the dialog with Мария Иванова"
            drop(desk, data, at)
            await desk.until(lambda: not window.drop_overlay.isVisible())
        assert [file.name for file in composer.files] == ["a.txt"], "once, and no folder"
        assert "Only files can be sent" in composer._complaint.text()
        await desk.until(lambda: desk.engine.drafts[sample.MARIA_DIALOG, ComposerMode.REPLY].files == composer.files)


async def test_without_a_dialog_nothing_is_taken(theme: Theme, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    async with open_desk(theme, tmp_path) as desk:
        event = enter(desk, dragged(tmp_path / "a.txt"), desk.window.rect().center())
        assert not event.isAccepted()
        assert not desk.window.drop_overlay.isVisible()
        await opened(desk)
        text = QMimeData()
        text.setText("words")
        enter(desk, text, desk.window.rect().center())
        assert not desk.window.drop_overlay.isVisible()


async def test_a_file_too_large_is_refused_before_anything_is_sent(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "big.zip"
    path.write_bytes(b"x" * (sample.DIRECTORY.file_limit + 1))
    async with open_desk(theme, tmp_path) as desk:
        await opened(desk)
        desk.window.conversation.attach([path])
        words = desk.window.conversation.composer._complaint.text()
        assert words == "big.zip is 2,097,153 bytes. The largest file that can be sent is 2,097,152 bytes."
        assert desk.window.conversation.composer.files == ()


async def test_a_pasted_picture_is_attached_kept_and_sent(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await opened(desk)
        composer = desk.window.conversation.composer
        image = QImage(30, 20, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.red)
        QGuiApplication.clipboard().setImage(image)
        composer.start(ComposerMode.REPLY)
        composer.field.paste()
        (file,) = composer.files
        assert (file.content_type, file.width, file.height) == ("image/png", 30, 20)
        QTest.keyClick(composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await desk.until(lambda: desk.engine.performed)
        assert desk.engine.performed == [SendMessage(dialog_id=sample.MARIA_DIALOG, text="", files=(file,))]
        asked = [each for each in desk.engine.asked if isinstance(each, SendAnswer | SaveDraft)]
        kinds = [type(each) for each in asked]
        assert kinds[-2:] == [SendAnswer, SaveDraft], "only what is sent may be forgotten"
        assert composer.files == ()


async def test_a_draft_comes_back_with_its_files(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    file = sample_pictures.photo(tmp_path / "photo.png", 60, 40)
    engine.drafts[sample.MARIA_DIALOG, ComposerMode.REPLY] = Draft(text="half", cursor=2, files=(file,))
    async with open_desk(theme, tmp_path, engine) as desk:
        await opened(desk)
        composer = desk.window.conversation.composer
        assert (composer.text, composer.files) == ("half", (file,))
        desk.window.show_dialog(sample.ROWS[1].dialog.id)
        await desk.until(lambda: composer.dialog_id == sample.ROWS[1].dialog.id)
        assert composer.files == ()
        await opened(desk)
        assert composer.files == (file,)


async def test_copies_take_the_place_of_what_was_attached(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await opened(desk)
        desk.engine.hold = {SaveDraft}
        composer = desk.window.conversation.composer
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).write_text("content")
        composer.attach([tmp_path / "a.txt", tmp_path / "b.txt"])
        a, b = composer.files
        kept = replace(a, url="/kept/a")
        composer.files_kept(sample.MARIA_DIALOG, ComposerMode.REPLY, (a,), (kept,))
        assert composer.files == (a, b), "an answer about other files than these"
        composer.files_kept(sample.MARIA_DIALOG, ComposerMode.REPLY, (a, b), (kept,))
        assert composer.files == (kept,)
        assert composer._complaint.text() == "b.txt can't be read."
        desk.engine.release()
        await desk.settle(0.02)
        assert composer.files == (kept,)


# ----------------------------------------------------------------------------------------- in the feed

PDF = File(
    id=FileId("f"), name="offer.pdf", size=5, content_type="application/pdf", url="https://chat.example.com/files/s/o"
)
OWN = replace(PDF, id=FileId(""), url="/outgoing/c-9/0")


def theirs(file: File) -> Message:
    return replace(sample.MARIA_MESSAGES[0], id=MessageId("m-file"), position=60, text="", files=(file,), page=None)


def mine(text: str = "") -> Message:
    return Message(
        id=None,
        dialog_id=sample.MARIA_DIALOG,
        kind=sample.MARIA_MESSAGES[2].kind,
        author_id=sample.ANTON.id,
        text=text,
        at=sample.NOW,
        client_id=ClientId("c-9"),
        state=MessageState.PENDING,
        files=(OWN,),
    )


def with_messages(*messages: Message) -> SampleEngine:
    engine = SampleEngine()
    engine.messages[sample.MARIA_DIALOG].extend(messages)
    return engine


class System:
    """What the system is asked to do."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.opened: list[Path] = []
        self.shown: list[Path] = []
        self.downloads = folder / "downloads"
        files = desk.window.conversation.files
        files._downloads = lambda: self.downloads
        files._open_path = self.opened.append
        files._show_folder = self.shown.append


def ask(desk: Desk, file: File, action: FileAction) -> None:
    desk.window.conversation.timeline.file_asked.emit(file, action)


async def test_a_click_saves_and_the_next_shows_the_folder(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, with_messages(theirs(PDF))) as desk:
        await opened(desk)
        system, states = System(desk, tmp_path), desk.window.conversation.timeline.files
        desk.engine.hold = {SaveFile}
        ask(desk, PDF, FileAction.SAVE)
        await desk.settle(0.02)
        assert states.detail(theirs(PDF), PDF) == "Saving…"
        desk.engine.release()
        (system.downloads / "offer.pdf").write_bytes(b"offer")
        await desk.until(lambda: states.detail(theirs(PDF), PDF) == "Saved · Show in folder")
        ask(desk, PDF, FileAction.SAVE)
        assert system.shown == [system.downloads / "offer.pdf"]
        assert system.opened == [], "a click opens nothing"
        (system.downloads / "offer.pdf").unlink()
        ask(desk, PDF, FileAction.SAVE)
        await desk.until(lambda: sum(isinstance(each, SaveFile) for each in desk.engine.asked) == 2)


async def test_only_what_is_harmless_is_opened(theme: Theme, tmp_path: Path) -> None:
    script = replace(PDF, name="offer.pdf.sh", url=f"{PDF.url}2")
    async with open_desk(theme, tmp_path, with_messages(theirs(PDF))) as desk:
        await opened(desk)
        system = System(desk, tmp_path)
        for file in (PDF, script):
            ask(desk, file, FileAction.OPEN)
        await desk.until(lambda: sum(isinstance(each, SaveFile) for each in desk.engine.asked) == 2)
        await desk.settle(0.05)
        assert system.opened == [system.downloads / "offer.pdf"]


async def test_what_cannot_be_saved_is_said(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, with_messages(theirs(PDF))) as desk:
        await opened(desk)
        System(desk, tmp_path)
        desk.engine.errors = {SaveFile: Refused(RefusalReason.GONE)}
        ask(desk, PDF, FileAction.SAVE)
        bar = desk.window.conversation.bar
        await desk.until(bar.isVisible)
        assert desk.window.conversation.timeline.files.detail(theirs(PDF), PDF) == "5 bytes"


async def test_a_picture_opens_large_and_another_dialog_takes_it_away(theme: Theme, tmp_path: Path) -> None:
    photo = sample_pictures.photo(tmp_path / "photo.png", 1200, 800)
    shown = replace(photo, id=FileId("p"), url="https://chat.example.com/files/s/p")
    engine = with_messages(theirs(shown))
    engine.files = {"photo.png": tmp_path / "photo.png"}
    async with open_desk(theme, tmp_path, engine) as desk:
        await opened(desk)
        timeline, files = desk.window.conversation.timeline, desk.window.conversation.files
        timeline.show_end()
        await desk.settle()
        rect = timeline.rect_of("m-file") if timeline.rect_of("m-file").isValid() else timeline.viewport().rect()
        laid = timeline.under(QPointF(rect.center()))
        assert laid is not None
        (picture,) = laid.laid.pictures
        at = picture.rect.center().toPoint() + QPoint(0, rect.top())
        QTest.mouseClick(timeline.viewport(), LEFT, pos=at)
        viewer = files.viewer
        assert viewer is not None
        await desk.until(lambda: not viewer.canvas.pixmap.isNull())
        assert viewer.canvas.pixmap.size().toTuple() == (1200, 800)
        assert viewer.geometry() == desk.window.rect()
        desk.window.show_dialog(sample.ROWS[1].dialog.id)
        assert not viewer.isVisible()


async def test_an_upload_shows_how_far_it_is_and_can_be_taken_back(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, with_messages(mine("with this"))) as desk:
        await opened(desk)
        timeline, composer = desk.window.conversation.timeline, desk.window.conversation.composer
        message = mine("with this")
        assert timeline.files.share(message, OWN) == 0
        desk.engine.tell(UploadProgress(account_id=sample.ACCOUNT_ID, client_id=ClientId("c-9"), place=0, sent=4))
        await desk.until(lambda: timeline.files.share(message, OWN) == 0.8)
        assert timeline.files.detail(message, OWN) == "4 bytes of 5 bytes"
        item = next(item for item in timeline.items if item.key == "c-9")
        timeline.activate(item, Action.CANCEL)
        await desk.until(lambda: composer.text == "with this")
        assert composer.files == (OWN,)
        assert [each for each in desk.engine.asked if isinstance(each, CancelMessage)] == [
            CancelMessage(client_id=ClientId("c-9"), files=(OWN,))
        ]
        await desk.until(lambda: all(item.key != "c-9" for item in timeline.items))


async def test_editing_a_failed_message_keeps_its_files_before_it_goes(theme: Theme, tmp_path: Path) -> None:
    failed = replace(mine("again"), state=MessageState.FAILED, failure="blocked")
    async with open_desk(theme, tmp_path, with_messages(failed)) as desk:
        await opened(desk)
        timeline = desk.window.conversation.timeline
        timeline.activate(next(item for item in timeline.items if item.key == "c-9"), Action.EDIT)
        await desk.until(lambda: any(isinstance(each, DiscardMessage) for each in desk.engine.asked))
        kinds = [type(each) for each in desk.engine.asked]
        assert kinds.index(KeepFiles) < kinds.index(DiscardMessage)
        assert desk.window.conversation.composer.files == (OWN,)


async def test_links_are_copied_and_own_unsent_files_have_none(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, with_messages(theirs(PDF), mine())) as desk:
        await opened(desk)
        ask(desk, PDF, FileAction.COPY_LINK)
        assert QGuiApplication.clipboard().text() == PDF.url
        for action in (FileAction.SAVE, FileAction.SAVE_AS, FileAction.OPEN):
            ask(desk, OWN, action)
        await asyncio.sleep(0.02)
        assert not any(isinstance(each, SaveFile) for each in desk.engine.asked)
