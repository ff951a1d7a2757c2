"""A child process with its output in a file, ended by its own pid and no other."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

PATIENCE_SECONDS = 20.0


class Process:
    """Started at once, in a process group of its own so that what it starts ends with it."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        log: Path,
        env: Mapping[str, str],
        stdin: bytes = b"",
        pass_fds: tuple[int, ...] = (),
        cwd: Path | None = None,
    ) -> None:
        self.log = log
        with log.open("ab") as output:
            self._child = subprocess.Popen(
                list(command),
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=dict(env),
                pass_fds=pass_fds,
                cwd=cwd,
                start_new_session=True,
            )
        assert self._child.stdin is not None
        self._child.stdin.write(stdin)
        self._child.stdin.close()

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def running(self) -> bool:
        return self._child.poll() is None

    def output(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def wait(self, seconds: float = PATIENCE_SECONDS) -> int:
        """Its exit code. Raises ``subprocess.TimeoutExpired``."""
        return self._child.wait(seconds)

    def stop(self) -> int:
        """Ask it to end, make it end if it does not; its exit code."""
        if self.running:
            self._child.terminate()
        try:
            return self._child.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            return self.kill()
        finally:
            self._end_group()

    def kill(self) -> int:
        """As a power cut would: it gets no chance to say goodbye."""
        if self.running:
            self._child.kill()
        code = self._child.wait(PATIENCE_SECONDS)
        self._end_group()
        return code

    def _end_group(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._child.pid, signal.SIGKILL)
