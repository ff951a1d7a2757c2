"""The .deb: installed with apt, used from the system's own places, removed. What a person has typed and got stays."""

import json
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from build_spec.description import APP, ROOT
from tests.browser.site_chat import Visitor
from tests.e2e.bubbles import Bubbles
from tests.e2e.desktop import Desktop
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until
from tests.package.conftest import InstalledApp

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(2400)]

PROGRAM = Path("/usr/bin") / APP.program


def system(*command: str, good: bool = True) -> str:
    """A command of the system; what it says."""
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=600, check=False
    )
    assert not good or done.returncode == 0, f"{' '.join(command)}:\n{done.stdout[-3000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def installed(deb: Path) -> Iterator[Path]:
    """The program, as apt has put it."""
    system("apt-get", "install", "-y", "--no-install-recommends", "--reinstall", "--allow-downgrades", str(deb))
    yield PROGRAM
    system("apt-get", "purge", "-y", APP.program, good=False)


def test_the_package_says_what_it_is_and_needs(deb: Path) -> None:
    fields = system("dpkg-deb", "--field", str(deb))
    assert f"Package: {APP.program}\n" in fields
    for needed in ("libxcb-cursor0", "libegl1", "libdbus-1-3"):
        assert needed in fields
    owners = {line.split()[1] for line in system("dpkg-deb", "--contents", str(deb)).splitlines()}
    assert owners == {"root/root"}


def test_what_the_system_reads_of_it_is_valid(installed: Path) -> None:
    for entry in (f"/usr/share/applications/{APP.id}.desktop", f"/etc/xdg/autostart/{APP.program}.desktop"):
        system("desktop-file-validate", entry)
    said = system("appstreamcli", "validate", "--no-net", f"/usr/share/metainfo/{APP.id}.metainfo.xml", good=False)
    assert "errors: " not in said, said
    handlers = system("gio", "mime", f"x-scheme-handler/{APP.link_scheme}")
    assert f"{APP.id}.desktop" in handlers
    service = Path(f"/usr/share/dbus-1/services/{APP.id}.service").read_text()
    assert f"Exec=/usr/bin/{APP.program}\n" in service, "the session bus can start it"
    assert "Hidden=true" in Path(f"/etc/xdg/autostart/{APP.program}.desktop").read_text(), (
        "it starts only when asked to"
    )
    assert Path(f"/usr/share/icons/hicolor/scalable/apps/{APP.program}.svg").exists()
    assert system("dpkg", "--verify", APP.program) == ""


def test_a_day_with_the_installed_app_and_its_removal(
    installed: Path, desktop: Desktop, reader: ScreenReader, bubbles: Bubbles, browser: Browser
) -> None:
    app = InstalledApp(desktop, installed)
    work = OperatorAtWork(app, reader)
    try:
        shop = work.start_here()
        assert str(ROOT) not in Path(f"/proc/{app.pid}/maps").read_text(), "nothing of the checkout is loaded"
        visitor = Visitor(browser, shop)
        chat = visitor.visit("").open().connected()
        desktop.do("xdotool", "getactivewindow", "windowminimize")
        chat.write("Is it in stock?")
        bubbles.click(bubbles.wait_for("Visitor", "Is it in stock"))
        wait_until(lambda: "My site" in desktop.active_window(), "the app in front")
        work.shows("Is it in stock?")
        work.answer("Yes, three of them")
        chat.shows("Is it in stock?", "Yes, three of them")
        visitor.leave()

        link = f"{APP.link_scheme}://dialog/{'/'.join(some_dialog(app.profile.folder))}"
        later = InstalledApp(desktop, installed, name="later")
        later.start(link)
        wait_until(lambda: not later.running, "the end of the second start")
        work.shows("Is it in stock?", "Yes, three of them")
    finally:
        if app.running:
            app.stop()

    said = system("apt-get", "purge", "-y", APP.program)
    assert f"~/.local/share/{APP.program}" in said, "where the data are"
    assert not installed.exists()
    assert not Path(f"/usr/lib/{APP.program}").exists()
    assert not Path(f"/etc/xdg/autostart/{APP.program}.desktop").exists()
    assert messages_in(app.profile.folder) == ["Is it in stock?", "Yes, three of them"]


def archive_of(profile: Path) -> Path:
    (file,) = profile.glob("accounts/*/archive.db")
    return file


def some_dialog(profile: Path) -> tuple[str, str]:
    file = archive_of(profile)
    archive = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    (dialog,) = archive.execute("SELECT id FROM dialogs").fetchone()
    archive.close()
    return file.parent.name, dialog


def messages_in(profile: Path) -> list[str]:
    archive = sqlite3.connect(f"file:{archive_of(profile)}?mode=ro", uri=True)
    rows = archive.execute("SELECT text FROM messages WHERE text != '' ORDER BY at").fetchall()
    archive.close()
    return [text for (text,) in rows]


def test_its_bill_of_materials_and_checksums_match(dist: Path) -> None:
    said = system("sh", "-c", f"cd '{dist}' && sha256sum --check --strict SHA256SUMS")
    assert said.count(": OK") == 4
    (file,) = dist.glob("*.cdx.json")
    bill = json.loads(file.read_text())
    names = {part["name"].lower().replace("-", "_") for part in bill["components"]}
    assert {"pyside6_essentials", "httpx", "litestar", "tufup", "qt"} <= names
    assert all(part["licenses"] for part in bill["components"])
