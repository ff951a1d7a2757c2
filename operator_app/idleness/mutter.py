"""GNOME under Wayland: its compositor tells idle time over the session bus (``org.gnome.Mutter.IdleMonitor``)."""

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

SERVICE = "org.gnome.Mutter.IdleMonitor"
PATH = "/org/gnome/Mutter/IdleMonitor/Core"
ANSWER_SECONDS = 2.0


class MutterIdle:
    """Connects at the first question."""

    name = "mutter"

    def __init__(self, address: str | None = None) -> None:
        """``address``: of another bus than the session's."""
        self._address = address
        self._bus: MessageBus | None = None

    async def seconds(self) -> float | None:
        from dbus_fast import BusType, Message, MessageType  # noqa: PLC0415 - 50 ms, after the first paint
        from dbus_fast.aio import MessageBus  # noqa: PLC0415

        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                if self._bus is None:
                    self._bus = await MessageBus(bus_address=self._address, bus_type=BusType.SESSION).connect()
                answer = await self._bus.call(
                    Message(destination=SERVICE, path=PATH, interface=SERVICE, member="GetIdletime")
                )
        except Exception:  # noqa: BLE001 - dbus-fast has no common type for "there is no bus" and a broken one
            return None
        if answer.message_type is MessageType.ERROR or not answer.body:
            return None
        milliseconds = answer.body[0]
        return milliseconds / 1000 if isinstance(milliseconds, int) else None

    def close(self) -> None:
        if self._bus is not None:
            self._bus.disconnect()
            self._bus = None
