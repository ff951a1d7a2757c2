"""How long it takes from starting the process to the first painted window: of the built app, and of this checkout."""

import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from build_spec.description import ROOT

ROUNDS = 7
_PATIENCE = 60.0


def compare(program: Path, rounds: int = ROUNDS) -> str:
    """One sentence. In turns, so that a busy moment of the machine hits both alike."""
    built, source = [str(program)], [sys.executable, "-m", "operator_app"]
    measured: tuple[list[float], list[float]] = ([], [])
    with tempfile.TemporaryDirectory() as folder:
        for command in (built, source):  # the first start of each reads cold files
            milliseconds_to_paint(command, Path(folder))
        for _ in range(rounds):
            for command, times in zip((built, source), measured, strict=True):
                times.append(milliseconds_to_paint(command, Path(folder)))
    of_built, of_source = (statistics.median(times) for times in measured)
    return (
        f"First paint, median of {rounds}: built {of_built:.0f} ms, this checkout {of_source:.0f} ms,"
        f" difference {of_built - of_source:+.0f} ms"
    )


def milliseconds_to_paint(command: Sequence[str], folder: Path) -> float:
    """Until the mark "first paint" of ``--trace``; then the app is ended."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        trace = Path(place) / "trace"
        began = time.monotonic_ns()
        arguments = ("--profile", f"{place}/profile", "--trace", str(trace), "--language", "en")
        with _running([*command, *arguments]) as process:
            while (painted := _painted(trace)) is None:
                if process.poll() is not None or time.monotonic_ns() - began > _PATIENCE * 1e9:
                    raise RuntimeError(f"{command[0]} showed no window")
                time.sleep(0.005)
        return (painted - began) / 1e6


@contextlib.contextmanager
def _running(command: Sequence[str]) -> Iterator["subprocess.Popen[bytes]"]:
    env = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(ROOT)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # a checkout that compiles itself at every start is no fair measure
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - ours
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _painted(trace: Path) -> int | None:
    with contextlib.suppress(OSError, ValueError):
        for line in trace.read_text(encoding="utf-8").splitlines():
            mark = json.loads(line)
            if mark["name"] == "first paint":
                return int(mark["ns"])
    return None
