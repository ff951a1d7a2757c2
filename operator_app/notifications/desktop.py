"""Bubbles through desktop-notifier: macOS's notification centre, Windows' toasts, and Linux where the direct way fails."""

import html
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

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
    from desktop_notifier import DesktopNotifier

    from operator_app.notifications.windows_toasts import LinkedToasts


class DesktopNotifierAdapter:
    """An ``Adapter``.

    The library answers with an id even when nothing was shown, and never replaces. So success is read from its
    ``on_dispatched``, and the slots are ours: what hangs there is cleared before the next is sent.
    """

    name = "desktop-notifier"

    def __init__(
        self,
        app_name: str,
        registered: Callable[[], None] = lambda: None,
        link_clicks: "Callable[[DesktopNotifier], LinkedToasts] | None" = None,
    ) -> None:
        """``registered`` is called once the library has made itself known to the system as ``app_name``.

        ``link_clicks``: where clicks come as links, by another start of the app, and not by the library.
        """
        self._app_name = app_name
        self._link_clicks = link_clicks
        self._toasts: LinkedToasts | None = None
        self._registered = registered
        self._notifier: DesktopNotifier | None = None
        self._on_click: OnClick = lambda _: None
        self._hanging: dict[Slot, str] = {}

    async def open(self, on_click: OnClick) -> Capabilities:
        from desktop_notifier import Capability, DesktopNotifier  # noqa: PLC0415 - 50 ms, after the first paint

        try:
            self._notifier = DesktopNotifier(app_name=self._app_name, app_icon=None)
            self._registered()
            self._toasts = None if self._link_clicks is None else self._link_clicks(self._notifier)
            # never asked for here: a question out of nowhere is dismissed, and that holds for ever
            allowed = await self._notifier.has_authorisation()
            able = await self._notifier.get_capabilities()
        except Exception as error:
            raise NotificationError(NotShownReason.NO_SERVICE, type(error).__name__) from error
        if not allowed:
            raise NotificationError(NotShownReason.NOT_ALLOWED)
        self._on_click = on_click
        return Capabilities(
            adapter=self.name,
            click=Capability.ON_CLICKED in able,
            body=Capability.MESSAGE in able,
            replace=False,
        )

    async def show(self, bubble: Bubble) -> None:
        notifier = self._opened()
        await self.withdraw(bubble.place)
        shown: list[bool] = []
        if self._toasts is not None:
            self._toasts.link = bubble.target.link
        body = html.escape(bubble.body, quote=False) if sys.platform.startswith("linux") else bubble.body
        identifier = await notifier.send(
            title=bubble.title,
            message=body,
            sound=None,
            on_dispatched=lambda: shown.append(True),
            on_clicked=self._clicked(bubble.target, bubble.place),
            on_dismissed=lambda: self._hanging.pop(bubble.place, None),
        )
        if not shown:
            raise NotificationError(NotShownReason.FAILED)
        self._hanging[bubble.place] = identifier

    async def rewrite(self, bubble: Bubble) -> None:
        if bubble.place in self._hanging:
            await self.show(bubble)

    async def withdraw(self, slot: Slot) -> None:
        identifier = self._hanging.pop(slot, None)
        if identifier is None:
            return
        try:
            await self._opened().clear(identifier)
        except KeyError:
            pass  # gone already: the library knows no other way to say so
        except Exception as error:
            raise NotificationError(NotShownReason.FAILED, type(error).__name__) from error

    async def close(self) -> None:
        notifier, self._notifier = self._notifier, None
        # its Linux backend has a connection and no way to close it
        bus = getattr(getattr(notifier, "_backend", None), "bus", None)
        if bus is not None and bus.connected:
            bus.disconnect()

    def _opened(self) -> "DesktopNotifier":
        if self._notifier is None:
            raise NotificationError(NotShownReason.NO_SERVICE, "not opened")
        return self._notifier

    def _clicked(self, target: Target, slot: Slot) -> Callable[[], None]:
        def tell() -> None:
            self._hanging.pop(slot, None)
            self._on_click(Click(target=target))

        return tell
