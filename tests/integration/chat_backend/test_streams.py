"""Streams: nothing lost and nothing doubled on resuming, and what passes between people."""

import asyncio

import pytest
from websockets.asyncio.client import connect

from chat_backend.protocol import (
    AddNote,
    MarkRead,
    Presence,
    SendMessage,
    SetStatus,
    SiteMessage,
    SiteOnline,
    SitePage,
    SiteRead,
    SiteSeen,
    SiteTyping,
    SiteTypingNow,
    StartDialog,
    Typing,
    TypingNow,
    Viewing,
    ViewingNow,
)
from tests.integration.chat_backend.clients import OperatorClient, SiteClient, Stream
from tests.integration.chat_backend.conftest import Backend
from tests.integration.chat_backend.test_commands import begun


async def test_resuming_anywhere_loses_and_doubles_nothing(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    cursor = 0
    seen: list[int] = []
    for turn in range(5):
        await anna.do(AddNote(dialog_id=dialog_id, text=f"before {turn}"))
        async with anna.following(cursor) as stream:
            await anna.do(AddNote(dialog_id=dialog_id, text=f"during {turn}"))
            newest = (await anna.snapshot()).number
            numbers = [c.number for c in await stream.changes_to(newest)]
        cut = len(numbers) - 1 if turn % 2 else len(numbers)  # half of the time the last one was not kept
        seen += numbers[:cut]
        cursor = seen[-1]
    async with anna.following(cursor) as stream:
        last = (await anna.do(AddNote(dialog_id=dialog_id, text="end"))).number
        seen += [c.number for c in await stream.changes_to(last)]
    assert seen == list(range(1, last + 1))


async def test_stream_while_written(anna: OperatorClient, vera: SiteClient) -> None:
    """Streams that begin in the midst of writing find the seam between old and new."""
    dialog_id = await begun(anna, vera)

    async def write() -> None:
        for turn in range(30):
            await anna.do(AddNote(dialog_id=dialog_id, text=f"n {turn}"))

    async def follow(delay: float) -> list[int]:
        await asyncio.sleep(delay)
        async with anna.following(0) as stream:
            return [c.number for c in await stream.changes_to(end)]

    end = (await anna.snapshot()).number + 30
    _, *lists = await asyncio.gather(write(), *(follow(0.05 * n) for n in range(6)))
    assert lists == [list(range(1, end + 1))] * 6


async def test_site_stream_tells_what_was_missed_and_what_comes(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera, "one")
    await anna.do(SendMessage(dialog_id=dialog_id, text="two"))
    await anna.do(AddNote(dialog_id=dialog_id, text="not for you"))
    async with vera.stream(after=0) as stream:
        assert isinstance(await stream.next(), SiteOnline)
        first, second = await stream.next(), await stream.next()
        assert [(m.text, m.mine, m.author) for m in (first, second)] == [("one", True, None), ("two", False, "Anna")]
        await anna.do(SendMessage(dialog_id=dialog_id, text="three"))
        third = await stream.until(SiteMessage)
        assert (third.text, third.client_id) == ("three", None)
        mine = await vera.write("four", "m-4")
        fourth = await stream.until(SiteMessage)
        assert (fourth.id, fourth.client_id, fourth.mine) == (mine.id, "m-4", True)
    async with vera.stream(after=third.number) as stream:
        assert (await stream.until(SiteMessage)).text == "four"


async def test_site_sees_what_was_read_and_says_what_it_saw(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera, "one")
    number = (await anna.entries(dialog_id))[0].number
    async with vera.stream(after=number) as stream:
        await anna.do(MarkRead(dialog_id=dialog_id, read_number=number))
        assert (await stream.until(SiteRead)).number == number
        change = await anna.do(SendMessage(dialog_id=dialog_id, text="answer"))
        assert (await anna.dialog(dialog_id)).user_read_number < change.number
        await stream.until(SiteMessage)
        async with anna.following(change.number) as operator_stream:
            await stream.say(SiteSeen(number=change.number))
            seen = (await operator_stream.changes_to(change.number + 1))[-1]
        assert seen.by == vera.user_id
        await stream.say(SiteSeen(number=10**12))
    assert (await anna.dialog(dialog_id)).user_read_number == change.number


async def test_typing_both_ways(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    boris = await backend.colleague()
    dialog_id = await begun(anna, vera)
    async with anna.following(3) as annas, boris.following(3) as boriss, vera.stream(after=3) as veras:
        await veras.say(SiteTypingNow(text="I want"))
        typing = await annas.until(Typing)
        assert (typing.who, typing.id, typing.text, typing.dialog_id) == ("user", vera.user_id, "I want", dialog_id)
        await annas.say(TypingNow(dialog_id=dialog_id, text="secret draft"))
        theirs = await boriss.until(Typing, who="operator")
        assert (theirs.id, theirs.text, theirs.note) == (anna.me.id, "secret draft", False)
        shown = await veras.until(SiteTyping)
        assert shown.author == "Anna"
        assert not hasattr(shown, "text")
        await annas.say(TypingNow(dialog_id=dialog_id, note=True, text="about her"))
        assert (await boriss.until(Typing, who="operator")).note
        await annas.say(TypingNow(dialog_id="of nobody", text="x"))
        await anna.do(SendMessage(dialog_id=dialog_id, text="answer"))
        between = []
        while not isinstance(frame := await veras.next(), SiteMessage):
            between.append(frame)
        assert not [f for f in between if isinstance(f, SiteTyping)], "a note's typing is not for the user"


async def test_presence_of_users_and_operators(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    boris = await backend.colleague()
    async with anna.following(2) as annas:
        async with vera.stream(page="https://shop/a", page_title="A") as veras:
            come = await annas.until(Presence, id=vera.user_id)
            assert (come.who, come.online, come.page, come.page_title) == ("user", True, "https://shop/a", "A")
            await veras.say(SitePage(page="https://shop/b"))
            assert (await annas.until(Presence, id=vera.user_id)).page == "https://shop/b"
            async with boris.following(2) as boriss:
                known = [await boriss.until(Presence), await boriss.until(Presence), await boriss.until(Presence)]
                assert {p.id for p in known} == {anna.me.id, boris.me.id, vera.user_id}
                assert (await annas.until(Presence, id=boris.me.id)).online
        left = [await annas.until(Presence, online=False), await annas.until(Presence, online=False)]
        assert {p.id for p in left} == {vera.user_id, boris.me.id}


async def test_site_is_told_whether_anybody_is_online(anna: OperatorClient, vera: SiteClient) -> None:
    async with vera.stream() as veras:
        assert await veras.next() == SiteOnline(online=False), "at once after the start: nobody is there"
        async with anna.following(2):
            assert (await veras.until(SiteOnline)).online
            async with vera.stream() as second:
                assert await second.next() == SiteOnline(online=True), "who comes later learns it at once too"
            await anna.do(SetStatus(status="away"))
            assert not (await veras.until(SiteOnline)).online
            await anna.do(SetStatus(status="online"))
            assert (await veras.until(SiteOnline)).online
        assert not (await veras.until(SiteOnline)).online


async def test_viewing(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    boris = await backend.colleague()
    dialog_id = await begun(anna, vera)
    async with boris.following(3) as boriss:
        async with anna.following(3) as annas:
            await annas.say(ViewingNow(dialog_id=dialog_id))
            assert (await boriss.until(Viewing)).dialog_id == dialog_id
            async with boris.following(3) as second:
                assert (await second.until(Viewing)).operator_id == anna.me.id
            await annas.say(ViewingNow(dialog_id=None))
            assert (await boriss.until(Viewing)).dialog_id is None
            await annas.say(ViewingNow(dialog_id=dialog_id))
            await boriss.until(Viewing, dialog_id=dialog_id)
        assert (await boriss.until(Viewing)).dialog_id is None, "who disconnects looks at nothing"


@pytest.mark.parametrize("frame", ["{", "[]", "null", '"x"', '{"type":"typing_now"}', '{"type":5}', b"\x00\xff"])
async def test_bad_frames_close_the_stream(anna: OperatorClient, vera: SiteClient, frame: str | bytes) -> None:
    async with anna.following(1) as stream:
        await stream.socket.send(frame)
        assert await stream.close_code() == 4400
    async with vera.stream() as stream:
        await stream.socket.send(frame)
        assert await stream.close_code() == 4400
    async with connect(anna.address.replace("http", "ws", 1) + "/site/v1/stream", proxy=None) as socket:
        await socket.send(frame)
        assert await Stream(socket, SiteMessage).close_code() == 4400


async def test_frames_of_a_newer_client_are_skipped(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    async with anna.following(3) as annas, vera.stream() as veras:
        await annas.socket.send('{"type":"dancing","partner":"x"}')
        await veras.socket.send('{"type":"dancing"}')
        await veras.say(SiteTypingNow(text="still here"))
        assert (await annas.until(Typing)).text == "still here"
        await annas.say(TypingNow(dialog_id=dialog_id))
        await veras.until(SiteTyping)


async def test_too_large_a_frame(anna: OperatorClient) -> None:
    async with anna.following(1) as stream:
        await stream.socket.send("x" * (1_048_576 + 10))
        assert await stream.close_code() == 1009


async def test_unknown_visitor_and_wrong_after(anna: OperatorClient) -> None:
    async with connect(anna.address.replace("http", "ws", 1) + "/site/v1/stream", proxy=None) as socket:
        await socket.send('{"type":"follow","token":"nobody","after":0}')
        assert await Stream(socket, SiteMessage).close_code() == 4401
    url = anna.address.replace("http", "ws", 1) + "/api/v1/stream?after=-1"
    async with connect(url, additional_headers={"Authorization": f"Bearer {anna.token}"}, proxy=None) as socket:
        assert await Stream(socket, SiteMessage).close_code() == 4400


async def test_a_dialog_begun_by_an_operator_reaches_the_open_page(anna: OperatorClient, vera: SiteClient) -> None:
    async with vera.stream() as stream:
        await anna.do(StartDialog(dialog_id="d-1", user_id=vera.user_id, text="may I help?"))
        assert (await stream.until(SiteMessage)).text == "may I help?"


async def test_a_stopping_server_says_so(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    async with anna.following(2) as annas, vera.stream() as veras:
        await asyncio.to_thread(backend.stop)
        assert await annas.close_code() == 1012
        assert await veras.close_code() == 1012
