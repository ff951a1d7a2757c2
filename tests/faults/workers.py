"""Many stories, told by a few processes side by side; a story that fails is made as short as it can be."""

import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

SEEDS = {"own": 1000, "carrotquest": 40}
"""How many stories are told at each backend that there is."""
WORKERS = max(2, (os.cpu_count() or 2) * 3 // 2)
"""More than there are processors: a story waits a good part of its time."""
_ROOT = Path(__file__).resolve().parent.parent.parent
_TELL_EVERY = 100
AS_TOLD = "--as-told"
"""A failing story is not made shorter."""


@dataclass(frozen=True)
class Failure:
    """What went wrong, and the shortest story in which it still did."""

    backend: str
    seed: int
    found: tuple[str, ...]
    steps: tuple[str, ...]
    then: tuple[str, ...]

    def __str__(self) -> str:
        lines = [
            f"seed {self.seed}: `./dev test faults --backend {self.backend} --seeds 1 --from {self.seed}`",
            *self.found,
        ]
        lines += ["", "shortest story that still failed:", *(f"  {step}" for step in self.steps), *self.then]
        return "\n".join(lines)


def run(
    backend: str, first: int, seeds: int, *, count: int = WORKERS, most: int = 3, shorten: bool = True
) -> list[Failure]:
    """Tell the stories of a backend from ``first`` on. No new one begins after ``most`` failures; ``shorten`` those that fail."""
    waiting: SimpleQueue[int] = SimpleQueue()
    for seed in range(first, first + seeds):
        waiting.put(seed)
    progress = _Progress(backend, seeds)
    threads = [
        threading.Thread(target=_work, args=(waiting, progress, most, shorten), name=f"stories {number}")
        for number in range(min(count, seeds))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(progress.failures, key=lambda failure: failure.seed)


class _Progress:
    def __init__(self, backend: str, seeds: int) -> None:
        self.failures: list[Failure] = []
        self.backend = backend
        self._seeds = seeds
        self._told = 0
        self._begun = time.monotonic()
        self._lock = threading.Lock()

    def told(self, seed: int, answer: dict[str, Any]) -> None:
        with self._lock:
            self._told += 1
            if answer["found"]:
                failure = Failure(self.backend, seed, *(tuple(answer[name]) for name in ("found", "steps", "then")))
                self.failures.append(failure)
                sys.stderr.write(f"\n{failure}\n")
            if self._told % _TELL_EVERY == 0 or self._told == self._seeds:
                seconds = time.monotonic() - self._begun
                sys.stderr.write(f"{self._told} of {self._seeds} stories at {self.backend} in {seconds:.0f} s\n")
            sys.stderr.flush()


def _work(waiting: "SimpleQueue[int]", progress: _Progress, most: int, shorten: bool) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.worker", progress.backend, *(() if shorten else (AS_TOLD,))],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise AssertionError("pipes were asked for")
        while len(progress.failures) < most:
            try:
                seed = waiting.get_nowait()
            except Empty:
                break
            process.stdin.write(f"{seed}\n")
            process.stdin.flush()
            answer = process.stdout.readline()
            if not answer:
                progress.told(seed, {"found": ["the worker ended"], "steps": [], "then": []})
                break
            progress.told(seed, json.loads(answer))
        process.stdin.close()
