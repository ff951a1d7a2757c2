"""The run of messages the feed holds in memory, and how pages of the archive join it. Knows no Qt."""

from collections.abc import Iterable, Sequence

from operator_app.domain.messages import Message, MessageWindow, Missing
from operator_app.domain.value import Revision, Value

LIMIT = 500
"""Most messages held; those farthest from where one reads are let go."""


class Held(Value):
    """Messages of one dialog without a gap, oldest first, those on their way last (only where the end is held)."""

    messages: tuple[Message, ...] = ()
    has_older: bool = False
    has_newer: bool = False
    fetching: bool = False
    """Earlier ones are being brought from the backend."""
    missing: Missing = Missing.NOTHING
    """Whether earlier ones are at the backend only."""

    @property
    def oldest(self) -> Revision | None:
        """Position to ask earlier messages before."""
        return next((m.position for m in self.messages if m.position is not None), None)

    @property
    def newest(self) -> Revision | None:
        """Position to ask later messages after."""
        return next((m.position for m in reversed(self.messages) if m.position is not None), None)


def hold(window: MessageWindow) -> Held:
    """Nothing but this window."""
    return Held(
        messages=_in_order(window.messages),
        has_older=window.has_older,
        has_newer=window.has_newer,
        fetching=window.fetching,
        missing=window.missing,
    )


def with_earlier(held: Held, window: MessageWindow, near: str | None) -> Held:
    """Join the page before ``held.oldest``. ``near`` is the key of the message one reads at."""
    earlier = [m for m in window.messages if m.position is not None]
    joined = Held(
        messages=_in_order((*earlier, *held.messages)),
        has_older=window.has_older,
        has_newer=held.has_newer,
        fetching=window.fetching,
        missing=window.missing,
    )
    return _trimmed(joined, near)


def with_later(held: Held, window: MessageWindow, near: str | None) -> Held:
    """Join the page after ``held.newest``."""
    joined = Held(
        messages=_in_order((*held.messages, *window.messages)),
        has_older=held.has_older,
        has_newer=window.has_newer,
        fetching=held.fetching,
        missing=held.missing,
    )
    return _trimmed(joined, near)


def with_newest(held: Held, window: MessageWindow, near: str | None) -> Held:
    """Join the newest page after something changed: what it covers is taken from it, the rest stays.

    If messages are missing between the two, what is held stays as it is and learns that there are newer ones.
    """
    first = next((m.position for m in window.messages if m.position is not None), None)
    if not window.has_older or first is None or not held.messages:
        return hold(window)
    newest = held.newest
    if newest is None:
        return hold(window)
    if newest < first:
        confirmed = tuple(m for m in held.messages if m.position is not None)
        return Held(
            messages=confirmed, has_older=held.has_older, has_newer=True, fetching=held.fetching, missing=held.missing
        )
    kept = [m for m in held.messages if m.position is not None and m.position < first]
    # The newest page knows what comes before it alone: a line above older ones stays until their page comes. So does the
    # line above the page itself where what was waited for is on disk now: gone before it is here, all below would jump.
    arriving = held.fetching and held.oldest == first and window.missing is Missing.NOTHING
    above = held if kept or arriving else window
    joined = Held(
        messages=_in_order((*kept, *window.messages)),
        has_older=above.has_older,
        has_newer=window.has_newer,
        fetching=above.fetching,
        missing=above.missing,
    )
    return _trimmed(joined, near)


def _in_order(messages: Iterable[Message]) -> tuple[Message, ...]:
    """Later copies of a message replace earlier ones; confirmed by position, then those on their way as given."""
    by_key: dict[str, Message] = {}
    for message in messages:
        by_key[message.key] = message
    confirmed = sorted(
        (m for m in by_key.values() if m.position is not None), key=lambda m: (m.position or 0, m.id or "")
    )
    return (*confirmed, *(m for m in by_key.values() if m.position is None))


def window_around(index: int, count: int) -> tuple[int, int]:
    """From and up to which message is kept: around where one reads, moved inwards where it would reach past an end."""
    start = min(max(index - LIMIT // 2, 0), max(count - LIMIT, 0))
    return start, min(start + LIMIT, count)


def whole_positions(messages: Sequence[Message], start: int, end: int) -> tuple[int, int]:
    """The same, a little wider where a cut would part messages of one position: a page asked for by position would
    never bring the others. Those on their way have none and stay together too.
    """

    def same(at: int) -> bool:
        one, other = messages[at - 1], messages[at]
        return one.dialog_id == other.dialog_id and one.position == other.position

    while 0 < start < len(messages) and same(start):
        start -= 1
    while 0 < end < len(messages) and same(end):
        end += 1
    return start, end


def _trimmed(held: Held, near: str | None) -> Held:
    if len(held.messages) <= LIMIT:
        return held
    index = next((i for i, m in enumerate(held.messages) if m.key == near), len(held.messages) - 1)
    start, end = whole_positions(held.messages, *window_around(index, len(held.messages)))
    return Held(
        messages=held.messages[start:end],
        has_older=held.has_older or start > 0,
        has_newer=held.has_newer or end < len(held.messages),
        fetching=held.fetching,
        missing=held.missing,
    )
