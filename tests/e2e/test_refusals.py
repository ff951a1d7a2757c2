"""The server says no while an operator works: it is said where it was done, put back, and nothing typed is lost."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from chat_backend.protocol import MAX_TAGS, AddTag, PutSavedReply
from tests.e2e.operator_at_work import PATIENCE
from tests.e2e.own_server import ANNA, PASSWORD, database_of
from tests.e2e.session_bus import wait_until
from tests.e2e.shop_floor import Customer, ShopFloor

pytestmark = pytest.mark.e2e

BAD_TAG = "bad\u007ftag"
"""A character that no name may have: only pasting brings it into a field."""


@pytest.fixture(scope="module")
def floor(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ShopFloor]:
    with ShopFloor(furnished, tmp_path_factory.mktemp("floor")) as floor:
        yield floor


@pytest.fixture(scope="module")
def people(floor: ShopFloor) -> dict[str, Customer]:
    names = ("Maria", "John", "Kate", "Ivan", "Oleg")
    found = {name: floor.customer(name, f"Here is {name}") for name in names}
    floor.boris.do(PutSavedReply(id="greeting", name="greeting", text="Good day", shared=True))
    floor.open_up()
    floor.lists(*names)
    return found


@pytest.fixture(autouse=True)
def hands_off(floor: ShopFloor, people: dict[str, Customer]) -> None:
    floor.point_away()


def behind_its_back(floor: ShopFloor, *statements: tuple[str, tuple[str, ...]]) -> None:
    """Change the server's data as another program would; the server tells nobody of it."""
    with closing(sqlite3.connect(database_of(floor.server), timeout=10)) as database, database:
        for statement, values in statements:
            database.execute(statement, values)


def remove(floor: ShopFloor, customer: Customer) -> None:
    """The dialog is gone, with all that is in it."""
    of = (customer.dialog_id,)
    behind_its_back(
        floor,
        ("DELETE FROM messages WHERE dialog_id = ?", of),
        ("DELETE FROM marks WHERE dialog_id = ?", of),
        ("DELETE FROM dialogs WHERE id = ?", of),
    )


def test_a_name_that_the_server_refuses_stays_in_the_field_for_a_tag(floor: ShopFloor) -> None:
    anna, reader = floor.anna, floor.reader
    floor.open("Maria")
    anna.press("^. Add tag")
    anna.focus("^New tag$")
    reader.paste(BAD_TAG)
    wait_until(lambda: BAD_TAG in anna.held("^New tag$"), "the pasted name")
    reader.let_go()
    reader.key("Return")
    anna.hears("^The tag “.*” was not added. The server does not accept this name.")
    assert anna.held("^New tag$") == BAD_TAG
    assert "tags:" not in floor.row("^Maria").name
    anna.fill("^New tag$", "good tag")
    reader.key("Return")
    floor.row("^Maria.*tags: good tag")
    reader.wait_gone("label", "was not added")


def test_one_tag_too_many_stays_in_the_field(floor: ShopFloor, people: dict[str, Customer]) -> None:
    anna, reader = floor.anna, floor.reader
    for number in range(MAX_TAGS):
        floor.boris.do(AddTag(dialog_id=people["John"].dialog_id, tag=f"tag {number:02}"))
    floor.open("John")
    reader.find("push button", f"^Remove the tag “tag {MAX_TAGS - 1}”", PATIENCE)
    reader.key("t")
    anna.focus("^New tag$")
    reader.type("one more")
    reader.key("Return")
    anna.hears("^The tag “one more” was not added. The dialog has as many tags as it can carry")
    assert anna.held("^New tag$") == "one more"
    anna.press("^Remove the tag “tag 00”")
    reader.wait_gone("push button", "^Remove the tag “tag 00”")
    anna.focus("^New tag$")
    reader.key("Return")
    reader.find("push button", "^Remove the tag “one more”")


def test_a_dialog_that_is_gone_stays_only_for_what_was_typed_in_it(
    floor: ShopFloor, people: dict[str, Customer]
) -> None:
    anna, reader = floor.anna, floor.reader
    floor.open("Kate")
    anna.focus("^Reply to Kate")
    reader.type("half an ans")
    remove(floor, people["Kate"])
    floor.menus.pick(floor.button("^More$"), "^Mute")
    anna.hears("^This dialog no longer exists")
    assert anna.held("^Reply to Kate") == "half an ans"
    assert any("Here is Kate" in said for said in anna.feed())
    floor.row("^Kate.*Draft: half an ans|^Draft: half an ans.*Kate|^Kate")
    anna.fill("^Reply to Kate", " ")
    reader.key("BackSpace")
    floor.point_away()
    floor.lists("Maria", "John", "Ivan", "Oleg")


def test_an_answer_to_a_dialog_that_is_gone_is_in_the_field_again(
    floor: ShopFloor, people: dict[str, Customer]
) -> None:
    anna, reader = floor.anna, floor.reader
    floor.open("Ivan")
    anna.focus("^Reply to Ivan")
    reader.type("Here you are")
    remove(floor, people["Ivan"])
    reader.key("ctrl+Return")
    anna.hears("^This dialog no longer exists")
    wait_until(lambda: anna.held("^Reply to Ivan") == "Here you are", "the answer in the field", PATIENCE)
    reader.key("ctrl+a", "BackSpace")
    floor.point_away()
    floor.lists("Maria", "John", "Oleg")


def test_what_one_has_no_right_to_change_any_more_stays_in_its_form(floor: ShopFloor) -> None:
    anna, reader = floor.anna, floor.reader
    reader.key("ctrl+comma")
    floor.app.wait_shown(reader, "Settings")
    reader.click(reader.find("check box", "^Saved replies$"))
    reader.click(reader.find("list item", "^greeting", PATIENCE))
    anna.fill("^Text$", "Good day, how can we help")
    behind_its_back(floor, ("UPDATE saved_replies SET owner_id = ? WHERE id = 'greeting'", (floor.boris.operator_id,)))
    anna.press("^Save$")
    anna.hears("^“greeting” was not saved. You are not allowed to do this.")
    assert anna.held("^Text$") == "Good day, how can we help"
    # as another one it can be
    anna.fill("^Name$", "welcome")
    anna.press("^Save$")
    reader.find("list item", "^welcome.*Good day, how can we help", PATIENCE)
    reader.key("Escape")


def test_whoever_is_signed_out_at_work_loses_nothing_and_goes_on_after_signing_in(
    floor: ShopFloor, people: dict[str, Customer]
) -> None:
    anna, reader = floor.anna, floor.reader
    floor.open("Oleg")
    anna.answer("Your parcel")
    wait_until(lambda: people["Oleg"].visitor.texts()[-1] == "Your parcel", "the first answer at the site")
    behind_its_back(
        floor,
        (
            "DELETE FROM operator_tokens WHERE operator_id IN (SELECT id FROM operators WHERE email = ?)",
            (ANNA,),
        ),
    )
    anna.answer("left yesterday")
    anna.hears("^You are signed out. Waiting to be sent: 1")
    anna.focus("^Reply to Oleg")
    reader.type("and half a sen")
    assert people["Oleg"].visitor.texts()[-1] == "Your parcel"
    anna.press("^Sign in again")
    anna.focus("^Password$")
    reader.type(PASSWORD)
    reader.key("Return")
    wait_until(lambda: people["Oleg"].visitor.texts()[-1] == "left yesterday", "the answer at the site", PATIENCE)
    assert people["Oleg"].visitor.texts() == ["Here is Oleg", "Your parcel", "left yesterday"]
    assert anna.held("^Reply to Oleg") == "and half a sen"
