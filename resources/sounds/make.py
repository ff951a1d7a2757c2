"""Makes the built-in sounds: ``python resources/sounds/make.py`` writes them beside this file. No recording, so nobody's rights."""

import array
import math
import sys
import wave
from pathlib import Path

RATE = 22_050
"""Samples a second; one channel of 16 bits."""
LOUDEST = 0.6

Partial = tuple[float, float, float]
"""Frequency in Hz, loudness, and how fast it dies away (per second)."""


def struck(seconds: float, *partials: Partial) -> list[float]:
    """Something that was hit once: it begins within 4 ms and dies away."""
    samples = []
    for number in range(int(seconds * RATE)):
        at = number / RATE
        tone = sum(
            loudness * math.sin(2 * math.pi * hertz * at) * math.exp(-fading * at)
            for hertz, loudness, fading in partials
        )
        samples.append(tone * min(1.0, at / 0.004) * min(1.0, (seconds - at) / 0.02))
    return samples


def together(*parts: tuple[float, list[float]]) -> list[float]:
    """Each part from its second on."""
    mixed = [0.0] * max(int(begin * RATE) + len(samples) for begin, samples in parts)
    for begin, samples in parts:
        for number, sample in enumerate(samples, int(begin * RATE)):
            mixed[number] += sample
    return mixed


def write(name: str, samples: list[float]) -> None:
    loudest = max(abs(sample) for sample in samples)
    values = array.array("h", (round(sample / loudest * LOUDEST * 32_767) for sample in samples))
    if sys.byteorder == "big":
        values.byteswap()
    with wave.open(str(Path(__file__).with_name(f"{name}.wav")), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(values.tobytes())


def main() -> None:
    high, low = (1174.7, 1.0, 9.0), (783.99, 1.0, 7.0)
    write(
        "drop",
        together((0.0, struck(0.35, low, (1568.0, 0.2, 16.0))), (0.11, struck(0.45, high, (2349.3, 0.15, 18.0)))),
    )
    write("bell", struck(1.1, (880.0, 1.0, 4.0), (1760.0, 0.5, 6.0), (2640.0, 0.25, 9.0), (3710.0, 0.12, 13.0)))
    knock = struck(0.12, (196.0, 1.0, 32.0), (392.0, 0.5, 45.0), (1020.0, 0.2, 90.0))
    write("knock", together((0.0, knock), (0.17, knock)))


if __name__ == "__main__":
    main()
