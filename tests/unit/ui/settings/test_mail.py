"""E-mail in the settings over a sample engine: rules that the backend keeps, the owner's page, invitations."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from operator_app.domain.mail import InvitationMail, MailOutcome, MailQuiet, MailRules, MailState
from operator_app.domain.people import Role
from operator_app.domain.problems import Unreachable, UnreachableReason
from operator_app.engine.mail_requests import ChooseMail, ForgetMail, GetMailChoices, RetryMail
from operator_app.engine.status import ConnectionStatus, Phase
from operator_app.engine.team_requests import Invite
from tests import sample_dialogs as sample
from tests import sample_mail, sample_team
from tests.screens.desk import Desk, open_desk
from tests.screens.sample_engine import SampleEngine
from ui.mail.rules_part import MailRulesPart
from ui.settings.window import SettingsPage, SettingsWindow
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_loop, pytest.mark.qt_log_ignore("This plugin does not support")]


async def settings_at(desk: Desk, page: SettingsPage) -> SettingsWindow:
    desk.application.open_settings(page)
    window = desk.application.settings_window
    assert window is not None
    return window


async def rules_part(desk: Desk) -> MailRulesPart:
    window = await settings_at(desk, SettingsPage.NOTIFICATIONS)
    await desk.until(lambda: not window.notifications.mail.isHidden())
    return window.notifications.mail


def chosen(engine: SampleEngine) -> list[MailRules]:
    return [each.rules for each in engine.asked if isinstance(each, ChooseMail)]


async def test_the_column_shows_and_changes_what_the_backend_keeps(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        part = await rules_part(desk)
        table = desk.application.settings_window.notifications.rules  # type: ignore[union-attr]
        assert {kind: switch.isChecked() for kind, switch in table.mail.items()} == {
            "mine": True,
            "unassigned": True,
            "colleagues": False,
            "mentions": True,
        }
        assert chosen(desk.engine) == [], "showing is not choosing"
        table.mail["colleagues"].click()
        await desk.until(lambda: part.rules is not None and part.rules.colleagues)
        part._take_minutes(0)
        await desk.until(lambda: part.rules is not None and part.rules.unread_minutes == 0)
        part._take_span((18 * 60, 9 * 60))
        await desk.until(lambda: part.rules is not None and part.rules.quiet is not None)
        part.weekends.click()
        await desk.until(lambda: part.rules is not None and part.rules.quiet and part.rules.quiet.days == (5, 6))
        part.on.click()
        await desk.until(lambda: part.rules is not None and not part.rules.on)
        last = chosen(desk.engine)[-1]
        assert isinstance(last.quiet, MailQuiet)
        assert (last.quiet.begin, last.quiet.until, last.language) == (1080, 540, "en")
        assert last.colleagues
        assert not table.mail["mine"].isEnabled(), "nothing to choose while there are no e-mails"
        assert not part.when.isEnabled()
        assert part.on.isEnabled()


async def test_what_is_refused_is_put_back_with_a_word(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        part = await rules_part(desk)
        table = desk.application.settings_window.notifications.rules  # type: ignore[union-attr]
        desk.engine.errors[ChooseMail] = Unreachable(UnreachableReason.TIMED_OUT)
        table.mail["mine"].click()
        await desk.until(lambda: bool(part.bar.words()))
        assert table.mail["mine"].isChecked()


async def test_without_a_mail_server_or_an_address_there_is_no_column(theme: Theme, tmp_path: Path) -> None:
    for choices in (sample_mail.NO_MAIL, replace(sample_mail.CHOICES, address="")):
        engine = SampleEngine()
        engine.mail_choices = choices
        async with open_desk(theme, tmp_path, engine=engine) as desk:
            window = await settings_at(desk, SettingsPage.NOTIFICATIONS)
            await desk.until(lambda: any(isinstance(each, GetMailChoices) for each in desk.engine.asked))
            await desk.settle()
            assert window.notifications.mail.isHidden()
            assert window.notifications.rules.mail["mine"].isHidden()


async def test_the_owners_page(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        window = await settings_at(desk, SettingsPage.MAIL)
        page = window.mail
        await desk.until(lambda: len(page.rows) == 2)
        assert "550 5.1.1 <lev@example.com>: no such user here" in page.rows[1].why.text()
        page.rows[1].retry.click()
        await desk.until(lambda: len(page.rows) == 1)
        page.rows[0].forget.click()
        await desk.until(lambda: not page.rows)
        asked = [(type(each), each.id) for each in desk.engine.asked if isinstance(each, RetryMail | ForgetMail)]
        assert asked == [(RetryMail, "m-2"), (ForgetMail, "m-1")]
        page.proof.button.click()
        await desk.until(lambda: "has taken a test for anton@example.com" in page.proof.words.text())
        desk.engine.mail_tested = sample_mail.REFUSED
        page.proof.button.click()
        await desk.until(lambda: "535 5.7.8 Authentication failed" in page.proof.words.text())
        assert page.proof.button.isEnabled()
        desk.engine.mail_state = MailState(sends_mail=False)
        page.refresh()
        await desk.until(lambda: "CHAT_BACKEND_SMTP_URL" in page.note.text())
        assert not page.proof.isVisible()


async def test_only_owners_have_the_page(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    anton = replace(sample.ANTON, role=Role.OPERATOR)
    engine.directory = replace(engine.directory, me=anton, operators=(anton, sample.NINA, sample.LEV))
    async with open_desk(theme, tmp_path, engine=engine) as desk:
        window = await settings_at(desk, SettingsPage.GENERAL)
        await desk.settle()
        assert not window._buttons.button(SettingsPage.MAIL.value).isVisible()


async def test_without_a_connection_it_says_so(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine(status=ConnectionStatus(phase=Phase.WAITING, problem="cut", retry_at=sample.NOW + 12_000))
    async with open_desk(theme, tmp_path, engine=engine) as desk:
        part = await rules_part(desk)
        table = desk.application.settings_window.notifications.rules  # type: ignore[union-attr]
        await desk.until(lambda: not table.mail["mine"].isEnabled())
        assert not part.on.isEnabled()


async def test_once_there_is_a_connection_it_asks_again(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    engine.errors[GetMailChoices] = Unreachable(UnreachableReason.TIMED_OUT)
    async with open_desk(theme, tmp_path, engine=engine) as desk:
        window = await settings_at(desk, SettingsPage.NOTIFICATIONS)
        await desk.until(lambda: any(isinstance(each, GetMailChoices) for each in desk.engine.asked))
        await desk.settle()
        assert window.notifications.mail.isHidden()
        del desk.engine.errors[GetMailChoices]
        desk.engine.set_status(ConnectionStatus(phase=Phase.ONLINE))
        await desk.until(lambda: not window.notifications.mail.isHidden())


@pytest.mark.parametrize(
    ("mail", "words"),
    [
        (sample_mail.SENT, "It was sent to vera@example.com"),
        (sample_mail.NOT_SENT, "was not sent: send the link yourself. The mail server does not accept the recipient."),
        (InvitationMail(invitation_id="i-1", outcome=MailOutcome.WAITING), "is still on its way"),
        (None, "Send this link to whom you invite."),
    ],
)
async def test_what_became_of_an_invitations_e_mail(
    theme: Theme, tmp_path: Path, mail: InvitationMail | None, words: str
) -> None:
    engine = SampleEngine()
    engine.team = replace(sample_team.TEAM, sends_mail=mail is not None, mails=() if mail is None else (mail,))
    engine.invited = replace(sample_team.INVITED, mail=mail)
    async with open_desk(theme, tmp_path, engine=engine) as desk:
        window = await settings_at(desk, SettingsPage.TEAM)
        await desk.until(lambda: len(window.team.invitation_rows) == 2)
        row = window.team.invitation_rows[0].facts.whole_text
        said = {"sent": "sent by e-mail", "failed": "e-mail not sent", "waiting": "e-mail on its way"}
        assert mail is None or said[mail.outcome.value] in row
        window.team.start_inviting()
        form = window.team.form
        assert form.make.text() == "Make the link"
        form.email.field.setText("vera@example.com")
        assert form.make.text() == ("Make the link" if mail is None else "Send the invitation")
        form.make.click()
        await desk.until(form.copy.isVisible)
        assert words in form._link_words.text()
        assert form.link.text() == sample_team.LINK
        (asked,) = (each for each in desk.engine.asked if isinstance(each, Invite))
        assert asked.language == "en"
