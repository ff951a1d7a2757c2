"""The adapter against the double, over real sockets of this computer."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import aclosing, asynccontextmanager

import pytest

from operator_app.backends.carrotquest.adapter import CarrotQuestBackend, Site
from operator_app.backends.carrotquest.stream import Pulse
from operator_app.backends.port import StreamItem
from operator_app.domain.problems import BackendError
from operator_app.domain.value import OperatorId
from tests.doubles.carrotquest.options import Options
from tests.doubles.carrotquest.server import TOKEN, CarrotQuestDouble

PATIENCE = 20.0


@pytest.fixture
def options() -> Options:
    return Options(ping_every=0.2)


@pytest.fixture
def double(options: Options) -> Iterator[CarrotQuestDouble]:
    with CarrotQuestDouble(options) as double:
        yield double


def connect(
    double: CarrotQuestDouble,
    *,
    me: str = "",
    token: str = TOKEN,
    pulse: Pulse = Pulse(),  # noqa: B008 - a value
    grace: float = 0.2,
) -> CarrotQuestBackend:
    """Anna's, unless somebody else is named."""
    anna = next(str(each.id) for each in double.site.admins.values() if each.name == "Anna")
    where = Site(
        api=double.address, realtime=double.address, site_id="4242", title="Shop",
        me=OperatorId(me or anna), my_name="Anna",
    )  # fmt: skip
    return CarrotQuestBackend(where, token, None, now=lambda: round(time.time() * 1000), pulse=pulse, grace=grace)


@pytest.fixture
async def backend(double: CarrotQuestDouble) -> AsyncIterator[CarrotQuestBackend]:
    made = connect(double)
    yield made
    await made.close()


class Following:
    """A stream that is read in the background, and what it has told."""

    def __init__(self) -> None:
        self.items: list[StreamItem] = []
        self.ended: BackendError | None = None
        self._news = asyncio.Event()

    def take(self, item: StreamItem) -> None:
        self.items.append(item)
        self._news.set()

    def end(self, error: BackendError) -> None:
        self.ended = error
        self._news.set()

    def of(self, kind: type[StreamItem]) -> list[StreamItem]:
        return [each for each in self.items if isinstance(each, kind)]

    async def until(self, holds: Callable[[], object], what: str = "") -> None:
        async with asyncio.timeout(PATIENCE):
            while not holds():
                self._news.clear()
                await self._news.wait()


@asynccontextmanager
async def following(backend: CarrotQuestBackend, after: int) -> AsyncIterator[Following]:
    told = Following()

    async def read() -> None:
        try:
            async with aclosing(backend.stream(after)) as stream:
                async for item in stream:
                    told.take(item)
        except BackendError as error:
            told.end(error)

    async with asyncio.TaskGroup() as group:
        reading = group.create_task(read())
        yield told
        reading.cancel()
