"""What the owner of the computer has decided for all who use it: a file only an administrator can write."""

import logging
import os
import sys
from pathlib import Path

import msgspec

from operator_app.domain.value import Value

_LONGEST = 64 * 1024

log = logging.getLogger(__name__)


class Policy(Value):
    """Missing entries leave the choice to the person."""

    updates: bool = True
    """False: no update is looked for, whatever the settings say."""


def policy_file() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "operator-app" / "policy.json"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/operator-app/policy.json")
    return Path("/etc/operator-app/policy.json")


def read_policy(file: Path | None = None) -> Policy:
    """One that is there and cannot be understood forbids: who wrote it meant to."""
    file = file or policy_file()
    try:
        with file.open("rb") as opened:
            return msgspec.json.decode(opened.read(_LONGEST), type=Policy)
    except FileNotFoundError:
        return Policy()
    except (OSError, msgspec.MsgspecError):
        log.warning("the computer's policy cannot be understood; updates are off")
        return Policy(updates=False)
