"""Dialogs as lists and headers show them: what the backend confirmed with the pending commands folded over it."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Final

from msgspec.structs import replace

from operator_app.archive import conflicts, cursor, stored
from operator_app.domain.dialogs import Dialog, DialogState, Mark
from operator_app.domain.drafts import ComposerMode
from operator_app.domain.lists import DialogFilter, DialogList, DialogRow, DialogSort, Ownership
from operator_app.domain.messages import MessageKind, MessageState
from operator_app.domain.people import Operator
from operator_app.domain.value import DialogId, Milliseconds, OperatorId, UserId

DRAFT_LENGTH: Final = 120
"""How much of a draft a row shows, in characters."""


def listing(c: sqlite3.Connection, wanted: DialogFilter, me: OperatorId, now: Milliseconds) -> DialogList:
    """Ids of all dialogs that match, in order, with the counts of both states; ``rows`` is left empty.

    The order is total: equal ones stand by id. Snoozing is a matter of open dialogs: ``wanted.snoozed`` changes
    nothing in the closed list. Both counts are what the list would show in that state with the same filter.
    """
    ids = tuple(dialog_id for (dialog_id,) in _found(c, wanted, me, now))
    other = DialogState.CLOSED if wanted.state is DialogState.OPEN else DialogState.OPEN
    counted = _count(c, wanted, other, me, now)
    return DialogList(
        ids=ids,
        rows=(),
        open_count=len(ids) if wanted.state is DialogState.OPEN else counted,
        closed_count=len(ids) if wanted.state is DialogState.CLOSED else counted,
        more=not cursor.read_page(c, wanted.state).complete,
        other_more=not cursor.read_page(c, other).complete,
        unread_count=unread_count(c),
        next_wake=_next_wake(c, now),
    )


def unread_count(c: sqlite3.Connection) -> int:
    """Open dialogs, whatever a list shows, in which somebody wrote after what was read, muted ones left out: the badge."""
    counted = c.execute(
        "SELECT count(*) FROM dialogs INDEXED BY dialogs_unread WHERE unread AND listed AND state = 'open'"
    )
    return int(counted.fetchone()[0])


def rows(c: sqlite3.Connection, ids: Sequence[DialogId], me: OperatorId) -> tuple[DialogRow, ...]:  # noqa: ARG001
    """Rows in the order of ``ids``; those the archive does not have are left out.

    ``outgoing`` is the worst state among the dialog's messages on their way, so that a failed one is never hidden
    behind a later one. What passes (typing, presence) is not the archive's.
    """
    found = c.execute(
        "SELECT d.effective, u.effective, m.effective,"
        " (SELECT max(state) FROM messages WHERE dialog_id = d.id AND position IS NULL),"
        " (SELECT substr(shown, 1, :length) FROM"
        " (SELECT coalesce(nullif(trim(text, char(9, 10, 13, 32)), ''), files ->> '$[0].name') AS shown, mode"
        " FROM drafts WHERE dialog_id = d.id) WHERE shown IS NOT NULL ORDER BY mode = :note LIMIT 1),"
        " (SELECT count(*) FROM dialogs WHERE user_id = d.user_id),"
        " EXISTS (SELECT 1 FROM outbox WHERE lane = 'dialog:' || d.id AND conflict IS NOT NULL), d.id,"
        " d.confirmed IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM outbox WHERE lane = 'dialog:' || d.id AND command ->> '$.type' = 'start_dialog')"
        " FROM json_each(:ids) AS wanted JOIN dialogs AS d ON d.id = wanted.value"
        " LEFT JOIN users AS u ON u.id = d.user_id LEFT JOIN marks AS m ON m.dialog_id = d.id ORDER BY wanted.key",
        {"ids": json.dumps(list(ids)), "length": DRAFT_LENGTH, "note": ComposerMode.NOTE},
    ).fetchall()
    operators: dict[str, Operator] = {
        row[0]: stored.operator(row[1]) for row in c.execute("SELECT id, effective FROM operators")
    }
    return tuple(
        replace(_row(row, operators), held=conflicts.held(c, f"dialog:{row[7]}")) if row[6] else _row(row, operators)
        for row in found
    )


def get(c: sqlite3.Connection, dialog_id: DialogId) -> Dialog | None:
    row = c.execute("SELECT effective FROM dialogs WHERE id = ?", (dialog_id,)).fetchone()
    return None if row is None else stored.dialog(row[0])


def waiting_since(
    c: sqlite3.Connection, moment: Milliseconds, me: OperatorId, now: Milliseconds, limit: int
) -> tuple[DialogId, ...]:
    """Open dialogs, this operator's or nobody's and not snoozed, in which somebody waits since then or longer."""
    found = c.execute(
        "SELECT id FROM dialogs WHERE state = 'open' AND listed AND waiting_since <= :moment"
        " AND (assignee_id IS NULL OR assignee_id = :me) AND ifnull(snoozed_until, 0) <= :now"
        " ORDER BY waiting_since, id LIMIT :limit",
        {"moment": moment, "me": me, "now": now, "limit": limit},
    )
    return tuple(dialog_id for (dialog_id,) in found)


def of_user(c: sqlite3.Connection, user_id: UserId) -> tuple[Dialog, ...]:
    """All dialogs with a user, newest activity first."""
    found = c.execute("SELECT effective FROM dialogs WHERE user_id = ? ORDER BY last_at DESC, id", (user_id,))
    return tuple(stored.dialog(row[0]) for row in found)


def _next_wake(c: sqlite3.Connection, now: Milliseconds) -> Milliseconds | None:
    found = c.execute(
        "SELECT min(snoozed_until) FROM dialogs WHERE state = ? AND listed AND snoozed_until > ?",
        (DialogState.OPEN, now),
    ).fetchone()
    return None if found[0] is None else int(found[0])


def _found(c: sqlite3.Connection, wanted: DialogFilter, me: OperatorId, now: Milliseconds) -> list[tuple[DialogId]]:
    where, values = _where(wanted, wanted.state, me, now)
    if wanted.sort is DialogSort.NEWEST:
        newest = f"SELECT id FROM dialogs WHERE {where} ORDER BY last_at DESC, id"  # noqa: S608
        return c.execute(newest, values).fetchall()
    waiting = f"SELECT id FROM dialogs WHERE {where} AND waiting_since IS NOT NULL ORDER BY waiting_since, id"  # noqa: S608
    others = f"SELECT id FROM dialogs WHERE {where} AND waiting_since IS NULL ORDER BY last_at DESC, id"  # noqa: S608
    return c.execute(waiting, values).fetchall() + c.execute(others, values).fetchall()


def _count(c: sqlite3.Connection, wanted: DialogFilter, state: DialogState, me: OperatorId, now: Milliseconds) -> int:
    where, values = _where(wanted, state, me, now)
    return int(c.execute(f"SELECT count(*) FROM dialogs WHERE {where}", values).fetchone()[0])  # noqa: S608


def _where(
    wanted: DialogFilter, state: DialogState, me: OperatorId, now: Milliseconds
) -> tuple[str, Mapping[str, Any]]:
    """The condition of a filter, with its values. Every part of it is a constant of this function."""
    parts = ["state = :state", "listed"]
    match wanted.ownership:
        case Ownership.ALL:
            pass
        case Ownership.MINE:
            parts.append("assignee_id = :me")
        case Ownership.UNASSIGNED:
            parts.append("assignee_id IS NULL")
        case Ownership.OPERATOR:
            parts.append("assignee_id = :operator_id")
    tagged = []
    if wanted.tags:
        tagged.append("number IN (SELECT dialog FROM dialog_tags WHERE tag IN (SELECT value FROM json_each(:tags)))")
    if wanted.untagged:
        tagged.append("NOT tagged")
    if tagged:
        parts.append(f"({' OR '.join(tagged)})")
    if state is DialogState.OPEN:
        snoozed = "ifnull(snoozed_until, 0) > :now"
        parts.append(snoozed if wanted.snoozed else f"NOT {snoozed}")
    values = {
        "state": state,
        "me": me,
        "operator_id": wanted.operator_id,
        "tags": json.dumps(wanted.tags),
        "now": now,
    }
    return " AND ".join(parts), values


def _row(row: Any, operators: Mapping[str, Operator]) -> DialogRow:
    dialog = stored.dialog(row[0])
    last = dialog.last_message
    author = last.author_id if last is not None and last.kind in {MessageKind.OPERATOR, MessageKind.NOTE} else None
    return DialogRow(
        dialog=dialog,
        user=None if row[1] is None else stored.user(row[1]),
        mark=Mark(dialog_id=dialog.id) if row[2] is None else stored.mark(row[2]),
        assignee=operators.get(dialog.assignee_id or ""),
        last_operator=operators.get(author or ""),
        outgoing=None if row[3] is None else MessageState(row[3]),
        draft=row[4],
        user_dialogs=row[5],
        gone=bool(row[8]),
    )
