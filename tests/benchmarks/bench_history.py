"""From a dialog to the history of its user and back, on a filled archive without a network. Prints JSON.

The real engine and the real window, offscreen: from the key to the picture. ``./dev bench history [dialogs] [messages each]``.
"""

import asyncio
import json
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"

import qasync
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from operator_app.archive import incoming, people
from operator_app.archive.database import Database
from operator_app.backends.own.embedded import EmbeddedBackend
from operator_app.domain.accounts import Account, BackendKind
from operator_app.domain.dialogs import DialogState
from operator_app.domain.value import AccountId, DialogId, MessageId
from operator_app.engine.accounts import AccountsFile
from operator_app.engine.engine import Engine
from operator_app.installation.installation import Installation
from operator_app.settings.live import LiveSettings
from operator_app.settings.profile import Profile
from operator_app.settings.screen import ScreenMemoryFile
from operator_app.settings.settings import SettingsFile
from tests.doubles.entities import ME, a_dialog, a_last_message, a_message, a_user
from tests.doubles.memory_secrets import MemorySecrets
from ui.application import Application
from ui.bridge import EngineBridge
from ui.settings.alert_test import AlertTest
from ui.settings.choices import Choices
from ui.settings.updates import Updates
from ui.theme.theme import Appearance, Theme

TIMES = 15
PATIENCE = 30.0
ACCOUNT = AccountId("bench")
NOBODY = "http://127.0.0.1:9"


def fill(c: sqlite3.Connection, dialogs: int, each: int) -> None:
    people.put_account(c, people.AccountFacts(me=ME, title="Shop"))
    number = dialogs * each
    entities = [
        a_dialog(
            (at + 1) * each,
            id=DialogId(f"d{at:04}"),
            created_at=1_780_000_000_000 + at * 86_400_000,
            state=DialogState.OPEN if at == dialogs - 1 else DialogState.CLOSED,
            message_count=each,
            last_message=a_last_message((at + 1) * each),
        )
        for at in range(dialogs)
    ]
    incoming.start_over(c, number, 1, [a_user(), *entities], ME)
    for at in range(dialogs):
        run = [
            a_message(
                at * each + place,
                id=MessageId(f"m{at}-{place}"),
                dialog_id=DialogId(f"d{at:04}"),
                text=f"message {place} " + "of some words " * (place % 12),
            )
            for place in range(1, each + 1)
        ]
        incoming.put_messages(c, DialogId(f"d{at:04}"), run, has_older=False, before=None, me=ME)


async def until(holds: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError
        await asyncio.sleep(0)


async def measure(engine: Engine, folder: Path, theme: Theme, dialogs: int) -> dict[str, object]:
    bridge = EngineBridge(engine)
    choices = Choices(LiveSettings(SettingsFile(folder / "settings.json")))
    application = Application(
        bridge,
        theme,
        ScreenMemoryFile(folder / "screen.json"),
        choices,
        AlertTest(),
        updates=Updates(bridge, choices, Installation()),
        zone=ZoneInfo("UTC"),
        pasted_folder=folder,
    )
    application.start()
    await until(lambda: application.main_window)
    window = application.main_window
    if window is None:
        raise RuntimeError
    pane = window.conversation
    there, back = [], []
    target = QImage(window.size(), QImage.Format.Format_RGB32)
    for at in range(TIMES):
        dialog_id = DialogId(f"d{(dialogs - 1 - at * 3) % dialogs:04}")
        window.show_dialog(dialog_id)
        await until(lambda wanted=dialog_id: pane.timeline.dialog_id == wanted and pane.timeline.items)
        await asyncio.sleep(0.3)
        begun = time.perf_counter()
        pane.toggle_history()
        await until(lambda: pane.feeds.history_shown)
        pane.render(target)
        there.append((time.perf_counter() - begun) * 1_000)
        await asyncio.sleep(0.1)
        begun = time.perf_counter()
        pane.toggle_history()
        pane.render(target)
        back.append((time.perf_counter() - begun) * 1_000)
    window.close()
    await application.close()
    return {
        "to_history_ms": {"median": round(statistics.median(there), 1), "max": round(max(there), 1)},
        "back_ms": {"median": round(statistics.median(back), 1), "max": round(max(back), 1)},
        "times": TIMES,
        "load": os.getloadavg()[0],
    }


def main() -> None:
    dialogs = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    each = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    qt = QApplication([])
    qt.setQuitOnLastWindowClosed(False)
    theme = Theme(qt, appearance=Appearance.LIGHT)
    theme.install()
    with tempfile.TemporaryDirectory() as name:
        profile = Profile(Path(name))
        profile.prepare()
        database = Database.open(profile.account(ACCOUNT))
        database.write_soon(fill, dialogs, each).result()
        database.close()
        account = Account(
            id=ACCOUNT, kind=BackendKind.OWN, address=NOBODY, title="Shop", operator_id=ME, operator_name="Anna"
        )
        AccountsFile(profile.accounts_file, lambda: 1).put(account)
        engine = Engine(profile, MemorySecrets(), lambda: EmbeddedBackend(profile.embedded_backend, profile.logs))
        engine.start()
        try:
            with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(qt)) as runner:
                found = runner.run(measure(engine, Path(name), theme, dialogs))
        finally:
            engine.stop()
    sys.stdout.write(json.dumps({"dialogs": dialogs, "messages_each": each, **found}) + "\n")


if __name__ == "__main__":
    main()
