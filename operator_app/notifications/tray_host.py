"""Who draws the balloons of our tray icon."""

import asyncio
import sys

WATCHER = "org.kde.StatusNotifierWatcher"
ANSWER_SECONDS = 2.0


async def tray_draws_balloons(platform: str = sys.platform, address: str | None = None) -> bool:
    """False where a StatusNotifier host keeps the tray: balloons go to the notification service there.

    ``address``: of another bus than the session's. Where there is no bus there is no such host either.
    """
    if not platform.startswith("linux"):
        return True
    from dbus_fast import BusType, Message  # noqa: PLC0415 - 50 ms, after the first paint
    from dbus_fast.aio import MessageBus  # noqa: PLC0415

    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            bus = await MessageBus(bus_address=address, bus_type=BusType.SESSION).connect()
            try:
                question = Message(
                    destination="org.freedesktop.DBus",
                    path="/org/freedesktop/DBus",
                    interface="org.freedesktop.DBus",
                    member="NameHasOwner",
                    signature="s",
                    body=[WATCHER],
                )
                return not (await bus.call(question)).body[0]
            finally:
                bus.disconnect()
    except Exception:  # noqa: BLE001 - dbus-fast has no common type for "there is no bus" and a broken one
        return True
