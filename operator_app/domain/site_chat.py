"""How the chat looks and behaves on the site."""

import re
from typing import Final, Literal
from urllib.parse import urlsplit

from operator_app.domain.value import Revision, Value

MAX_SITE_TEXT: Final = 500
"""Longest greeting or away text, in characters."""
MAX_SOURCE_ADDRESS: Final = 500

ChatMode = Literal["visible", "with_dialog", "hidden"]
SiteLanguage = Literal["auto", "ru", "en"]
_COLOUR = re.compile(r"#[0-9a-f]{6}")


class WorkingHours(Value):
    """One stretch of a day; ``day`` 0 is Monday, minutes since midnight, ``until`` not in it."""

    day: int
    begin: int
    until: int


class SiteChat(Value):
    """What an owner decided."""

    mode: ChatMode = "visible"
    accent: str = "#c2470a"
    """``#rrggbb``."""
    greeting: str = ""
    language: SiteLanguage = "auto"
    hours: tuple[WorkingHours, ...] = ()
    """None at all: always."""
    zone: str = "UTC"
    """IANA name of the zone the hours are meant in."""
    away_text: str = ""
    ask_email: bool = True


class ProfileSource(Value):
    """Whether the backend looks up public profiles by the hash of an e-mail, and where: a Gravatar-compatible address."""

    enabled: bool = False
    address: str = "https://api.gravatar.com/v3"


class Site(Value):
    """The account's site: how its chat behaves, the line that puts it on a page, and where its users are looked up."""

    chat: SiteChat = SiteChat()
    profiles: ProfileSource = ProfileSource()
    script_tag: str = ""
    revision: Revision = 0


def is_source(address: str) -> bool:
    """Whether public profiles can be asked for there: http or https, a host, no sign-in, question or place within."""
    address = address.strip()
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and port != 0
    plain = not (parts.query or parts.fragment or parts.username) and address.isprintable() and " " not in address
    return whole and plain and len(address) <= MAX_SOURCE_ADDRESS


def is_colour(text: str) -> bool:
    """Whether it is ``#`` and six hexadecimal digits."""
    return _COLOUR.fullmatch(text.strip().lower()) is not None
