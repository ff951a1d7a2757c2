"""Every choice in the settings window holds at once, and what was typed meanwhile stays."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from operator_app.domain.alerts import LedgerEntry, Outcome
from operator_app.domain.commands import PutSavedReply, RemoveSavedReply
from operator_app.domain.drafts import ComposerMode
from operator_app.domain.problems import RefusalReason
from operator_app.domain.value import AccountId, DialogId
from operator_app.notifications.port import NotShownReason
from operator_app.notifications.rules import Suppressed
from operator_app.settings.alert_rules import AlertRules, AlertSound, QuietHours, Ways
from operator_app.settings.settings import Language, NotificationPrivacy, SendKey
from operator_app.settings.settings import Theme as ChosenTheme
from tests import sample_dialogs as sample
from tests.sample_alerts import ALERTS
from tests.screens.desk import Desk, open_desk
from tests.screens.sample_engine import SampleEngine
from tests.typed import type_in
from ui.settings.alert_ledger import ledger_words
from ui.settings.alert_test import ProofNotShown, ProofShown
from ui.settings.in_force import InForce
from ui.settings.window import SettingsPage, SettingsWindow
from ui.theme.choice_button import ChoiceButton
from ui.theme.theme import Theme
from ui.translation import Translations

pytestmark = [pytest.mark.qt_loop, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def translations(translations: Translations) -> Translations:
    """English is spoken at first."""
    translations.use("en")
    return translations


def settings_of(desk: Desk, page: SettingsPage = SettingsPage.GENERAL) -> SettingsWindow:
    desk.application.open_settings(page)
    window = desk.application.settings_window
    assert window is not None
    window.activateWindow()
    return window


def choose(button: ChoiceButton, words: str) -> None:
    menu = button.open_menu()
    (action,) = [each for each in menu.actions() if each.text() == words]
    action.trigger()
    menu.close()


async def writing(desk: Desk, text: str) -> None:
    desk.window.show_dialog(sample.MARIA_DIALOG)
    composer = desk.window.conversation.composer
    await desk.until(lambda: composer.dialog_id == sample.MARIA_DIALOG)
    desk.window.conversation.start_writing(ComposerMode.REPLY)
    composer.insert(text)


async def test_the_keys_open_it_and_escape_closes_it(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        QTest.keyClick(desk.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        window = desk.application.settings_window
        assert window is not None
        assert window.isVisible()
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert not window.isVisible()
        menu = desk.window.list.own_row.open_menu()
        (entry,) = [each for each in menu.actions() if each.text() == "Settings…"]
        entry.trigger()
        menu.close()
        assert window.isVisible(), "there is one window"


async def test_the_send_key_holds_at_once(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await writing(desk, "hello")
        QTest.keyClick(desk.window.conversation.composer.field, Qt.Key.Key_Return)
        assert desk.window.conversation.composer.text == "hello\n"
        choose(settings_of(desk).general.send_key, "Enter")
        QTest.keyClick(desk.window.conversation.composer.field, Qt.Key.Key_Return)
        assert desk.window.conversation.composer.text == ""
        assert desk.choices.value.send_key is SendKey.ENTER
        assert json.loads((tmp_path / "settings.json").read_text())["send_key"] == "enter"


async def test_the_look_holds_at_once(theme: Theme, translations: Translations, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        InForce(desk.choices, theme, translations, desk.application.make_windows_anew, parent=desk.application)
        window = desk.window
        choose(settings_of(desk).general.look, "Dark")
        assert theme.dark
        choose(settings_of(desk).general.look, "Light")
        assert not theme.dark
        assert desk.window is window
        assert desk.choices.value.theme is ChosenTheme.LIGHT


async def test_another_language_makes_the_windows_anew_and_loses_nothing(
    theme: Theme, translations: Translations, tmp_path: Path
) -> None:
    async with open_desk(theme, tmp_path) as desk:
        InForce(desk.choices, theme, translations, desk.application.make_windows_anew, parent=desk.application)
        quits: list[bool] = []
        desk.application.quit_asked.connect(lambda: quits.append(True))
        picture = tmp_path / "plan.txt"
        picture.write_text("plan")
        await writing(desk, "half a sen")
        desk.window.conversation.composer.attach([picture])
        before = desk.window
        choose(settings_of(desk).general.language, "Русский")
        assert desk.window is not before
        composer = desk.window.conversation.composer
        await desk.until(lambda: composer.dialog_id == sample.MARIA_DIALOG)
        assert composer.text == "half a sen"
        assert [file.name for file in composer.files] == ["plan.txt"]
        settings = desk.application.settings_window
        assert settings is not None
        assert settings.isVisible()
        assert settings.windowTitle() == "Настройки"
        assert settings.page is SettingsPage.GENERAL
        assert desk.choices.value.language is Language.RUSSIAN
        choose(settings.general.scale, "150 %")
        assert theme.scale == 1.5
        await desk.until(lambda: desk.window.conversation.composer.dialog_id == sample.MARIA_DIALOG)
        assert desk.window.conversation.composer.text == "half a sen"
        assert quits == []
        theme.set_scale(1.0)


async def test_what_notifications_show(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        page = settings_of(desk, SettingsPage.NOTIFICATIONS).notifications
        choose(page.privacy, "Name only")
        assert desk.choices.value.notification_privacy is NotificationPrivacy.NAME
        QTest.mouseClick(page.rules.switches["mine", "sound"], Qt.MouseButton.LeftButton)
        QTest.keyClick(page.rules.switches["colleagues", "desktop"], Qt.Key.Key_Space)
        rules = AlertRules(mine=Ways(sound=False), colleagues=Ways(desktop=True, sound=False))
        assert desk.choices.value.alert_rules == rules


async def test_when_it_is_quiet_and_what_is_repeated(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        page = settings_of(desk, SettingsPage.NOTIFICATIONS).notifications
        choose(page.quiet, "20:00 – 09:00")
        assert desk.choices.value.quiet_hours == QuietHours(begin=20 * 60, end=9 * 60)
        QTest.mouseClick(page.weekends, Qt.MouseButton.LeftButton)
        assert desk.choices.value.quiet_hours == QuietHours(begin=20 * 60, end=9 * 60, days=frozenset({5, 6}))
        choose(page.quiet, "None")
        quiet = desk.choices.value.quiet_hours
        assert quiet is not None
        assert (quiet.holds(6, 600), quiet.holds(0, 0)) == (True, False)
        QTest.mouseClick(page.weekends, Qt.MouseButton.LeftButton)
        assert desk.choices.value.quiet_hours is None
        choose(page.repeat, "every 30 s")
        choose(page.waits, "after 5 min")
        assert (desk.choices.value.repeat_seconds, desk.choices.value.waiting_minutes) == (30, 5)


async def test_a_chosen_sound_is_heard_at_once_and_a_deaf_computer_is_told(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        asked: list[bool] = []
        desk.alert_test.sound_asked.connect(lambda: asked.append(True))
        page = settings_of(desk, SettingsPage.NOTIFICATIONS).notifications
        choose(page.sound, "Bell")
        choose(page.volume, "30 %")
        page.try_sound.click()
        assert len(asked) == 3
        assert (desk.choices.value.alert_sound, desk.choices.value.alert_volume) == (AlertSound.BELL, 30)
        assert page.deaf.isHidden()
        desk.alert_test.sound_ended.emit(False)
        assert not page.deaf.isHidden()
        desk.alert_test.sound_ended.emit(True)
        assert page.deaf.isHidden()


async def test_what_became_of_alerts_is_read_again_when_there_is_another(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    async with open_desk(theme, tmp_path, engine) as desk:
        ledger = settings_of(desk, SettingsPage.NOTIFICATIONS).notifications.ledger
        await desk.until(lambda: len(ledger.lines) == len(ALERTS))
        engine.alerts = ALERTS[1:]
        desk.alert_test.recorded.emit()
        await desk.until(lambda: len(ledger.lines) == len(ALERTS) - 1)


def test_every_outcome_has_its_own_words() -> None:
    entries = [LedgerEntry(at=1, outcome=each, account_id=AccountId("a"), dialog_id=DialogId("d")) for each in Outcome]
    entries += [
        replace(entries[0], outcome=outcome, reason=reason)
        for outcome, reasons in ((Outcome.SUPPRESSED, Suppressed), (Outcome.NOT_SHOWN, NotShownReason))
        for reason in reasons
    ]
    words = [ledger_words(entry) for entry in entries]
    general = {ledger_words(entry) for entry in entries[: len(Outcome)]}
    assert len(set(words) - general) == len(Suppressed) + len(NotShownReason) - 1, (
        "FAILED is what the general word says"
    )


async def test_the_proof_says_only_what_was_seen(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        asked: list[bool] = []
        desk.alert_test.asked.connect(lambda: asked.append(True))
        proof = settings_of(desk, SettingsPage.NOTIFICATIONS).notifications.proof
        assert "not known" in proof.words.text()
        desk.alert_test.clicked.emit()
        assert "not known" in proof.words.text(), "a click on what was not shown proves nothing"
        proof.button.click()
        assert asked == [True]
        assert not proof.button.isEnabled()
        desk.alert_test.ended.emit(ProofShown(milliseconds=41))
        assert "41 ms" in proof.words.text()
        assert "click received" not in proof.words.text()
        desk.alert_test.clicked.emit()
        assert "shown in 41 ms, click received" in proof.words.text()
        for reason in NotShownReason:
            proof.button.click()
            desk.alert_test.ended.emit(ProofNotShown(reason=reason))
            assert proof.property("role") == "proof-bad"
            assert proof.words.text()


async def test_a_saved_reply_is_found_changed_deleted_and_brought_back(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    async with open_desk(theme, tmp_path, engine) as desk:
        settings = settings_of(desk, SettingsPage.SAVED_REPLIES)
        await desk.until(settings.isActiveWindow)
        page = settings.saved_replies
        assert page.list.replies == sample.SAVED_REPLIES
        page.search.setFocus()
        type_in("цена")
        QTest.keyClick(page.search, Qt.Key.Key_Return)
        assert page.form.name.text() == "доставка цена"
        page.form.name.setText("доставка срок")
        page.form.save_button.click()
        assert engine.performed == []
        assert "доставка срок" in page.form.complaint.text()
        page.form.name.setText("цена доставки")
        page.form.text.setPlainText("По Москве — 400 ₽.")
        page.form.sharing.own.click()
        page.form.save_button.click()
        await desk.until(lambda: len(engine.performed) == 1)
        wanted = PutSavedReply(
            id=sample.SAVED_REPLIES[1].id, name="цена доставки", text="По Москве — 400 ₽.", shared=False
        )
        assert engine.performed == [wanted]
        await desk.until(lambda: [reply.name for reply in page.list.replies] == ["цена доставки"])

        page.search.clear()
        page.edit(page.list.replies[-1])
        page.form.delete_button.click()
        assert "цена доставки" not in [reply.name for reply in page.list.replies]
        await desk.until(lambda: len(engine.performed) == 2)
        assert engine.performed[1] == RemoveSavedReply(id=sample.SAVED_REPLIES[1].id)
        page.undo.click()
        await desk.until(lambda: "цена доставки" in [reply.name for reply in page.list.replies])
        again = engine.performed[2]
        assert isinstance(again, PutSavedReply)
        assert (again.name, again.text, again.shared) == (wanted.name, wanted.text, False)
        assert again.id != wanted.id
        assert not page.undo_bar.isVisible()


async def test_a_new_reply_needs_a_name_and_a_text(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    async with open_desk(theme, tmp_path, engine) as desk:
        settings = settings_of(desk, SettingsPage.SAVED_REPLIES)
        await desk.until(settings.isActiveWindow)
        page = settings.saved_replies
        page.new.click()
        type_in("обмен")
        assert not page.form.save_button.isEnabled()
        page.form.text.setFocus()
        type_in("Меняем за 14 дней.")
        page.form.save_button.click()
        await desk.until(lambda: "обмен" in [reply.name for reply in page.list.replies])
        assert len(engine.performed) == 1


async def test_a_refused_reply_is_in_its_form_again_with_the_reason(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    async with open_desk(theme, tmp_path, engine) as desk:
        settings = settings_of(desk, SettingsPage.SAVED_REPLIES)
        await desk.until(settings.isActiveWindow)
        form = settings.saved_replies.form
        known = sample.SAVED_REPLIES[0].id
        engine.refuse(PutSavedReply(id=known, name="new name", text="x", shared=False), RefusalReason.INVALID_NAME)
        await desk.until(form.complaint.isVisible)
        assert form.complaint.text().startswith("“new name” was not saved.")
        assert (form.name.text(), form.text.toPlainText(), form.sharing.shared) == ("new name", "x", False)
        # another waits until one has done with this one; what is not one's own any more becomes a new reply
        engine.refuse(PutSavedReply(id=known, name="other", text="y", shared=True), RefusalReason.FORBIDDEN)
        form.name.setText("better name")
        await desk.settle()
        form.save()
        assert form.name.text() == "other"
        form.save()
        await desk.until(lambda: len(engine.performed) == 2)
        first, second = engine.performed
        assert first == PutSavedReply(id=known, name="better name", text="x", shared=False)
        assert isinstance(second, PutSavedReply)
        assert (second.name, second.text, second.shared) == ("other", "y", True)
        assert second.id != known
