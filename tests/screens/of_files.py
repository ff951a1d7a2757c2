"""Files and pictures: in the feed, in the composer, dropped on the window, looked at."""

import tempfile
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication

from operator_app.domain.messages import File, MessageState
from operator_app.domain.problems import RefusalReason
from operator_app.domain.value import ClientId, FileId, MessageId
from operator_app.engine.notices import UploadProgress
from tests import sample_dialogs as sample
from tests import sample_pictures
from tests.screens.desk import Desk
from tests.screens.sample_engine import SampleEngine
from tests.screens.screen import (
    ALL,
    BOTH,
    Screen,
    dialog,
)
from ui.conversation.timeline.file_states import FileAction


def with_files() -> SampleEngine:
    """A photo and a list of the user's, one upload under way, one refused, one waiting behind it."""
    engine = SampleEngine()
    folder = Path(tempfile.mkdtemp(prefix="screens-"))
    photo = sample_pictures.photo(folder / "чек.png", 1200, 800)
    engine.files = {photo.name: Path(photo.url)}
    theirs = replace(photo, id=FileId("file-photo"), url="https://chat.example.com/files/s/photo")
    words = sample.MARIA_MESSAGES[0]
    shown = replace(
        words,
        id=MessageId("m-photo"),
        client_id=None,
        position=50,
        text="Вот чек",
        files=(theirs,),
        page=None,
        at=sample.moment("10:42"),
    )
    mine = replace(sample.MARIA_MESSAGES[2], id=None, position=None, page=None, text="")
    offer = File(
        id=FileId(""), name="Счёт на оплату № 1048.pdf", size=1_240_000, content_type="application/pdf", url="/x"
    )
    failed = replace(
        mine,
        client_id=ClientId("c-1"),
        at=sample.moment("10:44"),
        state=MessageState.FAILED,
        files=(offer,),
        failure=RefusalReason.BLOCKED.value,
    )
    upload = replace(
        mine,
        client_id=ClientId("c-2"),
        at=sample.moment("10:45"),
        state=MessageState.PENDING,
        files=(offer, replace(photo, width=600, height=300)),
    )
    behind = replace(upload, client_id=ClientId("c-3"), text="Прикладываю счёт и схему проезда.", files=())
    listed = replace(shown, id=MessageId("m-list"), position=51, text="", files=(sample.PRICE_LIST,))
    for message in (shown, listed, failed, upload, behind):
        engine.messages[sample.MARIA_DIALOG].append(message)
    return engine


async def files(desk: Desk) -> None:
    await dialog(desk)
    desk.engine.tell(UploadProgress(account_id=sample.ACCOUNT_ID, client_id=ClientId("c-2"), place=0, sent=560_000))
    timeline = desk.window.conversation.timeline
    timeline.files.saved(sample.PRICE_LIST, Path(__file__))
    timeline.show_end()
    await desk.settle(0.5)


async def chips(desk: Desk) -> None:
    await dialog(desk)
    folder = Path(tempfile.mkdtemp(prefix="screens-"))
    paths = [folder]
    for name, size in (
        ("Счёт на оплату № 1048 от 23 ноября.pdf", 1_240_000),
        ("notes.txt", 900),
        ("big.zip", 2_097_153),
    ):
        (folder / name).write_bytes(b"x" * size)
        paths.insert(0, folder / name)
    paths.insert(0, Path(sample_pictures.photo(folder / "схема проезда.png", 300, 200).url))
    conversation = desk.window.conversation
    conversation.composer.insert("Вот счёт и схема")
    conversation.attach(paths)
    await desk.settle(0.4)


async def drop(desk: Desk) -> None:
    await dialog(desk)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(__file__)])
    event = QDragEnterEvent(
        QPoint(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(desk.window.windowHandle(), event)
    await desk.settle()


async def viewer(desk: Desk) -> None:
    await files(desk)
    timeline = desk.window.conversation.timeline
    photo = next(message.files[0] for message in desk.engine.messages[sample.MARIA_DIALOG] if message.files)
    timeline.file_asked.emit(photo, FileAction.VIEW)
    await desk.settle(0.5)


async def viewer_looking_back(desk: Desk) -> None:
    """At the first of the pictures that are here; earlier ones are on their way."""
    await viewer(desk)
    shown = desk.window.conversation.files.viewer
    assert shown is not None
    while shown.file is not None and shown._place > 0:
        shown.step(-1)
    shown.put_earlier((), more=True)
    shown.step(-1)
    await desk.until(lambda: not shown.canvas.pixmap.isNull())
    await desk.settle()


SCREENS = (
    Screen("files", files, engine=with_files, looks=BOTH, languages=ALL, size=(1280, 1000)),
    Screen("chips", chips, looks=BOTH, languages=ALL),
    Screen("chips-760x560", chips, size=(760, 560)),
    Screen("drop", drop, looks=BOTH, languages=ALL),
    Screen("viewer", viewer, engine=with_files, looks=BOTH, languages=ALL),
    Screen("viewer-760x560", viewer, engine=with_files, size=(760, 560)),
    Screen("viewer-looking-back", viewer_looking_back, engine=with_files, languages=ALL),
)
