"""What an operator does with a dialog: by its header, by the menu of its row, by keys; on the screen at once, then at the server."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chat_backend.protocol import AddTag, Dialog
from tests.e2e.operator_at_work import PATIENCE
from tests.e2e.session_bus import wait_until
from tests.e2e.shop_floor import Customer, ShopFloor

pytestmark = pytest.mark.e2e

HOUR = 3_600_000


@pytest.fixture(scope="module")
def floor(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ShopFloor]:
    with ShopFloor(furnished, tmp_path_factory.mktemp("floor")) as floor:
        yield floor


@pytest.fixture(scope="module")
def people(floor: ShopFloor) -> dict[str, Customer]:
    """Who has waited longest stands first."""
    found = {
        "Maria": floor.customer("Maria", "Where is my receipt?", "Hello?"),
        "John": floor.customer("John", "Is it refundable?"),
        "Kate": floor.customer("Kate", "See the price"),
    }
    floor.boris.do(AddTag(dialog_id=found["Kate"].dialog_id, tag="vip"))
    floor.open_up()
    floor.lists("Maria", "John", "Kate")
    return found


@pytest.fixture(autouse=True)
def hands_off(floor: ShopFloor, people: dict[str, Customer]) -> None:
    floor.point_away()


@pytest.fixture
def server_has(floor: ShopFloor, people: dict[str, Customer]) -> Callable[..., Dialog]:
    """``server_has("Maria", state="closed")``: waits until the server has it so."""

    def has(name: str, **fields: object) -> Dialog:
        def so() -> Dialog | None:
            dialog = floor.boris.dialog(people[name].dialog_id)
            return dialog if all(getattr(dialog, field) == value for field, value in fields.items()) else None

        now = floor.boris.dialog(people[name].dialog_id)
        return wait_until(so, f"{fields} at the server, which has {now}", PATIENCE)

    return has


def test_one_key_closes_opens_who_waits_next_and_is_undone_as_it_was(
    floor: ShopFloor, server_has: Callable[..., Dialog]
) -> None:
    reader = floor.reader
    before = server_has("Maria", unanswered=2)
    floor.open("Maria")
    reader.key("e")
    floor.point_at_undo("^Closed$")
    reader.find("text", "^Reply to John", PATIENCE)
    floor.lists("John", "Kate")
    reader.find("check box", "^Closed · 1")
    server_has("Maria", state="closed", waiting_since=None, unanswered=0)

    reader.key("z")
    reader.find("text", "^Reply to Maria")
    floor.lists("Maria", "John", "Kate")
    floor.row("^Maria.*unanswered messages: 2, waiting")
    server_has("Maria", state="open", waiting_since=before.waiting_since, unanswered=2)


def test_an_undone_closing_lets_a_snooze_go_on(floor: ShopFloor, server_has: Callable[..., Dialog]) -> None:
    anna, reader = floor.anna, floor.reader
    floor.open("Kate")
    floor.menus.pick(floor.button("^Snooze$"), "^For an hour")
    floor.lists("Maria", "John")
    until = floor.boris.dialog(server_has("Kate").id).snoozed_until
    reader.find("push button", "^Until ")
    anna.press("^Close$")
    floor.point_at_undo("^Closed$")
    server_has("Kate", state="closed", snoozed_until=None)
    anna.press("^Undo$")
    reader.find("text", "^Reply to Kate")
    reader.find("push button", "^Until ")
    assert server_has("Kate", state="open", unanswered=1).snoozed_until == until
    floor.lists("Maria", "John")
    floor.menus.pick(floor.button("^Until "), "^End the snooze")
    floor.lists("Maria", "John", "Kate")


def test_with_the_setting_off_one_stays_and_the_same_key_reopens(
    floor: ShopFloor, server_has: Callable[..., Dialog]
) -> None:
    reader = floor.reader
    _go_on_after_closing(floor)
    floor.open("John")
    reader.key("e")
    reader.find("push button", "^Reopen$")
    reader.find("text", "^Reply to John")
    server_has("John", state="closed")
    reader.key("e")
    reader.find("push button", "^Close$")
    floor.lists("Maria", "Kate", "John", in_order=False)
    # reopened by intent, not undone: nobody waits
    server_has("John", state="open", waiting_since=None, unanswered=0)
    _go_on_after_closing(floor)


def _go_on_after_closing(floor: ShopFloor) -> None:
    """Switch it, in the settings."""
    floor.reader.key("ctrl+comma")
    floor.app.wait_shown(floor.reader, "Settings")
    floor.reader.click(floor.reader.find("check box", "^Open the next dialog after closing"))
    floor.reader.key("Escape")
    floor.reader.wait_gone("check box", "^Open the next dialog after closing")


def test_a_tag_is_suggested_put_on_and_taken_off(floor: ShopFloor, server_has: Callable[..., Dialog]) -> None:
    anna, reader = floor.anna, floor.reader
    floor.open("John")
    anna.press("^. Add tag")
    reader.type("VI")
    assert floor.menus.hear("Down") == "vip"
    reader.key("Return")
    reader.find("push button", "^Remove the tag “vip”")
    floor.row("^John.*tags: vip")
    server_has("John", tags=("vip",))
    # a new one by the keyboard alone
    floor.row("^John")
    reader.key("t")
    wait_until(lambda: reader.look("text", "^New tag$") is not None, "the field for a tag")
    reader.type("to refund")
    reader.key("Return")
    floor.row("^John.*tags: vip, to refund")
    server_has("John", tags=("vip", "to refund"))
    anna.press("^Remove the tag “vip”")
    reader.wait_gone("push button", "^Remove the tag “vip”")
    server_has("John", tags=("to refund",))
    for line in ("Anna added the tag vip", "Anna added the tag to refund", "Anna removed the tag vip"):
        anna.hears(f"^{line} · ")
    # from the list, with what is known by now
    floor.menus.pick(floor.context_menu("^Maria"), "^Tag", "^to refund")
    floor.row("^Maria.*tags: to refund")
    floor.menus.pick_by_keys(floor.context_menu("^Maria"), "^Tag", "^to refund")
    server_has("Maria", tags=())
    assert "tags:" not in floor.row("^Maria").name


def test_a_dialog_is_assigned_from_header_list_and_keyboard(
    floor: ShopFloor, server_has: Callable[..., Dialog]
) -> None:
    reader, boris = floor.reader, floor.boris.operator_id
    floor.open("Kate")
    floor.menus.pick(floor.button("^Assign$"), "^Anna .me.")
    reader.find("push button", "^Assigned to Anna")
    me = server_has("Kate").assignee_id
    floor.menus.pick(floor.context_menu("^Kate"), "^Assign", "^Boris")
    reader.find("push button", "^Assigned to Boris")
    server_has("Kate", assignee_id=boris)
    floor.menus.pick_by_keys(lambda: reader.key("a"), "^Nobody")
    reader.find("push button", "^Assign$")
    server_has("Kate", assignee_id=None)
    assert me not in {None, boris}


def test_a_dialog_is_handed_over_with_a_word_about_it(floor: ShopFloor, server_has: Callable[..., Dialog]) -> None:
    anna, reader = floor.anna, floor.reader
    floor.open("Kate")
    reader.key("shift+a")
    reader.find("push button", "^Transfer to: Boris")
    anna.focus("^Note for your colleague")
    reader.type("She asks about wholesale")
    reader.key("Return")
    reader.find("push button", "^Assigned to Boris")
    wait_until(
        lambda: any("Note" in said and "wholesale" in said for said in anna.feed()), f"the note in {anna.feed()}"
    )
    floor.row("^Kate.*You: note She asks about wholesale.*assigned to Boris")
    server_has("Kate", assignee_id=floor.boris.operator_id)
    # and from the menu of a row
    floor.menus.pick(floor.context_menu("^Maria"), "^Assign", "^Transfer with a note")
    anna.focus("^Note for your colleague")
    reader.type("Her receipt is lost")
    anna.press("^Transfer$")
    floor.row("^Maria.*note Her receipt is lost.*assigned to Boris")
    server_has("Maria", assignee_id=floor.boris.operator_id)


def test_a_dialog_is_put_aside_from_header_list_and_keyboard_and_comes_back(
    floor: ShopFloor, server_has: Callable[..., Dialog]
) -> None:
    anna, reader = floor.anna, floor.reader
    floor.open("Maria")
    floor.menus.pick(floor.button("^Snooze$"), "^Until tomorrow")
    floor.lists("Kate", "John")
    server_has("Maria").snoozed_until or pytest.fail("not snoozed")
    floor.menus.pick(floor.context_menu("^John"), "^Snooze", "^For an hour")
    floor.point_away()
    floor.lists("Kate")
    floor.open("Kate")
    floor.menus.pick_by_keys(lambda: reader.key("s"), "^For an hour")
    anna.hears("^All answered")
    floor.menus.pick(floor.button("^Whose dialogs"), "^Snoozed")
    floor.lists("Kate", "John", "Maria", in_order=False)
    floor.menus.pick(floor.context_menu("^John"), "^Snooze", "^End the snooze")
    floor.menus.pick_by_keys(lambda: reader.key("s"), "^End the snooze")
    floor.point_away()
    floor.lists("Maria")
    server_has("Kate", snoozed_until=None)
    floor.menus.pick(floor.button("^Whose dialogs"), "^All")
    floor.point_away()
    floor.lists("Kate", "John", in_order=False)


def test_whoever_is_put_aside_comes_back_with_his_next_word(floor: ShopFloor, people: dict[str, Customer]) -> None:
    people["Maria"].visitor.write("Any news?")
    floor.lists("Maria", "Kate", "John", in_order=False)
    floor.row("^Maria, unread.*waiting")


def test_a_dialog_is_marked_unread_from_header_list_and_keyboard(floor: ShopFloor, people: dict[str, Customer]) -> None:
    reader = floor.reader
    floor.open("John")
    _wait_read(floor, "John")
    floor.menus.pick(floor.button("^More$"), "^Mark unread")
    floor.row("^John, unread")
    assert not floor.menus.offers(floor.button("^More$"), "^Mark unread"), "it is unread already"
    floor.open("Kate")
    _wait_read(floor, "Kate")
    floor.menus.pick(floor.context_menu("^Kate"), "^Mark unread")
    floor.row("^Kate, unread")
    floor.open("John")
    _wait_read(floor, "John")
    reader.key("u")
    floor.row("^John, unread")


def _wait_read(floor: ShopFloor, name: str) -> None:
    wait_until(lambda: "unread" not in floor.row(f"^{name}").name, f"{name} to be read")


def test_a_dialog_is_muted_from_header_list_and_keyboard(floor: ShopFloor) -> None:
    reader = floor.reader
    floor.open("Kate")
    floor.menus.pick(floor.button("^More$"), "^Mute")
    floor.row("^Kate.*, muted$")
    floor.menus.pick(floor.context_menu("^Kate"), "^Alert me again")
    wait_until(lambda: "muted" not in floor.row("^Kate").name, "alerts again")
    reader.key("m")
    floor.row("^Kate.*, muted$")
    reader.key("m")
    wait_until(lambda: "muted" not in floor.row("^Kate").name, "alerts again")


def test_who_was_overtaken_by_a_closing_is_asked_once(floor: ShopFloor, people: dict[str, Customer]) -> None:
    anna, reader = floor.anna, floor.reader
    floor.open("Maria")
    anna.focus("^Reply to Maria")
    reader.type("It is on its way")
    floor.boris.finish(people["Maria"].dialog_id)
    reader.find("push button", "^Reopen$")
    reader.key("ctrl+Return")
    anna.hears("^Boris closed the dialog")
    assert anna.held("^Reply to Maria") == "It is on its way"
    assert people["Maria"].visitor.texts()[-1] == "Any news?"
    reader.key("ctrl+Return")
    wait_until(lambda: people["Maria"].visitor.texts()[-1] == "It is on its way", "the answer at the site")


def test_another_language_reaches_the_open_dialog_at_once(floor: ShopFloor) -> None:
    """The last of the day: from here on the window speaks Russian."""
    anna, reader = floor.anna, floor.reader
    floor.open("John")
    anna.focus("^Reply to John")
    reader.type("half a sen")
    reader.key("ctrl+comma")
    floor.app.wait_shown(reader, "Settings")
    reader.click(reader.find("check box", "^General$"))
    floor.menus.pick_by_keys(floor.button("^Language"), "^Русский")
    floor.app.wait_shown(reader, "Настройки")
    reader.find("text", "^Ответ.*John")
    assert reader.text(reader.find("text", "^Ответ.*John")) == "half a sen"
    for words in ("^Закрыть$", "^Отложить$", "^Отправить$"):
        reader.find("push button", words)
    reader.find("check box", "^Открытые · ")
    assert reader.look("push button", "^(Close|Snooze|Send|Assign)$") is None
