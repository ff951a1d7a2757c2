"""The stretch of a history that the screen holds in memory, and how windows of the archive join it. Knows no Qt."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from operator_app.domain.history import HistoryPart, HistoryPlace, HistoryWindow
from operator_app.domain.messages import Message, Missing
from operator_app.domain.value import Value
from ui.conversation.timeline.held import LIMIT, whole_positions, window_around


class HeldHistory(Value):
    """Parts in the order of the history, each dialog once; of the first and the last perhaps a piece only."""

    parts: tuple[HistoryPart, ...] = ()
    has_older: bool = False
    has_newer: bool = False
    may_lack_dialogs: bool = False

    @property
    def messages(self) -> tuple[Message, ...]:
        return tuple(message for part in self.parts for message in part.messages)

    @property
    def begin(self) -> HistoryPlace | None:
        """Place to ask what is older before; None while nothing is held."""
        if not self.parts:
            return None
        first = self.parts[0]
        position = None if first.from_beginning else next(_positions(first.messages), None)
        return HistoryPlace(dialog_id=first.dialog.id, position=position)

    @property
    def end(self) -> HistoryPlace | None:
        """Place to ask what is newer after."""
        if not self.parts:
            return None
        last = self.parts[-1]
        position = None if last.to_end else next(_positions(reversed(last.messages)), None)
        return HistoryPlace(dialog_id=last.dialog.id, position=position)


def hold(window: HistoryWindow) -> HeldHistory:
    """Nothing but this window."""
    return HeldHistory(
        parts=window.parts,
        has_older=window.has_older,
        has_newer=window.has_newer,
        may_lack_dialogs=window.may_lack_dialogs,
    )


def with_earlier(held: HeldHistory, window: HistoryWindow, near: str | None) -> HeldHistory:
    """Join what comes before ``held.begin``. ``near`` is the key of the message one reads at; None: the end."""
    joined = HeldHistory(
        parts=_joined(window.parts, held.parts),
        has_older=window.has_older,
        has_newer=held.has_newer,
        may_lack_dialogs=window.may_lack_dialogs,
    )
    return trimmed(joined, near)


def with_later(held: HeldHistory, window: HistoryWindow, near: str | None) -> HeldHistory:
    """Join what comes after ``held.end``."""
    joined = HeldHistory(
        parts=_joined(held.parts, window.parts),
        has_older=held.has_older,
        has_newer=window.has_newer,
        may_lack_dialogs=window.may_lack_dialogs,
    )
    return trimmed(joined, near)


def trimmed(held: HeldHistory, near: str | None) -> HeldHistory:
    """No more messages than the limit: those farthest from where one reads are let go, with their dialogs."""
    messages = held.messages
    if len(messages) <= LIMIT:
        return held
    start, end = window_around(_index_of(held.parts, near), len(messages))
    start, end = whole_positions(messages, start, end)
    parts: list[HistoryPart] = []
    passed = 0
    for part in held.parts:
        first, last = passed, passed + len(part.messages)
        passed = last
        if last < start or (last == start and start > 0) or first > end or (first == end and end < len(messages)):
            continue
        low, high = max(start - first, 0), min(end, last) - first
        parts.append(_cut(part, low, high))
    return replace(
        held,
        parts=tuple(parts),
        has_older=held.has_older or start > 0,
        has_newer=held.has_newer or end < len(messages),
    )


def _cut(part: HistoryPart, low: int, high: int) -> HistoryPart:
    begins, ends = low == 0, high == len(part.messages)
    if begins and ends:
        return part
    return replace(
        part,
        messages=part.messages[low:high],
        from_beginning=part.from_beginning and begins,
        to_end=part.to_end and ends,
        missing=part.missing if begins else Missing.NOTHING,
        may_lack_newer=part.may_lack_newer and ends,
    )


def _index_of(parts: Sequence[HistoryPart], near: str | None) -> int:
    """Which message is read at; for the beginning of a dialog the one that follows it."""
    passed = 0
    for part in parts:
        if near == f"dialog:{part.dialog.id}":
            return passed
        for at, message in enumerate(part.messages):
            if message.key == near:
                return passed + at
        passed += len(part.messages)
    return max(passed - 1, 0)


def _joined(earlier: Sequence[HistoryPart], later: Sequence[HistoryPart]) -> tuple[HistoryPart, ...]:
    if not earlier or not later or earlier[-1].dialog.id != later[0].dialog.id:
        return (*earlier, *later)
    first, second = earlier[-1], later[0]
    by_key = {message.key: message for message in (*first.messages, *second.messages)}
    whole = replace(
        second,
        dialog=max(first.dialog, second.dialog, key=lambda dialog: dialog.revision),
        messages=tuple(by_key.values()),
        from_beginning=first.from_beginning,
        missing=first.missing,
    )
    return (*earlier[:-1], whole, *later[1:])


def _positions(messages: Iterable[Message]) -> Iterator[int]:
    return (message.position for message in messages if message.position is not None)
