"""Whether an arrival deserves a bubble, and what the bubble says. Decisions only: nothing here waits or remembers."""

import unicodedata
from enum import StrEnum
from typing import Protocol

from operator_app.domain.arrivals import Arrival, ArrivalReason
from operator_app.domain.lists import Ownership
from operator_app.domain.value import AccountId, DialogId, UserId, Value
from operator_app.settings.settings import NotificationPrivacy

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
    """Why there was no bubble."""

    MUTED = "muted"
    ON_SCREEN = "on_screen"
    COLLEAGUES = "colleagues"
    """A colleague's dialog, and no mention."""


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


def suppressed(arrival: Arrival, attention: Attention) -> Suppressed | None:
    """Why this arrival gets no bubble; None when it gets one.

    A mention is told even in a muted or a colleague's dialog, for somebody asked for this very operator. The dialog
    on screen needs no bubble; another dialog does, also while our window has the keyboard.
    """
    on_screen = (attention.account_id, attention.dialog_id) == (arrival.account_id, arrival.dialog_id)
    if attention.focused and on_screen:
        return Suppressed.ON_SCREEN
    if arrival.reason is ArrivalReason.MENTIONED:
        return None
    if arrival.muted:
        return Suppressed.MUTED
    if arrival.ownership is Ownership.OPERATOR and arrival.reason is not ArrivalReason.TRANSFERRED:
        return Suppressed.COLLEAGUES
    return None


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
