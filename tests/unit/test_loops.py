"""Async tests run on the loop they ask for."""

import asyncio

import pytest
import qasync


async def test_a_plain_loop_by_default() -> None:
    assert not isinstance(asyncio.get_running_loop(), qasync.QEventLoop)


@pytest.mark.qt_loop
async def test_qts_loop_when_marked() -> None:
    assert isinstance(asyncio.get_running_loop(), qasync.QEventLoop)
    assert await asyncio.to_thread(lambda: 7) == 7
