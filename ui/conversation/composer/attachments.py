"""Files to be sent with a message: what may be attached, and why not."""

import mimetypes
import uuid
from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from operator_app.domain.messages import File
from operator_app.domain.value import FileId, Value
from ui.pictures import picture_size

MOST_FILES = 10
"""A message carries no more."""


class Problem(Enum):
    """Why something cannot be attached."""

    NOT_A_FILE = auto()
    EMPTY = auto()
    TOO_LARGE = auto()
    TOO_MANY = auto()
    UNREADABLE = auto()


class Refusal(Value):
    """A file that cannot be attached, and why."""

    name: str
    problem: Problem
    size: int = 0


def file_from(path: Path, limit: int) -> File | Refusal:
    """The file at a path as an attachment, or why it cannot be one. ``limit`` in bytes. Never raises."""
    try:
        if not path.is_file():
            return Refusal(name=path.name, problem=Problem.NOT_A_FILE)
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError:
        return Refusal(name=path.name, problem=Problem.UNREADABLE)
    if size == 0:
        return Refusal(name=path.name, problem=Problem.EMPTY)
    if size > limit:
        return Refusal(name=path.name, problem=Problem.TOO_LARGE, size=size)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    picture = picture_size(path) if kind.startswith("image/") else QSize()
    return File(
        id=FileId(""),
        name=path.name,
        size=size,
        content_type=kind,
        url=str(path),
        width=picture.width() if picture.isValid() else None,
        height=picture.height() if picture.isValid() else None,
    )


def keep_picture(image: QImage, folder: Path) -> Path | None:
    """Write a pasted picture to a file of its own; None if that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    path = folder / f"picture-{uuid.uuid4().hex[:8]}.png"
    return path if image.save(str(path), "PNG") else None  # type: ignore[call-overload]


def gathered(there: Sequence[File], paths: Sequence[Path], limit: int) -> tuple[tuple[File, ...], tuple[Refusal, ...]]:
    """The files attached so far with those at these paths, each once, and what cannot be attached. ``limit`` in bytes."""
    files, refusals = list(there), []
    for path in paths:
        found = file_from(path, limit)
        if not isinstance(found, Refusal) and len(files) >= MOST_FILES:
            found = Refusal(name=path.name, problem=Problem.TOO_MANY)
        if isinstance(found, Refusal):
            refusals.append(found)
        elif all(found.url != file.url for file in files):
            files.append(found)
    return tuple(files), tuple(refusals)
