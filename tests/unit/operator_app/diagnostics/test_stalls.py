"""A blocked loop is reported once, with the line that blocks it, and again when it goes on."""

import asyncio
import logging
import sys
import threading
import time
from collections.abc import Iterator
from typing import ClassVar

import pytest

from operator_app.diagnostics.log import Stack
from operator_app.diagnostics.stalls import StallWatch, places_of, waited_for_processor


@pytest.fixture
def watch() -> Iterator[StallWatch]:
    watch = StallWatch(limit=0.05)
    yield watch
    watch.close()


def block_the_loop() -> None:
    time.sleep(0.4)


async def blocked_reports(watch: StallWatch, name: str, caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    """The reports that show ``block_the_loop``; on a busy computer there may be stalls that are not ours."""
    watch.add(name, asyncio.get_running_loop())
    await asyncio.sleep(0.1)
    with caplog.at_level(logging.WARNING):
        block_the_loop()
        await asyncio.sleep(0.1)
    watch.remove(name)
    stacks = [(record, vars(record).get("stack")) for record in caplog.records]
    return [
        record
        for record, stack in stacks
        if isinstance(stack, Stack) and any(line.endswith("block_the_loop") for line in stack.frames)
    ]


async def test_a_stall_is_reported_once_with_its_place(watch: StallWatch, caplog: pytest.LogCaptureFixture) -> None:
    (report,) = await blocked_reports(watch, "engine", caplog)
    assert (report.msg, vars(report)["loop"]) == ("loop blocked", "engine")
    (end,) = [record for record in caplog.records if record.msg == "loop goes on"][-1:]
    waited = vars(end).get("waited_for_processor")
    assert waited is None or waited >= 0


class Painter:
    """In its place, whatever must not outlive the function that made it, nor end on another thread."""

    ended_on: ClassVar[list[int]] = []

    def __del__(self) -> None:
        self.ended_on.append(threading.get_ident())


async def test_nothing_of_the_watched_thread_is_kept_alive(watch: StallWatch) -> None:
    def paint() -> None:
        painter = Painter()
        time.sleep(0.02)
        assert painter

    Painter.ended_on.clear()
    watch.add("screen", asyncio.get_running_loop())
    for number in range(1, 40):
        paint()
        assert Painter.ended_on == [threading.get_ident()] * number
    watch.remove("screen")


def test_where_a_thread_is() -> None:
    waiting, go = threading.Event(), threading.Event()

    def stand_still() -> None:
        waiting.set()
        go.wait()

    thread = threading.Thread(target=stand_still)
    thread.start()
    waiting.wait()
    places = places_of(thread.ident or 0)
    go.set()
    thread.join()
    assert (__file__, "stand_still") in [(file, function) for file, _, function in places]
    assert [function for _, _, function in places_of(threading.get_ident())][:2] == [
        "places_of",
        "test_where_a_thread_is",
    ]


@pytest.mark.qt_loop
async def test_qts_loop_is_watched_too(watch: StallWatch, caplog: pytest.LogCaptureFixture) -> None:
    (report,) = await blocked_reports(watch, "screen", caplog)
    assert vars(report)["loop"] == "screen"


@pytest.mark.skipif(sys.platform != "linux", reason="told by Linux only")
def test_a_thread_that_had_to_wait_for_a_processor_is_told() -> None:
    waited = waited_for_processor(threading.get_native_id())
    assert waited is not None
    assert waited >= 0
    assert waited_for_processor(2**30) is None


async def test_a_removed_loop_is_left_alone(watch: StallWatch, caplog: pytest.LogCaptureFixture) -> None:
    watch.add("engine", asyncio.get_running_loop())
    watch.remove("engine")
    with caplog.at_level(logging.WARNING):
        block_the_loop()
    assert not caplog.records
