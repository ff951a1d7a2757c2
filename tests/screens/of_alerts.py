"""Alerts as the window itself shows them: what came, what fails, what became of them."""

from PySide6.QtWidgets import QWidget

from operator_app.domain.value import AccountId, DialogId
from operator_app.notifications.links import Findings, Link
from operator_app.notifications.port import Bubble, NotShownReason, Target
from tests import sample_dialogs as sample
from tests.screens.desk import Desk
from tests.screens.of_settings import settings_of
from tests.screens.screen import ALL, BOTH, Screen
from ui.settings.alert_test import ProofNotShown, ProofShown
from ui.settings.window import SettingsPage


def bubble(dialog: str, title: str, body: str) -> Bubble:
    target = Target(account_id=AccountId(sample.ACCOUNT_ID), dialog_id=DialogId(dialog))
    return Bubble(target=target, title=title, body=body)


async def in_window(desk: Desk) -> None:
    desk.window.show_dialog(sample.MARIA_DIALOG)
    long = (
        "Does it grind fine enough for espresso, and could you send it to Novosibirsk before the end of the month? " * 2
    )
    desk.window.notices.hang(bubble("d1", "Oleg Petrov", long))
    desk.window.notices.hang(bubble("d2", "Maria Ivanova", long))
    desk.application.say("Nothing on this system shows notifications. New messages appear here, in the window.")
    await desk.settle()


async def permission(desk: Desk) -> None:
    desk.application.say(
        "To tell you when somebody writes while you work elsewhere, the app needs the system’s permission.",
        "Allow notifications",
    )
    await desk.settle()


async def links(desk: Desk) -> QWidget:
    desk.application.open_settings(SettingsPage.NOTIFICATIONS)
    desk.alert_test.ended.emit(ProofNotShown(reason=NotShownReason.NOT_ALLOWED))
    failing = (Link.PERMISSION, Link.DO_NOT_DISTURB, Link.SOUND, Link.QUIET_HOURS)
    desk.alert_test.found.emit(Findings(failing=failing))
    await desk.settle()
    return settings_of(desk)


async def shown_by_us(desk: Desk) -> QWidget:
    desk.application.open_settings(SettingsPage.NOTIFICATIONS)
    desk.alert_test.ended.emit(ProofShown(milliseconds=12, by_system=False))
    desk.alert_test.found.emit(Findings(failing=(Link.SERVICE,)))
    await desk.settle()
    return settings_of(desk)


async def of_a_dialog(desk: Desk) -> QWidget:
    desk.window.show_dialog(desk.engine.alerts[0].entry.dialog_id)
    await desk.until(lambda: desk.window.conversation.row is not None)
    row = desk.window.conversation.row
    assert row is not None
    window = desk.window.conversation.header.show_alerts(row)
    await desk.until(lambda: window.ledger.lines)
    await desk.settle()
    return window


SCREENS = (
    Screen("alerts-in-window", in_window, looks=BOTH, languages=ALL),
    Screen("alerts-in-window-narrow", in_window, size=(760, 560), languages=ALL),
    Screen("alerts-permission", permission, looks=BOTH),
    Screen("alerts-links", links, looks=BOTH, languages=ALL),
    Screen("alerts-shown-by-us", shown_by_us, languages=ALL),
    Screen("alerts-of-a-dialog", of_a_dialog, looks=BOTH, languages=ALL),
)
