"""Token buckets against a simple model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_backend.rate_limit import RateLimit
from chat_backend.refusals import Refused


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@given(
    burst=st.integers(1, 10),
    waits=st.lists(st.sampled_from([0.0, 0.0, 0.5, 1.0, 3.0, 100.0]), max_size=60),
)
def test_never_more_than_the_burst_and_the_refill(burst: int, waits: list[float]) -> None:
    seconds = Seconds()
    limit = RateLimit(burst, burst, seconds)  # one a second
    taken: list[float] = []
    for wait in waits:
        seconds.now += wait
        left = limit.take("a")
        if left == 0:
            taken.append(seconds.now)
        else:
            assert 0 < left <= 1
    for start in taken:
        for length in (1.0, 5.0, 50.0):
            within = [at for at in taken if start <= at < start + length]
            assert len(within) <= burst + length


def test_the_wait_that_is_told_is_enough_and_no_more() -> None:
    seconds = Seconds()
    limit = RateLimit(3, 60, seconds)
    for _ in range(3):
        limit.require("a", "things")
    with pytest.raises(Refused) as refused:
        limit.require("a", "things")
    assert refused.value.refusal.retry_after == 20
    seconds.now += 19.9
    assert limit.take("a") > 0
    seconds.now += 0.2
    assert limit.take("a") == 0


def test_keys_do_not_touch_and_what_is_given_back_counts_not() -> None:
    limit = RateLimit(1, 60, Seconds())
    assert limit.take("a") == 0
    assert limit.take("b") == 0
    assert limit.take("a") > 0
    limit.give_back("a")
    assert limit.take("a") == 0


def test_memory_is_bounded_and_the_busy_are_remembered() -> None:
    seconds = Seconds()
    limit = RateLimit(1, 1000, seconds, most_keys=10)
    for number in range(100):
        seconds.now += 1
        assert limit.take(f"k{number}") == 0
    assert len(limit._buckets) <= 10
    assert limit.take("k99") > 0
