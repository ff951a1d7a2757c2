"""The settings, page by page."""

import json
import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget

from operator_app.domain.commands import PutSavedReply
from operator_app.domain.problems import RefusalReason
from operator_app.domain.updates import UpdatePhase, UpdateState
from operator_app.engine.notices import UpdateChanged
from operator_app.notifications.port import NotShownReason
from operator_app.settings.alert_rules import AlertSound, QuietHours
from operator_app.settings.exchange import exported
from operator_app.settings.imposed import imposed_by
from operator_app.settings.settings import Language, Settings, Theme
from tests import sample_dialogs as sample
from tests.screens.desk import Desk
from tests.screens.screen import ALL, BOTH, Arrange, Screen, dialog, no_replies
from ui.commands.table import Command
from ui.settings.alert_test import ProofNotShown, ProofShown
from ui.settings.window import SettingsPage, SettingsWindow


def settings_page(page: SettingsPage) -> Arrange:
    async def arrange(desk: Desk) -> QWidget:
        desk.application.open_settings(page)
        await desk.settle()
        return settings_of(desk)

    return arrange


async def found_setting(desk: Desk) -> QWidget:
    """Typed on the other layout: ``сообщ``."""
    settings = await settings_page(SettingsPage.GENERAL)(desk)
    assert isinstance(settings, SettingsWindow)
    settings.search.setText("cjj,o" if settings.search.placeholderText() == "Поиск" else "messag")
    await desk.settle()
    return settings


async def key_conflict(desk: Desk) -> QWidget:
    settings = await settings_page(SettingsPage.KEYBOARD)(desk)
    assert isinstance(settings, SettingsWindow)
    row = settings.keyboard.rows[Command.REPLY]
    settings.keyboard.bindings.bind(Command.NEXT, "Alt+Down")
    row.keys.record()
    QTest.keyClick(row.keys, Qt.Key.Key_E)
    await desk.settle()
    return settings


async def keys(desk: Desk) -> None:
    await dialog(desk)
    desk.window.commands.do(Command.KEYS)
    await desk.settle()


async def proof_shown(desk: Desk) -> QWidget:
    desk.application.open_settings(SettingsPage.NOTIFICATIONS)
    desk.alert_test.ended.emit(ProofShown(milliseconds=40))
    desk.alert_test.clicked.emit()
    await desk.settle()
    return settings_of(desk)


async def ledger(desk: Desk) -> QWidget:
    desk.application.open_settings(SettingsPage.NOTIFICATIONS)
    settings = settings_of(desk)
    settings.resize(settings.width(), 900)
    await desk.settle()
    bar = settings.findChildren(QScrollArea)[1].verticalScrollBar()
    bar.setValue(bar.maximum())
    await desk.settle()
    return settings


async def proof_not_shown(desk: Desk) -> QWidget:
    desk.application.open_settings(SettingsPage.NOTIFICATIONS)
    desk.alert_test.ended.emit(ProofNotShown(reason=NotShownReason.NO_SERVICE))
    await desk.settle()
    return settings_of(desk)


async def edited_reply(desk: Desk) -> QWidget:
    desk.application.open_settings(SettingsPage.SAVED_REPLIES)
    settings_of(desk).saved_replies.edit(sample.SAVED_REPLIES[0])
    await desk.settle()
    return settings_of(desk)


async def refused_reply(desk: Desk) -> QWidget:
    desk.application.open_settings(SettingsPage.SAVED_REPLIES)
    reply = sample.SAVED_REPLIES[1]
    command = PutSavedReply(id=reply.id, name=reply.name, text=reply.text, shared=True)
    desk.engine.refuse(command, RefusalReason.FORBIDDEN)
    await desk.settle()
    return settings_of(desk)


async def deleted_reply(desk: Desk) -> QWidget:
    desk.application.open_settings(SettingsPage.SAVED_REPLIES)
    settings_of(desk).saved_replies.delete(sample.SAVED_REPLIES[1])
    await desk.settle()
    return settings_of(desk)


def about(state: UpdateState) -> Arrange:
    async def arrange(desk: Desk) -> QWidget:
        desk.application.open_settings(SettingsPage.ABOUT)
        desk.engine.tell(UpdateChanged(state=state))
        await desk.settle()
        return settings_of(desk)

    return arrange


async def licences(desk: Desk) -> QWidget:
    desk.application.open_settings(SettingsPage.ABOUT)
    page = settings_of(desk).about
    page.open_licences()
    window = page.licences_window
    assert window is not None
    await desk.until(window.names.count)
    await desk.settle()
    return window


COMING = UpdateState(phase=UpdatePhase.COMING, version="1.5.0", done=31_000_000, total=66_000_000)
TAKEN_BACK = UpdateState(phase=UpdatePhase.AVAILABLE, version="1.5.1", total=66_000_000, given_up="1.5.0")


def settings_of(desk: Desk) -> SettingsWindow:
    assert desk.application.settings_window is not None
    return desk.application.settings_window


LOCKED = imposed_by(
    {},
    {
        "theme": "light",
        "scale": 1.0,
        "send_key": "enter",
        "alert_rules": {},
        "quiet_hours": {"begin": 1200, "end": 540},
        "alert_volume": 50,
        "keys": {},
        "updates": "ask",
        "wallpaper": 1,
    },
)


async def import_question(desk: Desk) -> QWidget:
    desk.application.open_settings(SettingsPage.GENERAL)
    file = Path(tempfile.mkdtemp()) / "settings.json"
    wanted = Settings(
        language=Language.RUSSIAN,
        theme=Theme.DARK,
        undo_seconds=5,
        quiet_hours=QuietHours(begin=22 * 60, end=8 * 60),
        alert_sound=AlertSound.BELL,
        waiting_minutes=10,
        keys={"reply": ("Ctrl+R",)},
    )
    content = json.loads(exported(wanted))
    content["settings"]["wallpaper"] = "plain"
    file.write_text(json.dumps(content), encoding="utf-8")
    question = settings_of(desk).general.exchange.load_from(file)
    shutil.rmtree(file.parent)
    assert question is not None
    await desk.settle()
    return question


async def import_refused(desk: Desk) -> QWidget:
    desk.application.open_settings(SettingsPage.GENERAL)
    settings = settings_of(desk)
    settings.general.exchange.load_from(Path(__file__))
    await desk.settle()
    area = settings.findChildren(QScrollArea)[0]
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    await desk.settle()
    return settings


SCREENS = (
    Screen("settings-locked", settings_page(SettingsPage.GENERAL), looks=BOTH, languages=ALL, imposed=LOCKED),
    Screen("settings-locked-keys", settings_page(SettingsPage.KEYBOARD), languages=ALL, imposed=LOCKED),
    Screen(
        "settings-locked-alerts", settings_page(SettingsPage.NOTIFICATIONS), looks=BOTH, languages=ALL, imposed=LOCKED
    ),
    Screen("settings-import", import_question, looks=BOTH, languages=ALL, imposed=imposed_by({}, {"theme": "light"})),
    Screen("settings-import-refused", import_refused, looks=BOTH, languages=ALL),
    Screen("settings-general", settings_page(SettingsPage.GENERAL), looks=BOTH, languages=ALL, scales=(1.0, 2.0)),
    Screen("settings-found", found_setting, looks=BOTH, languages=ALL),
    Screen("settings-keyboard", settings_page(SettingsPage.KEYBOARD), looks=BOTH, languages=ALL, scales=(1.0, 2.0)),
    Screen("settings-keyboard-conflict", key_conflict, looks=BOTH, languages=ALL),
    Screen("keys", keys, looks=BOTH, languages=ALL, scales=(1.0, 2.0)),
    Screen("keys-narrow", keys, size=(560, 560), languages=ALL),
    Screen("settings-notifications", settings_page(SettingsPage.NOTIFICATIONS), looks=BOTH, languages=ALL),
    Screen("settings-notifications-shown", proof_shown, looks=BOTH, languages=ALL),
    Screen("settings-notifications-ledger", ledger, looks=BOTH, languages=ALL),
    Screen("settings-notifications-none", proof_not_shown, looks=BOTH, languages=ALL),
    Screen("settings-replies", settings_page(SettingsPage.SAVED_REPLIES), looks=BOTH, languages=ALL),
    Screen("settings-replies-none", settings_page(SettingsPage.SAVED_REPLIES), engine=no_replies, languages=ALL),
    Screen("settings-replies-edit", edited_reply, looks=BOTH, languages=ALL),
    Screen("settings-replies-refused", refused_reply, languages=ALL),
    Screen("settings-replies-deleted", deleted_reply, languages=ALL),
    Screen("settings-about", about(COMING), looks=BOTH, languages=ALL),
    Screen("settings-about-taken-back", about(TAKEN_BACK), languages=ALL),
    Screen("settings-licences", licences, looks=BOTH, languages=ALL),
    Screen("settings-storage", settings_page(SettingsPage.STORAGE), looks=BOTH, languages=ALL),
)
