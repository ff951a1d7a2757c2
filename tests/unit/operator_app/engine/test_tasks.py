"""No task is lost: each is named, its failure is logged, and closing ends all."""

import asyncio
import logging

import pytest

from operator_app.engine.tasks import TaskOwner, stop


async def fail() -> None:
    raise ValueError("the reason")


async def test_a_failure_is_logged_with_the_task_s_name(caplog: pytest.LogCaptureFixture) -> None:
    owner = TaskOwner("account x")
    owner.start(fail(), "outbox")
    await owner.finish(5)
    await asyncio.sleep(0)
    assert [vars(record)["task"] for record in caplog.records] == ["account x: outbox"]
    assert caplog.records[0].exc_info is not None


async def test_a_failure_that_is_awaited_is_the_awaiters(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(ValueError, match="the reason"):
        await TaskOwner("x").start(fail(), "y", awaited=True)
    assert caplog.records == []


async def test_cancelling_ends_those_too_that_are_started_meanwhile() -> None:
    owner, ended = TaskOwner("x"), []

    async def stubborn(name: str) -> None:
        try:
            await asyncio.sleep(3600)
        finally:
            if name == "first":
                owner.start(stubborn("second"), "second")
                await asyncio.sleep(0)
            ended.append(name)

    owner.start(stubborn("first"), "first")
    await asyncio.sleep(0)
    await owner.cancel_all()
    assert ended[0] == "first"
    assert owner._tasks == set()


async def test_stop_returns_when_the_task_is_done() -> None:
    task = TaskOwner("x").start(asyncio.sleep(3600), "long")
    await stop(task)
    assert task.cancelled()
