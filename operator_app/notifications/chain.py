"""The ways to show a bubble, in order: made at first use, dropped when they fail, looked for anew at the next bubble."""

import asyncio
import logging
import platform
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass

from operator_app.notifications.desktop import DesktopNotifierAdapter
from operator_app.notifications.freedesktop import FreedesktopAdapter
from operator_app.notifications.port import (
    Adapter,
    Bubble,
    Capabilities,
    NotificationError,
    NotShown,
    NotShownReason,
    OnClick,
    Shown,
    Slot,
)

_log = logging.getLogger(__name__)

DEADLINE_SECONDS = 2.0

MakeAdapter = Callable[[], Adapter]


def adapters_of_this_system(
    app_name: str, desktop_entry: str, open_words: Callable[[], str] = lambda: "Open"
) -> list[MakeAdapter]:
    """What to try of the system's own, best first; ``open_words`` is what a button that opens the dialog says."""
    library: list[MakeAdapter] = [lambda: DesktopNotifierAdapter(app_name)]
    if platform.system() == "Linux":
        return [lambda: FreedesktopAdapter(app_name, desktop_entry, open_words=open_words), *library]
    return library


@dataclass(frozen=True)
class _Reached:
    number: int
    adapter: Adapter
    capabilities: Capabilities


class NotifierChain:
    """A ``Notifier`` over several adapters. Start-up never waits for a bus: nothing is made before the first bubble."""

    def __init__(self, makers: Sequence[MakeAdapter], on_click: OnClick, deadline: float = DEADLINE_SECONDS) -> None:
        self._makers = makers
        self._on_click = on_click
        self._deadline = deadline
        self._reached: _Reached | None = None
        self._busy = asyncio.Lock()

    async def show(self, bubble: Bubble) -> Shown | NotShown:
        async with self._busy:
            failures: dict[int, NotShownReason] = {}
            while (reached := await self._reach(failures)) is not None:
                failure = await self._try(reached.adapter.show(bubble))
                if failure is None:
                    return Shown(adapter=reached.adapter.name)
                failures[reached.number] = failure
                await self._drop(reached, failure)
            telling = [reason for reason in failures.values() if reason is not NotShownReason.NO_SERVICE]
            return NotShown(reason=telling[0] if telling else NotShownReason.NO_SERVICE)

    async def withdraw(self, slot: Slot) -> None:
        async with self._busy:
            if (reached := self._reached) is not None and (failure := await self._try(reached.adapter.withdraw(slot))):
                await self._drop(reached, failure)

    async def capabilities(self) -> Capabilities | None:
        async with self._busy:
            reached = await self._reach({})
            return None if reached is None else reached.capabilities

    async def close(self) -> None:
        async with self._busy:
            if self._reached is not None:
                await self._reached.adapter.close()
                self._reached = None

    async def _reach(self, failures: dict[int, NotShownReason]) -> _Reached | None:
        """The adapter in use, else the first that opens and is not among ``failures``; adds to these."""
        if self._reached is not None:
            return self._reached
        for number, make in enumerate(self._makers):
            if number in failures:
                continue
            adapter = make()
            opened: list[Capabilities] = []
            failure = await self._try(_open(adapter, self._on_click, opened))
            if failure is None:
                self._reached = _Reached(number, adapter, opened[0])
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


async def _open(adapter: Adapter, on_click: OnClick, opened: list[Capabilities]) -> None:
    opened.append(await adapter.open(on_click))
