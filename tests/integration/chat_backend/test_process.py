"""A server as a process: how it begins, how it ends, what the command line says, what survives ``kill -9``."""

import json
import os
import random
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import httpx
import msgspec
import pytest

from chat_backend.database.schema import NEWEST
from chat_backend.protocol import AddNote, Applied, ChangePage, Message, MessagePage, SignedIn, SignIn, Snapshot
from tests.integration.chat_backend.clients import decoded
from tests.servers import ServerProcess

ROOT = Path(__file__).resolve().parents[3]


def run(*arguments: str, words: str = "", timeout: float = 30) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "chat_backend", *arguments],
        cwd=ROOT,
        input=words,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def operator(server: ServerProcess) -> httpx.Client:
    token = server.sign_in().token
    return httpx.Client(
        base_url=server.address, headers={"Authorization": f"Bearer {token}"}, timeout=10, trust_env=False
    )


# ------------------------------------------------------------------------------------------------ embedded


def test_embedded_life(tmp_path: Path) -> None:
    with ServerProcess(tmp_path / "data") as server:
        assert server.address.startswith("http://127.0.0.1:")
        assert server.site_key is None, "there is no site before the first sign-in"
        signed_in = server.sign_in("Zoë")
        assert (signed_in.workspace.name, signed_in.operator.name, signed_in.operator.role) == (
            "My site",
            "Zoë",
            "owner",
        )
        again = server.sign_in("Somebody else")
        assert (again.operator.id, again.operator.name) == (signed_in.operator.id, "Zoë")
        port = server.port
        assert server.stop() == 0, "its parent's end ends it gracefully"
        server.restart()
        assert (server.port, server.site_key) == (port, signed_in.workspace.site_key)
        headers = {"Authorization": f"Bearer {signed_in.token}"}
        answer = httpx.get(f"{server.address}/api/v1/snapshot", headers=headers)
        assert decoded(answer, Snapshot).me == signed_in.operator
        assert server.terminate() == 0


def test_it_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    parent = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-m', 'chat_backend', 'serve', '--embedded', '--data', sys.argv[1],"
        " '--port', '0'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)\n"
        'child.stdin.write(\'{"key": "0123456789abcdef"}\\n\'); child.stdin.flush()\n'
        "print(child.stdout.readline().strip(), flush=True)\n"
        "time.sleep(60)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", parent, str(tmp_path / "data")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        address = json.loads(process.stdout.readline())["address"]
        assert httpx.get(f"{address}/health", trust_env=False).status_code == 200
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            httpx.get(f"{address}/health", trust_env=False, timeout=1)
        except httpx.TransportError:
            return
        time.sleep(0.1)
    pytest.fail("the server outlived its parent")


def test_a_taken_port_is_left_alone(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with ServerProcess(tmp_path / "data", port=port) as server:
            assert server.port != port
            assert httpx.get(f"{server.address}/health", trust_env=False).text == "ok"
        refused = run("serve", "--data", str(tmp_path / "other"), "--port", str(port))
    assert refused.returncode == 2
    assert refused.stderr.strip() == f"Port {port} on 127.0.0.1 is taken by another program; choose one with --port."


@pytest.mark.parametrize("line", ["", "\n", "{}", '{"key": "short"}', "not json"])
def test_embedded_needs_its_key(tmp_path: Path, line: str) -> None:
    refused = run("serve", "--embedded", "--data", str(tmp_path), "--port", "0", words=line)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--embedded needs one line" in refused.stderr


# -------------------------------------------------------------------------------------------- command line


def test_owner_serve_and_sign_in(tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    asked: Sequence[str] = ("create-owner", "--data", data, "--email", "anna@example.com", "--name", "Anna")
    made = run(*asked, "--workspace", "Shop", "--public-url", "https://chat.example.com/", words="correct horse\n")
    assert (made.returncode, made.stderr.splitlines()[0][:27]) == (0, "Anna is the owner of Shop. ")
    assert made.stdout.startswith('<script async src="https://chat.example.com/chat.js" data-site="')
    twice = run(*asked, "--workspace", "Shop", words="correct horse\n")
    assert (twice.returncode, twice.stderr) == (2, "Another operator signs in with anna@example.com.\n")
    with _served(data) as (address, said):
        assert not [line for line in said if "no operator" in line]
        body = msgspec.json.encode(SignIn(email="ANNA@example.com", password="correct horse"))
        signed_in = decoded(httpx.post(f"{address}/api/v1/sign-in", content=body, trust_env=False), SignedIn)
        assert (signed_in.operator.email, signed_in.workspace.name) == ("anna@example.com", "Shop")
        body = b'{"key": "0123456789abcdef"}'
        embedded = httpx.post(f"{address}/api/v1/sign-in/embedded", content=body, trust_env=False)
        assert embedded.status_code == 404


def test_keys_by_command(tmp_path: Path) -> None:
    data = ("--data", str(tmp_path / "data"))
    none_yet = run("keys", *data)
    assert (none_yet.returncode, "create-owner" in none_yet.stderr) == (2, True)
    owner = ("--email", "anna@example.com", "--name", "Anna", "--workspace", "Shop")
    assert run("create-owner", *data, *owner, words="correct horse\n").returncode == 0
    made = run("keys", *data, "--make", "the shop")
    secret, key_id = made.stdout.strip(), made.stderr.split()[1]
    assert secret.startswith("sk_")
    shown = run("keys", *data)
    assert shown.stderr.splitlines()[0] == f"{key_id}  …{secret[-4:]}  the shop"
    assert run("keys", *data).stdout == shown.stdout, "the identity key stays"
    assert run("keys", *data, "--rotate-identity").stdout != shown.stdout
    rotated = run("keys", *data, "--rotate", key_id)
    assert rotated.stdout.strip() not in {"", secret}
    assert run("keys", *data, "--revoke", key_id).returncode == 0
    gone = run("keys", *data, "--revoke", key_id)
    assert (gone.returncode, gone.stderr) == (2, "There is no such key.\n")


def test_serve_without_an_owner_says_what_to_do(tmp_path: Path) -> None:
    with _served(str(tmp_path / "data")) as (_, said):
        assert "create-owner" in said[-1]


@pytest.mark.parametrize(
    ("more", "words", "says"),
    [
        (("--email", "a@b.de", "--name", "A"), "short\n", "A password has 8 to 1000 characters."),
        (("--email", "nonsense", "--name", "A"), "correct horse\n", "This is no e-mail address."),
        (("--email", "a@b.de", "--name", " "), "correct horse\n", "A name has 1 to 200 characters in one line."),
    ],
)
def test_create_owner_refuses(tmp_path: Path, more: Sequence[str], words: str, says: str) -> None:
    refused = run("create-owner", "--data", str(tmp_path), "--workspace", "W", *more, words=words)
    assert (refused.returncode, refused.stderr.strip()) == (2, says)


def test_help_names_every_option() -> None:
    whole = run("--help").stdout
    assert "serve" in whole
    assert "create-owner" in whole
    served = run("serve", "--help").stdout
    for option in ("--host", "--port", "--data", "--database-url", "--public-url", "--log-level", "--embedded"):
        assert option in served


def test_a_folder_that_cannot_be_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    refused = run("serve", "--data", str(tmp_path / "file"), "--port", "0")
    assert refused.returncode == 2
    assert refused.stderr.startswith(f"The data folder {tmp_path / 'file'} cannot be written")
    assert len(refused.stderr.splitlines()) == 1


def test_a_database_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "chat.sqlite3").write_bytes(b"this is no database " * 500)
    refused = run("serve", "--data", str(tmp_path), "--port", "0")
    assert (refused.returncode, len(refused.stderr.splitlines())) == (2, 1)
    assert refused.stderr.startswith("The database cannot be used: file is not a database")


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    with ServerProcess(tmp_path / "data") as server:
        server.stop()
    with sqlite3.connect(tmp_path / "data" / "chat.sqlite3") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    refused = run("serve", "--data", str(tmp_path / "data"), "--port", "0")
    assert refused.returncode == 2
    assert (
        refused.stderr == f"The database is of version 9999; this program knows up to {NEWEST}. Update this program.\n"
    )


class _served:  # noqa: N801 - reads as a verb
    """``serve`` as a person starts it; gives the address and what it said."""

    def __init__(self, data: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "chat_backend", "serve", "--data", data, "--port", "0", "--log-level", "warning"],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> tuple[str, list[str]]:
        assert self._process.stderr is not None
        said = [self._process.stderr.readline().strip()]
        address = said[0].removeprefix("Listening on ")
        os.set_blocking(self._process.stderr.fileno(), False)
        deadline = time.monotonic() + 1
        while time.monotonic() < deadline:
            line = self._process.stderr.readline()
            if line:
                said.append(line.strip())
                break
            time.sleep(0.02)
        return address, said

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        assert self._process.wait(10) == 0
        assert self._process.stderr is not None
        self._process.stderr.close()


# ------------------------------------------------------------------------------------------------- kill -9


@pytest.mark.parametrize("seed", range(2))
def test_what_was_acknowledged_survives_kill_9(tmp_path: Path, seed: int) -> None:
    """Writers write; the process is killed in their midst, three times; doubtful sends are sent again.

    Then every command is there exactly once, in the log and in the feed, and the numbers have no gap.
    """
    chance = random.Random(seed)
    with ServerProcess(tmp_path / "data") as server:
        with operator(server) as http:
            session = httpx.post(
                f"{server.address}/site/v1/sessions", json={"site_key": server.site_key}, trust_env=False
            ).json()
            http.put(
                "/api/v1/commands/begin",
                json={"type": "start_dialog", "dialog_id": "d-1", "user_id": session["user_id"], "text": "begin"},
            ).raise_for_status()
            headers = dict(http.headers)

        acknowledged: dict[str, int] = {}
        sent: set[str] = set()
        alive = threading.Event()
        over = threading.Event()
        alive.set()

        def write(name: int) -> None:
            turn = 0
            with httpx.Client(base_url=server.address, headers=headers, timeout=5, trust_env=False) as client:
                while not over.is_set():
                    alive.wait(5)
                    client_id = f"w{name}-{turn}"
                    sent.add(client_id)
                    body = msgspec.json.encode(AddNote(dialog_id="d-1", text=client_id))
                    try:
                        answer = client.put(f"/api/v1/commands/{client_id}", content=body)
                    except httpx.TransportError:
                        continue  # the outcome is unknown: the same again
                    acknowledged[client_id] = decoded(answer, Applied).change.number
                    turn += 1

        writers = [threading.Thread(target=write, args=(name,)) for name in range(4)]
        for writer in writers:
            writer.start()
        try:
            for _ in range(3):
                time.sleep(chance.uniform(0.1, 0.6))
                alive.clear()
                server.kill()
                server.start()
                alive.set()
            time.sleep(0.3)
        finally:
            over.set()
            alive.set()
            for writer in writers:
                writer.join(20)
        server.kill()
        server.start()

        with operator(server) as http:
            changes = _changes(http)
            numbers = [change.number for change in changes]
            assert numbers == list(range(1, len(changes) + 1))
            logged = [(c.client_id, c.number) for c in changes if c.client_id in sent]
            assert len(logged) == len(set(logged)) == len({client_id for client_id, _ in logged})
            assert acknowledged.items() <= dict(logged).items()
            feed = [m.text for m in _messages(http) if m.kind == "note"]
            assert sorted(feed) == sorted(client_id for client_id, _ in logged)
        assert len(acknowledged) > 8, "the writers wrote"


def _changes(http: httpx.Client) -> list:
    found: list = []
    while True:
        after = found[-1].number if found else 0
        page = decoded(http.get(f"/api/v1/changes?after={after}&limit=1000"), ChangePage)
        found += page.changes
        if not page.changes:
            return found


def _messages(http: httpx.Client) -> list[Message]:
    found: list[Message] = []
    before = ""
    while True:
        page = decoded(http.get(f"/api/v1/dialogs/d-1/messages?limit=200{before}"), MessagePage)
        found = [*page.messages, *found]
        if not page.has_older:
            return found
        before = f"&before={page.messages[0].number}"
