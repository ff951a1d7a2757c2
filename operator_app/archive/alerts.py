"""The ledger of alerts: what became of each, for ``KEPT_DAYS``."""

import sqlite3
from typing import Final

from operator_app.archive import stored
from operator_app.domain.alerts import LedgerEntry, LedgerLine, Outcome
from operator_app.domain.arrivals import ArrivalReason
from operator_app.domain.value import AccountId, DialogId

KEPT_DAYS: Final = 30
_KEPT_MS: Final = KEPT_DAYS * 24 * 60 * 60 * 1000


def record(c: sqlite3.Connection, entry: LedgerEntry) -> None:
    """Write it down, and forget what is too old."""
    c.execute(
        "INSERT INTO alerts (at, dialog_id, message_id, outcome, cause, reason, way) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (entry.at, entry.dialog_id, entry.message_id, entry.outcome, entry.cause, entry.reason, entry.way),
    )
    c.execute("DELETE FROM alerts WHERE at < ?", (entry.at - _KEPT_MS,))


def newest(
    c: sqlite3.Connection, account_id: AccountId, dialog_id: DialogId | None, limit: int
) -> tuple[LedgerLine, ...]:
    """Of one dialog, or of all; the newest first."""
    where = "" if dialog_id is None else "WHERE a.dialog_id = :dialog_id"
    found = c.execute(
        "SELECT a.at, a.outcome, a.dialog_id, a.message_id, a.cause, a.reason, a.way, d.user_id, u.effective"  # noqa: S608 - a constant
        f" FROM alerts AS a LEFT JOIN dialogs AS d ON d.id = a.dialog_id LEFT JOIN users AS u ON u.id = d.user_id {where}"
        " ORDER BY a.at DESC, a.rowid DESC LIMIT :limit",
        {"dialog_id": dialog_id, "limit": limit},
    )
    return tuple(
        LedgerLine(
            entry=LedgerEntry(
                at=row[0],
                outcome=Outcome(row[1]),
                account_id=account_id,
                dialog_id=row[2],
                message_id=row[3],
                cause=None if row[4] is None else ArrivalReason(row[4]),
                reason=row[5],
                way=row[6],
            ),
            user_id=row[7],
            user=None if row[8] is None else stored.user(row[8]),
        )
        for row in found
    )
