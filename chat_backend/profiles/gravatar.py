"""Profiles as Gravatar's API v3 tells them: ``GET /profiles/{SHA-256 of the e-mail}`` (docs.gravatar.com, REST API)."""

import hashlib
from typing import Final
from urllib.parse import urlsplit

import msgspec

from chat_backend.commands.checks import clipped
from chat_backend.protocol import MAX_NAME, ProfileLink, PublicProfile

_MOST_LINKS: Final = 20
_LONGEST_ADDRESS: Final = 2_000
_LONGEST_ABOUT: Final = 1_000


class NoProfile(ValueError):
    """This is no profile."""


class _Account(msgspec.Struct):
    url: str = ""
    service_label: str = ""
    is_hidden: bool = False


class _Link(msgspec.Struct):
    url: str = ""
    label: str = ""


class _Profile(msgspec.Struct):
    display_name: str | None = None
    profile_url: str | None = None
    avatar_url: str | None = None
    location: str | None = None
    description: str | None = None
    verified_accounts: list[_Account] = []
    links: list[_Link] = []


def email_hash(email: str) -> str:
    """The only thing that leaves of a user: SHA-256 of the e-mail in small letters, in hex."""
    return hashlib.sha256(email.strip().lower().encode()).hexdigest()


def profile_address(address: str, hashed: str) -> str:
    return f"{address}/profiles/{hashed}"


def avatar_address(url: str) -> str | None:
    """The picture in a fair size, or nothing instead of a drawn one."""
    if _http(url) is None:
        return None
    return f"{url}{'&' if urlsplit(url).query else '?'}s=256&d=404"


def read(body: bytes, *, source: str, at: int) -> PublicProfile:
    """Texts are cut to what is kept, links that are not http(s) left out. ``avatar_url`` is still the source's. Raises
    ``NoProfile``."""
    try:
        told = msgspec.json.decode(body, type=_Profile)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise NoProfile from None
    links = [(each.label, each.url) for each in told.links]
    links += [(each.service_label, each.url) for each in told.verified_accounts if not each.is_hidden]
    return PublicProfile(
        source=source,
        fetched_at=at,
        name=clipped(told.display_name, MAX_NAME),
        avatar_url=_http(told.avatar_url),
        place=clipped(told.location, 200),
        about=clipped(told.description, _LONGEST_ABOUT),
        page=_http(told.profile_url),
        links=tuple(
            ProfileLink(title=clipped(title, MAX_NAME) or urlsplit(good).hostname or good, url=good)
            for title, url in links[:_MOST_LINKS]
            if (good := _http(url)) is not None
        ),
    )


def _http(url: str | None) -> str | None:
    """An http(s) address as it may be shown."""
    kept = clipped(url, _LONGEST_ADDRESS)
    if kept is None or len(url or "") > _LONGEST_ADDRESS or " " in kept:
        return None
    try:
        parts = urlsplit(kept)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
    except ValueError:
        return None
    return kept if good else None
