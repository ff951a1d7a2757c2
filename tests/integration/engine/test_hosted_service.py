"""The whole client without a screen at the hosted service's double: sign in, list, answer, and every bad moment."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from operator_app.archive.rebuild import rebuild
from operator_app.domain.abilities import Abilities
from operator_app.domain.accounts import BackendKind
from operator_app.domain.arrivals import Arrival
from operator_app.domain.commands import (
    AddNote,
    AddTag,
    CloseDialog,
    EditUser,
    MarkRead,
    Mute,
    PutSavedReply,
    RemoveSavedReply,
    SendMessage,
)
from operator_app.domain.dialogs import DialogState
from operator_app.domain.messages import MessageState
from operator_app.domain.problems import RefusalReason, Refused, SignedOut
from operator_app.domain.value import DialogId, SavedReplyId, UserId
from operator_app.engine import requests
from operator_app.engine.notices import CommandRefused
from operator_app.engine.status import TOKEN_TOO_NARROW, Phase
from operator_app.engine.team_requests import EnterService, LookAtService
from tests.doubles.carrotquest.options import Options
from tests.doubles.carrotquest.records import Conversation
from tests.doubles.carrotquest.server import TOKEN, CarrotQuestDouble
from tests.doubles.headless_client import HeadlessClient


@pytest.fixture
def double() -> Iterator[CarrotQuestDouble]:
    with CarrotQuestDouble(Options(ping_every=0.5)) as double:
        yield double


@pytest.fixture
def conversation(double: CarrotQuestDouble) -> Conversation:
    return double.do(lambda: double.site.start(double.site.add_user("Vera", **{"$email": "vera@example.com"}), "Hello"))


@pytest.fixture
def client(double: CarrotQuestDouble, conversation: Conversation, tmp_path: Path) -> Iterator[HeadlessClient]:
    """Anna's, online."""
    with HeadlessClient(tmp_path / "anna") as client:
        enter(client, double)
        client.wait_phase(Phase.ONLINE)
        yield client


def enter(client: HeadlessClient, double: CarrotQuestDouble) -> None:
    look = LookAtService(brand="other", token=TOKEN, api=double.address, realtime=double.address)
    offer = client.ask(look)
    anna = next(each for each in offer.operators if each.name.startswith("Anna"))
    client.account_id = client.ask(EnterService(offer=offer, token=TOKEN, operator=anna)).id


def id_of(conversation: Conversation) -> DialogId:
    return DialogId(str(conversation.id))


def replies(conversation: Conversation) -> list[str]:
    return [each.body for each in conversation.parts if each.type == "reply_admin"]


def test_one_signs_in_by_token_and_name_and_the_token_is_in_the_keyring_only(
    client: HeadlessClient, double: CarrotQuestDouble, conversation: Conversation
) -> None:
    (account,) = client.ask(requests.ListAccounts())
    assert (account.kind, account.site_id, account.operator_name) == (BackendKind.CARROTQUEST, "4242", "Anna (team)")
    (row,) = client.dialogs().rows
    assert row.user is not None
    assert (row.user.name, row.dialog.unanswered, row.unread) == ("Vera", 1, True)
    client.ask_account(requests.OpenDialog(dialog_id=id_of(conversation)))
    client.wait_until(lambda: client.texts(id_of(conversation)) == ["Hello"])
    for file in client.folder.rglob("*"):
        assert not file.is_file() or TOKEN.encode() not in file.read_bytes(), file
    with pytest.raises(SignedOut):
        client.ask(LookAtService(brand="other", token="app.4242.ffff", api=double.address))
    with pytest.raises(Refused) as refused:
        client.ask(LookAtService(brand="other", token="not a token", api=double.address))
    assert refused.value.reason is RefusalReason.WRONG_TOKEN


def test_a_token_that_does_not_name_its_site(
    double: CarrotQuestDouble, conversation: Conversation, tmp_path: Path
) -> None:
    double.tokens.add("0123456789abcdef")
    with HeadlessClient(tmp_path / "x") as client:
        offer = client.ask(LookAtService(brand="other", token="0123456789abcdef", api=double.address))
        assert offer.site_id == "4242", "a dialog's user tells it"
        double.site.conversations.clear()
        with pytest.raises(Refused) as refused:
            client.ask(LookAtService(brand="other", token="0123456789abcdef", api=double.address))
        assert refused.value.reason is RefusalReason.SITE_UNKNOWN
        typed = client.ask(LookAtService(brand="other", token="0123456789abcdef", api=double.address, site_id="4242"))
        assert typed.site_id == "4242"


def test_a_day_at_work(client: HeadlessClient, double: CarrotQuestDouble, conversation: Conversation) -> None:
    dialog_id = id_of(conversation)
    double.do(lambda: double.site.write(conversation, "Are you there?"))
    client.wait_until(lambda: client.dialogs().rows[0].dialog.unanswered == 2)
    client.wait_until(lambda: client.seen(Arrival), "the alert: once answered there would be none")
    client.perform(SendMessage(dialog_id=dialog_id, text="Yes <3"))
    client.perform(AddNote(dialog_id=dialog_id, text="patient"))
    client.perform(AddTag(dialog_id=dialog_id, tag="vip"))
    client.perform(EditUser(user_id=UserId(str(conversation.user.id)), phone="+371 2000"))
    client.wait_sent()
    (row,) = client.dialogs().rows
    assert (row.dialog.tags, row.dialog.unanswered, row.unread) == (("vip",), 0, False)
    assert row.assignee is not None
    assert row.assignee.name == "Anna (team)"
    client.wait_until(lambda: client.texts(dialog_id)[-2:] == ["Yes <3", "patient"])
    assert conversation.user.props["$phone"] == "+371 2000"
    double.do(lambda: double.site.read_by_user(conversation))
    client.wait_until(
        lambda: any(each.state is MessageState.READ for each in client.messages(dialog_id) if each.text == "Yes <3")
    )
    client.perform(CloseDialog(dialog_id=dialog_id))
    client.wait_sent()
    assert conversation.closed
    assert client.dialogs(state=DialogState.CLOSED).ids == (dialog_id,)
    arrivals = [each.text for each in client.seen(Arrival)]
    assert arrivals == ["Are you there?"], "one alert for one message, and none for what one did oneself"


def test_what_the_service_does_not_keep_is_kept_here(
    client: HeadlessClient, double: CarrotQuestDouble, conversation: Conversation
) -> None:
    dialog_id = id_of(conversation)
    client.perform(MarkRead(dialog_id=dialog_id, position=conversation.parts[-1].id))
    client.perform(Mute(dialog_id=dialog_id, muted=True))
    client.perform(PutSavedReply(id=SavedReplyId("r1"), name="Hi", text="Hello {name}", shared=False))
    client.perform(PutSavedReply(id=SavedReplyId("r2"), name="Bye", text="Bye", shared=False))
    client.perform(RemoveSavedReply(id=SavedReplyId("r2")))
    client.wait_sent()
    calls = [path for _, path, _ in double.calls]

    def holds() -> bool:
        rows = client.dialogs().rows
        directory = client.ask_account(requests.GetDirectory())
        names = [each.name for each in directory.saved_replies if not each.removed]
        return bool(rows) and not rows[0].unread and rows[0].mark.muted and names == ["Hi"]

    client.wait_until(holds)
    assert not directory_abilities(client).sharing
    client.restart()
    client.wait_phase(Phase.ONLINE)
    client.wait_until(holds, "a restart and a new connection change nothing of it")
    assert not any("saved" in path or "markread" in path for path in calls)
    double.do(lambda: double.site.write(conversation, "more"))
    client.wait_until(lambda: client.dialogs().rows[0].unread)
    assert client.engine.stop(30)
    rebuild(client.folder / "accounts" / client.account_id, 1)
    client._start_engine()
    client.__enter__()
    client.wait_until(lambda: client.dialogs().rows and client.dialogs().rows[0].mark.muted)
    assert [each.name for each in client.ask_account(requests.GetDirectory()).saved_replies] == ["Hi"]


def directory_abilities(client: HeadlessClient) -> Abilities:
    return client.ask_account(requests.GetDirectory()).abilities


@pytest.mark.parametrize("what", ["answer", "request", "fault", "throttled"])
@pytest.mark.parametrize("echo", ["before", "after"])
def test_bad_moments_lose_and_double_nothing(
    client: HeadlessClient, double: CarrotQuestDouble, conversation: Conversation, what: str, echo: str
) -> None:
    double.options.echo = "before" if echo == "before" else "after"
    dialog_id = id_of(conversation)
    match what:
        case "answer":
            double.lose_answer("/reply", 2)
        case "request":
            double.lose_request("/reply", 2)
        case "fault":
            double.fail("/reply", 503, 2)
        case _:
            double.options.says_retry_after = True
            double.fail("/reply", 429, 1)
    texts = ["same", "same", "other"]
    for text in texts:
        client.perform(SendMessage(dialog_id=dialog_id, text=text))
    client.wait_sent()
    assert replies(conversation) == texts, "nothing lost, nothing doubled, in order"
    client.wait_until(lambda: client.texts(dialog_id) == ["Hello", *texts])
    states = {each.state for each in client.messages(dialog_id) if each.text in texts}
    assert states == {MessageState.SENT}


def test_an_outage_is_caught_up_whatever_the_service_remembers(
    client: HeadlessClient, double: CarrotQuestDouble, conversation: Conversation
) -> None:
    double.options.remembers_frames = False
    double.site.frames.silent = True
    double.do(lambda: double.site.write(conversation, "during the outage"))
    anna = next(iter(double.site.admins.values()))
    other = double.do(lambda: double.site.start(double.site.add_user("Olga"), "new"))
    double.do(lambda: double.site.tag(conversation, "seen late", anna))
    double.site.frames.silent = False
    double.cut()
    client.wait_until(lambda: id_of(other) in client.dialogs().ids)
    client.wait_until(
        lambda: "seen late" in client.dialogs().rows[0].dialog.tags + client.dialogs().rows[1].dialog.tags
    )
    client.wait_until(lambda: "during the outage" in client.texts(id_of(conversation)))
    client.wait_phase(Phase.ONLINE)
    # the look at all open dialogs may list one before the pull tells what was said in it
    client.wait_until(lambda: sorted(each.text for each in client.seen(Arrival)) == ["during the outage", "new"])


def test_a_dialog_closed_without_a_word_is_found_closed(
    client: HeadlessClient, double: CarrotQuestDouble, conversation: Conversation
) -> None:
    """Where only replies move a dialog in the list, nothing but a look at all open ones shows it."""
    double.options.system_parts_move_list = False
    double.options.remembers_frames = False
    for number in range(60):
        double.do(lambda number=number: double.site.start(double.site.add_user(), str(number)))
    client.wait_until(lambda: client.dialogs().open_count == 61)
    double.site.frames.silent = True
    double.do(lambda: double.site.close(conversation, double.site.default))
    double.site.frames.silent = False
    double.cut()
    client.wait_until(lambda: client.dialogs(state=DialogState.CLOSED).ids == (id_of(conversation),))


def test_a_revoked_token_is_told_in_words_and_replaced(
    client: HeadlessClient, double: CarrotQuestDouble, conversation: Conversation
) -> None:
    double.revoke()
    client.wait_phase(Phase.SIGNED_OUT)
    client.perform(SendMessage(dialog_id=id_of(conversation), text="written meanwhile"))
    fresh = "app.4242.fedcba9876543210"
    double.tokens.add(fresh)
    client.ask_account(requests.SignInAgain(password=fresh))
    client.wait_phase(Phase.ONLINE)
    client.wait_sent()
    assert replies(conversation) == ["written meanwhile"]


def test_a_token_without_the_right_to_hear_says_so(
    double: CarrotQuestDouble, conversation: Conversation, tmp_path: Path
) -> None:
    double.narrow = True
    with HeadlessClient(tmp_path / "anna") as client:
        enter(client, double)
        status = client.wait_phase(Phase.SIGNED_OUT)
        assert status.problem == TOKEN_TOO_NARROW


def test_a_partial_refusal_of_a_card_shows_what_was_taken(
    client: HeadlessClient, double: CarrotQuestDouble, conversation: Conversation
) -> None:
    user_id = UserId(str(conversation.user.id))
    client.perform(EditUser(user_id=user_id, name="Vera S.", email="nonsense"))
    client.wait_until(lambda: client.seen(CommandRefused))
    assert client.seen(CommandRefused)[0].reason == RefusalReason.INVALID_EMAIL

    def shown() -> tuple[str | None, str | None]:
        card = client.ask_account(requests.GetUserCard(user_id=user_id))
        assert card is not None
        return card.user.name, card.user.email

    client.wait_until(lambda: shown() == ("Vera S.", "vera@example.com"))


def test_the_log_has_neither_token_nor_words(
    client: HeadlessClient, double: CarrotQuestDouble, conversation: Conversation, caplog: pytest.LogCaptureFixture
) -> None:
    double.lose_answer("/reply", 1)
    client.perform(SendMessage(dialog_id=id_of(conversation), text="very private words"))
    client.wait_sent()
    double.cut()
    client.wait_phase(Phase.ONLINE)
    shown = "\n".join(
        record.getMessage() + json.dumps(record.__dict__, default=str)
        for record in caplog.records
        if record.name.startswith("operator_app")
    )
    assert TOKEN not in shown
    assert "very private words" not in shown
