"""Reading about users: the list, the pages of a very long history, and the file of all of it; on generated data."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from chat_backend.__main__ import main
from chat_backend.protocol import AddUserNote as WriteNote
from chat_backend.protocol import EventKind, SetProperty, User, UserNote
from chat_backend.settings import Settings
from tests.integration.chat_backend.clients import OperatorClient, SiteClient, entity, refusal
from tests.integration.chat_backend.conftest import KEY, Backend

USERS, EVENTS = 300, 12_000


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a generated shop, made by the command."""
    data = tmp_path_factory.mktemp("shop") / "data"
    assert main(["demo-data", "--data", str(data), "--users", str(USERS), "--events", str(EVENTS)]) == 0
    return data


@pytest.fixture
def running(shop: Path, tmp_path: Path) -> Iterator[Backend]:
    backend = Backend(Settings(data=shop, site_folder=tmp_path, embedded_key=KEY))
    backend.start()
    yield backend
    backend.stop()


def test_the_same_seed_is_not_filled_in_twice(tmp_path: Path) -> None:
    other = tmp_path / "again"
    sizes = ["--users", "20", "--events", "500"]
    for folder in ("a", "b"):
        assert main(["demo-data", "--data", str(other / folder), *sizes, "--seed", "7"]) == 0
    assert main(["demo-data", "--data", str(other / "a"), *sizes, "--seed", "7"]) == 2
    assert main(["demo-data", "--data", str(other / "a"), *sizes, "--seed", "8", "--language", "ru"]) == 0
    told = []
    for folder in ("a", "b"):
        with sqlite3.connect(other / folder / "chat.sqlite3") as connection:
            told.append(
                connection.execute("SELECT id, kind, name FROM events WHERE id LIKE '%demo7u%' ORDER BY id").fetchall()
            )
        connection.close()
    assert told[0] == told[1]
    assert len(told[0]) == 500


async def test_the_shop_adds_up(anna: OperatorClient) -> None:
    """Every total of the generated data is what its events say."""
    page = await anna.users(limit=20)
    for user, totals in zip(page.users, page.totals, strict=True):
        assert totals.user_id == user.id
        events = []
        before: dict[str, str] = {}
        while True:
            found = await anna.events(user.id, limit=200, **before)
            events += found.events
            if found.next is None or len(events) > 3_000:
                break
            before = {"before": found.next}
        if found.next is not None:
            continue
        counts: dict[EventKind, int] = {}
        for event in events:
            counts[event.kind] = counts.get(event.kind, 0) + 1
        assert totals.counts == counts
        assert totals.orders == sum(event.name == "order_paid" for event in events)
        paid = sum(round(float(event.props["total"]) * 100) for event in events if event.name == "order_paid")
        assert totals.revenue == paid


async def test_a_long_history_is_read_in_pages(anna: OperatorClient, shop: Path) -> None:
    with sqlite3.connect(shop / "chat.sqlite3") as connection:
        user_id, most = connection.execute(
            "SELECT user_id, count(*) FROM events GROUP BY user_id ORDER BY 2 DESC LIMIT 1"
        ).fetchone()
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM events WHERE workspace_id = ? AND user_id = ? AND kind = ? AND at <= 5"
            " ORDER BY at DESC, id DESC LIMIT 101",
            ("w", user_id, "page"),
        ).fetchall()
        visits = connection.execute(
            "SELECT id FROM visits WHERE user_id = ? ORDER BY started_at, id", (user_id,)
        ).fetchall()
    connection.close()
    assert most > 2_000
    assert "USING INDEX ix_events" in plan[0][3]
    assert not any("TEMP B-TREE" in row[3] for row in plan), "no page is sorted"
    in_order = [visit_id for (visit_id,) in visits]
    seen: list[str] = []
    numbered: dict[str, int] = {}
    before: dict[str, str] = {}
    while True:
        found = await anna.events(user_id, limit=200, **before)
        numbered |= found.ordinals
        times = [event.at for event in found.events]
        assert times == sorted(times, reverse=True)
        seen += [event.id for event in found.events]
        if found.next is None:
            break
        before = {"before": found.next}
    assert len(seen) == len(set(seen)) == most
    assert numbered == {visit_id: place for place, visit_id in enumerate(in_order, 1)}, "his first visit is 1"
    orders = await anna.events(user_id, kinds="order", limit=20)
    assert orders.ordinals == {visit.id: numbered[visit.id] for visit in orders.visits}, "whatever lies between"
    assert refusal(await anna.http.get(f"/api/v1/users/{user_id}/events?before=x")).field == "before"
    assert refusal(await anna.http.get(f"/api/v1/users/{user_id}/events?kinds=page,bad")).field == "kinds"


async def test_the_list_of_users_is_complete_with_those_present_first(backend: Backend, anna: OperatorClient) -> None:
    present: list[SiteClient] = [await backend.visitor() for _ in range(3)]
    async with present[0].stream(), present[1].stream():
        seen: list[str] = []
        before: dict[str, str] = {}
        while True:
            page = await anna.users(limit=50, **before)
            seen += [user.id for user in page.users]
            if not before:
                assert page.present == (present[1].user_id, present[0].user_id) or set(page.present) == {
                    present[0].user_id,
                    present[1].user_id,
                }
                assert set(seen[:2]) == set(page.present)
            if page.next is None:
                break
            before = {"before": page.next}
        assert len(seen) == len(set(seen)) >= USERS + 3
        one_by_one: list[str] = []
        before = {}
        for _ in range(4):
            page = await anna.users(limit=1, **before)
            one_by_one += [user.id for user in page.users]
            before = {"before": page.next or ""}
        assert one_by_one == seen[:4], "the seam between those present and the others"


async def test_the_list_is_searched(anna: OperatorClient, vera: SiteClient) -> None:
    await vera.set(name="Вера Щукёна", email="vera@shop.example", phone="+7 916 123-45-67")
    for words in ("щук", "ВЕРА щукена", "щукёна", "vera@SHOP", "916 123-45", "+7(916)123"):
        assert [user.id for user in (await anna.users(search=words)).users] == [vera.user_id], words
    for words in ("щук%", "_ера", "vera nobody", "\\", '"'):
        assert (await anna.users(search=words)).users == (), words
    assert (await anna.users(segment='x" OR')).users == ()
    for bad in ("x", "p.1", "o.1.1", "p.1.1." + "x" * 101):
        assert refusal(await anna.http.get("/api/v1/users", params={"before": bad})).field == "before"


async def test_everything_about_a_user_as_a_file(anna: OperatorClient, vera: SiteClient) -> None:
    user = entity(await anna.do(SetProperty(user_id=vera.user_id, name="note", value="=cmd|'/c calc'!A1")), User)
    await anna.do(SetProperty(user_id=vera.user_id, name="debt", value=-5))
    note = entity(await anna.do(WriteNote(id=f"n-{user.id[:8]}", user_id=user.id, text="@friend")), UserNote)
    await vera.track("=liked", props={"what": "=1+1"}, page="https://shop.example/", page_title="-sale")
    answer = await anna.http.get(f"/api/v1/users/{user.id}/export?format=csv")
    assert answer.headers["content-disposition"] == f'attachment; filename="user-{user.id}.csv"'
    table = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert table[0][:3] == ["what", "at", "name"]
    rows = {row[2]: row for row in table[1:] if row[0] != "note"}
    assert rows["note"][3] == "'=cmd|'/c calc'!A1"
    assert rows["debt"][3] == "-5"
    assert rows["'=liked"][5] == "'-sale"
    assert any(row[0] == "note" and row[3] == "'@friend" for row in table)
    for row in table:
        assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in row)
    told = json.loads((await anna.http.get(f"/api/v1/users/{user.id}/export?format=json")).content)
    assert told["user"]["id"] == user.id
    assert told["notes"][0]["text"] == note.text
    assert [event["name"] for event in told["events"]] == ["=liked", "visit_started"]
    assert told["events"][0]["visit"]["source"] == "direct"
    assert (await anna.http.get(f"/api/v1/users/{user.id}/export?format=xml")).status_code == 400


async def test_a_long_history_as_a_file(anna: OperatorClient) -> None:
    longest = max((await anna.users(limit=200)).totals, key=lambda totals: sum(totals.counts.values()))
    answer = await anna.http.get(f"/api/v1/users/{longest.user_id}/export?format=json")
    assert len(json.loads(answer.content)["events"]) == sum(longest.counts.values())
