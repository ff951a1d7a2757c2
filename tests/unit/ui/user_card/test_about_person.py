"""What the card says of a person besides name and address, and what an operator can do there."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from operator_app.domain.abilities import Abilities
from operator_app.domain.commands import AddUserNote, EditUser, RemoveUserNote, SetProperty
from operator_app.domain.people import Moment, NewValue, Property, PropertyKind, PropertySource
from operator_app.domain.problems import RefusalReason
from operator_app.engine.notices import Changes
from tests import sample_dialogs as sample
from tests import sample_people, sample_pictures
from tests.screens.desk import Desk, open_desk
from tests.screens.person_states import well_known
from ui.ask_once import AskOnce
from ui.theme.theme import Theme
from ui.user_card.card_words import property_value
from ui.user_card.profile import is_web_address
from ui.user_card.property_form import parsed, written
from ui.user_card.user_card import UserCardPane

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]

MARIA = sample.MARIA.id


async def opened(desk: Desk) -> UserCardPane:
    desk.window.show_dialog(sample.MARIA_DIALOG)
    card = desk.window.card
    await desk.until(lambda: card.name.button.isVisible() and card.recent.sentences())
    return card


@pytest.mark.qt_loop
async def test_all_that_is_known_is_shown_and_said_where_it_comes_from(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, well_known()) as desk:
        card = await opened(desk)
        assert card.visible_sections() == [
            "now", "segments", "notes", "cart", "orders", "properties", "recent", "profile", "about",
        ]  # fmt: skip
        assert card.cart.sentences() == [
            "Кофемолка X2 · 4,990 ₽",
            "Зёрна, Эфиопия, 1 кг × 2 · 2,490 ₽",
            "Together 7,480 ₽",
        ]
        assert card.orders.facts == (("Orders", "3"), ("Paid", "21,340 ₽"))
        assert card.recent.sentences()[:2] == [
            "Viewed “Order complete”, /checkout/done, 10:35",
            "Paid order №4821, 7,480 ₽, 10:34",
        ]
        assert "From the public profile at api.gravatar.com" in card.name.button.accessibleName()
        assert card.profile.source() == "From api.gravatar.com · Today · confirmed by nobody"
        assert [button.text() for button in card.profile.buttons()] == ["Profile", "GitHub", "VK"]
        assert card.profile.buttons()[1].accessibleName() == "GitHub, opens github.com"


def test_only_web_addresses_are_links() -> None:
    assert is_web_address("https://github.com/maria")
    for bad in ("javascript:alert(1)", "file:///etc/passwd", "//host", "https://", "http://[", ""):
        assert not is_web_address(bad)


@pytest.mark.qt_loop
async def test_recent_activity_is_live_and_leads_to_all_of_it(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, well_known()) as desk:
        card = await opened(desk)
        fresh = replace(sample_people.EVENTS[0], at=sample.NOW, page_title="Thank you")
        desk.engine.events = (fresh, *desk.engine.events)
        assert desk.engine.totals is not None
        desk.engine.totals = replace(desk.engine.totals, orders=4)
        desk.engine.tell(Changes(account_id=sample.ACCOUNT_ID, events=frozenset({MARIA})))
        await desk.until(lambda: card.recent.sentences()[0].startswith("Viewed “Thank you”"))
        assert card.orders.facts[0] == ("Orders", "4")
        QTest.mouseClick(card.recent.more, Qt.MouseButton.LeftButton)
        await desk.until(desk.window.middle.details.isVisible)


@pytest.mark.qt_loop
async def test_a_note_is_written_by_key_signed_and_removed_after_a_question(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, well_known()) as desk:
        card = await opened(desk)
        QTest.keyClicks(card.notes.field, "  Likes tea ")
        QTest.keyClick(card.notes.field, Qt.Key.Key_Return)
        await desk.until(lambda: len(card.notes.rows) == 3)
        added = [each for each in desk.engine.performed if isinstance(each, AddUserNote)]
        assert [(each.user_id, each.text) for each in added] == [(MARIA, "Likes tea")]
        assert card.notes.rows[0].accessibleName() == "Likes tea, Anton Kozlov · Today, 10:46"
        assert not card.notes.field.text()
        QTest.mouseClick(card.notes.rows[1].remove, Qt.MouseButton.LeftButton)
        question = desk.window.findChildren(AskOnce)[0]
        assert question.no.hasFocus(), "an Enter too many removes nothing"
        assert not [each for each in desk.engine.performed if isinstance(each, RemoveUserNote)]
        QTest.mouseClick(question.yes, Qt.MouseButton.LeftButton)
        await desk.until(lambda: len(card.notes.rows) == 2)
        desk.engine.refuse(added[0], RefusalReason.TOO_MANY)
        await desk.until(card.notes._refusal.isVisible)


@pytest.mark.qt_loop
async def test_blocking_is_asked_once_and_undone_without_a_question(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, well_known()) as desk:
        card = await opened(desk)
        menu = card.head.menu.open(sample_people.MARIA_KNOWN, card.head.more)
        assert menu is not None
        next(action for action in menu.actions() if action.text() == "Block…").trigger()
        menu.close()
        question = card.head.menu.question
        assert question is not None
        QTest.keyClick(question, Qt.Key.Key_Escape)
        assert not desk.engine.done
        question = card.head.menu.ask_to_block(sample_people.MARIA_KNOWN, card.head.more)
        question.yes.click()
        await desk.until(card.unblock.isVisible)
        QTest.mouseClick(card.unblock, Qt.MouseButton.LeftButton)
        await desk.until(lambda: not card.unblock.isVisible())
        blocked = [each.blocked for each in desk.engine.performed if isinstance(each, EditUser)]
        assert blocked == [True, False]


@pytest.mark.qt_loop
async def test_properties_are_searched_and_copied(theme: Theme, tmp_path: Path) -> None:
    engine = well_known()
    many = tuple(Property(name=f"field_{n}", value=f"value {n}") for n in range(20))
    engine.users[MARIA] = replace(engine.users[MARIA], properties=(*engine.users[MARIA].properties, *many))
    async with open_desk(theme, tmp_path, engine) as desk:
        card = await opened(desk)
        await desk.until(card.properties.search.isVisible)
        QTest.keyClicks(card.properties.search, "FIRST pa")
        assert [value.words for value in card.properties.values] == ["/coffee/x2"]
        value = card.properties.values[0]
        assert value.accessibleName() == "First page: /coffee/x2, found out by the app"
        value.setFocus()
        QTest.keyClick(value, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QApplication.clipboard().text() == "/coffee/x2"
        assert [action.text() for action in card.properties.open_menu(value).actions()] == ["Copy"], "it is not ours"
        card.properties.search.setText("value 7")
        assert [value.known.name for value in card.properties.values] == ["field_7", "field_17"]


@pytest.mark.qt_loop
async def test_a_property_is_made_changed_and_removed(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, well_known()) as desk:
        card = await opened(desk)
        QTest.mouseClick(card.properties.add, Qt.MouseButton.LeftButton)
        form = card.properties.form
        assert form is not None
        assert form.name.hasFocus()
        QTest.keyClicks(form.name, "Renewal")
        form.choose(PropertyKind.DATE)
        QTest.keyClicks(form.value, "soon")
        QTest.keyClick(form.value, Qt.Key.Key_Return)
        assert form.complaint() == "A date is written as 2026-12-31 or 2026-12-31 18:30."
        form.value.setText("2026-12-31")
        QTest.keyClick(form.value, Qt.Key.Key_Return)
        await desk.until(lambda: any(value.words == "31 Dec 2026" for value in card.properties.values))
        plan = next(value for value in card.properties.values if value.known.name == "Plan")
        menu = card.properties.open_menu(plan)
        next(action for action in menu.actions() if action.text() == "Change…").trigger()
        form = card.properties.form
        assert form is not None
        form.value.setText("Premium")
        form.button.click()
        await desk.until(lambda: any(value.words == "Premium" for value in card.properties.values))
        made = [each for each in desk.engine.performed if isinstance(each, SetProperty)]
        assert [each.value for each in made] == [Moment(at=sample.moment("00:00", "2026-12-31")), "Premium"]
        plan = next(value for value in card.properties.values if value.known.name == "Plan")
        next(each for each in card.properties.open_menu(plan).actions() if each.text() == "Remove").trigger()
        await desk.until(lambda: all(value.known.name != "Plan" for value in card.properties.values))
        desk.engine.refuse(made[0], RefusalReason.TOO_MANY)
        await desk.until(lambda: card.properties.refusal().startswith("Renewal: "))


@pytest.mark.qt_loop
async def test_a_backend_that_can_do_little_is_not_offered_more(theme: Theme, tmp_path: Path) -> None:
    engine = well_known()
    engine.directory = replace(engine.directory, abilities=Abilities())
    engine.notes = []
    async with open_desk(theme, tmp_path, engine) as desk:
        desk.window.show_dialog(sample.MARIA_DIALOG)
        card = desk.window.card
        await desk.until(card.name.button.isVisible)
        await desk.settle()
        assert not {"notes", "recent"} & set(card.visible_sections())
        assert not card.properties.add.isVisible()
        assert not desk.window.list.own_row.people.isVisible()
        menu = card.head.menu.open(sample.MARIA, card.head.more)
        assert menu is not None
        assert [action.text() for action in menu.actions()] == ["Edit name", "Copy e-mail", "Copy phone"]
        desk.window.rooms.show_people()
        desk.window.rooms.show_details(MARIA)
        assert desk.window.conversation.isVisible()


@pytest.mark.qt_loop
async def test_a_picture_takes_the_place_of_initials(theme: Theme, tmp_path: Path) -> None:
    engine = well_known()
    engine.users[MARIA] = replace(engine.users[MARIA], avatar_url="http://127.0.0.1:9/files/avatar")
    sample_pictures.photo(tmp_path / "avatar.png", 80, 60)
    engine.files["avatar"] = tmp_path / "avatar.png"
    async with open_desk(theme, tmp_path, engine) as desk:
        card = await opened(desk)
        await desk.until(lambda: card.head.avatar.has_picture)
        desk.window.show_dialog(sample.DialogId("dialog-john"))
        await desk.until(lambda: not card.head.avatar.has_picture)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (PropertyKind.TEXT, " a b ", "a b"),
        (PropertyKind.NUMBER, "1 200", 1200),
        (PropertyKind.NUMBER, "-0.5", -0.5),
        (PropertyKind.NUMBER, "inf", None),
        (PropertyKind.NUMBER, "many", None),
        (PropertyKind.DATE, "2026-12-31 18:30", Moment(at=sample.moment("18:30", "2026-12-31"))),
        (PropertyKind.DATE, "31.12.2026", None),
        (PropertyKind.YES_NO, "Yes", True),
        (PropertyKind.YES_NO, "no", False),
        (PropertyKind.YES_NO, "perhaps", None),
        (PropertyKind.LIST, "a, b,,c ", ("a", "b", "c")),
        (PropertyKind.LIST, " , ", None),
    ],
)
def test_values_are_read_as_their_kind_and_written_as_they_are_read(
    kind: PropertyKind, typed: str, value: NewValue | None
) -> None:
    assert parsed(typed, kind) == value
    if value is not None:
        kept = value.at if isinstance(value, Moment) else value
        assert parsed(written(kept, kind), kind) == value


@pytest.mark.usefixtures("qapp")
def test_a_date_is_shown_as_a_day_or_a_moment() -> None:
    day = Property(name="d", value=sample.moment("00:00", "2026-12-31"), kind=PropertyKind.DATE)
    assert property_value(day) == "31 Dec 2026"
    assert property_value(replace(day, value=sample.moment("18:30", "2026-12-31"))) == "31 Dec 2026, 18:30"
    assert property_value(replace(day, value=10**20)) == str(10**20)
    assert property_value(Property(name="x", value="y", source=PropertySource.SERVER)) == "y"
