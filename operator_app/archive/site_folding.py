"""Segments, triggers and the site: their confirmed copies, with the pending commands folded over them."""

import sqlite3
from typing import Final, Literal

from operator_app.archive import stored
from operator_app.archive.pending import pending_in
from operator_app.archive.tally import Tally
from operator_app.domain import effects_on_site as effects
from operator_app.domain.segments import Segment
from operator_app.domain.site_chat import Site
from operator_app.domain.triggers import Trigger

UNCONFIRMED: Final = -1
"""Revision of an entity the backend has not told of."""
SITE: Final = "site"
"""Id of the one row of the site."""

Table = Literal["segments", "triggers", "site"]
Kept = Segment | Trigger | Site


def fold_segment(c: sqlite3.Connection, segment_id: str, tally: Tally) -> None:
    row = _confirmed(c, "segments", segment_id)
    put_segment(c, segment_id, None if row is None else stored.segment(row), tally)


def put_segment(c: sqlite3.Connection, segment_id: str, confirmed: Segment | None, tally: Tally) -> None:
    effective = confirmed
    for _, command, _ in pending_in(c, f"segment:{segment_id}"):
        effective = effects.on_segment(effective, command)
    _store(c, ("segments", segment_id), confirmed, effective)
    tally.directory = True


def fold_trigger(c: sqlite3.Connection, trigger_id: str, tally: Tally) -> None:
    row = _confirmed(c, "triggers", trigger_id)
    put_trigger(c, trigger_id, None if row is None else stored.trigger(row), tally)


def put_trigger(c: sqlite3.Connection, trigger_id: str, confirmed: Trigger | None, tally: Tally) -> None:
    effective = confirmed
    for _, command, _ in pending_in(c, f"trigger:{trigger_id}"):
        effective = effects.on_trigger(effective, command)
    _store(c, ("triggers", trigger_id), confirmed, effective)
    tally.directory = True


def fold_site(c: sqlite3.Connection, tally: Tally) -> None:
    row = _confirmed(c, "site", SITE)
    if row is not None:
        put_site(c, stored.site(row), tally)


def put_site(c: sqlite3.Connection, confirmed: Site, tally: Tally) -> None:
    effective = confirmed
    for _, command, _ in pending_in(c, "site"):
        effective = effects.on_site(effective, command)
    _store(c, ("site", SITE), confirmed, effective)
    tally.directory = True


def start_over(c: sqlite3.Connection) -> None:
    """What a snapshot does not tell of is gone; fold ``leftovers`` after it."""
    for table in ("segments", "triggers"):
        c.execute(f"UPDATE {table} SET confirmed = NULL, revision = ?", (UNCONFIRMED,))  # noqa: S608 - our own names


def leftovers(c: sqlite3.Connection, tally: Tally) -> None:
    for (segment_id,) in c.execute("SELECT id FROM segments WHERE confirmed IS NULL").fetchall():
        fold_segment(c, segment_id, tally)
    for (trigger_id,) in c.execute("SELECT id FROM triggers WHERE confirmed IS NULL").fetchall():
        fold_trigger(c, trigger_id, tally)


def _confirmed(c: sqlite3.Connection, table: Table, key: str) -> str | None:
    row = c.execute(f"SELECT confirmed FROM {table} WHERE id = ?", (key,)).fetchone()  # noqa: S608 - our own names
    return None if row is None else row[0]


def _store(c: sqlite3.Connection, place: tuple[Table, str], confirmed: Kept | None, effective: Kept | None) -> None:
    table, key = place
    if effective is None:
        c.execute(f"DELETE FROM {table} WHERE id = ?", (key,))  # noqa: S608 - our own names
        return
    c.execute(
        f"INSERT OR REPLACE INTO {table} (id, effective, revision, confirmed) VALUES (?, ?, ?, ?)",  # noqa: S608 - our own names
        (
            key,
            stored.encoded(effective),
            UNCONFIRMED if confirmed is None else confirmed.revision,
            None if confirmed is None else stored.encoded(confirmed),
        ),
    )
