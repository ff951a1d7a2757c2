"""What users' events add up to, without counting events."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.database.tables import event_tallies, orders, users
from chat_backend.events.orders import NO_CURRENCY
from chat_backend.protocol import EventKind, Money, UserTotals


async def totals_of(connection: AsyncConnection, workspace_id: str, user_ids: Collection[str]) -> dict[str, UserTotals]:
    """By user id; of those who exist."""
    counts = await _counts(connection, workspace_id, user_ids)
    bought = await _bought(connection, workspace_id, user_ids)
    found = await connection.execute(
        select(users.c.id, users.c.created_at, users.c.last_seen_at, users.c.first_source).where(
            users.c.workspace_id == workspace_id, users.c.id.in_(user_ids)
        )
    )
    totals = {}
    for row in found:
        order_count, revenue = bought.get(row.id, (0, ()))
        first = revenue[0] if revenue else None
        totals[row.id] = UserTotals(
            user_id=row.id,
            first_seen_at=row.created_at,
            last_seen_at=row.last_seen_at,
            visits=counts[row.id].get("source", 0),
            pages=counts[row.id].get("page", 0),
            orders=order_count,
            revenue=first.amount if first else 0,
            currency=first.currency if first else None,
            other_revenue=revenue[1:],
            first_source=row.first_source,
            counts=counts[row.id],
        )
    return totals


async def _counts(
    connection: AsyncConnection, workspace_id: str, user_ids: Collection[str]
) -> defaultdict[str, dict[EventKind, int]]:
    t = event_tallies.c
    found = await connection.execute(
        select(t.user_id, t.kind, func.sum(t["count"]).label("total"))
        .where(t.workspace_id == workspace_id, t.user_id.in_(user_ids))
        .group_by(t.user_id, t.kind)
    )
    counts: defaultdict[str, dict[EventKind, int]] = defaultdict(dict)
    for row in found:
        counts[row.user_id][row.kind] = int(row.total)
    return counts


async def _bought(
    connection: AsyncConnection, workspace_id: str, user_ids: Collection[str]
) -> dict[str, tuple[int, tuple[Money, ...]]]:
    """Number of orders and what they brought in, in the currency of the oldest order first."""
    o = orders.c
    found = await connection.execute(
        select(
            o.user_id,
            o.currency,
            func.count().label("orders"),
            func.sum(o.paid - o.refunded).label("revenue"),
        )
        .where(o.workspace_id == workspace_id, o.user_id.in_(user_ids))
        .group_by(o.user_id, o.currency)
        .order_by(o.user_id, func.min(o.at), o.currency)
    )
    bought: dict[str, tuple[int, tuple[Money, ...]]] = {}
    for row in found:
        count, revenue = bought.get(row.user_id, (0, ()))
        if row.currency != NO_CURRENCY:
            revenue = (*revenue, Money(amount=int(row.revenue), currency=row.currency))
        bought[row.user_id] = (count + row.orders, revenue)
    return bought
