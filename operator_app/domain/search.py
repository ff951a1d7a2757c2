"""What a search asks for, read from what is typed, and whether a text answers it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Final, TypeVar

from operator_app.domain import word_forms
from operator_app.domain.dialogs import DialogState
from operator_app.domain.value import Milliseconds, Value

_V = TypeVar("_V")

MOST_QUERY: Final = 200
"""Characters of what is typed that are looked at."""
MOST_TERMS: Final = 12
SHORTEST: Final = 2
"""Letters one has to type before anything is looked for."""
INSIDE_FROM: Final = 3
"""Letters from which on a term is also looked for inside of words."""


class Term(Value):
    """One word, or several that must follow each other; folded."""

    words: tuple[str, ...]
    exact: bool = False
    """Put into quotes: no other forms of its words."""
    goes_on: bool = False
    """It is still being typed: the last word may be the beginning of one."""

    @property
    def stem(self) -> str | None:
        """What the forms of a single word share."""
        return word_forms.stem(self.words[0]) if len(self.words) == 1 and not self.exact else None

    @property
    def begins_word(self) -> bool:
        """Whether a longer word answers: to one letter alone, none does."""
        return self.goes_on and len(self.words[-1]) >= SHORTEST

    @property
    def may_be_inside(self) -> bool:
        return len(self.words) == 1 and not self.exact and len(self.words[0]) >= INSIDE_FROM


class Is(StrEnum):
    NOTE = "note"
    UNREAD = "unread"
    MINE = "mine"
    UNASSIGNED = "unassigned"
    WAITING = "waiting"


class Has(StrEnum):
    FILE = "file"
    IMAGE = "image"
    LINK = "link"


class SearchQuery(Value):
    """All of it must hold; of several authors or tags, any."""

    terms: tuple[Term, ...] = ()
    authors: tuple[str, ...] = ()
    """What was typed after ``from:``, folded; ``me`` is the operator."""
    tags: tuple[str, ...] = ()
    """Folded."""
    state: DialogState | None = None
    only: frozenset[Is] = frozenset()
    has: frozenset[Has] = frozenset()
    after: Milliseconds | None = None
    """Not before this moment."""
    before: Milliseconds | None = None
    """Before this moment."""
    not_understood: tuple[str, ...] = ()
    """What looks like one of the filters and is none."""

    @property
    def filters(self) -> bool:
        """Whether it asks for more than words."""
        return self != SearchQuery(terms=self.terms, not_understood=self.not_understood)

    @property
    def empty(self) -> bool:
        """Nothing is to be looked for yet."""
        enough = any(len(word) >= SHORTEST for term in self.terms for word in term.words)
        return not enough and not self.filters


class Match(StrEnum):
    """How a text answers a search; the first is the better."""

    WORDS = "words"
    """All terms are words of the text or other forms of them; the one being typed, the beginning of one."""
    INSIDE = "inside"
    """The one term that is looked for stands inside of a word, letter for letter."""


_PIECE: Final = re.compile(r'(?:(?P<key>[^\W\d_]+):)?(?:"(?P<quoted>[^"]*)(?P<end>"|$)|(?P<plain>[^\s"]+))')
_KEYS: Final = {
    "from": ("from", "от"),
    "tag": ("tag", "тег", "метка"),
    "in": ("in", "в"),
    "is": ("is", "это"),
    "has": ("has", "есть"),
    "before": ("before", "до"),
    "after": ("after", "после", "с"),
}
_KEY_OF: Final = {name: key for key, names in _KEYS.items() for name in names}
_STATES: Final = {
    "open": DialogState.OPEN,
    "открытые": DialogState.OPEN,
    "открытых": DialogState.OPEN,
    "closed": DialogState.CLOSED,
    "закрытые": DialogState.CLOSED,
    "закрытых": DialogState.CLOSED,
}
_IS: Final = {
    **{each.value: each for each in Is},
    "заметка": Is.NOTE,
    "непрочитанное": Is.UNREAD,
    "мое": Is.MINE,
    "ничье": Is.UNASSIGNED,
    "ждет": Is.WAITING,
}
_HAS: Final = {
    **{each.value: each for each in Has},
    "файл": Has.FILE,
    "картинка": Has.IMAGE,
    "ссылка": Has.LINK,
}
_ME: Final = {"me": "me", "я": "me", "меня": "me"}
_DAYS_AGO: Final = {"today": 0, "сегодня": 0, "yesterday": 1, "вчера": 1}
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?|(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?")


def parse(typed: str, *, zone: tzinfo, now: Milliseconds) -> SearchQuery:
    """Read what is typed; never fails. Dates are days of ``zone``; a filter without a value yet is passed over."""
    terms: list[Term] = []
    kept: dict[str, list[str]] = {key: [] for key in _KEYS}
    strange: list[str] = []
    typed = typed[:MOST_QUERY]
    for found in _PIECE.finditer(typed):
        last = found.end() == len(typed)
        key = _KEY_OF.get(word_forms.fold(found["key"] or ""))
        value = found["plain"] if found["quoted"] is None else found["quoted"]
        if key is not None:
            kept[key].append(value)
        elif found["quoted"] is None and value.endswith(":") and word_forms.fold(value[:-1]) in _KEY_OF:
            continue  # its value is still to be typed
        elif found["quoted"] is not None:
            terms += _terms(value, exact=True, goes_on=last and found["end"] != '"')
        else:
            terms += _terms(found[0], exact=False, goes_on=last)
    return SearchQuery(
        terms=tuple(dict.fromkeys(terms))[:MOST_TERMS],
        authors=tuple(_folded(value) for value in kept["from"] if _folded(value)),
        tags=tuple(_folded(value) for value in kept["tag"] if _folded(value)),
        state=_last(kept["in"], _STATES, "in:", strange),
        only=frozenset(_known(kept["is"], _IS, "is:", strange)),
        has=frozenset(_known(kept["has"], _HAS, "has:", strange)),
        after=_last_date(kept["after"], "after:", zone, now, strange),
        before=_last_date(kept["before"], "before:", zone, now, strange),
        not_understood=tuple(strange),
    )


def match(terms: Sequence[Term], text: str) -> Match | None:
    """Whether, and how, a text answers. No terms: any text does."""
    tokens = word_forms.words(text)
    if all(next(_places(term, tokens), None) is not None for term in terms):
        return Match.WORDS
    if looks_inside(terms) and any(terms[0].words[0] in token for token in tokens):
        return Match.INSIDE
    return None


def looks_inside(terms: Sequence[Term]) -> bool:
    """Whether finds inside of words count: of one term only, since several would take too long as one types."""
    return len(terms) == 1 and terms[0].may_be_inside


def marks(terms: Sequence[Term], text: str) -> tuple[tuple[int, int], ...]:
    """From where to where the text answers a term: whole words, or just the letters typed. In order, apart."""
    words = list(word_forms.spans(text))
    tokens = [word for _, _, word in words]
    found: list[tuple[int, int]] = []
    for term in terms:
        length = len(term.words)
        for place in _places(term, tokens):
            found.append((words[place][0], words[place + length - 1][1]))
        if looks_inside(terms):
            found += _letters(term.words[0], words)
    return _apart(found)


def snippet(terms: Sequence[Term], text: str, length: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A line of the text with the first find near its beginning, at most so many characters; and where the marks are."""
    line = " ".join(text[:20_000].split())
    found = marks(terms, line)
    start = 0
    if found and found[0][1] > length * 2 // 3:
        start = max(0, found[0][0] - length // 4)
        space = line.find(" ", start, found[0][0])
        start = start if space < 0 else space + 1
    ahead = "…" if start else ""
    cut = line[start : start + length]
    behind = "…" if start + length < len(line) else ""
    shift = len(ahead) - start
    shown = [(a + shift, min(b, start + len(cut)) + shift) for a, b in found if a >= start and a < start + len(cut)]
    return f"{ahead}{cut}{behind}", tuple(shown)


def _terms(text: str, *, exact: bool, goes_on: bool) -> Iterator[Term]:
    found = word_forms.words(text)
    if found:
        yield Term(words=tuple(found), exact=exact, goes_on=goes_on and not text[-1].isspace())


def _places(term: Term, tokens: Sequence[str]) -> Iterator[int]:
    """Where in the tokens the words of the term begin."""
    *before, last = term.words
    stem, goes_on = term.stem, term.begins_word
    for place, token in enumerate(tokens[len(before) :]):
        if before and list(tokens[place : place + len(before)]) != before:
            continue
        if token == last or (goes_on and token.startswith(last)) or (stem is not None and _is_form(token, stem)):
            yield place


def _is_form(token: str, stem: str) -> bool:
    # all forms begin with the same letter, and taking a stem costs far more than looking at it
    return token[0] == stem[0] and word_forms.stem(token) == stem


def _letters(letters: str, words: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """Inside of words, where folding kept every letter in its place; else the whole word."""
    for start, end, word in words:
        at = word.find(letters)
        if at > 0:
            same = len(word) == end - start
            yield (start + at, start + at + len(letters)) if same else (start, end)


def _apart(found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _folded(value: str) -> str:
    folded = " ".join(word_forms.fold(value).split())
    return _ME.get(folded, folded)


def _known(values: Sequence[str], known: Mapping[str, _V], key: str, strange: list[str]) -> Iterator[_V]:
    for value in values:
        meant = known.get(word_forms.fold(value))
        if meant is not None:
            yield meant
        elif not any(name.startswith(word_forms.fold(value)) for name in known):  # else it is still being typed
            strange.append(f"{key}{value}")


def _last(values: Sequence[str], known: Mapping[str, _V], key: str, strange: list[str]) -> _V | None:
    return next(reversed(list(_known(values, known, key, strange))), None)


def _last_date(
    values: Sequence[str], key: str, zone: tzinfo, now: Milliseconds, strange: list[str]
) -> Milliseconds | None:
    today = datetime.fromtimestamp(now / 1000, UTC).astimezone(zone).date()
    last = None
    for value in values:
        day = _day(word_forms.fold(value), today)
        if day is None:
            strange.append(f"{key}{value}")
        else:
            last = int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp() * 1000)
    return last


def _day(text: str, today: date) -> date | None:
    """``2026``, ``2026-11``, ``2026-11-23``, ``23.11`` (the last one), ``23.11.2026``, ``today``, ``yesterday``."""
    if (ago := _DAYS_AGO.get(text)) is not None:
        return today - timedelta(days=ago)
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day, dotted_day, dotted_month, dotted_year = (
        None if part is None else int(part) for part in found.groups()
    )
    try:
        if year is not None:
            return date(year, month or 1, day or 1)
        named = date(dotted_year or today.year, dotted_month or 1, dotted_day or 1)
        return named if dotted_year is not None or named <= today else named.replace(year=named.year - 1)
    except ValueError:
        return None
