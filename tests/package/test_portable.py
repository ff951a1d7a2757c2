"""The portable archive: unpacked anywhere it runs, and it keeps itself current from a signed repository."""

import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from build_spec.archives import write_tar_gz
from build_spec.bundle import describe, target_name
from build_spec.description import APP, UpdateSource
from build_spec.linux.deb import make_deb
from build_spec.linux.portable import make_portable
from build_spec.order import Order
from operator_app.domain.updates import UpdateChoice
from operator_app.installation.installation import InstallKind
from tests.doubles.update_server import UpdateServer
from tests.e2e.desktop import Desktop
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until
from tests.package.conftest import WORK, InstalledApp

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(2400)]

NEWER, BROKEN = "0.9.1", "0.9.2"
MINUTES = 240.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[UpdateServer]:
    with UpdateServer(tmp_path / "server") as server:
        yield server


@pytest.fixture
def unpacked(portable: Path, server: UpdateServer, tmp_path: Path) -> Path:
    """In a folder with a name as people give them, made to trust the test's repository."""
    place = tmp_path / "Мои программы & co"
    with tarfile.open(portable) as archive:
        archive.extractall(place, filter="data")
    folder = place / APP.program
    trust(folder / "versions" / APP.version, APP.version, server)
    return folder


def trust(version_folder: Path, version: str, server: UpdateServer) -> None:
    source = UpdateSource(metadata_url=f"{server.address}/metadata", targets_url=f"{server.address}/targets")
    app = msgspec.structs.replace(APP, updates=source, version=version)
    describe(version_folder, app, InstallKind.PORTABLE, server.root)


def publish(unpacked: Path, server: UpdateServer, version: str, work: Path, *, broken: bool = False) -> None:
    """The same program under another version, or one that ends at once."""
    tree = work / version
    target = tree / "versions" / version
    shutil.copytree(unpacked / "versions" / APP.version, target, symlinks=True)
    trust(target, version, server)
    if broken:
        (target / APP.program).write_text("#!/bin/sh\necho 'cannot start' >&2\nexit 1\n")
    archive = work / f"{target_name(APP)}-{version}.tar.gz"
    write_tar_gz(tree, archive, top=APP.program, epoch=0, level=1)
    server.publish_archive(archive)
    shutil.rmtree(tree)


@pytest.fixture
def work(unpacked: Path, desktop: Desktop, reader: ScreenReader) -> Iterator[OperatorAtWork]:
    """At the unpacked program, which looks for newer versions only when asked to: nothing comes between two presses."""
    app = InstalledApp(desktop, unpacked / APP.program)
    app.profile.folder.mkdir(parents=True)
    app.profile.settings_file.write_bytes(msgspec.json.encode({"updates": UpdateChoice.OFF}))
    yield OperatorAtWork(app, reader)
    if app.running:
        app.stop()


def test_it_takes_nothing_bad_then_updates_itself_and_takes_a_broken_version_back(
    unpacked: Path, server: UpdateServer, work: OperatorAtWork, tmp_path: Path
) -> None:
    app, versions = work.app, unpacked / "versions"
    publish(unpacked, server, NEWER, tmp_path)
    archive = server.repository_folder / "targets" / f"{target_name(APP)}-{NEWER}.tar.gz"
    work.start_here()
    open_about(work)

    server.expire()
    work.press("^Look now")
    work.hears("^What was found is too old to be believed", MINUTES)
    server.revive()

    server.cut_after = archive.stat().st_size // 2
    bring(work, NEWER)
    work.hears("^The place of newer versions cannot be reached", MINUTES)
    server.cut_after = None

    with spoilt(archive):
        bring(work, NEWER)
        work.hears("^What was found is not signed as it must be", MINUTES)
    assert names(versions) == {APP.version, "current"}, "nothing bad has left a trace"

    bring(work, NEWER)
    work.hears(f"^Version {NEWER} is here", MINUTES)
    app.stop()

    work.start("My site")
    wait_until(lambda: not (versions / "trial").exists(), "the end of the trial", 60)
    assert (versions / "current").read_text() == f"{NEWER}\n"
    wait_until(lambda: not (versions / APP.version).exists(), "the end of the one before it", 60)
    open_about(work)
    assert work.reader.find("label", f"^{NEWER}$")
    app.stop()

    shutil.copytree(versions / NEWER, versions / APP.version, symlinks=True)
    publish(unpacked, server, BROKEN, tmp_path, broken=True)
    shutil.rmtree(versions / APP.version)
    work.start("My site")
    open_about(work)
    bring(work, BROKEN)
    work.hears(f"^Version {BROKEN} is here", MINUTES)
    app.stop()

    for _ in range(2):
        app.start()
        wait_until(lambda: not app.running, "the end of the broken version")
    assert "cannot start" in app.output()
    work.start("My site")
    assert (versions / "current").read_text() == f"{NEWER}\n"
    open_about(work)
    work.hears(f"{BROKEN} did not start here and was taken back", 60)
    work.press("^Look now")
    work.hears(f"{BROKEN} did not start here and was taken back. This is the newest version", MINUTES)


def open_about(work: OperatorAtWork) -> None:
    work.reader.key("ctrl+comma")
    work.reader.click(work.reader.find("check box", "^About$"))
    work.reader.find("push button", "^Look now$")


def bring(work: OperatorAtWork, version: str) -> None:
    """Ask what there is, and say yes to it."""
    work.press("^Look now$")
    work.hears(f"^Version {version} is there", MINUTES)
    work.press("^Bring it now$")


@contextmanager
def spoilt(archive: Path) -> Iterator[None]:
    """One bit in its middle is another one meanwhile."""
    turn_a_bit(archive)
    yield
    turn_a_bit(archive)


def turn_a_bit(file: Path) -> None:
    place = file.stat().st_size // 2
    with file.open("r+b") as opened:
        opened.seek(place)
        (byte,) = opened.read(1)
        opened.seek(place)
        opened.write(bytes((byte ^ 1,)))


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_the_menu_entry_comes_and_goes(unpacked: Path, tmp_path: Path) -> None:
    env = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
    entry = tmp_path / "data" / "applications" / f"{APP.id}.desktop"
    service = tmp_path / "data" / "dbus-1" / "services" / f"{APP.id}.service"
    subprocess.run([unpacked / "add-to-menu"], env=env, check=True, capture_output=True)
    assert f'Exec="{unpacked}/{APP.program}" %u' in entry.read_text()
    assert service.read_text() == f'[D-BUS Service]\nName={APP.id}\nExec="{unpacked}/{APP.program}"\n'
    subprocess.run(["desktop-file-validate", entry], check=True, capture_output=True)
    said = subprocess.run(
        [unpacked / "add-to-menu", "--remove"], env=env, check=True, capture_output=True, text=True
    ).stdout
    assert not entry.exists()
    assert not service.exists()
    assert f"{tmp_path}/data/{APP.program}" in said


def test_packing_the_same_bundle_twice_gives_the_same_bytes(tmp_path: Path, dist: Path) -> None:
    sums = []
    for name in ("one", "two"):
        work, made = tmp_path / name / "work", tmp_path / name / "dist"
        made.mkdir(parents=True)
        work.mkdir()
        (work / "icons").symlink_to(WORK / "icons")
        order = Order(app=APP, dist=made, work=work, epoch=1_700_000_000, quick=True)
        bundle = WORK / "dist" / APP.program
        sums.append([make(order, bundle).read_bytes() for make in (make_deb, make_portable)])
        shutil.rmtree(work)
    assert sums[0] == sums[1]
