"""The whole window at a backend that can do no more than the hosted service: what it cannot do is not there."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu

from operator_app.backends.carrotquest.adapter import ABILITIES
from operator_app.domain.dialogs import DialogState
from operator_app.domain.lists import DialogFilter
from operator_app.domain.value import DialogId
from tests import sample_dialogs as sample
from tests.screens.desk import Desk, open_desk
from tests.screens.sample_engine import SampleEngine
from ui.settings.window import SettingsPage
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]

MARIA = sample.MARIA_DIALOG
CLOSED = sample.CLOSED_ROWS[0].dialog.id


def hosted() -> SampleEngine:
    engine = SampleEngine()
    engine.directory = replace(engine.directory, abilities=ABILITIES)
    return engine


async def show(desk: Desk, dialog_id: DialogId) -> None:
    desk.window.show_dialog(dialog_id)
    await desk.until(lambda: desk.window.conversation.composer.dialog_id == dialog_id)
    await desk.until(desk.window.conversation.header.assignee.text)


def entries(menu: QMenu | None) -> set[str]:
    assert menu is not None
    found = {action.text() for action in menu.actions()}
    menu.close()
    return found


async def test_an_open_dialog_can_be_closed_and_not_put_off_and_closing_cannot_be_undone(
    theme: Theme, tmp_path: Path
) -> None:
    async with open_desk(theme, tmp_path, hosted()) as desk:
        await show(desk, MARIA)
        header = desk.window.conversation.header
        assert header.close_button.isEnabled()
        assert not header.snooze.isVisible()
        assert header.open_snooze_menu() is None
        assert "Snooze" not in entries(header.open_more_menu())
        of_row = entries(desk.window.list.row_actions.open_menu((MARIA,), QPoint(40, 40)))
        assert {"Close", "Assign", "Tag", "Mute"} <= of_row
        assert "Snooze" not in of_row
        header.close_or_reopen()
        await desk.until(lambda: desk.engine.done)
        await desk.settle()
        assert not desk.window.undo_bar.isVisible()


async def test_a_closed_dialog_is_opened_by_writing_only(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, hosted(), chosen=DialogFilter(state=DialogState.CLOSED)) as desk:
        await show(desk, CLOSED)
        header = desk.window.conversation.header
        assert not header.close_button.isEnabled()
        assert "writ" in header.close_button.toolTip().lower()
        header.close_or_reopen()
        await desk.settle()
        assert not desk.engine.done
        assert not {"Reopen", "Snooze"} & entries(desk.window.list.row_actions.open_menu((CLOSED,), QPoint(40, 40)))


async def test_nobody_says_that_he_is_away_and_what_is_in_the_services_panel_is_not_offered_here(
    theme: Theme, tmp_path: Path
) -> None:
    async with open_desk(theme, tmp_path, hosted()) as desk:
        row = desk.window.list.own_row
        assert not row.people.isVisible()
        assert entries(row.open_menu()) == {"Settings…", "Keys", "Sign out", "Quit"}
        desk.application.open_settings()
        window = desk.application.settings_window
        assert window is not None
        await desk.until(window.isVisible)
        pages = {
            each.text() for each in window.findChildren(QAbstractButton) if each.isCheckable() and each.isVisible()
        }
        assert {"General", "Notifications", "Saved replies", "Storage", "About"} <= pages
        assert not {"Account", "Team", "E-mail", "Site chat", "Segments", "Triggers"} & pages
        window.close()


async def test_a_saved_reply_says_that_it_stays_on_this_computer(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, hosted()) as desk:
        desk.application.open_settings(SettingsPage.SAVED_REPLIES)
        window = desk.application.settings_window
        assert window is not None
        page = window.saved_replies
        await desk.until(page.isVisible)
        page.new.click()
        sharing = page.form.sharing
        await desk.until(sharing.isVisible)
        assert sharing.everybody.isHidden()
        assert sharing.own.isHidden()
        assert [each.text() for each in sharing.findChildren(QLabel) if each.isVisible()] == ["Kept on this computer"]
        assert not sharing.shared
        window.close()
