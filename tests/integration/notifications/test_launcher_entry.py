"""The number for docks, heard on a real bus as a dock hears it."""

import asyncio
import tempfile
from pathlib import Path

from dbus_fast import BusType, Message, MessageType
from dbus_fast.aio import MessageBus

from operator_app.notifications.launcher_entry import INTERFACE, LauncherEntry
from tests.e2e.session_bus import SessionBus


async def test_a_dock_hears_each_number_with_our_entry() -> None:
    with tempfile.TemporaryDirectory(prefix="bus") as folder:
        bus = SessionBus(Path(folder))
        dock = await MessageBus(bus_address=bus.address, bus_type=BusType.SESSION).connect()
        heard: asyncio.Queue[Message] = asyncio.Queue()
        dock.add_message_handler(lambda message: heard.put_nowait(message) if message.interface == INTERFACE else None)
        rule = Message(
            destination="org.freedesktop.DBus",
            path="/org/freedesktop/DBus",
            interface="org.freedesktop.DBus",
            member="AddMatch",
            signature="s",
            body=[f"type='signal',interface='{INTERFACE}'"],
        )
        await dock.call(rule)
        entry = LauncherEntry("operator-app", bus.address)
        for count in (3, 0):
            await entry.show(count)
            async with asyncio.timeout(10):
                told = await heard.get()
            assert told.message_type is MessageType.SIGNAL
            uri, look = told.body
            assert uri == "application://operator-app.desktop"
            assert {name: value.value for name, value in look.items()} == {"count": count, "count-visible": count > 0}
        entry.close()
        dock.disconnect()
        await dock.wait_for_disconnect()  # type: ignore[no-untyped-call]
        bus.stop()


async def test_where_there_is_no_bus_nobody_is_told() -> None:
    entry = LauncherEntry("operator-app", "unix:path=/nonexistent/bus")
    await entry.show(3)
    entry.close()
