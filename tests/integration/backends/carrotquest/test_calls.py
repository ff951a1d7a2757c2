"""Every call of the contract against the double, in each reading of what the service's pages leave open."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from operator_app.backends.carrotquest.adapter import CarrotQuestBackend
from operator_app.backends.port import Doubt
from operator_app.domain.changes import Answered
from operator_app.domain.commands import (
    AddNote,
    AddTag,
    Assign,
    CloseDialog,
    EditUser,
    RemoveTag,
    ReopenDialog,
    SendMessage,
    SetProperty,
    SnoozeDialog,
)
from operator_app.domain.dialogs import Dialog, DialogState
from operator_app.domain.messages import FactKind, File, Message, MessageKind
from operator_app.domain.people import User
from operator_app.domain.problems import (
    BackendError,
    OutcomeUnknown,
    RateLimited,
    RefusalReason,
    Refused,
    SignedOut,
    Unreachable,
)
from operator_app.domain.search import SearchQuery
from operator_app.domain.site_events import EventKind
from operator_app.domain.value import ClientId, DialogId, FileId, OperatorId, UserId
from tests.doubles.carrotquest.options import Options
from tests.doubles.carrotquest.records import Conversation
from tests.doubles.carrotquest.server import CarrotQuestDouble

READINGS: dict[str, dict[str, Any]] = {
    "as is likelier": {},
    "reply tells the whole entry, parts carry random ids": {"reply_tells_whole_part": True, "parts_carry_random_id": True},
    "system entries name things in body_json": {"system_parts_name": "body_json"},
    "system entries name nothing, and move no list": {"system_parts_name": "nothing", "system_parts_move_list": False},
    "whole seconds, no channels, no important part": {
        "whole_seconds": True, "channels_readable": False, "important_parts": False, "list_has_channel": False,
    },
}  # fmt: skip
every_reading = pytest.mark.parametrize("options", [Options(**each) for each in READINGS.values()], ids=list(READINGS))


def begin(double: CarrotQuestDouble, body: str = "Hello", name: str = "Vera") -> Conversation:
    return double.do(lambda: double.site.start(double.site.add_user(name, **{"$email": "vera@example.com"}), body))


def id_of(conversation: Conversation) -> DialogId:
    return DialogId(str(conversation.id))


def entities(change: Any, kind: type) -> list[Any]:
    return [each for each in change.entities if isinstance(each, kind)]


def doubt(double: CarrotQuestDouble) -> Doubt:
    import time  # noqa: PLC0415 - here only

    return Doubt(given_at=round(time.time() * 1000) - 1_000)


@every_reading
async def test_a_snapshot_has_open_dialogs_their_people_and_who_answers(
    double: CarrotQuestDouble, backend: CarrotQuestBackend
) -> None:
    conversation = begin(double, "Hello<br>there &amp; <b>you</b>")
    double.do(lambda: double.site.write(conversation, "still there?"))
    snapshot = await backend.snapshot()
    (dialog,) = snapshot.page.dialogs
    assert dialog.id == id_of(conversation)
    assert dialog.state is DialogState.OPEN
    assert (dialog.unanswered, dialog.last_message and dialog.last_message.text) == (2, "still there?")
    assert dialog.waiting_since == round(
        (int if double.options.whole_seconds else float)(conversation.parts[0].created) * 1000
    )
    assert snapshot.number == conversation.parts[-1].id, "later changes come after the newest entry"
    assert [user.name for user in snapshot.page.users] == ["Vera"]
    assert snapshot.tags is None
    assert snapshot.saved_replies is None
    assert {each.name for each in snapshot.operators} == (
        {"Anna (team)", "Boris (team)"} if double.options.channels_readable else set()
    )


@every_reading
async def test_messages_come_page_by_page_with_ids_of_all_their_digits(
    double: CarrotQuestDouble, backend: CarrotQuestBackend
) -> None:
    conversation = begin(double, "0")
    for number in range(1, 8):
        double.do(lambda number=number: double.site.write(conversation, str(number)))
    newest = await backend.messages(id_of(conversation), limit=5)
    assert [each.text for each in newest.messages] == ["3", "4", "5", "6", "7"]
    assert newest.has_older
    oldest = await backend.messages(id_of(conversation), before=newest.messages[0].position, limit=5)
    assert [each.text for each in oldest.messages] == ["0", "1", "2"]
    assert not oldest.has_older
    assert [each.position for each in oldest.messages] == [each.id for each in conversation.parts[:3]]


async def test_lists_come_page_by_page(double: CarrotQuestDouble, backend: CarrotQuestBackend) -> None:
    for number in range(7):
        conversation = begin(double, str(number))
        if number % 2:
            double.do(lambda one=conversation: double.site.close(one, double.site.default))
    seen: list[str] = []
    after = None
    while True:
        page = await backend.dialogs(DialogState.OPEN, after=after, limit=3)
        seen += [each.last_message.text for each in page.dialogs if each.last_message is not None]
        after = page.next
        if after is None:
            break
    assert seen == ["6", "4", "2", "0"]
    closed = await backend.dialogs(DialogState.CLOSED)
    assert len(closed.dialogs) == 3
    assert all(each.closed_at for each in closed.dialogs)


@every_reading
async def test_an_answer_leaves_escaped_and_comes_back_as_it_was(
    double: CarrotQuestDouble, backend: CarrotQuestBackend
) -> None:
    conversation = begin(double)
    text = "Yes & no:\n1 < 2, <b>bold?</b>"
    change = await backend.execute(ClientId("c1"), SendMessage(dialog_id=id_of(conversation), text=text))
    assert conversation.parts[-1].body == "Yes &amp; no:<br>1 &lt; 2, &lt;b&gt;bold?&lt;/b&gt;"
    (message,) = entities(change, Message)
    assert (message.client_id, message.text, message.kind) == ("c1", text, MessageKind.OPERATOR)
    assert message.position == conversation.parts[-1].id
    (dialog,) = entities(change, Dialog)
    assert (dialog.unanswered, dialog.waiting_since) == (0, None)
    assert dialog.assignee_id == message.author_id, "whoever answers first has the dialog"
    assert entities(change, Answered) == [Answered(dialog_id=message.dialog_id, position=message.position)]
    read = await backend.messages(id_of(conversation))
    assert read.messages[-1].text == text


async def test_a_colleagues_dialog_stays_his_when_one_answers(
    double: CarrotQuestDouble, backend: CarrotQuestBackend
) -> None:
    conversation = begin(double)
    boris = next(each for each in double.site.admins.values() if each.name == "Boris")
    double.do(lambda: double.site.assign(conversation, boris, boris))
    await backend.execute(ClientId("c1"), SendMessage(dialog_id=id_of(conversation), text="I help"))
    assert conversation.assignee is boris
    assert "auto_assign" not in double.calls[-2][2]


async def test_a_note_is_a_note(double: CarrotQuestDouble, backend: CarrotQuestBackend) -> None:
    conversation = begin(double)
    change = await backend.execute(ClientId("c1"), AddNote(dialog_id=id_of(conversation), text="careful"))
    assert [each.kind for each in entities(change, Message)] == [MessageKind.NOTE]
    assert conversation.parts[-1].type == "note"
    assert conversation.assignee is None, "a note takes nobody's dialog"
    (dialog,) = entities(change, Dialog)
    assert dialog.unanswered == 1, "a note is no answer"


@every_reading
async def test_files_leave_one_with_each_call(
    double: CarrotQuestDouble, backend: CarrotQuestBackend, tmp_path: Path
) -> None:
    conversation = begin(double)
    files = []
    heard: list[int] = []
    for name in ("a.png", 'b "2".txt'):
        path = tmp_path / name
        path.write_bytes(b"x" * 200_000)
        files.append(await backend.upload(ClientId(name), path, name, "image/png", heard.append))
    change = await backend.execute(
        ClientId("c1"), SendMessage(dialog_id=id_of(conversation), text="look", files=tuple(files))
    )
    said = [(each.body, [file.content for file in each.attachments]) for each in conversation.parts if each.attachments]
    assert said == [("look", [b"x" * 200_000]), ("", [b"x" * 200_000])]
    messages = entities(change, Message)
    assert [each.client_id for each in messages] == [None, "c1"], "the last one completes the command"
    assert heard.count(200_000) == 2
    (file,) = messages[0].files
    await backend.download(file.url, tmp_path / "back", 10**6)
    assert (tmp_path / "back").read_bytes() == b"x" * 200_000


async def test_only_the_services_own_files_are_fetched(backend: CarrotQuestBackend, tmp_path: Path) -> None:
    for url in ("https://example.com/a.png", "http://127.0.0.1:1/a", "file:///etc/passwd", "not an address"):
        with pytest.raises(Refused, match="another server"):
            await backend.download(url, tmp_path / "x", 10)


async def test_files_that_are_too_large_or_of_a_wrong_type_are_refused_with_the_reason(
    double: CarrotQuestDouble, backend: CarrotQuestBackend, tmp_path: Path
) -> None:
    conversation = begin(double)
    large = tmp_path / "large.png"
    large.write_bytes(b"0" * 10_485_760)
    with pytest.raises(Refused) as refused:
        await backend.upload(ClientId("f"), large, "large.png", "image/png", lambda _: None)
    assert refused.value.reason is RefusalReason.FILE_TOO_LARGE
    program = tmp_path / "program.exe"
    program.write_bytes(b"MZ")
    file = await backend.upload(ClientId("g"), program, "program.exe", "application/x-msdownload", lambda _: None)
    with pytest.raises(Refused) as refused:
        await backend.execute(ClientId("c"), SendMessage(dialog_id=id_of(conversation), text="", files=(file,)))
    assert refused.value.reason is RefusalReason.FILE_TYPE


@every_reading
async def test_tags_assignment_and_closing(double: CarrotQuestDouble, backend: CarrotQuestBackend) -> None:
    conversation = begin(double)
    dialog_id = id_of(conversation)
    boris = next(each for each in double.site.admins.values() if each.name == "Boris")
    changed = await backend.execute(ClientId("1"), AddTag(dialog_id=dialog_id, tag=" vip "))
    assert entities(changed, Dialog)[0].tags == ("vip",)
    again = await backend.execute(ClientId("2"), AddTag(dialog_id=dialog_id, tag="vip"))
    assert entities(again, Dialog)[0].tags == ("vip",), "a tag that is there is no failure"
    gone = await backend.execute(ClientId("3"), RemoveTag(dialog_id=dialog_id, tag="vip"))
    assert entities(gone, Dialog)[0].tags == ()
    await backend.execute(ClientId("4"), RemoveTag(dialog_id=dialog_id, tag="vip"))
    given = await backend.execute(
        ClientId("5"), Assign(dialog_id=dialog_id, operator_id=OperatorId(str(boris.id)), note="please")
    )
    assert entities(given, Dialog)[0].assignee_id == str(boris.id)
    assert [(each.text, each.client_id) for each in entities(given, Message)] == [("please", "5")]
    freed = await backend.execute(ClientId("6"), Assign(dialog_id=dialog_id, operator_id=None))
    assert entities(freed, Dialog)[0].assignee_id is None
    closed = await backend.execute(ClientId("7"), CloseDialog(dialog_id=dialog_id))
    assert entities(closed, Dialog)[0].state is DialogState.CLOSED
    kinds = {each.fact.what for each in (await backend.messages(dialog_id)).messages if each.fact is not None}
    assert {FactKind.TAGGED, FactKind.UNTAGGED, FactKind.CLOSED} <= kinds
    with pytest.raises(Refused) as refused:
        await backend.execute(ClientId("8"), AddTag(dialog_id=dialog_id, tag="a,b"))
    assert refused.value.reason is RefusalReason.INVALID_NAME


@pytest.mark.parametrize("command", [
    ReopenDialog(dialog_id=DialogId("1")), SnoozeDialog(dialog_id=DialogId("1"), until=None),
    EditUser(user_id=UserId("1"), blocked=True),
])  # fmt: skip
async def test_what_the_service_does_not_offer_is_refused_without_asking(
    double: CarrotQuestDouble, backend: CarrotQuestBackend, command: Any
) -> None:
    with pytest.raises(Refused) as refused:
        await backend.execute(ClientId("1"), command)
    assert refused.value.reason is RefusalReason.NOT_OFFERED
    assert await backend.look_up(ClientId("1"), ReopenDialog(dialog_id=DialogId("1")), doubt(double)) is None
    assert double.calls == []
    with pytest.raises(Refused):
        await backend.search(SearchQuery())
    with pytest.raises(Refused):
        await backend.users()
    able = backend.capabilities.abilities
    assert not any((able.reopening, able.snoozing, able.sharing, able.operator_status, able.blocking, able.people))


async def test_the_card_is_read_whole(double: CarrotQuestDouble, backend: CarrotQuestBackend) -> None:
    conversation = begin(double)
    user = conversation.user
    user.props |= {
        "$cart_items": ["Tea", "Cup"],
        "$orders_count": 2,
        "$initial_utm_source": "newsletter",
        "$city": "Riga",
    }
    user.props_custom |= {"plan": "pro", "trial": True, "since": "2025-06-02"}
    user.segments.append({"id": 5, "app": 4242, "name": "Regulars", "filters": "{}"})
    user.notes.append({"id": 6, "author": double.site.default.shape(), "body": "pays late", "created": 1_750_000_000.5})
    facts = await backend.user(UserId(str(user.id)))
    known = {each.name: each.value for each in facts.user.properties}
    assert (facts.user.name, facts.user.email, facts.user.place) == ("Vera", "vera@example.com", "Riga")
    assert (known["plan"], known["trial"], known["$initial_utm_source"]) == ("pro", True, "newsletter")
    assert [item.name for item in facts.user.cart] == ["Tea", "Cup"]
    assert facts.user.segments == ("5",)
    assert [(note.text, note.at) for note in facts.notes] == [("pays late", 1_750_000_000_500)]
    totals = await backend.totals(UserId(str(user.id)))
    assert (totals.visits, totals.orders, totals.first_source) == (3, 2, "newsletter")


async def test_a_card_is_edited_by_operations_and_a_partial_refusal_says_which(
    double: CarrotQuestDouble, backend: CarrotQuestBackend
) -> None:
    user = begin(double).user
    user_id = UserId(str(user.id))
    change = await backend.execute(ClientId("1"), EditUser(user_id=user_id, name="Vera S.", phone="+371 2000"))
    (told,) = entities(change, User)
    assert (told.name, told.phone, told.whole) == ("Vera S.", "+371 2000", True)
    with pytest.raises(Refused) as refused:
        await backend.execute(ClientId("2"), EditUser(user_id=user_id, name="V", email="nonsense"))
    assert refused.value.reason is RefusalReason.INVALID_EMAIL
    assert user.props["$name"] == "V", "the rest was taken"
    assert user.props["$email"] == "vera@example.com"
    await backend.execute(ClientId("3"), EditUser(user_id=user_id, name=None))
    assert "$name" not in user.props
    await backend.execute(ClientId("4"), SetProperty(user_id=user_id, name="plan", value="free"))
    assert user.props_custom == {"plan": "free"}
    await backend.execute(ClientId("5"), SetProperty(user_id=user_id, name="plan", value=None))
    assert user.props_custom == {}
    assert await backend.look_up(ClientId("6"), EditUser(user_id=user_id, name="X"), doubt(double)) is None
    user.props["$name"] = "X"
    assert await backend.look_up(ClientId("6"), EditUser(user_id=user_id, name="X"), doubt(double)) is not None


async def test_events_are_read_newest_first_and_by_kind(double: CarrotQuestDouble, backend: CarrotQuestBackend) -> None:
    user = begin(double).user
    double.do(lambda: double.site.track(user, "$session_start", **{"$referrer_domain": "example.org"}))
    double.do(lambda: double.site.track(user, "Page viewed", url="https://shop.example.com/tea", title="Tea"))
    double.do(lambda: double.site.track(user, "$cart_added", name="Tea"))
    page = await backend.events(UserId(str(user.id)), frozenset(EventKind))
    assert [each.kind for each in page.events] == [EventKind.CART, EventKind.PAGE, EventKind.SOURCE]
    assert page.events[1].page_title == "Tea"
    assert page.events[2].props["source"] == "example.org"
    only = await backend.events(UserId(str(user.id)), frozenset({EventKind.PAGE}))
    assert [each.kind for each in only.events] == [EventKind.PAGE]


# ------------------------------------------------------------------------------------- doubtful sends


@every_reading
@pytest.mark.parametrize("what", ["answer lost", "request lost"])
async def test_a_doubtful_answer_is_found_or_sent_again_but_never_doubled(
    double: CarrotQuestDouble, backend: CarrotQuestBackend, what: str
) -> None:
    conversation = begin(double)
    command = SendMessage(dialog_id=id_of(conversation), text="ok")
    before = doubt(double)
    first = await backend.execute(ClientId("c0"), command)  # the very same words, just before
    taken = frozenset(each.id for each in entities(first, Message))
    lose = double.lose_answer if what == "answer lost" else double.lose_request
    lose("/reply")
    with pytest.raises(OutcomeUnknown):
        await backend.execute(ClientId("c1"), command)
    found = await backend.look_up(ClientId("c1"), command, replace_doubt(before, taken))
    if what == "answer lost":
        assert found is not None
        assert entities(found, Message)[0].client_id == "c1"
    else:
        assert found is None, "the words of another command are no proof"
        await backend.execute(ClientId("c1"), command)
    assert sum(each.type == "reply_admin" for each in conversation.parts) == 2


def replace_doubt(known: Doubt, taken: frozenset[Any]) -> Doubt:
    return Doubt(given_at=known.given_at, taken=taken)


async def test_an_answer_that_takes_effect_late_is_not_sent_again(
    double: CarrotQuestDouble, backend: CarrotQuestBackend
) -> None:
    conversation = begin(double)
    command = SendMessage(dialog_id=id_of(conversation), text="late")
    double.act_late("/reply", 0.1)
    known = doubt(double)
    with pytest.raises(OutcomeUnknown):
        await backend.execute(ClientId("c1"), command)
    assert await backend.look_up(ClientId("c1"), command, known) is not None
    assert sum(each.body == "late" for each in conversation.parts) == 1


async def test_of_several_files_only_those_that_are_missing_leave_again(
    double: CarrotQuestDouble, backend: CarrotQuestBackend, tmp_path: Path
) -> None:
    conversation = begin(double)
    files = []
    for name in ("1.png", "2.png", "3.png"):
        (tmp_path / name).write_bytes(name.encode())
        files.append(File(id=FileId(name), name=name, size=5, content_type="image/png", url=str(tmp_path / name)))
    command = SendMessage(dialog_id=id_of(conversation), text="three", files=tuple(files))
    known = doubt(double)
    first = replace_calls(double)
    double.lose_answer("/reply")
    with pytest.raises(OutcomeUnknown):
        await backend.execute(ClientId("c1"), command)
    assert await backend.look_up(ClientId("c1"), command, known) is None, "two are missing"
    await backend.execute(ClientId("c1"), command)
    names = [file.name for each in conversation.parts for file in each.attachments]
    assert names == ["1.png", "2.png", "3.png"]
    assert len([each for each in double.calls[first:] if each[1].endswith("/reply")]) == 3


def replace_calls(double: CarrotQuestDouble) -> int:
    return len(double.calls)


async def test_other_doubtful_commands_are_looked_up_in_the_dialog(
    double: CarrotQuestDouble, backend: CarrotQuestBackend
) -> None:
    conversation = begin(double)
    dialog_id = id_of(conversation)
    for command, where in (
        (AddTag(dialog_id=dialog_id, tag="vip"), "/tag"),
        (Assign(dialog_id=dialog_id, operator_id=OperatorId("301"), note="yours"), "/assign"),
        (CloseDialog(dialog_id=dialog_id), "/close"),
    ):
        client_id, known = ClientId(where), doubt(double)
        assert await backend.look_up(client_id, command, known) is None
        double.lose_answer(where)
        with pytest.raises(OutcomeUnknown):
            await backend.execute(client_id, command)
        assert await backend.look_up(client_id, command, known) is not None
    assert [each.body for each in conversation.parts if each.type == "note"] == ["yours"]


# ---------------------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("status", "kind"), [(401, SignedOut), (403, Refused), (429, RateLimited), (500, Unreachable), (502, Unreachable)]
)
async def test_failures_of_reading_calls(
    double: CarrotQuestDouble, backend: CarrotQuestBackend, status: int, kind: type[BackendError]
) -> None:
    double.fail("/conversations", status, times=9)
    with pytest.raises(kind):
        await backend.dialogs(DialogState.OPEN)


async def test_a_failure_of_the_service_leaves_a_write_in_doubt(
    double: CarrotQuestDouble, backend: CarrotQuestBackend
) -> None:
    conversation = begin(double)
    double.fail("/reply", 500)
    with pytest.raises(OutcomeUnknown):
        await backend.execute(ClientId("1"), SendMessage(dialog_id=id_of(conversation), text="hi"))
    double.fail("/reply", 429)
    with pytest.raises(RateLimited) as limited:
        await backend.execute(ClientId("1"), SendMessage(dialog_id=id_of(conversation), text="hi"))
    assert limited.value.retry_after == 5


@pytest.mark.parametrize("options", [Options(says_retry_after=True, text_limit=50)])
async def test_it_waits_as_long_as_it_is_told_and_says_when_a_text_is_too_long(
    double: CarrotQuestDouble, backend: CarrotQuestBackend
) -> None:
    conversation = begin(double)
    double.fail("/reply", 429)
    with pytest.raises(RateLimited) as limited:
        await backend.execute(ClientId("1"), SendMessage(dialog_id=id_of(conversation), text="hi"))
    assert limited.value.retry_after == 1
    with pytest.raises(Refused) as refused:
        await backend.execute(ClientId("2"), SendMessage(dialog_id=id_of(conversation), text="x" * 51))
    assert refused.value.reason is RefusalReason.TEXT_TOO_LONG


async def test_a_dialog_that_was_erased_is_gone(double: CarrotQuestDouble, backend: CarrotQuestBackend) -> None:
    conversation = begin(double)
    conversation.removed = 1_750_000_000.0
    for dialog_id in (id_of(conversation), DialogId("123")):
        with pytest.raises(Refused) as refused:
            await backend.dialog(dialog_id)
        assert refused.value.reason is RefusalReason.GONE


async def test_typing_is_told_but_not_of_notes_and_never_fails(
    double: CarrotQuestDouble, backend: CarrotQuestBackend
) -> None:
    conversation = begin(double)
    await backend.tell_typing(id_of(conversation), note=True, text="secret")
    assert double.calls == []
    await backend.tell_typing(id_of(conversation), note=False, text="Good m")
    assert double.calls[-1][2]["body"] == "Good m"
    double.fail("/settyping", 500)
    await backend.tell_typing(id_of(conversation), note=False, text="x")


async def test_options_of_the_double_differ() -> None:
    """Each reading is one that the likelier one is not."""
    assert all(Options(**each) != Options() for each in list(READINGS.values())[1:])
    assert replace(Options(), echo="after") != Options()
