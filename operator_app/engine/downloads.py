"""Files a stranger sent, saved where the operator finds them: under a safe, free name, and marked as from the web."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from operator_app.engine.files import safe_name

MOST_NAMES: Final = 10_000
_ZONE: Final = 3
"""URLZONE_INTERNET."""


def save(source: Path, name: str, target: Path, url: str) -> Path:
    """Copy ``source`` to ``target``, or where that is a folder, into it under a free name. Raises ``OSError``."""
    partial = _partial_beside(target if target.is_dir() else target.parent)
    try:
        shutil.copyfile(source, partial)
        mark_as_from_web(partial, url)
        if target.is_dir():
            return _put_free(partial, target, safe_name(name))
        partial.replace(target)
        return target
    finally:
        partial.unlink(missing_ok=True)


def free_names(name: str) -> list[str]:
    """``offer.pdf``, ``offer (1).pdf``, …: to be tried in turn."""
    stem, dot, ending = name.rpartition(".")
    if not stem:
        stem, dot, ending = name, "", ""
    return [name, *(f"{stem} ({number}){dot}{ending}" for number in range(1, MOST_NAMES))]


def mark_as_from_web(path: Path, url: str, platform: str = sys.platform) -> None:
    """Tell the system where a file came from, so that it asks before running it. Where it cannot be told, it is not.

    Only the server is named: the address of a file is its secret.
    """
    origin = _origin(url)
    try:
        if platform == "win32":
            _zone_stream(path).write_text(zone_identifier(origin), encoding="utf-8", newline="\r\n")
        elif platform == "darwin":
            # Python has no call for extended attributes on macOS; the system's own program does it.
            command = ["/usr/bin/xattr", "-w", "com.apple.quarantine", quarantine(int(time.time())), str(path)]
            subprocess.run(command, check=False, capture_output=True, timeout=5)  # noqa: S603 - a fixed program
        elif sys.platform == "linux":
            # https://www.freedesktop.org/wiki/CommonExtendedAttributes/
            os.setxattr(path, "user.xdg.origin.url", origin.encode())
            os.setxattr(path, "user.xdg.referrer.url", origin.encode())
    except (OSError, subprocess.SubprocessError):
        return  # a file system without attributes, such as a memory stick's


def zone_identifier(origin: str) -> str:
    """What Windows keeps in the stream ``Zone.Identifier`` of a file from the internet."""
    return f"[ZoneTransfer]\nZoneId={_ZONE}\nReferrerUrl={origin}\nHostUrl={origin}\n"


def quarantine(at: int) -> str:
    """The value of ``com.apple.quarantine``: flags (0081: downloaded, not yet asked), time, program, an id of its own."""
    return f"0081;{at:08x};Operator app;{str(uuid.uuid4()).upper()}"


def _zone_stream(path: Path) -> Path:
    return Path(f"{path}:Zone.Identifier")


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/"


def _partial_beside(folder: Path) -> Path:
    handle, partial = tempfile.mkstemp(prefix=".saving-", suffix=".part", dir=folder)
    os.close(handle)
    return Path(partial)


def _put_free(partial: Path, folder: Path, name: str) -> Path:
    """Under the first name nobody has, without ever replacing anything, even if two save at once."""
    for candidate in free_names(name):
        target = folder / candidate
        try:
            with target.open("xb"):
                pass
        except FileExistsError:
            continue
        partial.replace(target)
        return target
    raise FileExistsError(name)
