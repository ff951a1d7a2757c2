"""The list of accounts is whole or absent, never half."""

from pathlib import Path

import pytest

from operator_app.domain.accounts import Account, BackendKind
from operator_app.domain.value import AccountId, OperatorId
from operator_app.engine.accounts import AccountsFile


def an_account(name: str, title: str = "Shop") -> Account:
    return Account(
        id=AccountId(name),
        kind=BackendKind.OWN,
        address="https://chat.example.com",
        title=title,
        operator_id=OperatorId("o1"),
        operator_name="Anna",
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "accounts.json"


def a_file(path: Path) -> AccountsFile:
    return AccountsFile(path, lambda: 1_700_000_000_000)


def test_what_is_put_is_read_again(path: Path) -> None:
    assert a_file(path).read() == ()
    a_file(path).put(an_account("a"))
    a_file(path).put(an_account("b"))
    assert a_file(path).put(an_account("a", "New name")) == (an_account("a", "New name"), an_account("b"))
    assert a_file(path).remove(AccountId("b")) == (an_account("a", "New name"),)
    assert a_file(path).read() == (an_account("a", "New name"),)


@pytest.mark.parametrize("content", [b"", b"{", b'{"accounts": [{"id": 1}]}', b"\xff\xfe"])
def test_a_broken_file_is_set_aside(path: Path, content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    path.write_bytes(content)
    assert a_file(path).read() == ()
    assert path.with_name("accounts.json.broken-1700000000000").read_bytes() == content
    assert len(caplog.records) == 1
    assert a_file(path).put(an_account("a")) == (an_account("a"),)


def test_a_write_that_fails_leaves_the_old_list(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_file(path).put(an_account("a"))

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("operator_app.engine.accounts.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        a_file(path).put(an_account("b"))
    assert a_file(path).read() == (an_account("a"),)
