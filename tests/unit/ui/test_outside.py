"""Closing the window, the tray icon, the badge: what is left of the app while nobody looks at it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from operator_app.domain.value import AccountId
from operator_app.engine.notices import Changes
from operator_app.engine.requests import CountUnread
from operator_app.settings.live import LiveSettings
from operator_app.settings.screen import ScreenMemoryFile
from operator_app.settings.settings import SettingsFile
from tests import sample_dialogs as sample
from tests.screens.desk import open_desk
from tests.screens.sample_engine import SampleEngine
from ui.badge import Badge
from ui.bridge import EngineBridge
from ui.dialog_alerts import DialogAlerts
from ui.settings.choices import Choices
from ui.staying import Staying
from ui.theme.theme import Theme
from ui.tray import Tray, app_icon

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", "systemTrayWindowChanged")]


class SomeTray(Tray):
    is_there = True

    @property
    def there(self) -> bool:
        return self.is_there


def staying(theme: Theme, folder: Path, qapp: QApplication, *, there: bool) -> tuple[Staying, SomeTray, Choices]:
    tray = SomeTray(theme)
    tray.is_there = there
    choices = Choices(LiveSettings(SettingsFile(folder / "settings.json")))
    memory = ScreenMemoryFile(folder / "memory.json")
    return Staying(qapp, choices, memory, tray, keeps_dock=False), tray, choices


@pytest.mark.qt_loop
@pytest.mark.parametrize("there", [True, False])
async def test_a_closed_window_goes_into_the_tray_or_is_minimised_and_says_so_once(
    theme: Theme, tmp_path: Path, qapp: QApplication, there: bool
) -> None:
    stays, tray, choices = staying(theme, tmp_path, qapp, there=there)
    async with open_desk(theme, tmp_path) as desk:
        window = desk.window
        window._may_close = stays.may_close
        window.close()
        assert window.isVisible() is not there
        assert window.isMinimized() is not there
        assert "does not end the app" in window.bar.words()
        window.bar.hide()
        desk.application.bring_to_front()
        assert window.isVisible()
        assert not window.isMinimized()
        window.close()
        assert window.bar.words() == ""
        choices.change(stay_when_closed=False)
        assert stays.may_close(window)
        window._may_close = lambda _: True
    qapp.removeEventFilter(stays)
    tray.close()


@pytest.mark.qt_loop
async def test_the_systems_quit_is_a_wish_to_quit_and_closes_no_window(
    theme: Theme, tmp_path: Path, qapp: QApplication
) -> None:
    stays, tray, _ = staying(theme, tmp_path, qapp, there=True)
    asked: list[bool] = []
    stays.quit_asked.connect(lambda: asked.append(True))
    QApplication.sendEvent(qapp, QEvent(QEvent.Type.Quit))
    assert asked == [True]
    qapp.removeEventFilter(stays)
    tray.close()


def test_the_tray_says_how_much_is_unread(theme: Theme) -> None:
    tray, opened, quits = Tray(theme), list[bool](), list[bool]()
    tray.opened.connect(lambda: opened.append(True))
    tray.quit_asked.connect(lambda: quits.append(True))
    assert tray.icon.toolTip() == "Operator"
    tray.show_unread(3)
    assert tray.icon.toolTip().startswith("Operator: 3 unread dialog")
    open_entry, quit_entry = (action for action in tray.menu.actions() if action.text())
    open_entry.trigger()
    quit_entry.trigger()
    tray.icon.activated.emit(tray.icon.ActivationReason.Trigger)
    tray.icon.activated.emit(tray.icon.ActivationReason.Context)
    assert (opened, quits) == ([True, True], [True])
    tray.close()


@pytest.mark.parametrize("number", [1, 9, 42, 1000])
def test_the_number_is_painted_over_the_sign(theme: Theme, number: int) -> None:
    plain, numbered = (app_icon(theme, unread).pixmap(32).toImage() for unread in (0, number))
    changed = [(x, y) for x in range(32) for y in range(32) if plain.pixelColor(x, y) != numbered.pixelColor(x, y)]
    assert changed
    assert all(x > 8 and y < 24 for x, y in changed), "the sign stays to be seen"


@pytest.mark.qt_loop
async def test_the_badge_is_counted_anew_and_never_added_to(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    async with open_desk(theme, tmp_path, engine) as desk:
        bridge = EngineBridge(engine)
        shown: list[int] = []
        badge, told = Badge(bridge, shown.append), list[int]()
        badge.changed.connect(told.append)
        unread = engine._answer(CountUnread())
        await desk.until(lambda: told)
        assert told == [unread]
        for _ in range(5):
            bridge.changes.emit(Changes(account_id=AccountId("any"), everything=True))
        await desk.until(lambda: not badge._soon.isActive())
        await badge.tasks.finished()
        assert told == shown == [unread], "nothing changed, nothing is told"
        await badge.close()
        bridge.changes.emit(Changes(account_id=AccountId("any"), everything=True))
        assert not badge._soon.isActive(), "nothing is counted any more: the loop may have ended by then"


@pytest.mark.qt_loop
async def test_the_alerts_of_a_dialog_are_shown_from_its_header(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        dialog_id = desk.engine.alerts[0].entry.dialog_id
        desk.window.show_dialog(dialog_id)
        await desk.until(lambda: desk.window.conversation.row is not None)
        menu = desk.window.conversation.header.open_more_menu()
        assert menu is not None
        next(action for action in menu.actions() if action.text() == "Alerts of this dialog…").trigger()
        menu.close()
        shown = desk.window.findChild(DialogAlerts)
        assert shown is not None
        of_it = [line for line in desk.engine.alerts if line.entry.dialog_id == dialog_id]
        await desk.until(lambda: shown.ledger.lines)
        assert list(shown.ledger.lines) == of_it
        assert len(of_it) < len(desk.engine.alerts)
        shown.close()


def test_the_samples_have_alerts_of_several_dialogs() -> None:
    assert len({line.entry.dialog_id for line in SampleEngine().alerts}) > 1
    assert sample.ACCOUNT_ID
