"""``org.freedesktop.Application`` on the session bus: how desktops start the app, open its links and pass clicks on to it.

Desktop Entry Specification 1.5, "D-Bus Activation". The bus starts the app for whoever calls this name, by the service
file that packages bring; so a click on a notification that outlived the app finds it too.
"""

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

DESKTOP_ENTRY: Final = "app.operatorapp.Operator"
"""What desktops know the app by: its .desktop file, and its name on the session bus."""
INTERFACE: Final = "org.freedesktop.Application"
OPEN_DIALOG: Final = "open-dialog"
"""The action of a notification; its parameter is a link to the dialog."""
LONGEST: Final = 4_000
"""Characters of a link or a token; what is longer is none of ours."""

OnAsked = Callable[[str | None, str | None], None]
"""What is to be opened, None for the window alone; and the token that lets the window come to the front."""

_log = logging.getLogger(__name__)


def object_path(app_id: str) -> str:
    """Where the specification wants the object of this name."""
    return "/" + app_id.replace(".", "/").replace("-", "_")


class Activation:
    """Answers from ``begin`` to ``close``. Of several running apps (each with a profile) the first has the name."""

    def __init__(self, app_id: str, asked: OnAsked, address: str | None = None) -> None:
        """``address``: of another bus than the session's."""
        self._app_id = app_id
        self._asked = asked
        self._address = address
        self._bus: MessageBus | None = None

    async def begin(self) -> bool:
        """Whether the name is ours; False also where there is no bus. Never raises."""
        from dbus_fast import BusType, NameFlag, RequestNameReply  # noqa: PLC0415 - 50 ms, after the first paint
        from dbus_fast.aio import MessageBus  # noqa: PLC0415

        try:
            self._bus = await MessageBus(bus_address=self._address, bus_type=BusType.SESSION).connect()
            self._bus.add_message_handler(self._heard)  # before the name: what started us is waiting already
            reply = await self._bus.request_name(self._app_id, NameFlag.DO_NOT_QUEUE)
        except Exception as error:  # noqa: BLE001 - dbus-fast has no common type for "there is no bus" and a broken one
            _log.info("no activation by the session bus", extra={"kind": type(error).__name__})
            self.close()
            return False
        if reply is not RequestNameReply.PRIMARY_OWNER:
            self.close()
            return False
        return True

    def close(self) -> None:
        bus, self._bus = self._bus, None
        if bus is not None and bus.connected:
            bus.disconnect()

    def _heard(self, message: "Message") -> "Message | None":
        from dbus_fast import Message, MessageType  # noqa: PLC0415

        if message.message_type is not MessageType.METHOD_CALL or message.interface != INTERFACE:
            return None
        if message.path != object_path(self._app_id):
            return None
        match message.member, message.signature, message.body:
            case "Activate", "a{sv}", [platform]:
                self._asked(None, _token(platform))
            case "Open", "asa{sv}", [uris, platform]:
                self._asked(next((uri for uri in uris if len(uri) <= LONGEST), None), _token(platform))
            case "ActivateAction", "sava{sv}", [str(action), parameters, platform]:
                self._asked(_link(action, parameters), _token(platform))
            case _:
                return Message.new_error(message, "org.freedesktop.DBus.Error.InvalidArgs", "not as specified")
        return Message.new_method_return(message)


def _link(action: str, parameters: list[Any]) -> str | None:
    """An action that is not known, of another version perhaps, brings the window."""
    value = parameters[0].value if action == OPEN_DIALOG and parameters else None
    return value if isinstance(value, str) and len(value) <= LONGEST else None


def _token(platform: Mapping[str, Any]) -> str | None:
    """Of Wayland, else of X11's startup notification."""
    for name in ("activation-token", "desktop-startup-id"):
        value = getattr(platform.get(name), "value", None)
        if isinstance(value, str) and 0 < len(value) <= LONGEST:
            return value
    return None
