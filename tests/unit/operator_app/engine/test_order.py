"""Whatever order numbers come in, they leave in theirs, each once."""

from hypothesis import given
from hypothesis import strategies as st

from operator_app.domain.changes import Change
from operator_app.engine.order import HOLD, MAX_HELD, Order


def a_change(number: int) -> Change:
    return Change(number=number, at=number, entities=())


@given(st.integers(0, 100), st.lists(st.integers(1, 20), max_size=60))
def test_numbers_leave_in_order_and_once(start: int, offsets: list[int]) -> None:
    order = Order(start)
    left = [change.number for offset in offsets for change in order.offer(a_change(start + offset), 0.0)]
    assert left == list(range(start + 1, start + 1 + len(left)))
    came = {start + offset for offset in offsets}
    assert order.number == start + len(left)
    assert order.number + 1 not in came


@given(st.permutations(range(1, 15)))
def test_all_that_came_has_left_in_the_end(numbers: list[int]) -> None:
    order = Order(0)
    left = [change.number for number in numbers for change in order.offer(a_change(number), 0.0)]
    assert left == list(range(1, 15))
    assert order.patience(0.0) is None


@given(st.sets(st.integers(2, 20), min_size=1), st.integers(0, 25))
def test_after_the_difference_nothing_is_missing_or_repeated(held: set[int], reached: int) -> None:
    order = Order(0)
    for number in held:
        assert order.offer(a_change(number), 0.0) == ()
    left = [change.number for change in order.reach(reached)]
    assert left == list(range(reached + 1, reached + 1 + len(left)))
    assert set(left) <= held
    assert order.number + 1 not in held
    assert (order.patience(0.0) is None) == all(number <= order.number for number in held)


def test_a_gap_is_held_for_a_while_and_then_overdue() -> None:
    order = Order(0)
    order.offer(a_change(2), 10.0)
    assert order.patience(10.25) == HOLD - 0.25
    assert order.patience(10.0 + HOLD) == 0.0
    order.offer(a_change(3), 10.5)
    assert order.patience(10.5) == HOLD - 0.5


def test_a_new_gap_is_held_anew() -> None:
    order = Order(0)
    order.offer(a_change(2), 10.0)
    order.offer(a_change(4), 10.5)
    order.offer(a_change(1), 10.9)
    assert order.patience(10.9) == HOLD


def test_too_much_held_is_overdue_at_once() -> None:
    order = Order(0)
    for number in range(2, MAX_HELD + 3):
        order.offer(a_change(number), 10.0)
    assert order.patience(10.0) == 0.0


def test_what_was_announced_and_does_not_come_is_overdue_too() -> None:
    order = Order(5)
    order.expect(5, 10.0)
    assert order.patience(10.0) is None
    order.expect(7, 10.0)
    assert order.patience(10.0 + HOLD) == 0.0
    order.offer(a_change(6), 10.5)
    assert order.patience(10.5) == HOLD
    order.offer(a_change(7), 10.6)
    assert order.patience(10.6) is None
