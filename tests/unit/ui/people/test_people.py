"""All people: those on the site first, found, looked at, written to first; by pointer and by key."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from operator_app.domain.commands import StartDialog
from operator_app.domain.people import User
from operator_app.domain.problems import Unreachable, UnreachableReason
from operator_app.engine.requests import ListPeople
from tests import sample_dialogs as sample
from tests import sample_people
from tests.screens.desk import Desk, open_desk
from tests.screens.sample_engine import SampleEngine
from ui.paging.model import ROW_ROLE
from ui.people.people import PeoplePane
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]

STRANGER = sample.person("user-stranger", "Зоя Дальняя", email="zoya@example.com", last_seen_at=sample.moment("10:40"))


def with_stranger(*more: User) -> SampleEngine:
    engine = SampleEngine()
    engine.strangers = (STRANGER, *more)
    return engine


async def opened(desk: Desk) -> PeoplePane:
    desk.window.show_dialog(sample.MARIA_DIALOG)
    await desk.until(desk.window.card.name.button.isVisible)
    QTest.mouseClick(desk.window.list.own_row.people, Qt.MouseButton.LeftButton)
    people = desk.window.middle.people
    await desk.until(lambda: people.reader.begun and people.view.isVisible())
    return people


def names(people: PeoplePane) -> list[str]:
    return [people.model.index(place).data(ROW_ROLE).name for place in range(people.model.rowCount())]


def row_of(people: PeoplePane, name: str) -> int:
    return names(people).index(name)


async def test_those_on_the_site_come_first_and_a_row_is_shown_in_the_card(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, with_stranger()) as desk:
        people = await opened(desk)
        assert set(names(people)[:2]) == {"Мария Иванова", "John Doe"}
        assert people.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).split(", ")[1] == "online"
        place = people.view.row_rect(row_of(people, "Зоя Дальняя")).center()
        QTest.mouseClick(people.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        await desk.until(lambda: desk.window.card.name.value == "Зоя Дальняя")
        QTest.keyClick(people.view, Qt.Key.Key_Escape)
        await desk.until(lambda: desk.window.card.name.value == "Мария Иванова")
        assert desk.window.conversation.isVisible()


async def test_by_keys_alone_somebody_is_found_and_written_to_first(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, with_stranger()) as desk:
        people = await opened(desk)
        assert people.search.hasFocus()
        QTest.keyClicks(people.search, "zoya")
        await desk.until(lambda: names(people) == ["Зоя Дальняя"])
        QTest.keyClick(people.search, Qt.Key.Key_Down)
        assert people.view.hasFocus()
        QTest.keyClick(people.view, Qt.Key.Key_W)
        writing = desk.window.rooms.writing_first
        await desk.until(lambda: writing.form is not None and writing.form.isVisible())
        form = writing.form
        assert form is not None
        assert form.field.hasFocus()
        assert not form.button.isEnabled()
        QTest.keyClicks(form.field, "Hello Zoya")
        QTest.keyClick(form.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await desk.until(lambda: desk.window.conversation.recipient == "Зоя Дальняя")
        begun = [each for each in desk.engine.performed if isinstance(each, StartDialog)]
        assert [(each.user_id, each.text) for each in begun] == [(STRANGER.id, "Hello Zoya")]
        assert desk.window.shown_dialog() == begun[0].dialog_id
        assert desk.window.conversation.isVisible()


async def test_with_a_dialog_open_writing_goes_on_in_it(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, with_stranger()) as desk:
        people = await opened(desk)
        people.view.setCurrentIndex(people.model.index(row_of(people, "John Doe")))
        QTest.mouseClick(people.write, Qt.MouseButton.LeftButton)
        await desk.until(lambda: desk.window.shown_dialog() == "dialog-john")
        assert not [each for each in desk.engine.performed if isinstance(each, StartDialog)]


async def test_what_was_typed_and_not_sent_is_there_again(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, with_stranger()) as desk:
        people = await opened(desk)
        writing = desk.window.rooms.writing_first
        people.view.setCurrentIndex(people.model.index(row_of(people, "Зоя Дальняя")))
        people.write_wanted.emit(STRANGER.id)
        await desk.until(lambda: writing.form is not None)
        assert writing.form is not None
        QTest.keyClicks(writing.form.field, "Half a")
        QTest.keyClick(writing.form.field, Qt.Key.Key_Escape)
        assert writing.form is None
        people.write_wanted.emit(STRANGER.id)
        await desk.until(lambda: writing.form is not None and writing.form.text == "Half a")


async def test_a_segment_narrows_the_list(theme: Theme, tmp_path: Path) -> None:
    engine = with_stranger(replace(STRANGER, id="user-payer", name="Payer", segments=(sample_people.SEGMENTS[1].id,)))
    engine.directory = replace(engine.directory, segments=sample_people.SEGMENTS)
    async with open_desk(theme, tmp_path, engine) as desk:
        people = await opened(desk)
        menu = people.segments.open_menu()
        next(action for action in menu.actions() if action.text() == "Paying").trigger()
        await desk.until(lambda: names(people) == ["Payer"])
        assert people.segments.accessibleName() == "Segment: Paying"
        QTest.keyClicks(people.search, "nobody")
        await desk.until(lambda: people.page.title() == "Nobody found" and people.page.isVisible())


async def test_without_a_connection_it_says_who_is_missing(theme: Theme, tmp_path: Path) -> None:
    engine = with_stranger()
    engine.people_only_here = True
    async with open_desk(theme, tmp_path, engine) as desk:
        people = await opened(desk)
        assert people.foot.isVisible()
        engine.people_only_here = False
        QTest.mouseClick(people.again, Qt.MouseButton.LeftButton)
        await desk.until(lambda: not people.foot.isVisible())
        engine.errors[ListPeople] = Unreachable(UnreachableReason.SERVER_FAULT)
        QTest.keyClicks(people.search, "x")
        await desk.until(lambda: engine.asked.count(ListPeople(search="x")) == 1)


async def test_details_opened_from_the_list_lead_back_to_it(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, with_stranger()) as desk:
        people = await opened(desk)
        people.view.setCurrentIndex(people.model.index(row_of(people, "Мария Иванова")))
        people.view.setFocus()
        QTest.keyClick(people.view, Qt.Key.Key_Return)
        details = desk.window.middle.details
        await desk.until(lambda: details.isVisible() and details.reader.begun)
        QTest.keyClick(details.view, Qt.Key.Key_Escape)
        await desk.until(people.isVisible)
        assert people.view.hasFocus()
        QTest.keyClick(people.view, Qt.Key.Key_Escape)
        await desk.until(desk.window.conversation.isVisible)


async def test_in_a_narrow_window_the_card_comes_by_a_button(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, with_stranger()) as desk:
        people = await opened(desk)
        assert not people.card.isVisible()
        desk.window.resize(760, 560)
        await desk.until(people.card.isVisible)
        people.view.setCurrentIndex(people.model.index(row_of(people, "Зоя Дальняя")))
        QTest.mouseClick(people.card, Qt.MouseButton.LeftButton)
        await desk.until(lambda: desk.window.panes.card_over and desk.window.card.isVisible())
        await desk.until(lambda: desk.window.card.name.value == "Зоя Дальняя")
        assert desk.window.middle.details.header.card.accessibleName() == "Card of this person"
