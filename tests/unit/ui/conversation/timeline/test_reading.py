"""A message counts as read when it was in view long enough without a break."""

from pytestqt.qtbot import QtBot

from ui.conversation.timeline.reading import LOOK_MS, Reading


class Clock:
    def __init__(self) -> None:
        self.now = 1000

    def __call__(self) -> int:
        return self.now


def reading(clock: Clock) -> tuple[Reading, list[int]]:
    told: list[int] = []
    made = Reading(clock)
    made.read.connect(told.append)
    made.begin(5)
    return made, told


def test_only_after_a_look(qtbot: QtBot) -> None:
    clock = Clock()
    made, told = reading(clock)
    made.look({6, 7})
    clock.now += LOOK_MS - 1
    made.settle()
    assert told == []
    clock.now += 1
    made.settle()
    assert told == [7]
    assert made.position == 7


def test_a_glance_in_passing_does_not_count(qtbot: QtBot) -> None:
    clock = Clock()
    made, told = reading(clock)
    made.look({6})
    clock.now += LOOK_MS - 1
    made.look({8})
    clock.now += 1
    made.settle()
    assert told == []
    made.look({6, 8})
    clock.now += LOOK_MS - 1
    made.settle()
    assert told == [8]


def test_what_was_read_before_is_not_told_again(qtbot: QtBot) -> None:
    clock = Clock()
    made, told = reading(clock)
    made.look({3, 4, 5})
    clock.now += LOOK_MS
    made.settle()
    assert told == []


def test_it_looks_by_itself(qtbot: QtBot) -> None:
    made = Reading()
    made.begin(0)
    with qtbot.waitSignal(made.read, timeout=5000) as told:
        made.look({2})
    assert told.args == [2]
