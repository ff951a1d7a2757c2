"""What was done offline and what the team did meanwhile, at a real server and in the real window: removed tags and dialogs.

Our server cannot remove a tag for everybody or a dialog yet, other backends can: its data is changed while it is down,
the way it would do it.
"""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from chat_backend import protocol as wire
from operator_app.backends.own.embedded import EmbeddedBackend
from operator_app.domain.commands import AddTag, Command, SendMessage
from operator_app.domain.value import DialogId
from operator_app.engine import requests
from operator_app.engine.engine import Engine
from operator_app.engine.status import Phase
from operator_app.settings.profile import Profile
from tests.doubles.desk_worker import DeskWorker
from tests.doubles.faulty_proxy import FaultyProxy
from tests.doubles.memory_secrets import MemorySecrets
from tests.doubles.visitor import Visitor
from tests.integration.engine.conftest import ANNA, BORIS, PASSWORD, server
from tests.integration.ui.real_window import PATIENCE, real_window, until
from tests.servers import ServerProcess
from ui.main_window import MainWindow
from ui.theme.theme import Theme

__all__ = ["server"]
pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]

DIALOG, OTHER = DialogId("asked"), DialogId("other")


@pytest.fixture
def network(server: ServerProcess) -> Iterator[FaultyProxy]:
    """Two dialogs are there; the other one has the tag."""
    visitor = Visitor(server.address, server.site_key or "")
    boris = DeskWorker(server.address, BORIS, PASSWORD)
    for dialog_id in (OTHER, DIALOG):
        boris.begin(dialog_id, visitor.user_id, f"about {dialog_id}")
    boris.do(wire.AddTag(dialog_id=OTHER, tag="vip"))
    boris.close()
    visitor.close()
    with FaultyProxy(server.address) as network:
        yield network


class Anna:
    """Her engine, behind a network that comes and goes, asked past the window."""

    def __init__(self, engine: Engine, network: FaultyProxy) -> None:
        self.engine, self._network = engine, network
        signed_in = requests.SignIn(address=network.address, email=ANNA, password=PASSWORD)
        self._account = engine.submit(signed_in).result(PATIENCE).id

    async def does(self, command: Command) -> None:
        await asyncio.wrap_future(self.engine.submit_to(self._account, requests.Perform(command=command)))

    async def goes_offline(self) -> None:
        await self._until(Phase.ONLINE)
        self._network.go_down()
        await self._until(Phase.WAITING)

    async def comes_back(self) -> None:
        self._network.come_back()
        await asyncio.wrap_future(self.engine.submit_to(self._account, requests.ConnectNow()))

    async def _until(self, phase: Phase) -> None:
        while (
            await asyncio.wrap_future(self.engine.submit_to(self._account, requests.GetStatus()))
        ).phase is not phase:
            await asyncio.sleep(0.01)


@pytest.fixture
def anna(network: FaultyProxy, tmp_path: Path) -> Iterator[Anna]:
    profile = Profile(tmp_path / "anna")
    engine = Engine(profile, MemorySecrets(), lambda: EmbeddedBackend(profile.embedded_backend, profile.logs))
    engine.start()
    yield Anna(engine, network)
    assert engine.stop(PATIENCE)


def changed_while_down(server: ServerProcess, entity: wire.Tag | wire.Removed, *statements: str) -> None:
    """One more change in the log, with what it does."""
    server.stop()
    with closing(sqlite3.connect(server.data / "chat.sqlite3")) as database, database:
        workspace, number = database.execute(
            "SELECT workspace_id, number FROM changes ORDER BY number DESC LIMIT 1"
        ).fetchone()
        if isinstance(entity, wire.Tag):
            entity = msgspec.structs.replace(entity, number=number + 1)
        database.execute(
            "INSERT INTO changes (workspace_id, number, at, by, client_id, entities)"
            " SELECT workspace_id, number + 1, at, NULL, NULL, ? FROM changes WHERE workspace_id = ? AND number = ?",
            (msgspec.json.encode([entity]), workspace, number),
        )
        database.execute("UPDATE workspaces SET last_number = ? WHERE id = ?", (number + 1, workspace))
        for statement in statements:
            database.execute(statement)
    server.start()


def dialogs_on_server(server: ServerProcess) -> dict[str, tuple[str, ...]]:
    with closing(sqlite3.connect(server.data / "chat.sqlite3")) as database:
        return {row[0]: tuple(msgspec.json.decode(row[1])) for row in database.execute("SELECT id, tags FROM dialogs")}


async def shown(window: MainWindow) -> None:
    await until(lambda: window.list.model.ids, "the dialogs")
    window.show_dialog(DIALOG)
    await until(lambda: window.shown_dialog() == DIALOG, "the dialog")
    await until(lambda: window.conversation.timeline.dialog_id == DIALOG, "its messages")


async def test_a_tag_that_was_removed_for_everybody_is_asked_about_and_added_when_that_is_meant(
    theme: Theme, anna: Anna, server: ServerProcess, tmp_path: Path
) -> None:
    async with real_window(anna.engine, theme, tmp_path) as window:
        await shown(window)
        await anna.goes_offline()
        await anna.does(AddTag(dialog_id=DIALOG, tag="vip"))
        await asyncio.to_thread(
            changed_while_down,
            server,
            wire.Tag(name="vip", number=0, removed=True),
            "UPDATE tags SET removed = 1 WHERE name = 'vip'",
            "UPDATE dialogs SET tags = '[]'",
        )
        await anna.comes_back()
        bar = window.conversation.held_bar
        await until(lambda: bar.asking, "the question")
        assert bar.words() == (
            "While you were offline: The tag “vip” was removed for everybody. Your tag has not been added."
        )
        assert dialogs_on_server(server)[DIALOG] == ()
        QTest.mouseClick(bar.first_button, Qt.MouseButton.LeftButton)
        await until(lambda: not bar.asking, "no question any more")
        await until(lambda: dialogs_on_server(server)[DIALOG] == ("vip",), "the tag")


async def test_an_answer_to_a_dialog_that_was_deleted_is_kept_where_it_was_written(
    theme: Theme, anna: Anna, server: ServerProcess, tmp_path: Path
) -> None:
    async with real_window(anna.engine, theme, tmp_path) as window:
        await shown(window)
        await anna.goes_offline()
        await anna.does(SendMessage(dialog_id=DIALOG, text="It is on its way"))
        await asyncio.to_thread(
            changed_while_down,
            server,
            wire.Removed(kind="dialog", id=DIALOG),
            "DELETE FROM messages WHERE dialog_id = 'asked'",
            "DELETE FROM dialogs WHERE id = 'asked'",
        )
        await anna.comes_back()
        bar = window.conversation.held_bar
        await until(lambda: bar.asking, "the question")
        assert bar.words() == "While you were offline: This dialog was deleted. Your answer has not been sent."
        assert not bar.first_button.isVisible()
        assert bar.second_button.text() == "Keep as draft"
        QTest.mouseClick(bar.second_button, Qt.MouseButton.LeftButton)
        await until(lambda: window.conversation.composer.text == "It is on its way", "the answer in the field")
        await until(lambda: not bar.asking, "no question any more")
        assert DIALOG not in dialogs_on_server(server)
        await until(lambda: DIALOG in window.list.model.ids, "it stays for what is written in it")
