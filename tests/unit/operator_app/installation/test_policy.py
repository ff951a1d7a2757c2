"""The policy of the computer's owner: read whole or not at all, and never in the way of a start."""

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_app.installation.policy import Policy, policy_file, read_policy


def read(folder: Path, content: bytes) -> Policy:
    file = folder / "policy.toml"
    file.write_bytes(content)
    return read_policy(file)


def test_it_lies_where_only_an_administrator_writes() -> None:
    assert policy_file() == Path("/etc/operator-app/policy.toml")


def test_without_a_file_everything_is_allowed(tmp_path: Path) -> None:
    assert read_policy(tmp_path / "policy.toml") == Policy()
    (tmp_path / "file").touch()
    assert read_policy(tmp_path / "file" / "policy.toml") == Policy()


def test_updates_presets_and_locks(tmp_path: Path) -> None:
    content = b'\xef\xbb\xbfupdates = false\n[preset]\ntheme = "dark"\n[locked]\nscale = 1.5\n'
    assert read(tmp_path, content) == Policy(updates=False, preset={"theme": "dark"}, locked={"scale": 1.5})


@pytest.mark.parametrize(
    "content",
    [
        b"updates =",
        b"\xff\xfe",
        b"[locked]\nscale = 1\n[locked]\n",
        b'{"updates": true}',
        b"#" * 300_000,
        b"a=" + b"[" * 90_000,
    ],
)
def test_a_broken_one_is_not_applied_and_updates_are_off(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content) == Policy(updates=False, broken=True)


def test_one_that_cannot_be_read_counts_as_broken(tmp_path: Path) -> None:
    assert read_policy(tmp_path) == Policy(updates=False, broken=True)


def test_what_it_does_not_know_is_named_and_costs_only_itself(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        policy = read(tmp_path, b'updates = "no"\npreset = 3\nwallpaper = 1\n[locked]\nscale = 2.0\n')
    assert policy == Policy(updates=False, locked={"scale": 2.0}, unknown=("preset", "updates", "wallpaper"))
    assert [vars(record)["setting"] for record in caplog.records] == ["preset", "updates", "wallpaper"]


@given(content=st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_survived(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    assert isinstance(read(tmp_path_factory.getbasetemp(), content), Policy)
