"""Qt objects in cycles are ended by the screen's thread, whatever other threads do."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.garbage import ScreenGarbage

ENOUGH = 50_000
"""Objects after which Python would have looked for cycles many times."""


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[ScreenGarbage]:
    garbage = ScreenGarbage()
    yield garbage
    garbage.close()
    assert gc.isenabled()
    gc.disable()  # as all tests run


class InACycle(QObject):
    def __init__(self, ended_by: list[int]) -> None:
        super().__init__()
        self.itself = self
        self.ended_by = ended_by

    def __del__(self) -> None:
        self.ended_by.append(threading.get_ident())


def test_another_thread_never_ends_them_and_the_screens_does(garbage: ScreenGarbage) -> None:
    ended_by: list[int] = []
    for _ in range(20):
        InACycle(ended_by)
    kept: list[list[int]] = []
    busy = threading.Thread(target=lambda: kept.extend([number] for number in range(ENOUGH)))
    busy.start()
    busy.join()
    assert ended_by == []
    garbage.collect_due()
    assert ended_by == [threading.get_ident()] * 20


def test_nothing_due_costs_nothing(garbage: ScreenGarbage) -> None:
    gc.collect()
    runs: list[str] = []
    gc.callbacks.append(lambda phase, _: runs.append(phase))
    try:
        garbage.collect_due()
        assert runs == []
        kept = [[number] for number in range(ENOUGH)]
        garbage.collect_due()
        assert runs == ["start", "stop"]
        del kept
    finally:
        gc.callbacks.pop()
