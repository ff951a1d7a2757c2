"""The ways to show a bubble, in order: made at first use, dropped when they fail, looked for anew at the next bubble."""

import asyncio
import logging
import math
import platform
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass

from operator_app.domain.value import Value
from operator_app.notifications import windows_identity
from operator_app.notifications.desktop import DesktopNotifierAdapter
from operator_app.notifications.freedesktop import FreedesktopAdapter
from operator_app.notifications.left_behind import LeftBehind
from operator_app.notifications.port import (
    Adapter,
    Bubble,
    Capabilities,
    Click,
    NotificationError,
    NotShown,
    NotShownReason,
    OnClick,
    Shown,
    Slot,
)
from operator_app.notifications.windows_toasts import link_toasts

_log = logging.getLogger(__name__)

DEADLINE_SECONDS = 2.0
RETRY_SECONDS = 60.0
"""So long after a better way failed it is tried again."""

MakeAdapter = Callable[[], Adapter]


def adapters_of_this_system(
    app_name: str,
    desktop_entry: str,
    open_words: Callable[[], str] = lambda: "Open",
    left: LeftBehind | None = None,
) -> list[MakeAdapter]:
    """What to try of the system's own, best first; ``open_words`` is what a button that opens the dialog says;
    ``left`` notes what hangs, where the system forgets who hung it."""
    if platform.system() == "Windows":
        return [lambda: DesktopNotifierAdapter(windows_identity.APP_ID, windows_identity.show_name, link_toasts)]
    library: list[MakeAdapter] = [lambda: DesktopNotifierAdapter(app_name)]
    if platform.system() == "Linux":
        return [lambda: FreedesktopAdapter(app_name, desktop_entry, open_words=open_words, left=left), *library]
    return library


class Change(Value):
    """Bubbles are shown another way from now on."""

    adapter: str
    because: NotShownReason | None
    """What became of the better ways; None: the best one works (again)."""


OnChange = Callable[[Change], None]


@dataclass(frozen=True)
class _Reached:
    number: int
    adapter: Adapter
    capabilities: Capabilities
    try_better_at: float
    """When better ways that have failed are tried again, by the chain's clock."""


class NotifierChain:
    """A ``Notifier`` over several adapters. Start-up never waits for a bus: nothing is made before the first bubble.

    ``on_change`` is told when another way than the one before takes over, so that a person learns of it.
    """

    def __init__(
        self,
        makers: Sequence[MakeAdapter],
        on_click: OnClick,
        deadline: float = DEADLINE_SECONDS,
        *,
        on_change: OnChange = lambda _: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._makers = makers
        self._on_click = on_click
        self._deadline = deadline
        self._on_change = on_change
        self._clock = clock
        self._reached: _Reached | None = None
        self._shown_by: _Reached | None = None
        self._hanging: dict[Slot, Bubble] = {}
        self._told: str | None = None
        self.failure: NotShownReason | None = None
        """What became of better ways than the one in use, when it was last looked for."""
        self._busy = asyncio.Lock()

    async def show(self, bubble: Bubble) -> Shown | NotShown:
        async with self._busy:
            failures: dict[int, NotShownReason] = {}
            if self._reached is not None and self._reached.try_better_at <= self._clock():
                await self._let_go()
            while (reached := await self._reach(failures)) is not None:
                if reached is not self._shown_by:
                    self._shown_by = reached
                    await self._move(reached.adapter, except_for=bubble.place)
                failure = await self._try(reached.adapter.show(bubble))
                if failure is None:
                    self._hanging[bubble.place] = bubble
                    self._tell(reached.adapter.name, failures)
                    return Shown(adapter=reached.adapter.name)
                failures[reached.number] = failure
                await self._drop(reached, failure)
            self._told = None
            return NotShown(reason=_most_telling(failures) or NotShownReason.NO_SERVICE)

    async def rewrite(self, bubble: Bubble) -> None:
        async with self._busy:
            if bubble.place in self._hanging:
                self._hanging[bubble.place] = bubble
            reached = self._reached
            if reached is not None and (failure := await self._try(reached.adapter.rewrite(bubble))):
                await self._drop(reached, failure)

    async def withdraw(self, slot: Slot) -> None:
        async with self._busy:
            self._hanging.pop(slot, None)
            if (reached := self._reached) is not None and (failure := await self._try(reached.adapter.withdraw(slot))):
                await self._drop(reached, failure)

    async def capabilities(self) -> Capabilities | None:
        async with self._busy:
            reached = await self._reach({})
            return None if reached is None else reached.capabilities

    async def begin_anew(self) -> None:
        """Try the best way first again, for somebody may have mended it."""
        async with self._busy:
            if self._reached is not None and self._reached.number > 0:
                await self._let_go()

    async def close(self) -> None:
        async with self._busy:
            self._hanging.clear()
            await self._let_go()

    async def _let_go(self) -> None:
        """What hangs there comes along with the next bubble, so that no click leads nowhere."""
        if self._reached is not None:
            reached, self._reached = self._reached, None
            for slot in tuple(self._hanging):
                await self._try(reached.adapter.withdraw(slot))
            await reached.adapter.close()

    async def _move(self, adapter: Adapter, except_for: Slot) -> None:
        """The newest is shown after them, and so on top; where one fails, the newest will, and the next way is tried."""
        for slot, bubble in self._hanging.items():
            if slot != except_for and await self._try(adapter.show(bubble)) is not None:
                return

    def _take_click(self, click: Click) -> None:
        self._hanging = {slot: bubble for slot, bubble in self._hanging.items() if bubble.target != click.target}
        self._on_click(click)

    def _tell(self, adapter: str, failures: dict[int, NotShownReason]) -> None:
        if adapter != self._told:
            told, self._told = self._told, adapter
            because = _most_telling(failures)
            if told is not None or because is not None:
                self._on_change(Change(adapter=adapter, because=because))

    async def _reach(self, failures: dict[int, NotShownReason]) -> _Reached | None:
        """The adapter in use, else the first that opens and is not among ``failures``; adds to these."""
        if self._reached is not None:
            return self._reached
        for number, make in enumerate(self._makers):
            if number in failures:
                continue
            adapter = make()
            opened: list[Capabilities] = []
            failure = await self._try(_open(adapter, self._take_click, opened))
            if failure is None:
                self.failure = _most_telling(failures)
                again = math.inf if not failures else self._clock() + RETRY_SECONDS
                self._reached = _Reached(number, adapter, opened[0], again)
                return self._reached
            failures[number] = failure
            await adapter.close()
        return None

    async def _try(self, call: Coroutine[object, object, None]) -> NotShownReason | None:
        """None when it went well within the deadline."""
        try:
            async with asyncio.timeout(self._deadline):
                await call
        except NotificationError as error:
            return error.reason
        except TimeoutError:
            return NotShownReason.SLOW
        except Exception:  # noqa: BLE001
            # an adapter's own mistake must not cost the bubbles after it
            _log.exception("notification adapter failed")
            return NotShownReason.FAILED
        return None

    async def _drop(self, reached: _Reached, failure: NotShownReason) -> None:
        _log.warning("notification service dropped", extra={"adapter": reached.adapter.name, "reason": failure})
        self._reached = None
        await reached.adapter.close()


def _most_telling(failures: dict[int, NotShownReason]) -> NotShownReason | None:
    reasons = list(failures.values())
    return next((reason for reason in reasons if reason is not NotShownReason.NO_SERVICE), next(iter(reasons), None))


async def _open(adapter: Adapter, on_click: OnClick, opened: list[Capabilities]) -> None:
    opened.append(await adapter.open(on_click))
