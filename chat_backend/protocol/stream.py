"""Frames of the operators' WebSocket."""

from typing import Literal

from chat_backend.protocol.changes import Change
from chat_backend.protocol.events import Event
from chat_backend.protocol.wire import Wire


class Hello(Wire, tag="hello"):
    """First frame, and again every few seconds: how far the log goes, and the server's clock.

    Every change before ``time`` has a number up to ``number``. It may come before those changes do.
    """

    number: int
    time: int


class Changed(Wire, tag="changed"):
    change: Change


class Behind(Wire, tag="behind"):
    """The log no longer reaches back to the number asked for: take a new snapshot. The stream ends after it."""

    oldest: int


class Typing(Wire, tag="typing"):
    """Somebody is typing; valid until ``until``. ``text`` is what he has typed so far, where it may be shown."""

    dialog_id: str
    who: Literal["user", "operator"]
    id: str
    until: int
    text: str | None = None
    note: bool = False


class Presence(Wire, tag="presence"):
    """Who is connected now. A frame replaces what earlier ones said of the same id."""

    id: str
    who: Literal["user", "operator"]
    online: bool
    page: str | None = None
    page_title: str | None = None
    idle: bool = False
    """An operator who has touched none of his computers for a while; never of a user."""


class Viewing(Wire, tag="viewing"):
    """An operator has this dialog on screen; None: he left it. Valid for 60 s, renewed every 30 s."""

    operator_id: str
    dialog_id: str | None


class Happened(Wire, tag="happened"):
    """A user whom this operator has on screen did something. Passing: what is missed is in the next page of events."""

    event: Event


StreamFrame = Hello | Changed | Behind | Typing | Presence | Viewing | Happened


class TypingNow(Wire, tag="typing_now"):
    """Client's frame: typing in this dialog. ``text`` is for colleagues, never for the user."""

    dialog_id: str
    note: bool = False
    text: str | None = None


class ViewingNow(Wire, tag="viewing_now"):
    dialog_id: str | None


class IdleNow(Wire, tag="idle_now"):
    """The operator has left this computer alone for a while, or is back. True until the next one."""

    idle: bool


class WatchingNow(Wire, tag="watching_now"):
    """Client's frame: this user's events are wanted as they happen, until another frame or the stream's end.

    The user of the dialog that ``ViewingNow`` names is watched as well.
    """

    user_id: str | None


ClientFrame = TypingNow | ViewingNow | IdleNow | WatchingNow
