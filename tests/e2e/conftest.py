"""Fixtures of the tests that use the whole product, and the evidence they leave when they fail."""

import re
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from operator_app.settings.profile import Profile
from tests.chromium import chromium
from tests.e2e.app import App
from tests.e2e.bubbles import Bubbles
from tests.e2e.desktop import Desktop
from tests.e2e.notice_floor import NoticeFloor, OwnSite
from tests.e2e.own_server import furnish, server_with
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.shop_floor import ShopFloor

evidence_key = pytest.StashKey[bool]()
TAIL_BYTES = 20_000


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    desktop = _desktop_of(item)
    if report.failed and desktop is not None and not item.stash.get(evidence_key, False):
        item.stash[evidence_key] = True
        report.sections.append(("Evidence", str(keep_evidence(desktop, item))))
    return report


def _desktop_of(item: pytest.Item) -> Desktop | None:
    """Its own, or that of the working day it shares with others."""
    fixtures = getattr(item, "funcargs", {})
    floor = fixtures.get("floor")
    desktop = floor.desktop if isinstance(floor, ShopFloor | NoticeFloor) else fixtures.get("desktop")
    return desktop if isinstance(desktop, Desktop) else None


@pytest.fixture
def desktop(request: pytest.FixtureRequest) -> Iterator[Desktop]:
    """A desktop for this test. ``@pytest.mark.parametrize("desktop", [{…}], indirect=True)`` changes what is on it."""
    with Desktop(**getattr(request, "param", {})) as desktop:
        yield desktop


@pytest.fixture
def site(furnished: Path, tmp_path: Path) -> Iterator[OwnSite]:
    """A shop whose chat runs on a server of its own."""
    with ExitStack() as ending:
        server = ending.enter_context(server_with(furnished, tmp_path))
        server.sign_in()
        yield OwnSite(server, "Shop", ending)


def keep_evidence(desktop: Desktop, item: pytest.Item) -> Path:
    """A picture of the screen and the end of each log, into ``.cache/e2e/<test>/``."""
    folder = item.config.rootpath / ".cache" / "e2e" / re.sub(r"\W+", "-", item.name).strip("-")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with suppress(AssertionError):  # one shared by a module has ended before its last fixture can fail
        desktop.picture(folder / "screen.png")
    for log in desktop.folder.glob("*.log"):
        (folder / log.name).write_bytes(log.read_bytes()[-TAIL_BYTES:])
    return folder


@pytest.fixture
def reader(desktop: Desktop) -> Iterator[ScreenReader]:
    reader = ScreenReader(desktop)
    yield reader
    reader.close()


@pytest.fixture
def bubbles(desktop: Desktop) -> Iterator[Bubbles]:
    bubbles = Bubbles(desktop)
    yield bubbles
    bubbles.close()


@pytest.fixture
def make_app(desktop: Desktop, tmp_path: Path) -> Iterator[Callable[..., App]]:
    """``make_app("anna", SomeApp)``: an app with a profile of its own, stopped after the test."""
    made: list[App] = []

    def make(name: str = "app", kind: type[App] = App) -> App:
        profile = Profile(tmp_path / name)
        profile.prepare()
        made.append(kind(desktop, profile, name=name))
        return made[-1]

    yield make
    for app in made:
        if app.running:
            app.stop()


@pytest.fixture
def app(make_app: Callable[..., App]) -> App:
    """The app, not yet started."""
    return make_app()


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A server's data with Anna and Boris in it, made once: passwords are slow to hash on purpose."""
    data = tmp_path_factory.mktemp("furnished") / "data"
    furnish(data)
    return data


@pytest.fixture
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a visitor nobody knows yet."""
    context = browser.new_context()
    yield context.new_page()
    context.close()
