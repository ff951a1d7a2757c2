"""Bubbles that outlive the app: noted in a file while they hang, taken down at the next start after a crash or a kill.

Their service would pass a click to a connection that is gone, so nothing could come of it. At an orderly end ``Alerts.leave``
withdraws them.
"""

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from operator_app.domain.value import Value

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

SERVICE: Final = "org.freedesktop.Notifications"
PATH: Final = "/org/freedesktop/Notifications"
BUS: Final = "org.freedesktop.DBus"
MOST: Final = 500
LARGEST: Final = 2**32 - 1

_log = logging.getLogger(__name__)


class Hanging(Value):
    """Numbers mean something to one run of a service on one bus."""

    bus: str = ""
    service: str = ""
    numbers: tuple[int, ...] = ()


class LeftBehind:
    """Reads what an earlier run left when it is made; ``note`` is for this one's. Neither raises."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._left = self._read()

    def note(self, hanging: Hanging) -> None:
        """What hangs now."""
        try:
            if hanging.numbers:
                unfinished = self._file.with_suffix(".new")
                unfinished.write_bytes(msgspec.json.encode(hanging))
                unfinished.replace(self._file)
            else:
                self._file.unlink(missing_ok=True)
        except OSError:
            return  # a bubble that stays after a crash is not worth the next one

    async def take_down(self, address: str | None = None) -> int:
        """How many were asked to go, once; none where the service is another by now. ``address``: of another bus than the session's."""
        left, self._left = self._left, Hanging()
        if not left.numbers:
            return 0
        from dbus_fast import BusType  # noqa: PLC0415 - 50 ms, after the first paint
        from dbus_fast.aio import MessageBus  # noqa: PLC0415

        try:
            bus = await MessageBus(bus_address=address, bus_type=BusType.SESSION).connect()
        except Exception:  # noqa: BLE001 - dbus-fast has no common type for "there is no bus" and a broken one
            return 0
        try:
            if await whose(bus) != (left.bus, left.service):
                return 0
            for number in left.numbers:
                await _asked(bus, "CloseNotification", "u", [number], name=SERVICE)
        except Exception as error:  # noqa: BLE001 - as above
            _log.info("bubbles of an earlier run stay", extra={"kind": type(error).__name__})
            return 0
        finally:
            bus.disconnect()
        return len(left.numbers)

    def _read(self) -> Hanging:
        try:
            found = msgspec.json.decode(self._file.read_bytes(), type=Hanging)
        except (OSError, msgspec.MsgspecError, RecursionError):
            return Hanging()
        numbers = tuple(number for number in found.numbers[:MOST] if 0 < number <= LARGEST)
        return Hanging(bus=found.bus, service=found.service, numbers=numbers)


async def whose(bus: "MessageBus") -> tuple[str, str]:
    """This bus, and who has the notification service's name on it."""
    return await _asked(bus, "GetId"), await _asked(bus, "GetNameOwner", "s", [SERVICE])


async def _asked(
    bus: "MessageBus", member: str, signature: str = "", body: Iterable[object] = (), *, name: str = BUS
) -> str:
    """The first value of the answer as text; empty for an error."""
    from dbus_fast import Message, MessageType  # noqa: PLC0415

    path = PATH if name == SERVICE else "/org/freedesktop/DBus"
    question = Message(destination=name, path=path, interface=name, member=member, signature=signature, body=list(body))
    answer = await bus.call(question)
    return "" if answer.message_type is MessageType.ERROR or not answer.body else str(answer.body[0])
