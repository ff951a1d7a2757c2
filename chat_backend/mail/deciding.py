"""Who is told what by e-mail, and when. Decisions only: nothing here waits, reads or remembers."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from typing import Final, Literal
from zoneinfo import ZoneInfo

from chat_backend.protocol import MailQuiet, MailRules

MINUTE: Final = 60_000
AWAY_WAIT: Final = MINUTE
"""Milliseconds that news gather before whoever is away is told of them: one e-mail for several messages."""
REST: Final = 10 * MINUTE
"""Milliseconds between two e-mails to one operator about one dialog."""
MOST_AN_HOUR: Final = 12
"""E-mails about dialogs to one operator in one hour; what is over it waits, and gathers."""
MOST_AGE: Final = 4 * 24 * 60 * MINUTE
"""Milliseconds after which news are none any more: longer than a weekend of quiet."""

NewsKind = Literal["message", "mention", "transfer"]
Ownership = Literal["mine", "unassigned", "colleagues"]


@dataclass(frozen=True, kw_only=True)
class News:
    """Something in a dialog that an operator may have to know: a user's message that nobody has answered, a note that
    names him, that it was given to him. ``number`` is its place in the dialog."""

    kind: NewsKind
    number: int
    at: int


@dataclass(frozen=True, kw_only=True)
class Reader:
    """An operator, as far as an e-mail about one dialog is concerned."""

    rules: MailRules
    here: bool
    """Connected, at the computer, and has not said that he is away."""
    ownership: Ownership
    off_duty: bool = False
    """The team does not work now."""
    muted: bool = False
    read: int = 0
    """He has read everything up to this number."""
    told: int = 0
    told_at: int | None = None
    """Up to which number an e-mail was made for him, and when."""
    in_this_hour: int = 0
    """E-mails made for him in the last hour."""


class When(Enum):
    NOW = auto()
    LATER = auto()
    """Unless he reads it, or a colleague answers."""
    NEVER = auto()


@dataclass(frozen=True)
class Verdict:
    when: When
    news: tuple[News, ...] = ()
    """What the e-mail is about; it is about all that is not told yet."""


def judged(news: tuple[News, ...], reader: Reader, now: int) -> Verdict:
    """Whether these news are told to him now. They are ordered by number."""
    wanted = tuple(each for each in news if each.number > reader.told and is_wanted(each, reader, now))
    if not wanted:
        return Verdict(When.NEVER)
    rules = reader.rules
    wait = AWAY_WAIT
    if reader.here:
        if not rules.unread_minutes:
            return Verdict(When.LATER)
        wait = rules.unread_minutes * MINUTE
    if now - wanted[0].at < wait:
        return Verdict(When.LATER)
    if reader.told_at is not None and now - reader.told_at < REST:
        return Verdict(When.LATER)
    if reader.in_this_hour >= MOST_AN_HOUR or (rules.quiet is not None and is_quiet(rules.quiet, now)):
        return Verdict(When.LATER)
    if rules.in_team_hours and reader.off_duty:
        return Verdict(When.LATER)
    return Verdict(When.NOW, wanted)


def is_wanted(news: News, reader: Reader, now: int) -> bool:
    """Whether he wants e-mails of this kind and has not read it. A mention is wanted in a muted dialog too."""
    rules = reader.rules
    if not rules.on or news.number <= reader.read or now - news.at > MOST_AGE:
        return False
    if news.kind == "mention":
        return rules.mentions
    if reader.muted:
        return False
    if news.kind == "transfer":
        return rules.mine and reader.ownership == "mine"
    return bool(getattr(rules, reader.ownership))


def is_quiet(quiet: MailQuiet, now: int) -> bool:
    """A zone that this system does not know is taken for UTC."""
    try:
        zone = ZoneInfo(quiet.zone)
    except (KeyError, ValueError, OSError):
        zone = ZoneInfo("UTC")
    there = datetime.fromtimestamp(now / 1000, UTC).astimezone(zone)
    if there.weekday() in quiet.days:
        return True
    minute = there.hour * 60 + there.minute
    if quiet.begin <= quiet.until:
        return quiet.begin <= minute < quiet.until
    return minute >= quiet.begin or minute < quiet.until
