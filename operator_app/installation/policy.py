"""What the computer's owner decides for everybody on it: one TOML file that only an administrator can write."""

import logging
import os
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from operator_app.diagnostics.problem_fields import described
from operator_app.domain.value import Value

log = logging.getLogger(__name__)

_LONGEST: Final = 256 * 1024
_TABLES: Final = ("preset", "locked")


class Policy(Value):
    """``preset`` and ``locked`` are as written, by the names of settings: what they mean is the settings' business."""

    updates: bool = True
    """False: newer versions are neither looked for nor brought, whatever was chosen."""
    preset: Mapping[str, Any] = msgspec.field(default_factory=dict)
    """Holds until somebody chooses otherwise."""
    locked: Mapping[str, Any] = msgspec.field(default_factory=dict)
    """Holds, whatever anybody chooses."""
    unknown: tuple[str, ...] = ()
    """Names at the top of the file that mean nothing here."""
    broken: bool = False
    """The file could not be understood and nothing of it holds; updates are off, which harms least."""


def policy_file() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "operator-app" / "policy.toml"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/operator-app/policy.toml")
    return Path("/etc/operator-app/policy.toml")


def read_policy(file: Path | None = None) -> Policy:
    """Everything is allowed where there is no file. Never fails; what is wrong is logged."""
    file = file or policy_file()
    try:
        content = _read(file)
    except (FileNotFoundError, NotADirectoryError):
        return Policy()
    except (OSError, ValueError, RecursionError) as error:
        log.error("the computer's policy cannot be understood; updates are off", extra=described(error))  # noqa: TRY400 - the cause is one line
        return Policy(updates=False, broken=True)
    updates = content.pop("updates", True)
    tables = {name: content.pop(name, {}) for name in _TABLES}
    wrong = [name for name, table in tables.items() if not isinstance(table, dict)]
    if not isinstance(updates, bool):
        wrong.append("updates")
    unknown = (*wrong, *content)
    for name in unknown:
        log.warning("the computer's policy says what is not known here", extra={"setting": name})
    return Policy(
        updates=updates is True,  # anything but a clear word: updates can wait for whoever mends the file
        preset=tables["preset"] if "preset" not in wrong else {},
        locked=tables["locked"] if "locked" not in wrong else {},
        unknown=unknown,
    )


def _read(file: Path) -> dict[str, Any]:
    """Raises ``OSError``, ``ValueError`` (also for bytes that are no text), ``RecursionError``."""
    with file.open("rb") as opened:
        content = opened.read(_LONGEST + 1)
    if len(content) > _LONGEST:
        message = "too long for a policy"
        raise ValueError(message)
    return tomllib.loads(content.decode("utf-8-sig"))
