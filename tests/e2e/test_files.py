"""Files both ways on real parts: from the operator's disk to the visitor's page, and from the page into the feed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from PySide6.QtGui import QColor, QImage

from tests.browser.site_chat import SiteChat, Visitor
from tests.browser.test_files import attach, payload, png
from tests.e2e.app import App
from tests.e2e.desktop import Desktop
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until
from tests.e2e.test_chain import Desk

pytestmark = pytest.mark.e2e

ORANGE = QColor("#c2470a")
"""What the page's picture is painted in."""


@pytest.fixture
def desk(app: App, desktop: Desktop, reader: ScreenReader) -> Desk:
    return Desk(app, desktop, reader)


@pytest.fixture
def chat(desk: Desk, browser: Browser) -> Iterator[SiteChat]:
    """A visitor who has said hello, with the dialog open at the operator's."""
    visitor = Visitor(browser, desk.start_here())
    chat = visitor.visit("").open().connected()
    chat.write("hello")
    desk.reader.click(desk.reader.find("list item", "hello"))
    desk.shows("hello")
    yield chat
    visitor.leave()


def orange(desktop: Desktop, folder: Path) -> int:
    """How many of the screen's pixels are of the picture's colour."""
    path = folder / "screen.png"
    desktop.picture(path)
    image = QImage(str(path))
    return sum(
        image.pixelColor(x, y) == ORANGE for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)
    )


def in_feed(desk: Desk, words: str) -> Callable[[], bool]:
    return lambda: any(words in item.name for item in desk.reader.within("list", "^Messages$"))


def choose_file(desk: Desk, path: Path) -> None:
    """With the button and the system's file dialog, by keyboard."""
    desk.reader.click(desk.reader.find("push button", "^Attach files"))
    wait_until(lambda: desk.reader.window("Attach files") is not None, "the file dialog")
    desk.reader.type(str(path))
    desk.reader.key("Return")
    desk.reader.find("push button", f"^Remove {path.name}")


def drag(desk: Desk, path: Path, onto: str) -> None:
    """With the pointer, out of another program's window onto something of the app."""
    program = DragSource(desk.desktop, desk.app.profile, path)
    try:
        program.start()
        program.wait_shown(desk.reader, "Drag source")
        begin = desk.reader.box(desk.reader.find("label", "drag me")).middle
        end = desk.reader.box(desk.reader.find(*onto.split(":"))).middle
        desk.desktop.do("xdotool", "mousemove", *map(str, begin), "mousedown", "1")
        steps = 12
        for step in range(1, steps + 1):
            at = [round(a + (b - a) * step / steps) for a, b in zip(begin, end, strict=True)]
            desk.desktop.do("xdotool", "mousemove", "--sync", *map(str, at), "sleep", "0.05")
        wait_until(lambda: seen_overlay(desk), "the overlay")
        for aside in (4, 8, 4, 0):  # no hand holds still: what is under the pointer now is asked at its next move
            desk.desktop.do("xdotool", "mousemove", "--sync", str(end[0] + aside), str(end[1]), "sleep", "0.2")
        desk.desktop.do("xdotool", "mouseup", "1")
        wait_until(
            lambda: not seen_overlay(desk), "the end of the drop: until then the other program is asked for the file"
        )
    finally:
        program.kill9()  # it has no way to end in order


def seen_overlay(desk: Desk) -> bool:
    return any("Drop to attach to the dialog with" in item.name for item in desk.reader.items())


class DragSource(App):
    """Knows no profile: its argument is the file."""

    def __init__(self, desktop: Desktop, profile: object, path: Path) -> None:
        super().__init__(desktop, profile, name="drag-source")  # type: ignore[arg-type]
        self.program = ("-m", "tests.e2e.drag_source", str(path))


def test_a_picture_of_the_page_is_seen_in_place_and_large(desk: Desk, chat: SiteChat, tmp_path: Path) -> None:
    attach(chat, payload("cup.png", png(900, 600), "image/png"))
    expect(chat.host.locator(".chip.done")).to_have_count(1)
    chat.write("look")
    wait_until(in_feed(desk, "picture cup.png"), "the picture in the feed", 20)
    wait_until(lambda: orange(desk.desktop, tmp_path) > 1000, "the picture's pixels in the feed", 20)
    small = orange(desk.desktop, tmp_path)
    box = desk.reader.box(desk.reader.find("list item", "picture cup.png"))
    desk.desktop.do("xdotool", "mousemove", str(box.x + 150), str(box.y + 60), "click", "1")
    wait_until(lambda: any(item.name.startswith("Picture cup.png") for item in desk.reader.items()), "the viewer")
    wait_until(lambda: orange(desk.desktop, tmp_path) > 3 * small, "the picture large", 20)
    fitted = orange(desk.desktop, tmp_path)
    for _ in range(3):
        desk.reader.key("plus")
    wait_until(lambda: orange(desk.desktop, tmp_path) > fitted * 1.1, "the picture larger")
    desk.reader.key("e")  # closes the dialog elsewhere; here it does nothing
    desk.reader.key("Escape")
    wait_until(lambda: orange(desk.desktop, tmp_path) < 2 * small, "the feed again")
    desk.shows("hello")
    assert desk.reader.look("push button", "Reopen") is None


def test_files_of_the_operator_reach_the_page_and_those_of_notes_do_not(
    desk: Desk, chat: SiteChat, tmp_path: Path
) -> None:
    offer, secret, plan = tmp_path / "offer.pdf", tmp_path / "secret.txt", tmp_path / "plan.png"
    offer.write_bytes(b"%PDF-1.4 offer")
    secret.write_text("for us only")
    plan.write_bytes(png(320, 200))

    choose_file(desk, offer)
    desk.enter("^Reply")
    desk.answer("here you are")
    chat.shows("hello", "here you are")
    expect(chat.host.locator("a.file")).to_contain_text("offer.pdf")

    desk.reader.click(desk.reader.find("check box", "^Note: only operators see it"))
    choose_file(desk, secret)
    desk.enter("^Note")
    desk.reader.type("between us")
    desk.reader.key("ctrl+Return")
    wait_until(in_feed(desk, "secret.txt"), "the note in the feed", 20)
    desk.reader.click(desk.reader.find("check box", "^Note: only operators see it"))

    drag(desk, plan, "list:^Dialogs$")  # anywhere in the window
    desk.reader.find("push button", "^Remove plan.png")
    desk.enter("^Reply")
    desk.reader.key("ctrl+Return")
    picture = chat.host.locator("img").last
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("naturalWidth", 320)
    chat.page.reload()
    chat.connected()
    chat.shows("hello", "here you are")
    expect(chat.host.get_by_text("secret.txt")).to_have_count(0)
    assert "between us" not in chat.host.inner_text()
