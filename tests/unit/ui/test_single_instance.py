"""A second start hands its wish to the first; a killed first does not lock anybody out."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from ui.single_instance import SingleInstance, Wish

SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single_instance import SingleInstance, Wish
app = QCoreApplication([])
only_one = SingleInstance(Path(sys.argv[1]))
claimed = only_one.claim(Wish(open_dialog="a/d7"))
if claimed:
    only_one.listen()
print(claimed, flush=True)
if len(sys.argv) > 2:
    sys.stdin.read()
"""


def start_another(profile: Path, *more: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", SECOND_START, str(profile), *more],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
    )


def test_second_start_hands_over_its_wish(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim(Wish())
    first.listen()
    with qtbot.waitSignal(first.wished, timeout=10_000) as wished:
        second = start_another(tmp_path)
    assert wished.args == [Wish(open_dialog="a/d7")]
    assert second.communicate(timeout=10)[0].strip() == "False"
    first.release()


def test_another_profile_is_another_app(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = SingleInstance(tmp_path / "one"), SingleInstance(tmp_path / "two")
    assert one.claim(Wish())
    assert two.claim(Wish())
    one.release()
    two.release()


def test_a_killed_app_leaves_no_lock(qtbot: QtBot, tmp_path: Path) -> None:
    killed = start_another(tmp_path, "stay")
    assert killed.stdout is not None
    assert killed.stdout.readline().strip() == "True"
    os.kill(killed.pid, signal.SIGKILL)
    killed.communicate(timeout=10)
    mine = SingleInstance(tmp_path)
    assert mine.claim(Wish())
    mine.listen()
    mine.release()


@pytest.mark.parametrize("garbage", [b"not json\n", b"x" * 10_000, b'{"open_dialog": 5}\n'])
def test_garbage_on_the_socket_is_no_wish(qtbot: QtBot, tmp_path: Path, garbage: bytes) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim(Wish())
    first.listen()
    wishes: list[Wish] = []
    first.wished.connect(wishes.append)
    socket = QLocalSocket()
    socket.connectToServer(first._name)
    assert socket.waitForConnected(2_000)
    socket.write(garbage)
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState, timeout=5_000)
    assert wishes == []
    first.release()
