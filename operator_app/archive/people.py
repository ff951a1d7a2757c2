"""Users, operators, tags, saved replies, and whose archive this is."""

import sqlite3

from operator_app.domain.dialogs import Mark, Tag
from operator_app.domain.people import Operator, User
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.value import DialogId, OperatorId, UserId, Value


class AccountFacts(Value):
    """What the backend says of the account."""

    me: OperatorId
    title: str


def put_account(c: sqlite3.Connection, facts: AccountFacts) -> None:
    c.execute("INSERT OR REPLACE INTO account (one, me, title) VALUES (1, ?, ?)", (facts.me, facts.title))


def get_account(c: sqlite3.Connection) -> AccountFacts | None:
    """None: this archive was never filled."""
    row = c.execute("SELECT me, title FROM account").fetchone()
    return None if row is None else AccountFacts(me=row[0], title=row[1])


def user(c: sqlite3.Connection, user_id: UserId) -> User | None:
    raise NotImplementedError


def mark(c: sqlite3.Connection, dialog_id: DialogId) -> Mark:
    """What this operator has read of a dialog; nothing, where nothing is known."""
    raise NotImplementedError


def operators(c: sqlite3.Connection) -> tuple[Operator, ...]:
    """All, the removed ones too (they wrote messages), by name."""
    raise NotImplementedError


def tags(c: sqlite3.Connection) -> tuple[Tag, ...]:
    """Those in use, by name."""
    raise NotImplementedError


def saved_replies(c: sqlite3.Connection) -> tuple[SavedReply, ...]:
    """Those not removed, by name."""
    raise NotImplementedError
