"""What a site user may see of messages: a projection, and the queries that are scoped by his id."""

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.accounts import VisitorSession
from chat_backend.database import rows
from chat_backend.database.tables import dialogs, messages, operators
from chat_backend.operators_api.pages import newest_messages
from chat_backend.protocol import Message, SiteMessage

_SHOWN = ("user", "operator")


def is_shown(message: Message) -> bool:
    return message.kind in _SHOWN


def shown(message: Message, names: Mapping[str, str]) -> SiteMessage:
    """The message as its user sees it. ``names`` are the operators' by id."""
    mine = message.kind == "user"
    return SiteMessage(
        id=message.id,
        number=message.number,
        mine=mine,
        text=message.text,
        at=message.at,
        client_id=message.client_id if mine else None,
        author=None if mine else names.get(message.author_id or ""),
        files=message.files,
    )


async def operator_names(connection: AsyncConnection, workspace_id: str) -> dict[str, str]:
    found = await connection.execute(
        select(operators.c.id, operators.c.name).where(operators.c.workspace_id == workspace_id)
    )
    return {row.id: row.name for row in found}


async def page(
    connection: AsyncConnection, visitor: VisitorSession, *, before: int | None, limit: int
) -> tuple[list[Message], bool]:
    mine = [
        messages.c.workspace_id == visitor.workspace_id,
        messages.c.user_id == visitor.user_id,
        messages.c.kind.in_(_SHOWN),
    ]
    found, has_older = await newest_messages(connection, mine, before=before, limit=limit)
    return [rows.entity(Message, row) for row in found], has_older


async def between(
    connection: AsyncConnection, visitor: VisitorSession, after: int, to: int, limit: int
) -> list[Message]:
    """The oldest messages of a stretch of the log."""
    found = await connection.execute(
        select(messages)
        .where(
            messages.c.workspace_id == visitor.workspace_id,
            messages.c.user_id == visitor.user_id,
            messages.c.kind.in_(_SHOWN),
            messages.c.number > after,
            messages.c.number <= to,
        )
        .order_by(messages.c.number, messages.c.id)
        .limit(limit)
    )
    return [rows.entity(Message, row) for row in found]


async def written(connection: AsyncConnection, visitor: VisitorSession, client_id: str) -> Message | None:
    """The visitor's own message that came with a client id."""
    found = await connection.execute(
        select(messages).where(
            messages.c.workspace_id == visitor.workspace_id,
            messages.c.user_id == visitor.user_id,
            messages.c.author_id == visitor.user_id,
            messages.c.client_id == client_id,
        )
    )
    row = found.first()
    return None if row is None else rows.entity(Message, row)


async def read_number(connection: AsyncConnection, visitor: VisitorSession) -> int:
    """How far operators have read this user's messages."""
    found = await connection.scalar(
        select(func.max(dialogs.c.operators_read_number)).where(
            dialogs.c.workspace_id == visitor.workspace_id, dialogs.c.user_id == visitor.user_id
        )
    )
    return found or 0


async def seen_number(connection: AsyncConnection, visitor: VisitorSession) -> int:
    """How far this user has seen what was written to him: what he has not seen in one dialog counts."""
    found = await connection.scalar(
        select(func.max(dialogs.c.user_read_number)).where(
            dialogs.c.workspace_id == visitor.workspace_id, dialogs.c.user_id == visitor.user_id
        )
    )
    return found or 0


async def own_dialogs(connection: AsyncConnection, visitor: VisitorSession) -> set[str]:
    found = await connection.execute(
        select(dialogs.c.id).where(dialogs.c.workspace_id == visitor.workspace_id, dialogs.c.user_id == visitor.user_id)
    )
    return set(found.scalars())
