"""Bodies of messages: HTML fragments to plain text with their links, and plain text to a body."""

import html
from html.parser import HTMLParser
from typing import Final
from urllib.parse import parse_qs, urlsplit

LONGEST_BODY: Final = 400_000
"""Characters of a body that are looked at."""
_BLOCKS: Final = frozenset({
    "address", "article", "blockquote", "div", "dl", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "main", "ol", "p", "pre", "section", "table", "tr", "ul",
})  # fmt: skip
_SILENT: Final = frozenset({"script", "style", "head", "title", "template", "iframe", "object", "svg"})
_INLINE: Final = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "center", "cite", "code", "del", "em", "font", "html", "body", "i", "img",
    "ins", "kbd", "label", "li", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tbody",
    "td", "tfoot", "th", "thead", "time", "tt", "u", "var", "wbr", "br", "dd", "dt", "figcaption", "video", "audio",
    "source", "picture", "input", "button", "meta", "link", "colgroup", "col", "caption", "o:p",
})  # fmt: skip
_LINKS: Final = frozenset({"http", "https", "mailto", "tel"})
_REDIRECTOR: Final = "out.carrotquest.io"


def text_of(body: str) -> str:
    """A body as plain text: lines and paragraphs kept, a link behind its words, nothing of scripts.

    What only looks like a tag stays as it is written: people write ``a < b``.
    """
    if "<" not in body and "&" not in body:
        return _tidied(body)
    reader = _Reader()
    reader.feed(body[:LONGEST_BODY])
    reader.close()
    return _tidied(reader.text())


def body_of(text: str) -> str:
    """Plain text as the service keeps it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "<br>".join(html.escape(line, quote=False) for line in lines)


def link(url: str) -> str | None:
    """Where a link leads, past the service's own redirector; None where it is none that may be shown."""
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme.lower() not in _LINKS:
        return None
    if parts.hostname == _REDIRECTOR:
        behind = parse_qs(parts.query).get("url", [""])[0]
        if behind.startswith(("http://", "https://")):
            return behind
    return url


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._silent = 0
        self._anchors: list[tuple[str | None, int]] = []

    def text(self) -> str:
        while self._anchors:
            self._end_anchor()
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self._add("\n")
        elif tag == "li":
            self._line()
            self._add("• ")
        elif tag in _BLOCKS:
            self._line()
        elif tag == "a":
            self._anchors.append((link(dict(attrs).get("href") or ""), len(self._parts)))
        elif tag == "img":
            told = dict(attrs)
            self._add(told.get("alt") or link(told.get("src") or "") or "")
        elif tag in {"td", "th"}:
            self._add(" ")
        elif tag not in _INLINE:
            self._add(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SILENT:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS or tag == "li":
            self._line()
        elif tag == "a" and self._anchors:
            self._end_anchor()
        elif tag not in _INLINE and tag not in _BLOCKS:
            self._add(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _end_anchor(self) -> None:
        where, begin = self._anchors.pop()
        said = "".join(self._parts[begin:]).strip()
        if where is None or where == said or where.removeprefix("mailto:").removeprefix("tel:") == said:
            return
        self._add(f" ({where})" if said else where)

    def _line(self) -> None:
        if self._parts and not self._parts[-1].endswith("\n"):
            self._add("\n")

    def _add(self, text: str) -> None:
        if text and not self._silent:
            self._parts.append(text)


def _tidied(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()
