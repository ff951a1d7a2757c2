"""A browser for each module; a server, an operator, a foreign site and a visitor for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import foreign_site
from tests.browser.operators_desk import OperatorsDesk
from tests.browser.site_chat import Visitor
from tests.chromium import chromium
from tests.servers import ServerProcess


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def backend(tmp_path: Path) -> Iterator[ServerProcess]:
    with ServerProcess(tmp_path / "data") as server:
        yield server


@pytest.fixture
def desk(backend: ServerProcess) -> Iterator[OperatorsDesk]:
    desk = OperatorsDesk(backend.address, backend.sign_in("Nina <i>Orlova</i>").token)
    yield desk
    desk.close()


@pytest.fixture
def site(backend: ServerProcess, desk: OperatorsDesk) -> Iterator[str]:
    """Address of a site on another origin that has the chat."""
    assert backend.site_key is not None
    with foreign_site.serving(backend.address, backend.site_key) as address:
        yield address


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator[Visitor]:
    visitor = Visitor(browser, site)
    yield visitor
    visitor.leave()
