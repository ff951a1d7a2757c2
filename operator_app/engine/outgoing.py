"""Files on their way to the backend: copied when the message is written, so that the original may vanish."""

import asyncio
import shutil
import uuid
from pathlib import Path

import msgspec

from operator_app.domain.commands import AddNote, Command, MessageCommand, SendMessage, StartDialog
from operator_app.domain.messages import File
from operator_app.domain.problems import RefusalReason, Refused
from operator_app.domain.value import ClientId
from operator_app.engine.files import copy_privately


def files_of(command: Command) -> tuple[File, ...]:
    return command.files if isinstance(command, SendMessage | AddNote | StartDialog) else ()


def with_files(command: Command, files: tuple[File, ...]) -> Command:
    """The same message with these files in place of its own."""
    if isinstance(command, SendMessage | AddNote | StartDialog):
        return msgspec.structs.replace(command, files=files)
    return command


def upload_id(client_id: ClientId, position: int) -> ClientId:
    """The id under which a message's file is stored: the same at each try, so that it is stored once."""
    return ClientId(str(uuid.uuid5(uuid.NAMESPACE_OID, f"{client_id}/{position}")))


class Outgoing:
    """One folder, in it one folder for each message that has files of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def holds(self, path: Path) -> bool:
        """Whether a path really leads to a copy made here, whatever it is spelled like."""
        return path.resolve().is_relative_to(self._folder.resolve())

    async def take(self, client_id: ClientId, command: Command, limit: int) -> Command:
        """Copy the command's files; the result names the copies.

        Raises ``Refused(FILE_TOO_LARGE)`` before anything is kept, ``Refused(OTHER)`` when a file cannot be read.
        """
        if not any(not file.id for file in files_of(command)) or not isinstance(command, MessageCommand):
            return command
        try:
            files = await asyncio.to_thread(self._copy, client_id, command.files, limit)
        except OSError as error:
            await self.drop(client_id)
            raise Refused(RefusalReason.OTHER, f"file cannot be read: {type(error).__name__}") from error
        except Refused:
            await self.drop(client_id)
            raise
        return with_files(command, files)

    async def drop(self, client_id: ClientId) -> None:
        """The message is through, or given up; nothing happens where it had no files."""
        await asyncio.to_thread(shutil.rmtree, self._folder / client_id, ignore_errors=True)

    async def drop_others(self, kept: frozenset[ClientId]) -> None:
        """Only these messages are still on their way."""
        await asyncio.to_thread(self._drop_others, kept)

    def _drop_others(self, kept: frozenset[ClientId]) -> None:
        if self._folder.is_dir():
            for folder in self._folder.iterdir():
                if folder.name not in kept:
                    shutil.rmtree(folder, ignore_errors=True)

    def _copy(self, client_id: ClientId, files: tuple[File, ...], limit: int) -> tuple[File, ...]:
        for file in files:
            if not file.id and Path(file.url).stat().st_size > limit:
                raise Refused(RefusalReason.FILE_TOO_LARGE, f"more than {limit} bytes")
        folder = self._folder / client_id
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return tuple(file if file.id else _copied(file, folder / str(place)) for place, file in enumerate(files))


def _copied(file: File, target: Path) -> File:
    copy_privately(Path(file.url), target)
    return msgspec.structs.replace(file, url=str(target), size=target.stat().st_size)
