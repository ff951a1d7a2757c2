"""A named point ends the process only where it was asked for, at the count that was asked for; on both sides alike."""

import os
import signal
import subprocess
import sys

import pytest

SIDES = (
    ("operator_app.diagnostics.crash_points", "OPERATOR_APP_CRASH_AT"),
    ("chat_backend.crash_points", "CHAT_BACKEND_CRASH_AT"),
)


@pytest.mark.parametrize(("module", "variable"), SIDES)
@pytest.mark.parametrize(
    ("armed", "reached"),
    [
        ("here", "0 "),
        ("here:3", "0 1 2 "),
        ("elsewhere", "0 1 2 3 4 end"),
        ("", "0 1 2 3 4 end"),
        (None, "0 1 2 3 4 end"),
    ],
)
def test_a_point_ends_the_process_where_it_was_asked_for(
    module: str, variable: str, armed: str | None, reached: str
) -> None:
    code = (
        f"from {module} import crash_point\n"
        "for turn in range(5):\n    print(turn, end=' ', flush=True)\n    crash_point('here')\n"
        "print('end', end='')"
    )
    environment = {name: value for name, value in os.environ.items() if name != variable}
    if armed is not None:
        environment[variable] = armed
    ended = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.stdout == reached
    killed = -signal.SIGKILL if os.name == "posix" else 137
    assert ended.returncode == (0 if reached.endswith("end") else killed)
