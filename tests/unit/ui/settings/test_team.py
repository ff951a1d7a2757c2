"""Settings of the team and of one's own account over a sample engine, by pointer and keyboard."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from operator_app.domain.drafts import ComposerMode
from operator_app.domain.people import OperatorStatus, Role
from operator_app.domain.problems import RefusalReason, Refused, Unreachable, UnreachableReason
from operator_app.engine import team_requests as asked
from operator_app.engine.requests import SignOut
from operator_app.engine.status import REMOVED, ConnectionStatus, Phase
from tests import sample_dialogs as sample
from tests import sample_team
from tests.screens.desk import Desk, open_desk
from tests.screens.sample_engine import SampleEngine
from tests.typed import focused, press, type_in
from ui.mail.words import spoken_language
from ui.settings.window import SettingsPage, SettingsWindow
from ui.team.leave_team import LeaveTeam
from ui.team.member_row import MemberRow
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_loop, pytest.mark.qt_log_ignore("This plugin does not support")]


async def settings_at(desk: Desk, page: SettingsPage) -> SettingsWindow:
    desk.application.open_settings(page)
    window = desk.application.settings_window
    assert window is not None
    window.activateWindow()
    await desk.until(window.isActiveWindow)
    if page is SettingsPage.TEAM:
        await desk.until(lambda: window.team.rows and window.team.rows[0].shown.member)
    return window


def row_of(window: SettingsWindow, name: str) -> MemberRow:
    return next(row for row in window.team.rows if row.name.whole_text.startswith(name))


def requests(engine: SampleEngine, kind: type) -> list[object]:
    return [each for each in engine.asked if isinstance(each, kind)]


async def test_each_member_says_who_where_and_how_much(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        window = await settings_at(desk, SettingsPage.TEAM)
        said = [(row.name.whole_text, row.facts.whole_text) for row in window.team.rows]
        assert said == [
            ("Anton Kozlov (you)", "online · open dialogs: 5 · anton@example.com"),
            ("Nina Serova", "online · open dialogs: 3 · nina@example.com"),
            ("Lev Orlov", "last here: Friday · no open dialogs"),
        ]
        desk.engine.set_directory(idle_operators=(sample.NINA.id,))
        kept = window.team.rows[1]
        await desk.until(lambda: "not at the computer" in row_of(window, "Nina").facts.whole_text)
        assert window.team.rows[1] is kept, "a row that only says something else is kept"
        away = replace(sample.NINA, status=OperatorStatus.AWAY)
        desk.engine.set_directory(operators=(sample.ANTON, away, sample.LEV))
        await desk.until(lambda: row_of(window, "Nina").facts.whole_text.startswith("away"))


async def test_inviting_by_keyboard_ends_with_the_link_in_the_clipboard(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        window = await settings_at(desk, SettingsPage.TEAM)
        window.team.invite.setFocus()
        press(Qt.Key.Key_Space)
        type_in(" Вера ")
        press(Qt.Key.Key_Tab)
        type_in("vera@example.com")
        press(Qt.Key.Key_Return)
        form = window.team.form
        await desk.until(lambda: focused() is form.copy)
        (invite,) = requests(desk.engine, asked.Invite)
        assert isinstance(invite, asked.Invite)
        assert (invite.name, invite.email, invite.role) == ("Вера", "vera@example.com", Role.OPERATOR)
        assert form.link.text() == sample_team.LINK
        press(Qt.Key.Key_Space)
        assert QGuiApplication.clipboard().text() == sample_team.LINK
        press(Qt.Key.Key_Escape)
        assert window.isVisible(), "Esc goes back to the list first"
        assert window.team.invite.isVisible()


async def test_a_refused_invitation_says_why_at_its_field(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    engine.errors[asked.Invite] = Refused(RefusalReason.EMAIL_TAKEN)
    async with open_desk(theme, tmp_path, engine) as desk:
        window = await settings_at(desk, SettingsPage.TEAM)
        window.team.start_inviting()
        form = window.team.form
        form.email.field.setText("nina@example.com")
        form.make.click()
        await desk.until(form.email.complaint)
        assert "already" in form.email.complaint()
        assert form.email.field.text() == "nina@example.com"
        engine.errors[asked.Invite] = Unreachable(UnreachableReason.CUT)
        form.make.click()
        await desk.until(lambda: not form.error.isHidden())


async def test_a_new_link_and_taking_back(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        window = await settings_at(desk, SettingsPage.TEAM)
        first, second = window.team.invitation_rows
        second.revoke.click()
        await desk.until(lambda: requests(desk.engine, asked.RevokeInvitation))
        assert requests(desk.engine, asked.RevokeInvitation) == [asked.RevokeInvitation(id="i-2")]
        first.link.click()
        await desk.until(window.team.form.link.text)
        (renewed,) = requests(desk.engine, asked.Invite)
        assert renewed == asked.Invite(
            id="i-1", email="vera@example.com", name="Вера Соколова", role=Role.OPERATOR, language=spoken_language()
        )


async def test_a_role_is_chosen_in_the_row_and_a_refusal_puts_it_back(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        window = await settings_at(desk, SettingsPage.TEAM)

        def choose(name: str, role: str) -> None:
            button = row_of(window, name).role
            assert button is not None
            menu = button.open_menu()
            next(each for each in menu.actions() if each.text() == role).trigger()
            menu.close()

        choose("Nina", "Owner")
        await desk.until(lambda: row_of(window, "Nina").shown.operator.role is Role.OWNER)
        desk.engine.errors[asked.ChangeRole] = Refused(RefusalReason.LAST_OWNER)
        choose("Anton", "Operator")
        await desk.until(window.team.bar.words)
        assert "needs an owner" in window.team.bar.words()
        anton = row_of(window, "Anton").role
        assert anton is not None
        assert "Owner" in anton.text()


async def test_removing_asks_first_says_how_many_dialogs_and_enter_does_not_slip(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        window = await settings_at(desk, SettingsPage.TEAM)
        menu = row_of(window, "Nina").open_menu()
        next(each for each in menu.actions() if each.text().startswith("Remove")).trigger()
        menu.close()
        question = window.team.question
        assert "Nina Serova" in question.title.text()
        assert "become nobody's: 3." in question.text.text()
        assert focused() is question.no
        press(Qt.Key.Key_Space)
        assert not requests(desk.engine, asked.RemoveOperator)
        window.team.ask_to_remove(sample.NINA)
        question.yes.click()
        await desk.until(
            lambda: [row.shown.operator.id for row in window.team.rows] == [sample.ANTON.id, sample.LEV.id]
        )


async def test_renaming(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        window = await settings_at(desk, SettingsPage.TEAM)
        window.team.ask_to_rename(sample.LEV)
        desk.engine.errors[asked.RenameOperator] = Refused(RefusalReason.INVALID_NAME)
        press(Qt.Key.Key_Return)
        await desk.until(window.team.question.answer_field.complaint)
        desk.engine.errors.clear()
        type_in("Leo")
        press(Qt.Key.Key_Return)
        await desk.until(lambda: any(row.name.whole_text == "Leo" for row in window.team.rows))


async def test_whoever_is_no_owner_reads_only_and_is_told(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        window = await settings_at(desk, SettingsPage.TEAM)
        window.team.start_inviting()
        window.team.form.name.field.setText("Vera")
        demoted = replace(sample.ANTON, role=Role.OPERATOR)
        desk.engine.set_directory(me=demoted, operators=(demoted, sample.NINA, sample.LEV))
        await desk.until(window.team.hint.text)
        assert window.team.hint.text() == "Only owners invite, remove and change roles. Ask one of them."
        assert not window.team.invite.isVisible()
        assert all(row.role is None and row.more is None for row in window.team.rows)
        assert not window.team.invitation_rows


async def test_offline_the_team_can_be_read(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        window = await settings_at(desk, SettingsPage.TEAM)
        desk.engine.set_status(ConnectionStatus(phase=Phase.WAITING))
        await desk.until(lambda: not window.team.invite.isEnabled())
        assert "No connection" in window.team.hint.text()
        assert len(window.team.rows) == 3


async def test_a_password_is_changed_and_what_is_wrong_stands_at_its_field(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        window = await settings_at(desk, SettingsPage.ACCOUNT)
        form = window.account.password
        form.open.click()
        type_in("old one")
        press(Qt.Key.Key_Tab)
        type_in("short")
        press(Qt.Key.Key_Return)
        assert form.new.complaint() == "At least 8 characters"
        form.new.field.setText("battery staple")
        desk.engine.errors[asked.ChangePassword] = Refused(RefusalReason.WRONG_PASSWORD)
        form.save.click()
        await desk.until(form.old.complaint)
        desk.engine.errors.clear()
        form.save.click()
        await desk.until(lambda: "is changed" in form.words.text())
        assert form.old.field.text() == form.new.field.text() == "", "no password stays in a field"


async def test_sessions_elsewhere_are_ended_here(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        window = await settings_at(desk, SettingsPage.ACCOUNT)
        await desk.until(lambda: len(window.account.sessions) == 2)
        ends = [
            each
            for each in window.account.findChildren(type(window.account.password.open))
            if each.text() == "Sign out there"
        ]
        assert [each.accessibleName() for each in ends] == ["Sign out at anton-laptop (Windows)"]
        ends[0].click()
        await desk.until(lambda: requests(desk.engine, asked.EndSession) == [asked.EndSession(id="s-2")])


async def test_ones_own_name_is_sent_when_the_field_is_left(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        window = await settings_at(desk, SettingsPage.ACCOUNT)
        window.account.name.setFocus()
        window.account.name.selectAll()
        type_in("Anton K.")
        press(Qt.Key.Key_Return)
        await desk.until(lambda: desk.application.main_window and desk.engine.directory.me.name == "Anton K.")


async def test_being_removed_is_said_and_costs_nothing_written(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        desk.window.show_dialog(sample.MARIA_DIALOG)
        composer = desk.window.conversation.composer
        await desk.until(lambda: composer.dialog_id == sample.MARIA_DIALOG)
        desk.window.conversation.start_writing(ComposerMode.REPLY)
        composer.insert("I was just about to")
        gone = replace(sample.ANTON, removed=True)
        desk.engine.set_directory(me=gone, operators=(gone, sample.NINA, sample.LEV))
        desk.engine.set_status(ConnectionStatus(phase=Phase.SIGNED_OUT, problem=REMOVED))
        bar = desk.window.connection
        await desk.until(lambda: "an owner has removed you" in bar.words())
        assert composer.text == "I was just about to"
        bar.button.click()
        dialog = desk.window.findChild(LeaveTeam)
        assert dialog is not None
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not requests(desk.engine, SignOut)
        saved = desk.engine.drafts[sample.MARIA_DIALOG, ComposerMode.REPLY]
        assert saved.text == "I was just about to"
        bar.button.click()
        dialog = desk.window.findChildren(LeaveTeam)[-1]
        dialog.delete.click()
        await desk.until(lambda: requests(desk.engine, SignOut))
        assert requests(desk.engine, SignOut) == [SignOut(account_id=sample.ACCOUNT_ID, forget=True)]
