"""Every command: what it changes, what it tells, what it refuses."""

import msgspec
import pytest

from chat_backend import protocol
from chat_backend.commands.desk import COMMANDS
from chat_backend.protocol import (
    AddNote,
    AddTag,
    Assign,
    CloseDialog,
    Command,
    Dialog,
    EditUser,
    Fact,
    Mark,
    MarkRead,
    Message,
    Mute,
    Operator,
    PutSavedReply,
    RemoveSavedReply,
    RemoveTag,
    ReopenDialog,
    SavedReply,
    SendMessage,
    SetStatus,
    SnoozeDialog,
    StartDialog,
    Tag,
    User,
)
from tests.integration.chat_backend.clients import OperatorClient, SiteClient, entity, fresh, refusal
from tests.integration.chat_backend.conftest import Backend


async def begun(anna: OperatorClient, vera: SiteClient, *texts: str) -> str:
    """The id of a dialog that the user began."""
    for text in texts or ("hello",):
        await vera.write(text)
    return (await anna.snapshot()).page.dialogs[0].id


def test_every_command_has_its_function() -> None:
    assert set(COMMANDS) == set(Command.__args__)


async def test_user_waits_until_answered(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera, "one", "two")
    waiting = await anna.dialog(dialog_id)
    first = (await anna.entries(dialog_id))[0]
    assert (waiting.unanswered, waiting.waiting_since) == (2, first.at)
    assert waiting.last_message is not None
    assert (waiting.last_message.kind, waiting.last_message.text) == ("user", "two")

    change = await anna.do(SendMessage(dialog_id=dialog_id, text="  answer "), "answer-1")
    dialog = entity(change, Dialog)
    assert (dialog.unanswered, dialog.waiting_since, dialog.assignee_id) == (0, None, anna.me.id)
    sent = entity(change, Message, kind="operator")
    assert (sent.text, sent.client_id, sent.author_id) == ("answer", "answer-1", anna.me.id)
    fact = entity(change, Message, kind="system").fact
    assert fact is not None
    assert (fact.what, fact.by, fact.operator_id) == ("assigned", None, anna.me.id)
    assert dialog.last_message is not None
    assert dialog.last_message.kind == "operator"
    assert entity(change, Mark).read_number == change.number
    assert (change.by, change.client_id) == (anna.me.id, "answer-1")


async def test_note_changes_no_waiting(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    before = await anna.dialog(dialog_id)
    change = await anna.do(AddNote(dialog_id=dialog_id, text="careful", mentions=(anna.me.id,)))
    after = entity(change, Dialog)
    assert (after.unanswered, after.waiting_since, after.assignee_id) == (1, before.waiting_since, None)
    assert entity(change, Message, kind="note").mentions == (anna.me.id,)
    assert [m.text for m in (await vera.page()).messages] == ["hello"]
    unknown = await anna.put(AddNote(dialog_id=dialog_id, text="x", mentions=("nobody",)))
    assert refusal(unknown).field == "mentions"


async def test_start_dialog(anna: OperatorClient, vera: SiteClient) -> None:
    change = await anna.do(StartDialog(dialog_id="mine-1", user_id=vera.user_id, text="good day"))
    dialog = entity(change, Dialog)
    assert (dialog.id, dialog.user_id, dialog.assignee_id) == ("mine-1", vera.user_id, anna.me.id)
    assert entity(change, User).id == vera.user_id
    assert [m.text for m in (await vera.page()).messages] == ["good day"]
    again = await anna.put(StartDialog(dialog_id="mine-1", user_id=vera.user_id, text="good day"))
    assert (again.status_code, refusal(again).field) == (400, "dialog_id")
    nobody = await anna.put(StartDialog(dialog_id="mine-2", user_id="nobody", text="good day"))
    assert (nobody.status_code, refusal(nobody).code) == (410, "gone")
    odd = await anna.put(StartDialog(dialog_id="../x", user_id=vera.user_id, text="good day"))
    assert refusal(odd).field == "dialog_id"


async def test_tags_become_known_and_the_feed_says_who_put_them_on_and_took_them_off(
    backend: Backend, anna: OperatorClient, vera: SiteClient
) -> None:
    boris = await backend.colleague()
    dialog_id = await begun(anna, vera)
    before = await anna.dialog(dialog_id)
    change = await anna.do(AddTag(dialog_id=dialog_id, tag=" delivery "))
    assert entity(change, Tag).name == "delivery"
    assert entity(change, Dialog).tags == ("delivery",)
    again = await boris.do(AddTag(dialog_id=dialog_id, tag="delivery"))
    assert entity(again, Dialog).tags == ("delivery",)
    gone = await boris.do(RemoveTag(dialog_id=dialog_id, tag=" delivery"))
    assert entity(gone, Dialog).tags == ()
    await anna.do(RemoveTag(dialog_id=dialog_id, tag="delivery"))
    first, *facts = await anna.entries(dialog_id)
    assert (first.kind, [m.kind for m in facts]) == ("user", ["system", "system"])
    assert [m.fact for m in facts] == [
        Fact(what="tagged", by=anna.me.id, tag="delivery"),
        Fact(what="untagged", by=boris.me.id, tag="delivery"),
    ], "what changes nothing is no news"
    assert [m.number for m in facts] == [change.number, gone.number]
    dialog = await anna.dialog(dialog_id)
    assert (dialog.last_message, dialog.message_count) == (before.last_message, before.message_count)
    assert [m.text for m in (await vera.page()).messages] == ["hello"], "none of it is told to the site"
    assert [t.name for t in (await anna.snapshot()).tags] == ["delivery"]
    for number in range(protocol.MAX_TAGS):
        await anna.do(AddTag(dialog_id=dialog_id, tag=f"t{number}"))
    assert refusal(await anna.put(AddTag(dialog_id=dialog_id, tag="one more"))).code == "too_many"
    assert "one more" not in {t.name for t in (await anna.snapshot()).tags}
    assert refusal(await anna.put(AddTag(dialog_id=dialog_id, tag="  "))).code == "invalid_name"


async def test_assign_with_and_without_a_note(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    boris = await backend.colleague()
    dialog_id = await begun(anna, vera)
    change = await anna.do(Assign(dialog_id=dialog_id, operator_id=boris.me.id, note="yours"))
    assert entity(change, Dialog).assignee_id == boris.me.id
    fact = entity(change, Message, kind="system").fact
    assert fact is not None
    assert (fact.what, fact.by, fact.operator_id) == ("assigned", anna.me.id, boris.me.id)
    assert entity(change, Message, kind="note").text == "yours"
    change = await boris.do(Assign(dialog_id=dialog_id, operator_id=None))
    fact = entity(change, Message, kind="system").fact
    assert fact is not None
    assert (fact.what, fact.by) == ("unassigned", boris.me.id)
    unchanged = await boris.do(Assign(dialog_id=dialog_id, operator_id=None))
    assert [e for e in unchanged.entities if isinstance(e, Message)] == []
    nobody = await anna.put(Assign(dialog_id=dialog_id, operator_id="nobody"))
    assert (nobody.status_code, refusal(nobody).code) == (404, "not_found")


async def test_close_reopen_and_the_user_reopens(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    closed = entity(await anna.do(CloseDialog(dialog_id=dialog_id)), Dialog)
    assert (closed.state, closed.closed_by, closed.waiting_since, closed.unanswered) == ("closed", anna.me.id, None, 0)
    assert closed.last_message is not None
    assert closed.last_message.kind == "user"
    opened = entity(await anna.do(ReopenDialog(dialog_id=dialog_id)), Dialog)
    assert (opened.state, opened.closed_by, opened.closed_at) == ("open", None, None)
    await anna.do(CloseDialog(dialog_id=dialog_id))
    await vera.write("one more thing")
    again = await anna.dialog(dialog_id)
    assert (again.state, again.unanswered) == ("open", 1)
    told = [(m.fact.what, m.fact.by) for m in await anna.entries(dialog_id) if m.fact]
    assert told == [("closed", anna.me.id), ("reopened", anna.me.id), ("closed", anna.me.id), ("reopened", None)]


async def test_an_undone_closing_brings_back_who_waited_and_the_snooze(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera, "one", "two")
    await anna.do(SnoozeDialog(dialog_id=dialog_id, until=4_000_000_000_000))
    before = await anna.dialog(dialog_id)
    closed = entity(await anna.do(CloseDialog(dialog_id=dialog_id)), Dialog)
    assert (closed.waiting_since, closed.unanswered, closed.snoozed_until) == (None, 0, None)
    undone = entity(await anna.do(ReopenDialog(dialog_id=dialog_id, undo=True)), Dialog)
    assert msgspec.structs.replace(undone, number=before.number) == before
    assert await anna.dialog(dialog_id) == undone


async def test_who_writes_before_a_closing_is_undone_has_waited_since_his_first_message(
    anna: OperatorClient, vera: SiteClient
) -> None:
    dialog_id = await begun(anna, vera, "one")
    before = await anna.dialog(dialog_id)
    await anna.do(SnoozeDialog(dialog_id=dialog_id, until=4_000_000_000_000))
    await anna.do(CloseDialog(dialog_id=dialog_id))
    await vera.write("two")
    undone = entity(await anna.do(ReopenDialog(dialog_id=dialog_id, undo=True)), Dialog)
    assert (undone.waiting_since, undone.unanswered, undone.snoozed_until) == (before.waiting_since, 2, None)
    # once: a second undo adds nothing
    again = entity(await anna.do(ReopenDialog(dialog_id=dialog_id, undo=True)), Dialog)
    assert (again.waiting_since, again.unanswered) == (before.waiting_since, 2)


async def test_an_answer_or_another_reopening_leaves_nothing_to_undo(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    await anna.do(CloseDialog(dialog_id=dialog_id))
    await anna.do(SendMessage(dialog_id=dialog_id, text="sorry, here you are"))
    answered = entity(await anna.do(ReopenDialog(dialog_id=dialog_id, undo=True)), Dialog)
    assert (answered.state, answered.waiting_since, answered.unanswered) == ("open", None, 0)
    await vera.write("more")
    await anna.do(CloseDialog(dialog_id=dialog_id))
    await anna.do(ReopenDialog(dialog_id=dialog_id))
    late = entity(await anna.do(ReopenDialog(dialog_id=dialog_id, undo=True)), Dialog)
    assert (late.waiting_since, late.unanswered) == (None, 0)


async def test_snooze_ends_when_asked_when_written_and_when_due(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    far = 4_000_000_000_000
    snoozed = entity(await anna.do(SnoozeDialog(dialog_id=dialog_id, until=far)), Dialog)
    assert snoozed.snoozed_until == far
    assert entity(await anna.do(SnoozeDialog(dialog_id=dialog_id, until=None)), Dialog).snoozed_until is None
    await anna.do(SnoozeDialog(dialog_id=dialog_id, until=far))
    await vera.write("are you there?")
    assert (await anna.dialog(dialog_id)).snoozed_until is None
    number = (await anna.snapshot()).number
    async with anna.following(number) as stream:
        await anna.do(SnoozeDialog(dialog_id=dialog_id, until=1))
        woken = (await stream.changes_to(number + 2))[-1]
    assert (entity(woken, Dialog).snoozed_until, woken.by) == (None, None)
    told = [m.fact.what for m in await anna.entries(dialog_id) if m.fact]
    assert told == ["snoozed", "woken"] * 3
    assert refusal(await anna.put(SnoozeDialog(dialog_id=dialog_id, until=-5))).field == "until"


async def test_marks_go_forth_and_back(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera, "one", "two")
    first, second = await anna.entries(dialog_id)
    assert entity(await anna.do(MarkRead(dialog_id=dialog_id, read_number=second.number)), Mark).read_number == (
        second.number
    )
    back = entity(await anna.do(MarkRead(dialog_id=dialog_id, read_number=first.number)), Mark)
    assert back.read_number == first.number
    muted = entity(await anna.do(Mute(dialog_id=dialog_id, muted=True)), Mark)
    assert (muted.muted, muted.read_number) == (True, first.number)
    assert (await anna.snapshot()).page.marks == (muted,)
    assert (await vera.page()).read_number == second.number, "the user is not told that it was unread again"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("email", "no at", "invalid_email"),
        ("email", "a@b@c", "invalid_email"),
        ("email", "a b@c.de", "invalid_email"),
        ("email", "a" * 250 + "@b.de", "invalid_email"),
        ("phone", "call me", "invalid_phone"),
        ("phone", "1" * 41, "invalid_phone"),
        ("phone", "()", "invalid_phone"),
        ("name", "n" * 201, "invalid_name"),
        ("name", "two\nlines", "invalid_name"),
    ],
)
async def test_edit_user_refuses(anna: OperatorClient, vera: SiteClient, field: str, value: str, code: str) -> None:
    answer = await anna.put(EditUser(user_id=vera.user_id, **{field: value}))
    assert (answer.status_code, refusal(answer).code, refusal(answer).field) == (400, code, field)


async def test_edit_user_changes_what_is_given(anna: OperatorClient, vera: SiteClient) -> None:
    await anna.do(EditUser(user_id=vera.user_id, name="Вера", email="vera@example.com", phone="+7 (900) 111-22-33"))
    user = entity(await anna.do(EditUser(user_id=vera.user_id, phone=None)), User)
    assert (user.name, user.email, user.phone) == ("Вера", "vera@example.com", None)
    blocked = entity(await anna.do(EditUser(user_id=vera.user_id, blocked=True)), User)
    assert (blocked.blocked, blocked.name) == (True, "Вера")
    answer = await vera.put("let me in")
    assert (answer.status_code, refusal(answer).code) == (403, "blocked")
    upload = await vera.http.put("/site/v1/files/f-1?name=a.txt", content=b"x")
    assert refusal(upload).code == "blocked"
    assert refusal(await anna.put(EditUser(user_id="nobody", name="x"))).code == "gone"


async def test_saved_replies_are_shared_or_own(backend: Backend, anna: OperatorClient) -> None:
    boris = await backend.colleague()
    await anna.do(PutSavedReply(id="r-1", name="hi", text="Hello!", shared=True))
    await anna.do(PutSavedReply(id="r-2", name="own", text="Mine", shared=False))
    assert [r.id for r in (await anna.snapshot()).saved_replies] == ["r-1", "r-2"]
    assert [r.id for r in (await boris.snapshot()).saved_replies] == ["r-1"]
    assert refusal(await boris.put(RemoveSavedReply(id="r-2"))).code == "forbidden"
    stolen = await boris.put(PutSavedReply(id="r-2", name="x", text="y", shared=True))
    assert refusal(stolen).code == "forbidden"
    heard = [e for c in await boris.changes() for e in c.entities if isinstance(e, SavedReply)]
    assert [e.id for e in heard] == ["r-1"]

    await anna.do(PutSavedReply(id="r-1", name="hi", text="Now private", shared=False))
    last = (await boris.changes())[-1]
    assert (entity(last, SavedReply).removed, entity(last, SavedReply).text) == (True, "")
    own = entity((await anna.changes())[-1], SavedReply)
    assert (own.removed, own.text) == (False, "Now private")

    removed = entity(await anna.do(RemoveSavedReply(id="r-2")), SavedReply)
    assert removed.removed
    assert [r.id for r in (await anna.snapshot()).saved_replies] == ["r-1"]
    assert refusal(await anna.put(RemoveSavedReply(id="r-9"))).code == "gone"


async def test_status(anna: OperatorClient) -> None:
    assert entity(await anna.do(SetStatus(status="away")), Operator).status == "away"
    assert (await anna.snapshot()).me.status == "away"


async def test_texts_that_are_refused(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    number = (await anna.snapshot()).number
    for text, code in (
        ("", "text_empty"),
        (" \n ", "text_empty"),
        ("x" * (protocol.MAX_TEXT + 1), "text_too_long"),
        ("bell\x07", "bad_request"),
        ("del\x7f", "bad_request"),
    ):
        assert refusal(await anna.put(SendMessage(dialog_id=dialog_id, text=text))).code == code
        assert refusal(await vera.put(text)).code == code
    await anna.do(SendMessage(dialog_id=dialog_id, text="x" * protocol.MAX_TEXT))
    assert (await anna.snapshot()).number == number + 1, "a refused command takes no number"


async def test_commands_on_a_missing_dialog(anna: OperatorClient) -> None:
    for command in (
        SendMessage(dialog_id="gone", text="x"),
        AddNote(dialog_id="gone", text="x"),
        AddTag(dialog_id="gone", tag="x"),
        RemoveTag(dialog_id="gone", tag="x"),
        Assign(dialog_id="gone", operator_id=None),
        CloseDialog(dialog_id="gone"),
        ReopenDialog(dialog_id="gone"),
        SnoozeDialog(dialog_id="gone", until=None),
        MarkRead(dialog_id="gone", read_number=1),
        Mute(dialog_id="gone", muted=True),
    ):
        answer = await anna.put(command, fresh("gone"))
        assert (answer.status_code, refusal(answer).code) == (410, "gone")
    assert (await anna.http.get("/api/v1/dialogs/gone")).status_code == 410
    assert (await anna.http.get("/api/v1/dialogs/gone/messages")).status_code == 410
