"""Brings an archive's file to the format this program reads: numbered steps, one transaction each."""

import sqlite3
from importlib.resources import files
from pathlib import Path

from operator_app.domain.problems import ArchiveError, ArchiveProblem


def steps() -> tuple[tuple[int, str], ...]:
    """Number and SQL of every step, in order; the numbers run from 1 without a gap."""
    folder = files("operator_app.archive") / "migrations"
    found = sorted(
        (int(entry.name[:4]), entry.read_text("utf-8")) for entry in folder.iterdir() if _is_step(entry.name)
    )
    if [number for number, _ in found] != list(range(1, len(found) + 1)):
        raise RuntimeError("archive migrations must be numbered 0001, 0002, … without a gap")
    return tuple(found)


def migrate(connection: sqlite3.Connection, path: Path, all_steps: tuple[tuple[int, str], ...] | None = None) -> None:
    """Take the steps this file lacks; a copy of an older file is kept beside it first.

    Raises ``ArchiveError(NEWER_FORMAT)`` and leaves the file alone when it knows more steps than we do.
    """
    todo = steps() if all_steps is None else all_steps
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(todo):
        raise ArchiveError(ArchiveProblem.NEWER_FORMAT, f"format {version}, this program reads up to {len(todo)}")
    if 0 < version < len(todo):
        _copy(connection, backup_path(path, version))
    for number, sql in todo[version:]:
        try:
            connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.rollback()
            raise


def backup_path(path: Path, version: int) -> Path:
    """Where the copy of a file in an older format is kept."""
    return path.with_name(f"{path.stem}.format-{version}.db")


def _is_step(name: str) -> bool:
    return name.endswith(".sql") and name[:4].isdigit()


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    unfinished = target.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    copy = sqlite3.connect(unfinished)
    try:
        connection.backup(copy)
    finally:
        copy.close()
    unfinished.replace(target)
