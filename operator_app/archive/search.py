"""Finds messages and people by what is typed, newest first: every step has a limit, nothing is ranked."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, Final

from operator_app.archive import search_index, stored
from operator_app.archive.search_index import NUMBER_BITS, name_of, parts
from operator_app.domain import search, word_forms
from operator_app.domain.dialogs import DialogState
from operator_app.domain.found import FoundDialog, FoundDialogs, FoundMessage, FoundPerson, SearchPage, SearchPlace
from operator_app.domain.messages import MessageKind
from operator_app.domain.search import Is, Match, SearchQuery, Term
from operator_app.domain.value import DialogId, Milliseconds, OperatorId, Revision, UserId

MOST_PEOPLE: Final = 5
"""In the answer to a search."""
MOST_AUTHORS: Final = 50
"""People whose messages are looked for when their name is typed."""
FEW_DIALOGS: Final = 100
"""So many dialogs are named in the question to the index."""
SOME_DIALOGS: Final = 2_000
"""So many are kept at hand, and each find is looked for among them; of more, each find's own is looked at."""
SNIPPET: Final = 160
LOOKED_AT: Final = 20
"""Finds that are looked at for each dialog of a list: of a frequent word a few dialogs may hold them all."""
_END: Final = 2**63 - 1
_Row = tuple[int, str, str | None, str, Revision | None]
"""Of the index and its message: row number, text, files, dialog, position."""


def find(
    c: sqlite3.Connection,
    query: SearchQuery,
    *,
    me: OperatorId,
    now: Milliseconds,
    after: SearchPlace | None = None,
    limit: int = 50,
) -> SearchPage:
    """The next page after a place; people come with the first one. An empty query finds nothing."""
    if query.empty:
        return SearchPage()
    people = find_people(c, query, MOST_PEOPLE) if after is None else ()
    finder = _Finder(c, query, me, now)
    rows: list[tuple[int, Match]] = []
    if finder.possible:
        start = SearchPlace(match=Match.WORDS, row=_END) if after is None else after
        if start.match is Match.WORDS:
            rows += ((row, Match.WORDS) for row in finder.words(start.row, limit + 1))
            start = SearchPlace(match=Match.INSIDE, row=_END)
        if len(rows) <= limit:
            rows += ((row, Match.INSIDE) for row in finder.inside(start.row, limit + 1 - len(rows)))
    shown = rows[:limit]
    return SearchPage(
        messages=tuple(_messages(c, query.terms, [row for row, _ in shown])),
        people=people,
        next=SearchPlace(row=shown[-1][0], match=shown[-1][1]) if len(rows) > limit else None,
        unfilled=search_index.unfilled(c),
    )


def find_dialogs(
    c: sqlite3.Connection, query: SearchQuery, *, me: OperatorId, now: Milliseconds, limit: int
) -> FoundDialogs:
    """Each dialog once. An empty query finds nothing."""
    if query.empty:
        return FoundDialogs()
    found: dict[DialogId, FoundDialog] = {
        person.dialog_id: FoundDialog(dialog_id=person.dialog_id) for person in find_people(c, query, MOST_PEOPLE)
    }
    finder = _Finder(c, query, me, now)
    for looked_at, (dialog_id, position) in enumerate(finder.places() if finder.possible else (), 1):
        if dialog_id not in found:
            if len(found) >= limit:
                return FoundDialogs(dialogs=tuple(found.values()), more=True)
            found[dialog_id] = FoundDialog(dialog_id=dialog_id, position=position)
        if looked_at >= limit * LOOKED_AT:
            return FoundDialogs(dialogs=tuple(found.values()), more=True)
    return FoundDialogs(dialogs=tuple(found.values()))


def find_people(c: sqlite3.Connection, query: SearchQuery, limit: int) -> tuple[FoundPerson, ...]:
    """Users with a dialog whose name, e-mail and phone answer all terms; none if the search asks for more."""
    if query.filters or not query.terms:
        return ()
    found = []
    for user_id in _people(c, [word for term in query.terms for word in term.words], limit * 4):
        row = c.execute(
            "SELECT u.effective, d.id, (SELECT count(*) FROM dialogs WHERE user_id = u.id) FROM users AS u"
            " JOIN dialogs AS d ON d.user_id = u.id WHERE u.id = ? ORDER BY d.last_at DESC, d.id LIMIT 1",
            (user_id,),
        ).fetchone()
        if row is not None:
            found.append(FoundPerson(user=stored.user(row[0]), dialog_id=row[1], dialogs=row[2]))
            if len(found) == limit:
                break
    return tuple(found)


def authors(c: sqlite3.Connection, typed: str, me: OperatorId) -> Iterator[str]:
    """Operators and users whose name or e-mail answers what was typed after ``from:``."""
    if typed == "me":
        yield me
        return
    wanted = word_forms.words(typed)
    for operator_id, encoded in c.execute("SELECT id, effective FROM operators"):
        operator = stored.operator(encoded)
        known = word_forms.words(f"{operator.name} {operator.email}")
        if wanted and all(any(word.startswith(part) for word in known) for part in wanted):
            yield operator_id
    yield from _people(c, wanted, MOST_AUTHORS)


def tag_answers(tag: str, typed: Sequence[str]) -> bool:
    """Whether it begins with one of what was typed, folded."""
    folded = " ".join(word_forms.fold(tag).split())
    return any(folded.startswith(each) for each in typed)


class _Finder:
    """One search: its conditions as the index takes them."""

    def __init__(self, c: sqlite3.Connection, query: SearchQuery, me: OperatorId, now: Milliseconds) -> None:
        self._c = c
        self._query = query
        self._me = me
        self.possible = True
        """False: no message can answer, for nobody is called so, or there are no such dialogs."""
        self._facts: list[str] = []
        self._where: list[str] = []
        self._values: dict[str, Any] = {"me": me, "now": now, "mask": (1 << NUMBER_BITS) - 1, "low": 0}
        self._collect_facts()
        self._collect_dialogs()
        self._collect_times()

    def words(self, below: int, limit: int) -> list[int]:
        """Rows of the index whose words answer, the newest first."""
        return [row[0] for row in islice(self._by_words(below), limit)]

    def inside(self, below: int, limit: int) -> list[int]:
        """Rows where the one term stands inside of a word only."""
        return [row[0] for row in islice(self._by_letters(below), limit)]

    def places(self) -> Iterator[tuple[DialogId, Revision | None]]:
        """Where each find is, in the order in which finds are told."""
        for row in chain(self._by_words(_END), self._by_letters(_END)):
            yield DialogId(row[3]), row[4]

    def _by_words(self, below: int) -> Iterator[_Row]:
        asked = [_asked(term) for term in self._query.terms]
        asked += [f"facts : {fact}" for fact in self._facts]
        if not asked:
            asked = [f"facts : {_any_of(f'k{kind}' for kind in MessageKind if kind is not MessageKind.SYSTEM)}"]
        return self._rows("search", " AND ".join(asked), below)

    def _by_letters(self, below: int) -> Iterator[_Row]:
        terms = self._query.terms
        if not search.looks_inside(terms):
            return iter(())
        asked = sorted(set(parts(terms[0].words[0])))
        rows = self._rows("search_inside", " AND ".join([*(f'"{part}"' for part in asked), *self._facts]), below)
        return (row for row in rows if self._is_inside(row[1], row[2]))

    def _is_inside(self, text: str, files: str | None) -> bool:
        """Three letters each of a word may be there without the word."""
        names = () if files is None else stored.files(files)
        whole = " ".join((text, *(file.name for file in names)))
        return search.match(self._query.terms, whole) is Match.INSIDE

    def _rows(self, table: str, asked: str, below: int) -> Iterator[_Row]:
        """Read one by one, as far as they are wanted."""
        where = "".join(f" AND {each}" for each in self._where)
        return self._c.execute(
            f"SELECT f.rowid, m.text, m.files, m.dialog_id, m.position FROM {table} AS f"  # noqa: S608 - parts of it are constants of this class
            f" CROSS JOIN messages AS m ON m.number = (f.rowid & :mask) WHERE {table} MATCH :asked"
            f" AND f.rowid < :below AND f.rowid >= :low{where} ORDER BY f.rowid DESC",
            {**self._values, "asked": asked, "below": below},
        )

    def _collect_facts(self) -> None:
        query = self._query
        if Is.NOTE in query.only:
            self._facts.append(f"k{MessageKind.NOTE}")
        self._facts += [f"h{has}" for has in sorted(query.has)]
        for typed in query.authors:
            self._one_of("a", list(authors(self._c, typed, self._me)))

    def _collect_dialogs(self) -> None:
        query = self._query
        where = []
        if query.state is not None:
            where.append(f"d.state = '{query.state}'")
        if Is.MINE in query.only:
            where.append("d.assignee_id = :me")
        if Is.UNASSIGNED in query.only:
            where.append("d.assignee_id IS NULL")
        if Is.UNREAD in query.only:
            where.append("d.unread")
        if Is.WAITING in query.only:
            where.append("d.waiting_since IS NOT NULL")
        if query.tags:
            tags = [tag for (tag,) in self._c.execute("SELECT DISTINCT tag FROM dialog_tags")]
            self._values["tags"] = json.dumps([tag for tag in tags if tag_answers(tag, query.tags)])
            where.append(
                "d.number IN (SELECT dialog FROM dialog_tags WHERE tag IN (SELECT value FROM json_each(:tags)))"
            )
        if not where:
            return
        condition = " AND ".join(where)
        ids = self._c.execute(f"SELECT d.id FROM dialogs AS d WHERE {condition} LIMIT {SOME_DIALOGS + 1}", self._values)  # noqa: S608
        named = [dialog_id for (dialog_id,) in ids]
        if len(named) <= FEW_DIALOGS:
            self._one_of("d", named)
        elif len(named) <= SOME_DIALOGS:
            self._values["dialogs"] = json.dumps(named)
            self._where.append("m.dialog_id IN (SELECT value FROM json_each(:dialogs))")
        else:
            self._where.append(f"EXISTS (SELECT 1 FROM dialogs AS d WHERE d.id = m.dialog_id AND {condition})")  # noqa: S608

    def _collect_times(self) -> None:
        query = self._query
        if query.after is not None:
            self._values.update(low=search_index.place_of(query.after), after=query.after)
            self._where.append("m.at >= :after")
        if query.before is not None:
            self._values.update(before=query.before, high=search_index.place_of(query.before + search_index.HOUR))
            self._where.append("f.rowid < :high AND m.at < :before")

    def _one_of(self, kind: str, ids: Sequence[str]) -> None:
        self.possible = self.possible and bool(ids)
        self._facts.append(_any_of(name_of(kind, each) for each in ids))


def _asked(term: Term) -> str:
    """The term as the index takes it. Its words are letters and digits, so nothing in them means anything else."""
    phrase = " ".join(term.words)
    asked = f'words : "{phrase}"{" *" if term.begins_word else ""}'
    return asked if term.stem is None else f'({asked} OR stems : "{term.stem}")'


def _any_of(facts: Iterable[str]) -> str:
    return f"({' OR '.join(facts)})"


def _people(c: sqlite3.Connection, typed: Sequence[str], limit: int) -> Iterator[UserId]:
    """Users in whose words all the typed ones stand, short ones at the beginning of a word; by when they came."""
    long = sorted({part for word in typed for part in parts(word)})
    if not typed:
        return
    condition = " AND ".join("instr(p.words, ?)" for _ in typed)
    wanted = [word if len(word) >= search.INSIDE_FROM else f" {word}" for word in typed]
    if long:
        asked = " AND ".join(f'"{part}"' for part in long)
        found = c.execute(
            "SELECT p.user_id FROM search_people_inside AS f CROSS JOIN search_people AS p ON p.number = f.rowid"  # noqa: S608
            f" WHERE search_people_inside MATCH ? AND {condition} ORDER BY f.rowid DESC LIMIT ?",
            (asked, *wanted, limit),
        )
    else:
        found = c.execute(
            f"SELECT p.user_id FROM search_people AS p WHERE {condition} ORDER BY p.number DESC LIMIT ?",  # noqa: S608
            (*wanted, limit),
        )
    for (user_id,) in found:
        yield UserId(user_id)


def _messages(c: sqlite3.Connection, terms: Sequence[Term], rows: Sequence[int]) -> Iterator[FoundMessage]:
    mask = (1 << NUMBER_BITS) - 1
    found = c.execute(
        "SELECT m.id, m.client_id, m.dialog_id, m.position, m.kind, m.at, m.text, m.files, u.effective, o.effective,"
        " d.state FROM json_each(?) AS wanted JOIN messages AS m ON m.number = wanted.value"
        " LEFT JOIN dialogs AS d ON d.id = m.dialog_id LEFT JOIN users AS u ON u.id = d.user_id"
        " LEFT JOIN operators AS o ON o.id = m.author_id ORDER BY wanted.key",
        (json.dumps([row & mask for row in rows]),),
    )
    for row in found.fetchall():
        names = () if row[7] is None else tuple(file.name for file in stored.files(row[7]))
        line, marks = search.snippet(terms, " ".join((row[6], *names)), SNIPPET)
        yield FoundMessage(
            key=row[1] or row[0],
            dialog_id=DialogId(row[2]),
            position=row[3],
            kind=MessageKind(row[4]),
            at=row[5],
            snippet=line,
            marks=marks,
            user=None if row[8] is None else stored.user(row[8]),
            author=None if row[9] is None else stored.operator(row[9]).name,
            dialog_state=None if row[10] is None else DialogState(row[10]),
        )
