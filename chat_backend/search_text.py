"""How messages are compared in a search: without case, accents on Latin letters and the dots of ё."""

import unicodedata
from collections.abc import Iterable
from typing import Final

MOST_FOLDED: Final = 20_000
"""Characters of a message that are searched."""


def fold(text: str) -> str:
    """As it is stored for searching, and as what is looked for is compared."""
    return "".join(_folded(character) for character in unicodedata.normalize("NFC", text.casefold()))


def searchable(text: str, file_names: Iterable[str]) -> str:
    """What of a message can be found: its text and the names of its files."""
    return fold(" ".join((text, *file_names))[:MOST_FOLDED])


def _folded(character: str) -> str:
    if character == "ё":
        return "е"
    if character.isascii() or "LATIN" not in unicodedata.name(character, ""):
        return character
    return "".join(each for each in unicodedata.normalize("NFKD", character) if not unicodedata.combining(each))
