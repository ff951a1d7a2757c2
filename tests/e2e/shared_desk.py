"""One desktop, one server and Anna at her app, started once for a module; import its fixtures by name.

What a test does stays on the screen for the next one: each begins by opening a dialog of its own.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from operator_app.settings.profile import Profile
from tests.doubles.desk_worker import DeskWorker
from tests.doubles.visitor import Visitor
from tests.e2e.app import App
from tests.e2e.desktop import Desktop
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.own_server import ANNA, BORIS, PASSWORD, server_with
from tests.e2e.screen_reader import ScreenReader
from tests.servers import ServerProcess

RECORDER = """#!/bin/sh
printf '%s\\n' "$@" >> "{file}"
"""


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    """Whose system opens addresses and files by writing them down: see ``handed``."""
    with Desktop() as desktop:
        programs = desktop.folder / "programs"
        programs.mkdir()
        opener = programs / "xdg-open"
        opener.write_text(RECORDER.format(file=desktop.folder / "handed"), encoding="utf-8")
        opener.chmod(0o755)
        desktop.env["PATH"] = os.pathsep.join((str(programs), desktop.env["PATH"]))
        yield desktop


@pytest.fixture(scope="module")
def handed(desktop: Desktop) -> Callable[[], list[str]]:
    """``handed()``: what the system was asked to open so far, oldest first."""
    file = desktop.folder / "handed"
    return lambda: file.read_text(encoding="utf-8").splitlines() if file.exists() else []


@pytest.fixture(scope="module")
def screen(desktop: Desktop) -> Iterator[ScreenReader]:
    reader = ScreenReader(desktop)
    yield reader
    reader.close()


@pytest.fixture
def reader(screen: ScreenReader) -> Iterator[ScreenReader]:
    """Programs a test needed on the way end with it."""
    yield screen
    screen.let_go()


@pytest.fixture(scope="module")
def server(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    with server_with(furnished, tmp_path_factory.mktemp("shop")) as server:
        server.sign_in()
        yield server


@pytest.fixture(scope="module")
def address(server: ServerProcess) -> str:
    """Where Anna's app finds the server; a module may have a way of its own to it."""
    return server.address


@pytest.fixture(scope="module")
def boris(server: ServerProcess) -> Iterator[DeskWorker]:
    """A colleague at another computer."""
    boris = DeskWorker(server.address, BORIS, PASSWORD)
    yield boris
    boris.close()


@pytest.fixture(scope="module")
def visit(server: ServerProcess) -> Iterator[Callable[[], Visitor]]:
    """``visit()``: a new person on the site."""
    with ExitStack() as stack:

        def come() -> Visitor:
            visitor = Visitor(server.address, server.site_key or "")
            stack.callback(visitor.close)
            return visitor

        yield come


@pytest.fixture(scope="module")
def app(desktop: Desktop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Anna's, not yet started."""
    profile = Profile(tmp_path_factory.mktemp("anna"))
    profile.prepare()
    app = App(desktop, profile, name="anna")
    yield app
    if app.running:
        app.stop()


@pytest.fixture(scope="module")
def anna(app: App, screen: ScreenReader, address: str) -> OperatorAtWork:
    """Signed in."""
    anna = OperatorAtWork(app, screen)
    anna.start("Sign in")
    anna.sign_in(address, ANNA, PASSWORD)
    return anna
