"""The route of statistics."""

from datetime import date
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from litestar import get
from litestar.params import FromQuery, QueryParameter

from chat_backend.protocol import MAX_DAYS, Statistics
from chat_backend.refusals import Refused
from chat_backend.services import FromOperator, FromServices
from chat_backend.statistics import reading


@get("/api/v1/statistics")
async def statistics(
    session: FromOperator,
    services: FromServices,
    *,
    first: Annotated[str, QueryParameter(name="from")],
    last: Annotated[str, QueryParameter(name="to")],
    zone: FromQuery[str] = "UTC",
    hours: FromQuery[Literal["all", "working"]] = "all",
) -> Statistics:
    """From a day to a day of a zone, both included. Working hours are those of the site's chat, in their own zone."""
    begin, end = _day(first, "from"), _day(last, "to")
    if end < begin or (end - begin).days >= MAX_DAYS:
        raise Refused("bad_request", f"A period has 1 to {MAX_DAYS} days.", field="to")
    chat = (await services.accounts.workspace(session.workspace_id)).chat
    working = (chat.hours, zone_of(chat.zone)) if hours == "working" and chat.hours else None
    async with services.database.read() as connection:
        return await reading.read(connection, session.workspace_id, begin, end, zone_of(zone), working=working)


def zone_of(name: str) -> ZoneInfo:
    """Raises ``bad_request`` for a zone that nobody knows."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise Refused("bad_request", "There is no such time zone.", field="zone") from None


def _day(text: str, field: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Refused("bad_request", "A day is written YYYY-MM-DD.", field=field) from None
    if not 2000 <= day.year < 9000:
        raise Refused("bad_request", "This day is out of reach.", field=field)
    return day
