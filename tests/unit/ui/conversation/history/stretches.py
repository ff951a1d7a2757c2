"""A whole history in memory, and the stretches of it that the archive would hand out."""

from collections.abc import Sequence

from operator_app.domain.dialogs import Dialog, DialogState
from operator_app.domain.history import HistoryPart, HistoryPlace, HistoryWindow
from operator_app.domain.messages import Message, MessageKind
from operator_app.domain.value import DialogId, MessageId
from tests.sample_dialogs import ANTON, MARIA, NOW

MINUTE = 60_000


class Whole:
    """Dialogs with so many messages each, oldest first; ``positions`` are shared by pairs of messages."""

    def __init__(self, counts: Sequence[int], *, shared: bool = False) -> None:
        self._per_position = 2 if shared else 1
        begun = NOW - len(counts) * 10_000 * MINUTE
        self.dialogs = [
            Dialog(
                id=DialogId(f"d{at}"),
                revision=1,
                user_id=MARIA.id,
                state=DialogState.CLOSED,
                created_at=begun + at * 10_000 * MINUTE,
                message_count=count,
            )
            for at, count in enumerate(counts)
        ]
        self.flat = [
            self._message(dialog, number)
            for dialog, count in zip(self.dialogs, counts, strict=True)
            for number in range(count)
        ]

    def _message(self, dialog: Dialog, number: int) -> Message:
        mine = number % 3 == 1
        return Message(
            id=MessageId(f"{dialog.id}-{number:04}"),
            dialog_id=dialog.id,
            kind=MessageKind.OPERATOR if mine else MessageKind.USER,
            author_id=ANTON.id if mine else MARIA.id,
            text=f"message {number} of {dialog.id} " + "and more " * (number % 17),
            at=dialog.created_at + number * MINUTE,
            position=1 + number // self._per_position,
        )

    def between(self, start: int, end: int) -> HistoryWindow:
        """Messages of the flat list from one index up to another, wider where a position would be parted, with the
        empty dialogs among them.
        """
        flat = self.flat
        while 0 < start < len(flat) and _together(flat[start - 1], flat[start]):
            start -= 1
        while 0 < end < len(flat) and _together(flat[end - 1], flat[end]):
            end += 1
        parts, passed = [], 0
        for dialog in self.dialogs:
            first, last = passed, passed + dialog.message_count
            passed = last
            shown = flat[max(first, start) : min(last, end)]
            empty_inside = dialog.message_count == 0 and start <= first <= end
            if shown or empty_inside:
                parts.append(
                    HistoryPart(
                        dialog=dialog,
                        messages=tuple(shown),
                        from_beginning=start <= first,
                        to_end=end >= last,
                    )
                )
        return self._flagged(parts)

    def before(self, place: HistoryPlace, limit: int) -> HistoryWindow:
        end = self._index(place, of_end=False)
        window = self.between(max(end - limit, 0), end)
        order = [dialog.id for dialog in self.dialogs]
        at = order.index(place.dialog_id)
        keep = at if place.position is None else at + 1
        return self._flagged([part for part in window.parts if part.dialog.id in order[:keep]])

    def after(self, place: HistoryPlace, limit: int) -> HistoryWindow:
        start = self._index(place, of_end=True)
        window = self.between(start, min(start + limit, len(self.flat)))
        order = [dialog.id for dialog in self.dialogs]
        at = order.index(place.dialog_id)
        skip = at + 1 if place.position is None else at
        return self._flagged([part for part in window.parts if part.dialog.id in order[skip:]])

    def _index(self, place: HistoryPlace, *, of_end: bool) -> int:
        passed = 0
        for dialog in self.dialogs:
            if dialog.id == place.dialog_id:
                if place.position is None:
                    return passed + (dialog.message_count if of_end else 0)
                inside = self.flat[passed : passed + dialog.message_count]
                position = place.position
                return passed + sum((m.position or 0) < position + of_end for m in inside)
            passed += dialog.message_count
        raise AssertionError(place)

    def _flagged(self, parts: list[HistoryPart]) -> HistoryWindow:
        if not parts:
            return HistoryWindow(parts=(), has_older=False, has_newer=False)
        return HistoryWindow(
            parts=tuple(parts),
            has_older=not parts[0].from_beginning or parts[0].dialog.id != self.dialogs[0].id,
            has_newer=not parts[-1].to_end or parts[-1].dialog.id != self.dialogs[-1].id,
        )


def _together(one: Message, other: Message) -> bool:
    return (one.dialog_id, one.position) == (other.dialog_id, other.position)
