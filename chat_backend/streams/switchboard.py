"""Which connections there are in this process, and who is told what."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from chat_backend.protocol import SiteFrame, StreamFrame
from chat_backend.streams.mailbox import SIGNED_OUT, Mailbox


@dataclass(frozen=True, eq=False, kw_only=True)
class Seat:
    """One connection: of an operator, or of a user. ``token_digest`` is what let it in.

    ``watched``: users whom the operator has on screen, by where: their events are told to this seat.
    """

    workspace_id: str
    person_id: str
    is_operator: bool
    token_digest: str
    mailbox: Mailbox
    watched: dict[str, str] = field(default_factory=dict)


class Switchboard:
    """Delivers passing news to mailboxes. A ``WakeUp`` of the log as well: whoever follows it is nudged."""

    def __init__(self) -> None:
        self._seats: dict[str, set[Seat]] = {}
        self.newest: dict[str, int] = {}
        """Newest number of each workspace's log that this process has heard of."""

    @contextmanager
    def seated(self, seat: Seat) -> Iterator[None]:
        seats = self._seats.setdefault(seat.workspace_id, set())
        seats.add(seat)
        try:
            yield
        finally:
            seats.discard(seat)

    def workspaces(self) -> list[str]:
        """Those of whom somebody is connected."""
        return [workspace_id for workspace_id, seats in self._seats.items() if seats]

    def count(self, workspace_id: str, person_id: str) -> int:
        """How many connections a person has."""
        return sum(seat.person_id == person_id for seat in self._seats.get(workspace_id, ()))

    def followed(self) -> tuple[str, ...]:
        """Workspaces that an operator of this process follows."""
        return tuple(
            workspace_id for workspace_id, seats in self._seats.items() if any(seat.is_operator for seat in seats)
        )

    def operators_tokens(self) -> frozenset[str]:
        """Digests of the tokens that operators are connected with now."""
        return frozenset(seat.token_digest for seats in self._seats.values() for seat in seats if seat.is_operator)

    def log_grew(self, workspace_id: str, number: int) -> None:
        if number > self.newest.get(workspace_id, 0):
            self.newest[workspace_id] = number
        for seat in self._seats.get(workspace_id, ()):
            seat.mailbox.nudge()

    def tell_operators(self, workspace_id: str, frame: StreamFrame, *, but: str | None = None) -> None:
        """``but``: the operator who caused it and needs not be told."""
        for seat in self._seats.get(workspace_id, ()):
            if seat.is_operator and seat.person_id != but:
                seat.mailbox.post(frame)

    def tell_watchers(self, workspace_id: str, user_id: str, frame: StreamFrame) -> None:
        """To the operators who have this user on screen."""
        for seat in self._seats.get(workspace_id, ()):
            if seat.is_operator and user_id in seat.watched.values():
                seat.mailbox.post(frame)

    def tell_user(self, workspace_id: str, user_id: str, frame: SiteFrame) -> None:
        for seat in self._seats.get(workspace_id, ()):
            if not seat.is_operator and seat.person_id == user_id:
                seat.mailbox.post(frame)

    def tell_users(self, workspace_id: str, frame: SiteFrame) -> None:
        for seat in self._seats.get(workspace_id, ()):
            if not seat.is_operator:
                seat.mailbox.post(frame)

    def sign_out(self, token_digest: str) -> None:
        """End every connection that this token let in."""
        for seats in self._seats.values():
            for seat in seats:
                if seat.token_digest == token_digest:
                    seat.mailbox.close(SIGNED_OUT)
