"""Finds saved replies by a few letters of their name or text, forgiving slips and the wrong keyboard layout."""

from collections.abc import Iterable

from operator_app.domain.keyboard_layout import other_layout
from operator_app.domain.saved_replies import SavedReply

MOST_QUERY = 100
"""Characters of a query that are looked at."""
MOST_TEXT = 2_000
"""Characters of a reply's text that are searched."""
FUZZY_FROM = 3
"""A slip is forgiven in words of so many letters and more."""

_NAME, _BOTH, _TEXT = 1.0, 0.8, 0.7
_LIKE = 78.0
"""How alike two words must be (0 to 100): one wrong letter in five, two in ten."""


def find_replies(replies: Iterable[SavedReply], query: str) -> tuple[SavedReply, ...]:
    """Best first; those equally good stay in their order. An empty query finds all."""
    wanted = query.strip().casefold()[:MOST_QUERY]
    if not wanted:
        return tuple(replies)
    spellings = [wanted]
    if (meant := other_layout(wanted)) is not None:
        spellings.append(meant)
    scored = ((max(_score(reply, spelling) for spelling in spellings), reply) for reply in replies)
    found = [pair for pair in scored if pair[0] > 0]
    return tuple(reply for _, reply in sorted(found, key=lambda pair: -pair[0]))


def _score(reply: SavedReply, query: str) -> float:
    """0: not meant. All words of the query must be found; a find in the name weighs more than one in the text."""
    name, text = reply.name.casefold(), reply.text[:MOST_TEXT].casefold()
    if name.startswith(query):
        return 110.0
    if query in name:
        return 105.0
    words = query.split()
    name_words, text_words = name.split(), text.split()
    in_name = [_best(word, name_words) for word in words]
    in_text = [_best(word, text_words) for word in words]
    scores = [
        _NAME * _together(in_name),
        _BOTH * _together([max(pair) for pair in zip(in_name, in_text, strict=True)]),
        _TEXT * (100.0 if query in text else _together(in_text)),
    ]
    return max(scores)


def _together(scores: list[float]) -> float:
    return 0.0 if min(scores) < _LIKE else sum(scores) / len(scores)


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
