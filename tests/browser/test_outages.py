"""Servers die, networks vanish, pages reload: nothing is lost, nothing comes twice, the order stays."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.operators_desk import OperatorsDesk
from tests.browser.site_chat import LIVE, Visitor
from tests.servers import ServerProcess

pytestmark = pytest.mark.browser


def test_a_killed_server_comes_back_and_everything_is_there_once(
    visitor: Visitor, desk: OperatorsDesk, backend: ServerProcess
) -> None:
    chat = visitor.visit().open()
    chat.write("before")
    desk.answer("answer before")
    chat.shows("before", "answer before")
    backend.kill()
    expect(chat.panel.get_by_role("status")).to_contain_text("No connection", timeout=LIVE)
    backend.start()
    desk.answer("answer after")
    chat.shows("before", "answer before", "answer after")
    chat.write("after")
    chat.shows("before", "answer before", "answer after", "after")
    expect(chat.panel.get_by_role("status")).to_be_hidden(timeout=LIVE)
    assert desk.written_by_user() == ["before", "after"]


def test_what_is_written_while_the_server_is_down_arrives_exactly_once(
    visitor: Visitor, desk: OperatorsDesk, backend: ServerProcess
) -> None:
    chat = visitor.visit().open()
    chat.write("before")
    chat.shows("before")
    backend.kill()
    chat.write("one")
    chat.write("two")
    chat.write("three")
    expect(chat.host.locator(".row.waiting")).to_have_count(3)
    backend.start()
    chat.shows("before", "one", "two", "three")
    assert desk.written_by_user() == ["before", "one", "two", "three"]
    assert chat.unsent() == 0


def test_a_page_that_dies_with_unsent_messages_loses_none(
    visitor: Visitor, desk: OperatorsDesk, backend: ServerProcess
) -> None:
    chat = visitor.visit().open()
    chat.write("before")
    chat.shows("before")
    backend.kill()
    chat.write("written into the void")
    chat.write("and more")
    expect(chat.host.locator(".row.waiting")).to_have_count(2)
    chat.page.close()
    backend.start()
    visitor.visit().open().shows("before", "written into the void", "and more")
    assert desk.written_by_user() == ["before", "written into the void", "and more"]


def test_a_lost_answer_does_not_double_the_message(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open().connected()
    tries: list[str] = []

    def lose_first_answer(route: Route) -> None:
        tries.append(route.request.url)
        if len(tries) == 1:
            route.fetch()  # the server has it, the browser never hears
            route.abort("connectionreset")
        else:
            route.continue_()

    # The stream is silenced too, or its echo would settle the message before the second try.
    chat.page.route_web_socket("**/site/v1/stream", lambda _socket: None)
    chat.page.route("**/site/v1/messages/*", lose_first_answer)
    chat.page.reload()
    chat.write("only once")
    chat.shows("only once")
    assert len(tries) >= 2, "the first answer was lost"
    assert len(set(tries)) == 1, "the same client id"
    assert desk.written_by_user() == ["only once"]


def test_many_kills_in_one_conversation(visitor: Visitor, desk: OperatorsDesk, backend: ServerProcess) -> None:
    chat = visitor.visit().open()
    expected: list[str] = []
    for turn in range(4):
        for number in range(3):
            text = f"{turn}.{number}"
            chat.write(text)
            expected.append(text)
            if number == turn % 3:
                backend.kill()
        backend.start()
        chat.shows(*expected)
    assert desk.written_by_user() == expected


def test_a_browser_without_a_network_catches_up(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open()
    chat.write("Hello")
    chat.shows("Hello")
    visitor.context.set_offline(True)
    for number in range(60):  # more than one page
        desk.answer(f"answer {number}")
    chat.write("written offline")
    visitor.context.set_offline(False)
    chat.shows("Hello", *(f"answer {number}" for number in range(60)), "written offline")
    assert desk.written_by_user() == ["Hello", "written offline"]


def test_a_token_that_is_refused_makes_a_new_session_and_keeps_what_is_unsent(
    visitor: Visitor, desk: OperatorsDesk
) -> None:
    chat = visitor.visit().open()
    chat.write("from the first user")
    chat.shows("from the first user")
    old = chat.token()
    forgotten: list[str] = []

    def forget_token(route: Route) -> None:
        headers = {**route.request.headers}
        if headers.get("authorization") == f"Bearer {old}":
            forgotten.append(route.request.url)
            headers["authorization"] = "Bearer nobody"
        route.continue_(headers=headers)

    chat.page.route("**/site/v1/messages/*", forget_token)
    chat.write("from whoever comes next")
    chat.shows("from whoever comes next")
    assert forgotten
    assert chat.token() != old
    texts = {tuple(m.text for m in desk.messages(dialog.id) if m.kind == "user") for dialog in desk.dialogs()}
    assert texts == {("from the first user",), ("from whoever comes next",)}


def test_after_an_outage_the_header_says_who_is_there_now(
    visitor: Visitor, desk: OperatorsDesk, backend: ServerProcess
) -> None:
    with desk.stream():
        chat = visitor.visit().open().connected()
        expect(chat.host.locator(".state")).to_have_text("Online")
        backend.kill()
    backend.start()
    expect(chat.host.locator(".state")).to_have_text("Away", timeout=LIVE)


def test_a_frozen_server_is_waited_for(visitor: Visitor, desk: OperatorsDesk, backend: ServerProcess) -> None:
    chat = visitor.visit().open().connected()
    backend.freeze()
    chat.write("into the silence")
    expect(chat.host.locator(".row.waiting")).to_have_count(1)
    chat.page.reload(wait_until="commit")
    backend.thaw()
    chat.shows("into the silence")
    assert desk.written_by_user() == ["into the silence"]
