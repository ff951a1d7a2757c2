"""Brings the archive's history of a user to its view, and keeps it as the archive has it."""

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QObject

from operator_app.domain.history import HistoryPlace, HistoryWindow
from operator_app.domain.lists import DialogRow
from operator_app.domain.value import DialogId, UserId
from operator_app.engine.notices import Changes
from operator_app.engine.requests import FetchMissing, GetHistory
from operator_app.engine.status import Phase
from ui.conversation.history.history_view import HistoryView
from ui.open_account import OpenAccount

PAGE = 50
WHOLE = 1_500
"""Most messages read anew at once: what the view holds, and what several holes may have been filled with meanwhile."""


class HistoryReader(QObject):
    """Idle until ``show``."""

    def __init__(self, account: OpenAccount, view: HistoryView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self._view = view
        self._user_id: UserId | None = None
        self._online = False
        view.older_wanted.connect(lambda place: self._start("older history", self._read_older(place)))
        view.newer_wanted.connect(lambda place: self._start("newer history", self._read_newer(place)))
        view.newest_wanted.connect(lambda: self._start("newest history", self._read_newest()))
        view.missing_wanted.connect(lambda dialog: self._start("missing", self._fetch(DialogId(dialog))))
        account.changes.connect(self._take_changes)
        account.status_changed.connect(self._take_status)

    async def read(self, row: DialogRow) -> HistoryWindow:
        """The history of a dialog's user around that dialog. Raises what the archive raises."""
        request = GetHistory(user_id=row.dialog.user_id, around=row.dialog.id, limit=PAGE)
        return await self._account.bridge.call(request)

    def show(self, row: DialogRow, window: HistoryWindow, first_unread: str | None) -> None:
        """Show it and keep it as the archive has it."""
        self._user_id = row.dialog.user_id
        self._online = self._is_online()
        self._view.show_history(row, window, first_unread)

    def close(self) -> None:
        self._user_id = None
        self._view.close_history()

    # ---------------------------------------------------------------------------------- inner life

    def _take_changes(self, changes: Changes) -> None:
        if self._user_id is None:
            return
        of_its_user = self._user_id in changes.users
        if changes.everything or of_its_user or any(map(self._view.holds, changes.feeds | changes.rows)):
            self._renew()

    def _take_status(self) -> None:
        """What is said of holes depends on whether they can be filled."""
        if self._user_id is not None and self._online != self._is_online():
            self._online = not self._online
            self._renew()

    def _is_online(self) -> bool:
        return self._account.status.phase in {Phase.ONLINE, Phase.SYNCING}

    def _renew(self) -> None:
        self._account.tasks.restart("history", self._read_anew())

    async def _read_anew(self) -> None:
        user_id, span = self._user_id, self._view.span
        while user_id is not None and span is not None:
            window = await self._account.bridge.call(GetHistory(user_id=user_id, between=span, limit=WHOLE))
            if self._user_id == user_id and self._view.span == span:
                self._view.renew(span, window)
                return
            user_id, span = self._user_id, self._view.span  # it was scrolled meanwhile: the new stretch

    async def _read_older(self, place: HistoryPlace) -> None:
        if self._user_id is not None:
            request = GetHistory(user_id=self._user_id, before=place, limit=PAGE)
            self._view.prepend(place, await self._account.bridge.call(request))

    async def _read_newer(self, place: HistoryPlace) -> None:
        if self._user_id is not None:
            request = GetHistory(user_id=self._user_id, after=place, limit=PAGE)
            self._view.append(place, await self._account.bridge.call(request))

    async def _read_newest(self) -> None:
        user_id = self._user_id
        if user_id is not None:
            window = await self._account.bridge.call(GetHistory(user_id=user_id, limit=PAGE))
            if user_id == self._user_id:
                self._view.replace(window)

    async def _fetch(self, dialog_id: DialogId) -> None:
        await self._account.bridge.call(FetchMissing(dialog_id=dialog_id))

    def _start(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        self._account.tasks.start(name, work)
