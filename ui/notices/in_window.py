"""Bubbles as a bar in our own window: the last resort, which needs nothing of the system."""

from collections.abc import Callable

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
from ui.notices.bar import NoticeBar


class InWindowAdapter:
    """An ``Adapter``. ``bar`` answers that of the window of now, None while there is none; another window gets what hangs."""

    name = "window"

    def __init__(self, bar: Callable[[], NoticeBar | None]) -> None:
        self._bar = bar
        self._on_click: OnClick = lambda _: None
        self._known: NoticeBar | None = None

    async def open(self, on_click: OnClick) -> Capabilities:
        self._on_click = on_click
        self._reached()
        return Capabilities(adapter=self.name)

    async def show(self, bubble: Bubble) -> None:
        self._reached().hang(bubble)

    async def rewrite(self, bubble: Bubble) -> None:
        """It keeps its words: what hangs in the window says no more than the window beside it."""

    async def withdraw(self, slot: Slot) -> None:
        self._reached().take_down(slot)

    async def close(self) -> None:
        if self._known is not None and self._known is self._bar():
            self._known.opened.disconnect(self._take_click)
        self._known = None

    def _reached(self) -> NoticeBar:
        bar = self._bar()
        if bar is None:
            raise NotificationError(NotShownReason.NO_SERVICE, "there is no window")
        if bar is not self._known:
            self._known = bar
            bar.opened.connect(self._take_click)
        return bar

    def _take_click(self, target: Target) -> None:
        self._on_click(Click(target=target))
