"""Settings survive whatever is in their file, and the file survives us."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from operator_app.settings.settings import (
    Language,
    NotificationPrivacy,
    SendKey,
    Settings,
    SettingsFile,
    SettingsNotice,
    Theme,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    assert SettingsFile(path).load() == (Settings(), None)
    assert not path.exists()


@given(
    settings=st.builds(
        Settings,
        language=st.sampled_from(Language),
        theme=st.sampled_from(Theme),
        scale=st.floats(0.75, 3.0),
        send_key=st.sampled_from(SendKey),
        notification_privacy=st.sampled_from(NotificationPrivacy),
        next_after_close=st.booleans(),
    )
)
def test_what_was_saved_is_loaded(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    path = tmp_path_factory.mktemp("profile") / "settings.json"
    assert SettingsFile(path).save(settings) is None
    assert SettingsFile(path).load() == (settings, None)


@pytest.mark.parametrize("content", ["{", "", "[1]", "null", "[" * 100_000, "\x00\x01", '"words"'])
def test_a_damaged_file_is_set_aside_and_said(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    assert SettingsFile(path).load() == (Settings(), SettingsNotice.SET_ASIDE)
    assert path.with_suffix(".broken.json").read_text(encoding="utf-8") == content
    assert not path.exists()


def test_bytes_that_are_no_text_are_set_aside(path: Path) -> None:
    path.write_bytes(b"\xff\xfe{")
    assert SettingsFile(path).load() == (Settings(), SettingsNotice.SET_ASIDE)


def test_fields_and_values_of_a_newer_version_are_kept(path: Path) -> None:
    newer = {"theme": "sepia", "next_after_close": False, "wallpaper": {"kind": "plain"}}
    path.write_text(json.dumps(newer), encoding="utf-8")
    file = SettingsFile(path)
    settings, notice = file.load()
    assert (settings, notice) == (Settings(next_after_close=False), None)
    assert file.save(replace(settings, send_key=SendKey.ENTER)) is None
    assert json.loads(path.read_text(encoding="utf-8")) == newer | {"send_key": "enter"}
    assert file.save(replace(settings, send_key=SendKey.ENTER, theme=Theme.DARK)) is None
    assert json.loads(path.read_text(encoding="utf-8"))["theme"] == "dark"


def test_what_cannot_be_read_is_no_end(path: Path) -> None:
    path.mkdir()
    assert SettingsFile(path).load() == (Settings(), SettingsNotice.NOT_READABLE)


def test_what_cannot_be_written_is_said_and_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = SettingsFile(path)
    file.load()
    assert file.save(Settings(next_after_close=False)) is None

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert file.save(Settings(theme=Theme.DARK)) is SettingsNotice.NOT_WRITABLE
    assert SettingsFile(path).load() == (Settings(next_after_close=False), None)
