"""Migrations, and what a database does under this program's settings."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, text
from sqlalchemy.exc import IntegrityError

from chat_backend.database import audience_tables, mail_tables, schema
from chat_backend.database.connection import Database
from chat_backend.database.tables import marks


@pytest.fixture
async def database(tmp_path: Path):
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'chat.sqlite3'}")
    await schema.upgrade(database)
    yield database
    await database.close()


async def test_migrations_lead_to_the_tables(database: Database) -> None:
    assert audience_tables.metadata is mail_tables.metadata

    def difference(connection: Connection) -> list[object]:
        return compare_metadata(MigrationContext.configure(connection), mail_tables.metadata)

    async with database.write() as connection:
        assert await connection.run_sync(difference) == []
    assert ScriptDirectory(str(schema._MIGRATIONS)).get_heads() == [schema.NEWEST]


async def test_upgrading_again_changes_nothing(database: Database) -> None:
    await schema.upgrade(database)
    async with database.read() as connection:
        assert await connection.scalar(text("SELECT version_num FROM alembic_version")) == schema.NEWEST


async def test_settings_that_keep_data(database: Database) -> None:
    for use in (database.read, database.write):
        async with use() as connection:
            assert await connection.scalar(text("PRAGMA journal_mode")) == "wal"
            assert await connection.scalar(text("PRAGMA synchronous")) == 2
            assert await connection.scalar(text("PRAGMA foreign_keys")) == 1
            assert await connection.scalar(text("PRAGMA busy_timeout")) == 10_000


async def test_foreign_keys_are_kept(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.write() as connection:
            await connection.execute(
                insert(marks).values(
                    workspace_id="w", operator_id="o", dialog_id="d", number=1, read_number=1, muted=False
                )
            )


async def test_readers_see_one_moment(database: Database) -> None:
    count = text("SELECT count(*) FROM workspaces")
    add = text(
        "INSERT INTO workspaces (id, number, name, site_key, file_limit, profile_source, last_number, created_at) VALUES (:id, 1, 'n', :id, 1, '{}', 0, 0)"
    )
    async with database.read() as reader:
        assert await reader.scalar(count) == 0
        async with database.write() as writer:
            await writer.execute(add, {"id": "w"})
        assert await reader.scalar(count) == 0
    async with database.read() as reader:
        assert await reader.scalar(count) == 1


async def test_a_failed_write_leaves_nothing(database: Database) -> None:
    async def fail() -> None:
        async with database.write() as writer:
            await writer.execute(
                text(
                    "INSERT INTO workspaces (id, number, name, site_key, file_limit, profile_source, last_number, created_at) VALUES ('w', 1, 'n', 'k', 1, '{}', 0, 0)"
                )
            )
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    async with database.read() as reader:
        assert await reader.scalar(text("SELECT count(*) FROM workspaces")) == 0
