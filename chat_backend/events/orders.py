"""Orders of users: what was placed, paid and given back, each order once however many events tell of it."""

from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.commands.checks import clipped
from chat_backend.database.tables import orders
from chat_backend.events import money, names
from chat_backend.protocol import Event, Scalar

_LONGEST = 200
NO_CURRENCY = ""
"""Of an order whose events told no amount."""


async def write_order(connection: AsyncConnection, workspace_id: str, event: Event) -> None:
    """Take an event of kind ``order`` into account; one without an id is an order of its own."""
    if event.kind != "order":
        return
    order_id = _order_id(event)
    mine = (orders.c.workspace_id == workspace_id, orders.c.user_id == event.user_id, orders.c.id == order_id)
    known = (await connection.execute(select(orders).where(*mine))).first()
    amounts = _after(known, event)
    if known is None:
        key = {"workspace_id": workspace_id, "user_id": event.user_id, "id": order_id, "at": event.at}
        await connection.execute(insert(orders).values({**key, **amounts}))
    else:
        await connection.execute(update(orders).where(*mine).values({**amounts, "at": min(known.at, event.at)}))


def _after(known: Row[Any] | None, event: Event) -> dict[str, Scalar]:
    """A later event in another currency than the order's says nothing about its amounts."""
    told = money.told(event.props, "total") or money.told(event.props, "price")
    currency = (known.currency if known else "") or (told.currency if told else NO_CURRENCY)
    amount = told.amount if told and told.currency == currency else None
    total, paid, refunded = (known.total, known.paid, known.refunded) if known else (0, 0, 0)
    match event.name:
        case names.ORDER_PLACED:
            total = amount if amount is not None else total
        case names.ORDER_PAID:
            paid = amount if amount is not None else total
            total = total or paid
        case names.ORDER_REFUNDED:
            refunded = min(paid, refunded + amount) if amount is not None else paid
        case _:
            pass
    return {"currency": currency, "total": total, "paid": paid, "refunded": refunded}


def _order_id(event: Event) -> str:
    told = event.props.get("id", event.props.get("order_id"))
    named = clipped(str(told), _LONGEST) if isinstance(told, str | int) and not isinstance(told, bool) else None
    return named or event.id
