"""Settings in a file: all of them go out, what comes in is weighed first, and no file does harm."""

import json
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from operator_app.settings.alert_rules import AlertRules, QuietHours, Ways
from operator_app.settings.exchange import (
    LARGEST_BYTES,
    CannotImport,
    Import,
    ImportProblem,
    exported,
    read_import,
    weighed,
)
from operator_app.settings.imposed import NOTHING_IMPOSED, imposed_by
from operator_app.settings.settings import Language, SendKey, Settings, Theme

CHOSEN = Settings(
    language=Language.RUSSIAN,
    send_key=SendKey.ENTER,
    alert_rules=AlertRules(mine=Ways(sound=False)),
    quiet_hours=QuietHours(begin=60, end=120, days=frozenset({5, 6})),
    keys={"reply": ("Ctrl+R",), "close": ()},
)


def test_what_went_out_comes_in_with_keys_and_alert_rules(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(exported(CHOSEN))
    read = read_import(file, Settings(), NOTHING_IMPOSED)
    assert read.settings == CHOSEN
    assert {each.name for each in read.changes} == {"language", "send_key", "alert_rules", "quiet_hours", "keys"}
    assert (read.locked, read.unknown) == ((), ())


def test_the_same_settings_change_nothing() -> None:
    assert weighed(exported(CHOSEN), CHOSEN, NOTHING_IMPOSED) == Import(
        settings=CHOSEN, changes=(), locked=(), unknown=()
    )


def test_only_what_the_file_names_changes() -> None:
    content = json.dumps({"kind": "operator-app settings", "settings": {"scale": 2.0}}).encode()
    assert weighed(content, CHOSEN, NOTHING_IMPOSED).settings == replace(CHOSEN, scale=2.0)


def test_locked_and_unknown_are_skipped_and_named() -> None:
    written = {"theme": "dark", "scale": 2.0, "send_key": "telepathy", "wallpaper": 1}
    content = json.dumps({"kind": "operator-app settings", "settings": written}).encode()
    read = weighed(content, Settings(), imposed_by({}, {"theme": "light"}))
    assert read.settings == Settings(scale=2.0)
    assert (read.locked, read.unknown) == (("theme",), ("send_key", "wallpaper"))
    assert read.settings.theme is not Theme.DARK


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff", b"[]", b"{}", b'{"settings": {}}', b'{"kind": "operator-app settings"}', b"[" * 200_000],
)
def test_what_is_no_settings_file_is_refused(content: bytes) -> None:
    with pytest.raises(CannotImport) as refused:
        weighed(content, Settings(), NOTHING_IMPOSED)
    assert refused.value.problem is ImportProblem.NOT_SETTINGS


def test_a_file_too_large_missing_or_never_ending_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    large = tmp_path / "large"
    large.write_bytes(b" " * (LARGEST_BYTES + 1))
    problems = []
    for file in (tmp_path / "none", tmp_path, pipe, large):
        with pytest.raises(CannotImport) as refused:
            read_import(file, Settings(), NOTHING_IMPOSED)
        problems.append(refused.value.problem)
    assert problems == [*[ImportProblem.NOT_READABLE] * 3, ImportProblem.TOO_LARGE]


@given(content=st.binary(max_size=300))
def test_any_bytes_are_refused_or_weighed(content: bytes) -> None:
    with suppress(CannotImport):
        assert isinstance(weighed(content, Settings(), NOTHING_IMPOSED), Import)
