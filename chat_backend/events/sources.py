"""Where a visitor came from: the landing page's campaign marks, else the referring page, else nowhere we know of."""

from urllib.parse import parse_qs, urlsplit

from chat_backend.commands.checks import clipped
from chat_backend.protocol import Scalar, Utm

DIRECT = "direct"
_LONGEST = 200
_MOST_FIELDS = 200


def utm_of(page: str | None) -> Utm | None:
    """The ``utm_…`` marks of an address; None when it has none."""
    try:
        query = parse_qs(urlsplit(page or "").query, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return None
    marks = {
        name: clipped(query.get(f"utm_{name}", [""])[0], _LONGEST)
        for name in ("source", "medium", "campaign", "term", "content")
    }
    return Utm(**marks) if any(marks.values()) else None


def referrer_of(page: str | None, referrer: str | None) -> str | None:
    """The referring page, unless it is one of the same site."""
    host = host_of(referrer)
    return referrer if host is not None and host != host_of(page) else None


def source_of(utm: Utm | None, referrer: str | None) -> str:
    """``utm_source`` as it was written, else the referrer's host, else ``direct``."""
    return (utm.source if utm else None) or host_of(referrer) or DIRECT


def props_of(source: str, referrer: str | None, utm: Utm | None) -> dict[str, Scalar]:
    """What the event that begins a visit tells of it."""
    told: dict[str, str | None] = {"source": source, "referrer": referrer}
    if utm is not None:
        told |= {
            "utm_source": utm.source,
            "utm_medium": utm.medium,
            "utm_campaign": utm.campaign,
            "utm_term": utm.term,
            "utm_content": utm.content,
        }
    return {name: value for name, value in told.items() if value is not None}


def host_of(address: str | None) -> str | None:
    """The host of an http(s) address, without ``www.``."""
    try:
        parts = urlsplit(address or "")
        host = parts.hostname if parts.scheme in {"http", "https"} else None
    except ValueError:
        return None
    return clipped((host or "").removeprefix("www."), _LONGEST)
