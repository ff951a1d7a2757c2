"""The backend on this computer on a bad day: killed, or its port taken. It comes back by itself and nothing is lost."""

import os
import re
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from operator_app.settings.profile import Profile
from tests.doubles.visitor import Visitor
from tests.e2e.app import App
from tests.e2e.desktop import Desktop
from tests.e2e.operator_at_work import OperatorAtWork, wait_logged
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until

pytestmark = pytest.mark.e2e


class Browser:
    """Stands where the system's own would: keeps the addresses it is given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._given = folder / "given"
        program = folder / "xdg-open"
        program.write_text(f'#!/bin/sh\necho "$1" >> {self._given}\n')
        program.chmod(0o755)

    def address(self) -> str:
        """The one address it was given."""
        wait_until(self._given.exists, "an address for the browser")
        (address,) = self._given.read_text().split()
        return address


@pytest.fixture
def browser_program(tmp_path: Path) -> Browser:
    folder = tmp_path / "bin"
    folder.mkdir()
    return Browser(folder)


@pytest.fixture
def nina(desktop: Desktop, reader: ScreenReader, tmp_path: Path, browser_program: Browser) -> Iterator[OperatorAtWork]:
    profile = Profile(tmp_path / "profile")
    profile.prepare()
    app = App(desktop, profile, env={"PATH": f"{browser_program.folder}{os.pathsep}{desktop.env['PATH']}"})
    yield OperatorAtWork(app, reader)
    if app.running:
        app.stop()


def site_key(shop: str) -> str:
    """As a browser learns it: from the page that the app offers."""
    page = httpx.get(shop, timeout=10, follow_redirects=True, trust_env=False).text
    found = re.search(r'data-site="([^"]+)"', page)
    assert found is not None, page[:500]
    return found[1]


def arrive(shop: str) -> Visitor:
    return Visitor(str(httpx.URL(shop).copy_with(path="", query=None, fragment=None)).rstrip("/"), site_key(shop))


def backend_pid(app: App) -> int:
    """The app's child that serves, whichever of its threads has started it."""
    for thread in Path(f"/proc/{app.pid}/task").iterdir():
        for child in (thread / "children").read_text().split():
            if b"chat_backend" in Path(f"/proc/{child}/cmdline").read_bytes():
                return int(child)
    raise AssertionError("the app has no backend")


def test_killed_while_the_app_runs_it_starts_again_by_itself(nina: OperatorAtWork) -> None:
    shop = nina.start_here()
    vera = arrive(shop)
    vera.write("Is anybody there?")
    nina.open("Is anybody there")
    before = backend_pid(nina.app)
    os.kill(before, signal.SIGSTOP)
    nina.answer("One moment")
    os.kill(before, signal.SIGKILL)
    nina.reader.type("and the rest of i")
    nina.hears("^Draft saved$")
    nina.shows("Is anybody there?", "One moment")
    wait_until(lambda: reached(vera) == ["Is anybody there?", "One moment"], "the answer, once", 40)
    assert backend_pid(nina.app) != before
    nina.hears("^Up to date as of", 40)
    assert nina.held("^Reply") == "and the rest of i"
    wait_logged(nina.app.profile, event="connection ended", error="Unreachable")
    vera.write("I wait")
    nina.shows("Is anybody there?", "One moment", "I wait")
    vera.close()


def test_where_its_port_is_taken_it_moves_and_the_page_offered_is_right(
    nina: OperatorAtWork, browser_program: Browser
) -> None:
    shop = nina.start_here()
    nina.app.stop()
    port = httpx.URL(shop).port
    assert port is not None
    with socket.socket() as thief:
        thief.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        thief.bind(("127.0.0.1", port))
        thief.listen()
        nina.start("My site")
        nina.hears("^Up to date as of", 60)
        nina.hears("^Nobody has written yet$")
        nina.focus_button("^Open the try-out page$")
        nina.reader.key("Return")
        moved = browser_program.address()
        assert httpx.URL(moved).port not in {None, port}
        vera = arrive(moved)
        vera.write("Found you")
        nina.open("Found you")
        vera.close()
        wait_logged(nina.app.profile, event="the backend's port is another one now", level="warning")


def reached(visitor: Visitor) -> list[str]:
    """What the site shows; nothing while the server is not there."""
    try:
        return visitor.texts()
    except httpx.TransportError:
        return []
