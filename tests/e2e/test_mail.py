"""E-mail on real parts: chosen in the app, sent by the backend to a real mail server, and its link leads back into the app."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from chat_backend.protocol import Assign, SetStatus
from tests.doubles.desk_worker import DeskWorker
from tests.doubles.mail_server import MailServerDouble
from tests.doubles.visitor import Visitor
from tests.e2e.app import App
from tests.e2e.operator_at_work import OperatorAtWork
from tests.e2e.own_server import ANNA, BORIS, PASSWORD
from tests.e2e.screen_reader import ScreenReader
from tests.e2e.session_bus import wait_until
from tests.ports import free_port
from tests.servers import ServerProcess

pytestmark = pytest.mark.e2e

GATHERED = 150.0
"""Seconds within which news that gather for a minute are surely sent."""


@pytest.fixture
def post() -> Iterator[MailServerDouble]:
    with MailServerDouble() as post:
        yield post


@pytest.fixture
def server(furnished: Path, tmp_path: Path, post: MailServerDouble) -> Iterator[ServerProcess]:
    data = Path(shutil.copytree(furnished, tmp_path / "server"))
    (data / "mail.toml").write_text(
        f'smtp = "smtp://127.0.0.1:{post.port}?starttls=never"\nfrom = "Shop <chat@shop.example>"\n', encoding="utf-8"
    )
    port = free_port()
    with ServerProcess(data, port=port, options=("--public-url", f"http://127.0.0.1:{port}")) as server:
        server.sign_in()
        yield server


def test_from_the_column_in_the_settings_to_the_dialog_behind_the_link(
    app: App, reader: ScreenReader, server: ServerProcess, post: MailServerDouble
) -> None:
    anna = OperatorAtWork(app, reader)
    anna.start("Sign in")
    anna.sign_in(server.address, ANNA, PASSWORD)

    # she wants no e-mail about dialogs of nobody
    reader.key("ctrl+comma")
    app.wait_shown(reader, "Settings")
    reader.click(reader.find("check box", "^Notifications$"))
    column = reader.find("check box", "^unassigned dialogs: E-mail$")
    assert reader.is_(column, "checked")
    reader.click(column)
    anna.hears(f"^To {ANNA}$")

    at_work = DeskWorker(server.address, ANNA, PASSWORD)
    vera, walt = (Visitor(server.address, server.site_key or "") for _ in range(2))
    try:
        at_work.do(SetStatus(status="away"))
        vera.write("Where is my <b>order</b>?")
        hers = at_work.newest_dialog()
        at_work.do(Assign(dialog_id=hers, operator_id=at_work.operator_id))
        vera.write("It was to come today")
        walt.write("Do you have tea?")
    finally:
        for each in (at_work, vera, walt):
            each.close()

    # while news gather, she sees that the way to the mail server is open, and invites by it
    reader.click(reader.find("check box", "^E-mail$"))
    anna.hears(f"^127.0.0.1:{post.port}$")
    anna.press("^Send a test e-mail")
    anna.hears(f"mail server has taken a test for {ANNA}")
    reader.click(reader.find("check box", "^Team$"))
    anna.press("^Invite$")
    anna.fill("^E-mail, if you like", "olga@example.com")
    anna.press("^Send the invitation$")
    anna.hears("^It was sent to olga@example.com")
    (invitation,) = post.to("olga@example.com")
    assert invitation.message["Subject"] == "Anna invites you to “Shop”"
    assert re.search(rf"{re.escape(server.address)}/join#\S+", invitation.text)

    # one e-mail for her own dialog; Boris, who chose nothing, is told of that of nobody
    wait_until(lambda: len(post.to(ANNA)) > 1 and bool(post.to(BORIS)), "the e-mails", seconds=GATHERED)
    mail = post.to(ANNA)[-1]
    assert "has written 2 messages." in mail.text
    assert "> Where is my <b>order</b>?" in mail.text
    assert "<b>" not in mail.html
    assert [each.message["Subject"] for each in post.to(ANNA)].count(mail.message["Subject"]) == 1
    assert any("Do you have tea?" in each.text for each in post.to(BORIS))
    assert not any("Do you have tea?" in each.text for each in post.to(ANNA))
    link = re.search(r"operatorapp://dialog/\S+", mail.text)
    assert link is not None
    assert link[0].startswith(f"operatorapp://dialog/{hers}?server=")
    app.ask(link[0])
    reader.find("text", "^Reply to Visitor", seconds=30)
    reader.find("list item", "Visitor .*: It was to come today, ")

    # one click in the e-mail, and there are no more of them
    off = str(mail.message["List-Unsubscribe"]).strip("<>")
    assert httpx.post(off, data={"List-Unsubscribe": "One-Click"}, trust_env=False, timeout=30).status_code == 200
    reader.key("ctrl+comma")
    app.wait_shown(reader, "Settings")
    reader.click(reader.find("check box", "^Notifications$"))
    wait_until(lambda: not reader.is_(reader.find("check box", "^E-mails$"), "checked"), "e-mails turned off")
