"""The backend on this computer: started with the app, found again, restarted when it dies, ended with the app."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from operator_app.backends.own.embedded import EmbeddedBackend
from operator_app.domain.accounts import BackendKind
from operator_app.domain.problems import EmbeddedBackendError
from operator_app.engine import requests
from operator_app.engine.status import Phase
from tests.doubles.headless_client import HeadlessClient
from tests.doubles.visitor import Visitor

ROOT = Path(__file__).parents[3]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[HeadlessClient]:
    """A client at its own backend."""
    with HeadlessClient(tmp_path / "here") as client:
        client.account_id = client.ask(requests.StartHere(operator_name="Anna")).id
        client.wait_phase(Phase.ONLINE)
        yield client


def site_page(client: HeadlessClient) -> str:
    """Where the site is, which holds the backend's address."""
    page = client.ask_account(requests.GetDirectory()).site_page
    assert page is not None
    return page


def child_pid(client: HeadlessClient) -> int:
    """The newest process that the profile's data folder is named to."""
    found = []
    for process in Path("/proc").iterdir():
        try:
            line = (process / "cmdline").read_bytes() if process.name.isdigit() else b""
        except OSError:
            continue
        if b"chat_backend" in line and os.fsencode(client.folder / "backend") in line:
            found.append(int(process.name))
    assert len(found) == 1, found
    return found[0]


def is_listening(address: str) -> bool:
    try:
        httpx.get(f"{address}/health", timeout=2, trust_env=False)
    except httpx.HTTPError:
        return False
    return True


def wait_silent(address: str) -> None:
    deadline = time.monotonic() + 30
    while is_listening(address):
        assert time.monotonic() < deadline, "it still listens"
        time.sleep(0.1)


def test_from_nothing_to_a_visitors_message(here: HeadlessClient) -> None:
    account = here.ask(requests.ListAccounts())[0]
    assert (account.kind, account.address, account.operator_name) == (BackendKind.EMBEDDED, "", "Anna")
    assert here.secrets.kept == {}
    address = site_page(here).removesuffix("/shop")
    with closing(sqlite3.connect(here.folder / "backend" / "chat.sqlite3")) as database:
        site_key = database.execute("SELECT site_key FROM workspaces").fetchone()[0]
    visitor = Visitor(address, site_key)
    visitor.write("hello")
    visitor.close()
    here.wait_until(lambda: here.dialogs().ids)


def test_started_twice_is_one_account_and_one_process(here: HeadlessClient) -> None:
    again = here.ask(requests.StartHere(operator_name="Somebody else"))
    assert (again.id, again.operator_name) == (here.account_id, "Anna")
    assert child_pid(here)


def test_the_address_stays_the_same_the_next_day(here: HeadlessClient) -> None:
    page = site_page(here)
    here.restart()
    here.wait_phase(Phase.ONLINE)
    assert site_page(here) == page


def test_the_child_ends_with_the_engine(here: HeadlessClient) -> None:
    address = site_page(here).removesuffix("/shop")
    assert here.engine.stop(30)
    assert not is_listening(address)


def test_a_killed_child_is_started_again(here: HeadlessClient) -> None:
    page, first = site_page(here), child_pid(here)
    os.kill(first, signal.SIGKILL)
    here.wait_until(lambda: here.status.phase is not Phase.ONLINE)
    here.wait_phase(Phase.ONLINE)
    assert child_pid(here) != first
    assert site_page(here) == page


def test_the_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-m", "tests.integration.engine.dying_parent", str(tmp_path / "here")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "online\n"
        port = (tmp_path / "here" / "backend" / "port").read_text()
        address = f"http://127.0.0.1:{port}"
        assert is_listening(address)
    finally:
        parent.kill()
        parent.wait()
        if parent.stdout is not None:
            parent.stdout.close()
    wait_silent(address)


async def test_a_program_that_cannot_start_says_why(tmp_path: Path) -> None:
    program = (sys.executable, "-c", "import sys; sys.exit('The disk is full of cats.')")
    backend = EmbeddedBackend(tmp_path / "data", tmp_path / "logs", program)
    with pytest.raises(EmbeddedBackendError, match="full of cats"):
        await backend.running()
    assert not backend.is_running
    assert "full of cats" in (tmp_path / "logs" / "backend.log").read_text()


async def test_a_program_that_is_missing_says_so(tmp_path: Path) -> None:
    backend = EmbeddedBackend(tmp_path / "data", tmp_path / "logs", (str(tmp_path / "nothing"),))
    with pytest.raises(EmbeddedBackendError, match="No such file"):
        await backend.running()
