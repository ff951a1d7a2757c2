"""The log file: one JSON object a line, and no way for a word somebody wrote to get into it.

The rest of the program logs as usual: ``_log.info("connected", extra={"account_id": …, "attempt": 3})``. Written are

* the message, if it is a literal in the function that logs: a composed string is not, and is masked. ``%s`` arguments
  are never filled in;
* extra fields whose type cannot hold a person's words: numbers, booleans, enum members, and ids (names in ``_id``);
* of an exception its type and stack. Its message only if the type is our own, for theirs may quote what they choked on.

Everything else is dropped, and the names of dropped fields are kept, so that a programmer sees what was lost.
"""

import json
import logging
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import Enum
from itertools import islice
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import extract_tb
from types import FrameType
from typing import Any

FILE_NAME = "operator-app.jsonl"
MAX_BYTES = 2 * 1024 * 1024
FILES = 5
MASKED = "(masked)"

OWN_PACKAGES = ("operator_app.", "ui.", "chat_backend.")
SAFE_STRINGS = frozenset(
    {"adapter", "error", "loop", "platform", "python", "qt", "request", "setting", "task", "version"}
)
"""Fields that hold short names of the program's own making."""

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "literal"}
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SAFE_STRING = re.compile(r"[A-Za-z0-9_.:+ -]{1,80}")
_LARGEST = 2**53
_MAX_CHAIN = 5
_MAX_FRAMES = 60


class LogFile:
    """The root logger's way into ``folder`` while open; at most ``FILES`` × ``MAX_BYTES`` on disk."""

    def __init__(self, folder: Path, level: int = logging.INFO) -> None:
        """Raises ``OSError`` when the folder cannot be written."""
        self._handler = _CalmRotatingFile(
            folder / FILE_NAME, maxBytes=MAX_BYTES, backupCount=FILES - 1, encoding="utf-8", errors="backslashreplace"
        )
        self._handler.addFilter(literal_only)
        self._handler.setFormatter(JsonLines())
        self._root = logging.getLogger()
        self._level_before = self._root.level
        self._root.setLevel(level)
        self._root.addHandler(self._handler)

    def close(self) -> None:
        self._root.removeHandler(self._handler)
        self._root.setLevel(self._level_before)
        self._handler.close()


class _CalmRotatingFile(RotatingFileHandler):
    """A full disk must not stop an answer from leaving, nor print the record on the terminal."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802 - logging's name
        self.failures = getattr(self, "failures", 0) + 1


def literal_only(record: logging.LogRecord) -> bool:
    """Note on the record whether its message is a literal of the function that logs. Lets every record pass."""
    caller = _caller_of_logging()
    record.literal = caller is not None and any(constant is record.msg for constant in caller.f_code.co_consts)
    return True


def _caller_of_logging() -> FrameType | None:
    frame: FrameType | None = sys._getframe(2)  # noqa: SLF001 - the documented way to look up the stack
    while frame is not None and frame.f_globals.get("__name__", "").partition(".")[0] == "logging":
        frame = frame.f_back
    return frame


class JsonLines(logging.Formatter):
    """One record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.msg if getattr(record, "literal", False) else MASKED,
            "thread": record.threadName,
        }
        dropped = []
        for name, value in vars(record).items():
            if name in _STANDARD:
                continue
            if name == "stack" and isinstance(value, Stack):
                line["stack"] = value.frames
            elif _may_be_written(name, value):
                line[name] = value.value if isinstance(value, Enum) else value
            else:
                dropped.append(name)
        if dropped:
            line["dropped"] = sorted(dropped)
        if record.exc_info and record.exc_info[1]:
            line["exception"] = _described(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


class Stack:
    """Where a thread was: files, lines and functions, no values. Logged as ``extra={"stack": Stack(…)}``."""

    def __init__(self, places: Iterable[tuple[str, int, str]]) -> None:
        """File, line and function of each, the innermost first."""
        self.frames = [_place(*place) for place in islice(places, _MAX_FRAMES)]


def _may_be_written(name: str, value: object) -> bool:
    match value:
        case Enum():
            return True
        case bool() | float() | None:
            return True
        case int():
            return abs(value) <= _LARGEST
        case str():
            pattern = _ID if name.endswith("_id") else _SAFE_STRING if name in SAFE_STRINGS else None
            return pattern is not None and pattern.fullmatch(value) is not None
        case _:
            return False


def _described(error: BaseException, depth: int = 0) -> dict[str, Any]:
    kind = type(error)
    own = f"{kind.__module__}.".startswith(OWN_PACKAGES)
    described: dict[str, Any] = {
        "type": f"{kind.__module__}.{kind.__qualname__}",
        "message": str(error)[:500] if own else MASKED,
        "stack": [_place(frame.filename, frame.lineno or 0, frame.name) for frame in extract_tb(error.__traceback__)][
            -_MAX_FRAMES:
        ],
    }
    if isinstance(error, OSError) and error.errno is not None:
        described["errno"] = error.errno
    if depth < _MAX_CHAIN:
        if isinstance(error, BaseExceptionGroup):
            described["inner"] = [_described(inner, depth + 1) for inner in error.exceptions[:_MAX_CHAIN]]
        before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if before is not None:
            described["because"] = _described(before, depth + 1)
    return described


def _place(filename: str, line: int, function: str) -> str:
    """The end of the path says enough; its beginning holds the name of who uses the computer."""
    return f"{'/'.join(Path(filename).parts[-3:])}:{line} {function}"
