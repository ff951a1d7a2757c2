"""Everything of one user: opened by his name, filtered, exported, live, and plain about what cannot be known."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from operator_app.domain.problems import Unreachable, UnreachableReason
from operator_app.domain.site_events import EventKind, ExportFormat
from operator_app.domain.user_timeline import TimelineFilter
from operator_app.domain.value import EventId
from operator_app.engine.notices import Changes, StatusChanged
from operator_app.engine.requests import ExportUser, GetTimeline, TellWatching
from tests import sample_dialogs as sample
from tests import sample_people
from tests.screens.desk import Desk, open_desk
from tests.screens.sample_engine import SampleEngine
from ui.paging.model import ROW_ROLE
from ui.row_list.accessible import ListAccessibility
from ui.theme.theme import Theme
from ui.user_details.rows import Heading, Line, Row, sentence
from ui.user_details.user_details import UserDetails

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]


async def opened(desk: Desk) -> UserDetails:
    desk.window.show_dialog(sample.MARIA_DIALOG)
    card = desk.window.card
    await desk.until(card.name.button.isVisible)
    QTest.mouseClick(card.name.button, Qt.MouseButton.LeftButton)
    details = desk.window.middle.details
    await desk.until(lambda: details.isVisible() and details.reader.begun and details.view.isVisible())
    return details


def rows(details: UserDetails) -> list[Row]:
    model = details.model
    return [model.index(place).data(ROW_ROLE) for place in range(model.rowCount())]


def texts(details: UserDetails) -> list[str]:
    return [row.text for row in rows(details) if isinstance(row, Line)]


async def test_a_click_on_the_name_opens_it_and_escape_leads_back(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        details = await opened(desk)
        said = texts(details)
        assert said[0] == "Wrote: “Да, оплатила картой, но чек не пришёл 🙁”"
        assert said.index("Viewed “Order complete”") > said.index("Dialog assigned to Anton Kozlov"), (
            "one scroll, by time"
        )
        await desk.until(details.header.totals)
        assert details.header.totals() == "visits: 9 since 12 Sept · orders: 3 · 21,340 ₽ · first time from Google Ads"
        assert TellWatching(user_id=sample.MARIA.id) in desk.engine.asked
        QTest.keyClick(details.view, Qt.Key.Key_Escape)
        await desk.until(desk.window.conversation.isVisible)
        assert desk.engine.asked[-1] == TellWatching(user_id=None)
        assert details.model.rowCount() == 0, "nothing of it is kept"


async def test_filters_by_pointer_and_key_show_their_kind_only(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        details = await opened(desk)
        QTest.mouseClick(details.header.chips[TimelineFilter.ORDERS], Qt.MouseButton.LeftButton)
        await desk.until(lambda: texts(details) == ["Paid order №4821"])
        chip = details.header.chips[TimelineFilter.CART]
        chip.setFocus()
        QTest.keyClick(chip, Qt.Key.Key_Space)
        await desk.until(lambda: texts(details) == ["Added “Кофемолка X2” to cart"])
        assert [each for each, one in details.header.chips.items() if one.isChecked()] == [TimelineFilter.CART]
        desk.engine.events = ()
        details.choose(TimelineFilter.SOURCES)
        await desk.until(lambda: details.page.title() == "Nothing of this kind")


async def test_enter_on_a_message_opens_its_dialog_and_ctrl_c_copies(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        details = await opened(desk)
        desk.window.show_dialog(sample.DialogId("dialog-john"))
        desk.window.rooms.show_details(sample.MARIA.id)
        await desk.until(lambda: details.isVisible() and details.reader.begun)
        place = next(n for n, row in enumerate(rows(details)) if isinstance(row, Line) and row.said)
        details.view.setCurrentIndex(details.model.index(place))
        details.view.setFocus()
        QTest.keyClick(details.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QApplication.clipboard().text() == sentence(rows(details)[place])
        QTest.keyClick(details.view, Qt.Key.Key_Return)
        await desk.until(lambda: desk.window.shown_dialog() == sample.MARIA_DIALOG)
        assert desk.window.conversation.isVisible()


async def test_what_happens_now_comes_on_top_and_the_eye_keeps_its_place(theme: Theme, tmp_path: Path) -> None:
    many = tuple(
        sample_people.event(place, EventKind.PAGE, "page_viewed", "10:30", title=f"Page {place}")
        for place in range(500, 20, -1)
    )
    engine = SampleEngine()
    engine.events = many
    async with open_desk(theme, tmp_path, engine) as desk:
        details = await opened(desk)
        fresh = replace(many[0], id=EventId("event-999999"), at=sample.moment("10:46"), page_title="Thank you")
        engine.events = (fresh, *many)
        engine.tell(Changes(account_id=sample.ACCOUNT_ID, events=frozenset({sample.MARIA.id})))
        await desk.until(lambda: "Viewed “Thank you”" in texts(details)[:2])
        assert details.view.verticalScrollBar().value() == 0
        details.view.verticalScrollBar().setValue(400)
        first, _ = details.view.visible_rows()
        seen = rows(details)[first]
        newer = replace(fresh, id=EventId("event-9999999"), page_title="And again")
        engine.events = (newer, *engine.events)
        engine.tell(Changes(account_id=sample.ACCOUNT_ID, events=frozenset({sample.MARIA.id})))
        await desk.until(lambda: "Viewed “And again”" in texts(details)[:3])
        first, _ = details.view.visible_rows()
        assert rows(details)[first] == seen


async def test_a_hundred_thousand_events_are_scrolled_with_few_in_memory(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    engine.events = tuple(
        sample_people.event(place, EventKind.PAGE, "page_viewed", "10:30", title=f"Page {place}")
        for place in range(100_000, 0, -1)
    )
    async with open_desk(theme, tmp_path, engine) as desk:
        details = await opened(desk)
        details.choose(TimelineFilter.PAGES)
        await desk.until(lambda: details.reader.begun and texts(details)[0] == "Viewed “Page 100000”")
        bar = details.view.verticalScrollBar()
        for _ in range(30):
            before = details.model.rowCount()
            bar.setValue(bar.maximum())
            await desk.until(lambda before=before: details.model.rowCount() > before)
        assert details.model.rowCount() > 3_000
        assert details.model.pages.in_memory <= 16
        bar.setValue(bar.maximum() // 3)
        first, last = details.view.visible_rows()
        await desk.until(lambda: not details.model.pages.missing(first, last))
        shown = rows(details)[first : last + 1]
        assert [isinstance(row, Line) for row in shown] == [True] * len(shown)
        numbers = [int(row.text.split()[-1][:-1]) for row in shown if isinstance(row, Line)]
        assert numbers == list(range(numbers[0], numbers[0] - len(numbers), -1)), "none is missing, none is double"


async def test_without_a_connection_it_says_so_and_comes_by_itself(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    engine.errors[GetTimeline] = Unreachable(UnreachableReason.CUT)
    async with open_desk(theme, tmp_path, engine) as desk:
        desk.window.show_dialog(sample.MARIA_DIALOG)
        card = desk.window.card
        await desk.until(lambda: card.recent.words() == "Not known without a connection")
        desk.window.rooms.show_details(sample.MARIA.id)
        details = desk.window.middle.details
        await desk.until(lambda: details.page.title() == "The history could not be read")
        del engine.errors[GetTimeline]
        engine.tell(StatusChanged(account_id=sample.ACCOUNT_ID, status=engine.status))
        await desk.until(lambda: details.view.isVisible() and details.model.rowCount())


async def test_a_page_that_fails_later_says_so_below_and_is_tried_again(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    engine.events = tuple(
        sample_people.event(place, EventKind.PAGE, "page_viewed", "10:30", title=f"Page {place}")
        for place in range(500, 0, -1)
    )
    async with open_desk(theme, tmp_path, engine) as desk:
        details = await opened(desk)
        engine.errors[GetTimeline] = Unreachable(UnreachableReason.CUT)
        details.view.verticalScrollBar().setValue(details.view.verticalScrollBar().maximum())
        await desk.until(details.again.isVisible)
        before = details.model.rowCount()
        del engine.errors[GetTimeline]
        QTest.mouseClick(details.again, Qt.MouseButton.LeftButton)
        await desk.until(lambda: details.model.rowCount() > before and not details.foot.isVisible())


async def test_export_asks_where_and_says_what_became_of_it(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        details = await opened(desk)
        await desk.until(details.header.totals)
        menu = details.header.open_export_menu()
        assert [action.text() for action in menu.actions()] == ["As a table (CSV)…", "As JSON…"]
        menu.actions()[0].trigger()
        await desk.until(lambda: details.findChildren(QFileDialog))
        dialog = details.findChildren(QFileDialog)[0]
        assert dialog.isVisible()
        target = tmp_path / "maria.csv"
        dialog.selectFile(str(target))
        dialog.accept()
        await desk.until(target.exists)
        await desk.until(lambda: details.bar.words() == f"Written: {target}")
        assert ExportUser(user_id=sample.MARIA.id, form=ExportFormat.CSV, target=target) in desk.engine.asked
        desk.engine.errors[ExportUser] = Unreachable(UnreachableReason.CUT)
        desk.window.middle.details.ask_where_to_export(ExportFormat.JSON)
        other = next(each for each in details.findChildren(QFileDialog) if each.isVisible())
        other.fileSelected.emit(str(tmp_path / "maria.json"))
        other.reject()
        await desk.until(lambda: details.bar.words().startswith("maria.json was not written. The connection was cut."))


async def test_a_screen_reader_hears_sentences(theme: Theme, tmp_path: Path) -> None:
    QAccessible.setActive(True)
    kept = ListAccessibility()
    async with open_desk(theme, tmp_path) as desk:
        details = await opened(desk)
        found = QAccessible.queryAccessibleInterface(details.view)
        assert found is not None
        assert found.role() == QAccessible.Role.List
        names = [found.child(place).text(QAccessible.Text.Name) for place in range(found.childCount())]
        assert names == [sentence(row) for row in rows(details)]
        assert any(isinstance(row, Heading) for row in rows(details))
    QAccessible.setActive(False)
    assert kept is not None
