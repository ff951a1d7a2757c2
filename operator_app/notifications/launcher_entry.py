"""The number at our entry in docks and task bars on Linux: the LauncherEntry signal that Unity began, and Plasma, Dash to
Dock and others follow.

Qt sends it too, but under a path made from the entry's name, and a hyphen in it makes a path that is none.
"""

import asyncio
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

INTERFACE = "com.canonical.Unity.LauncherEntry"
SECONDS = 2.0


class LauncherEntry:
    """Connects at the first number; without a bus there is nobody to tell, and no error."""

    def __init__(self, desktop_entry: str, address: str | None = None) -> None:
        """``address``: of another bus than the session's."""
        self._uri = f"application://{desktop_entry}.desktop"
        self._path = f"/com/canonical/unity/launcherentry/{crc32(self._uri.encode())}"
        self._address = address
        self._bus: MessageBus | None = None
        self._one_at_a_time = asyncio.Lock()

    async def show(self, count: int) -> None:
        """Nothing is shown at 0."""
        from dbus_fast import BusType, Message, Variant  # noqa: PLC0415 - 50 ms, after the first paint
        from dbus_fast.aio import MessageBus  # noqa: PLC0415

        look = {"count": Variant("x", count), "count-visible": Variant("b", bool(count))}
        signal = Message.new_signal(self._path, INTERFACE, "Update", "sa{sv}", [self._uri, look])
        async with self._one_at_a_time:
            try:
                async with asyncio.timeout(SECONDS):
                    if self._bus is None or not self._bus.connected:
                        self._bus = await MessageBus(bus_address=self._address, bus_type=BusType.SESSION).connect()
                    await self._bus.send(signal)
            except Exception:  # noqa: BLE001 - dbus-fast has no common type for "there is no bus" and a broken one
                return

    def close(self) -> None:
        if self._bus is not None and self._bus.connected:
            self._bus.disconnect()
        self._bus = None
