"""Writes an archive in the format of this version: run once, when a format is new, as `python -m tests.data.archives.make`."""

import sqlite3
from pathlib import Path

from operator_app.archive import drafts, incoming, outbox, people, search_index
from operator_app.archive.migrate import migrate, steps
from operator_app.domain.commands import AddTag, SendMessage
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.messages import MessageState
from operator_app.domain.value import ClientId
from tests.doubles.entities import ANNA, DIALOG, ME, a_dialog, a_user, a_user_writes, an_operator


def make(path: Path) -> None:
    """One dialog with one message, a draft, a doubtful answer and a pending tag."""
    c = sqlite3.connect(path, isolation_level=None)
    search_index.prepare(c)
    migrate(c, path)
    search_index.begin(c)
    people.put_account(c, people.AccountFacts(me=ME, title="Shop"))
    entities = (an_operator(), an_operator(ANNA), a_user(name="Ольга"), a_dialog(tags=("vip",)))
    incoming.start_over(c, 10, 10_000, entities, ME)
    change = a_user_writes(11, text="Здравствуйте", dialog=a_dialog(tags=("vip",)))
    incoming.apply_change(c, change, ME)
    drafts.save(c, DIALOG, ComposerMode.NOTE, Draft(text="half a note", cursor=4), 12_000)
    outbox.add(c, ClientId("k1"), SendMessage(dialog_id=DIALOG, text="answer"), ME, 13_000)
    outbox.set_state(c, ClientId("k1"), MessageState.DOUBTFUL)
    outbox.add(c, ClientId("k2"), AddTag(dialog_id=DIALOG, tag="pending"), ME, 14_000)
    c.execute("VACUUM")
    c.close()


if __name__ == "__main__":
    target = Path(__file__).parent / f"{steps()[-1][0]:04}.db"
    if target.exists():
        raise SystemExit(f"{target.name} is what an earlier version wrote: it is never written again")
    make(target)
