"""The log's promises: once for each client id, no gap under many writers, private things private."""

import asyncio

import httpx
import sqlalchemy as sa

from chat_backend.protocol import (
    AddNote,
    Applied,
    ChangePage,
    CloseDialog,
    Dialog,
    Mark,
    MarkRead,
    Message,
    SendMessage,
    Workspace,
)
from tests.integration.chat_backend.clients import OperatorClient, SiteClient, decoded, refusal
from tests.integration.chat_backend.conftest import Backend
from tests.integration.chat_backend.test_commands import begun


async def test_a_client_id_applies_once(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    command = SendMessage(dialog_id=dialog_id, text="once")
    first = decoded(await anna.put(command, "c-1"), Applied)
    second = decoded(await anna.put(command, "c-1"), Applied)
    assert (first.again, second.again) == (False, True)
    assert first.change == second.change
    looked_up = decoded(await anna.http.get("/api/v1/commands/c-1"), Applied)
    assert (looked_up.again, looked_up.change) == (True, first.change)
    other = await anna.put(SendMessage(dialog_id=dialog_id, text="twice"), "c-1")
    assert (other.status_code, refusal(other).code) == (409, "client_id_reused")
    kind = await anna.put(CloseDialog(dialog_id=dialog_id), "c-1")
    assert refusal(kind).code == "client_id_reused"
    assert [m.text for m in await anna.entries(dialog_id) if m.kind == "operator"] == ["once"]
    unknown = await anna.http.get("/api/v1/commands/c-2")
    assert (unknown.status_code, refusal(unknown).code) == (404, "not_found")


async def test_a_refused_command_leaves_its_id_free(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    assert (await anna.put(SendMessage(dialog_id=dialog_id, text=""), "c-1")).status_code == 400
    assert (await anna.http.get("/api/v1/commands/c-1")).status_code == 404
    assert not decoded(await anna.put(SendMessage(dialog_id=dialog_id, text="now"), "c-1"), Applied).again


async def test_the_same_id_at_the_same_time_applies_once(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    command = SendMessage(dialog_id=dialog_id, text="once")
    answers = [decoded(a, Applied) for a in await asyncio.gather(*(anna.put(command, "c-1") for _ in range(12)))]
    assert sorted(a.again for a in answers) == [False] + [True] * 11
    assert len({a.change.number for a in answers}) == 1
    assert len([m for m in await anna.entries(dialog_id) if m.kind == "operator"]) == 1


async def test_the_same_site_message_at_the_same_time_is_written_once(vera: SiteClient) -> None:
    answers = await asyncio.gather(*(vera.write("once", "m-1", page=f"https://shop/{n}") for n in range(8)))
    assert len({a.id for a in answers}) == 1
    assert len((await vera.page()).messages) == 1
    other = await vera.put("twice", "m-1")
    assert refusal(other).code == "client_id_reused"


async def test_client_ids_of_two_operators_do_not_meet(
    backend: Backend, anna: OperatorClient, vera: SiteClient
) -> None:
    boris = await backend.colleague()
    dialog_id = await begun(anna, vera)
    await anna.do(SendMessage(dialog_id=dialog_id, text="from Anna"), "c-1")
    assert (await boris.http.get("/api/v1/commands/c-1")).status_code == 404
    await boris.do(SendMessage(dialog_id=dialog_id, text="from Boris"), "c-1")


async def test_twenty_writers_make_no_gap(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    boris = await backend.colleague()
    start = (await anna.snapshot()).number

    async def writes(who: OperatorClient, name: int) -> list[int]:
        numbers = []
        for turn in range(5):
            change = await who.do(AddNote(dialog_id=dialog_id, text=f"{name}-{turn}"))
            numbers.append(change.number)
        return numbers

    async with boris.following(start) as stream:
        told = await asyncio.gather(*(writes((anna, boris)[n % 2], n) for n in range(20)))
        streamed = [c.number for c in await stream.changes_to(start + 100)]
    expected = list(range(start + 1, start + 101))
    assert sorted(n for numbers in told for n in numbers) == expected
    assert [c.number for c in await anna.changes(start)] == expected
    assert streamed == expected
    dialog = await anna.dialog(dialog_id)
    assert (dialog.message_count, dialog.number) == (101, start + 100)
    texts = {m.text for m in await anna.entries(dialog_id) if m.kind == "note"}
    assert len(texts) == 100


async def test_marks_are_the_operators_own(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    boris = await backend.colleague()
    dialog_id = await begun(anna, vera)
    start = (await anna.snapshot()).number
    async with boris.following(start) as stream:
        mine = await anna.do(MarkRead(dialog_id=dialog_id, read_number=3))
        answer = await anna.do(SendMessage(dialog_id=dialog_id, text="hi"), "c-1")
        streamed = await stream.changes_to(answer.number)
    assert [type(e) for e in mine.entities] == [Mark]
    assert streamed[0].entities == (), "the number arrives, the mark does not"
    assert [c.number for c in streamed] == [mine.number, answer.number]
    for change in (*streamed, *await boris.changes()):
        assert not [e for e in change.entities if isinstance(e, Mark)]
    assert [e for c in await anna.changes() for e in c.entities if isinstance(e, Mark)]
    assert (await boris.snapshot()).page.marks == ()
    page = await boris.http.get(f"/api/v1/dialogs/{dialog_id}")
    assert b"mark" not in page.content.replace(b'"marks":[]', b"")


async def test_replaying_the_log_gives_the_snapshot(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera, "a", "b")
    await anna.do(SendMessage(dialog_id=dialog_id, text="c"))
    await anna.do(CloseDialog(dialog_id=dialog_id))
    await vera.write("d")
    changes = await anna.changes()
    assert [c.number for c in changes] == list(range(1, len(changes) + 1))
    dialogs = {e.id: e for c in changes for e in c.entities if isinstance(e, Dialog)}
    messages = {e.id: e for c in changes for e in c.entities if isinstance(e, Message)}
    snapshot = await anna.snapshot()
    assert tuple(dialogs.values()) == snapshot.page.dialogs
    assert tuple(messages[i] for i in sorted(messages)) == await anna.entries(dialog_id)
    assert [e for e in changes[0].entities if isinstance(e, Workspace)] == [snapshot.workspace]


async def test_pages_of_changes_and_messages_meet(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    for turn in range(6):
        await anna.do(CloseDialog(dialog_id=dialog_id))
        await vera.write(f"again {turn}")  # two entries of one number: the fact and the message
    everything = await anna.entries(dialog_id)
    assert len(everything) == 19
    for limit in (1, 2, 3, 5):
        gathered: tuple[Message, ...] = ()
        before: dict[str, int] = {}
        while True:
            page = await anna.messages(dialog_id, limit=limit, **before)
            gathered = page.messages + gathered
            if not page.has_older:
                break
            before = {"before": page.messages[0].number}
        assert gathered == everything

    number, collected = 0, []
    while True:
        page = decoded(await anna.http.get(f"/api/v1/changes?after={number}&limit=4"), ChangePage)
        collected += page.changes
        if not page.changes:
            break
        number = page.changes[-1].number
    assert number == page.number
    assert tuple(collected) == await anna.changes()


async def test_dialog_pages_by_newest_activity(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    people = [await backend.visitor() for _ in range(5)]
    for person in people:
        await person.write("hello")
    await people[1].write("me again")
    ids, cursor = [], ""
    while cursor is not None:
        params = {"state": "open", "limit": 2} | ({"before": cursor} if cursor else {})
        page = (await anna.http.get("/api/v1/dialogs", params=params)).json()
        ids += [d["user_id"] for d in page["dialogs"]]
        assert {u["id"] for u in page["users"]} == {d["user_id"] for d in page["dialogs"]}
        cursor = page["next"]
    assert ids == [people[n].user_id for n in (1, 4, 3, 2, 0)]
    one = (await anna.http.get(f"/api/v1/users/{people[3].user_id}/dialogs")).json()
    assert [d["user_id"] for d in one["dialogs"]] == [people[3].user_id]
    for wrong in ("x", "1", "-1.a", "1" * 30 + ".a"):
        answer = await anna.http.get("/api/v1/dialogs", params={"state": "open", "before": wrong})
        assert (answer.status_code, refusal(answer).field) == (400, "before")


async def test_a_shortened_log_is_told(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    await begun(anna, vera, "a", "b", "c")
    engine = sa.create_engine(f"sqlite:///{backend.settings.data / 'chat.sqlite3'}")
    with engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM changes WHERE number <= 3"))
    engine.dispose()
    old = await anna.http.get("/api/v1/changes?after=2")
    assert (old.status_code, refusal(old).code) == (410, "too_old")
    assert [c.number for c in await anna.changes(3)] == [4, 5]
    ahead = await anna.http.get("/api/v1/changes?after=1000")
    assert (ahead.status_code, refusal(ahead).code) == (410, "too_old"), "a number of another log"
    async with anna.stream(after=2) as stream:
        assert (await stream.next()).oldest == 4
        assert await stream.close_code() == 4410


async def test_signed_out_everywhere(backend: Backend, anna: OperatorClient) -> None:
    async with anna.following(1) as stream:
        assert (await anna.http.post("/api/v1/sign-out")).status_code == 204
        assert await stream.close_code() == 4401
    answer = await anna.http.get("/api/v1/snapshot")
    assert (answer.status_code, refusal(answer).code) == (401, "signed_out")
    async with anna.stream() as stream:
        assert await stream.close_code() == 4401
    async with httpx.AsyncClient(base_url=backend.address, trust_env=False) as nobody:
        for path in (
            "snapshot",
            "changes?after=0",
            "dialogs?state=open",
            "dialogs/x",
            "dialogs/x/messages",
            "users/x/dialogs",
            "commands/x",
        ):
            assert (await nobody.get(f"/api/v1/{path}")).status_code == 401
