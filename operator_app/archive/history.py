"""Windows across all dialogs with one user: each dialog's own run, one after the other, holes told and never hidden."""

import sqlite3
from collections.abc import Sequence
from typing import Final

from operator_app.archive import coverage, messages, people, stored
from operator_app.domain.dialogs import Dialog
from operator_app.domain.history import HistoryPart, HistoryPlace, HistoryWindow
from operator_app.domain.messages import Message, Missing
from operator_app.domain.people import Operator
from operator_app.domain.value import DialogId, OperatorId, Revision, UserId

_LEAST: Final = 5
"""A dialog counts as so many messages at least, so that a window over empty ones ends as well."""
_CONTEXT: Final = 4
"""A window around the beginning of a dialog has a quarter of its messages before it."""


def around(c: sqlite3.Connection, user_id: UserId, dialog_id: DialogId, limit: int = 50) -> HistoryWindow:
    """The beginning of a dialog and what comes before it. Empty where the archive lacks the dialog."""
    reader = _Reader(c, user_id)
    index = reader.index_of(dialog_id)
    if index is None:
        return reader.window(())
    above = limit // _CONTEXT
    return reader.window((*reader.backward(index - 1, None, above), *reader.forward(index, None, limit - above)))


def before(c: sqlite3.Connection, user_id: UserId, place: HistoryPlace, limit: int = 50) -> HistoryWindow:
    """What comes just before a place; without a position: before the dialog begins."""
    reader = _Reader(c, user_id)
    index = reader.index_of(place.dialog_id)
    if index is None:
        return reader.window(())
    if place.position is None:
        return reader.window(reader.backward(index - 1, None, limit))
    return reader.window(reader.backward(index, place.position, limit))


def after(c: sqlite3.Connection, user_id: UserId, place: HistoryPlace, limit: int = 50) -> HistoryWindow:
    """What comes just after a place; without a position: after the dialog has ended."""
    reader = _Reader(c, user_id)
    index = reader.index_of(place.dialog_id)
    if index is None:
        return reader.window(())
    if place.position is None:
        return reader.window(reader.forward(index + 1, None, limit))
    return reader.window(reader.forward(index, place.position + 1, limit))


def newest(c: sqlite3.Connection, user_id: UserId, limit: int = 50) -> HistoryWindow:
    """The end of the history."""
    reader = _Reader(c, user_id)
    return reader.window(reader.backward(len(reader.dialogs) - 1, None, limit))


def span(
    c: sqlite3.Connection, user_id: UserId, first: HistoryPlace, last: HistoryPlace, limit: int = 600
) -> HistoryWindow:
    """From one place to another, both included, but no more than ``limit`` messages. Without positions: from where the
    first dialog begins, to where the last one ends. Empty where the archive lacks one of them.
    """
    reader = _Reader(c, user_id)
    begin, end = reader.index_of(first.dialog_id), reader.index_of(last.dialog_id)
    if begin is None or end is None:
        return reader.window(())
    return reader.window(reader.forward(begin, first.position, limit, stop=(end, last.position)))


class _Reader:
    """Reads the dialogs of one user in the order of the history."""

    def __init__(self, c: sqlite3.Connection, user_id: UserId) -> None:
        self._c = c
        found = c.execute("SELECT effective FROM dialogs WHERE user_id = ?", (user_id,))
        self.dialogs = sorted(
            (stored.dialog(row[0]) for row in found), key=lambda dialog: (dialog.created_at, dialog.id)
        )
        self._operators: dict[OperatorId, Operator] = {each.id: each for each in people.operators(c)}

    def index_of(self, dialog_id: DialogId) -> int | None:
        return next((at for at, dialog in enumerate(self.dialogs) if dialog.id == dialog_id), None)

    def window(self, parts: Sequence[HistoryPart]) -> HistoryWindow:
        if not parts:
            return HistoryWindow(parts=(), has_older=False, has_newer=False)
        first, last = parts[0], parts[-1]
        return HistoryWindow(
            parts=tuple(parts),
            has_older=not first.from_beginning or first.dialog.id != self.dialogs[0].id,
            has_newer=not last.to_end or last.dialog.id != self.dialogs[-1].id,
        )

    def backward(self, index: int, before: Revision | None, limit: int) -> tuple[HistoryPart, ...]:
        """Parts from a dialog on to earlier ones; of the first one what is before a position, or all."""
        parts: list[HistoryPart] = []
        left = limit
        while index >= 0 and left > 0:
            part = self._newest_of(self.dialogs[index], before, left)
            parts.append(part)
            if not part.from_beginning:
                break
            left -= max(len(part.messages), _LEAST)
            index, before = index - 1, None
        return tuple(reversed(parts))

    def forward(
        self, index: int, start: Revision | None, limit: int, *, stop: tuple[int, Revision | None] | None = None
    ) -> tuple[HistoryPart, ...]:
        """Parts from a dialog on to later ones; of the first one what is from a position on, or all.

        ``stop``: index of the last dialog, and up to which position it is read.
        """
        parts: list[HistoryPart] = []
        left = limit
        last, last_position = stop or (len(self.dialogs) - 1, None)
        while index <= last and left > 0:
            part = self._oldest_of(self.dialogs[index], start, last_position if index == last else None, left)
            parts.append(part)
            if not part.to_end:
                break
            left -= max(len(part.messages), _LEAST)
            index, start = index + 1, None
        return tuple(parts)

    def _newest_of(self, dialog: Dialog, before: Revision | None, limit: int) -> HistoryPart:
        known = coverage.read(self._c, dialog.id)
        low, high = messages.shown_range(known)
        top = high if before is None else min(high, before - 1)
        found, start = messages.newest_between(self._c, dialog.id, low, top, limit)
        on_their_way = messages.on_their_way(self._c, dialog.id)
        begins = not messages.exists(self._c, dialog.id, low, start - 1)
        ends = before is None or not (on_their_way or messages.exists(self._c, dialog.id, top + 1, high))
        shown = found + on_their_way if before is None else found
        return self._part(dialog, known, shown, begins=begins, ends=ends)

    def _oldest_of(self, dialog: Dialog, start: Revision | None, up_to: Revision | None, limit: int) -> HistoryPart:
        known = coverage.read(self._c, dialog.id)
        low, high = messages.shown_range(known)
        first = low if start is None else max(low, start)
        top = high if up_to is None else min(high, up_to)
        found, end = messages.oldest_between(self._c, dialog.id, first, top, limit)
        on_their_way = messages.on_their_way(self._c, dialog.id)
        begins = start is None or not messages.exists(self._c, dialog.id, low, first - 1)
        ends = not messages.exists(self._c, dialog.id, end + 1, high)
        if up_to is not None:
            ends = ends and not on_their_way
        elif ends:
            found += on_their_way
        return self._part(dialog, known, found, begins=begins, ends=ends)

    def _part(
        self, dialog: Dialog, known: coverage.Coverage, shown: tuple[Message, ...], *, begins: bool, ends: bool
    ) -> HistoryPart:
        return HistoryPart(
            dialog=dialog,
            messages=shown,
            from_beginning=begins,
            to_end=ends,
            missing=Missing.COMING if begins and not known.complete else Missing.NOTHING,
            may_lack_newer=ends and known.through is not None,
            closed_by=None if dialog.closed_by is None else self._operators.get(dialog.closed_by),
        )
