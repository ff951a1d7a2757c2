"""Pictures seen large: keys, wheel and dragging, and that the window below hears none of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from operator_app.domain.messages import File
from operator_app.domain.value import FileId
from ui.image_viewer.image_viewer import ImageViewer
from ui.theme.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LEFT = Qt.MouseButton.LeftButton


def picture(folder: Path, name: str, width: int, height: int) -> File:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    path = folder / name
    assert image.save(str(path), "PNG")  # type: ignore[call-overload]
    return File(id=FileId(name), name=name, size=path.stat().st_size, content_type="image/png", url=str(path))


class Scene:
    def __init__(self, theme: Theme, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.field = QLineEdit(self.window)
        self.window.resize(800, 600)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.field.setFocus()
        self.viewer = ImageViewer(theme, self.window)
        self.viewer.wanted.connect(lambda file: self.viewer.fetched(file, file.url))
        self.files = tuple(
            picture(folder, name, *size)
            for name, size in (("small.png", (60, 40)), ("wide.png", (3000, 500)), ("last.png", (900, 900)))
        )

    def open(self, place: int) -> None:
        self.viewer.show_pictures(self.files, self.files[place])
        self.wait_shown()

    def wait_shown(self) -> None:
        self.qtbot.waitUntil(lambda: not self.viewer.canvas.pixmap.isNull())

    def press(self, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)

    def wheel(self, turned: int, at: QPoint) -> None:
        canvas = self.viewer.canvas
        event = QWheelEvent(
            QPointF(at),
            QPointF(canvas.mapToGlobal(at)),
            QPoint(),
            QPoint(0, turned),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(canvas, event)


@pytest.fixture
def scene(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Scene]:
    scene = Scene(theme, qtbot, tmp_path)
    yield scene
    scene.viewer.finish()


def test_a_large_picture_fits_and_a_small_one_is_not_enlarged(scene: Scene) -> None:
    scene.open(1)
    canvas = scene.viewer.canvas
    assert canvas.picture_rect().width() == pytest.approx(canvas.width())
    scene.press(Qt.Key.Key_Left)
    scene.wait_shown()
    assert canvas.zoom == 1.0
    assert canvas.picture_rect().size().toTuple() == (60, 40)


def test_keys_walk_zoom_and_close(scene: Scene) -> None:
    scene.open(0)
    for key, name in (
        (Qt.Key.Key_Left, "small.png"),
        (Qt.Key.Key_Right, "wide.png"),
        (Qt.Key.Key_Right, "last.png"),
        (Qt.Key.Key_Right, "last.png"),
    ):
        scene.press(key)
        assert scene.viewer.file is not None
        assert scene.viewer.file.name == name
    scene.wait_shown()
    canvas = scene.viewer.canvas
    fitted = canvas.zoom
    scene.press(Qt.Key.Key_Plus)
    assert canvas.zoom > fitted
    scene.press(Qt.Key.Key_Minus)
    assert canvas.zoom == pytest.approx(fitted)
    scene.press(Qt.Key.Key_Minus)
    assert canvas.zoom == pytest.approx(fitted), "never smaller than fitted"
    scene.press(Qt.Key.Key_Plus)
    scene.press(Qt.Key.Key_0)
    assert canvas.zoom == pytest.approx(fitted)
    scene.press(Qt.Key.Key_Escape)
    assert not scene.viewer.isVisible()
    assert scene.field.hasFocus(), "the keyboard is back where it was"


def test_keys_of_the_window_below_are_dead_meanwhile(scene: Scene) -> None:
    heard: list[str] = []
    shortcut = QShortcut(QKeySequence("E"), scene.window)
    shortcut.activated.connect(lambda: heard.append("E"))
    scene.open(0)
    scene.press(Qt.Key.Key_E)
    for _ in range(12):
        scene.press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused is scene.viewer or scene.viewer.isAncestorOf(focused)
        scene.press(Qt.Key.Key_E)
    assert heard == []
    scene.viewer.close_viewer()
    scene.field.clearFocus()
    QTest.keyClick(scene.window, Qt.Key.Key_E)
    assert heard == ["E"]


def test_the_wheel_zooms_where_the_pointer_is(scene: Scene) -> None:
    scene.open(2)
    canvas = scene.viewer.canvas
    at = QPoint(canvas.width() // 2 + 60, canvas.height() // 2 - 40)

    def under() -> QPointF:
        rect = canvas.picture_rect()
        return QPointF((at.x() - rect.x()) / rect.width(), (at.y() - rect.y()) / rect.height())

    for _ in range(6):
        scene.wheel(120, at)
    before = under()
    scene.wheel(120, at)
    assert under().x() == pytest.approx(before.x(), abs=0.003)
    assert under().y() == pytest.approx(before.y(), abs=0.003)


def test_dragging_moves_it_as_far_as_its_edges(scene: Scene) -> None:
    scene.open(2)
    canvas = scene.viewer.canvas
    for _ in range(8):
        canvas.zoom_by(1.25)
    middle = canvas.rect().center()
    before = canvas.picture_rect().topLeft()
    QTest.mousePress(canvas, LEFT, pos=middle)
    QTest.mouseMove(canvas, middle + QPoint(50, 30))
    QTest.mouseRelease(canvas, LEFT, pos=middle + QPoint(50, 30))
    moved = canvas.picture_rect().topLeft() - before
    assert (round(moved.x()), round(moved.y())) == (50, 30)
    QTest.mousePress(canvas, LEFT, pos=QPoint(5, 5))
    QTest.mouseMove(canvas, QPoint(5000, 5000))
    QTest.mouseRelease(canvas, LEFT, pos=QPoint(5000, 5000))
    assert canvas.picture_rect().topLeft().toTuple() == pytest.approx((0, 0), abs=0.01)


def test_a_click_beside_the_picture_closes(scene: Scene) -> None:
    scene.open(0)
    QTest.mouseClick(scene.viewer.canvas, LEFT, pos=QPoint(3, 3))
    assert not scene.viewer.isVisible()


def test_copy_and_save(scene: Scene, qtbot: QtBot) -> None:
    scene.open(0)
    QTest.keySequence(scene.viewer, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().image().size().toTuple() == (60, 40)
    (save,) = [each for each in scene.viewer.findChildren(QToolButton) if each.accessibleName() == "Save as…"]
    with qtbot.waitSignal(scene.viewer.save_asked) as asked:
        QTest.mouseClick(save, LEFT)
    assert asked.args == [scene.files[0]]


def test_it_covers_the_window_as_that_grows(scene: Scene) -> None:
    scene.open(0)
    scene.window.resize(1000, 700)
    assert scene.viewer.geometry() == scene.window.rect()


@pytest.mark.parametrize("content", [b"no picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_is_said(scene: Scene, tmp_path: Path, content: bytes, qtbot: QtBot) -> None:
    path = tmp_path / "odd.png"
    path.write_bytes(content)
    file = File(id=FileId("odd"), name="odd.png", size=9, content_type="image/png", url=str(path))
    scene.viewer.show_pictures((file,), file)
    qtbot.waitUntil(lambda: "can't be shown" in scene.viewer.canvas.sentence)
    scene.viewer.fetched(file, None)
    assert "fetched" in scene.viewer.canvas.sentence
