"""Files from the composer's draft to the visitor's page and back, over a network that is slow, breaks, or ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from chat_backend.protocol import DEFAULT_FILE_LIMIT
from operator_app.domain.commands import AddNote, SendMessage
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.messages import File, MessageState
from operator_app.domain.problems import RefusalReason, Refused
from operator_app.domain.value import DialogId, FileId
from operator_app.engine import requests
from operator_app.engine.notices import UploadProgress
from operator_app.engine.status import Phase
from tests.doubles.faulty_proxy import FaultyProxy
from tests.doubles.headless_client import HeadlessClient
from tests.doubles.memory_secrets import MemorySecrets
from tests.doubles.visitor import Visitor
from tests.integration.engine.conftest import ANNA, PASSWORD
from tests.servers import ServerProcess

ROOT = Path(__file__).parents[3]
REPLY = ComposerMode.REPLY


def a_file(path: Path, content: bytes = b"content") -> File:
    path.write_bytes(content)
    return File(
        id=FileId(""), name=path.name, size=len(content), content_type="application/octet-stream", url=str(path)
    )


def begun(client: HeadlessClient, visitor: Visitor) -> DialogId:
    visitor.write("hello")
    client.wait_until(lambda: client.dialogs().ids, "the dialog")
    return client.dialogs().ids[0]


def bytes_of(url: str) -> bytes:
    with httpx.Client(trust_env=False) as http:
        return http.get(url).raise_for_status().content


def test_the_limit_is_kept_to_the_byte(client: HeadlessClient, visit: Callable[[], Visitor], tmp_path: Path) -> None:
    visitor = visit()
    dialog_id = begun(client, visitor)
    largest = a_file(tmp_path / "largest", b"x" * DEFAULT_FILE_LIMIT)
    larger = a_file(tmp_path / "larger", b"x" * (DEFAULT_FILE_LIMIT + 1))
    with pytest.raises(Refused) as refused:
        client.perform(SendMessage(dialog_id=dialog_id, text="", files=(larger,)))
    assert refused.value.reason is RefusalReason.FILE_TOO_LARGE
    assert [message.files for message in client.messages(dialog_id)][1:] == []
    client.perform(SendMessage(dialog_id=dialog_id, text="", files=(largest,)))
    client.wait_sent()
    (sent,) = visitor.files()
    assert (sent.name, sent.size) == ("largest", DEFAULT_FILE_LIMIT)


def test_a_draft_keeps_its_files_when_the_originals_are_gone(
    client: HeadlessClient, visit: Callable[[], Visitor], tmp_path: Path
) -> None:
    visitor = visit()
    dialog_id = begun(client, visitor)
    original = a_file(tmp_path / "offer.pdf", b"an offer")
    draft = Draft(text="here it is", cursor=4, files=(original,))
    (kept,) = client.ask_account(requests.SaveDraft(dialog_id=dialog_id, mode=REPLY, draft=draft))
    assert kept.url != original.url
    assert Path(kept.url).stat().st_mode & 0o077 == 0
    (tmp_path / "offer.pdf").unlink()
    client.restart()
    opened = client.ask_account(requests.OpenDialog(dialog_id=dialog_id))
    assert opened is not None
    assert opened.reply_draft == Draft(text="here it is", cursor=4, files=(kept,))
    client.perform(SendMessage(dialog_id=dialog_id, text="here it is", files=opened.reply_draft.files))
    client.wait_sent()
    assert [bytes_of(file.url) for file in visitor.files()] == [b"an offer"]
    opened = client.ask_account(requests.OpenDialog(dialog_id=dialog_id))
    assert opened is not None
    assert opened.reply_draft is None
    assert not Path(kept.url).exists()


def test_only_a_file_is_a_draft_too(client: HeadlessClient, visit: Callable[[], Visitor], tmp_path: Path) -> None:
    dialog_id = begun(client, visit())
    draft = Draft(text="", files=(a_file(tmp_path / "photo.png"),))
    client.ask_account(requests.SaveDraft(dialog_id=dialog_id, mode=REPLY, draft=draft))
    (row,) = client.ask_account(requests.GetRows(dialog_ids=(dialog_id,)))
    assert row.draft == "photo.png"
    client.ask_account(requests.SaveDraft(dialog_id=dialog_id, mode=REPLY, draft=Draft(text="")))
    (row,) = client.ask_account(requests.GetRows(dialog_ids=(dialog_id,)))
    assert row.draft is None
    client.restart()
    client.wait_phase(Phase.ONLINE)
    assert list((client.folder / "accounts").glob("*/attached/*")) == []


def test_notes_keep_their_files_from_the_page(
    client: HeadlessClient, visit: Callable[[], Visitor], tmp_path: Path
) -> None:
    visitor = visit()
    dialog_id = begun(client, visitor)
    client.perform(AddNote(dialog_id=dialog_id, text="", files=(a_file(tmp_path / "secret.txt"),)))
    client.perform(SendMessage(dialog_id=dialog_id, text="", files=(a_file(tmp_path / "open.txt"),)))
    client.wait_sent()
    assert [file.name for file in visitor.files()] == ["open.txt"]


# -------------------------------------------------------------------------------------- a slow network


@pytest.fixture
def slow(server: ServerProcess, tmp_path: Path):
    """Anna behind a proxy that lets her sign in; ``proxy.slow_up`` makes what she sends crawl."""
    with FaultyProxy(server.address) as proxy, HeadlessClient(tmp_path / "anna") as client:
        client.sign_in(proxy.address, ANNA, PASSWORD)
        client.wait_phase(Phase.ONLINE)
        yield proxy, client


def test_an_upload_is_taken_back_and_what_waits_behind_it_goes(
    slow: tuple[FaultyProxy, HeadlessClient], visit: Callable[[], Visitor], tmp_path: Path
) -> None:
    proxy, client = slow
    visitor = visit()
    dialog_id = begun(client, visitor)
    proxy.slow_up(0.2)
    taken = client.perform(
        SendMessage(dialog_id=dialog_id, text="", files=(a_file(tmp_path / "big", b"x" * 2_000_000),))
    )
    client.perform(SendMessage(dialog_id=dialog_id, text="behind it"))
    client.wait_until(lambda: client.seen(UploadProgress), "some progress")
    shown = client.messages(dialog_id)[-2:]
    assert [message.state for message in shown] == [MessageState.PENDING] * 2, "both show, in their order"
    assert visitor.texts() == ["hello"], "what was written later waits for the file"
    assert client.ask_account(requests.CancelMessage(client_id=taken))
    proxy.slow_up(0)
    client.wait_sent()
    assert visitor.texts() == ["hello", "behind it"]
    assert visitor.files() == []
    assert not client.ask_account(requests.CancelMessage(client_id=taken)), "there is nothing to take back any more"
    assert list((client.folder / "accounts").glob("*/outgoing/*")) == []


def test_progress_grows_and_is_told_seldom(
    slow: tuple[FaultyProxy, HeadlessClient], visit: Callable[[], Visitor], tmp_path: Path
) -> None:
    proxy, client = slow
    dialog_id = begun(client, visit())
    proxy.slow_up(0.02)
    began = time.monotonic()
    files = (a_file(tmp_path / "one", b"1" * 1_500_000), a_file(tmp_path / "two", b"2" * 500_000))
    client.perform(SendMessage(dialog_id=dialog_id, text="", files=files))
    client.wait_sent()
    took = time.monotonic() - began
    told = client.seen(UploadProgress)
    for place, file in enumerate(files):
        sent = [each.sent for each in told if each.place == place]
        assert sent == sorted(set(sent))
        assert sent[-1] == file.size
    assert len(told) <= 10 * took + 4


def test_a_cut_in_the_midst_of_an_upload_is_made_good(
    slow: tuple[FaultyProxy, HeadlessClient], visit: Callable[[], Visitor], tmp_path: Path
) -> None:
    proxy, client = slow
    visitor = visit()
    dialog_id = begun(client, visitor)
    content = os.urandom(1_800_000)
    proxy.slow_up(0.1)
    client.perform(SendMessage(dialog_id=dialog_id, text="with text", files=(a_file(tmp_path / "big", content),)))
    client.wait_until(lambda: client.seen(UploadProgress), "some progress")
    proxy.cut_all()
    proxy.slow_up(0)
    proxy.cut_answers(b"PUT /api/v1/files/")  # and the next try arrives without the client learning it
    client.wait_sent()
    assert [bytes_of(file.url) for file in visitor.files()] == [content]
    assert visitor.texts() == ["hello", "with text"]


def test_a_refused_file_message_is_kept_over_a_restart_and_retried(
    slow: tuple[FaultyProxy, HeadlessClient], visit: Callable[[], Visitor], tmp_path: Path, server: ServerProcess
) -> None:
    _proxy, client = slow
    visitor = visit()
    dialog_id = begun(client, visitor)
    file = a_file(tmp_path / "empty-name", b"again")
    failed = client.perform(SendMessage(dialog_id=dialog_id, text="x" * 20_001, files=(file,)))
    client.wait_until(lambda: client.messages(dialog_id)[-1].state is MessageState.FAILED, "the refusal")
    client.restart()
    kept = client.messages(dialog_id)[-1]
    assert Path(kept.files[0].url).read_bytes() == b"again", "its file is still here"
    (copy,) = client.ask_account(requests.KeepFiles(files=kept.files))
    client.ask_account(requests.DiscardMessage(client_id=failed))
    assert Path(copy.url).read_bytes() == b"again", "taken back into the field before the message went"


# ------------------------------------------------------------------------------------- what arrives


def test_a_file_of_the_page_is_fetched_once_and_saved_under_free_names(
    client: HeadlessClient, visit: Callable[[], Visitor], tmp_path: Path, server: ServerProcess
) -> None:
    visitor = visit()
    visitor.send_file("прайс.pdf", b"prices")
    client.wait_until(lambda: client.dialogs().ids, "the dialog")
    (message,) = client.messages(client.dialogs().ids[0])
    (file,) = message.files
    path = client.ask_account(requests.FetchFile(url=file.url, name=file.name))
    assert path.read_bytes() == b"prices"
    assert path.stat().st_mode & 0o077 == 0
    folder = tmp_path / "downloads"
    folder.mkdir()
    saved = [client.ask_account(requests.SaveFile(url=file.url, name=file.name, target=folder)).name for _ in range(3)]
    assert saved == ["прайс.pdf", "прайс (1).pdf", "прайс (2).pdf"]
    if sys.platform == "linux":
        assert os.getxattr(folder / "прайс.pdf", "user.xdg.origin.url") == f"{server.address}/".encode()
    chosen = tmp_path / "here.pdf"
    chosen.write_bytes(b"old")
    assert client.ask_account(requests.SaveFile(url=file.url, name=file.name, target=chosen)) == chosen
    assert chosen.read_bytes() == b"prices"
    assert sorted(path.name for path in folder.iterdir()) == sorted(saved), "nothing half done is left"


def test_nothing_is_fetched_from_anywhere_else(client: HeadlessClient, tmp_path: Path) -> None:
    client.wait_phase(Phase.ONLINE)
    with FaultyProxy("http://127.0.0.1:9") as elsewhere:
        for url in (f"{elsewhere.address}/picture.png", "https://example.com/files/x/y.png", "/etc/passwd"):
            with pytest.raises(Refused) as refused:
                client.ask_account(requests.FetchFile(url=url, name="y.png"))
            assert refused.value.reason is RefusalReason.GONE
        assert elsewhere.requests == []


# ---------------------------------------------------------------------------------------- kill -9


def test_killed_in_the_midst_of_an_upload_it_arrives_once(
    server: ServerProcess, visit: Callable[[], Visitor], tmp_path: Path
) -> None:
    secrets = MemorySecrets()
    visitor = visit()
    with FaultyProxy(server.address) as proxy:
        with HeadlessClient(tmp_path / "anna", secrets) as client:
            client.sign_in(proxy.address, ANNA, PASSWORD)
            dialog_id = begun(client, visitor)
            token = secrets.kept[client.account_id]
        content = os.urandom(1_500_000)
        file = a_file(tmp_path / "big.bin", content)
        proxy.slow_up(0.1)
        for kill in (True, True, False):
            if not kill:
                proxy.slow_up(0)
            command = [sys.executable, "-m", "tests.integration.engine.uploading_client"]
            arguments = [str(tmp_path / "anna"), dialog_id, token, file.url]
            child = subprocess.Popen([*command, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)
            try:
                assert child.stdout is not None
                assert child.stdout.readline() == "uploading\n" if kill else child.wait(60) == 0
                if kill:
                    child.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
            finally:
                child.kill()
                child.wait()
                assert child.stdout is not None
                child.stdout.close()
            if (tmp_path / "big.bin").exists():
                (tmp_path / "big.bin").unlink()
    assert [bytes_of(found.url) for found in visitor.files()] == [content]
    with HeadlessClient(tmp_path / "anna", secrets):
        assert len(list((server.data / "files").glob("*/*"))) == 1, "no half of it is left"
