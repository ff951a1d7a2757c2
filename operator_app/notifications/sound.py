"""The sound of an alert: ours, so that it can be chosen, tried, and known to have failed."""

import array
import asyncio
import logging
import threading
from collections.abc import Generator
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Protocol

from operator_app.settings.alert_rules import AlertSound

if TYPE_CHECKING:
    import miniaudio

_log = logging.getLogger(__name__)

DEADLINE_SECONDS = 4.0
"""No built-in sound takes longer; a device that is not through by then is stuck."""


class Sounder(Protocol):
    """Makes a sound, one at a time. Never raises."""

    async def play(self, sound: AlertSound, volume: int) -> bool:
        """Once, at so many per cent; False when it could not be played. Returns when it is over."""
        ...


class Speakers:
    """A ``Sounder`` over the system's default output. The device is held only while something sounds."""

    def __init__(self) -> None:
        self._busy = asyncio.Lock()

    async def play(self, sound: AlertSound, volume: int) -> bool:
        if self._busy.locked():
            return True  # several alerts at once are one sound
        async with self._busy:
            try:
                return await asyncio.to_thread(_play, sound, volume)
            except Exception as error:  # noqa: BLE001 - a driver's mistake must not cost the bubbles
                _log.warning("a sound could not be played", extra={"kind": type(error).__name__})
                return False


def _play(sound: AlertSound, volume: int) -> bool:
    """Raises ``miniaudio.MiniaudioError`` when there is no device, or it refuses."""
    import miniaudio  # noqa: PLC0415 - loads the system's audio, which the first paint need not wait for

    with as_file(files("resources").joinpath("sounds", f"{sound}.wav")) as file:
        decoded = miniaudio.decode_file(str(file), output_format=miniaudio.SampleFormat.SIGNED16, nchannels=2)
    over = threading.Event()
    # the library's last resort is a device that swallows everything: a sound nobody can hear would pass for one
    audible = [backend for backend in miniaudio.Backend if backend is not miniaudio.Backend.NULL]
    with miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.SIGNED16,
        nchannels=2,
        sample_rate=decoded.sample_rate,
        backends=audible,
        app_name="Operator",
    ) as device:
        stream = _stream(decoded, volume, over)
        next(stream)
        device.start(stream)
        return over.wait(DEADLINE_SECONDS)


def _stream(
    decoded: "miniaudio.DecodedSoundFile", volume: int, over: threading.Event
) -> "Generator[array.array[int], int, None]":
    """What the device's thread asks for: so many frames at a time, then a little silence until all was heard."""
    samples = array.array("h", (sample * volume // 100 for sample in decoded.samples))
    wanted = yield array.array("h")
    place = 0
    while place < len(samples):
        piece = samples[place : place + wanted * 2]
        place += len(piece)
        wanted = yield piece
    tail = decoded.sample_rate // 5
    while tail > 0:
        tail -= wanted
        wanted = yield array.array("h", bytes(wanted * 4))
    over.set()
    while True:
        wanted = yield array.array("h", bytes(wanted * 4))
