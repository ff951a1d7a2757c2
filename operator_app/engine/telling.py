"""What one account tells the screen."""

from collections.abc import Callable
from typing import Any

import msgspec

from operator_app.archive.touched import Touched
from operator_app.domain.arrivals import Arrival
from operator_app.domain.commands import Command
from operator_app.domain.value import AccountId, ClientId, DialogId, UserId
from operator_app.engine.notices import Attended, Changes, CommandRefused, Notice, StatusChanged, UploadProgress
from operator_app.engine.status import ConnectionStatus, Phase


class Telling:
    """Turns what happened in an account into notices, and keeps its status."""

    def __init__(self, account_id: AccountId, put: Callable[[Notice], None]) -> None:
        self._account_id = account_id
        self._put = put
        self.status = ConnectionStatus(phase=Phase.CONNECTING)

    def touched(self, touched: Touched) -> None:
        """The archive changed; nothing is said when it did not."""
        self.changes(rows=touched.rows, feeds=touched.feeds, users=touched.users, directory=touched.directory)
        if touched.read_elsewhere:
            self._put(Attended(account_id=self._account_id, dialog_ids=touched.read_elsewhere))

    def attended(self, dialog_id: DialogId) -> None:
        """The operator did something here that makes alerts about this dialog needless."""
        self._put(Attended(account_id=self._account_id, dialog_ids=frozenset({dialog_id})))

    def changes(
        self,
        *,
        rows: frozenset[DialogId] = frozenset(),
        feeds: frozenset[DialogId] = frozenset(),
        users: frozenset[UserId] = frozenset(),
        events: frozenset[UserId] = frozenset(),
        directory: bool = False,
        everything: bool = False,
    ) -> None:
        if rows or feeds or users or events or directory or everything:
            self._put(
                Changes(
                    account_id=self._account_id,
                    rows=rows,
                    feeds=feeds,
                    users=users,
                    events=events,
                    directory=directory,
                    everything=everything,
                )
            )

    def arrivals(self, arrivals: tuple[Arrival, ...]) -> None:
        for arrival in arrivals:
            self._put(arrival)

    def refused(self, command: Command, reason: str) -> None:
        self._put(CommandRefused(account_id=self._account_id, command=command, reason=reason))

    def progress(self, client_id: ClientId, place: int, sent: int) -> None:
        """So many bytes of a message's file have left."""
        self._put(UploadProgress(account_id=self._account_id, client_id=client_id, place=place, sent=sent))

    def standing_again(self) -> None:
        """For a screen that still shows what an earlier session of this account told."""
        self._put(StatusChanged(account_id=self._account_id, status=self.status))

    def standing(self, **changed: Any) -> None:
        """Fields of ``ConnectionStatus`` that are different now; told when they are."""
        status = msgspec.structs.replace(self.status, **changed)
        if status != self.status:
            self.status = status
            self._put(StatusChanged(account_id=self._account_id, status=status))
