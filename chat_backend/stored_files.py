"""Files of messages: the bytes in the data folder, everything else in the database."""

import asyncio
import os
import re
import secrets
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from chat_backend.clock import Clock
from chat_backend.crash_points import crash_point
from chat_backend.database import rows
from chat_backend.database.connection import Database
from chat_backend.database.tables import files
from chat_backend.identifiers import is_client_made_id, new_id
from chat_backend.image_header import HEADER, ImageHeader, read_image_header
from chat_backend.protocol import MAX_NAME, File
from chat_backend.refusals import Refused

_CHUNK = 256 * 1024
_LET_PASS = 16 * 1024 * 1024
_BATCH = 500
_CONTENT_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,99}/[a-z0-9][a-z0-9!#$&^_.+-]{0,99}")
_UNKNOWN_TYPE = "application/octet-stream"


def file_of_row(row: Row[Any]) -> File:
    return File(
        id=row.id,
        name=row.name,
        size=row.size,
        content_type=row.content_type,
        url=f"/files/{row.secret}/{quote(row.name, safe='')}",
        width=row.width,
        height=row.height,
    )


@dataclass(frozen=True)
class Content:
    """A stored file and where its bytes are."""

    file: File
    path: Path

    async def chunks(self) -> AsyncIterator[bytes]:
        # opened and closed here and now: a cancelled wait for a thread would leave the file open
        with self.path.open("rb") as stream:
            while chunk := await asyncio.to_thread(stream.read, _CHUNK):
                yield chunk


class StoredFiles:
    """Keeps and gives files. A file is known only once its bytes are safely on disk."""

    def __init__(self, database: Database, folder: Path, clock: Clock) -> None:
        self._database = database
        self._folder = folder
        self._clock = clock

    async def put(
        self,
        *,
        workspace_id: str,
        owner_id: str,
        client_id: str,
        name: str,
        content_type: str,
        body: AsyncIterator[bytes],
        limit: int,
    ) -> File:
        """Store a stream of bytes once for each client id of an owner. Raises ``file_too_large`` while it comes."""
        if not is_client_made_id(client_id):
            raise Refused("bad_request", "This is no id for a file.", field="client_id")
        earlier = await self._earlier(workspace_id, owner_id, client_id)
        if earlier is not None:
            return earlier
        file_id = new_id()
        path = self._path(file_id)
        try:
            size, image = await self._receive(path, body, limit)
            row = {
                "workspace_id": workspace_id,
                "id": file_id,
                "owner_id": owner_id,
                "client_id": client_id,
                "secret": secrets.token_urlsafe(32),
                "name": safe_name(name),
                "size": size,
                "content_type": _true_type(content_type, image),
                "width": image.width if image else None,
                "height": image.height if image else None,
                "created_at": self._clock(),
                "unattached_since": self._clock(),
            }
            async with self._database.write() as connection:
                # a visitor may have been merged while his file came
                owner_id = await rows.merged_into(connection, workspace_id, owner_id) or owner_id
                await connection.execute(insert(files).values({**row, "owner_id": owner_id}))
                crash_point("file.commit")
        except BaseException as error:
            path.unlink(missing_ok=True)
            meanwhile = await self._earlier(workspace_id, owner_id, client_id) if _is_double(error) else None
            if meanwhile is None:
                raise
            return meanwhile
        stored = await self._earlier(workspace_id, owner_id, client_id)
        if stored is None:
            raise AssertionError("a committed file is gone")
        return stored

    async def by_secret(self, secret: str) -> Content | None:
        """What a link leads to."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(files).where(files.c.secret == secret))).first()
        if row is None:
            return None
        path = self._path(row.id)
        return Content(file_of_row(row), path) if await asyncio.to_thread(path.is_file) else None

    async def keep(self, workspace_id: str, file_id: str) -> None:
        """The file is in use though no message carries it."""
        async with self._database.write() as connection:
            await connection.execute(
                update(files)
                .where(files.c.workspace_id == workspace_id, files.c.id == file_id)
                .values(unattached_since=None)
            )

    async def drop_unattached(self, before: int) -> None:
        """Let go of files that nobody attached since a moment. A crash on the way leaves strays, never a broken link."""
        async with self._database.write() as connection:
            dropped = await connection.execute(
                delete(files).where(files.c.unattached_since < before).returning(files.c.id)
            )
            paths = [self._path(row.id) for row in dropped]
        for path in paths:
            path.unlink(missing_ok=True)

    async def drop_strays(self, before: int) -> None:
        """Remove bytes older than a moment that no file is known of: what a crash in the midst of an upload left."""
        old = await asyncio.to_thread(self._older_than, before)
        for start in range(0, len(old), _BATCH):
            batch = old[start : start + _BATCH]
            async with self._database.read() as connection:
                found = await connection.execute(
                    select(files.c.id).where(files.c.id.in_([path.name for path in batch]))
                )
                known = {row.id for row in found}
            for path in batch:
                if path.name not in known:
                    path.unlink(missing_ok=True)

    def _older_than(self, before: int) -> list[Path]:
        found = []
        for path in self._folder.glob("??/*"):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime * 1000 < before:
                    found.append(path)
        return found

    def _path(self, file_id: str) -> Path:
        return self._folder / file_id[:2] / file_id

    async def _earlier(self, workspace_id: str, owner_id: str, client_id: str) -> File | None:
        async with self._database.read() as connection:
            found = await connection.execute(
                select(files).where(
                    files.c.workspace_id == workspace_id,
                    files.c.owner_id == owner_id,
                    files.c.client_id == client_id,
                )
            )
            row = found.first()
        return None if row is None else file_of_row(row)

    async def _receive(self, path: Path, body: AsyncIterator[bytes], limit: int) -> tuple[int, ImageHeader | None]:
        size, first = 0, b""
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            async for chunk in body:
                size += len(chunk)
                if size > limit:
                    await _let_pass(body)
                    raise Refused("file_too_large", f"A file has at most {limit} bytes.")
                if len(first) < HEADER:
                    first += chunk[: HEADER - len(first)]
                await asyncio.to_thread(stream.write, chunk)
            await asyncio.to_thread(_settle, stream, path)
        return size, read_image_header(first)


def safe_name(name: str) -> str:
    """A file's name without folders, control characters or characters that turn the reading direction."""
    last = re.split(r"[\\/]", name)[-1]
    cleaned = "".join(c for c in last if c.isprintable()).strip(" .")
    if len(cleaned) > MAX_NAME:
        stem, dot, ending = cleaned.rpartition(".")
        keep = dot + ending if dot and len(ending) <= 20 else ""
        cleaned = ((stem if keep else cleaned)[: MAX_NAME - len(keep)] + keep).rstrip(" .")
    return cleaned or "file"


def _true_type(told: str, image: ImageHeader | None) -> str:
    """An image is what its bytes say; anything else is what was told, unless that claims to be such an image."""
    if image is not None:
        return image.content_type
    kind = told.partition(";")[0].strip().lower()
    shown = {"image/png", "image/jpeg", "image/gif", "image/webp"}
    return kind if _CONTENT_TYPE.fullmatch(kind) and kind not in shown else _UNKNOWN_TYPE


async def _let_pass(body: AsyncIterator[bytes]) -> None:
    """Read on for a while without keeping it: most clients look at the answer only when they have sent everything."""
    passed = 0
    async for chunk in body:
        passed += len(chunk)
        if passed > _LET_PASS:
            return


def _settle(stream: BinaryIO, path: Path) -> None:
    """Bytes and name are on disk after this, whatever happens to the power."""
    stream.flush()
    os.fsync(stream.fileno())
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _is_double(error: BaseException) -> bool:
    return isinstance(error, IntegrityError)
