"""The ledger of alerts in the archive."""

import sqlite3

from operator_app.archive import alerts, dialogs, incoming
from operator_app.domain.alerts import LedgerEntry, Outcome
from operator_app.domain.arrivals import ArrivalReason
from operator_app.domain.value import AccountId, DialogId, MessageId, OperatorId
from tests.doubles.entities import DIALOG, ME, USER, a_dialog, a_user

ACCOUNT = AccountId("account")
DAY_MS = 24 * 60 * 60 * 1000


def entry(at: int, dialog: str = DIALOG, **other: object) -> LedgerEntry:
    fields = {"outcome": Outcome.SHOWN, "cause": ArrivalReason.NEW_MESSAGE, "way": "freedesktop", **other}
    return LedgerEntry(at=at, account_id=ACCOUNT, dialog_id=DialogId(dialog), **fields)  # type: ignore[arg-type]


def test_entries_come_back_whole_the_newest_first_with_whose_dialog_it_is(c: sqlite3.Connection) -> None:
    incoming.put_entities(c, [a_dialog(), a_user(name="Olga")], ME)
    told = [
        entry(1_000, message_id=MessageId("m1")),
        entry(1_000, outcome=Outcome.CLICKED, cause=None, way=None),
        entry(2_000, "gone", outcome=Outcome.SUPPRESSED, reason="muted", way=None),
    ]
    for each in told:
        alerts.record(c, each)
    found = alerts.newest(c, ACCOUNT, None, 10)
    assert [line.entry for line in found] == told[::-1]
    assert [(line.user_id, line.user and line.user.name) for line in found] == [
        (None, None),
        (USER, "Olga"),
        (USER, "Olga"),
    ]
    assert [line.entry for line in alerts.newest(c, ACCOUNT, DIALOG, 10)] == told[1::-1]
    assert [line.entry for line in alerts.newest(c, ACCOUNT, None, 1)] == told[2:]


def test_thirty_days_are_kept(c: sqlite3.Connection) -> None:
    for day in range(40):
        alerts.record(c, entry(day * DAY_MS + 1))
    kept = [line.entry.at // DAY_MS for line in alerts.newest(c, ACCOUNT, None, 100)]
    assert kept == list(range(39, 8, -1))


def test_who_waits_is_mine_or_nobodys_and_open_and_not_snoozed(c: sqlite3.Connection) -> None:
    boris = OperatorId("boris")
    incoming.put_entities(
        c,
        [
            a_dialog(id="long", waiting_since=100),
            a_dialog(id="longer", waiting_since=50, assignee_id=ME),
            a_dialog(id="not yet", waiting_since=301),
            a_dialog(id="answered", waiting_since=None),
            a_dialog(id="colleague's", waiting_since=100, assignee_id=boris),
            a_dialog(id="snoozed", waiting_since=100, snoozed_until=9_000),
            a_dialog(id="woken", waiting_since=300, snoozed_until=900),
        ],
        ME,
    )
    assert dialogs.waiting_since(c, 300, ME, 1_000, 10) == ("longer", "long", "woken")
    assert dialogs.waiting_since(c, 300, ME, 1_000, 1) == ("longer",)
