"""A file a stranger sent lies where the operator looks for it, under a name that is safe, and says where it came from."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_app.engine import downloads
from operator_app.engine.files import safe_name

URL = "https://me:pw@chat.example.com/files/a-secret/offer.pdf"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source"
    path.write_bytes(b"content")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "downloads"
    path.mkdir()
    return path


def test_nothing_is_ever_replaced_in_a_folder(source: Path, folder: Path) -> None:
    (folder / "offer.pdf").write_bytes(b"mine")
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: downloads.save(source, "offer.pdf", folder, URL), range(20)))
    assert len(set(made)) == 20
    assert {path.read_bytes() for path in made} == {b"content"}
    assert (folder / "offer.pdf").read_bytes() == b"mine"
    assert {path.name for path in folder.iterdir()} == {"offer.pdf", *(f"offer ({n}).pdf" for n in range(1, 21))}


def test_a_name_from_the_network_stays_in_the_folder(source: Path, folder: Path) -> None:
    for name in ("../../.bashrc", "/etc/passwd", "..", "a\x00b", "con", "x" * 500 + ".pdf"):
        assert downloads.save(source, name, folder, URL).parent == folder


@given(st.text(max_size=300))
def test_no_name_is_too_long_in_bytes_or_hides_its_ending(name: str) -> None:
    safe = safe_name(name)
    assert len(safe.encode()) <= 255 - len(" (9999)")
    assert not any(sign in safe for sign in "\u202e\u2066\u200f")


def test_the_ending_is_where_it_seems_to_be() -> None:
    assert safe_name("photo_\u202egpj.exe") == "photo__gpj.exe"


@pytest.mark.parametrize(
    ("name", "second"),
    [("a.pdf", "a (1).pdf"), ("a", "a (1)"), (".profile", ".profile (1)"), ("a.tar.gz", "a.tar (1).gz")],
)
def test_the_second_of_a_name(name: str, second: str) -> None:
    assert downloads.free_names(name)[:2] == [name, second]


def test_a_chosen_file_is_replaced_only_by_a_whole_one(source: Path, folder: Path) -> None:
    target = folder / "here.pdf"
    target.write_bytes(b"old")
    with pytest.raises(OSError, match="No such file"):
        downloads.save(folder / "missing", "x", target, URL)
    assert target.read_bytes() == b"old"
    assert downloads.save(source, "x", target, URL) == target
    assert [path.name for path in folder.iterdir()] == ["here.pdf"]


def test_this_system_is_told_the_server_and_not_the_secret(source: Path, folder: Path) -> None:
    path = downloads.save(source, "offer.pdf", folder, URL)
    if sys.platform == "linux":
        for name in ("user.xdg.origin.url", "user.xdg.referrer.url"):
            assert os.getxattr(path, name) == b"https://chat.example.com/"
    elif sys.platform == "win32":
        assert "secret" not in Path(f"{path}:Zone.Identifier").read_text()


def test_windows_is_told_that_it_is_from_the_internet(source: Path) -> None:
    downloads.mark_as_from_web(source, URL, "win32")
    told = source.with_name("source:Zone.Identifier").read_bytes()  # a stream there, a file elsewhere
    assert told.startswith(b"[ZoneTransfer]\r\nZoneId=3\r\n")
    assert b"HostUrl=https://chat.example.com/\r\n" in told
    assert b"secret" not in told


def test_macos_asks_before_it_opens_it() -> None:
    flags, at, program, identifier = downloads.quarantine(0x6562A1B0).split(";")
    assert (flags, at, program) == ("0081", "6562a1b0", "Operator app")
    assert len(identifier) == 36


def test_what_cannot_be_marked_is_saved_all_the_same(source: Path) -> None:
    downloads.mark_as_from_web(source.with_name("gone"), URL)
    downloads.mark_as_from_web(source, URL, "darwin")  # there is no such program here, or it works
    assert source.read_bytes() == b"content"
