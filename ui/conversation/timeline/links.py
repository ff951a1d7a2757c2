"""Finds links in plain text and says where they really lead. Only http, https, mailto and tel links ever open."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

OPENABLE = frozenset({"http", "https", "mailto", "tel"})

_CANDIDATE = re.compile(
    r"(?<![\w@/.])(?:(?:https?://|mailto:|tel:|www\.)[^\s<>\"«»“”]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'\"…*_~"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_LONGEST = 2048

# Scripts that are written together in one word: Japanese, Korean and Chinese with Latin.
_TOGETHER = (
    frozenset({"CJK", "HIRAGANA", "KATAKANA", "LATIN"}),
    frozenset({"CJK", "HANGUL", "LATIN"}),
    frozenset({"CJK", "BOPOMOFO", "LATIN"}),
)
# Cyrillic letters that look like Latin ones: a label of nothing but these, below a Latin domain, is a disguise.
_LATIN_LOOKALIKES = frozenset("асԁеһіјӏорԛѕԝхуъьҽпгѵɡ")


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text, from ``start`` up to ``end`` (characters). ``url`` is what opens, ``host`` what to show of it."""

    start: int
    end: int
    url: str
    host: str


def find_links(text: str) -> tuple[Link, ...]:
    """All links of the text in order; they do not overlap."""
    found = []
    for match in _CANDIDATE.finditer(text):
        written = _without_trailing(match.group()[:_LONGEST])
        link = _link(match.start(), written)
        if link is not None:
            found.append(link)
    return tuple(found)


def is_openable(url: str) -> bool:
    """Whether this address may be handed to the system at all."""
    try:
        return urlsplit(url).scheme.lower() in OPENABLE
    except ValueError:
        return False


def shown_host(host: str) -> str:
    """The host as it may be shown: labels that mix scripts, or that pass for Latin ones, appear in punycode."""
    labels = host.split(".")
    below_latin = labels[-1].isascii()
    return ".".join(_punycode(label) if _is_suspicious(label, below_latin=below_latin) else label for label in labels)


def _link(start: int, written: str) -> Link | None:
    lowered = written.lower()
    if lowered.startswith("www."):
        url = f"https://{written}"
    elif lowered.startswith(("http://", "https://", "mailto:", "tel:")):
        url = written
    else:
        url = f"mailto:{written}"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme in {"http", "https"}:
        if not host.strip("."):
            return None
        return Link(start, start + len(written), url, shown_host(host))
    address = parts.path
    if not address.strip():
        return None
    name, at, domain = address.rpartition("@")
    return Link(start, start + len(written), url, f"{name}{at}{shown_host(domain)}" if at else address)


def _without_trailing(written: str) -> str:
    while written:
        last = written[-1]
        if last in _TRAILING or (last in _PAIRS and written.count(last) > written.count(_PAIRS[last])):
            written = written[:-1]
        else:
            break
    return written


def _is_suspicious(label: str, *, below_latin: bool) -> bool:
    if label.isascii():
        return False
    scripts = {_script(letter) for letter in label if letter.isalpha()}
    if len(scripts) > 1 and not any(scripts <= together for together in _TOGETHER):
        return True
    return below_latin and all(letter in _LATIN_LOOKALIKES or not letter.isalpha() for letter in label.lower())


def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNNAMED").split()[0]


def _punycode(label: str) -> str:
    folded = unicodedata.normalize("NFKC", label).casefold()
    return "xn--" + folded.encode("punycode").decode("ascii")
