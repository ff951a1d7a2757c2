"""Requests about alerts: what became of them, and who has been waiting for long."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from operator_app.archive import alerts
from operator_app.domain.alerts import LedgerLine
from operator_app.domain.arrivals import Arrival
from operator_app.engine import requests
from operator_app.engine.account_session import AccountSession
from operator_app.engine.arriving import Reader, still_waiting
from operator_app.engine.requests import AccountRequest


async def record_alert(session: AccountSession, asked: requests.RecordAlert) -> None:
    await session.database.write(alerts.record, asked.entry)


async def get_alerts(session: AccountSession, asked: requests.GetAlerts) -> tuple[LedgerLine, ...]:
    return await session.database.read(alerts.newest, session.account.id, asked.dialog_id, asked.limit)


async def get_waiting(session: AccountSession, asked: requests.GetWaiting) -> tuple[Arrival, ...]:
    reader = Reader(account_id=session.account.id, me=session.account.operator_id)
    return await session.database.read(still_waiting, asked.since, session.now(), reader, asked.limit)


ANSWERS: Final[Mapping[type[AccountRequest[Any]], Callable[[AccountSession, Any], Awaitable[Any]]]] = {
    requests.RecordAlert: record_alert,
    requests.GetAlerts: get_alerts,
    requests.GetWaiting: get_waiting,
}
