"""Bubbles of an app that was killed: gone at its next start, unless they are another service's by now."""

import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from operator_app.domain.value import AccountId, DialogId
from operator_app.notifications.freedesktop import FreedesktopAdapter
from operator_app.notifications.left_behind import LeftBehind
from operator_app.notifications.port import Bubble, Target
from tests.e2e.session_bus import SessionBus
from tests.integration.notifications.service import Service


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


def bubble(dialog: str) -> Bubble:
    return Bubble(target=Target(account_id=AccountId("a"), dialog_id=DialogId(dialog)), title="Olga", body="Hello")


async def killed_with(service: Service, file: Path, *dialogs: str, withdrawn: str = "") -> None:
    """An app shows these, withdraws one, and is gone without a word."""
    adapter = FreedesktopAdapter("Operator", "entry", service.address, left=LeftBehind(file))
    await adapter.open(lambda _: None)
    for dialog in dialogs:
        await adapter.show(bubble(dialog))
    if withdrawn:
        await adapter.withdraw(bubble(withdrawn).place)
    await adapter.close()


async def test_what_a_killed_app_left_goes_at_its_next_start(service: Service, tmp_path: Path) -> None:
    file = tmp_path / "bubbles.json"
    await killed_with(service, file, "d1", "d2", "d3", withdrawn="d2")
    assert len(service.hanging) == 2
    left = LeftBehind(file)
    assert await left.take_down(service.address) == 2
    assert service.hanging == {}
    assert await left.take_down(service.address) == 0, "once"


async def test_what_hangs_now_is_not_what_was_left(service: Service, tmp_path: Path) -> None:
    file = tmp_path / "bubbles.json"
    await killed_with(service, file, "d1")
    left = LeftBehind(file)
    adapter = FreedesktopAdapter("Operator", "entry", service.address, left=left)
    await adapter.open(lambda _: None)
    await adapter.show(bubble("d2"))
    assert await left.take_down(service.address) == 1
    assert [told[3] for told in service.hanging.values()] == ["Olga"]
    assert list(service.hanging) == [2]
    await adapter.withdraw(bubble("d2").place)
    await adapter.close()
    assert not file.exists(), "nothing hangs, nothing is noted"


async def test_numbers_of_another_service_are_left_alone(service: Service, bus: SessionBus, tmp_path: Path) -> None:
    file = tmp_path / "bubbles.json"
    await killed_with(service, file, "d1")
    await service.stop()
    other = Service(bus.address)
    await other.start()
    adapter = FreedesktopAdapter("Other program", "entry", bus.address)
    await adapter.open(lambda _: None)
    await adapter.show(bubble("d9"))
    assert await LeftBehind(file).take_down(bus.address) == 0
    assert list(other.hanging) == [1]
    await adapter.close()
    await other.stop()
    await service.start()


@pytest.mark.parametrize("content", [b"", b"[]", b'{"numbers": ["x"]}', b'{"numbers": [-1, 0, 4294967296]}', b"\xff"])
async def test_a_file_that_says_nothing_useful_takes_nothing_down(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "bubbles.json"
    file.write_bytes(content)
    assert await LeftBehind(file).take_down("unix:path=/nowhere/bus") == 0


async def test_a_folder_that_cannot_be_written_costs_no_bubble(service: Service, tmp_path: Path) -> None:
    await killed_with(service, tmp_path / "not" / "there" / "bubbles.json", "d1")
    assert len(service.hanging) == 1
