"""Pauses grow to a cap, are random below it, and begin anew."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from operator_app.engine.back_off import BASE, CAP, BackOff


class Seeded(Random):
    """The same pauses each time."""


class Highest(Random):
    """Always the most there is."""

    def uniform(self, a: float, b: float) -> float:
        return b


@given(st.integers(), st.integers(1, 200))
def test_every_pause_is_under_its_ceiling(seed: int, tries: int) -> None:
    back_off = BackOff(Seeded(seed))
    for n in range(tries):
        assert 0 <= back_off.next() <= min(CAP, BASE * 2**n)


def test_ceilings_double_to_the_cap() -> None:
    back_off = BackOff(Highest())
    assert [back_off.next() for _ in range(9)] == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]


def test_after_a_reset_it_begins_anew() -> None:
    back_off = BackOff(Highest())
    for _ in range(5):
        back_off.next()
    back_off.reset()
    assert back_off.next() == BASE


def test_two_clients_do_not_come_back_together() -> None:
    one, other = BackOff(Seeded(1)), BackOff(Seeded(2))
    assert [one.next() for _ in range(5)] != [other.next() for _ in range(5)]
