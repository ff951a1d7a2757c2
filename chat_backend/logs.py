"""The log: one JSON object a line. What is logged is named field by field, so no text or secret slips in."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Final

_FIELDS: Final = (
    "request_id",
    "method",
    "route",
    "status",
    "code",
    "milliseconds",
    "address",
    "workspace",
    "number",
)


class JsonLines(logging.Formatter):
    """Time, level, logger, message, and the known fields given as ``extra``."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "message": record.getMessage(),
        }
        line |= {name: getattr(record, name) for name in _FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = _where(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _where(error: BaseException) -> list[str]:
    """The kind of an error and its way through the code, without its words: those may quote what was being stored."""
    way, trace = [type(error).__name__], error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        way.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return way


def log_to_stderr(level: str) -> None:
    """Everything this process logs goes to standard error as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in ("aiosqlite", "sqlalchemy.engine", "alembic", "websockets", "aiosmtplib"):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))
