"""Sends what the archive's outbox holds: in order within a lane, lanes side by side, nothing twice."""

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from operator_app.archive import answer_guard, outbox
from operator_app.archive.database import Database
from operator_app.archive.outbox import Job
from operator_app.backends.port import Backend, Doubt
from operator_app.diagnostics.crash_points import crash_point
from operator_app.diagnostics.problem_fields import described
from operator_app.domain.answer_guard import Meanwhile, Seen
from operator_app.domain.changes import Change
from operator_app.domain.commands import Command, DialogCommand, MessageCommand, PrivateCommand, SendMessage
from operator_app.domain.messages import File, MessageState
from operator_app.domain.problems import (
    ArchiveError,
    BackendError,
    RateLimited,
    RefusalReason,
    Refused,
    SignedOut,
    Unreachable,
)
from operator_app.domain.value import ClientId, DialogId, Milliseconds, OperatorId
from operator_app.engine.lanes import Lanes
from operator_app.engine.outgoing import Outgoing, files_of, upload_id, with_files
from operator_app.engine.progress import Progress
from operator_app.engine.tasks import TaskOwner, stop
from operator_app.engine.telling import Telling

MAX_LANES = 8
LOOK_AGAIN = 1.0
"""Seconds after which an archive that could not be read is read again."""

log = logging.getLogger(__name__)


class MakeId(Protocol):
    def __call__(self) -> ClientId:
        """Never the same twice, on any computer."""
        ...


class Outbox:
    """``signed_out`` is called when a job learns that the token is not accepted, ``missing`` when a dialog that a command
    was about may no longer be there.
    """

    def __init__(
        self,
        *,
        database: Database,
        me: OperatorId,
        outgoing: Outgoing,
        telling: Telling,
        tasks: TaskOwner,
        lanes: Lanes,
        now: Callable[[], Milliseconds],
        make_id: MakeId,
        signed_out: Callable[[], None],
        missing: Callable[[DialogId], None],
    ) -> None:
        self._database = database
        self._me = me
        self._outgoing = outgoing
        self._telling = telling
        self._tasks = tasks
        self._lanes = lanes
        self._now = now
        self._make_id = make_id
        self._signed_out = signed_out
        self._missing = missing
        self._backend: Backend | None = None
        self._woken = asyncio.Event()
        self._one_at_a_time = asyncio.Lock()
        self._uploading: dict[ClientId, asyncio.Task[None]] = {}
        self._left: set[ClientId] = set()
        """What may have arrived: a full disk may keep no note of it, neither the doubt nor the answer."""

    # ------------------------------------------------------------------------------- what the operator does

    async def recover(self) -> None:
        """After a start: what was being sent when the app ended has an unknown outcome."""
        await self._database.write(outbox.recover)
        await self._outgoing.drop_others(await self._database.read(outbox.client_ids))
        await self._count()

    async def perform(self, command: Command, file_limit: int, *, hold: Milliseconds = 0) -> ClientId:
        """Durable and shown when this returns. Raises ``Refused`` for a file that is too large, ``ArchiveError``.

        ``hold``: a message stays here for so long, and may be taken back.
        """
        async with self._one_at_a_time:  # copying a file must not let a later message overtake
            client_id = await self._add(command, file_limit, hold)
        await self._count()
        self.wake()
        return client_id

    async def answer(
        self, command: SendMessage, seen: Seen, file_limit: int, *, hold: Milliseconds = 0
    ) -> Meanwhile | None:
        """The same for an answer whose writer may have been overtaken by a colleague: then it is not sent."""
        async with self._one_at_a_time:
            meanwhile = await self._database.read(answer_guard.since, command.dialog_id, seen, self._me)
            if meanwhile is not None:
                return meanwhile
            await self._add(command, file_limit, hold)
        await self._count()
        self.wake()
        return None

    async def _add(self, command: Command, file_limit: int, hold: Milliseconds) -> ClientId:
        client_id = self._make_id()
        command = await self._outgoing.take(client_id, command, file_limit)
        now = self._now()
        leaves_at = now + min(hold, outbox.MOST_HELD) if hold > 0 and isinstance(command, MessageCommand) else None
        try:
            touched = await self._database.write(outbox.add, client_id, command, self._me, now, leaves_at=leaves_at)
        except Exception:
            await self._outgoing.drop(client_id)
            raise
        crash_point("outbox.kept")
        self._telling.touched(touched)
        return client_id

    async def retry(self, client_id: ClientId) -> None:
        self._telling.touched(await self._database.write(outbox.retry, client_id))
        await self._count()
        self.wake()

    async def discard(self, client_id: ClientId) -> None:
        self._telling.touched(await self._database.write(outbox.discard, client_id, self._me))
        await self._outgoing.drop(client_id)
        await self._count()

    async def cancel(self, client_id: ClientId, files: tuple[File, ...] = ()) -> bool:
        """Take back a message that waits or whose files are leaving. False: it may have arrived already.

        Its text is a draft again when it is gone; ``files`` are its files as a draft keeps them.

        The archive decides: what is not SENDING there has not left, and what is gone there never leaves.
        """
        touched = await self._database.write(outbox.take_back, client_id, self._me, files, self._now())
        if not touched.feeds:
            return False
        if (uploading := self._uploading.get(client_id)) is not None:
            await stop(uploading)
        self._telling.touched(touched)
        await self._outgoing.drop(client_id)
        await self._count()
        self.wake()
        return True

    # ------------------------------------------------------------------------------------------ sending

    def resume(self, backend: Backend) -> None:
        """The backend answers: whatever waits may try now."""
        self._backend = backend
        self._lanes.wake_all()
        self.wake()

    async def echoed(self, client_ids: frozenset[ClientId]) -> None:
        """The stream told what these did before their answers came: the archive has confirmed them."""
        for client_id in client_ids:
            await self._outgoing.drop(client_id)
        self.wake()

    def pause(self) -> None:
        """No connection: start nothing. What is on its way goes on."""
        self._backend = None

    def wake(self) -> None:
        self._woken.set()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            self._woken.clear()
            try:
                pause = await self._start_due()
                await self._count()
            except ArchiveError:
                log.exception("the outbox cannot be read")
                pause = LOOK_AGAIN
            await self._rest(pause)

    async def _rest(self, seconds: float | None) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            return

    async def _start_due(self) -> float | None:
        """Start what may leave now; seconds until more may without anything happening."""
        if self._backend is None:
            return None
        closed, opening = self._lanes.look()
        now = self._now()
        jobs = await self._database.read(outbox.due, closed, now)
        leaving = await self._database.read(outbox.next_leaving, now)
        for job in jobs[: MAX_LANES - self._lanes.running]:
            if (backend := self._backend) is not None:
                self._lanes.begin(job.lane)
                self._begin(job, backend)
        pauses = (opening, None if leaving is None else (leaving - now) / 1000)
        return min((pause for pause in pauses if pause is not None), default=None)

    def _begin(self, job: Job, backend: Backend) -> None:
        task = self._tasks.start(self._run_job(job, backend), f"send {job.lane}")
        task.add_done_callback(lambda _: self._ended(job))  # one that is stopped before it ran has no "finally"
        if files_of(job.command):
            self._uploading[job.client_id] = task

    async def _run_job(self, job: Job, backend: Backend) -> None:
        try:
            await self._settle(job, backend)
            self._lanes.succeeded(job.lane)
        except RateLimited as error:
            self._lanes.rest(job.lane, error.retry_after)
        except SignedOut:
            self.pause()
            self._signed_out()
        except BackendError as error:
            log.info("a job is tried again", extra={"client_id": job.client_id, **described(error)})
            self._lanes.rest(job.lane)
        except Exception:
            log.exception("a job failed here", extra={"client_id": job.client_id})
            self._lanes.rest(job.lane, 1.0)

    def _ended(self, job: Job) -> None:
        self._uploading.pop(job.client_id, None)
        self._lanes.end(job.lane)
        self.wake()

    async def _settle(self, job: Job, backend: Backend) -> None:
        if isinstance(job.command, PrivateCommand) and not backend.capabilities.abilities.sharing:
            self._telling.touched(await self._database.write(outbox.keep_here, job.client_id))
            return
        try:
            await self._send(job, backend)
        except Refused as error:
            log.info("a job was refused", extra={"client_id": job.client_id, **described(error)})
            if error.reason is RefusalReason.GONE and job.uploaded:
                # a backend does not keep files for ever that nobody attached: they are sent anew
                await self._database.write(outbox.put_uploaded, job.client_id, ())
                return
            await self._refuse(job, error.reason)

    async def _send(self, job: Job, backend: Backend) -> None:
        change = None
        if job.state is MessageState.DOUBTFUL or job.client_id in self._left:
            change = await backend.look_up(job.client_id, job.command, await self._doubt(job))
            crash_point("outbox.looked_up")
        if change is None:
            command = await self._upload(job, backend)
            self._uploading.pop(job.client_id, None)
            change = await self._execute(job, command, backend)
        if change is None:
            return  # taken back meanwhile, or the stream has told of it
        crash_point("outbox.answered")
        self._telling.touched(await self._database.write(outbox.confirm, job.client_id, change, self._me))
        self._left.discard(job.client_id)
        crash_point("outbox.confirmed")
        await self._outgoing.drop(job.client_id)

    async def _execute(self, job: Job, command: Command, backend: Backend) -> Change | None:
        await self._mark(job, MessageState.SENDING)  # before the first byte: a crash after it must leave a doubt
        if await self._database.read(outbox.get, job.client_id) is None:
            return None
        crash_point("outbox.leaving")
        self._left.add(job.client_id)
        try:
            return await backend.execute(job.client_id, command)
        except (Unreachable, RateLimited, Refused, SignedOut):
            self._left.discard(job.client_id)
            raise  # certainly without effect
        except Exception:  # OutcomeUnknown, or a bug after the request left
            await self._mark(job, MessageState.DOUBTFUL)
            raise

    async def _upload(self, job: Job, backend: Backend) -> Command:
        """The command with its files stored at the backend; those stored at an earlier try are not sent again."""
        files = files_of(job.command)
        stored: list[File] = list(job.uploaded)
        for place in range(len(stored), len(files)):
            file = files[place]
            if not file.id:
                client_id = upload_id(job.client_id, place)
                progress = Progress(partial(self._telling.progress, job.client_id, place), file.size)
                file = await backend.upload(client_id, Path(file.url), file.name, file.content_type, progress)
                crash_point("outbox.uploaded")
            stored.append(file)
            await self._database.write(outbox.put_uploaded, job.client_id, tuple(stored))
        return with_files(job.command, tuple(stored))

    async def _refuse(self, job: Job, reason: RefusalReason) -> None:
        self._telling.touched(await self._database.write(outbox.refuse, job.client_id, reason, self._me))
        if not isinstance(job.command, MessageCommand):
            self._telling.refused(job.command, reason.value)
        elif reason is RefusalReason.GONE and not files_of(job.command):
            # there is no dialog to send it to: its text is a draft again, and whoever looks is given it back
            taken = await self._database.write(outbox.take_back, job.client_id, self._me, (), self._now())
            self._telling.touched(taken)
            self._telling.refused(job.command, reason.value)
        if reason is RefusalReason.GONE and isinstance(job.command, DialogCommand):
            self._missing(job.command.dialog_id)

    async def _doubt(self, job: Job) -> Doubt:
        found = await self._database.read(outbox.doubt, job.client_id)
        return Doubt(given_at=found.given_at, taken=found.taken)

    async def _mark(self, job: Job, state: MessageState) -> None:
        self._telling.touched(await self._database.write(outbox.set_state, job.client_id, state))

    async def _count(self) -> None:
        self._telling.standing(unsent=await self._database.read(outbox.unsent))
