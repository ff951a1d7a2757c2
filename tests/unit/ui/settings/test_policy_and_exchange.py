"""Locked settings cannot be moved in the window; a file is taken in after one has seen what it changes."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from operator_app.settings.exchange import exported
from operator_app.settings.imposed import Imposed, imposed_by
from operator_app.settings.settings import Language, SendKey, Settings, SettingsFile
from operator_app.settings.settings import Theme as ChosenTheme
from tests.screens.desk import Desk, open_desk
from ui.settings.file_notice import FileNotice
from ui.settings.in_force import InForce
from ui.settings.setting_words import setting_name, value_words
from ui.settings.window import SettingsPage, SettingsWindow
from ui.theme.switch import Switch
from ui.theme.theme import Theme
from ui.translation import Translations

pytestmark = [pytest.mark.qt_loop, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def translations(translations: Translations) -> Translations:
    translations.use("en")
    return translations


def settings_of(desk: Desk, page: SettingsPage = SettingsPage.GENERAL) -> SettingsWindow:
    desk.application.open_settings(page)
    window = desk.application.settings_window
    assert window is not None
    return window


def marks(page: QWidget) -> int:
    return sum(each.text() == "Set by your organisation" for each in page.findChildren(QLabel))


def written(folder: Path, settings: dict[str, object]) -> Path:
    file = folder / "carried.json"
    file.write_text(json.dumps({"kind": "operator-app settings", "settings": settings}), encoding="utf-8")
    return file


async def test_every_locked_setting_says_so_and_cannot_be_moved(
    theme: Theme, tmp_path: Path, translations: Translations
) -> None:
    locked = Settings()
    names = [name for name in Settings.__struct_fields__ if name != "sounds"]
    everything = json.loads(exported(locked))["settings"]
    async with open_desk(theme, tmp_path, imposed=imposed_by({}, everything)) as desk:
        window = settings_of(desk)
        controls = [
            *(window.general.language, window.general.look, window.general.scale, window.general.send_key),
            *(window.general.undo, window.general.next, window.general.stay, window.storage.limit, window.account.idle),
            *(window.notifications.privacy, window.notifications.quiet, window.notifications.weekends),
            *(window.notifications.outside, window.notifications.repeat, window.notifications.waits),
            *(window.notifications.sound, window.notifications.volume, *window.notifications.rules.switches.values()),
            *(window.about.choice_button, window.about.channel),
            *(row.keys for row in window.keyboard.rows.values()),
        ]
        for control in controls:
            control.click()  # does nothing
            assert not control.isEnabled(), control.accessibleName()
            assert control.accessibleDescription() == "Set by your organisation"
        assert window.keyboard.restore_all.isHidden()
        assert marks(window) > len(names) - 4, "alert rules, sound and volume, keys share a sentence"
        assert desk.choices.value == locked
        free = [each for each in window.notifications.rules.mail.values() if isinstance(each, Switch)]
        assert all(each.isEnabled() for each in free), "e-mail is the backend's"


async def test_what_is_not_locked_stays_free(theme: Theme, tmp_path: Path, translations: Translations) -> None:
    async with open_desk(theme, tmp_path, imposed=imposed_by({}, {"theme": "light"})) as desk:
        window = settings_of(desk)
        assert marks(window) == 1
        assert not window.general.look.isEnabled()
        window.general.next.click()
        assert desk.choices.value.next_after_close is False


@pytest.mark.parametrize(
    ("imposed", "said"),
    [
        (imposed_by({}, {"wallpaper": 1}), "policy file says what is not understood here: locked.wallpaper"),
        (imposed_by({}, {}, broken=True), "could not be understood and is not applied; updates are off"),
    ],
)
async def test_what_is_wrong_with_a_policy_is_said_at_the_start_and_in_the_settings(
    theme: Theme, tmp_path: Path, translations: Translations, imposed: Imposed, said: str
) -> None:
    async with open_desk(theme, tmp_path, imposed=imposed) as desk:
        application = desk.application
        notice = FileNotice(desk.choices, application.window_opened, application.say, parent=application)
        application.window_opened.emit()
        assert said in desk.window.bar.words()
        desk.window.bar.hide()
        application.window_opened.emit()
        assert desk.window.bar.words() == "", "once"
        window = settings_of(desk)
        assert said in window.bar.words()
        window.general.next.click()
        assert said in window.bar.words()
        notice.deleteLater()


async def test_an_import_shows_what_it_changes_before_it_does(
    theme: Theme, tmp_path: Path, translations: Translations
) -> None:
    async with open_desk(theme, tmp_path, imposed=imposed_by({}, {"scale": 1.0})) as desk:
        InForce(desk.choices, theme, translations, desk.application.make_windows_anew, parent=desk.application)
        window = settings_of(desk)
        file = written(
            tmp_path, {"language": "ru", "send_key": "enter", "scale": 2.0, "keys": {"reply": ["Ctrl+R"]}, "hat": 1}
        )
        question = window.general.exchange.load_from(file)
        assert question is not None
        assert question.lines == (
            "Language: As the system → Русский",
            "Send with: Ctrl+Enter → Enter",
            "Keys of commands",
        )
        assert question.skipped == (
            "Stays, set by your organisation: Size.",
            "Not understood here and left out: hat.",
        )
        assert desk.choices.value == Settings(), "nothing yet"
        question.cancel.click()
        assert desk.choices.value == Settings()

        question = window.general.exchange.load_from(file)
        assert question is not None
        question.take.click()
        value = desk.choices.value
        assert (value.language, value.send_key, value.scale) == (Language.RUSSIAN, SendKey.ENTER, 1.0)
        assert value.keys == {"reply": ("Ctrl+R",)}
        after = desk.application.settings_window
        assert after is not None
        assert after.isVisible()
        assert after.general.send_key.accessibleName() == "Отправлять по: Enter", "the open page shows what came"
        assert SettingsFile(tmp_path / "settings.json").load()[0] == value, "and the file has it"


async def test_a_file_that_says_nothing_new_or_nothing_at_all_is_a_sentence(
    theme: Theme, tmp_path: Path, translations: Translations
) -> None:
    async with open_desk(theme, tmp_path, imposed=imposed_by({}, {"theme": "light"})) as desk:
        general = settings_of(desk).general
        assert general.exchange.load_from(tmp_path / "none.json") is None
        assert general.told.text() == "The file could not be read."
        (tmp_path / "bad.json").write_bytes(b"\x00")
        assert general.exchange.load_from(tmp_path / "bad.json") is None
        assert general.told.text() == "There are no settings of this app in this file."
        assert general.exchange.load_from(written(tmp_path, {"theme": "dark"})) is None
        assert general.told.text() == "Nothing would change. Stays, set by your organisation: Look."
        assert desk.choices.value.theme is ChosenTheme.LIGHT


async def test_what_was_saved_is_all_of_it(theme: Theme, tmp_path: Path, translations: Translations) -> None:
    async with open_desk(theme, tmp_path) as desk:
        desk.choices.change(keys={"reply": ("Ctrl+R",)}, undo_seconds=5)
        general = settings_of(desk).general
        file = tmp_path / "saved.json"
        general.exchange.save_in(file)
        assert general.told.text() == "Saved: saved.json"
        content = json.loads(file.read_text("utf-8"))["settings"]
        assert set(content) == set(Settings.__struct_fields__)
        assert content["keys"] == {"reply": ["Ctrl+R"]}
        general.exchange.save_in(tmp_path / "no" / "saved.json")
        assert general.told.text() == "The file could not be written."
        dialog = general.exchange.ask_what_to_load()
        dialog.reject()


def test_every_setting_and_every_choice_has_words(translations: Translations) -> None:
    for name in Settings.__struct_fields__:
        assert setting_name(name) != name, f"{name}: a name in ui/settings/setting_words.py is missing"
    said = {value_words("", each) for each in (*Language, *ChosenTheme, *SendKey)}
    assert said == {"As the system", "English", "Русский", "Light", "Dark", "Enter", "Ctrl+Enter"}
