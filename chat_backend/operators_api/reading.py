"""Routes that read: snapshot, changes, dialogs, messages."""

from typing import Annotated, Literal

from litestar import get
from litestar.params import FromPath, FromQuery, QueryParameter
from sqlalchemy import or_, select

from chat_backend.change_log import read_after, read_reach, visible_to
from chat_backend.database import rows
from chat_backend.database.tables import operators, saved_replies, tags, workspaces
from chat_backend.operators_api import audience, pages
from chat_backend.protocol import (
    ChangePage,
    DialogPage,
    MessagePage,
    Operator,
    SavedReply,
    Snapshot,
    Tag,
    Workspace,
)
from chat_backend.refusals import Refused
from chat_backend.services import FromOperator, FromServices

_FIRST_PAGE = 100
PageSize = Annotated[int, QueryParameter(ge=1, le=200)]
Number = Annotated[int, QueryParameter(ge=0, le=2**62)]
Before = Annotated[int | None, QueryParameter(ge=0, le=2**62)]


@get("/api/v1/snapshot")
async def snapshot(session: FromOperator, services: FromServices) -> Snapshot:
    """All of one moment."""
    mine, me = session.workspace_id, session.operator
    async with services.database.read() as connection:
        reach = await read_reach(connection, mine)
        workspace = (await connection.execute(select(workspaces).where(workspaces.c.id == mine))).one()
        found_operators = await connection.execute(select(operators).where(operators.c.workspace_id == mine))
        colleagues = tuple(rows.entity(Operator, row) for row in found_operators)
        found_tags = await connection.execute(
            select(tags).where(tags.c.workspace_id == mine, tags.c.removed.is_(False)).order_by(tags.c.name)
        )
        found_replies = await connection.execute(
            select(saved_replies)
            .where(
                saved_replies.c.workspace_id == mine,
                saved_replies.c.removed.is_(False),
                or_(saved_replies.c.owner_id.is_(None), saved_replies.c.owner_id == me.id),
            )
            .order_by(saved_replies.c.name, saved_replies.c.id)
        )
        return Snapshot(
            number=reach.newest,
            me=next((operator for operator in colleagues if operator.id == me.id), me),
            workspace=rows.entity(Workspace, workspace),
            operators=colleagues,
            tags=tuple(rows.entity(Tag, row) for row in found_tags),
            saved_replies=tuple(rows.entity(SavedReply, row) for row in found_replies),
            page=await pages.dialog_page(connection, mine, me.id, state="open", limit=_FIRST_PAGE),
            segments=await audience.segments(connection, mine),
            triggers=await audience.triggers(connection, mine),
        )


@get("/api/v1/changes")
async def changes(
    session: FromOperator,
    services: FromServices,
    after: Number,
    limit: Annotated[int, QueryParameter(ge=1, le=1000)] = 500,
) -> ChangePage:
    async with services.database.read() as connection:
        reach = await read_reach(connection, session.workspace_id)
        if not reach.covers_after(after):
            raise Refused("too_old", f"The log goes from {reach.oldest} to {reach.newest}.", field="after")
        found = await read_after(connection, session.workspace_id, after, limit)
    return ChangePage(changes=tuple(visible_to(change, session.operator.id) for change in found), number=reach.newest)


@get("/api/v1/dialogs")
async def dialogs(
    session: FromOperator,
    services: FromServices,
    dialog_state: Annotated[Literal["open", "closed"], QueryParameter(name="state")],
    before: FromQuery[str | None] = None,
    limit: PageSize = 100,
) -> DialogPage:
    async with services.database.read() as connection:
        return await pages.dialog_page(
            connection, session.workspace_id, session.operator.id, state=dialog_state, before=before, limit=limit
        )


@get("/api/v1/changed-dialogs")
async def changed_dialogs(
    session: FromOperator,
    services: FromServices,
    after: Number,
    before: FromQuery[str | None] = None,
    limit: PageSize = 100,
) -> DialogPage:
    """For whom the log no longer reaches back to: dialogs with any change after a number, in no meaningful order."""
    async with services.database.read() as connection:
        return await pages.changed_dialogs(
            connection, session.workspace_id, session.operator.id, since=after, before=before, limit=limit
        )


@get("/api/v1/dialogs/{dialog_id:str}")
async def dialog(session: FromOperator, services: FromServices, dialog_id: FromPath[str]) -> DialogPage:
    async with services.database.read() as connection:
        return await pages.one_dialog(connection, session.workspace_id, session.operator.id, dialog_id)


@get("/api/v1/dialogs/{dialog_id:str}/messages")
async def messages(
    session: FromOperator,
    services: FromServices,
    dialog_id: FromPath[str],
    before: Before = None,
    limit: PageSize = 50,
) -> MessagePage:
    async with services.database.read() as connection:
        return await pages.message_page(connection, session.workspace_id, dialog_id, before=before, limit=limit)


@get("/api/v1/users/{user_id:str}/dialogs")
async def user_dialogs(
    session: FromOperator,
    services: FromServices,
    user_id: FromPath[str],
    before: FromQuery[str | None] = None,
    limit: PageSize = 100,
) -> DialogPage:
    async with services.database.read() as connection:
        now = await rows.merged_into(connection, session.workspace_id, user_id) or user_id
        return await pages.dialog_page(
            connection, session.workspace_id, session.operator.id, user_id=now, before=before, limit=limit
        )
