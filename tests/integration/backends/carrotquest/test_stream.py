"""What the realtime service tells, what it leaves out, and how the connection is watched."""

import asyncio
import logging
from typing import Any

import pytest

from operator_app.backends.carrotquest.realtime import MOST_CHANNELS, Realtime, Resume, masked
from operator_app.backends.carrotquest.stream import Pulse
from operator_app.backends.port import (
    Fresh,
    Happened,
    PersonPresence,
    SomeoneTyping,
    StreamQuiet,
    StreamStarted,
)
from operator_app.domain.changes import Change, Gone
from operator_app.domain.commands import SendMessage
from operator_app.domain.dialogs import Dialog, DialogState
from operator_app.domain.messages import Message
from operator_app.domain.people import User
from operator_app.domain.problems import CursorTooOld, SignedOut, TokenTooNarrow, Unreachable
from operator_app.domain.value import ClientId, DialogId, UserId
from tests.doubles.carrotquest.options import Options
from tests.doubles.carrotquest.records import Conversation
from tests.doubles.carrotquest.server import TOKEN, CarrotQuestDouble
from tests.integration.backends.carrotquest.conftest import Following, connect, following

READINGS: dict[str, dict[str, Any]] = {
    "as is likelier": {},
    "polling": {"websocket": False},
    "entries of the system and the first one come on no channel of their own": {
        "system_parts_announced": False, "first_part_announced": False,
    },
    "the echo comes after the answer, random ids are in entries too": {"echo": "after", "parts_carry_random_id": True},
    "what was missed is forgotten, and only replies move a dialog": {
        "remembers_frames": False, "system_parts_move_list": False,
    },
}  # fmt: skip
every_reading = pytest.mark.parametrize(
    "options", [Options(ping_every=0.2, **each) for each in READINGS.values()], ids=list(READINGS)
)


def begin(double: CarrotQuestDouble, body: str = "Hello") -> Conversation:
    return double.do(lambda: double.site.start(double.site.add_user("Vera"), body))


def messages(told: Following) -> list[Message]:
    return [each for change in told.of(Change) for each in change.entities if isinstance(each, Message)]


def dialogs(told: Following) -> list[Dialog]:
    every = (*told.of(Change), *told.of(Fresh))
    return [each for item in told.items if item in every for each in item.entities if isinstance(each, Dialog)]


def chained(told: Following, after: int) -> bool:
    """Whether each change names the one before it."""
    for change in told.of(Change):
        if change.follows != after or change.number <= after:
            return False
        after = change.number
    return True


@every_reading
async def test_what_visitors_and_colleagues_do_is_told_once_and_in_a_chain(double: CarrotQuestDouble) -> None:
    backend = connect(double)
    old = begin(double, "before")
    after = (await backend.snapshot()).number
    async with following(backend, after) as told:
        await told.until(lambda: told.of(StreamStarted))
        new = begin(double, "new dialog")
        double.do(lambda: double.site.write(old, "more"))
        boris = next(each for each in double.site.admins.values() if each.name == "Boris")
        double.do(lambda: double.site.announce(old, double.site.say(old, "reply_admin", "by Boris", boris)))
        double.do(lambda: double.site.announce(old, double.site.close(old, boris)))
        await told.until(lambda: any(each.state is DialogState.CLOSED for each in dialogs(told)))
        await told.until(lambda: {"new dialog", "more", "by Boris"} <= {each.text for each in messages(told)})
        # the closing's entry is found even where it is not announced
        await told.until(lambda: any(each.position == old.parts[-1].id for each in messages(told)))
        assert [each.position for each in messages(told)].count(old.parts[-1].id) == 1
        texts = [each.text for each in messages(told) if each.fact is None]
        assert sorted(texts) == ["by Boris", "more", "new dialog"], "nothing is told twice"
        assert chained(told, after)
        assert {each.id for each in dialogs(told)} == {str(old.id), str(new.id)}
        assert told.ended is None
    await backend.close()


@every_reading
async def test_ones_own_answer_is_known_by_its_echo(double: CarrotQuestDouble) -> None:
    backend = connect(double)
    conversation = begin(double)
    after = (await backend.snapshot()).number
    async with following(backend, after) as told:
        await told.until(lambda: told.of(StreamStarted))
        command = SendMessage(dialog_id=DialogId(str(conversation.id)), text="Hi")
        await backend.execute(ClientId("c1"), command)
        await told.until(lambda: any(each.client_id == "c1" for each in messages(told)))
        assert any(change.client_id == "c1" for change in told.of(Change))
        assert {each.id for each in messages(told) if each.text == "Hi"} == {str(conversation.parts[-1].id)}
        assert chained(told, after)
    await backend.close()


@every_reading
async def test_what_happened_without_a_connection_is_pulled(double: CarrotQuestDouble) -> None:
    backend = connect(double)
    conversation = begin(double, "one")
    after = (await backend.snapshot()).number
    async with following(backend, after) as told:
        await told.until(lambda: told.of(StreamStarted))
        await asyncio.to_thread(double.cut)
        await told.until(lambda: told.ended is not None or len(told.of(StreamStarted)) > 1)
    double.site.frames.silent = True
    double.do(lambda: double.site.write(conversation, "two"))
    other = begin(double, "three")
    double.site.frames.silent = False
    difference = await backend.changes_after(after)
    texts = [each.text for change in difference.changes for each in change.entities if isinstance(each, Message)]
    assert texts == ["two", "three"]
    assert difference.number == other.parts[-1].id
    again = await backend.changes_after(difference.number)
    assert again.changes == ()
    async with following(backend, after) as told:
        await told.until(lambda: told.of(StreamStarted))
        assert {"two", "three"} <= {each.text for each in messages(told)}, "a resumed stream is not trusted"
        assert chained(told, after)
    await backend.close()


async def test_more_than_can_be_pulled_asks_for_a_snapshot(double: CarrotQuestDouble, monkeypatch: Any) -> None:
    monkeypatch.setattr("operator_app.backends.carrotquest.calls.PAGE", 2)
    monkeypatch.setattr("operator_app.backends.carrotquest.difference.MOST_PAGES", 2)
    backend = connect(double)
    begin(double)
    after = (await backend.snapshot()).number
    for _ in range(90):
        begin(double)
    with pytest.raises(CursorTooOld):
        await backend.changes_after(after)
    changed = await backend.changed_dialogs(after)
    assert changed.next is not None
    await backend.close()


async def test_a_campaigns_message_is_no_dialog_until_it_is_answered(double: CarrotQuestDouble) -> None:
    backend = connect(double)
    begin(double)
    after = (await backend.snapshot()).number
    async with following(backend, after) as told:
        await told.until(lambda: told.of(StreamStarted))
        campaign = double.do(lambda: double.site.campaign(double.site.add_user(), "Sale!"))
        seen = len(told.of(StreamStarted))
        await told.until(lambda: len(told.of(StreamStarted)) > seen + 1)
        assert messages(told) == []
        double.do(lambda: double.site.write(campaign, "Which?"))
        await told.until(lambda: [each.text for each in messages(told)] == ["Which?"])
    await backend.close()


async def test_what_passes(double: CarrotQuestDouble) -> None:
    backend = connect(double)
    conversation = begin(double)
    boris = next(each for each in double.site.admins.values() if each.name == "Boris")
    async with following(backend, (await backend.snapshot()).number) as told:
        await told.until(lambda: told.of(StreamStarted))
        double.do(lambda: double.site.typing(conversation, "Can I"))
        double.do(lambda: double.site.typing(conversation, "ignored", boris))
        double.do(
            lambda: double.site.set_presence(conversation.user, "idle", current_url="https://shop.example.com/tea")
        )
        double.do(lambda: double.site.set_presence(conversation.user, "offline"))
        await told.until(lambda: len(told.of(PersonPresence)) == 2)
        by_user, by_operator = told.of(SomeoneTyping)
        assert isinstance(by_user, SomeoneTyping)
        assert isinstance(by_operator, SomeoneTyping)
        assert (by_user.by_user, by_user.text, by_user.person_id) == (True, "Can I", str(conversation.user.id))
        assert (by_operator.by_user, by_operator.person_id) == (False, str(boris.id))
        there, gone = told.of(PersonPresence)
        assert isinstance(there, PersonPresence)
        assert isinstance(gone, PersonPresence)
        assert (there.online, there.idle, there.page) == (True, True, "https://shop.example.com/tea")
        assert not gone.online
    await backend.close()


async def test_what_the_user_has_read_is_told(double: CarrotQuestDouble) -> None:
    backend = connect(double)
    conversation = begin(double)
    answer = await backend.execute(ClientId("1"), SendMessage(dialog_id=DialogId(str(conversation.id)), text="Hi"))
    (dialog,) = (each for each in answer.entities if isinstance(each, Dialog))
    position = conversation.parts[-1].id
    assert dialog.user_read_position < position
    async with following(backend, (await backend.snapshot()).number) as told:
        await told.until(lambda: told.of(StreamStarted))
        double.do(lambda: double.site.read_by_user(conversation))
        await told.until(lambda: any(each.user_read_position >= position for each in dialogs(told)))
    await backend.close()


async def test_the_person_on_screen_is_listened_to(double: CarrotQuestDouble) -> None:
    backend = connect(double)
    user = begin(double).user
    async with following(backend, (await backend.snapshot()).number) as told:
        await told.until(lambda: told.of(StreamStarted))
        await backend.tell_watching(UserId(str(user.id)))
        await told.until(lambda: double.connections[-1].count(str(user.id)) == 2)
        await told.until(lambda: len(double.site.frames.readers) == 1)
        double.do(lambda: double.site.track(user, "Page viewed", title="Tea"))
        user.props["$name"] = "Vera S."
        double.do(lambda: double.site.frames.say("user_props_changed", {}, user.id))
        await told.until(lambda: told.of(Happened))
        await told.until(
            lambda: any(
                isinstance(one, User) and one.name == "Vera S." and one.whole
                for each in told.of(Fresh)
                for one in each.entities
            )
        )
        await backend.tell_watching(None)
        await told.until(lambda: str(user.id) not in double.connections[-1])
        assert told.ended is None, "another set of channels is no failure"
    await backend.close()


async def test_an_erased_dialog_goes(double: CarrotQuestDouble) -> None:
    backend = connect(double)
    conversation = begin(double)
    async with following(backend, (await backend.snapshot()).number) as told:
        await told.until(lambda: told.of(StreamStarted))
        conversation.removed = 1_750_000_000.0
        double.do(lambda: double.site.frames.say("conversation_closed", {"conversation": conversation.id}))
        await told.until(lambda: any(isinstance(one, Gone) for each in told.of(Fresh) for one in each.entities))
    await backend.close()


@pytest.mark.parametrize("noise", [
    {"channel": "conversation_reply.4242"}, {"channel": "conversation_reply.4242", "message": "text"},
    {"channel": "conversation_reply.4242", "message": {"id": "x", "conversation": None}},
    {"channel": "something_new.4242", "message": {"a": 1}}, {"channel": 5, "message": []}, [1, 2], "text", None,
    {"channel": "conversation_typing.4242", "message": {}},
    {"channel": "user_presence_changed.4242", "message": {"user": None}},
])  # fmt: skip
async def test_frames_that_say_nothing_do_no_harm(double: CarrotQuestDouble, noise: Any) -> None:
    backend = connect(double)
    conversation = begin(double)
    async with following(backend, (await backend.snapshot()).number) as told:
        await told.until(lambda: told.of(StreamStarted))
        double.do(
            lambda: [reader.waiting.put_nowait(noise) for reader in double.site.frames.readers if noise is not None]
        )
        double.do(lambda: double.site.write(conversation, "after the noise"))
        await told.until(lambda: any(each.text == "after the noise" for each in messages(told)))
        assert told.ended is None
    await backend.close()


# ---------------------------------------------------------------------------------------- the connection


@pytest.mark.parametrize(
    "options", [Options(ping_every=0.2), Options(ping_every=0.2, websocket=False)], ids=["socket", "poll"]
)
async def test_a_token_that_is_not_accepted_and_one_that_may_hear_nothing(double: CarrotQuestDouble) -> None:
    backend = connect(double)
    begin(double)
    after = (await backend.snapshot()).number
    double.narrow = True
    async with following(backend, after) as told:
        await told.until(lambda: told.ended)
        assert type(told.ended) is TokenTooNarrow
    double.narrow = False
    async with following(backend, after) as told:
        await told.until(lambda: told.of(StreamStarted))
        double.revoke()
        await told.until(lambda: told.ended)
    if type(told.ended) is not SignedOut:  # a poll is ended first, and the next one says why
        assert type(told.ended) is Unreachable
        async with following(backend, after) as told:
            await told.until(lambda: told.ended)
    assert type(told.ended) is SignedOut
    await backend.close()


@pytest.mark.parametrize("code", [1001, 1012, 3500, 3502, 3503])
async def test_other_endings_are_worth_another_try(double: CarrotQuestDouble, code: int) -> None:
    backend = connect(double)
    begin(double)
    async with following(backend, (await backend.snapshot()).number) as told:
        await told.until(lambda: told.of(StreamStarted))
        await asyncio.to_thread(double.cut, code)
        await told.until(lambda: told.ended)
        assert type(told.ended) is Unreachable
    await backend.close()


async def test_silence_is_suspicious_then_looked_into_then_the_end(double: CarrotQuestDouble) -> None:
    backend = connect(double, pulse=Pulse(suspicious=1.0, dead=4.0))
    conversation = begin(double, "one")
    async with following(backend, (await backend.snapshot()).number) as told:
        await told.until(lambda: told.of(StreamStarted))
        double.site.frames.pings = False
        double.site.frames.silent = True  # the socket stays open, and nothing comes any more
        double.do(lambda: double.site.write(conversation, "two"))
        await told.until(lambda: any(each.text == "two" for each in messages(told)))
        assert told.ended is None, "it was found by looking, not by a new connection"
        await told.until(lambda: told.of(StreamQuiet) and isinstance(told.items[-1], StreamStarted))
        assert len(told.of(StreamQuiet)) == 1, "the doubt is told once, and ended by what the look proved"
        await told.until(lambda: told.ended)
        assert isinstance(told.ended, Unreachable)
        assert "no ping" in told.ended.detail
    await backend.close()


async def test_polling_is_taken_where_websocket_is_refused_and_given_up_when_it_works_again(
    double: CarrotQuestDouble,
) -> None:
    double.options.websocket = False
    backend = connect(double)
    begin(double)
    after = (await backend.snapshot()).number
    async with following(backend, after) as told:
        await told.until(lambda: len(told.of(StreamStarted)) > 2)
        assert double.connections[-1].startswith("/longpoll/ping/conversation_started_user.4242/")
        double.options.websocket = True
        await asyncio.to_thread(double.cut)
        await told.until(lambda: told.ended)
    async with following(backend, after) as told:
        await told.until(lambda: told.of(StreamStarted))
        assert double.connections[-1].startswith("/websocket/")
    await backend.close()


async def test_a_new_connection_resumes_where_the_last_one_ended(double: CarrotQuestDouble) -> None:
    backend = connect(double)
    begin(double)
    after = (await backend.snapshot()).number
    async with following(backend, after) as told:
        await told.until(lambda: len(told.of(StreamStarted)) > 2)
        await asyncio.to_thread(double.cut)
        await told.until(lambda: told.ended)
    first = double.connections[-1]
    assert "time=" in first, "the first one begins a moment before now"
    assert first.endswith("tag=")
    async with following(backend, after) as told:
        await told.until(lambda: told.of(StreamStarted))
    assert not double.connections[-1].endswith("tag=")
    assert "GMT" in double.connections[-1]
    await backend.close()


async def test_never_more_than_fifty_channels(double: CarrotQuestDouble) -> None:
    backend = connect(double)
    assert len(backend._stream.channels()) <= MOST_CHANNELS
    realtime = Realtime(double.address, None, TOKEN)
    with pytest.raises(AssertionError):
        async with realtime.open([f"c{each}" for each in range(51)], Resume()):
            pass
    await backend.close()


@pytest.mark.parametrize(
    "options", [Options(ping_every=0.2), Options(ping_every=0.2, websocket=False)], ids=["socket", "poll"]
)
async def test_the_token_is_in_no_log(double: CarrotQuestDouble, caplog: pytest.LogCaptureFixture) -> None:
    backend = connect(double)
    begin(double, "confidential words")
    with caplog.at_level(logging.DEBUG):
        after = (await backend.snapshot()).number
        async with following(backend, after) as told:
            await told.until(lambda: told.of(StreamStarted))
            await asyncio.to_thread(double.cut)
            await told.until(lambda: told.ended)
        double.revoke()
        async with following(backend, after) as told:
            await told.until(lambda: told.ended)
    ours = [
        record for record in caplog.records if not record.name.startswith(("websockets.server", "uvicorn", "asyncio"))
    ]
    shown = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in ours)
    assert TOKEN not in shown
    assert "confidential words" not in shown
    assert masked(f"wss://x/y?auth_token={TOKEN}&tag=1") == "wss://x/y?auth_token=***&tag=1"
    await backend.close()
