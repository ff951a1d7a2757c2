"""Hands over what waits in the queue, and notes what became of it."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final

from chat_backend.clock import Clock
from chat_backend.mail.queue import Job, MailQueue
from chat_backend.mail.transport import NotTaken, Transport

_log = logging.getLogger(__name__)

PAUSE: Final = 30_000
"""Milliseconds for which a mail server that let nobody in is left alone."""


class Postman:
    """``is_wanted`` is asked before each is handed over: what was read meanwhile is not sent."""

    def __init__(
        self, queue: MailQueue, transport: Transport, is_wanted: Callable[[Job], Awaitable[bool]], clock: Clock
    ) -> None:
        self._queue = queue
        self._transport = transport
        self._is_wanted = is_wanted
        self._clock = clock
        self._not_before = 0

    async def deliver_due(self) -> None:
        """Everything whose time has come, over one connection."""
        if self._clock() < self._not_before or not await self._queue.has_due():
            return
        try:
            async with self._transport.conversation() as conversation:
                while (job := await self._next()) is not None:
                    try:
                        await conversation.hand_over(job.recipient, job.message)
                    except NotTaken as error:
                        await self._note(job, error)
                        if error.of_server:
                            self._not_before = self._clock() + PAUSE
                            return
                    else:
                        await self._queue.sent(job)
        except NotTaken as error:
            self._not_before = self._clock() + PAUSE
            job = await self._next()
            if job is not None:
                await self._note(job, error)

    async def hand_over_now(self, recipient: str, message: bytes) -> None:
        """Past the queue, for somebody who waits for the outcome. Raises ``NotTaken``."""
        async with self._transport.conversation() as conversation:
            await conversation.hand_over(recipient, message)
        self._not_before = 0

    async def _next(self) -> Job | None:
        while (job := await self._queue.claim()) is not None:
            if await self._is_wanted(job):
                return job
            await self._queue.drop(job)
        return None

    async def _note(self, job: Job, error: NotTaken) -> None:
        again = await self._queue.failed(job, error.trouble, lasting=error.lasting)
        _log.log(
            logging.INFO if again is not None else logging.WARNING,
            "an e-mail was not taken" if again is not None else "an e-mail was given up",
            extra={"code": error.trouble.problem, "workspace": job.workspace_id},
        )
