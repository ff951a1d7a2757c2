"""A small window that proves the machinery: a list, a text field, and a bubble whose click comes back."""

import os

os.environ["QT_API"] = "pyside6"

import argparse
import asyncio
import signal
from pathlib import Path

import qasync
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.value import AccountId, DialogId, MessageId
from operator_app.notifications.chain import NotifierChain, adapters_of_this_system
from operator_app.notifications.port import Bubble, Click, Target


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Probe")
        self.list = QListWidget()
        self.list.setAccessibleName("Dialogs")
        self.list.addItems(["Anna, waits 3 minutes", "Борис, ждёт 5 минут"])
        self.field = QLineEdit()
        self.field.setAccessibleName("Answer")
        self.button = QPushButton("Notify")
        self.said = QLabel("nothing")
        self.list.currentTextChanged.connect(lambda text: self.said.setText(f"chosen: {text}"))
        self.field.textChanged.connect(lambda text: self.said.setText(f"typed: {text}"))
        layout = QVBoxLayout(self)
        for widget in (self.list, self.field, self.button, self.said):
            layout.addWidget(widget)

    def clicked(self, click: Click) -> None:
        self.said.setText(f"opened: {click.target.dialog_id} {click.target.message_id}")
        self.raise_()
        self.activateWindow()


async def main(profile: Path) -> None:
    window = Window()
    stop, notify = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    window.button.clicked.connect(notify.set)
    notifier = NotifierChain(adapters_of_this_system("Probe", "probe"), window.clicked)
    starts = profile / "starts"
    starts.write_text(starts.read_text() + "x" if starts.exists() else "x")
    window.setWindowTitle(f"Probe, start {len(starts.read_text())}")
    window.show()

    async def notify_when_asked() -> None:
        for number in range(1, 100):
            await notify.wait()
            notify.clear()
            target = Target(account_id=AccountId("a"), dialog_id=DialogId("d7"), message_id=MessageId(f"m{number}"))
            await notifier.show(Bubble(target=target, title="Anna <b>", body="1 < 2 & <i>3</i>"))

    async with asyncio.TaskGroup() as group:
        work = group.create_task(notify_when_asked())
        await stop.wait()
        work.cancel()
    await notifier.close()
    window.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--profile", type=Path, required=True)
    arguments = parser.parse_args()
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    qasync.run(main(arguments.profile))
