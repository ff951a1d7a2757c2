"""The feed on a real desktop: what it says, what pointer and keys do with it, and that it keeps its place."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

import pytest

from chat_backend.protocol import AddNote
from tests.doubles.desk_worker import DeskWorker
from tests.doubles.visitor import Visitor
from tests.e2e.desktop import Desktop
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.own_server import database_of
from tests.e2e.screen_reader import Box, Item, ScreenReader
from tests.e2e.session_bus import wait_until
from tests.e2e.shared_desk import address, anna, app, boris, desktop, handed, reader, screen, server, visit
from tests.servers import ServerProcess

__all__ = ["address", "anna", "app", "boris", "desktop", "handed", "reader", "screen", "server", "visit"]
pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

DAY = 86_400_000
LINK = "https://example.com/tea?a=1&b=2"
HTML = "<b>bold</b> <img src=x>"
LONG = 120
"""Messages of the long dialog: more than two pages."""


@dataclass(frozen=True)
class Told:
    visitor: Visitor
    long: Visitor


@pytest.fixture(scope="module", autouse=True)
def told(server: ServerProcess, boris: DeskWorker, visit: Callable[[], Visitor]) -> Told:
    """A dialog with something of everything, its first two messages of the day before; and a long one."""
    visitor = visit()
    visitor.write("Do you have tea?")
    dialog = boris.newest_dialog()
    boris.say(dialog, f"We do: {LINK}")
    with closing(sqlite3.connect(database_of(server))) as database, database:
        database.execute("UPDATE messages SET at = at - ?", (DAY,))
    boris.do(AddNote(dialog_id=dialog, text="he asks every week"))
    boris.finish(dialog)
    visitor.write("And coffee?")
    visitor.write(HTML)
    long = visit()
    long.write("This is the long one")
    dialog = boris.newest_dialog()
    boris.say_all(dialog, [f"line {number} " + "and so on " * (number % 9) for number in range(1, LONG + 1)])
    long.write("the end of it")
    return Told(visitor, long)


def feed(reader: ScreenReader) -> list[Item]:
    return reader.within("list", "^Messages$")


def message(reader: ScreenReader, words: str) -> Item:
    """As it stands in the feed, not in the list beside it."""
    found = wait_until(
        lambda: next((item for item in feed(reader) if f": {words}" in item.name), None), f"{words!r} in the feed"
    )
    assert isinstance(found, Item)
    return found


def visible(reader: ScreenReader) -> dict[str, Box]:
    """Messages that stand in the feed's window, and where."""
    window = reader.box(reader.find("list", "^Messages$"))
    boxes = {item.name: reader.box(item) for item in feed(reader) if item.role == "list item"}
    return {name: box for name, box in boxes.items() if window.holds(box)}


def test_who_said_what_and_when_is_said_line_by_line(anna: OperatorAtWork, reader: ScreenReader) -> None:
    anna.open("bold")
    anna.shows("Do you have tea?", "And coffee?", HTML)
    said = [item.name for item in feed(reader)]
    wanted = [
        "^Yesterday$",
        "^Visitor.*: Do you have tea\\?, yesterday ",
        f"^Boris: We do: {re.escape(LINK)}, yesterday .*, read",
        "^Today$",
        "^Note by Boris: he asks every week, today ",
        "^Boris closed the dialog · ",
        "opened again · ",
        "^Visitor.*: And coffee\\?, today ",
        f"^Visitor.*: {re.escape(HTML)}, today ",
    ]
    rest = iter(line for line in said if line != "New messages")
    assert all(any(re.search(words, line) for line in rest) for words in wanted), said


def test_it_opens_at_what_is_new(anna: OperatorAtWork, reader: ScreenReader, told: Told) -> None:
    anna.open("bold")
    anna.shows(HTML)
    anna.open("the end of it")
    told.visitor.write("I am back")
    anna.open("I am back")
    anna.shows("I am back")
    said = [item.name for item in feed(reader)]
    line = said.index("New messages")
    assert "I am back" in said[line + 1]


def test_a_link_is_opened_by_the_pointer_and_copied_from_the_menu(
    anna: OperatorAtWork, reader: ScreenReader, desktop: Desktop, handed: Callable[[], list[str]]
) -> None:
    anna.open("I am back|bold")
    box = reader.box(message(reader, "We do:"))
    # an operator's bubble stands at the right; its only text ends with the address
    at = (box.x + box.width - 60, box.y + 20)
    desktop.do("xdotool", "mousemove", *map(str, at), "click", "1")
    wait_until(lambda: handed() == [LINK], "the address at the system")
    desktop.do("xdotool", "mousemove", *map(str, at), "click", "3")
    reader.click(reader.find("menu item", "^Copy link$"))
    wait_until(lambda: reader.copied() == LINK, "the address in the clipboard")
    assert handed() == [LINK], "a menu opens nothing by itself"


def test_text_is_selected_within_and_across_messages_and_copied_clean(
    anna: OperatorAtWork, reader: ScreenReader, desktop: Desktop
) -> None:
    anna.open("I am back|bold")
    first, last = reader.box(message(reader, "And coffee?")), reader.box(message(reader, "<b>"))
    # the text of a user's bubble begins 13 pixels right of its edge, beside the avatar
    at = (first.x + 75, first.y + first.height // 2)
    desktop.do("xdotool", "mousemove", *map(str, at), "click", "--repeat", "2", "--delay", "60", "1")
    reader.key("ctrl+c")
    wait_until(lambda: reader.copied() in {"And", "coffee"}, "a word in the clipboard")
    reader.drag((first.x + 52, first.y + first.height // 2), (last.x + 600, last.y + last.height // 2))
    reader.key("ctrl+c")
    wait_until(lambda: "coffee?" in reader.copied() and HTML in reader.copied(), "both messages in the clipboard")
    assert re.fullmatch(rf"(Visitor [^\n]+)\nAnd coffee\?\n\n\1\n{re.escape(HTML)}", reader.copied()), reader.copied()


def test_a_message_is_copied_from_its_menu_by_pointer_and_by_keys(anna: OperatorAtWork, reader: ScreenReader) -> None:
    anna.open("I am back|bold")
    reader.click(message(reader, "he asks every week"), button=3)
    reader.click(reader.find("menu item", "^Copy message$"))
    wait_until(lambda: reader.copied() == "he asks every week", "the note in the clipboard")
    reader.click(message(reader, "he asks every week"))
    reader.key("End")
    reader.key("ctrl+Up", "ctrl+Up", "ctrl+c")
    wait_until(lambda: reader.copied() != "he asks every week", "another message in the clipboard")


def test_read_above_the_end_it_stays_where_it_is_and_offers_the_way_down(
    anna: OperatorAtWork, reader: ScreenReader, told: Told
) -> None:
    anna.open("the end of it")
    anna.shows("the end of it")
    reader.wheel(reader.find("list", "^Messages$"), -12)
    wait_until(lambda: not any("the end of it" in name for name in visible(reader)), "what stands above the end")
    before = visible(reader)
    told.long.write("one more")
    reader.find("push button", "^1 new$")
    after = visible(reader)
    assert {name: box.y for name, box in before.items()} == {name: after[name].y for name in before}
    told.long.write("and another")
    reader.click(reader.find("push button", "^2 new$"))
    wait_until(lambda: any(": and another" in name for name in visible(reader)), "the end")
    reader.wait_gone("push button", "new$")


def test_earlier_pages_and_a_narrower_window_do_not_move_what_is_read(
    anna: OperatorAtWork, reader: ScreenReader, desktop: Desktop
) -> None:
    anna.open("and another|the end of it")
    numbers: set[int] = set()
    for _ in range(150):
        numbers |= {int(found[1]) for name in visible(reader) if (found := re.search(r": line (\d+)", name))}
        if 1 in numbers:
            break
        reader.wheel(reader.find("list", "^Messages$"), -4)
    assert numbers == set(range(1, LONG + 1)), "every line has been in view"

    reader.wheel(reader.find("list", "^Messages$"), 20)
    window = desktop.do("xdotool", "getactivewindow")
    width, height = window_size(desktop, window)
    anchor, place = next(iter(visible(reader).items()))
    top = reader.box(reader.find("list", "^Messages$")).y
    desktop.do("xdotool", "windowsize", "--sync", window, str(width - 180), str(height))
    wait_until(lambda: window_size(desktop, window)[0] == width - 180, "the narrower window")
    wait_until(
        lambda: anchor in visible(reader) and visible(reader)[anchor].y - top == place.y - top,
        "the message in its place",
    )
    desktop.do("xdotool", "windowsize", "--sync", window, str(width), str(height))


def window_size(desktop: Desktop, window: str) -> tuple[int, int]:
    found = dict(
        line.split("=")
        for line in desktop.do("xdotool", "getwindowgeometry", "--shell", window).splitlines()
        if "=" in line
    )
    return int(found["WIDTH"]), int(found["HEIGHT"])
