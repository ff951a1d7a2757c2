"""A lane that failed rests, each time longer, and no other lane with it."""

from random import Random

import pytest

from operator_app.engine.lanes import Lanes


class Highest(Random):
    """Pauses as long as they may be."""

    def uniform(self, a: float, b: float) -> float:
        return b


class Scene:
    def __init__(self) -> None:
        self.seconds = 100.0
        self.lanes = Lanes(lambda: self.seconds, Highest())


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_a_busy_lane_is_closed_until_it_ends(scene: Scene) -> None:
    scene.lanes.begin("a")
    assert (scene.lanes.closed(), scene.lanes.running) == ({"a"}, 1)
    scene.lanes.end("a")
    assert (scene.lanes.closed(), scene.lanes.running) == (frozenset(), 0)


def test_rests_grow_and_end(scene: Scene) -> None:
    for expected in (0.5, 1.0, 2.0):
        scene.lanes.rest("a")
        assert scene.lanes.next_opening() == expected
        assert scene.lanes.closed() == {"a"}
        scene.seconds += expected
        assert scene.lanes.closed() == frozenset()
    assert scene.lanes.next_opening() is None


def test_only_the_limited_lane_waits_as_long_as_it_was_told(scene: Scene) -> None:
    scene.lanes.rest("a", at_least=60)
    scene.lanes.rest("b")
    assert scene.lanes.next_opening() == 0.5
    scene.seconds += 60
    assert scene.lanes.closed() == {"a"}
    scene.seconds += 0.5
    assert scene.lanes.closed() == frozenset()


def test_success_and_a_new_connection_begin_anew(scene: Scene) -> None:
    for begin_anew in (lambda: scene.lanes.succeeded("a"), scene.lanes.wake_all):
        scene.lanes.rest("a")
        scene.lanes.rest("a")
        begin_anew()
        assert scene.lanes.closed() == frozenset()
        scene.lanes.rest("a")
        assert scene.lanes.next_opening() == 0.5
        begin_anew()
