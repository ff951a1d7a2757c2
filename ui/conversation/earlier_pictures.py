"""Pictures from before what a feed holds: pages of the archive, walked back until there is one."""

import asyncio
from collections.abc import Sequence

from operator_app.domain.history import HistoryPart, HistoryPlace, HistoryWindow
from operator_app.domain.messages import File, Missing
from operator_app.domain.value import DialogId, Value
from operator_app.engine.notices import Changes
from operator_app.engine.requests import FetchMissing, GetHistory
from ui.conversation.timeline.feed_begin import FeedBegin
from ui.open_account import OpenAccount


class Found(Value):
    """``more``: there may be others before them."""

    pictures: tuple[File, ...]
    more: bool


class EarlierPictures:
    """Goes back from one place, a step at a call. Calls follow each other."""

    def __init__(self, account: OpenAccount, begin: FeedBegin) -> None:
        self._account = account
        self._user_id = begin.user_id
        self._within = begin.within
        self._place = begin.place

    async def before(self) -> Found | None:
        """The nearest ones, oldest first; None: they are at the backend, which cannot be asked now.

        Waits for the network where the archive lacks what comes before. Raises what the archive raises.
        """
        while True:
            window = await self._account.bridge.call(GetHistory(user_id=self._user_id, before=self._place))
            parts = _down_to_hole([part for part in window.parts if self._within in {None, part.dialog.id}])
            if not parts:
                return Found(pictures=(), more=False)
            first = parts[0]
            pictures = tuple(
                file for part in parts for message in part.messages for file in message.files if file.is_image
            )
            more = _lacks(first) or not self._is_beginning(first, window)
            self._place = _begin_of(parts) or self._place
            if pictures or not more:
                return Found(pictures=pictures, more=more)
            if _lacks(first) and not await self._fetched(first.dialog.id):
                return None

    def _is_beginning(self, first: HistoryPart, window: HistoryWindow) -> bool:
        """Of all that may be walked through."""
        begins = first.dialog.id == window.parts[0].dialog.id
        return first.from_beginning and (self._within is not None or (begins and not window.has_older))

    async def _fetched(self, dialog_id: DialogId) -> bool:
        """Have the archive bring what a dialog lacks, and wait for it; False: it cannot be asked for now.

        The feed asks for the same as it shows a hole, and may have it already.
        """
        told = asyncio.Event()

        def take(changes: Changes) -> None:
            if changes.everything or dialog_id in changes.feeds:
                told.set()

        self._account.changes.connect(take)
        try:
            missing = await self._account.bridge.call(FetchMissing(dialog_id=dialog_id))
            if missing is Missing.COMING:
                await told.wait()
        finally:
            self._account.changes.disconnect(take)
        return missing in {Missing.COMING, Missing.NOTHING}


def _lacks(part: HistoryPart) -> bool:
    return part.from_beginning and part.missing is not Missing.NOTHING


def _down_to_hole(parts: Sequence[HistoryPart]) -> Sequence[HistoryPart]:
    """The last ones, from the last hole on: what is before it comes after it has been filled."""
    hole = next((at for at in reversed(range(len(parts))) if _lacks(parts[at])), 0)
    return parts[hole:]


def _begin_of(parts: Sequence[HistoryPart]) -> HistoryPlace | None:
    """Where to go on before these; None: where one was."""
    first = parts[0]
    position = next((message.position for message in first.messages if message.position is not None), None)
    if position is not None:
        return HistoryPlace(dialog_id=first.dialog.id, position=position)
    if not _lacks(first):
        return HistoryPlace(dialog_id=first.dialog.id)
    return HistoryPlace(dialog_id=parts[1].dialog.id) if len(parts) > 1 else None
