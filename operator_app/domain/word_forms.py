"""How words are compared in a search: case and ё do not matter, nor do accents on Latin letters, nor a word's ending."""

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

RULES: Final = "1"
"""Grows when anything here gives other results than before: what was indexed with other rules is indexed anew."""
SHORTEST_WITH_FORMS: Final = 3
"""Letters of the shortest word that is looked for in its other forms."""
_REMEMBERED: Final = 20_000
"""Words whose stem is remembered: taking one costs a quarter of a millisecond."""
_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
"""Letters and digits; accents that stand by themselves belong to the letter before them."""
_CYRILLIC: Final = re.compile(r"[а-я]+")
_LATIN: Final = re.compile(r"[a-z]+")


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


def fold(text: str) -> str:
    """The text as it is compared."""
    return unicodedata.normalize("NFC", text).translate(_FOLDED)


def spans(text: str) -> "Iterator[tuple[int, int, str]]":
    """From where to where each word of the text reaches, and the word folded."""
    whole = fold(text)
    if len(whole) == len(text):  # nearly always, and then one pass is enough
        for found in _WORD.finditer(whole):
            yield found.start(), found.end(), found[0]
        return
    for found in _WORD.finditer(text):
        yield found.start(), found.end(), fold(found[0])


def words(text: str) -> list[str]:
    """The folded words of the text, in order."""
    return [folded for _, _, folded in spans(text)]


def has_forms(word: str) -> bool:
    """Whether a folded word is one of a language whose endings are known: Russian and English."""
    return len(word) >= SHORTEST_WITH_FORMS and (_CYRILLIC.fullmatch(word) or _LATIN.fullmatch(word)) is not None


@lru_cache(_REMEMBERED)
def stem(word: str) -> str | None:
    """What all forms of a folded word share (Snowball); None where it has no forms."""
    if not has_forms(word):
        return None
    return _stemmer("russian" if _CYRILLIC.fullmatch(word) else "english").stemWord(word)


@lru_cache(1)
def rules() -> str:
    """Names the rules by which words are compared, those of the library included."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - asked once, after the first paint

    try:
        return f"{RULES}/{version('snowballstemmer')}"
    except PackageNotFoundError:  # a packaged app may come without descriptions of its parts
        return RULES


@lru_cache(2)
def _stemmer(language: str) -> _Stemmer:
    from snowballstemmer import stemmer  # noqa: PLC0415 - loads all languages: not in the start-up budget

    made: _Stemmer = stemmer(language)
    return made


class _Folded(dict[int, str]):
    """Worked out for each character once."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        lower = character.casefold()
        if lower == "ё":
            folded = "е"
        elif "LATIN" in unicodedata.name(character, ""):
            plain = unicodedata.normalize("NFKD", lower)
            folded = "".join(each for each in plain if not unicodedata.combining(each))
        elif unicodedata.combining(character):
            folded = ""
        else:
            folded = lower
        self[code] = folded
        return folded


_FOLDED: Final = _Folded()
