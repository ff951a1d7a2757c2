"""Pictures of the team: its settings, one's own account, joining, being removed, the numbers."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from operator_app.domain.mail import InvitationMail
from operator_app.domain.people import Role
from operator_app.domain.problems import RefusalReason, Refused, Unreachable, UnreachableReason
from operator_app.engine.status import REMOVED, ConnectionStatus, Phase
from operator_app.engine.team_requests import GetStatistics, Join, LookAtInvitation
from tests import sample_dialogs as sample
from tests import sample_mail, sample_team
from tests.screens.desk import Desk
from tests.screens.of_sign_in import no_account
from tests.screens.sample_engine import SampleEngine
from tests.screens.screen import ALL, BOTH, Screen, dialog
from ui.settings.window import SettingsPage, SettingsWindow
from ui.statistics.periods import Span
from ui.statistics.window import StatisticsWindow


def settings_of(desk: Desk) -> SettingsWindow:
    assert desk.application.settings_window is not None
    return desk.application.settings_window


async def team_page(desk: Desk) -> SettingsWindow:
    desk.application.open_settings(SettingsPage.TEAM)
    await desk.settle(0.2)
    return settings_of(desk)


async def inviting(desk: Desk) -> QWidget:
    window = await team_page(desk)
    window.team.start_inviting()
    window.team.form.email.field.setText("vera@example.com")
    await desk.settle()
    return window


async def invited(desk: Desk) -> QWidget:
    window = await inviting(desk)
    assert isinstance(window, SettingsWindow)
    window.team.form.make.click()
    await desk.settle()
    return window


def mailing(mail: InvitationMail) -> Callable[[], SampleEngine]:
    """A server that sends invitations, and what becomes of this one."""

    def engine() -> SampleEngine:
        engine = SampleEngine()
        engine.team = replace(sample_team.TEAM, sends_mail=True, mails=(mail,))
        engine.invited = replace(sample_team.INVITED, mail=mail)
        return engine

    return engine


async def removing(desk: Desk) -> QWidget:
    window = await team_page(desk)
    window.team.ask_to_remove(sample.NINA)
    await desk.settle()
    return window


async def numbers(desk: Desk) -> QWidget:
    desk.application.open_statistics()
    await desk.settle(0.3)
    assert desk.application.statistics_window is not None
    return desk.application.statistics_window


async def numbers_of_a_month(desk: Desk) -> QWidget:
    window = await numbers(desk)
    assert isinstance(window, StatisticsWindow)
    window._change(Span.MONTH)
    window.resize(round(1120 * desk.theme.scale), round(900 * desk.theme.scale))
    await desk.settle(0.2)
    return window


async def narrow_numbers(desk: Desk) -> QWidget:
    window = await numbers(desk)
    window.resize(480, 640)
    await desk.settle(0.2)
    return window


async def account_page(desk: Desk) -> QWidget:
    desk.application.open_settings(SettingsPage.ACCOUNT)
    await desk.settle(0.2)
    return settings_of(desk)


async def password_page(desk: Desk) -> QWidget:
    window = await account_page(desk)
    assert isinstance(window, SettingsWindow)
    window.account.password.open.click()
    window.account.password.new.field.setText("short")
    window.account.password.save.click()
    await desk.settle()
    return window


async def joining(desk: Desk) -> None:
    desk.first.sign_in.show_joining()
    await desk.settle()


async def offered(desk: Desk) -> None:
    await joining(desk)
    form = desk.first.sign_in.joining
    form.link.field.setText(sample_team.LINK)
    form.go_on.click()
    await desk.settle()


async def over(desk: Desk) -> None:
    desk.engine.errors[LookAtInvitation] = Refused(RefusalReason.INVITATION_OVER)
    await offered(desk)


async def weak(desk: Desk) -> None:
    desk.engine.errors[Join] = Refused(RefusalReason.WEAK_PASSWORD)
    await offered(desk)
    form = desk.first.sign_in.joining
    form.password.field.setText("12345678")
    form.join.click()
    await desk.settle()


def no_owner() -> SampleEngine:
    engine = SampleEngine()
    anton = replace(sample.ANTON, role=Role.OPERATOR)
    nina = replace(sample.NINA, role=Role.OWNER)
    engine.directory = replace(engine.directory, me=anton, operators=(anton, nina, sample.LEV))
    return engine


def cut_off() -> SampleEngine:
    return SampleEngine(status=ConnectionStatus(phase=Phase.WAITING, problem="cut", retry_at=sample.NOW + 12_000))


def removed() -> SampleEngine:
    engine = SampleEngine(status=ConnectionStatus(phase=Phase.SIGNED_OUT, problem=REMOVED, unsent=1))
    engine.directory = replace(engine.directory, me=replace(sample.ANTON, removed=True))
    return engine


def numberless() -> SampleEngine:
    engine = SampleEngine()
    engine.errors[GetStatistics] = Unreachable(UnreachableReason.TIMED_OUT)
    return engine


def counting() -> SampleEngine:
    engine = SampleEngine()
    engine.hold.add(GetStatistics)
    return engine


def fresh_team() -> SampleEngine:
    engine = SampleEngine()
    engine.statistics = sample_team.nothing
    return engine


SCREENS = (
    Screen("team", team_page, looks=BOTH, languages=ALL, scales=(1.0, 2.0)),
    Screen("team-no-owner", team_page, engine=no_owner, languages=ALL),
    Screen("team-offline", team_page, engine=cut_off, languages=ALL),
    Screen("team-inviting", inviting, looks=BOTH, languages=ALL),
    Screen("team-invited", invited, looks=BOTH, languages=ALL),
    Screen("team-mailing", inviting, engine=mailing(sample_mail.SENT), languages=ALL),
    Screen("team-mailed", invited, engine=mailing(sample_mail.SENT), looks=BOTH, languages=ALL),
    Screen("team-not-mailed", invited, engine=mailing(sample_mail.NOT_SENT), languages=ALL),
    Screen("team-mail-failed", team_page, engine=mailing(sample_mail.NOT_SENT), languages=ALL),
    Screen("team-removing", removing, looks=BOTH, languages=ALL),
    Screen("team-removed", dialog, engine=removed, looks=BOTH, languages=ALL),
    Screen("account", account_page, looks=BOTH, languages=ALL),
    Screen("account-password", password_page, languages=ALL),
    Screen("statistics", numbers, looks=BOTH, languages=ALL, scales=(1.0, 2.0)),
    Screen("statistics-month", numbers_of_a_month, looks=BOTH, languages=ALL),
    Screen("statistics-narrow", narrow_numbers, languages=ALL),
    Screen("statistics-none", numbers, engine=fresh_team, languages=ALL),
    Screen("statistics-offline", numbers, engine=numberless, languages=ALL),
    Screen("statistics-loading", numbers, engine=counting),
    Screen("join", joining, engine=no_account, size=(760, 560), languages=ALL),
    Screen("join-over", over, engine=no_account, size=(760, 560), languages=ALL),
    Screen("join-offer", offered, engine=no_account, size=(760, 560), looks=BOTH, languages=ALL),
    Screen("join-weak", weak, engine=no_account, size=(760, 560), languages=ALL),
)
