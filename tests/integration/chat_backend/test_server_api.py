"""The site's own server: keys, and telling of users by their ids in the site's own system."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator

import httpx
import msgspec
import pytest

from chat_backend.protocol import (
    ServerEvent,
    ServerIdentify,
    ServerKeyMade,
    ServerSet,
    ServerTrack,
    ServerUser,
    Tracked,
    Wire,
)
from tests.integration.chat_backend.clients import OperatorClient, SiteClient, decoded, refusal
from tests.integration.chat_backend.conftest import Backend


class Shop:
    """The shop's server."""

    def __init__(self, address: str, secret: str) -> None:
        self.http = httpx.AsyncClient(
            base_url=address, headers={"Authorization": f"Bearer {secret}"}, timeout=10, trust_env=False
        )

    async def post(self, what: str, body: Wire) -> httpx.Response:
        return await self.http.post(f"/server/v1/{what}", content=msgspec.json.encode(body))

    async def track(self, user: str, *events: ServerEvent) -> Tracked:
        return decoded(await self.post("track", ServerTrack(user=user, events=events)), Tracked)


@pytest.fixture
async def shop(backend: Backend, anna: OperatorClient) -> AsyncIterator[Shop]:
    shop = Shop(backend.address, (await anna.server_key()).secret)
    yield shop
    await shop.http.aclose()


async def test_a_server_tells_of_its_users(anna: OperatorClient, shop: Shop) -> None:
    paid = ServerEvent(
        id="p-1", name="order_paid", at=1_700_000_000_000, props={"id": "1", "total": 5, "currency": "EUR"}
    )
    assert await shop.track("42", paid) == Tracked(taken=1)
    assert await shop.track("42", paid) == Tracked(taken=0, known=1)
    told = decoded(await shop.post("identify", ServerIdentify(user="42", properties={"name": "Vera"})), ServerUser)
    again = decoded(await shop.post("set", ServerSet(user="42", properties={"plan": "pro"})), ServerUser)
    assert told == again == ServerUser(user_id=told.user_id, made=False)
    card = await anna.card(told.user_id)
    assert (card.user.name, card.user.external_id) == ("Vera", "42")
    assert [(p.name, p.value, p.source) for p in card.user.properties] == [("plan", "pro", "server")]
    assert (card.totals.orders, card.totals.revenue, card.totals.visits) == (1, 500, 0)
    unknown = await shop.post("set", ServerSet(user="43", properties={}))
    assert (unknown.status_code, refusal(unknown).field) == (404, "user")


async def test_a_server_joins_a_visitor_with_its_user(
    backend: Backend, anna: OperatorClient, vera: SiteClient, shop: Shop
) -> None:
    await vera.write("Hello")
    known = decoded(await shop.post("identify", ServerIdentify(user="42", properties={"name": "Vera"})), ServerUser)
    joined = decoded(await shop.post("identify", ServerIdentify(user="42", visitor_id=vera.user_id)), ServerUser)
    assert joined.user_id == known.user_id
    assert [m.text for m in (await vera.page()).messages] == ["Hello"]
    other = await shop.post("identify", ServerIdentify(user="43", visitor_id=vera.user_id))
    assert (other.status_code, refusal(other).field) == (400, "visitor_id")
    nobody = await shop.post("identify", ServerIdentify(user="43", visitor_id="nobody"))
    assert refusal(nobody).code == "gone"


async def test_one_user_however_many_ask_at_once(anna: OperatorClient, shop: Shop) -> None:
    events = [ServerEvent(id=f"e-{n % 5}", name="seen", props={"n": n % 5}) for n in range(20)]
    answers = await asyncio.gather(*(shop.track("42", event) for event in events))
    assert sum(answer.taken for answer in answers) == 5
    (user,) = (await anna.users()).users
    assert len((await anna.events(user.id)).events) == 5


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (ServerTrack(user="", events=()), "user"),
        (ServerTrack(user=" 42", events=()), "user"),
        (ServerTrack(user="4" * 201, events=()), "user"),
        (ServerTrack(user="42", events=()), "events"),
        (ServerTrack(user="42", events=(ServerEvent(id="e", name="x", at=10**15),)), "at"),
        (ServerTrack(user="42", events=(ServerEvent(id="e", name="dialog_started"),)), "name"),
    ],
)
async def test_what_is_refused(shop: Shop, body: ServerTrack, field: str) -> None:
    answer = await shop.post("track", body)
    assert (answer.status_code, refusal(answer).field) == (400, field)


async def test_keys_are_made_rotated_and_revoked(backend: Backend, anna: OperatorClient) -> None:
    made = await anna.server_key("shop")
    (listed,) = (await anna.keys()).server_keys
    assert listed == made.key
    assert made.secret.endswith(listed.ending)
    first = Shop(backend.address, made.secret)
    await first.track("42", ServerEvent(id="e", name="x"))
    rotated = decoded(await anna.http.post(f"/api/v1/keys/server/{made.key.id}/rotate"), ServerKeyMade)
    second = Shop(backend.address, rotated.secret)
    assert refusal(await first.post("track", ServerTrack(user="42", events=()))).code == "signed_out"
    assert (await second.track("42", ServerEvent(id="e", name="x"))).known == 1, "the same event by another key"
    assert (await anna.keys()).server_keys[0].last_used_at is not None
    stored = sqlite3.connect(backend.settings.data / "chat.sqlite3")
    dump = "\n".join(stored.iterdump())
    stored.close()
    assert rotated.secret not in dump
    assert made.secret not in dump
    assert (await anna.http.delete(f"/api/v1/keys/server/{made.key.id}")).status_code == 204
    assert refusal(await second.post("track", ServerTrack(user="42", events=()))).code == "signed_out"
    assert refusal(await anna.http.delete(f"/api/v1/keys/server/{made.key.id}")).code == "not_found"
    for _ in range(10):
        await anna.server_key()
    assert refusal(await anna.http.post("/api/v1/keys/server", json={"name": "one more"})).code == "too_many"
    await first.http.aclose()
    await second.http.aclose()


async def test_a_key_asks_too_often(backend: Backend, shop: Shop) -> None:
    codes = {(await shop.post("track", ServerTrack(user="", events=()))).status_code for _ in range(610)}
    assert codes == {400, 429}
