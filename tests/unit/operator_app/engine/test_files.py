"""Names from the network lead nowhere else, and files on their way are copies."""

import asyncio
import os
from itertools import pairwise
from pathlib import Path
from typing import cast

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_app.backends.port import Backend
from operator_app.domain.commands import CloseDialog, SendMessage
from operator_app.domain.messages import File
from operator_app.domain.problems import RefusalReason, Refused
from operator_app.domain.value import ClientId, DialogId, FileId
from operator_app.engine.attached import Attached
from operator_app.engine.files import Files, safe_name
from operator_app.engine.outgoing import Outgoing, upload_id
from operator_app.engine.progress import PAUSE, Progress

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


class Serving:
    """Gives files of a size, and counts how often."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.fetched: list[str] = []

    async def download(self, url: str, target: Path, limit: int) -> None:
        self.fetched.append(url)
        await asyncio.to_thread(target.write_bytes, b"x" * self.size)


async def test_what_was_used_longest_ago_makes_room(tmp_path: Path) -> None:
    files, server = Files(tmp_path, kept=50), Serving(20)
    backend = cast("Backend", server)
    urls = [f"https://a.example/{n}" for n in range(3)]
    for n, url in enumerate(urls[:2]):
        path = await files.fetch(backend, url, "a.png")
        os.utime(path, (n, n))
    assert await files.existing(urls[0], "a.png") is not None  # used: now the newest
    await files.fetch(backend, urls[2], "a.png")
    assert [await files.existing(url, "a.png") is not None for url in urls] == [True, False, True]
    await files.fetch(backend, urls[1], "a.png")
    assert server.fetched == [*urls, urls[1]]


async def test_one_larger_than_the_bound_is_kept_until_the_next(tmp_path: Path) -> None:
    files, server = Files(tmp_path, kept=10), Serving(20)
    path = await files.fetch(cast("Backend", server), "https://a.example/1", "a.png")
    assert path.exists()
    await files.fetch(cast("Backend", server), "https://a.example/2", "a.png")
    assert not path.exists()


def content_of(file: File) -> bytes:
    return Path(file.url).read_bytes()


def is_private(file: File) -> bool:
    return Path(file.url).stat().st_mode & 0o077 == 0


async def test_attached_files_are_kept_privately_and_once(tmp_path: Path) -> None:
    attached = Attached(tmp_path / "attached")
    original = a_file(tmp_path / "a", b"content")
    (kept,) = await attached.keep((original,), limit=7)
    assert content_of(kept) == b"content"
    assert is_private(kept)
    assert await attached.keep((kept,), limit=7) == (kept,)
    large, missing = a_file(tmp_path / "b", b"too large"), msgspec.structs.replace(original, url=str(tmp_path / "gone"))
    for unfit in (large, missing):
        with pytest.raises(Refused):
            await attached.keep((unfit,), limit=7)
    assert await attached.keep_readable((large, kept, missing), limit=7) == (kept,)
    await attached.drop((original, large))
    assert content_of(original) == b"content", "only its own copies are dropped"
    await attached.drop_others((kept,))
    assert content_of(kept) == b"content"
    await attached.drop_others(())
    assert list((tmp_path / "attached").iterdir()) == []


async def test_messages_that_are_gone_leave_nothing(tmp_path: Path) -> None:
    outgoing = Outgoing(tmp_path / "outgoing")
    for name in ("c1", "c2"):
        await outgoing.take(ClientId(name), a_message(a_file(tmp_path / "a")), limit=7)
    await outgoing.drop_others(frozenset({ClientId("c2")}))
    assert [path.name for path in (tmp_path / "outgoing").iterdir()] == ["c2"]


@given(st.lists(st.tuples(st.integers(1, 99), st.floats(0, 0.3)), max_size=60))
def test_progress_is_told_ten_times_a_second_and_at_the_end(steps: list[tuple[int, float]]) -> None:
    now, sent, told = 0.0, 0, []
    size = sum(count for count, _ in steps)
    progress = Progress(lambda count: told.append((now, count)), size, lambda: now)
    for count, pause in steps:
        now, sent = now + pause, sent + count
        progress(sent)
    assert [count for _, count in told] == sorted({count for _, count in told})
    assert all(later - earlier >= PAUSE - 1e-9 or count == size for (earlier, _), (later, count) in pairwise(told))
    assert not steps or told[-1][1] == size
