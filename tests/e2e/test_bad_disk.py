"""A full, read-only, damaged or too new disk: a sentence that tells what to do, and nothing typed is lost."""

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from operator_app.settings.profile import Profile
from tests.doubles.visitor import Visitor
from tests.e2e.app import App
from tests.e2e.desktop import Desktop
from tests.e2e.operator_at_work import OperatorAtWork, wait_logged
from tests.e2e.own_server import ANNA, PASSWORD, server_with
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until
from tests.servers import ServerProcess

pytestmark = pytest.mark.e2e

NEWER = 9_999
DISK = "24m"


@pytest.fixture(scope="module")
def server(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    with server_with(furnished, tmp_path_factory.mktemp("server")) as server:
        server.sign_in()
        yield server


@pytest.fixture
def visitor(server: ServerProcess) -> Iterator[Visitor]:
    visitor = Visitor(server.address, server.site_key or "")
    yield visitor
    visitor.close()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own; mounting it takes root."""
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK},mode=0700", "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def anna(disk: Path, desktop: Desktop, reader: ScreenReader) -> Iterator[OperatorAtWork]:
    """Not started; her profile is on the small disk."""
    profile = Profile(disk / "profile")
    profile.prepare()
    app = App(desktop, profile)
    yield OperatorAtWork(app, reader)
    if app.running:
        app.stop()


@contextmanager
def full(disk: Path) -> Iterator[None]:
    """Another program takes all the room that is left."""
    hog = disk / "hog"
    with hog.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    try:
        yield
    finally:
        hog.unlink()


def archive(profile: Profile) -> Path:
    return next(profile.accounts.glob("*/archive.db"))


def test_a_full_disk_costs_nothing_typed(
    anna: OperatorAtWork, disk: Path, server: ServerProcess, visitor: Visitor
) -> None:
    visitor.write("Is it in stock?")
    anna.start("Sign in")
    with full(disk):
        anna.press("^Own server")
        anna.fill("^Address", server.address)
        anna.fill("^E-mail", ANNA)
        anna.fill("^Password", PASSWORD)
        anna.reader.key("Return")
        assert anna.hears("^The disk is full") == "The disk is full. Make room and try again."
    anna.press("^Sign in$")
    anna.open("Is it in stock")
    with full(disk):
        anna.focus("^Reply")
        anna.reader.type("Yes, three of th")
        assert (
            anna.hears("^This can't be saved")
            == "This can't be saved or sent now. The disk is full. Make room and try again."
        )
        anna.reader.type("em")
        anna.reader.key("ctrl+Return")
        wait_until(lambda: anna.held("^Reply") == "Yes, three of them", "what was typed, in the field again")
        visitor.write("Hello?")
        anna.hears("^The disk is full. Make room and try again. Next try in")
    anna.hears("^Draft saved$")

    anna.app.kill9()
    anna.start("Shop")
    anna.open("Draft: Yes, three of them")
    assert anna.held("^Reply") == "Yes, three of them"
    anna.focus("^Reply")
    anna.reader.key("ctrl+Return")
    anna.shows("Is it in stock?", "Hello?", "Yes, three of them")
    wait_until(lambda: visitor.texts() == ["Is it in stock?", "Hello?", "Yes, three of them"], "the answer, once")


def test_a_read_only_profile_is_said_before_anything_is_asked(anna: OperatorAtWork, disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    anna.start("The app could not start")
    said = anna.hears("can't be written to")
    assert said == f"Its folder {disk / 'profile'} can't be written to. Make it writable, with room, and start again."
    assert "Read-only" in anna.app.output()
    anna.focus_button("^Quit$")
    anna.reader.key("Return")
    wait_until(lambda: not anna.app.running, "the end of the app")

    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    anna.start("Sign in")


def test_a_damaged_archive_is_rebuilt_with_drafts_and_unsent_messages(
    anna: OperatorAtWork, server: ServerProcess, visitor: Visitor
) -> None:
    visitor.write("Do you ship abroad?")
    anna.start("Sign in")
    anna.sign_in(server.address, ANNA, PASSWORD)
    anna.open("Do you ship abroad")
    server.freeze()
    try:
        anna.answer("We do")
        anna.shows("Do you ship abroad?", "We do")
        anna.reader.type("to all of Eur")
        anna.hears("^Draft saved$")
        anna.app.kill9()
    finally:
        server.thaw()
    spoil_dialogs(archive(anna.app.profile))

    anna.start("Shop")
    anna.hears("^The archive on this computer is damaged")
    wait_logged(anna.app.profile, event="an archive cannot be opened", reason="damaged")
    before = archive(anna.app.profile).read_bytes()
    anna.focus_button("^Rebuild the archive$")
    anna.reader.key("Return")
    anna.open("Draft: to all of Eur")
    anna.shows("Do you ship abroad?", "We do")
    assert anna.held("^Reply") == "to all of Eur"
    wait_until(lambda: visitor.texts() == ["Do you ship abroad?", "We do"], "the unsent answer, once")
    aside = next(archive(anna.app.profile).parent.glob("archive.db.damaged-*"))
    assert aside.read_bytes()[:100] == before[:100]
    wait_logged(anna.app.profile, event="an archive is rebuilt", drafts=1)


def test_an_archive_that_is_no_database_any_more_is_rebuilt_too(
    anna: OperatorAtWork, server: ServerProcess, visitor: Visitor
) -> None:
    visitor.write("Good evening")
    anna.start("Sign in")
    anna.sign_in(server.address, ANNA, PASSWORD)
    anna.reader.find("list item", "Good evening")
    anna.app.stop()
    archive(anna.app.profile).write_bytes(b"\x00garbage\xff" * 5_000)

    anna.start("Shop")
    anna.press("^Rebuild the archive$")
    anna.open("Good evening")
    anna.answer("Good evening to you")
    wait_until(lambda: visitor.texts() == ["Good evening", "Good evening to you"], "the answer")


def test_an_archive_of_a_newer_version_is_left_alone(
    anna: OperatorAtWork, server: ServerProcess, visitor: Visitor
) -> None:
    visitor.write("Anybody there?")
    anna.start("Sign in")
    anna.sign_in(server.address, ANNA, PASSWORD)
    anna.reader.find("list item", "Anybody there")
    anna.app.stop()
    file = archive(anna.app.profile)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {NEWER}")
    before = file.read_bytes()

    anna.start("Shop")
    anna.hears("^The archive was written by a newer version of the app. Update the app.$")
    anna.hears("^It is left as it is.$")
    assert anna.reader.look("push button", "Rebuild") is None
    wait_logged(anna.app.profile, event="an archive cannot be opened", reason="newer_format")
    anna.app.stop()
    assert file.read_bytes() == before
    assert [each.name for each in file.parent.glob("archive*")] == ["archive.db"]


def spoil_dialogs(path: Path) -> None:
    """As a bad sector would: the first page of the table of dialogs is no page any more. Its log is folded in first."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'dialogs'").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)
    path.with_name(path.name + "-wal").write_bytes(b"x")  # what a program that was killed leaves
