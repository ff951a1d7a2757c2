"""Canaries for the Qt binding: version 6.12.0 loses references on Python 3.11 and aborts after some thousand calls."""

import subprocess
import sys

from PySide6.QtCore import QObject, Signal

VOID_CALLS = (
    "from PySide6.QtCore import QObject; o = QObject(); [o.setObjectName('x') for _ in range(20_000)]; print('alive')"
)


def test_twenty_thousand_void_calls_do_not_abort() -> None:
    done = subprocess.run([sys.executable, "-c", VOID_CALLS], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr


def test_emitting_a_signal_keeps_the_references_of_true() -> None:
    class Sender(QObject):
        happened = Signal(int)

    yes = True
    sender, before = Sender(), sys.getrefcount(yes)
    for number in range(50):
        sender.happened.emit(number)
    assert abs(sys.getrefcount(yes) - before) < 25
