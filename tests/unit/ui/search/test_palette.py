"""The search palette in the whole window, by keys as one types."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from operator_app.domain.found import BackendFound
from operator_app.domain.problems import ArchiveError, ArchiveProblem, Unreachable, UnreachableReason
from operator_app.engine.requests import FindDialogs, OpenDialog, Search, SearchBackend
from tests import sample_dialogs as sample
from tests.screens.desk import Desk, open_desk
from tests.screens.of_search import everywhere
from ui.search.lines import Heading, MessageLine, PersonLine, Remark
from ui.search.palette import SearchPalette
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]


def write(palette: SearchPalette, text: str) -> None:
    """Letter by letter, of any alphabet."""
    for letter in text:
        QApplication.sendEvent(
            palette.field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        )


def opened(desk: Desk, typed: str = "") -> SearchPalette:
    palette = desk.window.search.open()
    write(palette, typed)
    return palette


def texts(palette: SearchPalette) -> list[str]:
    return [line.found.snippet for line in palette.list.results.lines if isinstance(line, MessageLine)]


async def found(desk: Desk, typed: str) -> SearchPalette:
    palette = opened(desk, typed)
    await desk.until(lambda: texts(palette))
    return palette


async def test_finds_come_as_one_types_and_the_first_is_chosen(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, everywhere()) as desk:
        palette = await found(desk, "че")
        assert isinstance(palette.list.chosen, MessageLine)
        write(palette, "кжж")
        await desk.until(lambda: not texts(palette))
        assert [line for line in palette.list.results.lines if isinstance(line, Heading)] == []


async def test_return_opens_the_dialog_at_the_message_with_the_words_marked(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, everywhere()) as desk:
        palette = await found(desk, "чек")
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
        line = palette.list.chosen
        assert isinstance(line, MessageLine)
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        timeline = desk.window.conversation.timeline
        await desk.until(lambda: timeline.dialog_id == line.found.dialog_id and timeline.marked)
        assert timeline.current == line.found.key
        assert timeline.marked == ("чека",)
        asked = [request for request in desk.engine.asked if isinstance(request, OpenDialog)]
        assert asked[-1].at == line.found.position
        assert desk.window.search.palette is None


async def test_a_message_of_the_dialog_on_screen_is_gone_to_and_what_is_written_stays(
    theme: Theme, tmp_path: Path
) -> None:
    async with open_desk(theme, tmp_path, everywhere()) as desk:
        desk.window.show_dialog(sample.MARIA_DIALOG)
        composer = desk.window.conversation.composer
        await desk.until(lambda: composer.dialog_id == sample.MARIA_DIALOG)
        QTest.keyClicks(composer.field, "half an answer")
        palette = await found(desk, "письмо")
        before = len(desk.engine.asked)
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        await desk.until(lambda: desk.window.conversation.timeline.marked == ("письмо",))
        assert composer.text == "half an answer"
        assert not [each for each in desk.engine.asked[before:] if isinstance(each, OpenDialog)], "it is held already"


async def test_people_stand_above_messages(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, everywhere()) as desk:
        palette = opened(desk, "мар")
        await desk.until(lambda: isinstance(palette.list.chosen, PersonLine))
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        await desk.until(lambda: desk.window.shown_dialog() == sample.MARIA_DIALOG)


async def test_the_backend_is_asked_when_one_stops_typing_and_tells_nothing_twice(theme: Theme, tmp_path: Path) -> None:
    engine = everywhere()
    async with open_desk(theme, tmp_path, engine) as desk:
        palette = await found(desk, "чек")
        local = [line.found for line in palette.list.results.lines if isinstance(line, MessageLine)]
        engine.beyond = BackendFound(messages=(*engine.beyond.messages, local[0]))
        await desk.until(lambda: any(isinstance(each, SearchBackend) for each in engine.asked))
        await desk.until(lambda: len(texts(palette)) == len(local) + 1)
        headings = [line.words for line in palette.list.results.lines if isinstance(line, Heading)]
        assert headings[-1] == "At the server"


async def test_without_a_connection_it_says_what_was_searched(theme: Theme, tmp_path: Path) -> None:
    engine = everywhere()
    engine.errors[SearchBackend] = Unreachable(UnreachableReason.CUT)
    async with open_desk(theme, tmp_path, engine) as desk:
        palette = await found(desk, "чек")

        def last() -> object:
            return palette.list.results.lines[-1]

        await desk.until(lambda: last() == Remark(words="No connection: only what is on this computer was searched."))
        assert isinstance(palette.list.chosen, MessageLine), "the choice stays"


async def test_an_archive_that_cannot_be_read_is_said(theme: Theme, tmp_path: Path) -> None:
    engine = everywhere()
    engine.errors[Search] = ArchiveError(ArchiveProblem.DISK_FULL)
    async with open_desk(theme, tmp_path, engine) as desk:
        palette = opened(desk, "чек")
        await desk.until(lambda: isinstance(palette.list.results.lines[-1:], tuple) and palette.list.results.lines)
        assert isinstance(palette.list.results.lines[-1], Remark)


async def test_what_is_not_understood_is_said(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, everywhere()) as desk:
        palette = opened(desk, "чек before:soon")
        await desk.until(lambda: palette.help.text() == "Not understood: before:soon")


@pytest.mark.parametrize("letter", ["F", "А"])
async def test_the_key_opens_it_in_both_layouts_and_the_words_stay(letter: str, theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, everywhere()) as desk:
        desk.window.activateWindow()
        key = Qt.Key(ord(letter))
        for kind in (QTest.KeyAction.Press, QTest.KeyAction.Release):
            QTest.sendKeyEvent(kind, desk.window, key, "", Qt.KeyboardModifier.ControlModifier)
        await desk.until(lambda: desk.window.search.palette is not None)
        palette = desk.window.search.palette
        assert palette is not None
        write(palette, "чек")
        QTest.keyClick(palette.field, Qt.Key.Key_Escape)
        await desk.until(lambda: desk.window.search.palette is None)
        assert opened(desk).field.text() == "чек"


async def test_finds_are_shown_in_the_list_of_dialogs_and_open_at_the_message(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, everywhere()) as desk:
        pane = desk.window.list
        whole = tuple(pane.model.ids)
        palette = await found(desk, "чек")
        wanted = {line.found.dialog_id for line in palette.list.results.lines if isinstance(line, MessageLine)}
        assert wanted < set(whole)
        QTest.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await desk.until(lambda: set(pane.model.ids) == wanted)
        assert desk.window.search.palette is None
        assert pane.found_bar.isVisible()
        assert not pane.filter_bar.isVisible()
        assert pane.found_bar.title.text() == "чек"
        first = pane.model.ids[0]
        pane.view.step(1)
        timeline = desk.window.conversation.timeline
        await desk.until(lambda: timeline.dialog_id == first and timeline.marked)
        assert set(timeline.marked) <= {"чек", "чека", "чеки"}
        QTest.keyClick(pane.view, Qt.Key.Key_Escape)
        await desk.until(lambda: tuple(pane.model.ids) == whole)
        assert pane.filter_bar.isVisible()
        assert not pane.found_bar.isVisible()


async def test_the_list_of_finds_has_those_of_the_backend_too(theme: Theme, tmp_path: Path) -> None:
    engine = everywhere()
    async with open_desk(theme, tmp_path, engine) as desk:
        palette = opened(desk, "чек")
        await desk.until(lambda: any(isinstance(each, SearchBackend) for each in engine.asked))
        await desk.until(lambda: engine.beyond.messages[0].snippet in texts(palette))
        palette.in_list.click()
        pane = desk.window.list
        await desk.until(lambda: sample.MARIA_DIALOG in pane.model.ids and pane.found_bar.count.text())
        place = pane.found_bar.place(sample.MARIA_DIALOG)
        assert place is not None
        assert pane.found_bar.count.text() == f"Dialogs found: {len(pane.model.ids)}"


async def test_a_list_of_finds_can_be_left_when_nothing_answers_any_more(theme: Theme, tmp_path: Path) -> None:
    engine = everywhere()
    async with open_desk(theme, tmp_path, engine) as desk:
        pane = desk.window.list
        whole = tuple(pane.model.ids)
        palette = await found(desk, "чек")
        for kept in engine.messages.values():
            kept.clear()
        engine.beyond = BackendFound()
        palette.in_list.click()
        await desk.until(lambda: pane.page.isVisible() and not pane.model.ids)
        pane.page.acted.emit()
        await desk.until(lambda: tuple(pane.model.ids) == whole)


async def test_nothing_found_cannot_be_listed(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, everywhere()) as desk:
        palette = opened(desk, "щщщ")
        await desk.until(lambda: any(isinstance(line, Remark) for line in palette.list.results.lines))
        assert not palette.in_list.isVisible()
        QTest.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert desk.window.search.palette is palette
        assert desk.window.list.filter_bar.isVisible()


async def test_a_long_list_of_finds_goes_on_when_its_end_is_near(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, everywhere()) as desk:
        palette = await found(desk, "чек")
        desk.engine.more_found = True
        palette.in_list.click()

        def limits() -> list[int]:
            return [request.limit for request in desk.engine.asked if isinstance(request, FindDialogs)]

        await desk.until(lambda: limits()[:3] == [100, 200, 300])
        await desk.until(lambda: desk.window.list.found_bar.count.text().endswith("+"))
        desk.engine.more_found = False
        await desk.until(lambda: not desk.window.list.found_bar.count.text().endswith("+"))
