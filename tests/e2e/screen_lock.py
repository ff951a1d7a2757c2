"""A screen saver that locks and unlocks when a test says so, and tells the bus as the real ones do."""

from dbus_fast import Message, MessageType

from tests.e2e.session_bus import BusTalk

NAME = "org.freedesktop.ScreenSaver"
PATH = "/org/freedesktop/ScreenSaver"


class ScreenLock:
    """Owns the screen saver's name until ``close``."""

    def __init__(self, address: str) -> None:
        self._talk = BusTalk(address)
        self._locked = False
        self._talk.bus.add_message_handler(self._asked)
        self._talk.run(self._talk.bus.request_name(NAME))

    def close(self) -> None:
        self._talk.close()

    def turn(self, *, on: bool) -> None:
        self._locked = on
        self._talk.run(self._tell(on=on))

    async def _tell(self, *, on: bool) -> None:
        await self._talk.bus.send(Message.new_signal(PATH, NAME, "ActiveChanged", "b", [on]))

    def _asked(self, message: Message) -> Message | None:
        if message.message_type is MessageType.METHOD_CALL and (message.interface, message.member) == (
            NAME,
            "GetActive",
        ):
            return Message.new_method_return(message, "b", [self._locked])
        return None
