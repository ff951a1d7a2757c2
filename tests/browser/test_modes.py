"""How the chat behaves as the owner set it: when its button is there, what shows by itself, and what is left afterwards."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, WebSocketRoute, expect

from chat_backend.protocol import (
    Presence,
    PutTrigger,
    SetSiteChat,
    StartDialog,
    User,
    WhenPage,
    WorkingHours,
)
from chat_backend.protocol import SiteChat as Behaviour
from tests.browser import foreign_site
from tests.browser.operators_desk import OperatorsDesk, eventually
from tests.browser.site_chat import SiteChat, Visitor
from tests.chromium import NO_THIRD_PARTY_COOKIES, launched
from tests.servers import ServerProcess

pytestmark = pytest.mark.browser

GLANCE_MS = 250
BLOCK_STORAGE = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });"""


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """One for the module: each visitor is a new one, and each test begins by saying how the chat behaves."""
    with ServerProcess(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture(scope="module")
def desk(backend: ServerProcess) -> Iterator["OwnersDesk"]:
    desk = OwnersDesk(backend.address, backend.sign_in("Nina").token)
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def site(backend: ServerProcess, desk: OperatorsDesk) -> Iterator[str]:
    assert backend.site_key is not None
    with foreign_site.serving(backend.address, backend.site_key) as address:
        yield address


class OwnersDesk(OperatorsDesk):
    """The owner, who also decides how the chat behaves."""

    def behave(self, **chosen: Any) -> None:
        self.apply(SetSiteChat(chat=Behaviour(**chosen)))

    def newcomer(self, page: str) -> str:
        """Id of the visitor who is on this page now."""
        with self.stream() as stream:
            frame = stream.wait_for(
                lambda it: isinstance(it, Presence) and it.online and (it.page or "").endswith(page)
            )
            return str(frame.id)

    def writes_first(self, user_id: str, text: str) -> str:
        """The id of the dialog."""
        dialog_id = f"d-{user_id}"
        self.apply(StartDialog(dialog_id=dialog_id, user_id=user_id, text=text))
        return dialog_id

    def user(self, user_id: str) -> User:
        return next(user for user in self.dialogs_with(user_id).users if user.id == user_id)


def nothing_is_there(chat: SiteChat) -> None:
    """Not an element, not a pixel."""
    expect(chat.host).to_have_count(0)


def read(chat: SiteChat) -> None:
    """Longer than what stands there has to be seen before closing the window closes it away."""
    chat.page.wait_for_timeout(GLANCE_MS + 50)


def test_visible_is_always_there(visitor: Visitor, desk: OwnersDesk) -> None:
    desk.behave(mode="visible")
    chat = visitor.visit("/v1")
    expect(chat.panel).to_have_count(0)
    chat.go("/v2")
    expect(chat.launcher).to_be_visible()
    assert visitor.context.cookies() == []  # whoever forbids cookies of third parties loses nothing
    visitor.visit("/v3")


def test_with_dialog_begun_by_an_operator(visitor: Visitor, desk: OwnersDesk) -> None:
    desk.behave(mode="with_dialog")
    chat = visitor.arrive("/w1").followed()
    nothing_is_there(chat)
    dialog_id = desk.writes_first(desk.newcomer("/w1"), "May I help?")
    expect(chat.teaser).to_contain_text("May I help?")
    expect(chat.launcher).to_have_accessible_name("Open chat, 1 unread message")
    expect(chat.panel).to_have_count(0)  # only hidden mode opens by itself
    chat.teaser.get_by_role("button", name="Put away").click()
    expect(chat.teaser).to_have_count(0)
    chat.open().shows("May I help?")
    chat.write("Yes")
    chat.shows("May I help?", "Yes")
    assert [m.text for m in desk.messages(dialog_id) if m.kind == "user"] == ["Yes"]
    chat.launcher.click()
    expect(chat.panel).to_be_hidden()
    expect(chat.launcher).to_be_visible()
    chat.go("/w2")
    expect(chat.launcher).to_be_visible()
    visitor.visit("/w3")


def test_with_dialog_begun_by_the_visitor(visitor: Visitor, desk: OwnersDesk) -> None:
    """The site opens the window by its own link; looking begins nothing, writing does."""
    desk.behave(mode="with_dialog")
    chat = visitor.arrive("/b1").followed()
    chat.page.evaluate("operatorChat.open()")
    expect(chat.input).to_be_focused()
    chat.page.keyboard.press("Escape")
    nothing_is_there(chat)
    chat.page.evaluate("operatorChat.open()")
    chat.write("Hello")
    chat.shows("Hello")
    chat.page.keyboard.press("Escape")
    expect(chat.launcher).to_be_visible()
    visitor.visit("/b2")


def test_hidden_shows_what_is_written_and_leaves_nothing(visitor: Visitor, desk: OwnersDesk) -> None:
    desk.behave(mode="hidden")
    chat = visitor.arrive("/h1").followed()
    nothing_is_there(chat)
    dialog_id = desk.writes_first(desk.newcomer("/h1"), "A word with you")
    chat.shows("A word with you")
    expect(chat.launcher).to_be_hidden()
    chat.write("Of course")
    chat.shows("A word with you", "Of course")
    chat.go("/h2").shows("A word with you", "Of course")  # not closed: it goes along
    chat.panel.get_by_role("button", name="Close chat").click()
    nothing_is_there(chat)
    nothing_is_there(chat.go("/h3").followed())
    again = visitor.arrive("/h4").followed()
    nothing_is_there(again)
    desk.answer("One more thing", dialog_id=dialog_id)
    again.shows("A word with you", "Of course", "One more thing")


def test_hidden_closed_in_one_tab_is_closed_in_all(visitor: Visitor, desk: OwnersDesk) -> None:
    desk.behave(mode="hidden")
    first = visitor.arrive("/t1").followed()
    second = visitor.arrive("/t2").followed()
    desk.writes_first(desk.newcomer("/t2"), "Hello")
    for tab in (first, second):
        tab.shows("Hello")
    read(second)
    second.panel.get_by_role("button", name="Close chat").click()
    nothing_is_there(first)
    nothing_is_there(second)


def test_hidden_opens_in_the_tab_that_is_told_last(visitor: Visitor, desk: OwnersDesk) -> None:
    """Another tab showed the message already, and thereby it is seen: here it is news all the same."""
    desk.behave(mode="hidden")
    first = visitor.arrive("/l1").followed()
    user_id = desk.newcomer("/l1")
    late = SiteChat(visitor.context.new_page())
    visitor.tabs.append(late)
    held: list[str | bytes] = []
    sockets: list[WebSocketRoute] = []

    def hold(socket: WebSocketRoute) -> None:
        def on_message(data: str | bytes) -> None:
            (held.append if '"message"' in str(data) else socket.send)(data)
            late.wire.append(str(data))

        sockets.append(socket)
        socket.connect_to_server().on_message(on_message)

    late.page.route_web_socket("**/site/v1/stream", hold)
    late.page.goto(f"{visitor.address}/l2")
    late.followed()
    desk.writes_first(user_id, "Hello")
    first.shows("Hello")
    while not (held and first.seen_number()):
        late.page.wait_for_timeout(50)
    nothing_is_there(late)
    sockets[0].send(held[0])
    late.shows("Hello")
    read(first)
    first.panel.get_by_role("button", name="Close chat").click()
    nothing_is_there(first)
    nothing_is_there(late)
    sockets[0].send(held[0])  # told again
    nothing_is_there(late)


def test_hidden_what_comes_as_the_window_is_closed_is_not_closed_away(visitor: Visitor, desk: OwnersDesk) -> None:
    """Nobody has read what stood there for a moment only."""
    desk.behave(mode="hidden")
    chat = visitor.arrive("/c1").followed()
    dialog_id = desk.writes_first(desk.newcomer("/c1"), "Hello")
    chat.shows("Hello")
    read(chat)
    chat.host.evaluate(
        """(host) => { const feed = host.shadowRoot;
           const seen = new MutationObserver(() => { if (!feed.textContent.includes("One more thing")) return;
             seen.disconnect(); operatorChat.close(); document.title = "closed"; });
           seen.observe(feed, { childList: true, subtree: true, characterData: true }); }"""
    )
    desk.answer("One more thing", dialog_id=dialog_id)
    expect(chat.page).to_have_title("closed")
    chat.shows("Hello", "One more thing")
    read(chat)
    chat.panel.get_by_role("button", name="Close chat").click()
    nothing_is_there(chat)
    nothing_is_there(chat.go("/c2").followed())


def test_hidden_closing_in_one_tab_leaves_what_only_the_other_has(visitor: Visitor, desk: OwnersDesk) -> None:
    desk.behave(mode="hidden")
    first = visitor.arrive("/o1").followed()
    user_id = desk.newcomer("/o1")
    late = SiteChat(visitor.context.new_page())
    visitor.tabs.append(late)
    held: list[str | bytes] = []
    sockets: list[WebSocketRoute] = []

    def hold(socket: WebSocketRoute) -> None:
        def on_message(data: str | bytes) -> None:
            (held.append if "Second" in str(data) else socket.send)(data)
            late.wire.append(str(data))

        sockets.append(socket)
        socket.connect_to_server().on_message(on_message)

    late.page.route_web_socket("**/site/v1/stream", hold)
    late.page.goto(f"{visitor.address}/o2")
    late.followed()
    dialog_id = desk.writes_first(user_id, "First")
    for tab in (first, late):
        tab.shows("First")
    desk.answer("Second", dialog_id=dialog_id)
    first.shows("First", "Second")
    while not held:
        late.page.wait_for_timeout(50)
    read(late)
    late.panel.get_by_role("button", name="Close chat").click()
    nothing_is_there(late)
    first.shows("First", "Second")
    sockets[0].send(held[0])
    late.shows("First", "Second")
    read(first)
    first.panel.get_by_role("button", name="Close chat").click()
    nothing_is_there(first)
    nothing_is_there(late)


@pytest.mark.parametrize("mode", ["visible", "with_dialog", "hidden"])
def test_what_was_written_to_an_absent_visitor_is_there_at_the_next_visit(
    visitor: Visitor, desk: OwnersDesk, mode: str
) -> None:
    desk.behave(mode=mode)
    tab = visitor.arrive(f"/a-{mode}").followed()
    user_id = desk.newcomer(f"/a-{mode}")
    tab.page.close()
    desk.writes_first(user_id, "While you were away")
    chat = visitor.arrive("/a2")
    if mode == "hidden":
        chat.shows("While you were away")
    else:
        expect(chat.teaser).to_contain_text("While you were away")
        expect(chat.launcher).to_have_accessible_name("Open chat, 1 unread message")


def test_the_owner_changes_his_mind_while_pages_are_open(visitor: Visitor, desk: OwnersDesk) -> None:
    desk.behave(mode="visible")
    chat = visitor.visit("/s1").followed()
    for mode, there in (("hidden", False), ("visible", True), ("with_dialog", False), ("visible", True)):
        desk.behave(mode=mode)
        expect(chat.launcher).to_be_visible() if there else nothing_is_there(chat)
    chat.open()
    chat.input.fill("half a word")
    desk.behave(mode="hidden")
    expect(chat.launcher).to_be_hidden()
    expect(chat.input).to_have_value("half a word")  # an open window is not taken from under the hands
    chat.page.keyboard.press("Escape")
    nothing_is_there(chat)


def test_storage_blocked(browser: Browser, site: str, desk: OwnersDesk) -> None:
    desk.behave(mode="hidden")
    visitor = Visitor(browser, site)
    visitor.context.add_init_script(BLOCK_STORAGE)
    chat = visitor.arrive("/blocked").followed()
    nothing_is_there(chat)
    desk.writes_first(desk.newcomer("/blocked"), "Hello anyway")
    chat.shows("Hello anyway")
    chat.write("Fine")
    chat.shows("Hello anyway", "Fine")
    read(chat)
    chat.panel.get_by_role("button", name="Close chat").click()
    nothing_is_there(chat)
    visitor.leave()


@pytest.fixture(scope="module")
def without_cookies(browser: Browser) -> Iterator[Browser]:
    with launched(browser.browser_type, NO_THIRD_PARTY_COOKIES) as another:
        yield another


@pytest.mark.parametrize("mode", ["visible", "with_dialog", "hidden"])
def test_cookies_of_third_parties_blocked(without_cookies: Browser, site: str, desk: OwnersDesk, mode: str) -> None:
    """The chat's server is another site here, not only another origin; no cookie is ever set or sent."""
    desk.behave(mode=mode)
    visitor = Visitor(without_cookies, site.replace("127.0.0.1", "localhost"))
    cookies: list[str] = []
    visitor.context.on("response", lambda answer: cookies.extend(answer.all_headers().get("set-cookie", "").split()))
    visitor.context.on("request", lambda asked: cookies.extend(asked.all_headers().get("cookie", "").split()))
    chat = visitor.arrive(f"/k-{mode}").followed()
    dialog_id = desk.writes_first(desk.newcomer(f"/k-{mode}"), "Welcome")
    if mode != "hidden":
        expect(chat.teaser).to_contain_text("Welcome")
        chat.open()
    chat.shows("Welcome")
    chat.write("Thank you")
    chat.shows("Welcome", "Thank you")
    chat.go("/k2").shows("Welcome", "Thank you")
    chat.page.close()
    desk.answer("Anything else?", dialog_id=dialog_id)
    again = visitor.arrive("/k3")  # the next visit
    if mode != "hidden":
        expect(again.launcher).to_have_accessible_name("Open chat, 1 unread message")
        again.open()
    again.shows("Welcome", "Thank you", "Anything else?")
    assert cookies == visitor.context.cookies() == []
    visitor.leave()


def test_hidden_opened_by_the_sites_own_link(visitor: Visitor, desk: OwnersDesk) -> None:
    """The visitor begins the dialog; once he has closed the window nothing is left until he is answered."""
    desk.behave(mode="hidden")
    chat = visitor.arrive("/p1").followed()
    user_id = desk.newcomer("/p1")
    chat.page.evaluate("operatorChat.open()")
    chat.write("Hello?")
    chat.shows("Hello?")
    expect(chat.launcher).to_be_hidden()
    chat.page.keyboard.press("Escape")
    nothing_is_there(chat)
    nothing_is_there(chat.go("/p2").followed())
    desk.answer("Here I am", dialog_id=desk.dialogs_with(user_id).dialogs[0].id)
    chat.shows("Hello?", "Here I am")


def test_colour_language_and_greeting_follow(visitor: Visitor, desk: OwnersDesk) -> None:
    desk.behave(mode="visible", accent="#ffe066", language="ru", greeting="Рады вас видеть")
    with desk.stream():  # an operator is there: the greeting is for those who are answered
        chat = visitor.visit("/look")
        expect(chat.launcher).to_have_accessible_name("Открыть чат")
        expect(chat.launcher).to_have_css("background-color", "rgb(255, 224, 102)")
        expect(chat.launcher).to_have_css("color", "rgb(0, 0, 0)")
        chat.open()
        expect(chat.host.locator(".hello")).to_contain_text("Рады вас видеть")
        chat.input.fill("half a word")
        chat.page.mouse.move(0, 0)  # a button under the pointer is a little darker
        desk.behave(mode="visible", accent="#123456", language="en", greeting="Glad to see you")
        expect(chat.panel.get_by_role("button", name="Close chat")).to_be_visible()
        expect(chat.host.locator(".hello")).to_contain_text("Glad to see you")
        expect(chat.input).to_have_value("half a word")
        expect(chat.launcher).to_have_css("background-color", "rgb(18, 52, 86)")
        expect(chat.launcher).to_have_css("color", "rgb(255, 255, 255)")


def test_every_colour_is_readable(visitor: Visitor, desk: OwnersDesk) -> None:
    """White, black, and what lies between: words on the colour and words in it have a contrast of 4.5."""
    contrast = """([one, other]) => {
      const light = (text) => text.match(/[\\d.]+/g).slice(0, 3)
        .map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
      const [a, b] = [light(one), light(other)].sort((x, y) => x - y);
      return (b + 0.05) / (a + 0.05);
    }"""
    style = """(node) => { const found = getComputedStyle(node); return [found.color, found.backgroundColor]; }"""
    desk.behave(mode="visible")
    chat = visitor.visit("/contrast").open()
    chat.write("Hello")
    chat.shows("Hello")
    for scheme in ("light", "dark"):
        chat.page.emulate_media(color_scheme=scheme)
        for accent in ("#ffffff", "#000000", "#777777", "#ffe066", "#c2470a", "#2b6cb0"):
            desk.behave(mode="visible", accent=accent)
            red, green, blue = (int(accent[at : at + 2], 16) for at in (1, 3, 5))
            bubble = chat.host.locator(".mine .bubble")
            expect(bubble).to_have_css("background-color", f"rgb({red}, {green}, {blue})")
            assert chat.page.evaluate(contrast, bubble.evaluate(style)) >= 4.5, accent
            word = chat.host.evaluate(
                """(host) => { const probe = document.createElement("i"); probe.style.color = "var(--accent-word)";
                   host.shadowRoot.querySelector(".root").append(probe);
                   const found = getComputedStyle(probe).color; probe.remove(); return found; }"""
            )
            surface = chat.panel.evaluate("(node) => getComputedStyle(node).backgroundColor")
            assert chat.page.evaluate(contrast, [word, surface]) >= 4.5, (accent, scheme)


def test_outside_working_hours_an_email_is_asked_for(visitor: Visitor, desk: OwnersDesk) -> None:
    minute = WorkingHours(day=0, begin=0, until=1)  # Monday from 00:00 to 00:01 in a zone where it is not
    desk.behave(mode="visible", hours=(minute,), zone=zone_without_that_minute(), away_text="Back tomorrow at nine.")
    chat = visitor.visit("/away").open()
    expect(chat.host.locator(".hello")).to_contain_text("Back tomorrow at nine.")
    user_id = desk.newcomer("/away")
    chat.write("When do you open?")
    chat.shows("When do you open?")
    expect(chat.host.locator(".away")).to_have_text("Back tomorrow at nine.")
    field = chat.panel.get_by_label("Your e-mail")
    for bad in ("nonsense", "a@b@c", "vera@", "a b@c.de"):
        field.fill(bad)
        field.press("Enter")
        expect(chat.host.locator(".leave [role=alert]")).to_have_text("This does not look like an e-mail address.")
    field.fill("vera@example.com")
    field.press("Enter")
    expect(chat.log).to_contain_text("We will write to vera@example.com")
    assert eventually(lambda: desk.user(user_id).email) == "vera@example.com"
    chat.go("/away2").connected()
    expect(chat.panel.get_by_label("Your e-mail")).to_have_count(0)


def zone_without_that_minute() -> str:
    """A zone in which it is not Monday's first minute, whenever the test runs."""
    return "Asia/Tokyo" if datetime.now(UTC).hour in {0, 23} else "UTC"


def test_a_trigger_writes_first_and_the_answer_comes(visitor: Visitor, desk: OwnersDesk) -> None:
    desk.behave(mode="hidden")
    me = desk.snapshot().me.id
    desk.apply(
        PutTrigger(
            id="t", name="Lamps", when=WhenPage(pattern="/lamps*", seconds=1), text="Which lamp?", operator_id=me
        )
    )
    chat = visitor.arrive("/chairs").followed()
    nothing_is_there(chat)
    chat.page.evaluate("history.pushState({}, '', '/lamps/7')")  # a page without a reload is a page
    chat.shows("Which lamp?")
    chat.write("The green one")
    chat.shows("Which lamp?", "The green one")
    dialog = eventually(
        lambda: [d for d in desk.dialogs() if d.last_message and d.last_message.text == "The green one"]
    )[0]
    assert (dialog.state, dialog.unanswered) == ("open", 1)
    chat.go("/lamps/8").followed()
    chat.page.wait_for_timeout(1_500)  # a second visit of such a page: it was written already
    chat.shows("Which lamp?", "The green one")
