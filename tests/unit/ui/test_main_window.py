"""The window as a person uses it: clicks, keys in two layouts, narrow and wide, and a click on a notification."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from operator_app.domain.commands import CloseDialog, ReopenDialog
from operator_app.domain.dialogs import DialogState
from operator_app.domain.drafts import ComposerMode
from operator_app.domain.lists import DialogFilter, Ownership
from operator_app.engine.requests import SaveDraft, TellViewing
from operator_app.settings.screen import ScreenMemoryFile
from tests import sample_dialogs as sample
from tests.screens.desk import Desk, open_desk
from tests.screens.sample_engine import SampleEngine
from ui.main_window import MainWindow
from ui.theme.theme import Theme
from ui.window_place import on_a_screen

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]

Press = Callable[[QWidget, str], None]
IDS = [row.dialog.id for row in sample.ROWS]


def click_row(window: MainWindow, row: int) -> None:
    view = window.list.view
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(window.list.model.index(row)).center()
    )


async def shown(desk: Desk, dialog_id: str) -> None:
    await desk.until(lambda: desk.window.conversation.composer.dialog_id == dialog_id)


@pytest.mark.qt_loop
async def test_a_click_opens_the_dialog_with_its_user_and_its_feed(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        click_row(desk.window, 0)
        await shown(desk, sample.MARIA_DIALOG)
        assert desk.window.shown_dialog() == sample.MARIA_DIALOG
        assert desk.window.conversation.timeline.dialog_id == sample.MARIA_DIALOG
        await desk.until(lambda: desk.window.card.email.button.text().startswith("maria"))
        assert TellViewing(dialog_id=sample.MARIA_DIALOG) in desk.engine.asked


@pytest.mark.parametrize(("down", "up"), [("j", "k"), ("о", "л")], ids=["latin", "cyrillic"])
@pytest.mark.qt_loop
async def test_letters_walk_through_the_list_in_any_layout(
    theme: Theme, tmp_path: Path, press: Press, down: str, up: str
) -> None:
    async with open_desk(theme, tmp_path) as desk:
        desk.window.list.view.setFocus()
        press(desk.window.list.view, down)
        await shown(desk, IDS[0])
        press(desk.window.list.view, down)
        await shown(desk, IDS[1])
        press(desk.window.list.view, up)
        await shown(desk, IDS[0])


@pytest.mark.parametrize(
    ("letter", "mode"),
    [("r", ComposerMode.REPLY), ("к", ComposerMode.REPLY), ("n", ComposerMode.NOTE), ("т", ComposerMode.NOTE)],
)
@pytest.mark.qt_loop
async def test_a_letter_begins_a_reply_or_a_note(
    theme: Theme, tmp_path: Path, press: Press, letter: str, mode: ComposerMode
) -> None:
    async with open_desk(theme, tmp_path) as desk:
        desk.window.show_dialog(sample.MARIA_DIALOG)
        await shown(desk, sample.MARIA_DIALOG)
        desk.window.list.view.setFocus()
        press(desk.window.list.view, letter)
        composer = desk.window.conversation.composer
        assert composer.mode is mode
        assert composer.field.hasFocus()


@pytest.mark.qt_loop
async def test_letters_typed_in_a_field_do_nothing_else(theme: Theme, tmp_path: Path, press: Press) -> None:
    async with open_desk(theme, tmp_path) as desk:
        desk.window.show_dialog(sample.MARIA_DIALOG)
        await shown(desk, sample.MARIA_DIALOG)
        desk.window.conversation.start_writing(ComposerMode.REPLY)
        for letter in "jkrnetasоклтуефы":
            press(desk.window.conversation.composer.field, letter)
        assert desk.window.conversation.composer.text == "jkrnetasоклтуефы"
        assert desk.window.shown_dialog() == sample.MARIA_DIALOG
        assert not desk.engine.done


@pytest.mark.parametrize("letter", ["e", "у"])
@pytest.mark.qt_loop
async def test_closing_goes_on_to_the_next_dialog(theme: Theme, tmp_path: Path, press: Press, letter: str) -> None:
    async with open_desk(theme, tmp_path) as desk:
        desk.window.show_dialog(IDS[0])
        await shown(desk, IDS[0])
        desk.window.list.view.setFocus()
        press(desk.window.list.view, letter)
        await shown(desk, IDS[1])
        assert desk.engine.done == [CloseDialog(dialog_id=IDS[0])]
        await desk.until(lambda: desk.window.list.model.place(IDS[0]) is None)
        assert desk.window.list.view.selected() == IDS[1]


@pytest.mark.qt_loop
async def test_a_closed_dialog_is_reopened_by_the_same_key(theme: Theme, tmp_path: Path, press: Press) -> None:
    closed = sample.CLOSED_ROWS[0].dialog.id
    async with open_desk(theme, tmp_path, chosen=DialogFilter(state=DialogState.CLOSED)) as desk:
        desk.window.show_dialog(closed)
        await shown(desk, closed)
        desk.window.list.view.setFocus()
        press(desk.window.list.view, "e")
        await desk.until(lambda: desk.engine.done)
        assert desk.engine.done == [ReopenDialog(dialog_id=closed)]


@pytest.mark.qt_loop
async def test_f6_goes_round_the_panes_and_back(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        window = desk.window
        window.show_dialog(sample.MARIA_DIALOG)
        await shown(desk, sample.MARIA_DIALOG)
        await desk.until(window.card.name.button.isVisible)
        window.list.view.setFocus()
        stops = [window.conversation.timeline, window.conversation.composer.field, window.card.name.button]
        for stop in [*stops, window.list.view]:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
            assert stop.hasFocus()
        for stop in reversed(stops):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
            assert stop.hasFocus()


@pytest.mark.qt_loop
async def test_a_narrow_window_folds_the_card_then_the_list(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        window, header = desk.window, desk.window.conversation.header
        window.show_dialog(sample.MARIA_DIALOG)
        await shown(desk, sample.MARIA_DIALOG)
        window.resize(1280, 800)
        await desk.until(window.card.isVisible)
        assert not header.card.isVisible()
        assert not header.back.isVisible()

        window.resize(880, 700)
        await desk.until(lambda: window.panes.card_folded)
        assert not window.card.isVisible()
        assert window.list.isVisible()
        header.card.click()
        assert window.card.isVisible()
        QTest.keyClick(window.card.name.button, Qt.Key.Key_Escape)
        assert not window.card.isVisible()

        window.resize(640, 700)
        await desk.until(lambda: window.panes.list_folded)
        assert not window.list.isVisible()
        header.back.click()
        assert window.list.isVisible()
        assert not window.conversation.isVisible()
        click_row(window, 0)
        assert window.conversation.isVisible()

        window.resize(1280, 800)
        await desk.until(lambda: not window.panes.list_folded and not window.panes.card_folded)
        assert window.list.isVisible()
        assert window.card.isVisible()
        assert window.conversation.isVisible()


@pytest.mark.qt_loop
async def test_a_click_on_a_notification_shows_a_dialog_that_the_filter_leaves_out(
    theme: Theme, tmp_path: Path
) -> None:
    visitor = sample.ROWS[3].dialog.id
    async with open_desk(theme, tmp_path, chosen=DialogFilter(ownership=Ownership.MINE)) as desk:
        assert desk.window.list.model.place(visitor) is None
        desk.window.showMinimized()
        desk.application.open_dialog(sample.ACCOUNT_ID, visitor)
        await shown(desk, visitor)
        assert not desk.window.isMinimized()
        assert desk.window.list.view.selected() is None
        await desk.until(desk.window.conversation.composer.field.hasFocus)


@pytest.mark.qt_loop
async def test_a_dialog_wanted_before_the_window_is_there_opens_with_it(theme: Theme, tmp_path: Path) -> None:
    desk = Desk(SampleEngine(), theme, tmp_path)
    desk.application.open_dialog(sample.ACCOUNT_ID, IDS[2])
    try:
        await desk.start()
        await shown(desk, IDS[2])
    finally:
        await desk.close()


@pytest.mark.qt_loop
async def test_a_dialog_that_was_removed_says_so(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        del desk.engine.rows[IDS[1]]
        desk.window.show_dialog(IDS[1])
        page = desk.window.conversation.page
        await desk.until(lambda: page.isVisible() and "no longer" in page.title())


@pytest.mark.qt_loop
async def test_the_title_counts_what_is_unread(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        assert desk.window.windowTitle() == "(2) Coffee shop"


@pytest.mark.qt_loop
async def test_what_is_typed_is_handed_over_when_the_window_closes(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        desk.window.show_dialog(sample.MARIA_DIALOG)
        await shown(desk, sample.MARIA_DIALOG)
        desk.window.conversation.start_writing(ComposerMode.REPLY)
        QTest.keyClicks(desk.window.conversation.composer.field, "almost")
        desk.window.close()
        drafts = [request.draft.text for request in desk.engine.asked if isinstance(request, SaveDraft)]
        assert drafts[-1] == "almost"


@pytest.mark.qt_loop
async def test_the_next_start_looks_as_one_left_it(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        desk.window.setGeometry(20, 10, 700, 560)
        desk.window.list.filter_bar.set_filter(DialogFilter(ownership=Ownership.UNASSIGNED))
        desk.window.close()
    kept = ScreenMemoryFile(tmp_path / "screen.json").memory
    assert kept.window is not None
    assert (kept.window.width, kept.window.height) == (700, 560)
    async with open_desk(theme, tmp_path) as desk:
        assert desk.window.size().toTuple() == (700, 560)
        assert desk.window.list.filter.ownership is Ownership.UNASSIGNED


@pytest.mark.usefixtures("qapp")
@given(
    place=st.tuples(st.integers(-9000, 9000), st.integers(-9000, 9000), st.integers(1, 5000), st.integers(1, 5000)),
    screens=st.lists(
        st.tuples(st.integers(-4000, 4000), st.integers(-4000, 4000), st.integers(640, 4000), st.integers(480, 3000)),
        min_size=1,
        max_size=3,
    ),
)
def test_a_window_is_always_put_wholly_on_a_screen(
    place: tuple[int, int, int, int], screens: list[tuple[int, int, int, int]]
) -> None:
    present = [QRect(*screen) for screen in screens]
    put = on_a_screen(QRect(*place), present)
    assert any(screen.contains(put) for screen in present)


def test_a_window_that_is_on_a_screen_stays_where_it_is() -> None:
    assert on_a_screen(QRect(10, 20, 700, 500), [QRect(0, 0, 1280, 800)]) == QRect(10, 20, 700, 500)
    assert on_a_screen(QRect(QPoint(0, 0), QPoint(9, 9)), []).isValid()
