"""Pictures are asked for once, decoded aside, bounded in memory, and never anything but pictures."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from operator_app.domain.messages import File
from operator_app.domain.value import FileId
from tests.sample_feed import PHOTO, said
from tests.unit.ui.conversation.timeline.test_timeline import opened
from ui.conversation.timeline.pictures import MEMORY, RETRY_MS, SHOWN_SIDE, Pictures
from ui.conversation.timeline.timeline import Timeline
from ui.pictures import read_picture


@pytest.fixture
def pictures(qtbot: QtBot) -> Iterator[Pictures]:
    made = Pictures()
    yield made
    made.finish()


def painted(path: Path, width: int = 90, height: int = 60) -> str:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(path), "PNG")
    return str(path)


def file(name: str) -> File:
    return File(id=FileId(name), name=name, size=1, content_type="image/png", url=f"http://127.0.0.1/{name}")


def test_asked_for_once_and_then_here(pictures: Pictures, qtbot: QtBot, tmp_path: Path) -> None:
    wanted: list[File] = []
    pictures.wanted.connect(wanted.append)
    for _ in range(3):
        assert pictures.pixmap(PHOTO, QRectF()) is None
    assert wanted == [PHOTO]
    with qtbot.waitSignal(pictures.ready):
        pictures.fetched(PHOTO.url, painted(tmp_path / "a.png"))
    found = pictures.pixmap(PHOTO, QRectF())
    assert found is not None
    assert found.size().toTuple() == (90, 60)


def test_a_picture_on_its_way_is_shown_from_where_it_is(pictures: Pictures, qtbot: QtBot, tmp_path: Path) -> None:
    mine = File(
        id=FileId(""),
        name="a.png",
        size=1,
        content_type="image/png",
        url=painted(tmp_path / "a.png"),
        width=90,
        height=60,
    )
    with qtbot.assertNotEmitted(pictures.wanted), qtbot.waitSignal(pictures.ready):
        pictures.pixmap(mine, QRectF())
    assert pictures.pixmap(mine, QRectF()) is not None


def test_what_could_not_be_fetched_is_asked_for_again_but_not_at_every_frame(qtbot: QtBot) -> None:
    now = [0]
    pictures = Pictures(lambda: now[0])
    wanted: list[File] = []
    pictures.wanted.connect(wanted.append)
    pictures.pixmap(PHOTO, QRectF())
    pictures.fetched(PHOTO.url, None)
    now[0] += RETRY_MS - 1
    pictures.pixmap(PHOTO, QRectF())
    assert wanted == [PHOTO]
    now[0] += 1
    pictures.pixmap(PHOTO, QRectF())
    assert wanted == [PHOTO, PHOTO]


def test_what_is_no_picture_is_not_asked_for_again(pictures: Pictures, qtbot: QtBot, tmp_path: Path) -> None:
    wanted: list[File] = []
    pictures.wanted.connect(wanted.append)
    pictures.pixmap(PHOTO, QRectF())
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\nnot a picture")
    with qtbot.waitSignal(pictures.ready):
        pictures.fetched(PHOTO.url, str(broken))
    assert pictures.pixmap(PHOTO, QRectF()) is None
    assert wanted == [PHOTO]


def test_memory_is_bounded(pictures: Pictures, qtbot: QtBot, tmp_path: Path) -> None:
    path = painted(tmp_path / "large.png", 1280, 1280)
    for number in range(15):
        with qtbot.waitSignal(pictures.ready):
            pictures.fetched(file(str(number)).url, path)
        assert pictures.memory <= MEMORY
    assert pictures.pixmap(file("14"), QRectF()) is not None
    assert pictures.pixmap(file("0"), QRectF()) is None


def test_a_large_picture_is_read_small(tmp_path: Path) -> None:
    image = read_picture(painted(tmp_path / "wide.png", 4000, 1000), SHOWN_SIDE)
    assert image.size().toTuple() == (SHOWN_SIDE, SHOWN_SIDE // 4)


def test_a_drawing_with_references_is_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'
    )
    assert read_picture(str(path), SHOWN_SIDE).isNull()


def test_the_feed_shows_a_picture_where_its_place_was(timeline: Timeline, qtbot: QtBot, tmp_path: Path) -> None:
    path = painted(tmp_path / "a.png", 900, 600)
    timeline.picture_wanted.connect(lambda wanted: timeline.picture_fetched(wanted.url, path))
    timeline.show_dialog(opened((said(1, "", "10:00", files=(PHOTO,)),)))
    place = timeline.rect_of("message-1")

    def red() -> bool:
        return timeline.grab().toImage().pixelColor(place.center() - place.center() / 2).red() > 200 and (
            timeline.grab().toImage().pixelColor(120, place.center().y()).name() == "#ff0000"
        )

    qtbot.waitUntil(red)
    assert timeline.rect_of("message-1") == place
