"""The queue of e-mails: each is kept until a mail server took it, it was given up, or it is no longer wanted."""

import random
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.clock import Clock
from chat_backend.database.connection import Database
from chat_backend.database.mail_tables import mail_jobs
from chat_backend.nudge import Nudge
from chat_backend.protocol import InvitationMail, MailFailure, MailKind, MailTrouble
from chat_backend.refusals import Refused

MINUTE: Final = 60_000
FIRST_PAUSE: Final = MINUTE
LONGEST_PAUSE: Final = 60 * MINUTE
JITTER: Final = 0.2
"""Of a pause, more or less: those that failed together are not tried again together."""
MOST_ATTEMPTS: Final = 10
"""With pauses that double from one minute to an hour: some six hours."""
CLAIMED_FOR: Final = 2 * MINUTE
"""How long a process may take over one e-mail before another process takes it."""
KEPT_FOR: Final = 30 * 24 * 60 * MINUTE
_MOST_SHOWN: Final = 100


@dataclass(frozen=True, kw_only=True)
class Job:
    """An e-mail that is to be handed over now."""

    workspace_id: str
    id: str
    kind: MailKind
    recipient: str
    message: bytes
    attempts: int
    """Those that failed."""
    operator_id: str | None = None
    about_id: str | None = None


class MailQueue:
    """``chance`` gives numbers from 0 to 1."""

    def __init__(self, database: Database, clock: Clock, chance: "random.Random | None" = None) -> None:
        self._database = database
        self._clock = clock
        self._chance = chance or random.Random()  # noqa: S311 - spreads pauses, guards nothing
        self.grew = Nudge()

    async def add(self, connection: AsyncConnection, job: Job) -> None:
        """In the caller's transaction: what it is about and the e-mail are stored together or not at all."""
        now = self._clock()
        await connection.execute(
            insert(mail_jobs).values(
                workspace_id=job.workspace_id,
                id=job.id,
                kind=job.kind,
                recipient=job.recipient,
                operator_id=job.operator_id,
                about_id=job.about_id,
                message=job.message,
                state="waiting",
                created_at=now,
                next_at=now,
                attempts=0,
            )
        )

    # ------------------------------------------------------------------------------------------- sending

    async def claim(self) -> Job | None:
        """The next one whose time has come; while it is claimed no other process takes it."""
        now = self._clock()
        async with self._database.write() as connection:
            row = (
                await connection.execute(
                    select(mail_jobs)
                    .where(mail_jobs.c.state == "waiting", mail_jobs.c.next_at <= now)
                    .order_by(mail_jobs.c.next_at, mail_jobs.c.id)
                    .limit(1)
                    .with_for_update(skip_locked=True)
                )
            ).first()
            if row is None:
                return None
            await connection.execute(
                update(mail_jobs).where(*_is(row.workspace_id, row.id)).values(next_at=now + CLAIMED_FOR)
            )
        return _job(row)

    async def has_due(self) -> bool:
        async with self._database.read() as connection:
            found = await connection.execute(
                select(mail_jobs.c.id)
                .where(mail_jobs.c.state == "waiting", mail_jobs.c.next_at <= self._clock())
                .limit(1)
            )
            return found.first() is not None

    async def sent(self, job: Job) -> None:
        await self._over(job, "sent")

    async def drop(self, job: Job) -> None:
        """Nobody needs it any more."""
        await self._over(job, "dropped")

    async def failed(self, job: Job, trouble: MailTrouble, *, lasting: bool) -> int | None:
        """When it is tried again; None: never."""
        now, attempts = self._clock(), job.attempts + 1
        given_up = lasting or attempts >= MOST_ATTEMPTS
        again = None if given_up else now + self._pause(attempts)
        values: dict[str, Any] = {"attempts": attempts, "tried_at": now, "trouble": trouble}
        values |= {"state": "failed"} if again is None else {"next_at": again}
        async with self._database.write() as connection:
            await connection.execute(
                update(mail_jobs).where(*_is(job.workspace_id, job.id), mail_jobs.c.state == "waiting").values(values)
            )
        return again

    def _pause(self, attempts: int) -> int:
        pause: int = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempts - 1))
        return round(pause * (1 + JITTER * (2 * self._chance.random() - 1)))

    async def _over(self, job: Job, state: str) -> None:
        async with self._database.write() as connection:
            values = {"state": state, "message": None, "tried_at": self._clock(), "trouble": None}
            await connection.execute(update(mail_jobs).where(*_is(job.workspace_id, job.id)).values(values))

    # ------------------------------------------------------------------------------------------ for owners

    async def failures(self, connection: AsyncConnection, workspace_id: str) -> tuple[MailFailure, ...]:
        """What was given up, and what was refused and waits for another try; the newest first."""
        found = await connection.execute(
            select(mail_jobs)
            .where(
                mail_jobs.c.workspace_id == workspace_id,
                mail_jobs.c.state.in_(("waiting", "failed")),
                mail_jobs.c.attempts > 0,
            )
            .order_by(mail_jobs.c.tried_at.desc(), mail_jobs.c.id)
            .limit(_MOST_SHOWN)
        )
        return tuple(
            MailFailure(
                id=row.id,
                kind=row.kind,
                to=row.recipient,
                at=row.tried_at,
                attempts=row.attempts,
                trouble=row.trouble,
                again_at=row.next_at if row.state == "waiting" else None,
            )
            for row in found
        )

    async def standing(self, connection: AsyncConnection, workspace_id: str) -> tuple[int, int | None]:
        """How many wait, and when the last one was taken."""
        mine = mail_jobs.c.workspace_id == workspace_id
        waiting = await connection.scalar(
            select(func.count()).select_from(mail_jobs).where(mine, mail_jobs.c.state == "waiting")
        )
        last = await connection.scalar(select(func.max(mail_jobs.c.tried_at)).where(mine, mail_jobs.c.state == "sent"))
        return waiting or 0, last

    async def try_again(self, workspace_id: str, job_id: str) -> None:
        """At once, with all attempts before it. Raises ``not_found`` for one that is over."""
        await self._change(workspace_id, job_id, {"state": "waiting", "next_at": self._clock(), "attempts": 1})
        self.grew.now()

    async def forget(self, workspace_id: str, job_id: str) -> None:
        """An owner wants it neither sent nor seen. Raises ``not_found``."""
        await self._change(workspace_id, job_id, {"state": "dropped", "message": None})

    async def _change(self, workspace_id: str, job_id: str, values: dict[str, Any]) -> None:
        async with self._database.write() as connection:
            changed = await connection.execute(
                update(mail_jobs)
                .where(
                    *_is(workspace_id, job_id),
                    mail_jobs.c.state.in_(("waiting", "failed")),
                    mail_jobs.c.attempts > 0,
                )
                .values(values)
            )
        if changed.rowcount == 0:
            raise Refused("not_found", "There is no such e-mail that failed.", field="id")

    # ----------------------------------------------------------------------------------------- invitations

    async def take_back(self, connection: AsyncConnection, workspace_id: str, about_id: str) -> None:
        """What waits about an invitation is worth nothing any more: its link opens nothing."""
        await connection.execute(
            update(mail_jobs)
            .where(
                mail_jobs.c.workspace_id == workspace_id,
                mail_jobs.c.about_id == about_id,
                mail_jobs.c.kind == "invitation",
                mail_jobs.c.state.in_(("waiting", "failed")),
            )
            .values(state="dropped", message=None)
        )

    async def of_invitations(self, connection: AsyncConnection, workspace_id: str) -> tuple[InvitationMail, ...]:
        """Of each invitation the newest e-mail."""
        found = await connection.execute(
            select(mail_jobs)
            .where(mail_jobs.c.workspace_id == workspace_id, mail_jobs.c.kind == "invitation")
            .order_by(mail_jobs.c.created_at)
        )
        return tuple(
            {
                row.about_id: _invitation_mail(row) for row in found if row.state in {"waiting", "sent", "failed"}
            }.values()
        )

    async def outcome(self, workspace_id: str, job_id: str) -> Row[Any] | None:
        """The job as it stands."""
        async with self._database.read() as connection:
            return (await connection.execute(select(mail_jobs).where(*_is(workspace_id, job_id)))).first()

    async def invitation_mail(self, workspace_id: str, job_id: str) -> InvitationMail | None:
        row = await self.outcome(workspace_id, job_id)
        return None if row is None or row.state == "dropped" else _invitation_mail(row)

    async def forget_old(self) -> None:
        """Those that are over go after a while; whoever was told of what stays known."""
        async with self._database.write() as connection:
            await connection.execute(
                delete(mail_jobs).where(
                    mail_jobs.c.state != "waiting", mail_jobs.c.created_at < self._clock() - KEPT_FOR
                )
            )


def _is(workspace_id: str, job_id: str) -> tuple[Any, Any]:
    return mail_jobs.c.workspace_id == workspace_id, mail_jobs.c.id == job_id


def _job(row: Row[Any]) -> Job:
    return Job(
        workspace_id=row.workspace_id,
        id=row.id,
        kind=row.kind,
        recipient=row.recipient,
        message=row.message,
        attempts=row.attempts,
        operator_id=row.operator_id,
        about_id=row.about_id,
    )


def _invitation_mail(row: Row[Any]) -> InvitationMail:
    return InvitationMail(invitation_id=row.about_id, state=row.state, trouble=row.trouble)
