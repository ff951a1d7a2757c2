"""Settings as a file to carry to another computer: readable JSON without secrets, and what taking one in would change."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from operator_app.domain.value import Value
from operator_app.settings.imposed import Imposed, understood
from operator_app.settings.settings import Settings

KIND: Final = "operator-app settings"
LARGEST_BYTES: Final = 1024 * 1024


class ImportProblem(StrEnum):
    """The screen has a sentence for each."""

    NOT_READABLE = "not_readable"
    TOO_LARGE = "too_large"
    NOT_SETTINGS = "not_settings"


class CannotImport(Exception):
    """Nothing of the file is taken in."""

    def __init__(self, problem: ImportProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class Difference(Value):
    """``name`` is that of a field of ``Settings``."""

    name: str
    before: Any
    after: Any


class Import(Value):
    """What would become of the settings. Nothing has changed yet."""

    settings: Settings
    changes: tuple[Difference, ...]
    locked: tuple[str, ...]
    """Fields the file would change, and the computer's owner has locked."""
    unknown: tuple[str, ...]
    """Names in the file, or names whose values, this version does not understand."""


def exported(settings: Settings) -> bytes:
    """All settings: keyboard bindings and alert rules too."""
    content = {"kind": KIND, "settings": msgspec.to_builtins(settings)}
    return (json.dumps(content, indent=2, ensure_ascii=False, sort_keys=True) + "\n").encode()


def read_import(file: Path, now: Settings, imposed: Imposed) -> Import:
    """Blocks on the disk for one small file. Raises ``CannotImport``."""
    try:
        if not file.is_file():  # a pipe would be waited for
            raise CannotImport(ImportProblem.NOT_READABLE)
        with file.open("rb") as opened:
            content = opened.read(LARGEST_BYTES + 1)
    except (OSError, ValueError):
        raise CannotImport(ImportProblem.NOT_READABLE) from None
    return weighed(content, now, imposed)


def weighed(content: bytes, now: Settings, imposed: Imposed) -> Import:
    """What this file would change. Raises ``CannotImport``."""
    if len(content) > LARGEST_BYTES:
        raise CannotImport(ImportProblem.TOO_LARGE)
    try:
        read = json.loads(content)
    except (ValueError, RecursionError):
        raise CannotImport(ImportProblem.NOT_SETTINGS) from None
    written = read.get("settings") if isinstance(read, dict) and read.get("kind") == KIND else None
    if not isinstance(written, dict):
        raise CannotImport(ImportProblem.NOT_SETTINGS)
    values, names, unknown = understood(written)
    wanted = {
        field: getattr(values, field)
        for field in Settings.__struct_fields__
        if field in names and getattr(values, field) != getattr(now, field)
    }
    free = {name: value for name, value in wanted.items() if name not in imposed.locked}
    return Import(
        settings=replace(now, **free),
        changes=tuple(Difference(name=name, before=getattr(now, name), after=value) for name, value in free.items()),
        locked=tuple(name for name in wanted if name in imposed.locked),
        unknown=unknown,
    )
