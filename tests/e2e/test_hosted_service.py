"""The app at the hosted service's double, on a real screen: sign in by token and name, and a whole day's work."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from operator_app.settings.profile import Profile
from tests.doubles.carrotquest.options import Options
from tests.doubles.carrotquest.server import TOKEN, CarrotQuestDouble
from tests.e2e.app import App
from tests.e2e.bubbles import Bubbles
from tests.e2e.desktop import Desktop
from tests.e2e.menus import Menus
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until
from tests.secret_traces import assert_no_secrets

pytestmark = pytest.mark.e2e

TITLE = "127.0.0.1 · 4242"


@pytest.fixture
def double() -> Iterator[CarrotQuestDouble]:
    with CarrotQuestDouble(Options(ping_every=1.0)) as double:
        yield double


@pytest.fixture
def menus(desktop: Desktop, reader: ScreenReader) -> Iterator[Menus]:
    menus = Menus(desktop, reader)
    yield menus
    menus.close()


def test_a_days_work_at_the_hosted_service(  # noqa: PLR0917 - a whole desktop
    double: CarrotQuestDouble,
    app: App,
    desktop: Desktop,
    reader: ScreenReader,
    menus: Menus,
    bubbles: Bubbles,
    tmp_path: Path,
) -> None:
    vera = double.do(lambda: double.site.add_user("Vera Stone"))
    conversation = double.do(lambda: double.site.start(vera, "Is it <b>open</b>?"))
    anna = OperatorAtWork(app, reader)
    anna.start("Sign in")
    sign_in(anna, menus, double)

    anna.open("Vera Stone")
    anna.shows("Is it open?")
    anna.answer("Yes, until nine")
    wait_until(lambda: conversation.parts[-1].body == "Yes, until nine", "the answer at the service")
    anna.shows("Is it open?", "Yes, until nine")
    anna.hears("^Vera Stone")
    reader.find("push button", "^Assigned to Anna")

    reader.click(reader.find("check box", "^Note: only operators see it"))
    anna.focus("^Note")
    reader.type("a regular")
    reader.key("ctrl+Return")
    wait_until(lambda: any(each.type == "note" for each in conversation.parts), "the note at the service")

    anna.press("^. Add tag")
    reader.type("vip")
    reader.key("Return")
    wait_until(lambda: conversation.tags == ["vip"], "the tag at the service")

    anna.press("^E-mail: Add")
    reader.type("vera@example.com")
    reader.key("Return")
    wait_until(lambda: vera.props.get("$email") == "vera@example.com", "the address at the service")

    menus.pick(lambda: anna.press("^Assigned to Anna"), "^Boris")
    wait_until(lambda: conversation.assignee is not None and conversation.assignee.name == "Boris", "the transfer")
    reader.find("push button", "^Assigned to Boris")
    assert reader.look("push button", "^Snooze") is None, "the service cannot be asked to"

    desktop.do("wmctrl", "-r", TITLE, "-b", "add,hidden")
    other = double.do(lambda: double.site.start(double.site.add_user("Olga"), "Do you deliver?"))
    bubbles.click(bubbles.wait_for("Olga"))
    anna.shows("Do you deliver?")

    anna.press("^Close$")
    wait_until(lambda: other.closed, "the closing at the service")
    assert reader.look("push button", "^Undo") is None, "it could not be undone"
    assert TOKEN in double.tokens
    app.stop()
    assert_no_secrets(Profile(tmp_path / "app").logs, [TOKEN, "Is it open?", "Yes, until nine", "Do you deliver?"])


def sign_in(anna: OperatorAtWork, menus: Menus, double: CarrotQuestDouble) -> None:
    reader = anna.reader
    anna.press("^Carrot quest or Dashly")
    menus.pick(lambda: anna.press("^Service: Carrot quest"), "^Other addresses")
    anna.fill("^Address of its Web API", double.address)
    anna.fill("^Token of the site", "app.4242.wrong")
    anna.press("^Continue")
    anna.hears("^The service does not accept this token", 20)
    anna.fill("^Token of the site", TOKEN)
    anna.press("^Continue")
    reader.find("push button", "^Who are you", 20)
    menus.pick(lambda: anna.press("^Who are you"), "^Anna")
    anna.press("^Open the dialogs")
    anna.app.wait_shown(reader, TITLE, seconds=40)
