"""A period's statistics out of the database."""

import asyncio
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import and_, func, not_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.database.tables import dialogs, messages, spells
from chat_backend.protocol import Statistics, WorkingHours
from chat_backend.statistics.counting import DAY, Answers, Between, Counted, Days, count
from chat_backend.statistics.spells import Spell
from chat_backend.statistics.working_time import WorkingTime


async def read(
    connection: AsyncConnection,
    workspace_id: str,
    first: date,
    last: date,
    zone: ZoneInfo,
    *,
    working: tuple[Iterable[WorkingHours], ZoneInfo] | None,
) -> Statistics:
    """From a day to a day, both included. ``working``: the hours that alone count in durations, and their zone."""
    days = Days(first, last, zone)
    found = await _spells(connection, workspace_id, days.begin, days.end)
    answers = await _answers(connection, workspace_id, days)
    open_at_begin = await _open_at(connection, workspace_id, days.begin)

    def counted() -> Counted:
        return count(found, answers, days, open_at_begin=open_at_begin, between=_between(found, days, working))

    result = await asyncio.to_thread(counted)
    return Statistics(
        zone=zone.key,
        total=result.total,
        days=result.days,
        operators=result.operators,
        open_now=await _count_dialogs(connection, workspace_id),
        waiting_now=await _count_dialogs(connection, workspace_id, waiting=True),
        working_hours=working is not None,
    )


def _between(found: list[Spell], days: Days, working: tuple[Iterable[WorkingHours], ZoneInfo] | None) -> Between:
    if working is None:
        return lambda begin, until: max(0, until - begin)
    stretches, zone = working
    oldest = min((spell.opened_at for spell in found), default=days.begin)
    return WorkingTime(stretches, zone, _day(oldest, zone), _day(days.end, zone)).between


def _day(moment: int, zone: ZoneInfo) -> date:
    return datetime.fromtimestamp(moment / 1000, zone).date()


async def _spells(connection: AsyncConnection, workspace_id: str, begin: int, end: int) -> list[Spell]:
    """Those that were opened, answered or closed in between, each once.

    Three questions, as each has an index of its own; whether one was opened before is in the index too, so that those
    the first question has told are not looked up again.
    """
    opened, answered, closed = spells.c.opened_at, spells.c.answered_at, spells.c.closed_at
    each = select(*(spells.c[name] for name in Spell.__struct_fields__)).where(spells.c.workspace_id == workspace_id)
    told_already = and_(answered.is_not(None), answered >= begin, answered < end)
    found = await connection.execute(
        union_all(
            each.where(opened >= begin, opened < end),
            each.where(answered >= begin, answered < end, opened < begin),
            each.where(closed >= begin, closed < end, opened < begin, not_(told_already)),
        )
    )
    return await asyncio.to_thread(lambda: [Spell(*row) for row in found])


async def _answers(connection: AsyncConnection, workspace_id: str, days: Days) -> list[Answers]:
    """By day, counted by the database."""
    answers: list[Answers] = []
    for begin, end in days.even_stretches():
        day = (
            messages.c.at - (messages.c.at - begin) % DAY
        )  # of a day of 25 hours the last is told apart, and belongs to it
        found = await connection.execute(
            select(messages.c.author_id, day.label("day"), func.count().label("written"))
            .where(
                messages.c.workspace_id == workspace_id,
                messages.c.kind == "operator",
                messages.c.trigger_id.is_(None),
                messages.c.at >= begin,
                messages.c.at < end,
            )
            .group_by(messages.c.author_id, day)
        )
        answers += [Answers(at=row.day, operator_id=row.author_id, count=row.written) for row in found]
    return answers


async def _open_at(connection: AsyncConnection, workspace_id: str, moment: int) -> int:
    """Two counts of indexes instead of a look at every spell there ever was."""
    opened, closed = [
        await connection.scalar(
            select(func.count()).select_from(spells).where(spells.c.workspace_id == workspace_id, column < moment)
        )
        for column in (spells.c.opened_at, spells.c.closed_at)
    ]
    return (opened or 0) - (closed or 0)


async def _count_dialogs(connection: AsyncConnection, workspace_id: str, *, waiting: bool = False) -> int:
    query = (
        select(func.count())
        .select_from(dialogs)
        .where(dialogs.c.workspace_id == workspace_id, dialogs.c.state == "open")
    )
    if waiting:
        query = query.where(dialogs.c.waiting_since.is_not(None))
    return await connection.scalar(query) or 0
