"""The moment a build is said to be made at: the same commit gives the same files (reproducible-builds.org)."""

import os
import subprocess
from datetime import UTC, datetime

from build_spec.description import ROOT


def source_date_epoch() -> int:
    """``SOURCE_DATE_EPOCH``, else the commit's own time, in seconds since 1970."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    asked = subprocess.run(
        ["git", "log", "-1", "--format=%ct"],  # noqa: S607 - see above
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return int(asked.stdout) if asked.returncode == 0 and asked.stdout.strip() else 0


def day_of(epoch: int) -> str:
    """``YYYY-MM-DD``."""
    return datetime.fromtimestamp(epoch, UTC).date().isoformat()
