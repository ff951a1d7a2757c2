"""Whether an address of a page fits a trigger's pattern."""

from urllib.parse import urlsplit


def fits(pattern: str, page: str) -> bool:
    """``*`` stands for anything, upper and lower case are alike; with ``/`` in front only path and query count.

    A pattern without a query also fits the page with any query.
    """
    pattern = pattern.strip().casefold()
    if not pattern:
        return True
    try:
        address = urlsplit(page.casefold())
    except ValueError:
        return False
    host = "" if pattern.startswith("/") else address.netloc
    path = host + (address.path or "/")
    pattern = pattern.partition("://")[2] or pattern
    if "?" in pattern:
        return _fits(pattern, f"{path}?{address.query}")
    return _fits(pattern, path) or _fits(pattern, path.rstrip("/"))


def _fits(pattern: str, text: str) -> bool:
    """Piece by piece from the left: no pattern makes it slow, as a regular expression's could."""
    first, *rest = pattern.split("*")
    if not rest:
        return text == pattern
    if not text.startswith(first):
        return False
    at = len(first)
    for piece in rest[:-1]:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return len(text) - len(rest[-1]) >= at and text.endswith(rest[-1])
