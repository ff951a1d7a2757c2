"""Who is connected, on which page, and which dialog an operator has on screen."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Literal

import msgspec

from chat_backend.clock import Clock, now
from chat_backend.nudge import Nudge
from chat_backend.protocol import OperatorStatus, Presence, SiteOnline, Viewing
from chat_backend.streams.switchboard import Switchboard

GRACE = 5.0
"""Seconds a person stays present after the last connection closed: a change of page is no absence."""
VIEWING = 60.0
"""Seconds a view is valid unless renewed."""

Later = Callable[[float, Callable[[], None]], asyncio.TimerHandle]
"""Calls something after some seconds, as ``loop.call_later`` does."""


@dataclass(frozen=True, eq=False)
class Place:
    """One connection of a person: a page of a user, a computer of an operator."""


@dataclass(frozen=True)
class _Person:
    places: Mapping[Place, bool]
    """Those connected, and whether the person has left each alone for a while."""
    frame: Presence
    since: int
    leaving: asyncio.TimerHandle | None = None


@dataclass(frozen=True)
class _View:
    dialog_id: str
    end: asyncio.TimerHandle


class _Room:
    """What is known of one workspace."""

    def __init__(self) -> None:
        self.people: dict[str, _Person] = {}
        self.views: dict[str, _View] = {}
        self.status: dict[str, OperatorStatus] = {}
        self.online = False


class PresenceBook:
    """Presence in this process. Every change of it is told to the operators, and ``SiteOnline`` to the site's users."""

    def __init__(self, board: Switchboard, later: Later | None = None, *, clock: Clock = now) -> None:
        self._board = board
        self._clock = clock
        self._later = later or (lambda seconds, do: asyncio.get_running_loop().call_later(seconds, do))
        self._rooms: dict[str, _Room] = {}
        self._moved: set[tuple[str, str]] = set()
        self.moves = Nudge()
        """Nudged when a user came or went."""

    @contextmanager
    def present(
        self,
        workspace_id: str,
        who: Literal["user", "operator"],
        person_id: str,
        page: str | None = None,
        page_title: str | None = None,
    ) -> Iterator[Place]:
        """The person is connected while the block runs, and for ``GRACE`` seconds more."""
        room, place = self._room(workspace_id), Place()
        frame = Presence(id=person_id, who=who, online=True, page=page, page_title=page_title)
        known = room.people.get(person_id)
        if known is not None and known.leaving is not None:
            known.leaving.cancel()
        places = {place: False} if known is None else {**known.places, place: False}
        room.people[person_id] = _Person(places, frame, self._clock() if known is None else known.since)
        if known is None or known.frame != frame:
            self._board.tell_operators(workspace_id, frame)
        self._tell_online(workspace_id)
        if known is None and who == "user":
            self._has_moved(workspace_id, person_id)
        try:
            yield place
        finally:
            self._left(workspace_id, person_id, place)

    def idle(self, workspace_id: str, operator_id: str, place: Place, *, idle: bool) -> None:
        """An operator has left a computer alone, or is back at it; he is idle when that holds for all of his."""
        known = self._room(workspace_id).people.get(operator_id)
        if known is not None and place in known.places:
            self._at(workspace_id, operator_id, known, {**known.places, place: idle})

    def moved(self, workspace_id: str, user_id: str, page: str | None, page_title: str | None) -> None:
        """A connected user is on another page."""
        room = self._room(workspace_id)
        known = room.people.get(user_id)
        if known is not None:
            frame = Presence(id=user_id, who="user", online=True, page=page, page_title=page_title)
            room.people[user_id] = replace(known, frame=frame)
            if known.frame != frame:
                self._board.tell_operators(workspace_id, frame)

    def viewing(self, workspace_id: str, operator_id: str, dialog_id: str | None) -> None:
        """An operator has a dialog on screen; None: none any more."""
        room = self._room(workspace_id)
        known = room.views.pop(operator_id, None)
        if known is not None:
            known.end.cancel()
        if dialog_id is not None:
            end = self._later(VIEWING, lambda: self.viewing(workspace_id, operator_id, None))
            room.views[operator_id] = _View(dialog_id, end)
        if known is not None or dialog_id is not None:
            self._board.tell_operators(
                workspace_id, Viewing(operator_id=operator_id, dialog_id=dialog_id), but=operator_id
            )

    def status_chosen(self, workspace_id: str, operator_id: str, status: OperatorStatus) -> None:
        self._room(workspace_id).status[operator_id] = status
        self._tell_online(workspace_id)

    def is_anyone_online(self, workspace_id: str) -> bool:
        """Whether an operator is connected who is neither idle nor has said that he is away."""
        room = self._room(workspace_id)
        return any(
            person.frame.who == "operator"
            and not person.frame.idle
            and room.status.get(person_id, "online") == "online"
            for person_id, person in room.people.items()
        )

    def is_idle(self, workspace_id: str, operator_id: str) -> bool:
        """Whether he is connected and has left every computer alone."""
        person = self._room(workspace_id).people.get(operator_id)
        return person is not None and person.frame.idle

    def is_present(self, workspace_id: str, person_id: str) -> bool:
        return person_id in self._room(workspace_id).people

    def take_moves(self) -> set[tuple[str, str]]:
        """Users, with their workspaces, who came or went since this was last asked."""
        moved, self._moved = self._moved, set()
        return moved

    def now(self, workspace_id: str) -> list[Presence | Viewing]:
        """The present state, for an operator who has just connected."""
        room = self._room(workspace_id)
        people: list[Presence | Viewing] = [person.frame for person in room.people.values()]
        return people + [Viewing(operator_id=who, dialog_id=view.dialog_id) for who, view in room.views.items()]

    def users_since(self, workspace_id: str) -> dict[str, int]:
        """The users who are on the site, and since when."""
        people = self._room(workspace_id).people
        return {person_id: person.since for person_id, person in people.items() if person.frame.who == "user"}

    def where(self, workspace_id: str, user_id: str) -> Presence | None:
        """On which page the user is; None: not on the site."""
        person = self._room(workspace_id).people.get(user_id)
        return None if person is None else person.frame

    def close(self) -> None:
        """Stop all timers."""
        for room in self._rooms.values():
            for person in room.people.values():
                if person.leaving is not None:
                    person.leaving.cancel()
            for view in room.views.values():
                view.end.cancel()
        self._rooms.clear()

    def _left(self, workspace_id: str, person_id: str, place: Place) -> None:
        room = self._room(workspace_id)
        known = room.people.get(person_id)
        if known is None:
            return
        places = {each: idle for each, idle in known.places.items() if each is not place}
        if places:
            self._at(workspace_id, person_id, known, places)
            return
        leaving = self._later(GRACE, lambda: self._gone(workspace_id, person_id))
        room.people[person_id] = replace(known, places=places, leaving=leaving)

    def _at(self, workspace_id: str, person_id: str, known: _Person, places: Mapping[Place, bool]) -> None:
        """He is at these places now: tell it, where that makes him idle or ends it."""
        frame = msgspec.structs.replace(known.frame, idle=all(places.values()))
        self._room(workspace_id).people[person_id] = replace(known, places=places, frame=frame)
        if frame != known.frame:
            self._board.tell_operators(workspace_id, frame)
            self._tell_online(workspace_id)

    def _gone(self, workspace_id: str, person_id: str) -> None:
        person = self._room(workspace_id).people.pop(person_id, None)
        if person is not None:
            self._board.tell_operators(workspace_id, Presence(id=person_id, who=person.frame.who, online=False))
            self.viewing(workspace_id, person_id, None)
            self._tell_online(workspace_id)
            if person.frame.who == "user":
                self._has_moved(workspace_id, person_id)

    def _has_moved(self, workspace_id: str, user_id: str) -> None:
        self._moved.add((workspace_id, user_id))
        self.moves.now()

    def _tell_online(self, workspace_id: str) -> None:
        room = self._room(workspace_id)
        online = self.is_anyone_online(workspace_id)
        if online != room.online:
            room.online = online
            self._board.tell_users(workspace_id, SiteOnline(online=online))

    def _room(self, workspace_id: str) -> _Room:
        return self._rooms.setdefault(workspace_id, _Room())
