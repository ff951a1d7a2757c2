"""Local copies of messages' files."""

import asyncio
import hashlib
import re
from pathlib import Path

from operator_app.backends.port import Backend
from operator_app.domain.problems import RefusalReason, Refused

LARGEST = 64 * 1024 * 1024
"""More than this is not fetched, whatever a backend allows."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.IGNORECASE)


def safe_name(name: str) -> str:
    """A name that every system can store and that leads out of no folder."""
    clean = _UNSAFE.sub("_", name).strip(" .")[-100:].strip(" .")
    return f"_{clean}" if not clean or _RESERVED.match(clean) else clean


class Files:
    """One folder; a file lies under a hash of its address, with the name it was sent with."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
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
        self._turns.pop(url, None)
        return target

    async def existing(self, url: str, name: str) -> Path | None:
        target = self.path(url, name)
        return target if await asyncio.to_thread(target.is_file) else None
