"""Users, operators, tags, saved replies, and whose archive this is."""

import sqlite3

from msgspec.structs import replace

from operator_app.archive import merging, stored
from operator_app.archive.folding import put_operator
from operator_app.archive.tally import Tally
from operator_app.archive.text import mended
from operator_app.domain.dialogs import Mark, Tag
from operator_app.domain.people import Operator, User, UserNote
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.segments import Segment
from operator_app.domain.site_chat import Site
from operator_app.domain.triggers import Trigger
from operator_app.domain.value import DialogId, OperatorId, UserId, Value


class AccountFacts(Value):
    """What the backend says of the account."""

    me: OperatorId
    title: str


def put_account(c: sqlite3.Connection, facts: AccountFacts) -> None:
    c.execute("INSERT OR REPLACE INTO account (one, me, title) VALUES (1, ?, ?)", (facts.me, mended(facts.title)))


def get_account(c: sqlite3.Connection) -> AccountFacts | None:
    """None: this archive was never filled."""
    row = c.execute("SELECT me, title FROM account").fetchone()
    return None if row is None else AccountFacts(me=row[0], title=row[1])


def note_removed(c: sqlite3.Connection, operator_id: OperatorId) -> None:
    """The backend let him in no more before it told us of the change."""
    row = c.execute("SELECT confirmed FROM operators WHERE id = ?", (operator_id,)).fetchone()
    if row is not None:
        put_operator(c, replace(stored.operator(row[0]), removed=True), Tally())


def user(c: sqlite3.Connection, user_id: UserId) -> User | None:
    """One that was merged into another is that other."""
    row = c.execute("SELECT effective FROM users WHERE id = ?", (merging.now_called(c, user_id),)).fetchone()
    return None if row is None else stored.user(row[0])


def notes_about(c: sqlite3.Connection, user_id: UserId) -> tuple[UserNote, ...]:
    """Those not removed, newest first."""
    found = c.execute("SELECT effective FROM user_notes WHERE user_id = ?", (merging.now_called(c, user_id),))
    kept = (note for note in (stored.user_note(row[0]) for row in found) if not note.removed)
    return tuple(sorted(kept, key=lambda note: (-note.at, note.id)))


def find_users(
    c: sqlite3.Connection, search: str, segment: str | None, after: int, limit: int
) -> tuple[tuple[User, ...], int | None]:
    """Those of the archive whose name, e-mail, phone or id has the words, who was seen last first, from the one numbered
    ``after`` on. Answers the number to go on from too; None at the end."""
    words = [word.casefold() for word in search.split()]
    everybody = (stored.user(row[0]) for row in c.execute("SELECT effective FROM users"))
    found = [
        each
        for each in everybody
        if (segment is None or segment in each.segments) and all(word in _known_by(each) for word in words)
    ]
    found.sort(key=lambda each: (-each.last_seen_at, each.id))
    end = after + limit
    return tuple(found[after:end]), end if end < len(found) else None


def _known_by(found: User) -> str:
    told = (found.name, found.email, found.phone, found.external_id)
    return "\n".join(each for each in told if each).casefold()


def mark(c: sqlite3.Connection, dialog_id: DialogId) -> Mark:
    """What this operator has read of a dialog; nothing, where nothing is known."""
    row = c.execute("SELECT effective FROM marks WHERE dialog_id = ?", (dialog_id,)).fetchone()
    return Mark(dialog_id=dialog_id) if row is None else stored.mark(row[0])


def operators(c: sqlite3.Connection) -> tuple[Operator, ...]:
    """All, the removed ones too (they wrote messages), by name."""
    found = (stored.operator(row[0]) for row in c.execute("SELECT effective FROM operators"))
    return tuple(sorted(found, key=lambda operator: (operator.name.casefold(), operator.id)))


def tags(c: sqlite3.Connection) -> tuple[Tag, ...]:
    """Those in use, by name."""
    found = (stored.tag(row[0]) for row in c.execute("SELECT confirmed FROM tags"))
    return tuple(sorted((tag for tag in found if not tag.removed), key=lambda tag: (tag.name.casefold(), tag.name)))


def segments(c: sqlite3.Connection) -> tuple[Segment, ...]:
    """Those not removed, by name."""
    found = (stored.segment(row[0]) for row in c.execute("SELECT effective FROM segments"))
    return tuple(sorted((each for each in found if not each.removed), key=lambda each: (each.name.casefold(), each.id)))


def triggers(c: sqlite3.Connection) -> tuple[Trigger, ...]:
    """Those not removed, by name."""
    found = (stored.trigger(row[0]) for row in c.execute("SELECT effective FROM triggers"))
    return tuple(sorted((each for each in found if not each.removed), key=lambda each: (each.name.casefold(), each.id)))


def site(c: sqlite3.Connection) -> Site | None:
    """None: the backend never told of it."""
    row = c.execute("SELECT effective FROM site").fetchone()
    return None if row is None else stored.site(row[0])


def saved_replies(c: sqlite3.Connection) -> tuple[SavedReply, ...]:
    """Those not removed, by name."""
    found = (stored.saved_reply(row[0]) for row in c.execute("SELECT effective FROM saved_replies"))
    kept = (reply for reply in found if not reply.removed)
    return tuple(sorted(kept, key=lambda reply: (reply.name.casefold(), reply.id)))
