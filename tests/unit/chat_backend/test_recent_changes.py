"""Followers of the log get every change once, wherever they begin and however little is remembered."""

import asyncio
import random
from pathlib import Path

import pytest

from chat_backend.database import schema
from chat_backend.open_change import OpenChange
from chat_backend.protocol import Tag
from chat_backend.services import Services, build_services
from chat_backend.settings import Settings
from chat_backend.streams.recent_changes import RecentChanges


@pytest.fixture
async def services(tmp_path: Path):
    services = build_services(Settings(data=tmp_path))
    await schema.upgrade(services.database)
    await services.accounts.owner_of_embedded("Anna")
    yield services
    await services.database.close()


async def write(services: Services, workspace_id: str, name: str) -> None:
    async def work(change: OpenChange) -> None:
        await change.put(Tag(name=name, number=change.number))

    await services.log.change(workspace_id, None, work)


@pytest.mark.parametrize("most", [1, 3, 1000])
async def test_every_follower_gets_every_change(services: Services, most: int) -> None:
    workspace = await services.accounts.first_workspace()
    assert workspace is not None
    recent = RecentChanges(services.log, services.board, most=most)
    chance = random.Random(most)
    last = 41

    async def follow(start: int) -> list[int]:
        numbers: list[int] = []
        cursor = start
        while cursor < last:
            for change in await recent.after(workspace.id, cursor):
                numbers.append(change.number)
                cursor = change.number
            await asyncio.sleep(chance.choice([0.002, 0.01, 0.05]))
        return numbers

    async def writes() -> None:
        for number in range(last - 1):
            await write(services, workspace.id, f"t{number}")

    starts = [0, 0, 1, 5, 20, 40]
    _, *followed = await asyncio.gather(writes(), *(follow(start) for start in starts))
    assert followed == [list(range(start + 1, last + 1)) for start in starts]
    assert await recent.after(workspace.id, last) == ()


async def test_a_lost_wake_up_is_made_good_by_the_next(services: Services) -> None:
    """What another process wrote comes with the next hint, whatever number it names first."""
    workspace = await services.accounts.first_workspace()
    assert workspace is not None
    other = build_services(services.settings)
    services.board.log_grew(workspace.id, 1)
    assert await services.recent.after(workspace.id, 1) == ()
    for name in ("a", "b"):
        await write(other, workspace.id, name)
    await other.database.close()
    assert await services.recent.after(workspace.id, 1) == (), "not heard of yet"
    services.board.log_grew(workspace.id, 3)
    assert [c.number for c in await services.recent.after(workspace.id, 1)] == [2, 3]
