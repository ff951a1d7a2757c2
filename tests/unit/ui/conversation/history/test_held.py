"""Whatever way one scrolls, what is held is one stretch of the history, and no more than the limit of it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from operator_app.domain.messages import Message
from tests.unit.ui.conversation.history.stretches import Whole
from ui.conversation.history.held import HeldHistory, hold, with_earlier, with_later
from ui.conversation.timeline.held import LIMIT

PAGE = 50


def keys(messages: tuple[Message, ...]) -> list[str]:
    return [message.key for message in messages]


def check(held: HeldHistory, whole: Whole) -> None:
    flat = keys(tuple(whole.flat))
    here = keys(held.messages)
    if here:
        start = flat.index(here[0])
        assert here == flat[start : start + len(here)]
    order = [dialog.id for dialog in whole.dialogs]
    shown = [part.dialog.id for part in held.parts]
    first = order.index(shown[0])
    assert shown == order[first : first + len(shown)]
    for part in held.parts:
        mine = [key for key in flat if key.startswith(f"{part.dialog.id}-")]
        assert part.from_beginning == (keys(part.messages)[:1] == mine[:1])
        assert part.to_end == (keys(part.messages)[-1:] == mine[-1:])
    assert all(part.to_end for part in held.parts[:-1])
    assert all(part.from_beginning for part in held.parts[1:])
    assert held.has_older == (shown[0] != order[0] or not held.parts[0].from_beginning)
    assert held.has_newer == (shown[-1] != order[-1] or not held.parts[-1].to_end)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([0, 0, 1, 7, 60, 240, 700]), min_size=1, max_size=9), st.booleans(), st.data())
def test_paging_anywhere_holds_one_stretch(counts: list[int], shared: bool, data: st.DataObject) -> None:
    whole = Whole(counts, shared=shared)
    start = data.draw(st.integers(0, max(len(whole.flat) - 1, 0)))
    held = hold(whole.between(start, min(start + PAGE, len(whole.flat))))
    if not held.parts:
        return
    for _ in range(data.draw(st.integers(1, 30))):
        near = data.draw(st.sampled_from(keys(held.messages))) if held.messages else None
        begin, end = held.begin, held.end
        assert begin is not None
        assert end is not None
        if data.draw(st.booleans()) and held.has_older:
            held = with_earlier(held, whole.before(begin, PAGE), near)
        elif held.has_newer:
            held = with_later(held, whole.after(end, PAGE), near)
        check(held, whole)
        assert len(held.messages) <= LIMIT + 2
        assert near is None or near in keys(held.messages)
