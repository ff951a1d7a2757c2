"""Reads the pages of a list as they are looked at: the next one near the end, again those that were let go."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from operator_app.domain.problems import ArchiveError, BackendError
from ui.paging.model import PagedModel
from ui.row_list.row_list import RowList
from ui.tasks import ScreenTasks

Row = TypeVar("Row")
Place = TypeVar("Place")

AHEAD = 40
"""Rows before the end at which the next page is read."""
LOADING_MS = 150
"""After what time one is told that something is being read."""


class PageReader(QObject, Generic[Row, Place]):
    """``read(place, page)`` answers the rows of a page and where the next one begins; None for the first and at the end.

    ``page`` is its number, so that whoever reads can keep what belongs to it.
    """

    told = Signal()
    """What is to be said has changed: loading, failed, empty, at the end."""

    def __init__(
        self,
        name: str,
        *,
        tasks: ScreenTasks,
        view: RowList,
        model: PagedModel[Row],
        read: Callable[[Place | None, int], Awaitable[tuple[Sequence[Row], Place | None]]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._tasks = tasks
        self._view = view
        self._model = model
        self._read = read
        self._places: list[Place | None] = []
        """Where each page that was read begins, and at the end where the next one does."""
        self._busy = False
        self._run = 0
        self.failure: Exception | None = None
        """Why the last page could not be read."""
        self.loading = False
        self.begun = False
        """The first page is here."""
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(LOADING_MS)
        self._slow.timeout.connect(self._say_loading)
        view.looked.connect(self.look)

    @property
    def at_end(self) -> bool:
        """All pages are known."""
        return self.begun and len(self._places) == self._model.pages.pages

    def restart(self) -> None:
        """Begin anew with the first page; what is on screen goes when that is here."""
        self._run += 1
        self.failure = None
        self._busy = True
        self._slow.start()
        self._tasks.restart(self._name, self._first(self._run))

    def stop(self) -> None:
        """Nobody looks any more."""
        self._run += 1
        self._busy = False
        self.begun = False
        self._slow.stop()
        self.loading = False
        self._places = []
        self._model.clear()

    def try_again(self) -> None:
        if self.begun:
            self.failure = None
            self.look()
        else:
            self.restart()

    def look(self) -> None:
        """Read what is on screen and not here, or comes next."""
        if self._busy or not self.begun or self.failure is not None:
            return
        first, last = self._view.visible_rows()
        missing = self._model.pages.missing(first, last)
        if missing:
            self._begin(self._again(missing[0], self._run))
        elif not self.at_end and last >= self._model.pages.count - AHEAD:
            self._begin(self._next(self._run))

    def _begin(self, work: Awaitable[None]) -> None:
        self._busy = True
        self._slow.start()
        self._tasks.restart(self._name, self._settled(work, self._run))

    async def _settled(self, work: Awaitable[None], run: int) -> None:
        try:
            await work
        except (BackendError, ArchiveError) as error:
            if run == self._run:
                self.failure = error
        finally:
            if run == self._run:
                self._busy = False
                self.loading = False
                self._slow.stop()
                self.told.emit()
        self.look()

    async def _first(self, run: int) -> None:
        await self._settled(self._read_first(run), run)

    async def _read_first(self, run: int) -> None:
        rows, after = await self._read(None, 0)
        if run == self._run:
            self._model.clear()
            self._model.append(rows)
            self._places = [None] if after is None else [None, after]
            self.begun = True

    async def _next(self, run: int) -> None:
        page = self._model.pages.pages
        rows, after = await self._read(self._places[page], page)
        if run == self._run:
            self._model.append(rows)
            if after is not None:
                self._places.append(after)

    async def _again(self, page: int, run: int) -> None:
        rows, _ = await self._read(self._places[page], page)
        if run == self._run:
            self._model.put(page, rows)

    def _say_loading(self) -> None:
        if self._busy:
            self.loading = True
            self.told.emit()
