"""Local copies of messages' files, within a bound on disk."""

import asyncio
import hashlib
import os
import re
import shutil
from pathlib import Path

from operator_app.backends.port import Backend
from operator_app.domain.problems import RefusalReason, Refused

LARGEST = 64 * 1024 * 1024
"""More than this is not fetched, whatever a backend allows; in bytes."""
KEPT = 200 * 1024 * 1024
"""Bytes of copies kept; those used longest ago go first."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff<>:"/\\|?*]+')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.IGNORECASE)
_LONGEST = 100
_LONGEST_BYTES = 240


def safe_name(name: str) -> str:
    """A name that every system can store, that leads out of no folder and whose ending is where it seems to be."""
    clean = _UNSAFE.sub("_", name).strip(" .")[-_LONGEST:]
    while len(clean.encode()) > _LONGEST_BYTES:
        clean = clean[1:]
    clean = clean.strip(" .")
    return f"_{clean}" if not clean or _RESERVED.match(clean) else clean


def copy_privately(source: Path, target: Path) -> None:
    """A copy that only this person may read. Raises ``OSError``; a half copy is not left behind."""
    partial = target.with_name(f"{target.name}.part")
    try:
        with (
            source.open("rb") as given,
            open(partial, "wb", opener=lambda path, flags: os.open(path, flags, mode=0o600)) as copy,
        ):
            shutil.copyfileobj(given, copy)
            copy.flush()
            os.fsync(copy.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


class Files:
    """One folder; a file lies under a hash of its address, with the name it was sent with."""

    def __init__(self, folder: Path, kept: int = KEPT) -> None:
        self._folder = folder
        self._kept = kept
        self._turns: dict[str, asyncio.Lock] = {}

    def path(self, url: str, name: str) -> Path:
        return self._folder / hashlib.sha256(url.encode()).hexdigest()[:24] / safe_name(name)

    async def fetch(self, backend: Backend, url: str, name: str) -> Path:
        """The copy, brought if there is none; asked for twice at once it is brought once."""
        if not url.startswith(("https://", "http://")):
            raise Refused(RefusalReason.GONE, "no address")
        target = self.path(url, name)
        async with self._turns.setdefault(url, asyncio.Lock()):
            if not await asyncio.to_thread(target.is_file):
                await asyncio.to_thread(target.parent.mkdir, mode=0o700, parents=True, exist_ok=True)
                await backend.download(url, target, LARGEST)
                await asyncio.to_thread(self._make_room, target)
        self._turns.pop(url, None)
        return target

    async def existing(self, url: str, name: str) -> Path | None:
        """The copy if it is here; it counts as used now."""
        target = self.path(url, name)
        return target if await asyncio.to_thread(_use, target) else None

    def _make_room(self, newest: Path) -> None:
        found = []
        for path in self._folder.glob("*/*"):
            try:
                state = path.stat()
            except OSError:
                continue
            found.append((state.st_mtime_ns, state.st_size, path))
        excess = sum(size for _, size, _ in found) - self._kept
        for _, size, path in sorted(found):
            if excess <= 0:
                return
            if path == newest or path.suffix == ".part":
                continue
            shutil.rmtree(path.parent, ignore_errors=True)
            excess -= size


def _use(path: Path) -> bool:
    try:
        os.utime(path)
    except OSError:
        return False
    return path.is_file()
