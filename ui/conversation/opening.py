"""Whether a file that a stranger sent may be handed to the system's own program for it."""

from pathlib import PurePath

from operator_app.engine.files import safe_name

_PASSIVE = {
    "image/png": {".png"},
    "image/jpeg": {".jpg", ".jpeg"},
    "image/gif": {".gif"},
    "image/webp": {".webp"},
    "application/pdf": {".pdf"},
    "text/plain": {".txt", ".log"},
    "text/csv": {".csv"},
}
"""Kinds that show something and run nothing, with the endings that lead the system to such a program."""


def safe_to_open(name: str, content_type: str) -> bool:
    """False: it can be saved and shown in its folder, and the operator decides."""
    return PurePath(safe_name(name)).suffix.lower() in _PASSIVE.get(content_type, set())
