"""What the search index holds of a message or a user: functions for the triggers of the index; and filling it."""

import hashlib
import re
import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from operator_app.archive import stored
from operator_app.domain import word_forms
from operator_app.domain.messages import File, MessageKind
from operator_app.domain.people import User
from operator_app.domain.search import INSIDE_FROM, Has
from operator_app.domain.value import Milliseconds

NUMBER_BITS: Final = 27
"""Of a row number of the index: room for 134 million messages."""
HOUR: Final = 3_600_000
_LAST_HOUR: Final = 2**35
_LINK: Final = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


def prepare(c: sqlite3.Connection) -> None:
    """Make the functions known that the triggers of the index call. Each connection that writes needs them."""
    for name, arguments, function in (
        ("search_place", 2, place),
        ("search_words", 2, _words),
        ("search_stems", 2, _stems),
        ("search_facts", 5, _facts),
        ("search_parts", 2, _parts),
        ("search_person", 1, _person),
    ):
        c.create_function(name, arguments, function, deterministic=True)


def place(number: int, at: Milliseconds) -> int:
    """The row number of a message in the index."""
    return min(max(at // HOUR, 0), _LAST_HOUR) << NUMBER_BITS | number


def place_of(moment: Milliseconds) -> int:
    """The first row number that a message of this hour may have."""
    return place(0, moment)


def name_of(kind: str, name: str) -> str:
    """A word that stands for an author or a dialog in the index: ids may hold any sign, and words are letters."""
    return kind + hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=5).hexdigest()


def parts(word: str) -> list[str]:
    """Every three letters of a word."""
    return [word[at : at + INSIDE_FROM] for at in range(len(word) - INSIDE_FROM + 1)]


def begin(c: sqlite3.Connection) -> None:
    """After a start: an index made by other rules than today's is emptied, to be filled anew."""
    (rules,) = c.execute("SELECT rules FROM search_state").fetchone()
    if rules == word_forms.rules():
        return
    c.execute("DELETE FROM search_people")
    for table in ("search", "search_inside", "search_people_inside"):
        c.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608
    c.execute(
        "UPDATE search_state SET rules = ?, unfilled = (SELECT ifnull(max(number), 0) FROM messages), people_after = ''",
        (word_forms.rules(),),
    )


def unfilled(c: sqlite3.Connection) -> int:
    """How many messages, at most, still have to be added; 0: users and messages are all in the index."""
    number, people_after = c.execute("SELECT unfilled, people_after FROM search_state").fetchone()
    return max(int(number), people_after is not None)


def fill(c: sqlite3.Connection, most: int) -> int:
    """Add so many users, or when they are all there so many messages, the newest first. What is left: see ``unfilled``."""
    newest, people_after = c.execute("SELECT unfilled, people_after FROM search_state").fetchone()
    if people_after is not None:
        _add_people(c, people_after, most)
        return unfilled(c)
    numbers = c.execute(
        "SELECT number FROM messages WHERE number <= ? ORDER BY number DESC LIMIT ?", (newest, most)
    ).fetchall()
    if numbers:
        _add(c, numbers[-1][0], newest)
    c.execute("UPDATE search_state SET unfilled = ?", (numbers[-1][0] - 1 if len(numbers) == most else 0,))
    return unfilled(c)


def _add_people(c: sqlite3.Connection, after: str, most: int) -> None:
    found = c.execute("SELECT id, effective FROM users WHERE id > ? ORDER BY id LIMIT ?", (after, most)).fetchall()
    c.executemany(
        "INSERT INTO search_people (user_id, words) VALUES (?, search_person(?)) ON CONFLICT (user_id) DO NOTHING",
        found,
    )
    c.execute("UPDATE search_state SET people_after = ?", (found[-1][0] if len(found) == most else None,))


def _add(c: sqlite3.Connection, oldest: int, newest: int) -> None:
    """In the order of the index: it takes rows of one transaction at once as long as they go up."""
    between = "FROM messages WHERE number BETWEEN ? AND ? AND kind != ? ORDER BY search_place(number, at)"
    known = (oldest, newest, MessageKind.SYSTEM)
    c.execute(
        "INSERT INTO search (rowid, words, stems, facts) SELECT search_place(number, at), search_words(text, files),"
        f" search_stems(text, files), search_facts(kind, author_id, dialog_id, text, files) {between}",
        known,
    )
    c.execute(
        "INSERT INTO search_inside (rowid, parts) SELECT search_place(number, at), search_parts(text, files) || ' '"
        f" || search_facts(kind, author_id, dialog_id, text, files) {between}",
        known,
    )


@lru_cache(4)
def _tokens(text: str, files: str | None) -> tuple[str, ...]:
    """Words of the text, then those of the names of its files."""
    names = "" if files is None else " ".join(file.name for file in stored.files(files))
    return (*word_forms.words(text), *word_forms.words(names))


def _words(text: str, files: str | None) -> str:
    return " ".join(_tokens(text, files))


def _stems(text: str, files: str | None) -> str:
    stems = (word_forms.stem(word) for word in _tokens(text, files))
    return " ".join(dict.fromkeys(stem for stem in stems if stem is not None))


def _parts(text: str, files: str | None) -> str:
    return " ".join({part for word in _tokens(text, files) for part in parts(word)})


def _facts(kind: str, author: str | None, dialog_id: str, text: str, files: str | None) -> str:
    facts = [f"k{kind}", name_of("d", dialog_id)]
    if author is not None:
        facts.append(name_of("a", author))
    facts += [f"h{has}" for has in has_of(text, () if files is None else stored.files(files))]
    return " ".join(facts)


def has_of(text: str, files: Sequence[File]) -> list[Has]:
    """What a message carries besides words."""
    found = []
    if files:
        found.append(Has.FILE)
    if any(file.is_image for file in files):
        found.append(Has.IMAGE)
    if _LINK.search(text):
        found.append(Has.LINK)
    return found


def _person(encoded: str) -> str:
    return person_words(stored.user(encoded))


def person_words(user: User) -> str:
    """What a user is found by, each word with a space before it and after."""
    phone = "".join(filter(str.isdigit, user.phone or ""))
    known = " ".join(filter(None, (user.name, user.email, user.external_id)))
    return " ".join(("", *word_forms.words(known), *([phone] if phone else []), ""))
