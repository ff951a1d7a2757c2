"""What pages tell of their users: events once each, visits, carts and orders, and what operators read of it."""

import asyncio

import pytest

from chat_backend.protocol import (
    CloseDialog,
    EditUser,
    Event,
    Happened,
    SiteEvent,
    User,
    UserTotals,
    ViewingNow,
    WatchingNow,
)
from tests.integration.chat_backend.clients import OperatorClient, SiteClient, decoded, entity, fresh, refusal
from tests.integration.chat_backend.conftest import Backend

MINUTE = 60_000
HOUR = 60 * MINUTE
SHOP = "https://shop.example"


def page_view(path: str, *, age: int = 0, **more: str) -> SiteEvent:
    return SiteEvent(id=fresh("e"), name="page_viewed", age=age, page=SHOP + path, page_title=path.strip("/"), **more)


async def test_an_event_counts_once(anna: OperatorClient, vera: SiteClient) -> None:
    first, second = page_view("/", age=2_000), page_view("/socks", age=1_000)
    once = await vera.post_events(first)
    again = await vera.post_events(first, second, second)
    assert (once.json(), again.json()) == ({"taken": 1, "known": 0}, {"taken": 1, "known": 2})
    found = await anna.events(vera.user_id, kinds="page")
    assert [event.page for event in found.events] == [f"{SHOP}/socks", f"{SHOP}/"]
    assert (await anna.card(vera.user_id)).totals.pages == 2


async def test_the_same_id_of_two_visitors_is_two_events(backend: Backend, anna: OperatorClient) -> None:
    vera, igor = await backend.visitor(), await backend.visitor()
    event = page_view("/")
    for visitor in (vera, igor):
        assert (await visitor.post_events(event)).json() == {"taken": 1, "known": 0}
        assert len((await anna.events(visitor.user_id, kinds="page")).events) == 1


async def test_a_visit_ends_with_silence(anna: OperatorClient, vera: SiteClient) -> None:
    landing = "/?utm_source=mail&utm_medium=letter&utm_campaign=%D0%BB%D0%B5%D1%82%D0%BE&x=1"
    await vera.post_events(
        page_view(landing, age=3 * HOUR, referrer="https://www.mail.example/inbox"),
        page_view("/socks", age=3 * HOUR - 29 * MINUTE),
        page_view("/hats", age=2 * HOUR, referrer="https://search.example/?q=hats"),
        page_view("/", age=0, referrer=f"{SHOP}/hats"),
    )
    found = await anna.events(vera.user_id)
    assert [(visit.source, visit.pages, visit.events) for visit in found.visits] == [
        ("direct", 1, 2),
        ("search.example", 1, 2),
        ("mail", 2, 3),
    ]
    oldest = found.visits[-1]
    assert oldest.utm is not None
    assert (oldest.utm.medium, oldest.utm.campaign) == ("letter", "лето")
    assert (oldest.referrer, oldest.landing_page) == ("https://www.mail.example/inbox", SHOP + landing)
    assert oldest.ended_at - oldest.started_at == 29 * MINUTE
    begun = [event for event in found.events if event.name == "visit_started"]
    assert [event.props["source"] for event in begun] == ["direct", "search.example", "mail"]
    assert found.events[-1] == begun[-1], "what began the visit is its first event"
    totals = (await anna.card(vera.user_id)).totals
    assert (totals.visits, totals.pages, totals.first_source) == (3, 4, "mail")


async def test_cart_and_orders(anna: OperatorClient, vera: SiteClient) -> None:
    socks = {"id": "s-1", "name": "Socks", "price": 3.5, "currency": "eur", "url": f"{SHOP}/socks"}
    await vera.track("cart_added", props=socks)
    await vera.track("cart_added", props={"id": "s-1", "quantity": 2})
    await vera.track("cart_added", props={"id": 7, "name": "Hat", "url": "javascript:alert(1)"})
    cart = (await anna.card(vera.user_id)).user.cart
    assert [(item.id, item.name, item.quantity, item.price, item.currency) for item in cart] == [
        ("s-1", "Socks", 3, 350, "EUR"),
        ("7", "Hat", 1, None, None),
    ]
    assert [item.url for item in cart] == [f"{SHOP}/socks", None]
    await vera.track("cart_removed", props={"id": "s-1", "quantity": 1})
    await vera.track("cart_removed", props={"id": "7"})
    assert [(item.id, item.quantity) for item in (await anna.card(vera.user_id)).user.cart] == [("s-1", 2)]
    await vera.track("order_placed", props={"id": "o-1", "total": 7, "currency": "EUR"})
    assert (await anna.card(vera.user_id)).user.cart == ()
    await vera.track("order_paid", props={"id": "o-1", "total": "7.00", "currency": "EUR"})
    await vera.track("order_paid", props={"id": "o-2", "total": 1_000, "currency": "JPY"})
    await vera.track("order_refunded", props={"id": "o-1", "total": 2.25, "currency": "EUR"})
    totals = (await anna.card(vera.user_id)).totals
    assert (totals.orders, totals.revenue, totals.currency) == (2, 475, "EUR")
    assert [(money.amount, money.currency) for money in totals.other_revenue] == [(1_000, "JPY")]


async def test_a_change_of_the_cart_is_in_the_log_and_a_page_is_not(anna: OperatorClient, vera: SiteClient) -> None:
    before = (await anna.snapshot()).number
    await vera.track("page_viewed", page=f"{SHOP}/")
    assert (await anna.snapshot()).number == before
    await vera.track("cart_added", props={"id": "s-1", "name": "Socks"})
    (change,) = await anna.changes(before)
    assert [item.name for item in entity(change, User).cart] == ["Socks"]


async def test_pages_of_events_meet(anna: OperatorClient, vera: SiteClient) -> None:
    for start in range(0, 120, 40):
        names = ["page_viewed", "product_viewed", "page_viewed", "liked"]
        await vera.post_events(
            *(SiteEvent(id=fresh("e"), name=names[n % 4], age=(120 - n) // 3 * 1_000) for n in range(start, start + 40))
        )
    whole = (await anna.events(vera.user_id, limit=200)).events
    assert len(whole) == 121, "and the beginning of the visit"
    for kinds in ("", "page", "other,source", "order"):
        pieces: list[Event] = []
        before: dict[str, str] = {}
        while True:
            found = await anna.events(vera.user_id, kinds=kinds, limit=7, **before)
            assert {event.visit_id for event in found.events} == {visit.id for visit in found.visits}
            assert found.ordinals == {visit.id: 1 for visit in found.visits}
            pieces += found.events
            if found.next is None:
                break
            before = {"before": found.next}
        assert pieces == [event for event in whole if not kinds or event.kind in kinds.split(",")]


@pytest.mark.parametrize(
    ("event", "code", "field"),
    [
        (SiteEvent(id="a b", name="x"), "bad_request", "id"),
        (SiteEvent(id="e", name=" "), "invalid_name", "name"),
        (SiteEvent(id="e", name="n" * 101), "invalid_name", "name"),
        (SiteEvent(id="e", name="visit_started"), "bad_request", "name"),
        (SiteEvent(id="e", name="segment_entered"), "bad_request", "name"),
        (SiteEvent(id="e", name="x", props={f"p{n}": n for n in range(31)}), "too_many", "props"),
        (SiteEvent(id="e", name="x", props={"n": 2**60}), "bad_request", "props"),
    ],
)
async def test_events_that_are_refused(vera: SiteClient, event: SiteEvent, code: str, field: str) -> None:
    answer = await vera.post_events(event)
    assert (answer.status_code, refusal(answer).code, refusal(answer).field) == (400, code, field)


async def test_how_much_and_how_often(backend: Backend, vera: SiteClient) -> None:
    too_many = await vera.post_events(*(page_view("/") for _ in range(51)))
    assert refusal(too_many).code == "too_many"
    large = await vera.http.post("/site/v1/events", content=b'{"events":[' + b" " * 70_000 + b"]}")
    assert large.status_code == 413
    answers = [await vera.post_events(page_view("/")) for _ in range(60)]
    limited = [answer for answer in answers if answer.status_code == 429]
    assert limited
    assert int(limited[0].headers["retry-after"]) >= 1
    backend.seconds.now += 60
    assert (await vera.post_events(page_view("/"))).status_code == 200


async def test_a_wrong_clock_of_the_browser_does_not_matter(anna: OperatorClient, vera: SiteClient) -> None:
    await vera.track("liked", age=-HOUR)
    await vera.track("liked", age=10**15)
    newest, oldest = (await anna.events(vera.user_id, kinds="other")).events
    assert newest.at - oldest.at == pytest.approx(7 * 24 * HOUR, abs=MINUTE)


async def test_dialogs_are_among_the_events(anna: OperatorClient, vera: SiteClient) -> None:
    await vera.write("Hello")
    (dialog,) = (await anna.snapshot()).page.dialogs
    await anna.do(CloseDialog(dialog_id=dialog.id))
    found = (await anna.events(vera.user_id, kinds="dialog")).events
    assert [(event.name, event.props["by"]) for event in found] == [
        ("dialog_closed", "operator"),
        ("dialog_started", "user"),
    ]


async def test_whoever_looks_at_a_user_hears_of_his_events(backend: Backend, anna: OperatorClient) -> None:
    vera, igor = await backend.visitor(), await backend.visitor()
    await igor.write("Hello")
    (dialog,) = (await anna.snapshot()).page.dialogs
    async with anna.following((await anna.snapshot()).number) as stream:
        await stream.say(WatchingNow(user_id=vera.user_id))
        await stream.say(ViewingNow(dialog_id=dialog.id))
        await asyncio.sleep(0.3)  # frames are not answered
        await vera.track("liked")
        await igor.track("bought a hat")
        assert (await stream.until(Happened)).event.name == "visit_started"
        assert (await stream.until(Happened)).event.name == "liked"
        assert (await stream.until(Happened)).event.user_id == igor.user_id
        await stream.say(WatchingNow(user_id=None))
        await asyncio.sleep(0.3)
        await vera.track("unheard")
        await igor.track("heard")
        assert (await stream.until(Happened)).event.name == "bought a hat"
        assert (await stream.until(Happened)).event.name == "heard"


async def test_a_blocked_user_tells_nothing(anna: OperatorClient, vera: SiteClient) -> None:
    await anna.do(EditUser(user_id=vera.user_id, blocked=True))
    answer = await vera.post_events(page_view("/"))
    assert (answer.status_code, refusal(answer).code) == (403, "blocked")
    assert refusal(await vera.set(colour="red")).code == "blocked"


async def test_totals_of_somebody_who_did_nothing(anna: OperatorClient, vera: SiteClient) -> None:
    totals = decoded(await anna.http.get(f"/api/v1/users/{vera.user_id}/totals"), UserTotals)
    assert (totals.visits, totals.orders, totals.revenue, totals.currency, totals.counts) == (0, 0, 0, None, {})
    assert refusal(await anna.http.get("/api/v1/users/nobody/totals")).code == "gone"
