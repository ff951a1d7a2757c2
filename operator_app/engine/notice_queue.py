"""Notices on their way to the screen's thread."""

import threading
from collections import OrderedDict
from collections.abc import Callable

from operator_app.domain.value import AccountId, ClientId
from operator_app.engine.notices import Changes, Notice, StatusChanged, UploadProgress

_Slot = tuple[type[Changes] | type[StatusChanged], AccountId] | tuple[AccountId, ClientId, int] | int


class NoticeQueue:
    """Put on the engine's thread, taken on the screen's. One wake for each time it stops being empty.

    While they wait, ``Changes`` of one account become one, and a newer status of an
    account, or progress of a file, replaces the older.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: OrderedDict[_Slot, Notice] = OrderedDict()
        self._count = 0
        self._wake: Callable[[], None] | None = None

    def listen(self, wake: Callable[[], None]) -> None:
        with self._lock:
            self._wake = wake
            waiting = bool(self._waiting)
        if waiting:
            wake()

    def put(self, notice: Notice) -> None:
        with self._lock:
            wake = None if self._waiting else self._wake
            slot = self._slot(notice)
            older = self._waiting.get(slot)
            if isinstance(notice, Changes) and isinstance(older, Changes):
                notice = older.merged(notice)
            self._waiting[slot] = notice
        if wake is not None:
            wake()

    def take(self) -> Notice | None:
        """The oldest; None when none waits."""
        with self._lock:
            return self._waiting.popitem(last=False)[1] if self._waiting else None

    def _slot(self, notice: Notice) -> _Slot:
        if isinstance(notice, Changes | StatusChanged):
            return (type(notice), notice.account_id)
        if isinstance(notice, UploadProgress):
            return (notice.account_id, notice.client_id, notice.place)
        self._count += 1
        return self._count
