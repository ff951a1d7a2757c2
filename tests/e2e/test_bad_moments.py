"""The app and its server are killed at the worst moment, or the computer's clock is wrong: every message arrives once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.doubles.faulty_proxy import FaultyProxy
from tests.doubles.visitor import Visitor
from tests.e2e.app import App
from tests.e2e.desktop import Desktop
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.own_server import ANNA, PASSWORD, server_with
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until
from tests.servers import ServerProcess

pytestmark = pytest.mark.e2e


class WrongClockApp(App):
    program = ("-m", "tests.e2e.wrong_clock")


@pytest.fixture
def server(furnished: Path, tmp_path: Path) -> Iterator[ServerProcess]:
    with server_with(furnished, tmp_path) as server:
        server.sign_in()
        yield server


@pytest.fixture
def network(server: ServerProcess) -> Iterator[FaultyProxy]:
    with FaultyProxy(server.address) as network:
        yield network


@pytest.fixture
def anna(app: App, reader: ScreenReader, network: FaultyProxy) -> OperatorAtWork:
    """Signed in, at the window."""
    anna = OperatorAtWork(app, reader)
    anna.start("Sign in")
    anna.sign_in(network.address, ANNA, PASSWORD)
    anna.hears("^Up to date as of")
    return anna


@pytest.fixture
def visit(server: ServerProcess) -> Iterator[Callable[[str], Visitor]]:
    """``visit(words)``: a new person on the site, who writes this."""
    come: list[Visitor] = []

    def begin(words: str) -> Visitor:
        come.append(Visitor(server.address, server.site_key or ""))
        come[-1].write(words)
        return come[-1]

    yield begin
    for visitor in come:
        visitor.close()


def test_killed_between_enter_and_the_network_the_answer_leaves_once(
    anna: OperatorAtWork, server: ServerProcess, visit: Callable[[str], Visitor]
) -> None:
    vera = visit("Are you open on Sunday?")
    anna.open("Are you open on Sunday")
    server.freeze()
    anna.answer("From ten to six")
    anna.shows("Are you open on Sunday?", "From ten to six")
    anna.app.kill9()
    server.thaw()
    anna.start("Shop")
    anna.open("From ten to six|Are you open on Sunday")
    wait_until(lambda: vera.texts() == ["Are you open on Sunday?", "From ten to six"], "the answer", 30)
    anna.hears("^Up to date as of", 60)
    anna.shows("Are you open on Sunday?", "From ten to six")
    assert vera.texts() == ["Are you open on Sunday?", "From ten to six"]


def test_a_server_killed_between_commit_and_answer_has_the_message_once(
    anna: OperatorAtWork, server: ServerProcess, network: FaultyProxy, visit: Callable[[str], Visitor]
) -> None:
    vera = visit("Which grinder?")
    anna.open("Which grinder")
    network.drop_frames(lambda payload: b"The small one" in payload)
    network.cut_answers(b"PUT /api/v1/commands/")
    anna.focus("^Reply")
    anna.reader.type("The small one")
    anna.reader.key("ctrl+Return")
    wait_until(lambda: "The small one" in vera.texts(), "the commit")
    server.kill()
    anna.hears("^No connection. ")
    anna.shows("Which grinder?", "The small one")
    server.start()
    anna.hears("^Up to date as of", 60)
    anna.shows("Which grinder?", "The small one")
    assert vera.texts() == ["Which grinder?", "The small one"]
    assert network.answers_cut == 1


def test_a_wrong_clock_is_said_and_harms_nothing(
    anna: OperatorAtWork, desktop: Desktop, visit: Callable[[str], Visitor]
) -> None:
    vera = visit("What time is it?")
    anna.app.stop()
    app = WrongClockApp(desktop, anna.app.profile, name="wrong clock")
    other = OperatorAtWork(app, anna.reader)
    other.start("Shop")
    try:
        other.hears("^This computer's clock is 60 min fast: waiting times are wrong. Set the clock.$")
        other.open("What time is it")
        other.answer("Noon")
        wait_until(lambda: vera.texts() == ["What time is it?", "Noon"], "the answer")
        vera.write("Thanks")
        other.shows("What time is it?", "Noon", "Thanks")
        other.reader.find(
            "list item", "^Visitor .*Thanks"
        )  # the row in the list, too: what came last, not "not sent yet"
        wait_until(lambda: vera.texts() == ["What time is it?", "Noon", "Thanks"], "the answer, once")
    finally:
        app.stop()
    anna.start("Shop")
    anna.open("Thanks")
    anna.shows("What time is it?", "Noon", "Thanks")
    assert anna.reader.look("label", "This computer's clock") is None


def test_an_answer_is_taken_back_before_it_leaves_and_one_that_is_not_survives_a_crash(
    app: App,
    reader: ScreenReader,
    server: ServerProcess,
    network: FaultyProxy,
    visit: Callable[[str], Visitor],
) -> None:
    app.profile.prepare()
    app.profile.settings_file.write_text('{"undo_seconds": 10}', "utf-8")
    anna = OperatorAtWork(app, reader)
    anna.start("Sign in")
    anna.sign_in(network.address, ANNA, PASSWORD)
    vera = visit("Do you grind it?")
    anna.open("Do you grind it")
    anna.answer("Too fast")
    reader.find("list item", r"Too fast.*leaves in \d+ s")
    reader.key("F6")
    reader.key("z")
    wait_until(lambda: anna.held("^Reply") == "Too fast", "the text in the field again")
    assert vera.texts() == ["Do you grind it?"]
    anna.focus("^Reply")
    reader.key("ctrl+Return")
    reader.find("list item", r"Too fast.*leaves in \d+ s")
    app.kill9()
    assert vera.texts() == ["Do you grind it?"]
    anna.start("Shop")
    wait_until(lambda: vera.texts() == ["Do you grind it?", "Too fast"], "the answer", 40)
