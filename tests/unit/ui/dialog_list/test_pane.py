"""The left pane through real clicks: filters, a selection that survives, rows that never move under the pointer."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, QUrl
from PySide6.QtGui import QCursor, QDesktopServices, QEnterEvent
from PySide6.QtWidgets import QApplication, QMenu

from operator_app.domain.commands import SetStatus
from operator_app.domain.dialogs import DialogState
from operator_app.domain.lists import DialogFilter, DialogRow, DialogSort, Ownership
from operator_app.domain.people import OperatorStatus
from operator_app.domain.problems import ArchiveError, ArchiveProblem, Unreachable, UnreachableReason
from operator_app.domain.value import DialogId
from operator_app.engine.notices import StatusChanged
from operator_app.engine.requests import FetchMoreDialogs, GetRows, ListDialogs
from operator_app.engine.status import REMOVED, ConnectionStatus, Phase
from tests import sample_dialogs as sample
from tests.screens.desk import Desk, open_desk
from tests.screens.sample_engine import SampleEngine
from ui.dialog_list.list_view import DialogListView
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]

MARIA, JOHN, OLEG = (row.dialog.id for row in sample.ROWS[:3])


def ids(desk: Desk) -> list[str]:
    return list(desk.window.list.model.ids)


def choose(menu: QMenu, words: str) -> None:
    """As a click on the entry does."""
    action = next(action for action in menu.actions() if action.text() == words)
    action.trigger()
    menu.close()


@pytest.fixture(autouse=True)
def _pointer_out_of_the_way(qapp: QApplication) -> Iterator[None]:
    """Where it is left, the window of the next test may open."""
    yield
    QCursor.setPos(QPoint(5_000, 5_000))


def point_at(view: DialogListView) -> None:
    where = QPointF(20, 20)
    QCursor.setPos(view.mapToGlobal(where.toPoint()))
    QApplication.sendEvent(view, QEnterEvent(where, where, where))


def point_away(view: DialogListView) -> None:
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))


def newest(user: str, minute: str) -> DialogRow:
    """A new dialog that goes to the top."""
    return sample.row(
        sample.person(user, user),
        sample.last("Hello", sample.moment(minute)),
        waiting_since=sample.moment("09:00"),
        unanswered=1,
    )


@pytest.mark.qt_loop
async def test_the_menus_choose_whose_which_tags_and_in_which_order(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        bar = desk.window.list.filter_bar
        choose(bar.open_ownership(), "Nina Serova")
        await desk.until(lambda: ids(desk) == ["dialog-7f3a", "dialog-techsnab"])
        assert bar.ownership.text() == "Nina S. ▾"
        choose(bar.open_ownership(), "All")
        choose(bar.open_tags(), "b2b")
        choose(bar.open_tags(), "доставка")
        await desk.until(lambda: ids(desk) == ["dialog-oleg", "dialog-techsnab"])
        assert bar.tags.text() == "b2b +1 ▾"
        choose(bar.open_tags(), "No tag")
        await desk.until(lambda: ids(desk) == ["dialog-7f3a", "dialog-anna"])
        choose(bar.open_tags(), "Any tag")
        choose(bar.open_sort(), "Newest")
        await desk.until(lambda: ids(desk)[0] == JOHN)
        assert bar.filter == DialogFilter(sort=DialogSort.NEWEST)
        choose(bar.open_ownership(), "Snoozed")
        await desk.until(lambda: not ids(desk))
        assert desk.window.list.page.title() == "No dialogs match"
        desk.window.list.page.button.click()
        await desk.until(lambda: len(ids(desk)) == 7)


@pytest.mark.qt_loop
async def test_the_switch_goes_to_the_closed_ones_and_counts_both(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        bar = desk.window.list.filter_bar
        assert [bar.open_button.text(), bar.closed_button.text()] == ["Open · 7", "Closed · 2"]
        bar.closed_button.click()
        await desk.until(lambda: ids(desk) == ["dialog-pavel", "dialog-iris"])
        assert bar.filter.state is DialogState.CLOSED


@pytest.mark.qt_loop
async def test_a_count_says_that_there_are_more_than_this_computer_has(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    engine.more_at_backend = True
    async with open_desk(theme, tmp_path, engine) as desk:
        bar = desk.window.list.filter_bar
        assert [bar.open_button.text(), bar.closed_button.text()] == ["Open · 7+", "Closed · 2"]
        bar.closed_button.click()
        await desk.until(lambda: bar.closed_button.text() == "Closed · 2+")
        assert bar.open_button.text() == "Open · 7"


@pytest.mark.qt_loop
async def test_the_selection_stays_with_its_dialog_while_rows_move(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        desk.window.show_dialog(OLEG)
        desk.engine.put_row(newest("user-new", "10:45"))
        await desk.until(lambda: ids(desk)[0] == "dialog-new")
        assert desk.window.list.view.selected() == OLEG
        assert desk.window.shown_dialog() == OLEG


@pytest.mark.qt_loop
async def test_rows_stay_in_place_while_the_pointer_is_over_them(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        view, before = desk.window.list.view, ids(desk)
        point_at(view)
        listed = sum(isinstance(request, ListDialogs) for request in desk.engine.asked)
        desk.engine.put_row(newest("user-new", "10:45"))
        desk.engine.put_row(replace(sample.ROWS[2], draft="half a word"))
        await desk.until(lambda: sum(isinstance(r, ListDialogs) for r in desk.engine.asked) > listed)
        words = desk.window.list.model.words
        await desk.until(lambda: (found := words(OLEG)) is not None and found.lead == "Draft:")
        assert ids(desk) == before, "a row may change its words, but not its place"
        point_away(view)
        assert ids(desk) == before, "not at once: the pointer may be on its way back"
        await desk.until(lambda: ids(desk)[0] == "dialog-new")


@pytest.mark.qt_loop
async def test_rows_move_again_when_the_pointer_left_and_nobody_said_so(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        view, before = desk.window.list.view, ids(desk)
        point_at(view)
        QCursor.setPos(view.mapToGlobal(view.rect().bottomRight()) + QPoint(200, 0))
        where = QPointF(20, 20)
        QApplication.sendEvent(view, QEnterEvent(where, where, where))  # the last that was heard of it
        desk.engine.put_row(newest("user-new", "10:45"))
        await desk.settle()
        assert ids(desk) == before
        await desk.until(lambda: ids(desk)[0] == "dialog-new")


@pytest.mark.qt_loop
async def test_a_key_lets_rows_move_under_the_pointer(
    theme: Theme, tmp_path: Path, press: Callable[[DialogListView, str], None]
) -> None:
    async with open_desk(theme, tmp_path) as desk:
        view, before = desk.window.list.view, ids(desk)
        point_at(view)
        desk.engine.put_row(newest("user-new", "10:45"))
        listed = len(desk.engine.asked)
        await desk.until(lambda: any(isinstance(r, ListDialogs) for r in desk.engine.asked[listed:]))
        await desk.settle(0.02)
        assert ids(desk) == before
        view.setFocus()
        press(view, "j")
        assert ids(desk)[0] == "dialog-new"


@pytest.mark.qt_loop
async def test_a_filter_is_obeyed_wherever_the_pointer_is(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        point_at(desk.window.list.view)
        desk.window.list.filter_bar.set_filter(DialogFilter(ownership=Ownership.UNASSIGNED))
        await desk.until(lambda: not ids(desk))


@pytest.mark.qt_loop
async def test_of_a_hundred_thousand_dialogs_only_those_looked_at_are_read(theme: Theme, tmp_path: Path) -> None:
    first = sample.ROWS[5]
    engine = SampleEngine(rows=())
    for number in range(100_000):
        dialog_id = DialogId(f"d{number:06}")
        engine.rows[dialog_id] = replace(first, dialog=replace(first.dialog, id=dialog_id))
    async with open_desk(theme, tmp_path, engine) as desk:
        view = desk.window.list.view
        bar = view.verticalScrollBar()
        for share in (0.25, 0.5, 0.75, 1.0):
            bar.setValue(int(bar.maximum() * share))
            top, bottom = view.visible_rows()
            there = list(desk.window.list.model.ids[top : bottom + 1])
            words = desk.window.list.model.words
            await desk.until(lambda there=there, words=words: all(words(one) for one in there))
        read = sum(len(request.dialog_ids) for request in desk.engine.asked if isinstance(request, GetRows))
        assert 0 < read < 400


@pytest.mark.qt_loop
async def test_the_next_page_is_fetched_near_the_end_and_only_while_there_is_one(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    engine.more_at_backend = True
    engine.errors = {FetchMoreDialogs: Unreachable(UnreachableReason.CUT)}
    async with open_desk(theme, tmp_path, engine) as desk:
        await desk.until(lambda: any(isinstance(request, FetchMoreDialogs) for request in engine.asked))
        engine.errors.clear()
        engine.more_at_backend = False
        engine.put_row(newest("user-new", "10:45"))
        await desk.until(lambda: "dialog-new" in ids(desk))
        assert not desk.window.bar.isVisible(), "the connection bar tells of the network, once"


@pytest.mark.qt_loop
async def test_rows_the_archive_cannot_read_say_so_and_the_others_stay(theme: Theme, tmp_path: Path) -> None:
    first = sample.ROWS[5]
    many = [replace(first, dialog=replace(first.dialog, id=DialogId(f"d{number:03}"))) for number in range(200)]
    engine = SampleEngine(many)
    engine.errors = {GetRows: ArchiveError(ArchiveProblem.DAMAGED)}
    async with open_desk(theme, tmp_path, engine) as desk:
        model, view = desk.window.list.model, desk.window.list.view
        assert model.words(DialogId("d000")) is not None
        view.scrollToBottom()
        last = model.index(199)
        await desk.until(lambda: last.data() == "Could not be read")
        desk.window.grab()
        engine.errors.clear()
        engine.put_row(replace(many[199], draft="x"))
        await desk.until(lambda: "Draft: x" in str(last.data()))


@pytest.mark.qt_loop
async def test_an_empty_first_start_offers_the_page_to_try(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    async with open_desk(theme, tmp_path, SampleEngine(rows=(), messages=())) as desk:
        page = desk.window.list.page
        assert page.title() == "Nobody has written yet"
        await desk.until(page.button.isVisible)
        page.button.click()
        assert [url.toString() for url in opened] == ["http://127.0.0.1:8199/shop"]


@pytest.mark.qt_loop
async def test_where_everything_is_snoozed_nobody_is_said_never_to_have_written(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine(rows=())
    engine.next_wake = sample.NOW + 3_600_000
    async with open_desk(theme, tmp_path, engine) as desk:
        page = desk.window.list.page
        await desk.until(lambda: page.title() == "All answered")


@pytest.mark.qt_loop
async def test_an_empty_list_without_a_connection_says_why(theme: Theme, tmp_path: Path) -> None:
    waiting = ConnectionStatus(phase=Phase.WAITING, problem="refused", retry_at=sample.NOW + 9000)
    async with open_desk(theme, tmp_path, SampleEngine(rows=(), messages=(), status=waiting)) as desk:
        await desk.until(lambda: desk.window.list.page.title() == "Nothing here yet")


@pytest.mark.qt_loop
async def test_a_list_that_cannot_be_read_says_why(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        desk.engine.errors = {ListDialogs: ArchiveError(ArchiveProblem.DISK_FULL)}
        desk.window.list.refresh()
        await desk.until(lambda: desk.window.list.page.title() == "The list could not be read")


@pytest.mark.qt_loop
async def test_one_goes_away_and_comes_back_by_the_own_avatar(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        choose(desk.window.list.own_row.open_menu(), "Away")
        await desk.until(lambda: desk.engine.performed == [SetStatus(status=OperatorStatus.AWAY)])
        await desk.until(lambda: desk.window.list.own_row.avatar.accessibleName() == "Anton Kozlov, away")


@pytest.mark.qt_loop
@pytest.mark.parametrize(
    ("status", "said"),
    [
        (ConnectionStatus(phase=Phase.SIGNED_OUT, problem=REMOVED), "Anton Kozlov, signed out"),
        (ConnectionStatus(phase=Phase.WAITING), "Anton Kozlov, no connection"),
    ],
)
async def test_who_is_there_for_nobody_has_no_green_dot(
    theme: Theme, tmp_path: Path, status: ConnectionStatus, said: str
) -> None:
    async with open_desk(theme, tmp_path) as desk:
        avatar = desk.window.list.own_row.avatar
        await desk.until(lambda: avatar.accessibleName() == "Anton Kozlov, online")
        green = theme.colour("ok")

        def dot() -> bool:
            image = avatar.grab().toImage()
            return any(image.pixelColor(x, y) == green for x in range(image.width()) for y in range(image.height()))

        assert dot()
        desk.engine.tell(StatusChanged(account_id=sample.ACCOUNT_ID, status=status))
        await desk.until(lambda: avatar.accessibleName() == said)
        assert not dot()


@pytest.mark.qt_loop
async def test_a_row_is_one_sentence_to_a_screen_reader(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await desk.until(lambda: "assigned to Anton" in str(desk.window.list.model.index(0).data()))
        assert str(desk.window.list.model.index(0).data()).startswith("Мария Иванова, unread")
