"""A change is in force at once, written at once, and told to whoever listens."""

from pathlib import Path

from operator_app.settings.live import LiveSettings
from operator_app.settings.settings import Settings, SettingsFile, SettingsNotice, Theme


def test_a_change_holds_is_written_and_told(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    live = LiveSettings(SettingsFile(path))
    told: list[tuple[Settings, Settings]] = []
    end = live.listen(lambda before, now: told.append((before, now)))
    assert live.change(theme=Theme.DARK, next_after_close=False) is None
    assert live.value == Settings(theme=Theme.DARK, next_after_close=False)
    assert LiveSettings(SettingsFile(path)).value == live.value
    assert told == [(Settings(), live.value)]
    assert live.change(theme=Theme.DARK) is None
    assert len(told) == 1, "nothing was different"
    end()
    end()
    live.change(theme=Theme.LIGHT)
    assert len(told) == 1


def test_what_cannot_be_written_holds_all_the_same(tmp_path: Path) -> None:
    place = tmp_path / "not a folder"
    place.write_text("")
    live = LiveSettings(SettingsFile(place / "settings.json"))
    assert live.change(scale=2.0) is SettingsNotice.NOT_WRITABLE
    assert live.value.scale == 2.0
    assert live.notice is SettingsNotice.NOT_WRITABLE


def test_a_listener_may_end_itself_while_it_is_told(tmp_path: Path) -> None:
    live = LiveSettings(SettingsFile(tmp_path / "settings.json"))
    told: list[str] = []
    end = live.listen(lambda *_: (told.append("first"), end()))
    live.listen(lambda *_: told.append("second"))
    live.change(next_after_close=False)
    live.change(next_after_close=True)
    assert told == ["first", "second", "second"]
