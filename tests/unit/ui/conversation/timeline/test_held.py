"""Pages join into one run of messages without gap or double."""

from hypothesis import given, settings
from hypothesis import strategies as st

from operator_app.domain.messages import Message, MessageState
from tests.sample_feed import said, sending, window
from ui.conversation.timeline.held import LIMIT, Held, hold, with_earlier, with_later, with_newest


def run(first: int, last: int) -> tuple[Message, ...]:
    return tuple(said(number, f"text {number}", "10:00") for number in range(first, last + 1))


def positions(held: Held) -> list[int]:
    return [message.position for message in held.messages if message.position is not None]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_paging_anywhere_never_leaves_a_gap_and_never_holds_more_than_the_limit(data: st.DataObject) -> None:
    total = data.draw(st.integers(1, 1500))
    first = data.draw(st.integers(1, total))
    last = min(first + 49, total)
    held = hold(window(run(first, last), has_older=first > 1, has_newer=last < total))
    for _ in range(data.draw(st.integers(1, 25))):
        here = positions(held)
        near = f"message-{data.draw(st.sampled_from(here))}"
        if data.draw(st.booleans()):
            end = (held.oldest or 1) - 1
            start = max(end - 49, 1)
            held = with_earlier(held, window(run(start, end), has_older=start > 1), near)
        elif held.has_newer:
            start = (held.newest or 0) + 1
            end = min(start + 49, total)
            held = with_later(held, window(run(start, end), has_newer=end < total), near)
        else:
            total += data.draw(st.integers(0, 60))
            start = max(total - 49, 1)
            held = with_newest(held, window(run(start, total), has_older=start > 1), near)
        here = positions(held)
        assert here == list(range(here[0], here[-1] + 1))
        assert len(here) <= LIMIT
        assert held.has_older == (here[0] > 1)
        assert held.has_newer == (here[-1] < total)
        assert int(near.removeprefix("message-")) in here


def test_a_changed_message_is_taken_from_the_newest_page() -> None:
    held = hold(window(run(1, 3)))
    failed = sending("c", "x", "10:01", MessageState.FAILED)
    held = with_newest(held, window((*run(1, 3), failed)), None)
    assert held.messages[-1] == failed
    sent = said(4, "x", "10:01", client_id="c")
    held = with_newest(held, window((*run(1, 3), sent)), None)
    assert held.messages[-1] == sent
    assert len(held.messages) == 4


def test_a_discarded_message_goes() -> None:
    failed = sending("c", "x", "10:01", MessageState.FAILED)
    held = hold(window((*run(60, 80), failed), has_older=True))
    held = with_newest(held, window(run(70, 80), has_older=True), None)
    assert positions(held) == list(range(60, 81))
    assert failed not in held.messages


def test_messages_missing_between_are_known_to_be_missing() -> None:
    held = hold(window((*run(1, 50), sending("c", "x", "10:01"))))
    held = with_newest(held, window(run(101, 150), has_older=True), "message-3")
    assert positions(held) == list(range(1, 51))
    assert held.has_newer
    assert all(message.position is not None for message in held.messages)


def test_on_their_way_come_last_in_the_order_written() -> None:
    one, two = sending("one", "1", "10:01"), sending("two", "2", "10:02")
    held = hold(window((one, *run(1, 2), two)))
    assert [message.key for message in held.messages] == ["message-1", "message-2", "one", "two"]
