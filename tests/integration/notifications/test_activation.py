"""``org.freedesktop.Application`` on a real bus: what desktops call reaches the app, also when they have to start it."""

import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from dbus_fast import BusType, Message, MessageType, Variant
from dbus_fast.aio import MessageBus

from operator_app.notifications.activation import DESKTOP_ENTRY, INTERFACE, LONGEST, Activation, object_path
from tests.e2e.session_bus import SessionBus

LINK = "operatorapp://dialog/d1?account=shop&alert=1"


@pytest.fixture
def bus() -> Iterator[SessionBus]:
    with tempfile.TemporaryDirectory(prefix="bus") as folder:
        bus = SessionBus(Path(folder))
        yield bus
        bus.stop()


@pytest.fixture
async def desktop(bus: SessionBus) -> AsyncIterator[MessageBus]:
    desktop = await MessageBus(bus_address=bus.address, bus_type=BusType.SESSION).connect()
    yield desktop
    desktop.disconnect()
    await desktop.wait_for_disconnect()  # type: ignore[no-untyped-call]


@pytest.fixture
async def asked(bus: SessionBus) -> AsyncIterator[list[tuple[str | None, str | None]]]:
    asked: list[tuple[str | None, str | None]] = []
    activation = Activation(DESKTOP_ENTRY, lambda link, token: asked.append((link, token)), bus.address)
    assert await activation.begin()
    yield asked
    activation.close()


async def call(desktop: MessageBus, member: str, signature: str, body: list[Any], path: str | None = None) -> Message:
    return await desktop.call(
        Message(
            destination=DESKTOP_ENTRY,
            path=path or object_path(DESKTOP_ENTRY),
            interface=INTERFACE,
            member=member,
            signature=signature,
            body=body,
        )
    )


def test_the_object_is_where_the_specification_wants_it() -> None:
    assert object_path(DESKTOP_ENTRY) == "/app/operatorapp/Operator"
    assert object_path("org.some-where.App") == "/org/some_where/App"


TOKEN = {"activation-token": Variant("s", "wayland-1")}
OLD_TOKEN = {"desktop-startup-id": Variant("s", "x11-1")}


@pytest.mark.parametrize(
    ("called", "expected"),
    [
        (("Activate", "a{sv}", [{}]), (None, None)),
        (("Activate", "a{sv}", [TOKEN | OLD_TOKEN]), (None, "wayland-1")),
        (("Activate", "a{sv}", [{"activation-token": Variant("u", 7)} | OLD_TOKEN]), (None, "x11-1")),
        (("Activate", "a{sv}", [{"activation-token": Variant("s", "x" * (LONGEST + 1))}]), (None, None)),
        (("Open", "asa{sv}", [[LINK], TOKEN]), (LINK, "wayland-1")),
        (("Open", "asa{sv}", [[], {}]), (None, None)),
        (("Open", "asa{sv}", [["x" * (LONGEST + 1)], {}]), (None, None)),
        (("ActivateAction", "sava{sv}", ["open-dialog", [Variant("s", LINK)], TOKEN]), (LINK, "wayland-1")),
        (("ActivateAction", "sava{sv}", ["open-dialog", [], {}]), (None, None)),
        (("ActivateAction", "sava{sv}", ["open-dialog", [Variant("u", 3)], {}]), (None, None)),
        (("ActivateAction", "sava{sv}", ["of-a-newer-version", [Variant("s", LINK)], {}]), (None, None)),
    ],
)
async def test_what_a_desktop_calls_reaches_the_app(
    desktop: MessageBus,
    asked: list[tuple[str | None, str | None]],
    called: tuple[str, str, list[Any]],
    expected: tuple[str | None, str | None],
) -> None:
    answer = await call(desktop, *called)
    assert answer.message_type is MessageType.METHOD_RETURN
    assert asked == [expected]


async def test_what_is_not_as_specified_is_refused(
    desktop: MessageBus, asked: list[tuple[str | None, str | None]]
) -> None:
    for member, signature, body, path in (
        ("Activate", "s", ["now"], None),
        ("Open", "s", [LINK], None),
        ("Quit", "", [], None),
        ("Activate", "a{sv}", [{}], "/elsewhere"),
    ):
        answer = await call(desktop, member, signature, list(body), path)
        assert answer.message_type is MessageType.ERROR
    assert asked == []


async def test_of_two_apps_the_first_is_called_and_the_next_one_after_it(
    bus: SessionBus, desktop: MessageBus, asked: list[tuple[str | None, str | None]]
) -> None:
    second = Activation(DESKTOP_ENTRY, lambda *_: None, bus.address)
    assert not await second.begin()
    await call(desktop, "Activate", "a{sv}", [{}])
    assert asked == [(None, None)]


async def test_without_a_bus_there_is_nothing_and_no_error() -> None:
    activation = Activation(DESKTOP_ENTRY, lambda *_: None, "unix:path=/nowhere/bus")
    assert not await activation.begin()
    activation.close()
