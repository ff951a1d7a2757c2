"""Signing in: right, wrong, and at addresses that are something else."""

import http.server
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from operator_app.domain.problems import (
    ArchiveError,
    NotABackend,
    RefusalReason,
    Refused,
    Unreachable,
    UnreachableReason,
)
from operator_app.engine import desk, mail_requests, requests, team_requests
from operator_app.engine.engine import _ANSWERS
from operator_app.engine.status import Phase
from operator_app.secrets.store import SecretProblem
from tests.doubles.headless_client import HeadlessClient
from tests.doubles.memory_secrets import MemorySecrets
from tests.integration.engine.conftest import ANNA, BORIS, PASSWORD
from tests.servers import ServerProcess


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[HeadlessClient]:
    """A client without an account."""
    with HeadlessClient(tmp_path / "stranger") as client:
        yield client


@pytest.fixture
def web_server() -> Iterator[str]:
    """Something that answers, but is no chat backend."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002 - the base's name

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_the_token_is_kept_and_used_again_after_a_restart(client: HeadlessClient) -> None:
    client.wait_phase(Phase.ONLINE)
    token = client.secrets.kept[client.account_id]
    client.restart()
    client.wait_phase(Phase.ONLINE)
    assert client.secrets.kept[client.account_id] == token
    assert client.ask_account(requests.GetDirectory()).me.email == ANNA


def test_a_wrong_password_makes_no_account(server: ServerProcess, stranger: HeadlessClient) -> None:
    with pytest.raises(Refused) as refused:
        stranger.sign_in(server.address, ANNA, "wrong password")
    assert refused.value.reason is RefusalReason.WRONG_PASSWORD
    assert stranger.ask(requests.ListAccounts()) == ()
    assert stranger.secrets.kept == {}


def test_a_web_server_is_not_a_backend(web_server: str, stranger: HeadlessClient) -> None:
    with pytest.raises(NotABackend):
        stranger.sign_in(web_server, ANNA, PASSWORD)


@pytest.mark.parametrize("address", ["", "http://", "ftp://example.com", "http://[::1", "https://a.example/?q=1"])
def test_what_cannot_be_an_address_is_not_a_backend(address: str, stranger: HeadlessClient) -> None:
    with pytest.raises(NotABackend):
        stranger.sign_in(address, ANNA, PASSWORD)


def test_nothing_listens(stranger: HeadlessClient) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(Unreachable) as unreachable:
            stranger.sign_in(f"http://127.0.0.1:{unused.getsockname()[1]}", ANNA, PASSWORD)
    assert unreachable.value.reason is UnreachableReason.REFUSED


def test_a_name_that_does_not_resolve(stranger: HeadlessClient) -> None:
    with pytest.raises(Unreachable) as unreachable:
        stranger.sign_in("http://no-such-host.invalid", ANNA, PASSWORD)
    assert unreachable.value.reason is UnreachableReason.NO_ADDRESS


def test_tls_to_a_plain_port(server: ServerProcess, stranger: HeadlessClient) -> None:
    with pytest.raises(Unreachable) as unreachable:
        stranger.sign_in(server.address.replace("http:", "https:"), ANNA, PASSWORD)
    assert unreachable.value.reason is UnreachableReason.NO_TLS


def test_signing_in_twice_is_one_account(server: ServerProcess, client: HeadlessClient) -> None:
    again = client.ask(requests.SignIn(address=server.address + "/", email=ANNA, password=PASSWORD))
    assert again.id == client.account_id
    assert client.ask(requests.ListAccounts()) == (again,)
    client.wait_phase(Phase.ONLINE)


def test_two_operators_are_two_accounts(server: ServerProcess, client: HeadlessClient) -> None:
    other = client.ask(requests.SignIn(address=server.address, email=BORIS, password=PASSWORD))
    assert [each.id for each in client.ask(requests.ListAccounts())] == [client.account_id, other.id]
    status = client.engine.submit_to(other.id, requests.GetDirectory()).result(10)
    assert status.account.operator_name == "Boris"


def test_without_a_keyring_the_session_still_works(server: ServerProcess, tmp_path: Path) -> None:
    secrets = MemorySecrets()
    secrets.problem = SecretProblem.ABSENT
    with HeadlessClient(tmp_path / "anna", secrets) as client:
        client.sign_in(server.address, ANNA, PASSWORD)
        assert client.wait_phase(Phase.ONLINE).session_only
        client.restart()
        client.wait_phase(Phase.SIGNED_OUT)
        client.ask_account(requests.SignInAgain(password=PASSWORD))
        client.wait_phase(Phase.ONLINE)


def test_a_revoked_token_signs_out_until_signed_in_again(client: HeadlessClient) -> None:
    client.wait_phase(Phase.ONLINE)
    client.ask(requests.SignOut(account_id=client.account_id, forget=False))
    client.wait_phase(Phase.SIGNED_OUT)
    assert client.secrets.kept == {}
    with pytest.raises(Refused):
        client.ask_account(requests.SignInAgain(password="not this one"))
    assert client.status.phase is Phase.SIGNED_OUT
    client.ask_account(requests.SignInAgain(password=PASSWORD))
    client.wait_phase(Phase.ONLINE)


def test_forgetting_an_account_removes_its_folder(client: HeadlessClient) -> None:
    client.wait_phase(Phase.ONLINE)
    folder = client.folder / "accounts" / client.account_id
    assert (folder / "archive.db").exists()
    client.ask(requests.SignOut(account_id=client.account_id, forget=True))
    assert not folder.exists()
    assert client.ask(requests.ListAccounts()) == ()


def test_an_archive_that_cannot_be_opened_is_told_and_can_be_forgotten(client: HeadlessClient) -> None:
    client.wait_phase(Phase.ONLINE)
    assert client.engine.stop(30)
    folder = client.folder / "accounts" / client.account_id
    for file in folder.glob("archive.db*"):
        file.unlink()
    (folder / "archive.db").mkdir()
    client.restart()
    assert client.wait_phase(Phase.STOPPED).problem == "not_writable"
    with pytest.raises(ArchiveError):
        client.dialogs()
    client.ask(requests.SignOut(account_id=client.account_id, forget=True))
    assert not folder.exists()


def test_every_request_has_an_answer() -> None:
    def kinds(base: type) -> set[type]:
        modules = (requests, team_requests, mail_requests)
        found = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
        return {kind for kind in found if base in kind.__bases__}

    by_the_engine = {requests.GetStatus, requests.SignInAgain, requests.ConnectNow, requests.RebuildArchive}
    assert _ANSWERS.keys() | by_the_engine == kinds(requests.AccountRequest)
    assert desk.ANSWERS.keys() == kinds(requests.EngineRequest)
