"""The sound of an alert, played to a real sound server and heard at its other end."""

import array
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from operator_app.notifications.sound import Speakers
from operator_app.settings.alert_rules import AlertSound
from tests.e2e.process import Process
from tests.e2e.session_bus import wait_until

RATE = 22_050
QUIET = 50
"""Loudness, of 32,767, below which nobody hears anything."""


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """PulseAudio with one output that nobody hears but its monitor; its address."""
    socket = tmp_path / "sound"
    for name in ("XDG_RUNTIME_DIR", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    command = [
        *("pulseaudio", "--daemonize=no", "-n", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes"),
        "--load=module-null-sink sink_name=out",
        f"--load=module-native-protocol-unix auth-anonymous=1 socket={socket}",
    ]
    with_home = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"}
    daemon = Process(command, log=tmp_path / "pulse.log", env=with_home)
    try:
        asked = ["pactl", f"--server=unix:{socket}", "info"]
        wait_until(lambda: subprocess.run(asked, capture_output=True, check=False).returncode == 0, "the sound server")
        monkeypatch.setenv("PULSE_SERVER", f"unix:{socket}")
        yield f"unix:{socket}"
    finally:
        daemon.stop()


class Ear:
    """Hears what the output plays from ``with`` on."""

    def __init__(self, server: str, folder: Path) -> None:
        self._file = folder / "heard.raw"
        self._server = server
        self._pactl = ["pactl", f"--server={server}", "list", "short", "source-outputs"]

    def __enter__(self) -> "Ear":
        command = ["parec", f"--server={self._server}", "--device=out.monitor", "--raw", "--latency-msec=20"]
        command += ["--format=s16le", f"--rate={RATE}", "--channels=1"]
        with self._file.open("wb") as output:
            self._recorder = subprocess.Popen(command, stdout=output)
        wait_until(self._is_listening, "the recorder")
        wait_until(lambda: self._file.stat().st_size > 0, "the first of the recording")
        return self

    def _is_listening(self) -> bool:
        return bool(subprocess.run(self._pactl, capture_output=True, check=True).stdout.strip())

    def __exit__(self, *_: object) -> None:
        self._recorder.terminate()
        self._recorder.wait(5)

    def loudest(self) -> int:
        data = self._file.read_bytes()
        return max((abs(sample) for sample in array.array("h", data[: len(data) // 2 * 2])), default=0)


@pytest.mark.parametrize("sound", AlertSound)
async def test_each_sound_is_heard(server: str, sound: AlertSound, tmp_path: Path) -> None:
    with Ear(server, tmp_path) as ear:
        assert await Speakers().play(sound, 100)
        wait_until(lambda: ear.loudest() > 10_000, "the sound")


async def test_it_is_as_loud_as_chosen(server: str, tmp_path: Path) -> None:
    with Ear(server, tmp_path) as ear:
        assert await Speakers().play(AlertSound.BELL, 10)
        wait_until(lambda: ear.loudest() > 1_000, "the sound")
    assert ear.loudest() < 3_000


async def test_without_a_sound_device_it_is_known_that_nothing_was_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'nobody'}")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / "none.conf"))
    assert not await Speakers().play(AlertSound.DROP, 100)
