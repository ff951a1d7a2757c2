"""One scenario from raising the curtain to the verdict, and the smallest story that still fails."""

import dataclasses
import traceback
from collections.abc import Callable

from tests.faults.deeds import Deeds
from tests.faults.house import House
from tests.faults.judge import Judge
from tests.faults.play import Player
from tests.faults.scene import Scene
from tests.faults.story import Step, Story

_TRIES = 30
_LOOKS = 10
_BUSY = "QueuePool limit"
"""On a computer that is short of time writers wait longer than they may; one that waited for ever would not settle."""


def run(house: House, story: Story) -> list[str]:
    """What is wrong after it; empty when all is well."""
    try:
        with Scene(house, story) as scene:
            player = Player(scene)
            player.play()
            found = judged(scene, player.deeds)
            return found + complaints_of_logs(scene)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is a finding, with the seed
        where = "".join(traceback.format_tb(error.__traceback__)[-2:])
        return [f"{type(error).__name__}: {error}\n{where}"]


def judged(scene: Scene, deeds: Deeds) -> list[str]:
    """What the judge finds once nothing changes while he looks.

    The backend itself does things at their time (a snooze ends, a day begins): what changed between two of his
    glances is no difference between those he compares.
    """
    for _ in range(_LOOKS):
        number = scene.settle()
        judge = Judge(scene, deeds)
        found = judge.complaints_of_lists()
        scene.look_around()
        for client in scene.clients:
            client.report()
        found += judge.complaints()
        if scene.newest_number() == number:
            return found
    return ["the backend never came to rest"]


def complaints_of_logs(scene: Scene) -> list[str]:
    found = []
    for number, client in enumerate(scene.clients):
        found += [f"operator {number} logged: {words}" for words in client.complaints if not _expected(scene, words)]
    scene.backend.report()
    found += [f"the backend logged: {words}" for words in scene.backend.complaints if _BUSY not in words]
    scene.backend.complaints.clear()
    return found


def _expected(scene: Scene, words: str) -> bool:
    """A full disk is worth a line in the log."""
    return scene.story.small_disk and "ArchiveError" in words


def shrink(house: House, story: Story, still: Callable[[list[str]], bool] = bool) -> tuple[Story, list[str]]:
    """Take steps away while it still fails; a fault of chance may need several tries."""
    best, found = story, []
    tries = 0
    size = max(1, len(best.steps) // 2)
    while size >= 1 and tries < _TRIES:
        start = 0
        shorter = False
        while start < len(best.steps) and tries < _TRIES:
            steps: tuple[Step, ...] = best.steps[:start] + best.steps[start + size :]
            smaller = dataclasses.replace(best, steps=steps)
            tries += 1
            now = run(house, smaller)
            if still(now):
                best, found, shorter = smaller, now, True
            else:
                start += size
        if not shorter or size > 1:
            if size == 1:
                break
            size //= 2
    return best, found
