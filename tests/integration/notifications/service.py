"""A notification service that speaks the specification on a real bus, with the abilities a test gives it and no screen."""

from dataclasses import dataclass, field
from typing import Any

from dbus_fast import BusType, Message, MessageType
from dbus_fast.aio import MessageBus

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"


@dataclass
class Service:
    address: str
    abilities: list[str] = field(default_factory=lambda: ["actions", "body", "body-markup"])
    told: list[list[Any]] = field(default_factory=list)
    """The arguments of each Notify."""
    hanging: dict[int, list[Any]] = field(default_factory=dict)
    refuses: bool = False
    silent: bool = False
    _last: int = 0

    async def start(self) -> None:
        self._bus = await MessageBus(bus_address=self.address, bus_type=BusType.SESSION).connect()
        self._bus.add_message_handler(self._asked)
        await self._bus.request_name(NAME)

    async def stop(self) -> None:
        self._bus.disconnect()
        await self._bus.wait_for_disconnect()  # type: ignore[no-untyped-call]

    async def click(self, number: int, action: str = "default", token: str | None = None) -> None:
        """As services do: the token first, then the action, then the bubble is gone."""
        if token is not None:
            await self._tell("ActivationToken", "us", [number, token])
        await self._tell("ActionInvoked", "us", [number, action])
        await self.close_bubble(number)

    async def close_bubble(self, number: int, reason: int = 2) -> None:
        self.hanging.pop(number, None)
        await self._tell("NotificationClosed", "uu", [number, reason])

    async def _tell(self, member: str, signature: str, body: list[Any]) -> None:
        await self._bus.send(Message.new_signal(PATH, NAME, member, signature, body))

    def _asked(self, message: Message) -> Message | bool | None:
        if message.message_type is not MessageType.METHOD_CALL or message.interface != NAME:
            return None
        if self.silent:
            return True
        if self.refuses:
            return Message.new_error(message, "org.freedesktop.Notifications.Error.ExcessNotificationGeneration", "no")
        match message.member:
            case "GetCapabilities":
                return Message.new_method_return(message, "as", [self.abilities])
            case "GetServerInformation":
                return Message.new_method_return(message, "ssss", ["Test service", "nobody", "1", "1.2"])
            case "Notify":
                return Message.new_method_return(message, "u", [self._notify(message.body)])
            case "CloseNotification":
                known = self.hanging.pop(message.body[0], None)
                return (
                    Message.new_method_return(message)
                    if known
                    else Message.new_error(message, f"{NAME}.Unknown", "no such")
                )
            case _:
                return None

    def _notify(self, arguments: list[Any]) -> int:
        self.told.append(arguments)
        replaced = int(arguments[1])
        if replaced in self.hanging:
            number = replaced
        else:
            self._last += 1
            number = self._last
        self.hanging[number] = arguments
        return number
