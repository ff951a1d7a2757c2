"""A server of one's own and the way to it on a bad day: every message arrives once, and the window says what is the matter."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from chat_backend.protocol import MAX_TEXT
from operator_app.domain.commands import SendMessage, SetStatus
from operator_app.domain.people import OperatorStatus
from operator_app.engine.requests import GetRows
from operator_app.settings.profile import Profile
from tests.doubles.faulty_proxy import FaultyProxy
from tests.doubles.headless_client import HeadlessClient
from tests.doubles.visitor import Visitor
from tests.e2e.app import App
from tests.e2e.desktop import Desktop
from tests.e2e.operator_at_work import OperatorAtWork, wait_logged
from tests.e2e.own_server import ANNA, BORIS, PASSWORD, database_of, server_with
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until
from tests.secret_traces import assert_no_secrets
from tests.servers import ServerProcess

pytestmark = pytest.mark.e2e

HUGE = "spam spam " * 500_000
HOSTILE = "<b>Bold</b><img src=x onerror=alert(1)>"
TURNED = "\u202etxt.exe\u202c \u2067right\u2069 \u0007bell"
EMOJI = "👩‍👩‍👧‍👦🇫🇮 Zoë"
LONG = "Maximilian" * 1_000


@pytest.fixture(scope="module")
def server(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    with server_with(furnished, tmp_path_factory.mktemp("server")) as server:
        server.sign_in()
        yield server


@pytest.fixture(scope="module")
def network(server: ServerProcess) -> Iterator[FaultyProxy]:
    with FaultyProxy(server.address) as network:
        yield network


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    with Desktop() as desktop:
        yield desktop


@pytest.fixture(scope="module")
def app(desktop: Desktop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """One profile for all cases, as one operator has many bad days."""
    profile = Profile(tmp_path_factory.mktemp("profile"))
    profile.prepare()
    app = App(desktop, profile)
    yield app
    if app.running:
        app.stop()


@pytest.fixture(scope="module")
def signed_in(app: App, desktop: Desktop, network: FaultyProxy) -> None:
    reader = ScreenReader(desktop)
    anna = OperatorAtWork(app, reader)
    anna.start("Sign in")
    anna.sign_in(network.address, ANNA, PASSWORD)
    reader.close()


@pytest.fixture
def anna(signed_in: None, app: App, reader: ScreenReader, network: FaultyProxy) -> OperatorAtWork:
    """At the window, connected, whatever the case before did."""
    anna = OperatorAtWork(app, reader)
    network.alter_frames(None)
    anna.hears("^Up to date as of", 60)
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


def test_who_is_signed_out_while_writing_signs_in_again_and_goes_on(
    anna: OperatorAtWork, server: ServerProcess, network: FaultyProxy, visit: Callable[[str], Visitor]
) -> None:
    vera = visit("Can I pay by card?")
    anna.open("Can I pay by card")
    with closing(sqlite3.connect(database_of(server))) as database, database:
        database.execute("DELETE FROM operator_tokens")
    network.cut_all()
    anna.hears("^You are signed out.$")
    anna.answer("Yes, by any")
    anna.hears("^You are signed out. Waiting to be sent: 1.$")
    anna.reader.type("And by inv")
    anna.hears("^Draft saved$")

    anna.focus_button("^Sign in again$")
    anna.reader.key("Return")
    anna.reader.find("text", "^Password$")
    anna.reader.type("incorrect horse")
    anna.reader.key("Return")
    anna.hears("^E-mail or password is wrong.$")
    anna.fill("^Password$", PASSWORD)
    anna.reader.key("Return")
    wait_until(lambda: vera.texts() == ["Can I pay by card?", "Yes, by any"], "the message that waited", 30)
    anna.shows("Can I pay by card?", "Yes, by any")
    assert anna.held("^Reply") == "And by inv"
    anna.focus("^Reply")
    anna.reader.type("oice")
    anna.reader.key("ctrl+Return")
    wait_until(lambda: vera.texts()[-1] == "And by invoice", "the finished draft")
    wait_logged(anna.app.profile, event="connection ended", error="SignedOut")
    assert_no_secrets(anna.app.profile.logs, [PASSWORD, "Yes, by any", "And by inv"])


def test_frames_that_make_no_sense_lose_nothing(
    anna: OperatorAtWork, network: FaultyProxy, visit: Callable[[str], Visitor]
) -> None:
    def newer(payload: bytes) -> bytes:
        """As a server of next year: fields and kinds that nobody here knows."""
        frame = json.loads(payload)
        frame["mood"] = {"deep": [1, None, "x" * 1_000]}
        for entity in frame.get("change", {}).get("entities", []):
            entity["mood"] = "fine"
        if "change" in frame:
            frame["change"]["entities"].append({"type": "hologram", "id": 7})
        return json.dumps(frame).encode()

    network.alter_frames(newer)
    vera = visit("From next year")
    anna.open("From next year")

    network.alter_frames(lambda payload: payload[: len(payload) // 2])
    vera.write("Cut in half")
    anna.hears("^No connection. The server has a fault.")
    wait_logged(anna.app.profile, event="a frame is malformed", level="warning")
    wait_logged(anna.app.profile, event="connection ended", error="Unreachable", reason="server_fault")
    anna.answer("I read all of it")
    network.alter_frames(None)
    anna.try_now()
    anna.shows("From next year", "Cut in half", "I read all of it")
    wait_until(lambda: vera.texts() == ["From next year", "Cut in half", "I read all of it"], "the answer, once")


def test_five_megabytes_are_refused_in_place_and_kept(
    anna: OperatorAtWork, network: FaultyProxy, visit: Callable[[str], Visitor]
) -> None:
    vera = visit("What do you think of spam?")
    anna.open("What do you think of spam")
    anna.focus("^Reply")
    anna.reader.paste(HUGE)
    anna.hears(f"^{len(HUGE.strip()) - MAX_TEXT:,} too many$|too many$", 60)
    anna.reader.key("ctrl+Return")
    anna.hears("^Too long by .* Shorten the text or send it in parts.$")
    wait_until(lambda: anna.held("^Reply") == HUGE, "all of it, still there", 30)
    assert anna.reader.look("label", "No connection|signed out") is None
    anna.reader.key("ctrl+a")
    anna.reader.type("Not much")
    anna.reader.key("ctrl+Return")
    wait_until(lambda: vera.texts() == ["What do you think of spam?", "Not much"], "the shorter answer", 30)


def renamed(kind: str, name: str) -> Callable[[bytes], bytes]:
    """As a server without limits: whoever of this kind a frame tells of is called so."""

    def alter(payload: bytes) -> bytes:
        frame = json.loads(payload)
        for entity in frame.get("change", {}).get("entities", []):
            if entity["type"] == kind:
                entity["name"] = name
        return json.dumps(frame).encode()

    return alter


def test_names_are_shown_as_text_whatever_is_in_them(
    anna: OperatorAtWork, server: ServerProcess, network: FaultyProxy, visit: Callable[[str], Visitor], tmp_path: Path
) -> None:
    shown = {HOSTILE: re.escape(HOSTILE), TURNED: "txt.exe", EMOJI: "Zoë", LONG: "^Maximilian"}
    for number, (name, words) in enumerate(shown.items()):
        network.alter_frames(renamed("user", name))
        visit(f"I am number {number}")
        cell = anna.reader.find("list item", f"I am number {number}")
        assert re.search(words, cell.name), cell.name[:300]
    network.alter_frames(renamed("operator", HOSTILE + LONG))
    with HeadlessClient(tmp_path / "boris") as boris:
        boris.sign_in(server.address, BORIS, PASSWORD)
        boris.wait_until(lambda: boris.dialogs().ids)
        rows = boris.ask_account(GetRows(dialog_ids=boris.dialogs().ids))
        dialog = next(
            row.dialog.id
            for row in rows
            if row.dialog.last_message is not None and row.dialog.last_message.text == "I am number 3"
        )
        boris.perform(SetStatus(status=OperatorStatus.AWAY))
        boris.perform(SendMessage(dialog_id=dialog, text="Boris is here"))
        boris.wait_sent()

    window = anna.reader.window("Shop")
    assert window is not None
    size = anna.reader.box(window)
    for number in range(len(shown)):
        anna.open(f"I am number {number}|Boris is here" if number == 3 else f"I am number {number}")
        anna.shows(f"I am number {number}")
        assert anna.reader.box(window) == size, "a name must not move the window's edges"
        outside = [
            (item.role, item.name[:40], box)
            for item in anna.reader.items()
            if item.owner == window.owner and (box := anna.reader.box(item)).width and not size.holds(box)
        ]
        assert outside == []
    anna.shows("I am number 3", "Boris is here")
    assert any(HOSTILE in said for said in anna.feed())
