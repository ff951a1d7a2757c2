"""The screen's memory: comes back as it was, and is never a reason to fail."""

import stat
from pathlib import Path

import pytest

from operator_app.domain.lists import DialogFilter, Ownership
from operator_app.domain.value import AccountId
from operator_app.settings.screen import AccountScreen, ScreenMemory, ScreenMemoryFile, WindowPlace

ACCOUNT = AccountId("a")
SOME = ScreenMemory(window=WindowPlace(x=-5, y=7, width=900, height=700, maximised=True)).with_account(
    ACCOUNT, AccountScreen(filter=DialogFilter(ownership=Ownership.MINE, tags=("vip",)), list_width=333)
)


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    ScreenMemoryFile(tmp_path / "deep" / "screen.json").remember(SOME)
    again = ScreenMemoryFile(tmp_path / "deep" / "screen.json").memory
    assert again == SOME
    assert again.account(ACCOUNT).list_width == 333
    assert again.account(AccountId("another")) == AccountScreen()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"window": 1}', b"\xff", b'{"of a newer version": {}}'])
def test_what_cannot_be_understood_is_forgotten(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "screen.json"
    file.write_bytes(content)
    memory = ScreenMemoryFile(file)
    assert memory.memory == ScreenMemory()
    memory.remember(SOME)
    assert ScreenMemoryFile(file).memory == SOME


def test_a_place_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    memory = ScreenMemoryFile(tmp_path / "file" / "screen.json")
    memory.remember(SOME)
    assert memory.memory == SOME


def test_nobody_else_may_read_the_folder_it_makes(tmp_path: Path) -> None:
    ScreenMemoryFile(tmp_path / "profile" / "screen.json").remember(SOME)
    assert stat.S_IMODE((tmp_path / "profile").stat().st_mode) == 0o700
