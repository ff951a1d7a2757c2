"""Whatever stands in the way of signing in is said in one sentence that tells what to do, and nothing typed is lost."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from operator_app.settings.profile import Profile
from tests.doubles.other_server import OtherServer, private_certificate
from tests.e2e.app import App
from tests.e2e.desktop import Desktop
from tests.e2e.operator_at_work import OperatorAtWork, wait_logged
from tests.e2e.own_server import ANNA, PASSWORD, server_with
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until
from tests.servers import ServerProcess

pytestmark = pytest.mark.e2e


@dataclass(frozen=True)
class Net:
    """The servers that there are."""

    own: ServerProcess
    plain: OtherServer
    private: OtherServer
    nobody: str
    """An address at which nothing listens."""


@pytest.fixture(scope="module")
def net(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Net]:
    folder = tmp_path_factory.mktemp("net")
    with (
        server_with(furnished, folder) as own,
        OtherServer() as plain,
        OtherServer(private_certificate(folder)) as private,
        socket.socket() as unused,
    ):
        unused.bind(("127.0.0.1", 0))
        yield Net(own, plain, private, f"http://127.0.0.1:{unused.getsockname()[1]}")


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    with Desktop() as desktop:
        yield desktop


@pytest.fixture(scope="module")
def app(desktop: Desktop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Started once: no case here ends in an account."""
    profile = Profile(tmp_path_factory.mktemp("profile"))
    profile.prepare()
    app = App(desktop, profile)
    app.start("--language", "en")
    yield app
    app.stop()


@pytest.fixture
def anna(app: App, reader: ScreenReader) -> Iterator[OperatorAtWork]:
    """Before the form for a server of one's own, empty again afterwards."""
    anna = OperatorAtWork(app, reader)
    app.wait_shown(reader, "Sign in")
    anna.press("^Own server")
    yield anna
    for field in ("^Address", "^E-mail", "^Password"):
        anna.fill(field, " ")
        reader.key("BackSpace")
    reader.key("Escape")
    reader.find("push button", "^Start here")


CASES: dict[str, tuple[Callable[[Net], str], str, str, dict[str, str]]] = {
    "nothing listens": (
        lambda net: net.nobody,
        PASSWORD,
        "Nothing answers at this address. Check the address, or start the server.",
        {"error": "Unreachable", "reason": "refused"},
    ),
    "no such name": (
        lambda _: "https://chat.no-such-shop.invalid",
        PASSWORD,
        "There is no server of this name. Check the spelling, and this computer's network.",
        {"error": "Unreachable", "reason": "no_address"},
    ),
    "something else": (
        lambda net: net.plain.address,
        PASSWORD,
        "There is a server at this address, but it is not a chat server this app knows. Check the address.",
        {"error": "NotABackend"},
    ),
    "wrong password": (
        lambda net: net.own.address,
        "incorrect horse",
        "E-mail or password is wrong.",
        {"error": "Refused", "reason": "wrong_password"},
    ),
    "untrusted certificate": (
        lambda net: net.private.address,
        PASSWORD,
        (
            "The connection is not secure: the server's certificate is not trusted. "
            "Do not sign in over this network; ask whoever runs the server to mend the certificate."
        ),
        {"error": "Unreachable", "reason": "tls"},
    ),
    "no TLS": (
        lambda net: net.own.address.replace("http:", "https:"),
        PASSWORD,
        "What answers at this address does not speak https. Check the address and its port, or ask whoever runs the server.",
        {"error": "Unreachable", "reason": "no_tls"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_sentence_says_what_is_wrong_and_what_to_do(case: str, anna: OperatorAtWork, net: Net) -> None:
    address, password, sentence, logged = CASES[case]
    anna.fill("^Address", address(net))
    anna.fill("^E-mail", ANNA)
    anna.fill("^Password", password)
    anna.reader.key("Return")
    assert anna.hears(sentence[:30]) == sentence
    assert anna.held("^Address") == address(net)
    assert anna.held("^E-mail") == ANNA
    anna.reader.find("push button", "^Sign in$")
    wait_logged(anna.app.profile, event="a request failed", request="SignIn", **logged)
    assert password not in (anna.app.profile.logs / "operator-app.jsonl").read_text(encoding="utf-8")


def test_what_is_missing_is_said_at_the_field(anna: OperatorAtWork) -> None:
    anna.fill("^Address", "http://chat.example.com")
    anna.reader.key("Return")
    anna.hears("^Write the address as https://chat.example.com$")
    anna.hears("^Write your e-mail address$")
    anna.hears("^Write your password$")


def test_the_keyboard_walks_through_all_of_it(app: App, reader: ScreenReader) -> None:
    """Tab in the order one reads; Return presses what has the keyboard; Escape goes back to where one came from."""

    def at(role: str, name: str) -> None:
        wait_until(lambda: reader.is_(reader.find(role, name), "focused"), f"the keyboard at {name}")

    app.wait_shown(reader, "Sign in")
    reader.click(reader.find("text", "^Your name"))
    at("text", "^Your name")
    reader.key("Tab")
    at("push button", "^Start here")
    reader.key("Tab")
    at("push button", "^Own server")
    reader.key("Return")
    for name in ("^Address", "^E-mail", "^Password"):
        at("text", name)
        reader.key("Tab")
    at("push button", "^Sign in$")
    reader.key("Tab")
    at("push button", "^Back$")
    reader.key("Return")
    at("push button", "^Own server")
    reader.key("KP_Enter")
    at("text", "^Address")
    reader.key("Escape")
    at("push button", "^Own server")
