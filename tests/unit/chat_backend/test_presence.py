"""Presence with a clock that is moved by hand."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from chat_backend.presence import GRACE, VIEWING, PresenceBook
from chat_backend.protocol import Presence, SiteOnline, Viewing
from chat_backend.streams.mailbox import Mailbox
from chat_backend.streams.switchboard import Seat, Switchboard


@dataclass
class Timer:
    at: float
    do: Callable[[], None]
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True


@dataclass
class Timers:
    now: float = 0.0
    waiting: list[Timer] = field(default_factory=list)

    def __call__(self, seconds: float, do: Callable[[], None]) -> Any:
        self.waiting.append(Timer(self.now + seconds, do))
        return self.waiting[-1]

    def move(self, seconds: float) -> None:
        self.now += seconds
        for timer in sorted(self.waiting, key=lambda t: t.at):
            if timer.at <= self.now and not timer.cancelled:
                timer.cancel()
                timer.do()


class Room:
    """A book, an operator who listens, and a user who listens."""

    def __init__(self) -> None:
        self.timers = Timers()
        self.board = Switchboard()
        self.book = PresenceBook(self.board, self.timers)
        self._seats = ExitStack()
        self.operator, self.user = Mailbox(), Mailbox()
        for mailbox, is_operator in ((self.operator, True), (self.user, False)):
            seat = Seat(
                workspace_id="w", person_id="listener", is_operator=is_operator, token_digest="", mailbox=mailbox
            )
            self._seats.enter_context(self.board.seated(seat))

    def told(self, mailbox: Mailbox | None = None) -> list[Any]:
        mailbox = mailbox or self.operator
        frames = list(mailbox._frames)
        mailbox._frames.clear()
        return frames


def test_a_change_of_page_is_no_absence() -> None:
    room = Room()
    with room.book.present("w", "user", "u", page="/a"):
        assert room.told() == [Presence(id="u", who="user", online=True, page="/a")]
    room.timers.move(GRACE - 1)
    with room.book.present("w", "user", "u", page="/b"):
        assert room.told() == [Presence(id="u", who="user", online=True, page="/b")]
        room.timers.move(GRACE * 2)
        assert room.told() == []
    room.timers.move(GRACE)
    assert room.told() == [Presence(id="u", who="user", online=False)]
    assert room.book.now("w") == []


def test_the_last_of_several_connections_counts() -> None:
    room = Room()
    with room.book.present("w", "user", "u"):
        with room.book.present("w", "user", "u"):
            room.told()
        room.timers.move(GRACE * 2)
        assert room.told() == []
        assert [p.id for p in room.book.now("w")] == ["u"]
    room.timers.move(GRACE)
    assert [f.online for f in room.told()] == [False]


def test_online_is_a_connected_operator_who_is_not_away() -> None:
    room = Room()
    assert not room.book.is_anyone_online("w")
    room.book.status_chosen("w", "o", "online")
    assert not room.book.is_anyone_online("w"), "chosen, but not connected"
    with room.book.present("w", "operator", "o"):
        assert room.told(room.user) == [SiteOnline(online=True)]
        room.book.status_chosen("w", "o", "away")
        assert room.told(room.user) == [SiteOnline(online=False)]
        room.book.status_chosen("w", "o", "online")
        assert room.told(room.user) == [SiteOnline(online=True)]
        assert not room.book.is_anyone_online("another workspace")
    assert room.told(room.user) == []
    room.timers.move(GRACE)
    assert room.told(room.user) == [SiteOnline(online=False)]


def test_a_view_ends_unless_renewed() -> None:
    room = Room()
    with room.book.present("w", "operator", "o"):
        room.told()
        room.book.viewing("w", "o", "d")
        room.timers.move(VIEWING - 1)
        room.book.viewing("w", "o", "d")
        room.timers.move(VIEWING - 1)
        assert room.told() == [Viewing(operator_id="o", dialog_id="d")] * 2
        assert Viewing(operator_id="o", dialog_id="d") in room.book.now("w")
        room.timers.move(1)
        assert room.told() == [Viewing(operator_id="o", dialog_id=None)]
        room.book.viewing("w", "o", None)
        assert room.told() == [], "nothing ended, nothing to tell"


def test_closing_stops_every_timer() -> None:
    room = Room()
    with room.book.present("w", "operator", "o"):
        room.book.viewing("w", "o", "d")
    room.book.close()
    assert all(timer.cancelled for timer in room.timers.waiting)
