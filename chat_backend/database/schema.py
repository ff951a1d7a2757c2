"""Bringing a database to the tables this program knows."""

from pathlib import Path

from sqlalchemy import Connection, inspect, select, table
from sqlalchemy import column as sql_column

from chat_backend.database.connection import Database

NEWEST = "0011"
"""Last migration in ``migrations/versions``."""
_MIGRATIONS = Path(__file__).parent / "migrations"


class NewerDatabase(Exception):
    """The database was written by a newer program than this one."""


async def upgrade(database: Database) -> None:
    """Run the migrations that are missing, in one transaction. Raises ``NewerDatabase``."""
    async with database.write() as connection:
        await connection.run_sync(_upgrade)


def _upgrade(connection: Connection) -> None:
    current = _current(connection)
    if current == NEWEST:
        return
    from alembic import command  # noqa: PLC0415 - a fifth of the start, and rarely needed
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None and current not in known:
        raise NewerDatabase(f"The database is of version {current}; this program knows up to {NEWEST}.")
    command.upgrade(config, "head")


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    versions = table("alembic_version", sql_column("version_num"))
    version: str | None = connection.scalar(select(versions.c.version_num))
    return version
