"""How well a few typed letters mean a name: forgiving slips and the wrong keyboard layout."""

from collections.abc import Sequence

from operator_app.domain.keyboard_layout import other_layout

MOST_QUERY = 100
"""Characters of a query that are looked at."""
FUZZY_FROM = 3
"""A slip is forgiven in words of so many letters and more."""
INSIDE_FROM = 3
"""So many letters are looked for inside of words; fewer stand in some word of anything, the more so on the other layout."""

_NAME, _BOTH, _TEXT = 1.0, 0.8, 0.7
_LIKE = 78.0
"""How alike two words must be (0 to 100): one wrong letter in five, two in ten."""


def spellings(typed: str) -> tuple[str, ...]:
    """What was typed and what the same keys give in the other layout; none where nothing was typed."""
    wanted = typed.strip().casefold()[:MOST_QUERY]
    if not wanted:
        return ()
    meant = other_layout(wanted)
    return (wanted,) if meant is None else (wanted, meant)


def likeness(name: str, text: str, queries: Sequence[str]) -> float:
    """0: not meant. Of several spellings the best counts; a find in the name weighs more than one in the text."""
    name, text = name.casefold(), text.casefold()
    return max((_score(name, text, query) for query in queries), default=0.0)


def _score(name: str, text: str, query: str) -> float:
    """All words of the query must be found."""
    if name.startswith(query):
        return 110.0
    if query in name and len(query) >= INSIDE_FROM:
        return 105.0
    words = query.split()
    name_words, text_words = name.split(), text.split()
    in_name = [_best(word, name_words) for word in words]
    in_text = [_best(word, text_words) for word in words]
    scores = [
        _NAME * _together(in_name),
        _BOTH * _together([max(pair) for pair in zip(in_name, in_text, strict=True)]),
        _TEXT * (100.0 if query in text and len(query) >= INSIDE_FROM else _together(in_text)),
    ]
    return max(scores)


def _together(scores: list[float]) -> float:
    return 0.0 if not scores or min(scores) < _LIKE else sum(scores) / len(scores)


def _best(word: str, among: list[str]) -> float:
    """How well the best of the words begins with, or is like, the one looked for."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - 50 ms of the start-up budget: it loads at the first search

    best = 0.0
    for candidate in among:
        if candidate.startswith(word):
            return 100.0
        if len(word) >= FUZZY_FROM:
            # what is typed is often only the beginning of the word meant
            beginning = candidate[: len(word) + 1]
            best = max(best, fuzz.ratio(word, beginning, score_cutoff=_LIKE), fuzz.ratio(word, candidate) * 0.95)
    return best
