"""Entities to rows and back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Row, Table, and_, case, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.database import audience_tables, tables
from chat_backend.protocol import (
    Dialog,
    Mark,
    Message,
    Operator,
    SavedReply,
    Segment,
    Tag,
    Trigger,
    User,
    UserNote,
    Wire,
    Workspace,
)
from chat_backend.search_text import fold

E = TypeVar("E", bound=Wire)
_AT_ONCE = 0


@dataclass(frozen=True)
class _Place:
    table: Table
    keys: tuple[str, ...]


_PLACES: dict[type[Wire], _Place] = {
    Dialog: _Place(tables.dialogs, ("workspace_id", "id")),
    Message: _Place(tables.messages, ("workspace_id", "id")),
    User: _Place(tables.users, ("workspace_id", "id")),
    UserNote: _Place(tables.user_notes, ("workspace_id", "id")),
    Operator: _Place(tables.operators, ("workspace_id", "id")),
    Tag: _Place(tables.tags, ("workspace_id", "name")),
    SavedReply: _Place(tables.saved_replies, ("workspace_id", "id")),
    Segment: _Place(audience_tables.segments, ("workspace_id", "id")),
    Trigger: _Place(audience_tables.triggers, ("workspace_id", "id")),
    Mark: _Place(tables.marks, ("workspace_id", "operator_id", "dialog_id")),
    Workspace: _Place(tables.workspaces, ("id",)),
}


def entity(kind: type[E], row: Row[Any]) -> E:
    """The entity of a row that has at least its columns."""
    columns = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for it
    return kind(**{name: columns[name] for name in kind.__struct_fields__})


async def find(connection: AsyncConnection, kind: type[E], workspace_id: str, **key: str) -> E | None:
    """One entity by its key within the workspace; the workspace itself needs no more key."""
    place = _PLACES[kind]
    named = {"id": workspace_id} if kind is Workspace else {"workspace_id": workspace_id, **key}
    row = (await connection.execute(select(place.table).where(_is(place, named)))).first()
    return None if row is None else entity(kind, row)


async def merged_into(connection: AsyncConnection, workspace_id: str, user_id: str) -> str | None:
    """Who a merged user is now; None for one who was not merged."""
    gone = tables.merged_users
    found: str | None = await connection.scalar(
        select(gone.c.into_id).where(gone.c.workspace_id == workspace_id, gone.c.id == user_id)
    )
    return found


async def user_now(connection: AsyncConnection, workspace_id: str, user_id: str) -> User | None:
    """The user of an id, or whom he was merged into."""
    found = await find(connection, User, workspace_id, id=user_id)
    if found is None and (into_id := await merged_into(connection, workspace_id, user_id)) is not None:
        found = await find(connection, User, workspace_id, id=into_id)
    return found


async def store(connection: AsyncConnection, workspace_id: str, value: Wire, hidden: Mapping[str, object]) -> bool:
    """Write an entity. ``hidden`` are columns that its wire type does not have. The answer: it is new.

    Two statements instead of one upsert: portable, and safe under the workspace's lock that every writer holds.
    """
    place = _PLACES[type(value)]
    columns = {**msgspec.structs.asdict(value), **hidden}
    if "workspace_id" in place.table.c:
        columns["workspace_id"] = workspace_id
    if isinstance(value, User):
        columns |= _known_of(value)
    if not isinstance(value, Message):  # a message is written once
        changed = await connection.execute(update(place.table).where(_is(place, columns)).values(columns))
        if changed.rowcount > 0:
            return False
    if isinstance(value, User):
        columns["profile_due_at"] = _AT_ONCE if value.email is not None else None
    await connection.execute(insert(place.table).values(columns))
    return True


def _is(place: _Place, values: Mapping[str, object]) -> ColumnElement[bool]:
    return and_(*(place.table.c[name] == values[name] for name in place.keys))


def _known_of(user: User) -> dict[str, object]:
    """Columns that follow from a user's fields, by whichever way they were changed."""
    told = (user.name, user.email, user.phone, user.external_id)
    email = tables.users.c.email
    return {
        "search_text": fold("\n".join(text for text in told if text)),
        "profile_due_at": case(
            (email.is_distinct_from(user.email), None if user.email is None else _AT_ONCE),
            else_=tables.users.c.profile_due_at,
        ),
    }
