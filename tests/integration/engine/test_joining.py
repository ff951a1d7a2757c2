"""The life of a team through clients without a screen: joining by a link, what owners do, leaving, and the numbers."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from operator_app.domain.commands import Assign, CloseDialog, SendMessage
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.people import Operator, Role
from operator_app.domain.problems import RefusalReason, Refused
from operator_app.domain.statistics import Period
from operator_app.domain.team import Presence
from operator_app.engine import requests, team_requests
from operator_app.engine.status import REMOVED, Phase
from tests.doubles.headless_client import HeadlessClient
from tests.doubles.visitor import Visitor
from tests.integration.engine.conftest import ANNA, PASSWORD
from tests.servers import ServerProcess

Visit = Callable[[], Visitor]


@pytest.fixture
def newcomer(tmp_path: Path) -> Iterator[HeadlessClient]:
    """Clara's, who has no account yet."""
    with HeadlessClient(tmp_path / "clara") as client:
        yield client


def token_of(link: str) -> str:
    return link.partition("#")[2]


def join(newcomer: HeadlessClient, server: ServerProcess, link: str, password: str = PASSWORD) -> None:
    account = newcomer.ask(
        team_requests.Join(
            address=server.address, token=token_of(link), name="Clara", email="clara@example.com", password=password
        )
    )
    newcomer.account_id = account.id
    newcomer.wait_phase(Phase.ONLINE)


def operators(client: HeadlessClient) -> dict[str, Operator]:
    return {each.name: each for each in client.ask_account(requests.GetDirectory()).operators}


def test_a_link_is_all_one_needs(server: ServerProcess, client: HeadlessClient, newcomer: HeadlessClient) -> None:
    invited = client.ask_account(team_requests.Invite(id="i-1", name="Clara"))
    assert invited.link.startswith(f"{server.address}/join#")
    offer = newcomer.ask(team_requests.LookAtInvitation(address=server.address, token=token_of(invited.link)))
    assert (offer.team, offer.invited_by, offer.name, offer.role) == ("Shop", "Anna", "Clara", Role.OPERATOR)
    assert [each.name for each in client.ask_account(team_requests.GetTeam()).invitations] == ["Clara"]

    with pytest.raises(Refused) as refused:
        join(newcomer, server, invited.link, password="12345678")
    assert refused.value.reason is RefusalReason.WEAK_PASSWORD
    join(newcomer, server, invited.link)
    client.wait_until(lambda: "Clara" in operators(client), "Clara in Anna's list")
    clara = operators(client)["Clara"]

    def clara_s_presence() -> Presence:
        directory = client.ask_account(requests.GetDirectory())
        return directory.presence(clara)

    client.wait_until(lambda: clara_s_presence() is Presence.ONLINE, "Clara is there")
    newcomer.ask(team_requests.TellIdle(idle=True))
    client.wait_until(lambda: clara_s_presence() is Presence.IDLE, "Clara has gone for tea")
    newcomer.ask_account(requests.ConnectNow())
    newcomer.ask(team_requests.TellIdle(idle=False))
    client.wait_until(lambda: clara_s_presence() is Presence.ONLINE, "Clara is back")

    with pytest.raises(Refused) as refused:
        newcomer.ask(team_requests.LookAtInvitation(address=server.address, token=token_of(invited.link)))
    assert refused.value.reason is RefusalReason.INVITATION_OVER


def test_whoever_is_removed_keeps_what_he_wrote_and_is_told_why(
    server: ServerProcess, client: HeadlessClient, newcomer: HeadlessClient, visit: Visit
) -> None:
    join(newcomer, server, client.ask_account(team_requests.Invite(id="i-1")).link)
    client.wait_until(lambda: "Clara" in operators(client), "Clara in Anna's list")
    clara = operators(client)["Clara"].id
    visit().write("Hello?")
    client.wait_until(lambda: client.dialogs().ids, "a dialog")
    (dialog_id,) = client.dialogs().ids
    client.perform(Assign(dialog_id=dialog_id, operator_id=clara))
    newcomer.wait_until(
        lambda: newcomer.dialogs().rows and newcomer.dialogs().rows[0].dialog.assignee_id == clara, "hers"
    )
    newcomer.ask_account(
        requests.SaveDraft(dialog_id=dialog_id, mode=ComposerMode.REPLY, draft=Draft(text="I was just about to"))
    )

    client.ask_account(team_requests.RemoveOperator(operator_id=clara))
    status = newcomer.wait_phase(Phase.SIGNED_OUT)
    assert status.problem == REMOVED
    assert newcomer.ask_account(requests.GetDirectory()).me.removed
    client.wait_until(lambda: client.dialogs().rows[0].dialog.assignee_id is None, "the dialog is free")

    newcomer.perform(SendMessage(dialog_id=dialog_id, text="Too late"))
    newcomer.restart()
    newcomer.wait_phase(Phase.SIGNED_OUT)
    opened = newcomer.ask_account(requests.OpenDialog(dialog_id=dialog_id))
    assert opened is not None
    assert opened.reply_draft is not None
    assert opened.reply_draft.text == "I was just about to"
    assert "Too late" in newcomer.texts(dialog_id), "unsent, and still there"
    assert newcomer.ask_account(requests.GetDirectory()).me.removed, "known after a restart too"


def test_removed_while_away_is_learnt_on_return(
    server: ServerProcess, client: HeadlessClient, newcomer: HeadlessClient
) -> None:
    join(newcomer, server, client.ask_account(team_requests.Invite(id="i-1")).link)
    client.wait_until(lambda: "Clara" in operators(client), "Clara in Anna's list")
    assert newcomer.engine.stop()
    client.ask_account(team_requests.RemoveOperator(operator_id=operators(client)["Clara"].id))
    newcomer._start_engine()
    newcomer.__enter__()
    assert newcomer.wait_phase(Phase.SIGNED_OUT).problem == REMOVED
    newcomer.wait_until(lambda: newcomer.ask_account(requests.GetDirectory()).me.removed, "noted")


def test_owners_rule_and_the_last_one_stays(
    server: ServerProcess, client: HeadlessClient, colleague: HeadlessClient
) -> None:
    client.wait_until(lambda: "Boris" in operators(client), "Boris")
    boris, anna = operators(client)["Boris"].id, operators(client)["Anna"].id
    client.ask_account(team_requests.ChangeRole(operator_id=boris, role=Role.OPERATOR))
    colleague.wait_until(lambda: colleague.ask_account(requests.GetDirectory()).me.role is Role.OPERATOR, "Boris knows")
    for asked in (
        team_requests.RemoveOperator(operator_id=anna),
        team_requests.ChangeRole(operator_id=boris, role=Role.OWNER),
        team_requests.RenameOperator(operator_id=anna, name="Nobody"),
        team_requests.Invite(id="i-9"),
    ):
        with pytest.raises(Refused) as refused:
            colleague.ask_account(asked)
        assert refused.value.reason is RefusalReason.FORBIDDEN
    client.ask_account(team_requests.RenameOperator(operator_id=boris, name="Boris B."))
    colleague.wait_until(lambda: colleague.ask_account(requests.GetDirectory()).me.name == "Boris B.", "his new name")


def test_password_and_sessions(server: ServerProcess, client: HeadlessClient, tmp_path: Path) -> None:
    with HeadlessClient(tmp_path / "elsewhere") as elsewhere:
        elsewhere.sign_in(server.address, ANNA, PASSWORD)
        elsewhere.wait_phase(Phase.ONLINE)
        sessions = client.ask_account(team_requests.GetSessions())
        assert sessions[0].current
        for other in sessions[1:]:
            assert not other.current
            client.ask_account(team_requests.EndSession(id=other.id))
        assert len(client.ask_account(team_requests.GetSessions())) == 1
        elsewhere.wait_phase(Phase.SIGNED_OUT)
        assert elsewhere.status.problem is None
        with pytest.raises(Refused) as refused:
            client.ask_account(team_requests.ChangePassword(old="a guess", new="battery staple"))
        assert refused.value.reason is RefusalReason.WRONG_PASSWORD
        client.ask_account(team_requests.ChangePassword(old=PASSWORD, new="battery staple"))
        elsewhere.ask_account(requests.SignInAgain(password="battery staple"))
        elsewhere.wait_phase(Phase.ONLINE)


def test_closing_a_dialog_changes_the_numbers(client: HeadlessClient, visit: Visit) -> None:
    today = datetime.now(UTC).date()
    period = Period(first=today - timedelta(days=6), last=today + timedelta(days=1), zone="UTC")
    before = client.ask_account(team_requests.GetStatistics(period=period))
    assert (before.open_now, before.total.closed, len(before.days)) == (0, 0, 8)
    visit().write("Hello?")
    client.wait_until(lambda: client.dialogs().ids, "a dialog")
    (dialog_id,) = client.dialogs().ids
    client.perform(SendMessage(dialog_id=dialog_id, text="Yes?"))
    client.wait_sent()
    answered = client.ask_account(team_requests.GetStatistics(period=period))
    assert (answered.open_now, answered.waiting_now, answered.total.first_answer.count) == (1, 0, 1)
    client.perform(CloseDialog(dialog_id=dialog_id))
    client.wait_sent()
    after = client.ask_account(team_requests.GetStatistics(period=period))
    assert (after.open_now, after.total.closed, after.total.new) == (0, 1, 1)
    assert [each.numbers.closed for each in after.operators] == [1]
