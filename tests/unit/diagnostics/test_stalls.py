"""A blocked loop is reported once, with the line that blocks it, and again when it goes on."""

import asyncio
import logging
import time
from collections.abc import Iterator

import pytest

from operator_app.diagnostics.log import Stack
from operator_app.diagnostics.stalls import StallWatch


@pytest.fixture
def watch() -> Iterator[StallWatch]:
    watch = StallWatch(limit=0.05)
    yield watch
    watch.close()


def block_the_loop() -> None:
    time.sleep(0.4)


async def test_a_stall_is_reported_with_its_place(watch: StallWatch, caplog: pytest.LogCaptureFixture) -> None:
    watch.add("engine", asyncio.get_running_loop())
    await asyncio.sleep(0.1)
    with caplog.at_level(logging.WARNING):
        block_the_loop()
        await asyncio.sleep(0.1)
    watch.remove("engine")
    assert [record.msg for record in caplog.records] == ["loop blocked", "loop goes on"]
    stack = vars(caplog.records[0])["stack"]
    assert isinstance(stack, Stack)
    assert any(line.endswith("block_the_loop") for line in stack.frames)
    assert vars(caplog.records[0])["loop"] == "engine"


@pytest.mark.qt_loop
async def test_qts_loop_is_watched_too(watch: StallWatch, caplog: pytest.LogCaptureFixture) -> None:
    watch.add("screen", asyncio.get_running_loop())
    await asyncio.sleep(0.1)
    with caplog.at_level(logging.WARNING):
        block_the_loop()
        await asyncio.sleep(0.1)
    watch.remove("screen")
    assert [vars(record)["loop"] for record in caplog.records] == ["screen", "screen"]


async def test_a_removed_loop_is_left_alone(watch: StallWatch, caplog: pytest.LogCaptureFixture) -> None:
    watch.add("engine", asyncio.get_running_loop())
    watch.remove("engine")
    with caplog.at_level(logging.WARNING):
        block_the_loop()
    assert not caplog.records
