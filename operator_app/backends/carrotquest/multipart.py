"""A form with one file in it, sent in pieces so that its progress can be told."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Final

from operator_app.domain.problems import RefusalReason, Refused

_PIECE: Final = 64 * 1024


class Attachment:
    """A file on its way. ``progress`` hears how many of its bytes have left."""

    def __init__(self, path: Path, name: str, content_type: str, progress: Callable[[int], None]) -> None:
        self.path = path
        self.name = name
        self.content_type = content_type
        self.progress = progress


def multipart(fields: Mapping[str, str], attachment: Attachment) -> tuple[int, str, AsyncIterator[bytes]]:
    """Length, content type and bytes of the form. Blocks. Raises ``Refused(OTHER)`` for a file that cannot be read."""
    try:
        size = attachment.path.stat().st_size
    except OSError as error:
        raise Refused(RefusalReason.OTHER, f"file cannot be read: {type(error).__name__}") from None
    boundary = secrets.token_hex(16)
    head = b"".join(_field(boundary, name, value) for name, value in fields.items())
    head += (
        f'--{boundary}\r\nContent-Disposition: form-data; name="attachment"; filename="{_quoted(attachment.name)}"\r\n'
        f"Content-Type: {attachment.content_type}\r\n\r\n"
    ).encode()
    tail = f"\r\n--{boundary}--\r\n".encode()
    length = len(head) + size + len(tail)
    return length, f"multipart/form-data; boundary={boundary}", _pieces(head, attachment, tail)


def _field(boundary: str, name: str, value: str) -> bytes:
    return f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()


def _quoted(name: str) -> str:
    return name.replace("\\", "_").replace('"', "%22").replace("\r", " ").replace("\n", " ")


async def _pieces(head: bytes, attachment: Attachment, tail: bytes) -> AsyncIterator[bytes]:
    yield head
    file = await asyncio.to_thread(attachment.path.open, "rb")
    sent = 0
    try:
        while piece := await asyncio.to_thread(file.read, _PIECE):
            yield piece
            sent += len(piece)  # asked for the next one: this one has gone to the system
            attachment.progress(sent)
    finally:
        await asyncio.to_thread(file.close)
    yield tail
