"""What a page tells of its visitor by itself and when it is asked to: through routers, outages, reloads and strict policies."""

import hashlib
import hmac

import httpx
import msgspec
import pytest
from playwright.sync_api import Browser, Route, expect

from chat_backend import protocol
from chat_backend.protocol import Event, EventPage, SecretKeys, User, UserCard, UserPage
from tests.browser.operators_desk import OperatorsDesk, eventually
from tests.browser.site_chat import SiteChat, Visitor
from tests.servers import ServerProcess

pytestmark = pytest.mark.browser


class Known:
    """What operators know of the site's users."""

    def __init__(self, desk: OperatorsDesk) -> None:
        self._http = httpx.Client(base_url=desk.address, headers=desk._headers, timeout=20)

    def users(self) -> tuple[User, ...]:
        return msgspec.json.decode(self._http.get("/api/v1/users").content, type=UserPage).users

    def events(self, kinds: str = "page") -> list[Event]:
        """Of the only user, oldest first."""
        users = self.users()
        if not users:
            return []
        answer = self._http.get(f"/api/v1/users/{users[0].id}/events", params={"kinds": kinds, "limit": 200})
        return list(msgspec.json.decode(answer.content, type=EventPage).events)[::-1]

    def card(self, user_id: str) -> UserCard:
        return msgspec.json.decode(self._http.get(f"/api/v1/users/{user_id}").content, type=UserCard)

    def prove(self, external_id: str) -> str:
        keys = msgspec.json.decode(self._http.get("/api/v1/keys").content, type=SecretKeys)
        return hmac.new(keys.identity_key.encode(), external_id.encode(), hashlib.sha256).hexdigest()

    def close(self) -> None:
        self._http.close()


@pytest.fixture
def known(desk: OperatorsDesk):
    known = Known(desk)
    yield known
    known.close()


def told(chat: SiteChat) -> int:
    """How much waits to be told."""
    return int(chat.page.evaluate("Object.keys(localStorage).filter((key) => key.includes(':told:')).length"))


def test_what_a_blocked_visitor_does_is_neither_kept_nor_complained_about(
    visitor: Visitor, known: Known, desk: OperatorsDesk
) -> None:
    """Whoever made the page can mend nothing there: his console stays empty (``Visitor.leave`` looks at it)."""
    chat = visitor.visit().open().connected()
    chat.write("Hello")
    chat.shows("Hello")
    eventually(lambda: len(known.events()) == 1)
    user_id = desk.dialog().user_id
    desk.apply(protocol.EditUser(user_id=user_id, blocked=True))
    with chat.page.expect_response(lambda answer: answer.url.endswith("/site/v1/events")) as refused:
        chat.page.evaluate("operatorChat('track', 'looked around')")
    assert refused.value.status == 403
    eventually(lambda: told(chat) == 0)
    desk.apply(protocol.EditUser(user_id=user_id, blocked=False))
    chat.page.evaluate("operatorChat('track', 'came back')")
    eventually(lambda: [each.name for each in known.events("other")] == ["came back"])


def test_pages_of_every_kind_are_counted_once(visitor: Visitor, known: Known) -> None:
    chat = visitor.visit("/start?utm_source=mail")
    chat.page.evaluate("history.pushState({}, '', '/second')")
    chat.page.wait_for_timeout(100)
    chat.page.evaluate("history.replaceState({}, '', '/second')")
    chat.page.evaluate("location.hash = '#part'")
    chat.page.wait_for_timeout(100)
    chat.page.go_back()
    eventually(lambda: len(known.events()) == 4 and told(chat) == 0)
    chat.page.reload()
    eventually(lambda: len(known.events()) == 5)
    paths = [(event.page or "").removeprefix(visitor.address) for event in known.events()]
    assert paths == ["/start?utm_source=mail", "/second", "/second#part", "/second", "/second"]
    assert {event.page_title for event in known.events()} == {"Foreign site"}
    assert len({event.visit_id for event in known.events()}) == 1
    (begun,) = known.events("source")
    assert begun.props["source"] == "mail"


def test_what_is_said_before_the_script_is_there_is_kept(visitor: Visitor, known: Known) -> None:
    visitor.context.add_init_script(
        "window.operatorChat = (...call) => operatorChat.q.push(call); operatorChat.q = [];"
    )
    visitor.context.add_init_script(
        "operatorChat('track', 'early', { n: 1, when: new Date(0), odd: {}, none: null }); operatorChat('set', { plan: 'pro' });"
    )
    visitor.visit()
    (early,) = eventually(lambda: known.events("other"))
    assert (early.name, early.props) == ("early", {"n": 1, "when": "1970-01-01T00:00:00.000Z"})
    eventually(lambda: "plan" in {p.name for p in known.users()[0].properties})


def test_nothing_is_lost_or_doubled_by_an_outage(visitor: Visitor, known: Known) -> None:
    chat = visitor.visit()
    eventually(known.events)
    lost: list[str] = []

    def the_first_answers_are_lost(route: Route) -> None:
        if len(lost) >= 2:
            route.continue_()
            return
        lost.append(route.request.url)
        route.fetch()
        route.abort()

    chat.page.route("**/site/v1/events", the_first_answers_are_lost)
    chat.page.evaluate("for (let n = 0; n < 120; n++) operatorChat.track('step', { n })")
    eventually(lambda: told(chat) == 0, within=60)
    assert len(lost) == 2
    assert [event.props["n"] for event in known.events("other")] == list(range(120))


def test_what_was_said_offline_is_told_by_the_next_page(visitor: Visitor, known: Known) -> None:
    chat = visitor.visit()
    eventually(known.events)
    visitor.context.set_offline(True)
    chat.page.evaluate("operatorChat.track('bought', { what: 'hat' })")
    assert told(chat) == 1
    chat.page.close()
    visitor.context.set_offline(False)
    next_page = visitor.visit()
    eventually(lambda: told(next_page) == 0)
    assert [event.props for event in known.events("other")] == [{"what": "hat"}]


def test_a_bad_event_does_not_stop_the_good_ones(visitor: Visitor, known: Known) -> None:
    chat = visitor.visit()
    chat.page.evaluate(
        "operatorChat.track('good', {}); operatorChat.track('visit_started'); operatorChat.track('fine')"
    )
    eventually(lambda: told(chat) == 0)
    assert [event.name for event in known.events("other")] == ["good", "fine"]
    assert [trouble for trouble in chat.troubles if "operator chat" in trouble]
    chat.troubles.clear()


def test_two_browsers_of_one_person(browser: Browser, site: str, desk: OperatorsDesk, known: Known) -> None:
    proof = known.prove("42")
    phone, desktop = Visitor(browser, site), Visitor(browser, site)
    first = phone.visit().open().connected()
    first.write("From the phone")
    first.shows("From the phone")
    second = desktop.visit().open().connected()
    second.write("From the desktop")
    second.shows("From the desktop")
    say = f"operatorChat('identify', '42', '{proof}', {{ name: 'Vera' }})"
    first.page.evaluate(say)
    eventually(lambda: {user.external_id for user in known.users()} == {None, "42"})
    second.page.evaluate(say)
    first.shows("From the phone", "From the desktop")
    second.shows("From the phone", "From the desktop")
    (user,) = known.users()
    assert (user.external_id, user.name) == ("42", "Vera")
    second.write("Still me")
    first.shows("From the phone", "From the desktop", "Still me")
    phone.leave()
    desktop.leave()


def test_another_person_at_the_same_browser_sees_nothing(visitor: Visitor, desk: OperatorsDesk, known: Known) -> None:
    chat = visitor.visit().open().connected()
    chat.page.evaluate(f"operatorChat('identify', '42', '{known.prove('42')}')")
    chat.write("My secret")
    chat.shows("My secret")
    eventually(lambda: told(chat) == 0)
    other_tab = visitor.visit()
    chat.page.evaluate(f"operatorChat('identify', '43', '{known.prove('43')}')")
    eventually(lambda: {user.external_id for user in known.users()} == {"42", "43"})
    expect(chat.bubbles).to_have_count(0)
    chat.write("Who was here?")
    chat.shows("Who was here?")
    other_tab.open()
    other_tab.shows("Who was here?")
    chat.page.evaluate("operatorChat('reset')")
    expect(chat.bubbles).to_have_count(0)
    assert [user.external_id for user in eventually(lambda: len(known.users()) == 3 and known.users())].count(None) == 1


def test_the_shop_tells_of_cart_and_orders(browser: Browser, backend: ServerProcess, known: Known) -> None:
    visitor = Visitor(browser, backend.address)
    page = visitor.visit("/shop").page
    page.get_by_role("button", name="Add to cart: Gooseneck kettle").click()
    page.get_by_role("button", name="Add to cart: French press").click()
    eventually(lambda: len(known.users()[0].cart) == 2)
    assert [(item.name, item.price, item.currency) for item in known.users()[0].cart] == [
        ("Gooseneck kettle", 8900, "EUR"),
        ("French press", 4600, "EUR"),
    ]
    page.get_by_role("link", name="Cart").click()
    page.get_by_role("button", name="Place the order").click()
    eventually(lambda: known.users()[0].cart == () and len(known.events("order")) == 2)
    totals = known.card(known.users()[0].id).totals
    assert (totals.orders, totals.revenue, totals.currency) == (1, 13_500, "EUR")
    visitor.leave()
