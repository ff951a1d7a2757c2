"""Stepping back in the viewer past what the feed holds, over a real server: the pictures before it are brought."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from operator_app.domain.messages import File
from operator_app.domain.value import DialogId
from operator_app.engine.engine import Engine
from tests.browser.test_files import png
from tests.doubles.desk_worker import DeskWorker
from tests.doubles.visitor import Visitor
from tests.integration.engine.conftest import BORIS, PASSWORD
from tests.integration.ui.real_window import real_window, until
from tests.servers import ServerProcess
from ui.conversation.message_files import MessageFiles
from ui.conversation.timeline.file_states import FileAction
from ui.conversation.timeline.items import message_of
from ui.conversation.timeline.message_view import MessageView
from ui.image_viewer.image_viewer import ImageViewer
from ui.main_window import MainWindow
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop, pytest.mark.timeout(300)]

MANY = 130
"""Messages between two pictures: more than two pages."""


@pytest.fixture(scope="module")
def filled(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures at the beginning, in the midst and at the end of a user's second dialog, and one in the first."""
    data = tmp_path_factory.mktemp("pictures") / "server"
    shutil.copytree(furnished, data)
    with ServerProcess(data) as server:
        server.sign_in()
        visitor = Visitor(server.address, server.site_key or "")
        boris = DeskWorker(server.address, BORIS, PASSWORD)
        visitor.send_file("zero.png", png(40, 30))
        first = boris.newest_dialog()
        boris.finish(first)
        boris.begin("second", visitor.user_id, "again")
        visitor.send_file("one.png", png(40, 30))
        boris.say_all("second", [f"a {number}" for number in range(MANY)])
        visitor.send_file("two.png", png(40, 30))
        boris.say_all("second", [f"b {number}" for number in range(MANY)])
        visitor.send_file("three.png", png(40, 30))
        boris.close()
        visitor.close()
        server.terminate()
    return data


@pytest.fixture
def server(filled: Path, tmp_path: Path) -> Iterator[ServerProcess]:
    shutil.copytree(filled, tmp_path / "server")
    with ServerProcess(tmp_path / "server") as server:
        yield server


def pictures(feed: MessageView) -> list[File]:
    return [file for item in feed.items if (message := message_of(item)) for file in message.files if file.is_image]


async def look(files: MessageFiles, feed: MessageView, name: str) -> ImageViewer:
    await until(lambda: name in [file.name for file in pictures(feed)], name)
    feed.file_asked.emit(next(file for file in pictures(feed) if file.name == name), FileAction.VIEW)
    assert files.viewer is not None
    return files.viewer


def shown(viewer: ImageViewer) -> str:
    return "" if viewer.file is None else viewer.file.name


async def open_second(window: MainWindow) -> None:
    window.show_dialog(DialogId("second"))
    await until(lambda: window.conversation.composer.dialog_id == "second", "the dialog")


async def test_one_steps_back_to_the_first_picture_of_the_dialog(engine: Engine, theme: Theme, tmp_path: Path) -> None:
    async with real_window(engine, theme, tmp_path) as window:
        await open_second(window)
        pane = window.conversation
        viewer = await look(pane.files, pane.timeline, "three.png")
        assert "1 of 1+" in viewer.accessibleName()
        for name in ("two.png", "one.png"):
            QTest.keyClick(viewer, Qt.Key.Key_Left)
            await until(lambda name=name: shown(viewer) == name, name)  # type: ignore[misc]
            await until(lambda: not viewer.canvas.pixmap.isNull(), "its pixels")
        QTest.keyClick(viewer, Qt.Key.Key_Left)
        await until(lambda: viewer.accessibleName() == "Picture one.png, 1 of 3", "that there is no other")
        assert shown(viewer) == "one.png"
        QTest.keyClick(viewer, Qt.Key.Key_Right)
        QTest.keyClick(viewer, Qt.Key.Key_Right)
        assert shown(viewer) == "three.png"
        viewer.close_viewer()


async def test_in_the_history_one_steps_back_into_earlier_dialogs(engine: Engine, theme: Theme, tmp_path: Path) -> None:
    async with real_window(engine, theme, tmp_path) as window:
        await open_second(window)
        pane = window.conversation
        await until(pane.header.history.isVisible, "the user's other dialog")
        pane.toggle_history()
        await until(lambda: pane.feeds.history_shown, "the history")
        pane.history.show_end()
        viewer = await look(pane.history_files, pane.history, "three.png")
        for name in ("two.png", "one.png", "zero.png"):
            QTest.keyClick(viewer, Qt.Key.Key_Left)
            await until(lambda name=name: shown(viewer) == name, name)  # type: ignore[misc]
        viewer.close_viewer()


async def test_without_a_connection_it_says_so_and_stays(
    engine: Engine, theme: Theme, tmp_path: Path, server: ServerProcess
) -> None:
    async with real_window(engine, theme, tmp_path) as window:
        await open_second(window)
        pane = window.conversation
        viewer = await look(pane.files, pane.timeline, "three.png")
        server.kill()
        await until(
            lambda: window._account.status.phase.name not in {"ONLINE", "SYNCING"}, "that the connection is lost"
        )
        QTest.keyClick(viewer, Qt.Key.Key_Left)
        words = "Earlier pictures can't be fetched now"
        await until(lambda: words in [label.text() for label in viewer.findChildren(QLabel)], words)
        assert shown(viewer) == "three.png"
        viewer.close_viewer()
