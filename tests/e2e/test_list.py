"""The list of dialogs in the real window: what it shows of whom, in which order, how it holds still, and many rows at once."""

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from chat_backend.protocol import AddNote, AddTag, Assign
from tests.e2e.own_server import database_of
from tests.e2e.session_bus import wait_until
from tests.e2e.shop_floor import Customer, ShopFloor
from tests.sample_pictures import photo
from ui.theme.tokens import LIGHT

pytestmark = pytest.mark.e2e

WHOSE, TAGS, ORDER = "^Whose dialogs", "^Tags:", "^Order:"
LONGEST_FIRST = ("Maria", "John", "Kate", "Ivan", "Nina", "Oleg")
NEWEST_FIRST = ("Nina", "Oleg", "Ivan", "Kate", "John", "Maria")
MINUTE = 60_000


@pytest.fixture(scope="module")
def floor(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ShopFloor]:
    with ShopFloor(furnished, tmp_path_factory.mktemp("floor")) as floor:
        yield floor


@pytest.fixture(scope="module")
def people(floor: ShopFloor, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Customer]:
    """Six who are open, one who is closed, as Anna finds them in the morning."""
    boris = floor.boris
    lena = floor.customer("Lena", "Thank you!")
    boris.do(AddTag(dialog_id=lena.dialog_id, tag="billing"))
    boris.finish(lena.dialog_id)
    maria = floor.customer("Maria", "Where is my receipt?")
    for tag in ("payment", "vip"):
        boris.do(AddTag(dialog_id=maria.dialog_id, tag=tag))
    john = floor.customer("John", "Is it refundable?", "Hello?")
    boris.do(AddTag(dialog_id=john.dialog_id, tag="billing"))
    kate = floor.customer("Kate", "See the price")
    kate.visitor.send_file("price.pdf", b"%PDF-1.4 nothing in it")
    picture = photo(tmp_path_factory.mktemp("pictures") / "broken.png", 64, 48)
    ivan = floor.customer("Ivan", "It came like this")
    ivan.visitor.send_file(picture.name, Path(picture.url).read_bytes())
    boris.do(Assign(dialog_id=ivan.dialog_id, operator_id=boris.operator_id))
    oleg = floor.customer("Oleg", "Where is my parcel?")
    boris.say(oleg.dialog_id, "It left today")
    boris.do(AddTag(dialog_id=oleg.dialog_id, tag="shipping"))
    nina = floor.customer("Nina", "May I come by?")
    boris.do(AddNote(dialog_id=nina.dialog_id, text="She is from the press"))
    found = {"Lena": lena, "Maria": maria, "John": john, "Kate": kate, "Ivan": ivan, "Oleg": oleg, "Nina": nina}
    for customer, minutes in ((maria, 61), (john, 2), (nina, 0)):
        _let_wait(floor, customer, minutes)
    floor.open_up()
    floor.menus.pick(floor.context_menu("^Maria"), "^Assign", "^Anna")
    floor.row("^Maria.*assigned to Anna")
    return found


def _let_wait(floor: ShopFloor, customer: Customer, minutes: int) -> None:
    """He has waited that long when Anna comes."""
    since = int(time.time() * 1000) - minutes * MINUTE
    with closing(sqlite3.connect(database_of(floor.server), timeout=10)) as database, database:
        database.execute("UPDATE dialogs SET waiting_since = ? WHERE id = ?", (since, customer.dialog_id))


@pytest.fixture(autouse=True)
def morning(floor: ShopFloor, people: dict[str, Customer]) -> None:
    """The pointer is out of the way: a list that is pointed at holds still."""
    floor.point_away()


def test_a_row_says_who_wrote_last_what_it_was_and_how_long_one_has_waited(
    floor: ShopFloor, people: dict[str, Customer]
) -> None:
    said = {row.partition(",")[0]: row for row in floor.rows()}
    assert "unanswered messages: 1, waiting 1 h, Where is my receipt?" in said["Maria"]
    assert "tags: payment, vip, assigned to Anna" in said["Maria"]
    assert re.search(r"unanswered messages: 2, waiting \d m, Hello", said["John"])
    assert "unanswered messages: 2" in said["Kate"]
    assert "file price.pdf" in said["Kate"]
    assert "image broken.png" in said["Ivan"]
    assert "Boris: It left today" in said["Oleg"]
    assert "waiting" not in said["Oleg"]
    assert "Boris: note She is from the press" in said["Nina"]
    assert all(" AM" in row or " PM" in row for row in said.values())
    # the waiting time ages from green to amber to red
    tones = {tone.lower() for tone in (LIGHT.ok_text, LIGHT.warn_text, LIGHT.bad_text)}
    assert _colours(floor, "^Nina") & tones == {LIGHT.ok_text.lower(), LIGHT.warn_text.lower()}, "her note has a sign"
    assert _colours(floor, "^John") & tones == {LIGHT.warn_text.lower()}
    assert _colours(floor, "^Maria") & tones == {LIGHT.bad_text.lower()}
    with people["John"].visitor.typing("I have been waiting for"):
        floor.row("^John.*typing… Hello.*on the site now")
        assert LIGHT.ok_text.lower() in _colours(floor, "^John")
    floor.row(r"^John.*waiting \d m, Hello")  # he has left


def _colours(floor: ShopFloor, words: str) -> set[str]:
    """What a row is painted in."""
    file = floor.desktop.folder / "row.png"
    floor.desktop.picture(file)
    box = floor.reader.box(floor.row(words))
    image = QImage(str(file))
    return {
        image.pixelColor(x, y).name()
        for x in range(box.x, min(box.x + box.width, image.width()))
        for y in range(box.y, min(box.y + box.height, image.height()))
    }


def test_the_switch_goes_to_the_closed_ones_and_back_with_both_counts(floor: ShopFloor) -> None:
    floor.lists(*LONGEST_FIRST)
    reader = floor.reader
    assert reader.is_(reader.find("check box", "^Open · 6$"), "checked")
    reader.click(reader.find("check box", "^Closed · 1$"))
    floor.lists("Lena")
    # and back by the keyboard
    reader.key("Left")
    floor.lists(*LONGEST_FIRST)
    assert not reader.is_(reader.find("check box", "^Closed · 1$"), "checked")


@pytest.mark.parametrize(
    ("whose", "tags", "left", "counts"),
    [
        ("Mine", (), ("Maria",), ("Open · 1", "Closed")),
        ("Unassigned", (), ("John", "Kate", "Nina"), ("Open · 3", "Closed · 1")),
        ("Boris", (), ("Ivan", "Oleg"), ("Open · 2", "Closed")),
        ("All", ("billing",), ("John",), ("Open · 1", "Closed · 1")),
        ("All", ("billing", "vip"), ("Maria", "John"), ("Open · 2", "Closed · 1")),
        ("All", ("No tag",), ("Kate", "Ivan", "Nina"), ("Open · 3", "Closed")),
        ("Unassigned", ("No tag",), ("Kate", "Nina"), ("Open · 2", "Closed")),
        ("Boris", ("shipping", "vip"), ("Oleg",), ("Open · 1", "Closed")),
    ],
)
def test_it_shows_whose_and_which_tags_one_chooses(
    floor: ShopFloor, whose: str, tags: tuple[str, ...], left: tuple[str, ...], counts: tuple[str, str]
) -> None:
    menus, reader = floor.menus, floor.reader
    menus.pick(floor.button(WHOSE), f"^{whose}$")
    for tag in tags:
        menus.pick_by_keys(floor.button(TAGS), f"^{tag}$")
    floor.point_away()
    floor.lists(*left)
    assert [item.name for item in reader.items() if item.role == "check box"][:2] == list(counts)
    assert reader.find("push button", WHOSE).name.endswith(whose)
    assert reader.find("push button", TAGS).name.removeprefix("Tags: ") == (
        "Any tag" if not tags else tags[0] if len(tags) == 1 else f"{tags[0]} +1"
    )
    menus.pick(floor.button(TAGS), "^Any tag")
    menus.pick(floor.button(WHOSE), "^All")
    floor.point_away()
    floor.lists(*LONGEST_FIRST)


def test_a_choice_that_leaves_nothing_says_so_and_leads_back(floor: ShopFloor) -> None:
    floor.menus.pick(floor.button(WHOSE), "^Mine")
    floor.menus.pick(floor.button(TAGS), "^No tag")
    floor.anna.hears("^No dialogs match")
    floor.anna.press("^Show all")
    floor.lists(*LONGEST_FIRST)


def test_ones_own_last_word_and_draft_are_seen_in_the_row(floor: ShopFloor) -> None:
    anna = floor.anna
    floor.open("Oleg")
    anna.answer("Anything else?")
    floor.row("^Oleg.*You: Anything else")
    floor.open("Kate")
    anna.focus("^Reply to Kate")
    floor.reader.type("The price is")
    floor.open("Ivan")
    floor.row("^Kate.*Draft: The price is")
    floor.open("Kate")
    anna.fill("^Reply to Kate", "")
    floor.reader.key("BackSpace")
    floor.row("^Kate.*file price.pdf")


@pytest.fixture(scope="module")
def started_anew(floor: ShopFloor, people: dict[str, Customer]) -> ShopFloor:
    """Anna chose an order and a filter, and the app was started anew."""
    floor.menus.pick(floor.button(ORDER), "^Newest")
    floor.point_away()
    floor.lists("Oleg", *(name for name in NEWEST_FIRST if name != "Oleg"))
    floor.menus.pick_by_keys(floor.button(TAGS), "^No tag")
    floor.point_away()
    floor.lists("Nina", "Ivan", "Kate")
    floor.app.stop()
    floor.anna.start("Shop")
    return floor


def test_the_order_is_chosen_and_kept_with_the_filter_over_a_restart(started_anew: ShopFloor) -> None:
    floor = started_anew
    floor.lists("Nina", "Ivan", "Kate")
    assert floor.reader.find("push button", ORDER).name == "Order: Newest"
    assert floor.reader.find("push button", TAGS).name == "Tags: No tag"
    floor.menus.pick(floor.button(TAGS), "^Any tag")
    floor.menus.pick_by_keys(floor.button(ORDER), "^Oldest waiting")
    floor.point_away()
    floor.lists(*LONGEST_FIRST)


def test_the_chosen_row_stays_chosen_while_others_pass_it(floor: ShopFloor, people: dict[str, Customer]) -> None:
    reader = floor.reader
    floor.open("Ivan")
    floor.point_away()
    people["Oleg"].visitor.write("No, thanks")
    floor.lists("Maria", "John", "Kate", "Ivan", "Nina", "Oleg")
    floor.boris.say(people["Kate"].dialog_id, "It is 12")
    floor.lists("Maria", "John", "Ivan", "Nina", "Oleg", "Kate")
    names = [row.partition(",")[0] for row in floor.rows()]
    assert [name for name in names if reader.is_(floor.row(f"^{name},"), "selected")] == ["Ivan"]
    reader.find("text", "^Reply to Ivan")


def test_rows_hold_still_under_the_pointer_until_it_leaves_or_a_key_is_pressed(
    floor: ShopFloor, people: dict[str, Customer]
) -> None:
    before = ("Maria", "John", "Ivan", "Nina", "Oleg", "Kate")
    floor.lists(*before)
    x, y = floor.reader.box(floor.row("^John")).middle
    floor.desktop.do("xdotool", "mousemove", str(x), str(y))
    floor.boris.say(people["Maria"].dialog_id, "Here it is")
    floor.row("^Maria.*Boris: Here it is")  # it says so where it stands
    floor.lists(*before)
    floor.point_away()
    floor.lists("John", "Ivan", "Nina", "Oleg", "Maria", "Kate")

    floor.desktop.do("xdotool", "mousemove", str(x), str(y))
    people["Kate"].visitor.write("Thank you")
    floor.row("^Kate.*Thank you")
    floor.lists("John", "Ivan", "Nina", "Oleg", "Maria", "Kate")
    floor.reader.key("F6")
    floor.reader.key("Down")
    floor.lists("John", "Ivan", "Nina", "Oleg", "Kate", "Maria")


def test_several_rows_are_tagged_assigned_and_closed_at_once(floor: ShopFloor, people: dict[str, Customer]) -> None:
    reader, anna = floor.reader, floor.anna
    everybody = ("John", "Ivan", "Nina", "Oleg", "Kate", "Maria")
    reader.click(floor.row("^Nina"))
    floor.desktop.do("xdotool", "keydown", "ctrl")
    reader.click(floor.row("^Kate"))
    floor.desktop.do("xdotool", "keyup", "ctrl")
    anna.hears("^Selected: 2")
    floor.menus.pick(floor.button("^Tag the selected"), "^vip")
    floor.row("^Nina.*tags: vip")
    floor.row("^Kate.*tags: vip")
    floor.menus.pick_by_keys(floor.button("^Assign the selected"), "^Anna")
    floor.row("^Nina.*assigned to Anna")
    floor.row("^Kate.*assigned to Anna")
    assert "vip" not in floor.row("^Oleg").name

    # the same by the keyboard: choose with Shift, then the menu of the chosen rows
    reader.click(floor.row("^Nina"))
    reader.key("shift+Down")
    anna.hears("^Selected: 2")
    floor.menus.pick_by_keys(lambda: reader.key("Menu"), "^Close")
    floor.point_at_undo("^Closed: 2")
    floor.lists(*(name for name in everybody if name not in {"Nina", "Oleg"}))
    reader.find("check box", "^Closed · 3")
    anna.press("^Undo")
    floor.point_away()
    floor.lists(*everybody)
    assert "waiting" in floor.row("^Nina").name
    wait_until(lambda: all(_is_open(floor, people[name]) for name in ("Nina", "Oleg")), "the server to know")


def _is_open(floor: ShopFloor, customer: Customer) -> bool:
    return floor.boris.dialog(customer.dialog_id).state == "open"
