"""Processes that cost a few milliseconds: forked from one that has imported everything and done nothing yet."""

import logging
import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

PATIENCE = 30.0

_context = multiprocessing.get_context("forkserver")


def prepare(*modules: str) -> None:
    """What every child has imported when it begins. Before the first child."""
    _context.set_forkserver_preload(list(modules))


class Died(Exception):
    """The process ended while it was asked."""


class Failed(Exception):
    """What was asked was refused or went wrong; the text says how."""


class Child:
    """``main`` gets its end of a pipe and the arguments. It answers each thing asked with ``(True, answer)`` or ``(False, words)``."""

    def __init__(self, main: Callable[..., None], *arguments: Any) -> None:
        self._pipe, theirs = multiprocessing.Pipe()
        self._process = _context.Process(target=main, args=(theirs, *arguments), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, *what: Any) -> Any:
        try:
            self._pipe.send(what)
            return self.hear()
        except (EOFError, OSError) as error:
            raise Died from error

    def hear(self) -> Any:
        if not self._pipe.poll(PATIENCE):
            raise AssertionError(f"process {self._process.pid} does not answer")
        try:
            good, answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise Died from error
        if not good:
            raise Failed(answer)
        return answer

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def kill(self) -> None:
        """``kill -9``."""
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def end(self) -> None:
        """Let it finish in order."""
        self._pipe.close()
        self._process.join(PATIENCE)
        if self._process.is_alive():
            self.kill()
            raise AssertionError("a process did not end in order")

    def freeze(self) -> None:
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: int) -> None:
        if self.alive and self._process.pid is not None:
            os.kill(self._process.pid, number)


class Complaints(logging.Handler):
    """Remembers what a process logged as an error: in these stories, nothing deserves one that is not named."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        problem = "" if record.exc_info is None or record.exc_info[1] is None else repr(record.exc_info[1])
        where = ""
        if record.exc_info is not None and record.exc_info[2] is not None:
            trace = record.exc_info[2]
            while trace.tb_next is not None:
                trace = trace.tb_next
            where = f" at {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        self.found.append(f"{record.name}: {record.getMessage()} {problem}{where}"[:600])


def answer(pipe: Connection, do: Callable[..., Any]) -> bool:
    """One question; False: whoever asks has gone."""
    try:
        asked = pipe.recv()
    except (EOFError, OSError):
        return False
    try:
        reply = (True, do(*asked))
    except Exception as error:  # noqa: BLE001 - whoever asked learns it
        reply = (False, f"{type(error).__name__}: {error}")
    try:
        pipe.send(reply)
    except OSError:
        return False
    return True
