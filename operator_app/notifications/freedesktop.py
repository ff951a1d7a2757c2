"""Bubbles on Linux: the Desktop Notifications Specification 1.2 over the session bus.

Directly and not through a library, because only so a bubble is replaced in place, its text is escaped as the service
needs it, and the activation token arrives that lets our window come to the front under Wayland.
"""

import html
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from operator_app.notifications.left_behind import Hanging, LeftBehind, whose
from operator_app.notifications.port import (
    Bubble,
    Capabilities,
    Click,
    NotificationError,
    NotShownReason,
    OnClick,
    Slot,
    Target,
)

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
BUS = "org.freedesktop.DBus"
NOBODY_THERE = {
    "org.freedesktop.DBus.Error.ServiceUnknown",
    "org.freedesktop.DBus.Error.NameHasNoOwner",
    "org.freedesktop.DBus.Error.NoReply",
}
BODY, BUTTON = "default", "open"
"""Actions: a click on the bubble itself, and on its button."""
REMEMBERED = 200
"""Bubbles whose click is still understood after the service closed them: some keep closed ones in a list that can be clicked."""


class FreedesktopAdapter:
    """An ``Adapter``. ``desktop_entry`` is the name of our .desktop file: the service takes icon and rules from it.

    A click on the bubble opens, and so does the button ``open_words`` names: some services act on buttons only.
    """

    name = "freedesktop"

    def __init__(
        self,
        app_name: str,
        desktop_entry: str,
        address: str | None = None,
        *,
        open_words: Callable[[], str] = lambda: "Open",
        left: LeftBehind | None = None,
    ) -> None:
        """``left``: notes what hangs, for the run after this one."""
        self._left = left
        self._app_name = app_name
        self._desktop_entry = desktop_entry
        self._address = address
        self._open_words = open_words
        self._bus: MessageBus | None = None
        self._on_click: OnClick = lambda _: None
        self._server: frozenset[str] = frozenset()
        self._hanging: dict[Slot, int] = {}
        self._targets: OrderedDict[int, Target] = OrderedDict()
        self._tokens: dict[int, str] = {}
        self._whose = ("", "")

    async def open(self, on_click: OnClick) -> Capabilities:
        from dbus_fast import BusType  # noqa: PLC0415 - 50 ms, after the first paint
        from dbus_fast.aio import MessageBus  # noqa: PLC0415

        try:
            self._bus = await MessageBus(bus_address=self._address, bus_type=BusType.SESSION).connect()
        except Exception as error:  # dbus-fast has no common type for "there is no bus" and a broken one
            raise NotificationError(NotShownReason.NO_SERVICE, type(error).__name__) from error
        self._on_click = on_click
        for rule in (
            f"type='signal',sender='{SERVICE}',interface='{SERVICE}',path='{PATH}'",
            f"type='signal',sender='{BUS}',interface='{BUS}',member='NameOwnerChanged',arg0='{SERVICE}'",
        ):
            await self._call("AddMatch", "s", [rule], name=BUS)
        self._bus.add_message_handler(self._heard)
        self._server = frozenset((await self._call("GetCapabilities"))[0])
        service = (await self._call("GetServerInformation"))[0]
        self._whose = await whose(self._bus)
        can = self._server.__contains__
        return Capabilities(adapter=self.name, service=str(service)[:100], click=can("actions"), body=can("body"))

    async def show(self, bubble: Bubble) -> None:
        from dbus_fast import Variant  # noqa: PLC0415

        hints = {
            "desktop-entry": Variant("s", self._desktop_entry),
            "category": Variant("s", "im.received"),
            "urgency": Variant("y", 1),
            "suppress-sound": Variant("b", True),  # noqa: FBT003 - D-Bus's word for it
        }
        body = html.escape(bubble.body, quote=False) if "body-markup" in self._server else bubble.body
        actions = [BODY, "", BUTTON, self._open_words()] if "actions" in self._server else []
        replaced = self._hanging.get(bubble.place, 0)
        answer = await self._call(
            "Notify", "susssasa{sv}i", [self._app_name, replaced, "", bubble.title, body, actions, hints, -1]
        )
        number = int(answer[0])
        self._hanging[bubble.place] = number
        self._note()
        self._targets[number] = bubble.target
        self._targets.move_to_end(number)
        while len(self._targets) > REMEMBERED:
            self._targets.popitem(last=False)

    async def rewrite(self, bubble: Bubble) -> None:
        if bubble.place in self._hanging:
            await self.show(bubble)

    async def withdraw(self, slot: Slot) -> None:
        number = self._hanging.pop(slot, None)
        if number is not None:
            await self._call("CloseNotification", "u", [number], ignore_refusal=True)
            self._note()

    async def close(self) -> None:
        if self._bus is not None:
            bus, self._bus = self._bus, None
            if bus.connected:
                bus.disconnect()

    # ------------------------------------------------------------------------------------------- the bus

    async def _call(
        self,
        member: str,
        signature: str = "",
        body: list[Any] | None = None,
        *,
        name: str = SERVICE,
        ignore_refusal: bool = False,
    ) -> list[Any]:
        from dbus_fast import Message, MessageType  # noqa: PLC0415

        if self._bus is None or not self._bus.connected:
            raise NotificationError(NotShownReason.NO_SERVICE, "not connected")
        path = PATH if name == SERVICE else "/org/freedesktop/DBus"
        request = Message(
            destination=name, path=path, interface=name, member=member, signature=signature, body=body or []
        )
        reply = await self._bus.call(request)
        if reply.message_type is MessageType.ERROR and not ignore_refusal:
            reason = NotShownReason.NO_SERVICE if reply.error_name in NOBODY_THERE else NotShownReason.FAILED
            raise NotificationError(reason, str(reply.error_name))
        return reply.body

    def _heard(self, message: "Message") -> None:
        """Signals of the service; they may tell of other programs' bubbles, whose numbers we do not know."""
        if message.interface == BUS and message.member == "NameOwnerChanged":
            self._hanging.clear()  # a new service counts from one again: its numbers are not ours
            self._targets.clear()
            self._tokens.clear()
            self._whose = (self._whose[0], str(message.body[2]))
            self._note()
            return
        if message.interface != SERVICE:
            return
        match message.member, message.body:
            case "ActivationToken", [int(number), str(token)] if number in self._targets:
                self._tokens[number] = token
            case "ActionInvoked", [int(number), "default" | "open"] if number in self._targets:
                self._on_click(Click(target=self._targets[number], activation_token=self._tokens.pop(number, None)))
            case "NotificationClosed", [int(number), _]:
                self._tokens.pop(number, None)
                if number in self._hanging.values():
                    self._hanging = {slot: hanging for slot, hanging in self._hanging.items() if hanging != number}
                    self._note()

    def _note(self) -> None:
        if self._left is not None:
            bus, service = self._whose
            self._left.note(Hanging(bus=bus, service=service, numbers=tuple(self._hanging.values())))
