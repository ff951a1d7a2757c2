"""The card: edited where it stands, put back with a reason, and silent about what is not known."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from operator_app.domain.commands import EditUser
from operator_app.domain.people import Property, PropertySource
from operator_app.domain.problems import RefusalReason
from operator_app.engine.notices import Changes
from tests import sample_dialogs as sample
from tests.screens.desk import Desk, open_desk
from tests.screens.sample_engine import SampleEngine
from ui.theme.theme import Theme
from ui.user_card.card_words import language_name, property_name, property_value, where_and_when
from ui.user_card.user_card import UserCardPane

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]

ADDRESS = "maria.ivanova@example.com"


async def open_card(desk: Desk, dialog_id: str = sample.MARIA_DIALOG) -> UserCardPane:
    desk.window.show_dialog(sample.DialogId(dialog_id))
    card = desk.window.card
    await desk.until(card.name.button.isVisible)
    return card


def edits(desk: Desk) -> list[EditUser]:
    """What was done to the user; reading the dialog is done by the feed meanwhile."""
    return [command for command in desk.engine.performed if isinstance(command, EditUser)]


@pytest.mark.qt_loop
async def test_enter_saves_and_everybody_shows_the_new_name(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        card = await open_card(desk)
        card.name.button.setFocus()
        QTest.keyClick(card.name.button, Qt.Key.Key_F2)
        assert card.name.field.text() == "Мария Иванова"
        QTest.keyClicks(card.name.field, "Maria")
        QTest.keyClick(card.name.field, Qt.Key.Key_Return)
        await desk.until(lambda: card.name.button.text() == "Maria ›")
        assert edits(desk) == [EditUser(user_id=sample.MARIA.id, name="Maria")]
        await desk.until(lambda: desk.window.list.model.words(sample.MARIA_DIALOG).name == "Maria")  # type: ignore[union-attr]


@pytest.mark.qt_loop
async def test_escape_leaves_it_as_it_was(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        card = await open_card(desk)
        await desk.until(lambda: card.phone.value == "+7 916 000-00-42")
        card.phone.button.click()
        QTest.keyClicks(card.phone.field, "12345")
        QTest.keyClick(card.phone.field, Qt.Key.Key_Escape)
        assert not card.phone.editing
        assert card.phone.button.text() == "+7 916 000-00-42"
        assert not edits(desk)


@pytest.mark.qt_loop
async def test_an_emptied_field_clears_and_an_unchanged_one_does_nothing(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        card = await open_card(desk)
        card.email.button.click()
        QTest.keyClick(card.email.field, Qt.Key.Key_Return)
        card.phone.button.click()
        card.phone.field.clear()
        QTest.keyClick(card.phone.field, Qt.Key.Key_Return)
        await desk.until(lambda: card.phone.button.text() == "Add")
        assert edits(desk) == [EditUser(user_id=sample.MARIA.id, phone=None)]


@pytest.mark.qt_loop
async def test_a_refusal_puts_the_old_value_back_and_says_why_beside_it(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        card = await open_card(desk)
        card.email.button.click()
        QTest.keyClicks(card.email.field, "maria@example.org")
        QTest.keyClick(card.email.field, Qt.Key.Key_Return)
        await desk.until(lambda: card.email.button.text() == "maria@example.org")
        command = edits(desk)[-1]
        desk.engine.users[sample.MARIA.id] = sample.MARIA  # the archive has put it back
        desk.engine.tell(Changes(account_id=sample.ACCOUNT_ID, users=frozenset({sample.MARIA.id})))
        desk.engine.refuse(command, RefusalReason.INVALID_EMAIL)
        await desk.until(lambda: card.email.refusal() == "“maria@example.org”: This is not an e-mail address.")
        await desk.until(lambda: card.email.button.accessibleName() == f"E-mail: {ADDRESS}")
        assert not card.phone.refusal()
        card.email.button.click()
        assert not card.email.refusal()


@pytest.mark.qt_loop
async def test_what_can_be_no_address_or_number_never_leaves(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        card = await open_card(desk)
        await desk.until(lambda: card.phone.value == "+7 916 000-00-42")
        for field, typed, sentence in (
            (card.email, "maria@", "“maria@”: This is not an e-mail address."),
            (card.phone, "call me", "“call me”: This is not a phone number."),
        ):
            before = field.value
            field.button.click()
            QTest.keyClicks(field.field, typed)
            QTest.keyClick(field.field, Qt.Key.Key_Return)
            await desk.until(lambda field=field, sentence=sentence: field.refusal() == sentence)
            assert field.value == before
        assert not edits(desk)


@pytest.mark.qt_loop
async def test_a_number_as_people_type_it_is_kept_in_one_form_and_shown_in_another(
    theme: Theme, tmp_path: Path
) -> None:
    async with open_desk(theme, tmp_path) as desk:
        card = await open_card(desk)
        card.phone.button.click()
        QTest.keyClicks(card.phone.field, "+44 20 79460018")
        QTest.keyClick(card.phone.field, Qt.Key.Key_Return)
        await desk.until(lambda: card.phone.button.text() == "+44 20 7946 0018")
        assert edits(desk) == [EditUser(user_id=sample.MARIA.id, phone="+442079460018")]


@pytest.mark.qt_loop
async def test_what_is_being_typed_is_not_overwritten_by_news(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        card = await open_card(desk)
        card.name.button.setFocus()
        QTest.keyClick(card.name.button, Qt.Key.Key_F2)
        QTest.keyClicks(card.name.field, "Mar")
        desk.engine.users[sample.MARIA.id] = replace(sample.MARIA, place="Kazan")
        desk.engine.tell(Changes(account_id=sample.ACCOUNT_ID, users=frozenset({sample.MARIA.id})))
        await desk.until(lambda: card.where().startswith("Kazan"))
        assert card.name.editing
        assert card.name.field.text() == "Mar"


@pytest.mark.qt_loop
async def test_sections_without_anything_to_show_are_not_there(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        card = await open_card(desk)
        assert card.visible_sections() == ["now", "segments", "notes", "properties", "recent", "about"]
        await open_card(desk, "dialog-7f3a")
        await desk.until(lambda: card.name.button.text() == "Visitor 7f3a · Berlin ›")
        await desk.until(lambda: card.visible_sections() == ["notes", "properties", "recent", "about"])


@pytest.mark.qt_loop
async def test_another_dialog_of_the_same_user_is_one_click_away(theme: Theme, tmp_path: Path) -> None:
    earlier = replace(sample.ROWS[0], dialog=replace(sample.ROWS[0].dialog, id=sample.DialogId("dialog-maria-2")))
    async with open_desk(theme, tmp_path, SampleEngine((*sample.ROWS, earlier))) as desk:
        card = await open_card(desk)
        await desk.until(card.other_dialogs)
        card.other_dialogs()[0].click()
        await desk.until(lambda: desk.window.shown_dialog() == "dialog-maria-2")


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/Moscow", "Moscow · 13:46 local time"),
        ("America/Los_Angeles", "Moscow · 02:46 local time · night there"),
        ("Nowhere/At_All", "Moscow"),
        ("../../etc/passwd", "Moscow"),
        (None, "Moscow"),
    ],
)
def test_the_local_time_says_when_it_is_night_and_nothing_when_unknown(zone: str | None, words: str) -> None:
    assert where_and_when(replace(sample.MARIA, time_zone=zone), sample.NOW) == words


@pytest.mark.usefixtures("qapp")
def test_properties_are_named_and_written_for_people() -> None:
    assert property_name(Property(name="utm_source", value="x", source=PropertySource.SYSTEM)) == "UTM source"
    assert property_name(Property(name="utm_source", value="x")) == "utm_source"
    assert property_name(Property(name="new_one", value="x", source=PropertySource.SYSTEM)) == "new_one"
    written = [property_value(Property(name="p", value=value)) for value in (True, 0.5, ("a", "b"), "x", 10**15)]
    assert written[0] == "yes"
    assert written[2:4] == ["a, b", "x"]
    assert language_name("ru") == "Русский"
    assert language_name("zz-nonsense") == "zz-nonsense"
    assert language_name(None) is None
