"""Whether a file that a stranger sent may be handed to the system's own program for it."""

from pathlib import Path

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


def safe_to_open(path: Path, content_type: str) -> bool:
    """False: show the folder it is in instead, and let the operator decide."""
    return path.suffix.lower() in _PASSIVE.get(content_type, set())
