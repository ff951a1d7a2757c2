"""Files of the operator over a network that is slow and breaks, and files of strangers that are saved and never run."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from chat_backend.protocol import DEFAULT_FILE_LIMIT
from tests.doubles.faulty_proxy import FaultyProxy
from tests.doubles.visitor import Visitor
from tests.e2e.desktop import Desktop
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.screen_reader import Item, ScreenReader
from tests.e2e.session_bus import wait_until
from tests.e2e.shared_desk import anna, app, boris, desktop, handed, reader, screen, server, visit
from tests.servers import ServerProcess

__all__ = ["anna", "app", "boris", "desktop", "handed", "reader", "screen", "server", "visit"]
pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def proxy(server: ServerProcess) -> Iterator[FaultyProxy]:
    with FaultyProxy(server.address) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def address(proxy: FaultyProxy) -> str:
    return proxy.address


def come(anna: OperatorAtWork, visit: Callable[[], Visitor], words: str) -> Visitor:
    visitor = visit()
    visitor.write(words)
    anna.open(words)
    anna.shows(words)
    return visitor


def choose(anna: OperatorAtWork, path: Path) -> None:
    """With the button and the system's file dialog, by keyboard."""
    reader = anna.reader
    anna.press("^Attach files$")
    wait_until(lambda: reader.window("Attach files") is not None, "the file dialog")
    reader.type(str(path))
    reader.key("Return")
    wait_until(lambda: reader.window("Attach files") is None, "the end of the file dialog")


def in_feed(reader: ScreenReader, words: str) -> Item:
    found = wait_until(
        lambda: next((item for item in reader.within("list", "^Messages$") if words in item.name), None),
        f"{words!r} in the feed",
    )
    assert isinstance(found, Item)
    return found


def on_file(reader: ScreenReader, desktop: Desktop, name: str, button: int) -> None:
    """Click on its row: the first thing in the bubble, beside the avatar."""
    box = reader.box(in_feed(reader, name))
    desktop.do("xdotool", "mousemove", str(box.x + 90), str(box.y + 20), "click", str(button))


def uploads(proxy: FaultyProxy) -> int:
    return sum(line.startswith(b"PUT /api/v1/files/") for line in proxy.requests)


def test_one_byte_too_many_is_refused_before_it_leaves(
    anna: OperatorAtWork, visit: Callable[[], Visitor], proxy: FaultyProxy, tmp_path: Path
) -> None:
    visitor = come(anna, visit, "Send me all you have")
    larger, largest = tmp_path / "larger.bin", tmp_path / "largest.bin"
    larger.write_bytes(b"x" * (DEFAULT_FILE_LIMIT + 1))
    largest.write_bytes(b"y" * DEFAULT_FILE_LIMIT)
    before = uploads(proxy)
    choose(anna, larger)
    anna.hears(r"^larger\.bin is .*The largest file that can be sent is ")
    assert anna.reader.look("push button", r"^Remove larger\.bin") is None
    assert uploads(proxy) == before
    choose(anna, largest)
    anna.reader.find("push button", r"^Remove largest\.bin")
    anna.focus("^Reply")
    anna.reader.key("ctrl+Return")
    wait_until(lambda: [file.size for file in visitor.files()] == [DEFAULT_FILE_LIMIT], "the largest file on the page")


def test_what_is_on_its_way_can_be_taken_back(
    anna: OperatorAtWork, reader: ScreenReader, visit: Callable[[], Visitor], proxy: FaultyProxy, tmp_path: Path
) -> None:
    visitor = come(anna, visit, "Not that one please")
    wrong = tmp_path / "wrong.bin"
    wrong.write_bytes(b"w" * 1_500_000)
    choose(anna, wrong)
    anna.focus("^Reply")
    reader.type("here you are")
    proxy.slow_up(1.0)
    try:
        reader.key("ctrl+Return")
        reader.click(in_feed(reader, "wrong.bin"), button=3)
        reader.click(reader.find("menu item", "^Cancel$"))
        wait_until(lambda: anna.held("^Reply") == "here you are", "the text in the field again")
        reader.find("push button", r"^Remove wrong\.bin")
    finally:
        proxy.slow_up(0)
    reader.click(reader.find("push button", r"^Remove wrong\.bin"))
    anna.focus("^Reply")
    reader.key("ctrl+Return")
    wait_until(lambda: visitor.texts() == ["Not that one please", "here you are"], "the text alone")
    assert visitor.files() == []


def test_a_cut_in_the_midst_is_made_good(
    anna: OperatorAtWork, reader: ScreenReader, visit: Callable[[], Visitor], proxy: FaultyProxy, tmp_path: Path
) -> None:
    visitor = come(anna, visit, "Whatever the weather")
    content = os.urandom(1_500_000)
    (tmp_path / "big.bin").write_bytes(content)
    choose(anna, tmp_path / "big.bin")
    anna.focus("^Reply")
    reader.type("with words")
    before = uploads(proxy)
    proxy.slow_up(0.5)
    reader.key("ctrl+Return")
    wait_until(lambda: uploads(proxy) > before, "the begin of the upload")
    in_feed(reader, "big.bin")
    proxy.go_down()
    anna.hears("No connection")
    proxy.slow_up(0)
    proxy.come_back()
    anna.try_now()
    wait_until(lambda: visitor.texts() == ["Whatever the weather", "with words"], "the answer on the page")
    (file,) = visitor.files()
    with httpx.Client(trust_env=False) as http:
        assert http.get(file.url).content == content
    wait_until(lambda: ", sent" in in_feed(reader, "big.bin").name, "that it was sent")


def test_files_of_strangers_are_saved_marked_and_opened_only_where_that_is_harmless(
    anna: OperatorAtWork,
    reader: ScreenReader,
    visit: Callable[[], Visitor],
    desktop: Desktop,
    handed: Callable[[], list[str]],
) -> None:
    visitor = come(anna, visit, "Have a look at these")
    visitor.send_file("setup.exe", b"MZ harm", "application/x-msdownload")
    visitor.send_file("notes.txt.desktop", b"[Desktop Entry]\nExec=touch /tmp/harm", "text/plain")
    visitor.send_file("price.pdf", b"%PDF-1.4 prices", "application/pdf")
    downloads = Path(desktop.env["HOME"]) / "Downloads"
    for name in ("setup.exe", "notes.txt.desktop"):
        on_file(reader, desktop, name, 3)
        reader.find("menu item", "^Save as")
        assert reader.look("menu item", "^Open ") is None, name
        reader.click(reader.find("menu item", "^Save "))
        wait_until(lambda name=name: (downloads / name).exists(), f"{name} in the downloads")  # type: ignore[misc]
        wait_until(lambda: reader.look("menu item", "") is None, "the end of the menu")
    assert (downloads / "setup.exe").read_bytes() == b"MZ harm"
    assert not os.access(downloads / "setup.exe", os.X_OK)
    origin = os.getxattr(downloads / "setup.exe", "user.xdg.origin.url").decode()
    assert re.match(r"http://127\.0\.0\.1:\d+/$", origin)

    # a click on what has been saved shows the folder, and runs nothing
    on_file(reader, desktop, "setup.exe", 1)
    wait_until(lambda: str(downloads) in "\n".join(handed()), "the folder at the system")
    assert not any("setup.exe" in each or "desktop" in each.rpartition("/")[2] for each in handed())

    on_file(reader, desktop, "price.pdf", 3)
    reader.click(reader.find("menu item", r"^Open price\.pdf"))
    wait_until(lambda: any(each.endswith("price.pdf") for each in handed()), "the document at the system")
