"""How the chat looks and behaves on the site, as the owner set it."""

from typing import Annotated, Literal

from msgspec import Meta

from chat_backend.protocol.wire import Wire

MAX_SITE_TEXT = 500
"""Longest greeting or away text, in characters."""
MAX_HOURS = 28
"""Most stretches in one week."""

ChatMode = Literal["visible", "with_dialog", "hidden"]
SiteLanguage = Literal["auto", "ru", "en"]
Minute = Annotated[int, Meta(ge=0, le=1_440)]


class WorkingHours(Wire):
    """One stretch of a day in which the team answers. ``day`` 0 is Monday; minutes since midnight, ``until`` not in it."""

    day: Annotated[int, Meta(ge=0, le=6)]
    begin: Minute
    until: Minute


class SiteChat(Wire):
    """What the owner decided; part of the workspace."""

    mode: ChatMode = "visible"
    accent: str = "#c2470a"
    """Colour of the button and the user's own messages, ``#rrggbb``; the page keeps its words readable on it."""
    greeting: str = ""
    """Shown above an empty dialog; "": the chat's own words in the page's language."""
    language: SiteLanguage = "auto"
    """``auto``: the language of the browser, English when it is neither."""
    hours: tuple[WorkingHours, ...] = ()
    """None at all: always."""
    zone: str = "UTC"
    """IANA name of the time zone the hours are meant in."""
    away_text: str = ""
    """Shown when nobody answers now; "": the chat's own words."""
    ask_email: bool = True
    """Whether the away text asks for an e-mail."""


class SetSiteChat(Wire, tag="set_site_chat"):
    """Change how the chat behaves on the site. Owners only."""

    chat: SiteChat
