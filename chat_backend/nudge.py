"""Waking a background task before its next look."""

import asyncio


class Nudge:
    """A hint, as all wake-ups here are: the task looks by itself every now and then."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def now(self) -> None:
        self._event.set()

    async def wait(self, seconds: float) -> None:
        """Until somebody nudges, or the seconds are over."""
        try:
            async with asyncio.timeout(seconds):
                await self._event.wait()
        except TimeoutError:
            return
        self._event.clear()
