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


def closed(scene: Scene) -> frozenset[str]:
    return scene.lanes.look()[0]


def opening(scene: Scene) -> float | None:
    return scene.lanes.look()[1]


def test_a_busy_lane_is_closed_until_it_ends(scene: Scene) -> None:
    scene.lanes.begin("a")
    assert (closed(scene), scene.lanes.running) == ({"a"}, 1)
    scene.lanes.end("a")
    assert (closed(scene), scene.lanes.running) == (frozenset(), 0)


def test_rests_grow_and_end(scene: Scene) -> None:
    for expected in (0.5, 1.0, 2.0):
        scene.lanes.rest("a")
        assert opening(scene) == expected
        assert closed(scene) == {"a"}
        scene.seconds += expected
        assert closed(scene) == frozenset()
    assert opening(scene) is None


def test_only_the_limited_lane_waits_as_long_as_it_was_told(scene: Scene) -> None:
    scene.lanes.rest("a", at_least=60)
    scene.lanes.rest("b")
    assert opening(scene) == 0.5
    scene.seconds += 60
    assert closed(scene) == {"a"}
    scene.seconds += 0.5
    assert closed(scene) == frozenset()


def test_success_and_a_new_connection_begin_anew(scene: Scene) -> None:
    for begin_anew in (lambda: scene.lanes.succeeded("a"), scene.lanes.wake_all):
        scene.lanes.rest("a")
        scene.lanes.rest("a")
        begin_anew()
        assert closed(scene) == frozenset()
        scene.lanes.rest("a")
        assert opening(scene) == 0.5
        begin_anew()


def test_a_lane_that_opens_while_one_looks_is_not_missed() -> None:
    """The clock moves with each look at it, as it does."""
    seconds = iter(float(second) / 4 for second in range(100))
    lanes = Lanes(lambda: next(seconds), Highest())
    lanes.rest("a")
    for _ in range(4):
        resting, opens_in = lanes.look()
        assert (opens_in is None) == (not resting)
