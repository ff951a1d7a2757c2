"""Bubbles as balloons of our tray icon, where the system has no notification service that works."""

from collections.abc import Awaitable, Callable

from PySide6.QtWidgets import QSystemTrayIcon

from operator_app.notifications.port import (
    Bubble,
    Capabilities,
    Click,
    NotificationError,
    NotShownReason,
    OnClick,
    Slot,
)
from ui.tray import Tray

SHOWN_MS = 10_000


class BalloonAdapter:
    """An ``Adapter``. There is one balloon at a time: a click leads to what it said last.

    ``is_own`` says whether the balloon is drawn by the tray itself: on desktops with a StatusNotifier host Qt only
    passes it on to the notification service, which has failed already when it comes to this.
    """

    name = "tray"

    def __init__(self, tray: Tray, is_own: Callable[[], Awaitable[bool]]) -> None:
        self._tray = tray
        self._is_own = is_own
        self._on_click: OnClick = lambda _: None
        self._shown: Bubble | None = None

    async def open(self, on_click: OnClick) -> Capabilities:
        if not (self._tray.there and QSystemTrayIcon.supportsMessages() and await self._is_own()):
            raise NotificationError(NotShownReason.NO_SERVICE, "no tray that shows balloons")
        self._on_click = on_click
        self._tray.icon.messageClicked.connect(self._take_click)
        return Capabilities(adapter=self.name, replace=False)

    async def show(self, bubble: Bubble) -> None:
        if not self._tray.there:
            raise NotificationError(NotShownReason.NO_SERVICE, "the tray has gone")
        self._shown = bubble
        self._tray.icon.showMessage(bubble.title, bubble.body, self._tray.icon.icon(), SHOWN_MS)

    async def rewrite(self, bubble: Bubble) -> None:
        """A balloon keeps its words, and goes by itself."""

    async def withdraw(self, slot: Slot) -> None:
        """A balloon cannot be taken down; its click leads nowhere any more, and it goes by itself."""
        if self._shown is not None and self._shown.place == slot:
            self._shown = None

    async def close(self) -> None:
        self._shown = None
        self._tray.icon.messageClicked.disconnect(self._take_click)

    def _take_click(self) -> None:
        shown, self._shown = self._shown, None
        if shown is not None:
            self._on_click(Click(target=shown.target))
