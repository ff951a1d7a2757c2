"""Makes text of strangers safe to lay out, and counts it the way Qt does (UTF-16 units)."""

import re
import unicodedata

SHOWN_LIMIT = 20_000
"""Characters of one message that are laid out; the rest can be copied, and a mark says that there is more."""

COMBINING_LIMIT = 8
"""Marks on one letter. No living script needs more; towers of them paint over the neighbours."""

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# C0 and C1 controls, bidirectional embeddings, overrides and isolates, lone surrogates, the byte order mark
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def displayable(text: str) -> str:
    """The text without what could reorder, hide or overdraw other text; line ends become ``\\n``, too long is clipped."""
    clipped = text[:SHOWN_LIMIT]
    clean = _UNWANTED.sub("", _LINE_ENDS.sub("\n", clipped)).strip("\n")
    if not clean.isascii():
        clean = _without_towers(clean)
    return clean if len(text) <= SHOWN_LIMIT else clean + "…"


def one_line(text: str, limit: int) -> str:
    """The beginning of the text on one line, at most ``limit`` characters and an ellipsis."""
    flat = " ".join(displayable(text[: limit * 4]).split())
    return flat if len(flat) <= limit else flat[:limit].rstrip() + "…"


def units(text: str) -> int:
    """Length in UTF-16 units, which Qt's positions count."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, start: int, end: int) -> str:
    """The piece between two positions counted in UTF-16 units."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "ignore")


def _without_towers(text: str) -> str:
    if not any(map(unicodedata.combining, text)):
        return text
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= COMBINING_LIMIT:
            kept.append(character)
    return "".join(kept)
