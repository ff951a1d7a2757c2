"""Short questions over D-Bus that never start a service and never wait long."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from operator_app.domain.value import Value

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

BUS = "org.freedesktop.DBus"


class Whom(Value):
    """An object of somebody on a bus."""

    name: str
    path: str
    interface: str


class Bus:
    """Connects at the first question; every failure is the answer None. The caller limits the time."""

    def __init__(self, *, system: bool = False, address: str | None = None) -> None:
        """``address``: of another bus than the session's, or the system's."""
        self._system = system
        self._address = address
        self._bus: MessageBus | None = None
        self._connecting = asyncio.Lock()

    async def ask(self, whom: Whom, member: str, signature: str = "", body: tuple[object, ...] = ()) -> Any:
        """The reply's first value, out of its variant."""
        from dbus_fast import Message, MessageFlag, MessageType, Variant  # noqa: PLC0415 - 50 ms, after the first paint

        try:
            async with self._connecting:
                bus = self._bus = await self._connected()
            question = Message(
                destination=whom.name,
                path=whom.path,
                interface=whom.interface,
                member=member,
                signature=signature,
                body=list(body),
                flags=MessageFlag.NO_AUTOSTART,
            )
            answer = await bus.call(question)
        except Exception:  # noqa: BLE001 - dbus-fast has no common type for "there is no bus" and a broken one
            return None
        if answer.message_type is MessageType.ERROR or not answer.body:
            return None
        value = answer.body[0]
        return value.value if isinstance(value, Variant) else value

    async def yes(self, whom: Whom, member: str) -> bool | None:
        """What a method without arguments answers, if that is a yes or no."""
        return _yes(await self.ask(whom, member))

    async def property_yes(self, whom: Whom, name: str) -> bool | None:
        """A property, if it is a yes or no."""
        owner = Whom(name=whom.name, path=whom.path, interface="org.freedesktop.DBus.Properties")
        return _yes(await self.ask(owner, "Get", "ss", (whom.interface, name)))

    async def listen(self, rules: Sequence[str], heard: Callable[[], None]) -> None:
        """``heard`` for each signal that fits one of these match rules, while the connection lasts."""
        from dbus_fast import Message, MessageType  # noqa: PLC0415

        def take(message: "Message") -> None:
            if message.message_type is MessageType.SIGNAL and message.sender != BUS:
                heard()

        try:
            async with self._connecting:
                bus = self._bus = await self._connected()
            bus.add_message_handler(take)
            for rule in rules:
                await bus.call(
                    Message(
                        destination=BUS,
                        path="/org/freedesktop/DBus",
                        interface=BUS,
                        member="AddMatch",
                        signature="s",
                        body=[rule],
                    )
                )
        except Exception:  # noqa: BLE001 - as above
            return

    async def _connected(self) -> "MessageBus":
        from dbus_fast import BusType  # noqa: PLC0415
        from dbus_fast.aio import MessageBus  # noqa: PLC0415

        if self._bus is not None and self._bus.connected:
            return self._bus
        kind = BusType.SYSTEM if self._system else BusType.SESSION
        bus = MessageBus(bus_address=self._address, bus_type=kind)
        try:
            return await bus.connect()
        except BaseException:
            bus.disconnect()
            raise

    def close(self) -> None:
        if self._bus is not None and self._bus.connected:
            self._bus.disconnect()
        self._bus = None


def _yes(value: object) -> bool | None:
    return value if isinstance(value, bool) else None
