"""A real server process with two operators, visitors on its site, and clients without a screen."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.doubles.headless_client import HeadlessClient
from tests.doubles.visitor import Visitor
from tests.servers import ServerProcess

PASSWORD = "correct horse"
ANNA = "anna@example.com"
BORIS = "boris@example.com"


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A server's data with Anna and Boris in it, made once: passwords are slow to hash on purpose."""
    data = tmp_path_factory.mktemp("furnished") / "data"
    command = [sys.executable, "-m", "chat_backend", "create-owner"]
    for name, email in (("Anna", ANNA), ("Boris", BORIS)):
        subprocess.run(
            [*command, "--data", str(data), "--email", email, "--name", name, "--workspace", "Shop"],
            input=f"{PASSWORD}\n",
            text=True,
            check=True,
            capture_output=True,
        )
    return data


@pytest.fixture
def server(furnished: Path, tmp_path: Path) -> Iterator[ServerProcess]:
    data = tmp_path / "server"
    data.mkdir()
    for file in furnished.iterdir():
        if file.is_file():
            (data / file.name).write_bytes(file.read_bytes())
    with ServerProcess(data) as server:
        server.sign_in()
        yield server


@pytest.fixture
def visit(server: ServerProcess) -> Iterator[Callable[[], Visitor]]:
    """A new person on the site."""
    with ExitStack() as stack:

        def come() -> Visitor:
            visitor = Visitor(server.address, server.site_key or "")
            stack.callback(visitor.close)
            return visitor

        yield come


@pytest.fixture
def client(server: ServerProcess, tmp_path: Path) -> Iterator[HeadlessClient]:
    """Anna's, signed in and online."""
    with HeadlessClient(tmp_path / "anna") as client:
        client.come_online(server.address, ANNA, PASSWORD)
        yield client


@pytest.fixture
def colleague(server: ServerProcess, tmp_path: Path) -> Iterator[HeadlessClient]:
    """Boris's, signed in and online."""
    with HeadlessClient(tmp_path / "boris") as client:
        client.come_online(server.address, BORIS, PASSWORD)
        yield client
