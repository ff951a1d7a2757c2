"""What is locked stays, whoever asks; what is preset holds until somebody chooses; what is not understood is named."""

import json
from pathlib import Path
from typing import cast

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_app.settings.alert_rules import AlertRules, Ways
from operator_app.settings.imposed import NOTHING_IMPOSED, imposed_by
from operator_app.settings.live import LiveSettings, SettingsChange
from operator_app.settings.settings import Settings, SettingsFile, Theme

OTHER: dict[str, object] = {
    "language": "ru",
    "theme": "dark",
    "scale": 1.5,
    "send_key": "enter",
    "notification_privacy": "name",
    "sounds": False,
    "archive_limit_mb": 500,
    "alert_rules": {"mine": {"desktop": False}},
    "quiet_hours": {"begin": 60, "end": 120},
    "alert_outside_hours": True,
    "alert_sound": "bell",
    "alert_volume": 10,
    "repeat_seconds": 60,
    "waiting_minutes": 5,
    "stay_when_closed": False,
    "next_after_close": False,
    "undo_seconds": 3,
    "idle_minutes": 0,
    "updates": "off",
    "update_channel": "early",
    "keys": {"reply": ["Ctrl+R"]},
}
"""For settings a value that is not the default."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@pytest.mark.parametrize("name", OTHER)
def test_any_setting_can_be_locked_and_no_change_reaches_it(path: Path, name: str) -> None:
    live = LiveSettings(SettingsFile(path), imposed_by({}, {name: OTHER[name]}))
    imposed = getattr(live.value, name)
    assert imposed != getattr(Settings(), name)
    told: list[object] = []
    live.listen(lambda *change: told.append(change))
    live.change(**cast("SettingsChange", {name: getattr(Settings(), name)}))
    live.change(**cast("SettingsChange", msgspec.structs.asdict(Settings())))
    assert getattr(live.value, name) == imposed
    assert told == []


@pytest.mark.parametrize("name", OTHER)
def test_any_setting_can_be_preset_and_chosen_otherwise(path: Path, name: str) -> None:
    imposed = imposed_by({name: OTHER[name]}, {})
    live = LiveSettings(SettingsFile(path), imposed)
    assert msgspec.to_builtins(getattr(live.value, name)) != msgspec.to_builtins(getattr(Settings(), name))
    live.change(**cast("SettingsChange", {name: getattr(Settings(), name)}))
    assert getattr(LiveSettings(SettingsFile(path), imposed).value, name) == getattr(Settings(), name)


def test_a_lock_is_no_choice_of_the_person(path: Path) -> None:
    path.write_text('{"theme": "dark"}', encoding="utf-8")
    live = LiveSettings(SettingsFile(path), imposed_by({}, {"theme": "light"}))
    assert live.value.theme is Theme.LIGHT
    live.change(theme=Theme.AUTO, scale=1.25)
    assert json.loads(path.read_text("utf-8")) == {"theme": "dark", "scale": 1.25}
    assert LiveSettings(SettingsFile(path)).value.theme is Theme.DARK, "as before the policy"


def test_a_lock_weighs_more_than_a_preset(path: Path) -> None:
    live = LiveSettings(SettingsFile(path), imposed_by({"theme": "dark"}, {"theme": "light"}))
    assert live.value.theme is Theme.LIGHT


def test_what_is_not_understood_is_named_and_the_rest_holds() -> None:
    imposed = imposed_by({"wallpaper": 1, "scale": 9.0}, {"theme": "sepia", "alert_rules": {"mine": {"sound": False}}})
    assert imposed.unknown == ("preset.wallpaper", "preset.scale", "locked.theme")
    assert imposed.locked == {"alert_rules"}
    assert imposed.values.alert_rules == AlertRules(mine=Ways(sound=False))


def test_where_nothing_is_imposed_nothing_changes() -> None:
    assert imposed_by({}, {}) == NOTHING_IMPOSED
    assert NOTHING_IMPOSED.over(Settings(theme=Theme.DARK)) == Settings(theme=Theme.DARK)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)


@given(
    table=st.dictionaries(st.sampled_from(Settings.__struct_fields__) | st.text(max_size=20), _JSON, max_size=8),
)
def test_whatever_a_policy_says_every_name_holds_or_is_named(table: dict[str, object]) -> None:
    imposed = imposed_by({}, table)
    named = {each.removeprefix("locked.") for each in imposed.unknown}
    assert named | imposed.locked == set(table)
    assert not named & imposed.locked
