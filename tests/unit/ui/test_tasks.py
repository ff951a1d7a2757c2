"""Tasks of a screen: named, ended with it, and never failing without a word."""

import asyncio

import pytest

from ui.tasks import ScreenTasks

pytestmark = pytest.mark.qt_loop


async def test_a_restarted_task_takes_the_place_of_the_unfinished_one() -> None:
    tasks, ended = ScreenTasks(), list[str]()
    go_on = asyncio.Event()

    async def work(name: str) -> None:
        await go_on.wait()
        ended.append(name)

    tasks.restart("list", work("first"))
    tasks.start("rows", work("beside"))
    await asyncio.sleep(0)
    tasks.restart("list", work("second"))
    await asyncio.sleep(0)
    go_on.set()
    await tasks.finished()
    assert sorted(ended) == ["beside", "second"]


async def test_a_failure_is_logged_and_told(caplog: pytest.LogCaptureFixture) -> None:
    tasks, told = ScreenTasks(), list[Exception]()
    tasks.failed.connect(told.append)

    async def work() -> None:
        raise ZeroDivisionError

    tasks.start("count", work())
    await tasks.finished()
    assert [type(error) for error in told] == [ZeroDivisionError]
    assert [vars(record)["task"] for record in caplog.records] == ["count"]


async def test_the_screens_end_ends_them_all() -> None:
    tasks, told = ScreenTasks(), list[Exception]()
    tasks.failed.connect(told.append)
    tasks.start("for ever", asyncio.Event().wait())  # type: ignore[arg-type]
    await asyncio.sleep(0)
    tasks.cancel()
    await tasks.finished()
    assert not told
