"""Copies of the files attached to drafts, so that the originals may vanish and a restart finds them."""

import asyncio
import logging
import shutil
import uuid
from collections.abc import Iterable
from pathlib import Path

import msgspec

from operator_app.domain.messages import File
from operator_app.domain.problems import RefusalReason, Refused
from operator_app.engine.files import copy_privately

log = logging.getLogger(__name__)


class Attached:
    """One folder; each file is a copy under a name of its own. What no draft names any more goes at the next start."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def holds(self, path: Path) -> bool:
        """Whether a path really leads to a copy made here, whatever it is spelled like."""
        return path.resolve().is_relative_to(self._folder.resolve())

    async def keep(self, files: tuple[File, ...], limit: int) -> tuple[File, ...]:
        """The same files naming copies made here; those that do already stay as they are.

        Raises ``Refused(FILE_TOO_LARGE)``, or ``Refused(OTHER)`` when one cannot be read.
        """
        return tuple([await asyncio.to_thread(self._keep, file, limit) for file in files])

    async def keep_readable(self, files: tuple[File, ...], limit: int) -> tuple[File, ...]:
        """The same for a draft: what cannot be kept is left out."""
        kept = []
        for file in files:
            try:
                kept.append(await asyncio.to_thread(self._keep, file, limit))
            except Refused as error:
                log.info("a file of a draft is not kept: %s", error.detail)
        return tuple(kept)

    async def drop(self, files: Iterable[File]) -> None:
        """They have been sent."""
        paths = [Path(file.url) for file in files if not file.id]
        await asyncio.to_thread(self._drop, [path for path in paths if self.holds(path)])

    async def drop_others(self, kept: Iterable[File]) -> None:
        """Only these are still attached to something."""
        await asyncio.to_thread(self._drop_others, frozenset(Path(file.url).name for file in kept))

    def _keep(self, file: File, limit: int) -> File:
        path = Path(file.url)
        if file.id or self.holds(path):
            return file
        target = self._folder / uuid.uuid4().hex
        try:
            if path.stat().st_size > limit:
                raise Refused(RefusalReason.FILE_TOO_LARGE, f"more than {limit} bytes")
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            copy_privately(path, target)
            return msgspec.structs.replace(file, url=str(target), size=target.stat().st_size)
        except OSError as error:
            target.unlink(missing_ok=True)
            raise Refused(RefusalReason.OTHER, f"file cannot be read: {type(error).__name__}") from error

    def _drop(self, paths: list[Path]) -> None:
        for path in paths:
            path.unlink(missing_ok=True)

    def _drop_others(self, names: frozenset[str]) -> None:
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                if path.name not in names:
                    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
