"""What the program could not catch: written to the log, and for a crash of the interpreter itself to a file of its own."""

import asyncio
import faulthandler
import logging
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

_log = logging.getLogger(__name__)

FILE_NAME = "crash.txt"
PREVIOUS_FILE_NAME = "crash-previous.txt"


class CrashRecords:
    """While open: stacks of all threads go to ``crash.txt`` on a fatal signal, uncaught exceptions to the log.

    A crash of the run before is kept as ``crash-previous.txt`` and mentioned in the log.
    """

    def __init__(self, folder: Path) -> None:
        """Raises ``OSError`` when the folder cannot be written."""
        self.crashed_before = _keep_previous(folder)
        self._file: TextIO = (folder / FILE_NAME).open("w", encoding="utf-8")
        faulthandler.enable(self._file, all_threads=True)
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = _on_uncaught
        threading.excepthook = _on_uncaught_in_thread
        sys.unraisablehook = _on_unraisable
        if self.crashed_before:
            _log.error("the run before this one crashed")

    def close(self) -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        faulthandler.disable()
        self._file.close()


def log_loop_error(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """For ``loop.set_exception_handler``: what a callback or a forgotten task raised."""
    del loop
    error = context.get("exception")
    _log.error("uncaught in a loop", exc_info=error if isinstance(error, BaseException) else None)


def _keep_previous(folder: Path) -> bool:
    file = folder / FILE_NAME
    if not file.exists() or file.stat().st_size == 0:
        return False
    file.replace(folder / PREVIOUS_FILE_NAME)
    return True


def _on_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    _log.critical("uncaught", exc_info=(kind, error, trace))


def _on_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        _log.critical("uncaught in a thread", exc_info=args.exc_value)


def _on_unraisable(args: "sys.UnraisableHookArgs") -> None:
    _log.error("uncaught while an object was destroyed", exc_info=args.exc_value)
