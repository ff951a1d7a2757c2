"""Routes about users: the list, one person's card, what he did, and all of it as a file."""

from typing import Annotated, Literal, get_args

from litestar import get
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import Stream
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.database import rows
from chat_backend.database.tables import user_notes
from chat_backend.events.export import as_csv, as_json
from chat_backend.events.reading import KINDS, event_page
from chat_backend.events.totals import totals_of
from chat_backend.operators_api.reading import PageSize
from chat_backend.people.listing import user_page
from chat_backend.protocol import EventKind, EventPage, LivePage, User, UserCard, UserNote, UserPage, UserTotals
from chat_backend.refusals import Refused
from chat_backend.services import FromOperator, FromServices, Services

_MOST_NOTES = 500
_LONGEST_SEARCH = 200


@get("/api/v1/users")
async def user_list(
    *,
    session: FromOperator,
    services: FromServices,
    search: Annotated[str, QueryParameter(max_length=_LONGEST_SEARCH)] = "",
    segment: Annotated[str | None, QueryParameter(max_length=100)] = None,
    before: FromQuery[str | None] = None,
    limit: PageSize = 100,
) -> UserPage:
    async with services.database.read() as connection:
        return await user_page(
            connection,
            session.workspace_id,
            search=search,
            segment=segment,
            since=services.presence.users_since(session.workspace_id),
            before=before,
            limit=limit,
            clock=services.clock,
        )


@get("/api/v1/users/{user_id:str}")
async def user_card(session: FromOperator, services: FromServices, user_id: FromPath[str]) -> UserCard:
    return await _card(services, session.workspace_id, user_id)


@get("/api/v1/users/{user_id:str}/totals")
async def user_totals(session: FromOperator, services: FromServices, user_id: FromPath[str]) -> UserTotals:
    async with services.database.read() as connection:
        user = await _user(connection, session.workspace_id, user_id)
        return (await totals_of(connection, session.workspace_id, [user.id]))[user.id]


@get("/api/v1/users/{user_id:str}/events")
async def user_events(
    *,
    session: FromOperator,
    services: FromServices,
    user_id: FromPath[str],
    kinds: Annotated[str, QueryParameter(max_length=200)] = "",
    before: FromQuery[str | None] = None,
    limit: PageSize = 100,
) -> EventPage:
    async with services.database.read() as connection:
        user = await _user(connection, session.workspace_id, user_id)
        return await event_page(
            connection, session.workspace_id, user.id, kinds=_kinds(kinds), before=before, limit=limit
        )


@get("/api/v1/users/{user_id:str}/export")
async def user_export(
    session: FromOperator,
    services: FromServices,
    user_id: FromPath[str],
    kind: Annotated[Literal["csv", "json"], QueryParameter(name="format")],
) -> Stream:
    """Read and sent in pieces, however much there is."""
    card = await _card(services, session.workspace_id, user_id)
    write = as_csv if kind == "csv" else as_json
    return Stream(
        write(services.database, session.workspace_id, card),
        media_type="text/csv; charset=utf-8" if kind == "csv" else "application/json",
        headers={"Content-Disposition": f'attachment; filename="user-{card.user.id}.{kind}"'},
    )


async def _card(services: Services, workspace_id: str, user_id: str) -> UserCard:
    async with services.database.read() as connection:
        user = await _user(connection, workspace_id, user_id)
        totals = (await totals_of(connection, workspace_id, [user.id]))[user.id]
        notes = await connection.execute(
            select(user_notes)
            .where(
                user_notes.c.workspace_id == workspace_id,
                user_notes.c.user_id == user.id,
                user_notes.c.removed.is_(False),
            )
            .order_by(user_notes.c.at.desc(), user_notes.c.id.desc())
            .limit(_MOST_NOTES)
        )
        found = tuple(rows.entity(UserNote, row) for row in notes)
    live = services.presence.where(workspace_id, user.id)
    return UserCard(
        user=user,
        totals=totals,
        notes=found,
        live=None if live is None else LivePage(page=live.page, page_title=live.page_title),
    )


async def _user(connection: AsyncConnection, workspace_id: str, user_id: str) -> User:
    user = await rows.user_now(connection, workspace_id, user_id)
    if user is None:
        raise Refused("gone", "There is no such user.")
    return user


def _kinds(text: str) -> tuple[EventKind, ...]:
    named = {part.strip() for part in text.split(",") if part.strip()}
    if not named <= set(get_args(EventKind)):
        raise Refused("bad_request", "There is no such kind of event.", field="kinds")
    return tuple(kind for kind in KINDS if not named or kind in named)
