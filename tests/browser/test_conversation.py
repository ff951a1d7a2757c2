"""The conversation itself: what either side writes reaches the other, stays, and stays text."""

import pytest
from playwright.sync_api import Page, expect

from chat_backend import protocol
from tests.browser.operators_desk import OperatorsDesk, eventually
from tests.browser.site_chat import SiteChat, Visitor

pytestmark = pytest.mark.browser

MARKUP = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script> <b>bold</b> &amp;'

SESSION = """async ([address, site_key, token]) => {
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify({ site_key, token });
  const answer = await fetch(`${address}/site/v1/sessions`, { method: "POST", headers, body });
  return (await answer.json()).user_id;
}"""


def test_what_the_visitor_writes_reaches_the_server(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit("/shelf?color=red").open()
    chat.write("Is the kettle in stock?")
    chat.shows("Is the kettle in stock?")
    assert desk.written_by_user() == ["Is the kettle in stock?"]
    (message,) = [message for message in desk.messages() if message.kind == "user"]
    assert message.page == f"{visitor.address}/shelf?color=red"


def test_an_answer_appears_without_a_reload_under_the_operators_name(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open()
    chat.write("Hello")
    desk.answer("Good morning")
    chat.shows("Hello", "Good morning")
    expect(chat.host.locator(".author")).to_have_text([desk.snapshot().me.name])


def test_a_reload_keeps_the_dialog_and_a_half_written_message(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open()
    chat.write("First")
    desk.answer("Answer")
    chat.shows("First", "Answer")
    chat.input.fill("half a sent")
    chat.page.reload()
    chat.shows("First", "Answer")
    expect(chat.input).to_have_value("half a sent")
    chat.write("Second")
    chat.shows("First", "Answer", "Second")
    assert len(desk.dialogs()) == 1


def test_a_later_visit_continues_the_dialog_and_counts_what_came_meanwhile(
    visitor: Visitor, desk: OperatorsDesk
) -> None:
    chat = visitor.visit().open()
    chat.write("See you tomorrow")
    chat.shows("See you tomorrow")
    chat.page.close()
    desk.answer("One")
    desk.answer("Two")
    later = visitor.visit()
    expect(later.host.locator(".badge")).to_have_text("2")
    expect(later.launcher).to_have_accessible_name("Open chat, 2 unread messages")
    later.open().shows("See you tomorrow", "One", "Two")
    expect(later.host.locator(".badge")).to_be_hidden()


def test_whoever_never_opens_the_chat_is_a_user_without_a_dialog(visitor: Visitor, desk: OperatorsDesk) -> None:
    """Operators see him and may write first; the list of dialogs does not, and the panel is never loaded."""
    chat = visitor.visit().followed()
    requests: list[str] = []
    chat.page.on("request", lambda request: requests.append(request.url))
    chat.wire.clear()
    chat.page.reload()
    expect(chat.launcher).to_be_visible()
    chat.followed()
    assert [url for url in requests if "chat-panel" in url] == []
    user_id = chat.page.evaluate(SESSION, [desk.address, desk.snapshot().workspace.site_key, chat.token()])
    with desk.stream() as stream:
        stream.wait_for(lambda frame: isinstance(frame, protocol.Presence) and frame.id == user_id and frame.online)
    assert desk.dialogs_with(user_id).dialogs == ()
    assert desk.dialogs() == ()


def test_an_operator_writes_first_and_a_badge_says_so(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open().connected()
    chat.page.keyboard.press("Escape")
    user_id = chat.page.evaluate(SESSION, [desk.address, desk.snapshot().workspace.site_key, chat.token()])
    desk.apply(
        protocol.StartDialog(dialog_id="11111111-2222-4333-8444-555555555555", user_id=user_id, text="Need help?")
    )
    expect(chat.host.locator(".badge")).to_have_text("1")
    chat.open().shows("Need help?")


def test_two_tabs_share_one_dialog(visitor: Visitor, desk: OperatorsDesk) -> None:
    first = visitor.visit().open().connected()
    second = visitor.visit().open().connected()
    first.write("From the first")
    second.shows("From the first")
    second.write("From the second")
    desk.answer("To both")
    for tab in (first, second):
        tab.shows("From the first", "From the second", "To both")
    assert first.token() == second.token()
    assert desk.written_by_user() == ["From the first", "From the second"]


def test_tabs_that_begin_at_the_same_moment_are_one_user(visitor: Visitor, desk: OperatorsDesk) -> None:
    tabs = [visitor.visit() for _ in range(3)]
    for tab in tabs:
        tab.page.evaluate("operatorChat.open()")
    for number, tab in enumerate(tabs):
        tab.input.fill(f"tab {number}")
    for tab in tabs:
        tab.input.press("Enter")
    eventually(lambda: len(desk.written_by_user()) == 3)
    assert len(desk.dialogs()) == 1
    for tab in tabs:
        expect(tab.bubbles).to_have_count(3)
    assert sorted(desk.written_by_user()) == ["tab 0", "tab 1", "tab 2"]


def is_unhurt(page: Page) -> bool:
    return page.evaluate("window.hurt") is None


def test_markup_stays_text(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open()
    chat.write(MARKUP)
    desk.answer(MARKUP)
    chat.shows(MARKUP, MARKUP)
    expect(chat.host.locator(".bubble *")).to_have_count(0)
    chat.page.reload()
    chat.shows(MARKUP, MARKUP)
    assert is_unhurt(chat.page)


def test_only_harmless_addresses_become_links(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open()
    text = (
        "See https://example.org/a?b=1. or (http://example.org/x), write to help@example.org, "
        "not javascript:alert(1) nor data:text/html,x nor file:///etc/passwd"
    )
    chat.write("Hello")
    desk.answer(text)
    chat.shows("Hello", text)
    links = chat.host.locator(".bubble a")
    expect(links).to_have_text(["https://example.org/a?b=1", "http://example.org/x", "help@example.org"])
    for index, address in enumerate(["https://example.org/a?b=1", "http://example.org/x", "mailto:help@example.org"]):
        expect(links.nth(index)).to_have_attribute("href", address)
        expect(links.nth(index)).to_have_attribute("rel", "noopener noreferrer nofollow")
        expect(links.nth(index)).to_have_attribute("target", "_blank")


def test_notes_never_reach_the_wire(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit()
    bodies: list[str] = []
    chat.page.on(
        "response",
        lambda response: bodies.append(response.text()) if "/site/v1/" in response.url and response.ok else None,
    )
    chat.open().write("Is my order late?")
    chat.shows("Is my order late?")
    desk.note("SECRET-NOTE this customer is difficult")
    with desk.stream() as stream:
        stream.tell(protocol.TypingNow(dialog_id=desk.dialog().id, note=True, text="SECRET-NOTE typed"))
        stream.tell(protocol.TypingNow(dialog_id=desk.dialog().id, text="SECRET-ANSWER not sent yet"))
        expect(chat.host.locator(".typing")).to_be_visible()
    desk.answer("It leaves today")
    chat.shows("Is my order late?", "It leaves today")
    chat.page.reload()
    chat.shows("Is my order late?", "It leaves today")
    seen = "\n".join([*bodies, *chat.wire])
    assert "It leaves today" in seen, "the recording itself works"
    assert "SECRET" not in seen


def test_older_messages_come_on_scrolling_up_and_the_view_stays_where_it_was(
    visitor: Visitor, desk: OperatorsDesk
) -> None:
    chat = visitor.visit().open()
    chat.write("Begin")
    for number in range(1, 121):
        desk.answer(f"answer {number}")
    expect(chat.bubbles.last).to_have_text("answer 120")
    chat.page.reload()
    expect(chat.bubbles).to_have_count(50)
    expect(chat.bubbles.first).to_have_text("answer 71")
    chat.log.evaluate("node => { node.scrollTop = 60; }")
    expect(chat.bubbles).to_have_count(100)
    assert chat.log.evaluate("node => node.scrollTop") > 60
    expect(chat.host.get_by_text("answer 71", exact=True)).to_be_in_viewport()
    chat.log.evaluate("node => { node.scrollTop = 0; }")
    expect(chat.bubbles).to_have_text(["Begin", *(f"answer {number}" for number in range(1, 121))])


def test_the_feed_is_not_pulled_away_from_whoever_reads_above(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open()
    chat.write("Begin")
    for number in range(30):
        desk.answer(f"answer {number}")
    expect(chat.bubbles).to_have_count(31)
    chat.log.evaluate("node => { node.scrollTop = 150; }")
    desk.answer("the newest")
    newer = chat.page.get_by_role("button", name="New messages")
    expect(newer).to_be_visible()
    assert chat.log.evaluate("node => node.scrollTop") == 150
    newer.click()
    expect(chat.bubbles.last).to_be_in_viewport()
    expect(newer).to_be_hidden()


def test_a_blocked_visitor_is_told_and_nothing_is_sent(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open()
    chat.write("Hello")
    chat.shows("Hello")
    desk.apply(protocol.EditUser(user_id=desk.dialog().user_id, blocked=True))
    chat.write("Hello again")
    expect(chat.panel.get_by_role("status")).to_have_text("You cannot write to this chat.")
    desk.apply(protocol.EditUser(user_id=desk.dialog().user_id, blocked=False))
    chat.page.get_by_role("button", name="Try again").click()
    chat.shows("Hello", "Hello again")
    assert desk.written_by_user() == ["Hello", "Hello again"]


def test_more_than_the_server_takes_at_once_waits_and_arrives_in_order(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat: SiteChat = visitor.visit().open().connected()
    texts = [f"line {number}" for number in range(23)]
    for text in texts:
        chat.write(text)
    chat.shows(*texts)
    assert desk.written_by_user() == texts


PASTE = """(field, length) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", "x".repeat(length));
  return field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def test_a_text_that_is_too_long_is_refused_in_place_and_kept(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open().connected()
    chat.write("x" * 20_010)
    expect(chat.complaint).to_have_text("Too long by 10 characters. Send it in parts.")
    expect(chat.input).to_have_value("x" * 20_010)
    chat.write("x" * 20_000)
    chat.shows("x" * 20_000)
    assert desk.written_by_user() == ["x" * 20_000]


def test_five_megabytes_pasted_are_refused_in_place_and_what_was_typed_stays(visitor: Visitor) -> None:
    chat = visitor.visit().open().connected()
    chat.input.fill("half a sen")
    assert not chat.input.evaluate(PASTE, 5_000_000), "the field would take it"
    expect(chat.complaint).to_have_text("Too long by 4980000 characters. Send it in parts.")
    expect(chat.input).to_have_value("half a sen")
    assert chat.input.evaluate(PASTE, 1_000), "an ordinary paste is the field's own matter"
