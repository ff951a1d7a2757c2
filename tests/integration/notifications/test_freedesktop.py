"""The direct D-Bus adapter against a service on a real bus: what it is told, what a click brings, what failure means."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from operator_app.domain.value import AccountId, DialogId, MessageId
from operator_app.notifications.chain import MakeAdapter, NotifierChain
from operator_app.notifications.desktop import DesktopNotifierAdapter
from operator_app.notifications.freedesktop import FreedesktopAdapter
from operator_app.notifications.port import (
    Bubble,
    Capabilities,
    Click,
    NotificationError,
    NotShown,
    NotShownReason,
    Shown,
    Target,
)
from tests.e2e.session_bus import SessionBus
from tests.integration.notifications.service import Service


def target(dialog: str = "d1", message: str = "m1") -> Target:
    return Target(account_id=AccountId("acc"), dialog_id=DialogId(dialog), message_id=MessageId(message))


def bubble(dialog: str = "d1", message: str = "m1", *, body: str = "Hello") -> Bubble:
    return Bubble(target=target(dialog, message), title="Anna <b>", body=body)


@pytest.fixture
def bus() -> Iterator[SessionBus]:
    with tempfile.TemporaryDirectory(prefix="bus") as folder:
        bus = SessionBus(Path(folder))
        yield bus
        bus.stop()


@pytest.fixture
async def service(bus: SessionBus) -> AsyncIterator[Service]:
    service = Service(bus.address)
    await service.start()
    yield service
    await service.stop()


@pytest.fixture
def clicks() -> list[Click]:
    return []


async def test_other_words_come_where_a_bubble_hangs_and_nowhere_else(
    service: Service, adapter: FreedesktopAdapter
) -> None:
    await adapter.show(bubble(body="Personal"))
    (number,) = service.hanging
    await adapter.rewrite(bubble(body=""))
    assert [told[4] for told in service.hanging.values()] == [""]
    assert list(service.hanging) == [number]
    told = len(service.told)
    await adapter.rewrite(bubble("d2"))
    await adapter.withdraw(bubble().place)
    await adapter.rewrite(bubble())
    assert (len(service.told), service.hanging) == (told, {})


@pytest.fixture
async def adapter(service: Service, clicks: list[Click]) -> AsyncIterator[FreedesktopAdapter]:
    adapter = FreedesktopAdapter("Operator", "operator-app", service.address)
    await adapter.open(clicks.append)
    yield adapter
    await adapter.close()


async def heard(clicks: list[Click], count: int = 1) -> None:
    async with asyncio.timeout(5):
        while len(clicks) < count:
            await asyncio.sleep(0.01)


async def test_it_says_what_the_service_can(service: Service) -> None:
    service.abilities = ["body"]
    adapter = FreedesktopAdapter("Operator", "operator-app", service.address)
    able = await adapter.open(lambda _: None)
    await adapter.close()
    assert able == Capabilities(adapter="freedesktop", service="Test service", click=False, body=True)


async def test_the_service_is_told_all_it_needs(adapter: FreedesktopAdapter, service: Service) -> None:
    await adapter.show(bubble(body="1 < 2 & <img src='http://x'>"))
    ((app, replaces, icon, title, body, actions, hints, timeout),) = service.told
    assert (app, replaces, icon, title, actions, timeout) == (
        "Operator",
        0,
        "",
        "Anna <b>",
        ["default", "", "open", "Open"],
        -1,
    )
    assert body == "1 &lt; 2 &amp; &lt;img src='http://x'&gt;"
    said = {name: hint.value for name, hint in hints.items()}
    assert said == {"desktop-entry": "operator-app", "category": "im.received", "urgency": 1, "suppress-sound": True}


async def test_a_service_without_markup_gets_the_plain_text(service: Service) -> None:
    service.abilities = ["body", "actions"]
    adapter = FreedesktopAdapter("Operator", "operator-app", service.address)
    await adapter.open(lambda _: None)
    await adapter.show(bubble(body="1 < 2"))
    await adapter.close()
    assert service.told[0][4] == "1 < 2"


async def test_one_dialog_has_one_bubble(adapter: FreedesktopAdapter, service: Service) -> None:
    await adapter.show(bubble("d1", "m1", body="one"))
    await adapter.show(bubble("d2", "m2", body="two"))
    await adapter.show(bubble("d1", "m3", body="three"))
    assert {number: told[4] for number, told in service.hanging.items()} == {1: "three", 2: "two"}


async def test_a_click_brings_its_target_and_token(
    adapter: FreedesktopAdapter, service: Service, clicks: list[Click]
) -> None:
    await adapter.show(bubble("d1", "m1"))
    await adapter.show(bubble("d2", "m2"))
    await adapter.show(bubble("d1", "m3"))
    await service.click(1, token="wayland-token")
    await service.click(2)
    await heard(clicks, 2)
    assert clicks == [
        Click(target=target("d1", "m3"), activation_token="wayland-token"),
        Click(target=target("d2", "m2")),
    ]
    await adapter.show(bubble("d1", "m4"))
    assert service.told[-1][1] == 0


async def test_a_bubble_the_service_keeps_in_a_list_can_still_be_clicked(
    adapter: FreedesktopAdapter, service: Service, clicks: list[Click]
) -> None:
    await adapter.show(bubble())
    await service.close_bubble(1, reason=1)
    await service.click(1)
    await heard(clicks)
    assert clicks == [Click(target=target())]


async def test_other_programs_bubbles_and_actions_are_none_of_ours(
    adapter: FreedesktopAdapter, service: Service, clicks: list[Click]
) -> None:
    await adapter.show(bubble())
    await service.click(99)
    await service.click(1, action="settings")
    await adapter.show(bubble("d2"))
    await service.click(2)
    await heard(clicks)
    assert [click.target.dialog_id for click in clicks] == ["d2"]


async def test_withdrawn_means_gone_and_twice_is_no_error(adapter: FreedesktopAdapter, service: Service) -> None:
    await adapter.show(bubble("d1"))
    await adapter.show(bubble("d2"))
    await adapter.withdraw(target("d1").slot)
    await adapter.withdraw(target("d1").slot)
    assert list(service.hanging) == [2]
    service.hanging.clear()
    await adapter.withdraw(target("d2").slot)


async def test_after_the_service_restarted_old_numbers_are_not_ours(
    adapter: FreedesktopAdapter, service: Service, clicks: list[Click]
) -> None:
    await adapter.show(bubble("d1"))
    await service.stop()
    again = Service(service.address)
    await again.start()
    again.hanging[1] = ["somebody else's"]
    await again.click(1)
    await adapter.show(bubble("d2"))
    assert again.told[0][1] == 0
    assert clicks == []
    await again.stop()
    await service.start()


@pytest.mark.parametrize("address", ["unix:path=/nonexistent/bus", "nonsense"])
async def test_without_a_bus_there_is_no_service(address: str) -> None:
    with pytest.raises(NotificationError) as raised:
        await FreedesktopAdapter("Operator", "operator-app", address).open(lambda _: None)
    assert raised.value.reason is NotShownReason.NO_SERVICE


async def test_on_a_bus_without_a_service_nothing_claims_to_have_shown_anything(
    bus: SessionBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    makers: list[MakeAdapter] = [
        lambda: FreedesktopAdapter("Operator", "operator-app"),
        lambda: DesktopNotifierAdapter("Operator"),
    ]
    chain = NotifierChain(makers, lambda _: None)
    assert await chain.show(bubble()) == NotShown(reason=NotShownReason.NO_SERVICE)
    assert await chain.capabilities() is None
    service = Service(bus.address)
    await service.start()
    assert await chain.show(bubble()) == Shown(adapter="freedesktop")
    await chain.close()
    await service.stop()


async def test_a_service_that_refuses_or_is_silent_is_no_end(service: Service) -> None:
    chain = NotifierChain(
        [lambda: FreedesktopAdapter("Operator", "operator-app", service.address)], lambda _: None, deadline=0.3
    )
    assert await chain.show(bubble()) == Shown(adapter="freedesktop")
    service.refuses = True
    assert await chain.show(bubble()) == NotShown(reason=NotShownReason.FAILED)
    service.refuses, service.silent = False, True
    assert await chain.show(bubble()) == NotShown(reason=NotShownReason.SLOW)
    service.silent = False
    assert await chain.show(bubble()) == Shown(adapter="freedesktop")
    await chain.close()
