"""Names from the network lead nowhere else, and files on their way are copies."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_app.domain.commands import CloseDialog, SendMessage
from operator_app.domain.messages import File
from operator_app.domain.problems import RefusalReason, Refused
from operator_app.domain.value import ClientId, DialogId, FileId
from operator_app.engine.files import safe_name
from operator_app.engine.outgoing import Outgoing, upload_id

MESSAGE = ClientId("c1")


@given(st.text(max_size=300))
def test_a_name_is_one_part_of_a_path(name: str) -> None:
    safe = safe_name(name)
    assert Path(safe).name == safe
    assert safe not in {"", ".", ".."}
    assert len(safe) <= 101
    assert safe_name(safe) in {safe, f"_{safe}"}


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("offer.pdf", "offer.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("con.txt", "_con.txt"),
        ("", "_"),
        ("..", "_"),
    ],
)
def test_names(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def a_message(*files: File) -> SendMessage:
    return SendMessage(dialog_id=DialogId("d"), text="", files=files)


def a_file(path: Path, content: bytes = b"content") -> File:
    path.write_bytes(content)
    return File(id=FileId(""), name=path.name, size=0, content_type="text/plain", url=str(path))


async def test_files_are_copied_and_dropped(tmp_path: Path) -> None:
    outgoing = Outgoing(tmp_path / "outgoing")
    stored = File(id=FileId("f"), name="s", size=1, content_type="text/plain", url="https://a.example/s")
    taken = await outgoing.take(MESSAGE, a_message(stored, a_file(tmp_path / "a")), limit=7)
    assert isinstance(taken, SendMessage)
    assert taken.files[0] == stored
    copy = taken.files[1]
    path = tmp_path / "outgoing" / MESSAGE / "1"
    assert copy.url == str(path)
    assert (path.read_bytes(), copy.size, copy.name) == (b"content", 7, "a")
    assert outgoing.holds(path)
    await outgoing.drop(MESSAGE)
    assert not path.exists()
    assert (tmp_path / "a").exists()


async def test_nothing_is_kept_of_what_is_refused(tmp_path: Path) -> None:
    outgoing = Outgoing(tmp_path / "outgoing")
    with pytest.raises(Refused) as too_large:
        await outgoing.take(MESSAGE, a_message(a_file(tmp_path / "a"), a_file(tmp_path / "b", b"too large")), limit=8)
    assert too_large.value.reason is RefusalReason.FILE_TOO_LARGE
    missing = File(id=FileId(""), name="x", size=0, content_type="text/plain", url=str(tmp_path / "missing"))
    with pytest.raises(Refused):
        await outgoing.take(MESSAGE, a_message(missing), limit=8)
    assert not (tmp_path / "outgoing" / MESSAGE).exists()


async def test_what_has_no_files_needs_no_folder(tmp_path: Path) -> None:
    command = CloseDialog(dialog_id=DialogId("d"))
    assert await Outgoing(tmp_path / "outgoing").take(MESSAGE, command, limit=1) is command
    assert not (tmp_path / "outgoing").exists()


def test_no_other_path_is_ours(tmp_path: Path) -> None:
    outgoing = Outgoing(tmp_path / "outgoing")
    assert not outgoing.holds(Path("/etc/passwd"))
    assert not outgoing.holds(tmp_path / "outgoing" / ".." / "secret")


def test_the_id_of_an_upload_is_the_same_at_each_try() -> None:
    assert upload_id(MESSAGE, 0) == upload_id(MESSAGE, 0)
    assert len({upload_id(MESSAGE, 0), upload_id(MESSAGE, 1), upload_id(ClientId("c2"), 0)}) == 3
