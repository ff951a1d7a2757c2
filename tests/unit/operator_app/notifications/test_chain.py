"""The chain: first use, order, falling through, dropping and finding again, deadlines."""

import asyncio
from collections.abc import Callable

import pytest

from operator_app.domain.value import AccountId, DialogId
from operator_app.notifications.chain import RETRY_SECONDS, Change, NotifierChain
from operator_app.notifications.port import (
    Bubble,
    Capabilities,
    Click,
    NotificationError,
    NotShown,
    NotShownReason,
    OnClick,
    Shown,
    Slot,
    Target,
)

TARGET = Target(account_id=AccountId("acc"), dialog_id=DialogId("d1"))
BUBBLE = Bubble(target=TARGET, title="Anna", body="Hello")


class Desk:
    """An adapter whose faults a test chooses; keeps account of what was asked of it."""

    def __init__(self, name: str, log: list[str]) -> None:
        self._name = name
        self.log = log
        self.fault_on_open: Exception | None = None
        self.fault_on_show: Exception | None = None
        self.fault_on_withdraw: Exception | None = None
        self.hang = False

    @property
    def name(self) -> str:
        return self._name

    async def open(self, on_click: OnClick) -> Capabilities:
        await self._do("open", self.fault_on_open)
        return Capabilities(adapter=self.name)

    async def show(self, bubble: Bubble) -> None:
        await self._do("show", self.fault_on_show)

    async def rewrite(self, bubble: Bubble) -> None:
        await self.show(bubble)

    async def withdraw(self, slot: Slot) -> None:
        await self._do("withdraw", self.fault_on_withdraw)

    async def close(self) -> None:
        self.log.append(f"{self.name} close")

    async def _do(self, what: str, fault: Exception | None) -> None:
        self.log.append(f"{self.name} {what}")
        if self.hang:
            await asyncio.sleep(30)
        if fault is not None:
            raise fault


@pytest.fixture
def log() -> list[str]:
    return []


@pytest.fixture
def first(log: list[str]) -> Desk:
    return Desk("first", log)


@pytest.fixture
def second(log: list[str]) -> Desk:
    return Desk("second", log)


@pytest.fixture
def chain(first: Desk, second: Desk) -> NotifierChain:
    makers: list[Callable[[], Desk]] = [lambda: first, lambda: second]
    return NotifierChain(makers, lambda _: None, deadline=0.05)


async def test_nothing_is_made_before_the_first_bubble(chain: NotifierChain, log: list[str]) -> None:
    await chain.withdraw(TARGET.slot)
    await chain.close()
    assert log == []
    assert await chain.show(BUBBLE) == Shown(adapter="first")
    assert await chain.show(BUBBLE) == Shown(adapter="first")
    assert log == ["first open", "first show", "first show"]


async def test_what_does_not_open_is_passed_over(chain: NotifierChain, first: Desk, log: list[str]) -> None:
    first.fault_on_open = NotificationError(NotShownReason.NO_SERVICE)
    assert await chain.show(BUBBLE) == Shown(adapter="second")
    assert log == ["first open", "first close", "second open", "second show"]


async def test_what_fails_is_dropped_and_the_bubble_goes_to_the_next(
    chain: NotifierChain, first: Desk, log: list[str]
) -> None:
    await chain.show(BUBBLE)
    log.clear()
    first.fault_on_show = NotificationError(NotShownReason.FAILED)
    assert await chain.show(BUBBLE) == Shown(adapter="second")
    assert log == ["first show", "first close", "second open", "second show"]


@pytest.mark.parametrize("fault", [ValueError("a mistake of ours"), OSError(5, "broken")])
async def test_an_adapters_mistake_is_only_its_own(chain: NotifierChain, first: Desk, fault: Exception) -> None:
    first.fault_on_show = fault
    assert await chain.show(BUBBLE) == Shown(adapter="second")


async def test_slowness_is_failure(chain: NotifierChain, first: Desk, second: Desk) -> None:
    first.hang = second.hang = True
    assert await chain.show(BUBBLE) == NotShown(reason=NotShownReason.SLOW)


async def test_the_most_telling_reason_is_given(chain: NotifierChain, first: Desk, second: Desk) -> None:
    first.fault_on_open = NotificationError(NotShownReason.NO_SERVICE)
    second.fault_on_open = NotificationError(NotShownReason.NOT_ALLOWED)
    assert await chain.show(BUBBLE) == NotShown(reason=NotShownReason.NOT_ALLOWED)
    assert await chain.capabilities() is None


async def test_the_next_bubble_looks_for_the_best_again(chain: NotifierChain, first: Desk, second: Desk) -> None:
    first.fault_on_open = second.fault_on_open = NotificationError(NotShownReason.NO_SERVICE)
    assert await chain.show(BUBBLE) == NotShown(reason=NotShownReason.NO_SERVICE)
    first.fault_on_open = None
    assert await chain.show(BUBBLE) == Shown(adapter="first")
    assert await chain.capabilities() == Capabilities(adapter="first")


async def test_a_failed_withdrawal_drops_the_adapter_and_tells_nobody(
    chain: NotifierChain, first: Desk, log: list[str]
) -> None:
    await chain.show(BUBBLE)
    first.fault_on_withdraw = NotificationError(NotShownReason.FAILED)
    await chain.withdraw(TARGET.slot)
    assert log[-1] == "first close"
    await chain.show(BUBBLE)
    assert log[-2:] == ["first open", "first show"]


async def test_another_way_is_told_of_and_the_best_is_tried_again_after_a_while(first: Desk, second: Desk) -> None:
    changes: list[Change] = []
    now = [0.0]
    makers: list[Callable[[], Desk]] = [lambda: first, lambda: second]
    chain = NotifierChain(makers, lambda _: None, on_change=changes.append, clock=lambda: now[0])
    await chain.show(BUBBLE)
    assert changes == [], "the first choice is nothing to tell of"
    first.fault_on_show = NotificationError(NotShownReason.FAILED)
    await chain.show(BUBBLE)
    await chain.show(BUBBLE)
    assert changes == [Change(adapter="second", because=NotShownReason.FAILED)], "told once"
    first.fault_on_show = None
    now[0] = RETRY_SECONDS - 1
    assert await chain.show(BUBBLE) == Shown(adapter="second")
    now[0] = RETRY_SECONDS
    assert await chain.show(BUBBLE) == Shown(adapter="first")
    assert changes[1:] == [Change(adapter="first", because=None)]
    await chain.close()


async def test_begun_anew_it_tries_the_best_at_once(chain: NotifierChain, first: Desk) -> None:
    first.fault_on_open = NotificationError(NotShownReason.NOT_ALLOWED)
    assert await chain.show(BUBBLE) == Shown(adapter="second")
    assert chain.failure is NotShownReason.NOT_ALLOWED
    first.fault_on_open = None
    await chain.begin_anew()
    assert await chain.show(BUBBLE) == Shown(adapter="first")
    assert chain.failure is None


async def test_what_hangs_comes_along_to_another_way(first: Desk, second: Desk, log: list[str]) -> None:
    clicks: list[Click] = []
    makers: list[Callable[[], Desk]] = [lambda: first, lambda: second]
    chain = NotifierChain(makers, clicks.append)
    others = [Target(account_id=AccountId("acc"), dialog_id=DialogId(f"d{number}")) for number in (2, 3, 4)]
    await chain.show(BUBBLE)
    for target in others:
        await chain.show(Bubble(target=target, title="Boris", body="Hello"))
    await chain.withdraw(others[0].slot)
    chain._take_click(Click(target=others[1]))
    assert clicks == [Click(target=others[1])]
    log.clear()
    first.fault_on_show = NotificationError(NotShownReason.FAILED)
    newest = Target(account_id=AccountId("acc"), dialog_id=DialogId("d9"))
    assert await chain.show(Bubble(target=newest, title="Olga", body="Hello")) == Shown(adapter="second")
    assert log == ["first show", "first close", "second open", *["second show"] * 3], "the newest, and what still hangs"
    log.clear()
    first.fault_on_show = None
    await chain.begin_anew()
    assert log == ["second withdraw", "second withdraw", "second withdraw", "second close"]
    await chain.begin_anew()
    await chain.show(BUBBLE)
    assert log[4:] == ["first open", "first show", "first show", "first show"]
    log.clear()
    await chain.begin_anew()
    assert log == [], "the best way is left alone, with all that hangs there"
