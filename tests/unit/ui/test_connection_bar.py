"""The line that says how the connection stands."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from operator_app.domain.problems import RefusalReason, Refused
from operator_app.engine.requests import ConnectNow, SignInAgain
from operator_app.engine.status import ConnectionStatus, Phase
from tests import sample_dialogs as sample
from tests.screens.desk import open_desk
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]


async def test_it_says_what_is_wrong_and_is_gone_when_nothing_is(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        bar = desk.window.connection
        assert not bar.words()
        for status, words in (
            (
                ConnectionStatus(phase=Phase.WAITING, problem="timed_out", retry_at=sample.NOW + 5000, unsent=2),
                "No connection. The server does not answer. Next try in 5 s. Waiting to be sent: 2.",
            ),
            (ConnectionStatus(phase=Phase.WAITING, retry_at=sample.NOW - 1), "No connection. Trying…"),
            (ConnectionStatus(phase=Phase.CONNECTING), "Connecting…"),
            (ConnectionStatus(phase=Phase.SYNCING), "Catching up…"),
            (ConnectionStatus(phase=Phase.STARTING), "Starting the chat server on this computer…"),
            (ConnectionStatus(phase=Phase.SIGNED_OUT), "You are signed out."),
            (
                ConnectionStatus(phase=Phase.STOPPED, problem="backend_gone"),
                "Not connected. The chat server on this computer has stopped.",
            ),
            (
                ConnectionStatus(phase=Phase.ONLINE, session_only=True),
                "Signed in until the app closes: the keyring could not keep it.",
            ),
            (
                ConnectionStatus(phase=Phase.ONLINE, quiet=True),
                "The service has been quiet for a while: checking that nothing is missing…",
            ),
            (ConnectionStatus(phase=Phase.ONLINE, complete_up_to=sample.NOW), ""),
        ):
            desk.engine.set_status(status)
            await desk.until(lambda words=words: bar.words() == words)


async def test_every_phase_is_known(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        for phase in Phase:
            desk.engine.set_status(ConnectionStatus(phase=phase, problem="refused"))
            quiet = phase is Phase.ONLINE
            await desk.until(lambda quiet=quiet: bool(desk.window.connection.words()) is not quiet)


async def test_try_now_asks_for_it(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        desk.engine.set_status(ConnectionStatus(phase=Phase.WAITING, retry_at=sample.NOW + 5000))
        await desk.until(desk.window.connection.button.isVisible)
        desk.window.connection.button.click()
        await desk.until(lambda: ConnectNow() in desk.engine.asked)


async def test_a_wrong_password_is_said_in_the_dialog_and_the_right_one_closes_it(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        desk.engine.set_status(ConnectionStatus(phase=Phase.SIGNED_OUT))
        await desk.until(desk.window.connection.button.isVisible)
        desk.window.connection.button.click()
        dialog = desk.window.sign_in_again.dialog
        assert dialog is not None
        desk.engine.errors = {SignInAgain: Refused(RefusalReason.WRONG_PASSWORD)}
        QTest.keyClicks(dialog.password, "wrong")
        dialog.sign_in.click()
        await desk.until(dialog.error.isVisible)
        assert dialog.error.text() == "E-mail or password is wrong."
        desk.engine.errors.clear()
        QTest.keyClicks(dialog.password, "right")
        dialog.sign_in.click()
        await desk.until(lambda: desk.window.sign_in_again.dialog is None)
        assert SignInAgain(password="right") in desk.engine.asked


async def test_the_foot_of_the_list_says_up_to_when_everything_is_here(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await desk.until(lambda: desk.window.list.foot() == "Up to date as of 10:46:20")
        desk.engine.set_status(ConnectionStatus(phase=Phase.WAITING, complete_up_to=sample.NOW))
        await desk.until(lambda: not desk.window.list.foot())
