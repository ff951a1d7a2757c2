"""Whether and how an arrival is alerted to, and what its bubble says. Decisions only: nothing here waits or remembers."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from operator_app.domain.arrivals import Arrival, ArrivalReason
from operator_app.domain.lists import Ownership
from operator_app.domain.team_hours import TeamHours
from operator_app.domain.value import AccountId, DialogId, Milliseconds, UserId, Value
from operator_app.notifications.surroundings.state import Surroundings
from operator_app.settings.alert_rules import AlertRules, Ways
from operator_app.settings.settings import NotificationPrivacy, Settings

MAX_TITLE = 80
MAX_BODY = 240

BURST_ALERTS = 3
BURST_SECONDS = 5.0


class Attention(Value):
    """What the operator has before his eyes."""

    focused: bool = False
    """Whether a window of ours has the keyboard."""
    account_id: AccountId | None = None
    dialog_id: DialogId | None = None
    """The dialog that is on screen in it, read at its end."""


class Suppressed(StrEnum):
    """Why there was no alert."""

    MUTED = "muted"
    ON_SCREEN = "on_screen"
    MINE = "mine"
    """The rules say so: nothing for the operator's own dialogs."""
    UNASSIGNED = "unassigned"
    COLLEAGUES = "colleagues"
    MENTIONS = "mentions"
    QUIET_HOURS = "quiet_hours"
    TEAM_HOURS = "team_hours"
    """The team does not work now."""
    DO_NOT_DISTURB = "do_not_disturb"
    """The system's own; a bubble is still given to it, and it keeps it for later."""


class Clock(Value):
    """The local time of an arrival, as quiet hours count it."""

    weekday: int = 0
    """0 is Monday."""
    minute: int = 12 * 60
    """Of the day."""
    at: Milliseconds = 0
    """The same moment, everywhere."""


class Words(Protocol):
    """The sentences of a bubble in the operator's language."""

    def nameless(self, user_id: UserId) -> str:
        """Who wrote, when nobody knows the name: what the dialog list calls him, "Visitor 7f3a"."""
        ...

    def headline(self, reason: ArrivalReason, name: str) -> str:
        """The title: who, and what happened if it is not simply a message."""
        ...

    def something_new(self, reason: ArrivalReason) -> str:
        """What happened, without saying who or what: "New message"."""
        ...

    def several(self, alerts: int, dialogs: int) -> str:
        """One line for many: "4 new messages in 3 dialogs"."""
        ...


class Text(Value):
    title: str
    body: str


def local_clock() -> Clock:
    """The time on the wall here."""
    now = datetime.now().astimezone()
    return Clock(weekday=now.weekday(), minute=now.hour * 60 + now.minute, at=round(now.timestamp() * 1000))


def is_kept_for_later(settings: Settings, hours: Sequence[TeamHours], clock: Clock) -> Suppressed | None:
    """Why nothing is shown or heard now: the operator's quiet hours, or none of these teams works."""
    if settings.quiet_hours is not None and settings.quiet_hours.holds(clock.weekday, clock.minute):
        return Suppressed.QUIET_HOURS
    if settings.alert_outside_hours or any(each.holds(clock.at) for each in hours):
        return None
    return Suppressed.TEAM_HOURS


def judged(arrival: Arrival, attention: Attention, settings: Settings, clock: Clock) -> Ways | Suppressed:
    """How this arrival is alerted to, or why not.

    A mention is told even in a muted or a colleague's dialog, for somebody asked for this very operator. The dialog
    on screen needs no alert; another dialog does, also while our window has the keyboard. A dialog just assigned to
    this operator counts as his own.
    """
    on_screen = (attention.account_id, attention.dialog_id) == (arrival.account_id, arrival.dialog_id)
    if attention.focused and on_screen:
        return Suppressed.ON_SCREEN
    if arrival.muted and arrival.reason is not ArrivalReason.MENTIONED:
        return Suppressed.MUTED
    ways, otherwise = _rule(arrival, settings.alert_rules)
    if not ways.any:
        return otherwise
    return is_kept_for_later(settings, [arrival.team_hours], clock) or ways


def amid(ways: Ways, surroundings: Surroundings) -> Ways:
    """What is left of them there: the system decides about its bubbles itself, our sound has to keep quiet."""
    return Ways(desktop=ways.desktop, sound=False) if surroundings.do_not_disturb else ways


def level_amid(privacy: NotificationPrivacy, surroundings: Surroundings) -> NotificationPrivacy:
    """Names and texts are for the operator's eyes only, whatever was chosen for the desk nobody else looks at."""
    return NotificationPrivacy.NEUTRAL if surroundings.private else privacy


def _rule(arrival: Arrival, rules: AlertRules) -> tuple[Ways, Suppressed]:
    if arrival.reason is ArrivalReason.MENTIONED:
        return rules.mentions, Suppressed.MENTIONS
    if arrival.reason is ArrivalReason.TRANSFERRED or arrival.ownership is Ownership.MINE:
        return rules.mine, Suppressed.MINE
    if arrival.ownership is Ownership.UNASSIGNED:
        return rules.unassigned, Suppressed.UNASSIGNED
    return rules.colleagues, Suppressed.COLLEAGUES


def text_of(arrival: Arrival, privacy: NotificationPrivacy, words: Words) -> Text:
    """What its bubble says at this level of privacy."""
    news = words.something_new(arrival.reason)
    if privacy is NotificationPrivacy.NEUTRAL:
        return Text(title=news, body="")
    title = words.headline(arrival.reason, one_line(arrival.writer or "", MAX_TITLE) or words.nameless(arrival.user_id))
    if privacy is NotificationPrivacy.NAME:
        return Text(title=title, body=news)
    return Text(title=title, body=one_line(arrival.text, MAX_BODY) or news)


def is_burst(moments: list[float], dialogs: int) -> bool:
    """Whether alerts at these moments (seconds, ascending), in so many dialogs, are too many for a bubble each.

    One busy dialog has one bubble anyway and is no burst.
    """
    return dialogs > 1 and len(moments) >= BURST_ALERTS and moments[-1] - moments[-BURST_ALERTS] <= BURST_SECONDS


def one_line(text: str, limit: int) -> str:
    """Spaces for line breaks, nothing invisible that could turn or hide words, an ellipsis where it was cut."""
    visible = "".join(" " if char.isspace() else char for char in text[: limit * 4] if char.isspace() or _shows(char))
    line = " ".join(visible.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _shows(char: str) -> bool:
    """Not a control, surrogate, private or direction-turning character; joiners stay, emoji are made with them."""
    return char == "\u200d" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
