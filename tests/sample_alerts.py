"""What became of the alerts of the sample's morning."""

from operator_app.domain.alerts import LedgerEntry, LedgerLine, Outcome
from operator_app.domain.arrivals import ArrivalReason
from operator_app.domain.lists import DialogRow
from operator_app.notifications.port import NotShownReason
from operator_app.notifications.rules import Suppressed
from tests.sample_dialogs import ACCOUNT_ID, ROWS, moment


def _line(
    at: str,
    row: DialogRow,
    outcome: Outcome,
    reason: str | None = None,
    cause: ArrivalReason = ArrivalReason.NEW_MESSAGE,
) -> LedgerLine:
    entry = LedgerEntry(
        at=moment(at), outcome=outcome, account_id=ACCOUNT_ID, dialog_id=row.dialog.id, cause=cause, reason=reason
    )
    return LedgerLine(entry=entry, user_id=row.dialog.user_id, user=row.user)


ALERTS = (
    _line("10:46", ROWS[0], Outcome.SUPPRESSED, Suppressed.ON_SCREEN),
    _line("10:42", ROWS[0], Outcome.CLICKED),
    _line("10:41", ROWS[0], Outcome.SHOWN),
    _line("10:31", ROWS[1], Outcome.WITHDRAWN),
    _line("10:29", ROWS[1], Outcome.SHOWN_TOGETHER, cause=ArrivalReason.NEW_DIALOG),
    _line("10:05", ROWS[2], Outcome.SUPPRESSED, Suppressed.COLLEAGUES),
    _line("09:48", ROWS[3], Outcome.NOT_SHOWN, NotShownReason.SLOW),
    _line("08:12", ROWS[3], Outcome.SUPPRESSED, Suppressed.QUIET_HOURS),
)
"""The newest first."""
