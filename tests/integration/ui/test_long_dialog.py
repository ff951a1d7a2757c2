"""A dialog of 2,000 messages at a real server, scrolled through in the real window: nothing jumps, doubles or stalls."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from operator_app.domain.value import DialogId
from operator_app.engine.engine import Engine
from tests.doubles.desk_worker import DeskWorker
from tests.doubles.visitor import Visitor
from tests.integration.engine.conftest import BORIS, PASSWORD
from tests.integration.ui.real_window import PATIENCE, real_window, until
from tests.servers import ServerProcess
from ui.conversation.timeline.items import GapLine, message_of
from ui.conversation.timeline.message_view import MessageView
from ui.main_window import MainWindow
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop, pytest.mark.timeout(600)]

LONG, SHORT = DialogId("long"), DialogId("short")
COUNT = 2_000
STEP = 150


@pytest.fixture(scope="module")
def filled(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A server's data in which a user has a short dialog and after it the long one, made once for all tests here."""
    data = tmp_path_factory.mktemp("filled") / "server"
    shutil.copytree(furnished, data)
    with ServerProcess(data) as server:
        server.sign_in()
        visitor = Visitor(server.address, server.site_key or "")
        boris = DeskWorker(server.address, BORIS, PASSWORD)
        boris.begin(SHORT, visitor.user_id, "short 1")
        boris.say_all(SHORT, [f"short {number}" for number in range(2, 31)])
        boris.finish(SHORT)
        boris.begin(LONG, visitor.user_id, "long 1")
        boris.say_all(LONG, [f"long {number} " + "word " * (number % 40) for number in range(2, COUNT + 1)])
        boris.close()
        visitor.close()
        server.terminate()
    return data


@pytest.fixture
def server(filled: Path, tmp_path: Path) -> Iterator[ServerProcess]:
    shutil.copytree(filled, tmp_path / "server")
    with ServerProcess(tmp_path / "server") as server:
        yield server


@asynccontextmanager
async def long_dialog(engine: Engine, theme: Theme, folder: Path) -> AsyncIterator[MainWindow]:
    """The whole window with the long dialog open at its end."""
    async with real_window(engine, theme, folder) as window:
        window.show_dialog(LONG)
        await until(lambda: shows_end(window.conversation.timeline), "the dialog")
        yield window


def texts(feed: MessageView) -> list[str]:
    return [m.text for item in feed.items if (m := message_of(item)) is not None and m.fact is None]


def shows_end(feed: MessageView) -> bool:
    return texts(feed)[-1:] != [] and numbers(texts(feed)[-1:], "long") == [COUNT]


def numbers(shown: list[str], word: str) -> list[int]:
    return [int(text.split()[1]) for text in shown if text.startswith(f"{word} ")]


def waits_for_more(feed: MessageView) -> bool:
    """Whether messages are about to come in where one reads."""
    view = feed.viewport().rect()
    return any(isinstance(item, GapLine) and feed.rect_of(item.key).intersects(view) for item in feed.items)


async def climb(feed: MessageView, seen: set[str], topmost: str) -> None:
    """Scroll up to a message; whatever comes meanwhile, what is in view moves by what one scrolls and no more."""
    deadline = time.monotonic() + 2 * PATIENCE
    bar = feed.verticalScrollBar()
    while True:
        view = feed.viewport().rect()
        here = [item for item in feed.items if feed.rect_of(item.key).intersects(view)]
        seen.update(m.text for item in here if (m := message_of(item)) is not None)
        if any(text.split()[:2] == topmost.split() for text in seen):
            return
        assert time.monotonic() < deadline, f"it stalled at {texts(feed)[0]}"
        # where a hole is in view, the first message after it stays: its page, and the line of the day, come in above
        hole = next((item for item in reversed(here) if isinstance(item, GapLine)), None)
        after = feed.items if hole is None else feed.items[feed.items.index(hole) :]
        reading = next((item for item in after if message_of(item) is not None), here[-1])
        middle = (here[len(here) // 2] if hole is None else reading).key
        place = feed.rect_of(middle).bottom()
        way = min(STEP, bar.value())
        feed.scroll_by(-way)
        moved = feed.rect_of(middle).bottom() - place
        held_back = 0 <= moved < way and waits_for_more(feed)
        assert abs(moved - way) <= 1 or bar.value() == 0 or held_back, "it jumped"
        place = feed.rect_of(middle).bottom()
        await asyncio.sleep(0.001)  # pages come in here
        assert abs(feed.rect_of(middle).bottom() - place) <= 1, "a page that came moved what is read"
        shown = numbers(texts(feed), "long")
        assert shown == list(range(shown[0], shown[0] + len(shown))), "doubled, or a gap"


async def test_scrolling_up_brings_every_message_once_and_end_leads_back(
    engine: Engine,
    theme: Theme,
    tmp_path: Path,
) -> None:
    async with long_dialog(engine, theme, tmp_path) as window:
        feed = window.conversation.timeline
        seen: set[str] = set()
        await climb(feed, seen, "long 1")
        assert sorted(numbers([*seen], "long")) == list(range(1, COUNT + 1))
        feed.setFocus()
        QTest.keyClick(feed, Qt.Key.Key_End)
        await until(lambda: shows_end(feed), "the end")
        bar = feed.verticalScrollBar()
        await until(lambda: bar.value() == bar.maximum(), "the end in view")


async def test_the_history_is_climbed_through_without_passing_what_it_lacks(
    engine: Engine,
    theme: Theme,
    tmp_path: Path,
) -> None:
    async with long_dialog(engine, theme, tmp_path) as window:
        pane = window.conversation
        await until(pane.header.history.isVisible, "the user's other dialog")
        pane.toggle_history()
        await until(lambda: pane.feeds.history_shown, "the history")
        feed = pane.history
        QTest.keyClick(feed, Qt.Key.Key_End)
        await until(lambda: shows_end(feed), "the end")
        seen: set[str] = set()
        await climb(feed, seen, "short 1")
        assert sorted(numbers([*seen], "long")) == list(range(1, COUNT + 1))
        assert sorted(numbers([*seen], "short")) == list(range(1, 31))
