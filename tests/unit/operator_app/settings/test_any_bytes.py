"""No file of the profile can keep the app from starting, whatever is in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_app.engine.accounts import AccountsFile
from operator_app.settings.screen import ScreenMemory, ScreenMemoryFile
from operator_app.settings.settings import Settings, SettingsFile, SettingsNotice

ANYTHING = st.binary(max_size=300)


@given(content=ANYTHING)
def test_settings(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("profile") / "settings.json"
    path.write_bytes(content)
    settings, notice = SettingsFile(path).load()
    assert isinstance(settings, Settings)
    if notice is SettingsNotice.SET_ASIDE:
        assert path.with_suffix(".broken.json").read_bytes() == content


@given(content=ANYTHING)
def test_the_look_of_the_screen(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "screen.json"
    path.write_bytes(content)
    assert isinstance(ScreenMemoryFile(path).memory, ScreenMemory)


@given(content=ANYTHING)
def test_the_list_of_accounts(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("profile") / "accounts.json"
    path.write_bytes(content)
    if AccountsFile(path, lambda: 7).read() == () and not path.exists():
        aside: Path = path.with_name("accounts.json.broken-7")
        assert aside.read_bytes() == content


@pytest.mark.parametrize("content", [b"[" * 100_000, b'{"accounts":' + b"[" * 100_000, b'{"a":' * 100_000])
def test_what_is_nested_without_end(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.json"
    for read in (
        lambda: SettingsFile(path).load()[0] == Settings(),
        lambda: ScreenMemoryFile(path).memory == ScreenMemory(),
        lambda: AccountsFile(path, lambda: 7).read() == (),
    ):
        path.write_bytes(content)
        assert read()
