"""Who is typing, who has read what, who is here and on which page: both ways."""

import pytest
from playwright.sync_api import expect

from chat_backend import protocol
from tests.browser.operators_desk import OperatorsDesk, eventually
from tests.browser.site_chat import Visitor

pytestmark = pytest.mark.browser


def test_operators_see_what_the_visitor_types(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open()
    chat.write("Hello")
    chat.shows("Hello")
    with desk.stream() as stream:
        chat.input.press_sequentially("I have one mo", delay=30)
        frame = stream.wait_for(lambda frame: isinstance(frame, protocol.Typing) and frame.text == "I have one mo")
        assert frame.who == "user"
        assert frame.dialog_id == desk.dialog().id
        chat.input.press("Enter")
        stream.wait_for(lambda frame: isinstance(frame, protocol.Typing) and not frame.text)


def test_typing_is_told_at_most_once_a_second(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open().connected()
    chat.page.clock.install()
    chat.page.clock.pause_at(chat.page.evaluate("Date.now()") / 1000 + 60)
    chat.input.press_sequentially("twenty quick letters")
    chat.page.clock.run_for(999)
    chat.told_typing("t")
    chat.page.clock.run_for(1)
    chat.told_typing("t", "twenty quick letters")
    chat.page.clock.run_for(5_000)
    chat.told_typing("t", "twenty quick letters")


def test_the_visitor_sees_that_an_operator_types(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open()
    chat.write("Hello")
    chat.shows("Hello")
    typing = chat.host.locator(".typing")
    with desk.stream() as stream:
        stream.tell(protocol.TypingNow(dialog_id=desk.dialog().id, text="unsent"))
        expect(typing).to_have_text(f"{desk.snapshot().me.name} is typing")
    desk.answer("Here it is")
    chat.shows("Hello", "Here it is")
    expect(typing).to_be_hidden()


def test_seen_stands_under_the_visitors_last_message(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open()
    chat.write("One")
    chat.write("Two")
    chat.shows("One", "Two")
    expect(chat.host.locator(".row").last).to_contain_text("Sent")
    dialog = desk.dialog()
    desk.apply(protocol.MarkRead(dialog_id=dialog.id, read_number=dialog.number))
    expect(chat.host.locator(".row").last).to_contain_text("Seen")
    expect(chat.host.get_by_text("Seen")).to_have_count(1)
    chat.page.reload()
    expect(chat.host.locator(".row").last).to_contain_text("Seen")


def test_an_answer_counts_as_read_only_when_it_was_on_screen(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open()
    chat.write("Hello")
    chat.shows("Hello")
    chat.page.keyboard.press("Escape")
    answered = desk.answer("While it is closed").number
    expect(chat.host.locator(".badge")).to_have_text("1")
    assert desk.dialog().user_read_number < answered
    chat.open()
    eventually(lambda: desk.dialog().user_read_number >= answered)


def test_moves_inside_the_site_are_told(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open()
    chat.write("Hello")
    chat.shows("Hello")
    with desk.stream() as stream:

        def arrival(path: str) -> None:
            stream.wait_for(lambda frame: isinstance(frame, protocol.Presence) and frame.page == visitor.address + path)

        chat.page.evaluate("history.pushState({}, '', '/kettles')")
        arrival("/kettles")
        chat.page.evaluate("history.replaceState({}, '', '/kettles?sort=price')")
        arrival("/kettles?sort=price")
        chat.page.evaluate("location.hash = 'steel'")
        arrival("/kettles?sort=price#steel")
        chat.page.go_back()
        arrival("/kettles?sort=price")


def test_the_header_follows_who_is_there(visitor: Visitor, desk: OperatorsDesk) -> None:
    with desk.stream():
        chat = visitor.visit().open().connected()
        state = chat.host.locator(".state")
        expect(state).to_have_text("Online")
        desk.apply(protocol.SetStatus(status="away"))
        expect(state).to_have_text("Away")
        expect(chat.host.locator(".hello")).to_contain_text("Nobody is here right now")
        desk.apply(protocol.SetStatus(status="online"))
        expect(state).to_have_text("Online")
    expect(chat.host.locator(".team")).to_have_text(desk.snapshot().workspace.name)
