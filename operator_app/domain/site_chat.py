"""How the chat looks and behaves on the site."""

import re
from typing import Final, Literal

from operator_app.domain.value import Revision, Value

MAX_SITE_TEXT: Final = 500
"""Longest greeting or away text, in characters."""

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


class Site(Value):
    """The account's site: how its chat behaves, and the line that puts it on a page."""

    chat: SiteChat = SiteChat()
    script_tag: str = ""
    revision: Revision = 0


def is_colour(text: str) -> bool:
    """Whether it is ``#`` and six hexadecimal digits."""
    return _COLOUR.fullmatch(text.strip().lower()) is not None
