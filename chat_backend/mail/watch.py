"""Looks at dialogs with news and makes the e-mails that are due: each piece of news once for each operator."""

import hashlib
from dataclasses import dataclass
from typing import Final

from sqlalchemy import delete, insert, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.clock import Clock
from chat_backend.database.connection import Database
from chat_backend.database.mail_tables import mail_dues, mail_told
from chat_backend.database.tables import workspaces
from chat_backend.identifiers import new_id
from chat_backend.mail import composing, letters
from chat_backend.mail.deciding import News, Reader, Verdict, When, is_wanted, judged
from chat_backend.mail.queue import Job, MailQueue
from chat_backend.mail.reading import Colleague, Desk, colleagues, made_in_last_hour, read_desk
from chat_backend.mail.rule_book import RuleBook, rules_of
from chat_backend.mail.server import MailServer
from chat_backend.presence import PresenceBook
from chat_backend.protocol import MailRules

LOOK_AGAIN: Final = 15_000
"""Milliseconds until a dialog about which nobody is told yet is looked at again."""
GRACE: Final = 90_000
"""Milliseconds after which whoever has disconnected counts as away: an app that starts anew is no absence, and
``last_seen_at`` is known to within a minute."""
_BATCH: Final = 50


@dataclass(frozen=True, kw_only=True)
class _Look:
    """One look at one dialog."""

    desk: Desk
    people: dict[str, Colleague]
    rules: dict[str, MailRules]
    verdicts: dict[str, Verdict]

    @property
    def is_due(self) -> bool:
        return any(each.when is When.NOW for each in self.verdicts.values())

    @property
    def is_over(self) -> bool:
        return all(each.when is When.NEVER for each in self.verdicts.values())


class Watch:
    """Reads much and writes little: a dialog is looked at again, in the transaction, before anything is made of it."""

    def __init__(
        self,
        database: Database,
        *,
        queue: MailQueue,
        rule_book: RuleBook,
        presence: PresenceBook,
        server: MailServer,
        links: composing.Links,
        clock: Clock,
    ) -> None:
        self._database = database
        self._queue = queue
        self._rule_book = rule_book
        self._presence = presence
        self._server = server
        self._links = links
        self._clock = clock

    async def look_at_due(self) -> bool:
        """Some dialogs whose time has come. The answer: there may be more."""
        async with self._database.read() as connection:
            found = await connection.execute(
                select(mail_dues.c.workspace_id, mail_dues.c.dialog_id)
                .where(mail_dues.c.look_at <= self._clock())
                .order_by(mail_dues.c.look_at)
                .limit(_BATCH)
            )
            due = found.all()
        later: list[tuple[str, str]] = []
        for row in due:
            if not await self._look(row.workspace_id, row.dialog_id):
                later.append((row.workspace_id, row.dialog_id))
        if later:
            async with self._database.write() as connection:  # one for all: most looks find nothing to do
                await connection.execute(
                    update(mail_dues)
                    .where(tuple_(mail_dues.c.workspace_id, mail_dues.c.dialog_id).in_(later))
                    .values(look_at=self._clock() + LOOK_AGAIN)
                )
        return len(due) == _BATCH

    async def is_still_wanted(self, job: Job) -> bool:
        """Whether its operator has read none of it, and is there to be written to at the same address."""
        if job.kind != "dialog" or job.operator_id is None or job.about_id is None:
            return True
        async with self._database.read() as connection:
            people = await colleagues(connection, job.workspace_id)
            look = await self._seen(connection, job.workspace_id, job.about_id)
        colleague = people.get(job.operator_id)
        if look is None or colleague is None or colleague.operator.email != job.recipient:
            return False
        reader = self._reader(job.workspace_id, look.desk, colleague, look.rules, in_this_hour=0)
        now = self._clock()
        return any(is_wanted(each, reader, now) for each in look.desk.news_for(job.operator_id))

    async def _look(self, workspace_id: str, dialog_id: str) -> bool:
        """Whether there is nothing left to look at."""
        async with self._database.read() as connection:
            look = await self._seen(connection, workspace_id, dialog_id)
        if look is not None and not look.is_due and not look.is_over:
            return False
        async with self._database.write() as connection:
            # the workspace's lock: nobody writes or reads in this dialog until this is committed
            lock = select(workspaces.c.last_number).where(workspaces.c.id == workspace_id).with_for_update()
            await connection.execute(lock)
            look = await self._seen(connection, workspace_id, dialog_id)
            if look is not None:
                await self._tell_all(connection, workspace_id, look)
                look = await self._seen(connection, workspace_id, dialog_id)
            if look is not None and not look.is_over:
                return False
            await connection.execute(
                delete(mail_dues).where(mail_dues.c.workspace_id == workspace_id, mail_dues.c.dialog_id == dialog_id)
            )
        return True

    async def _seen(self, connection: AsyncConnection, workspace_id: str, dialog_id: str) -> _Look | None:
        now = self._clock()
        desk = await read_desk(connection, workspace_id, dialog_id, now)
        if desk is None:
            return None
        people = await colleagues(connection, workspace_id)
        rules = await rules_of(connection, workspace_id)
        made = await made_in_last_hour(connection, workspace_id, people, now)
        verdicts: dict[str, Verdict] = {}
        for operator_id, colleague in people.items():
            if letters.reachable(colleague.operator.email):
                reader = self._reader(workspace_id, desk, colleague, rules, in_this_hour=made.get(operator_id, 0))
                verdicts[operator_id] = judged(desk.news_for(operator_id), reader, now)
        return _Look(desk=desk, people=people, rules=rules, verdicts=verdicts)

    def _reader(
        self,
        workspace_id: str,
        desk: Desk,
        colleague: Colleague,
        rules: dict[str, MailRules],
        *,
        in_this_hour: int,
    ) -> Reader:
        operator_id = colleague.operator.id
        told = desk.told.get(operator_id)
        return Reader(
            rules=rules.get(operator_id, MailRules()),
            here=self._is_here(workspace_id, colleague),
            ownership=desk.ownership(operator_id),
            off_duty=desk.off_duty,
            muted=operator_id in desk.muted,
            read=desk.read.get(operator_id, 0),
            told=0 if told is None else told.number,
            told_at=None if told is None else told.at,
            in_this_hour=in_this_hour,
        )

    def _is_here(self, workspace_id: str, colleague: Colleague) -> bool:
        if colleague.operator.status == "away":
            return False
        if self._presence.is_present(workspace_id, colleague.operator.id):
            return not self._presence.is_idle(workspace_id, colleague.operator.id)
        seen = colleague.last_seen_at
        return seen is not None and self._clock() - seen < GRACE

    async def _tell_all(self, connection: AsyncConnection, workspace_id: str, look: _Look) -> None:
        team = await connection.scalar(select(workspaces.c.name).where(workspaces.c.id == workspace_id))
        for operator_id, verdict in look.verdicts.items():
            if verdict.when is When.NOW:
                await self._tell(connection, workspace_id, operator_id, verdict.news, look=look, team=str(team))

    async def _tell(
        self,
        connection: AsyncConnection,
        workspace_id: str,
        operator_id: str,
        news: tuple[News, ...],
        *,
        look: _Look,
        team: str,
    ) -> None:
        """Make the e-mail and note that it was made, in one transaction."""
        now, job_id, dialog_id = self._clock(), new_id(), look.desk.dialog.id
        recipient = look.people[operator_id].operator.email
        rules = look.rules.get(operator_id, MailRules())
        language = composing.language_of(rules.language, self._server.language)
        letter = composing.about_dialog(
            look.desk,
            news,
            team=team,
            names={each: person.operator.name for each, person in look.people.items()},
            language=language,
            show_text=rules.show_text,
            links=self._links,
            off_token=await self._rule_book.off_token(connection, workspace_id, operator_id),
        )
        envelope = letters.Envelope(
            sender=self._server.sender,
            recipient=recipient,
            message_id=job_id,
            at=now,
            language=language,
            thread_id=_thread(workspace_id, dialog_id, operator_id),
        )
        job = Job(
            workspace_id=workspace_id,
            id=job_id,
            kind="dialog",
            recipient=recipient,
            message=letters.written(letter, envelope),
            attempts=0,
            operator_id=operator_id,
            about_id=dialog_id,
        )
        await self._queue.add(connection, job)
        key = {"workspace_id": workspace_id, "operator_id": operator_id, "dialog_id": dialog_id}
        values = {"number": news[-1].number, "at": now}
        changed = await connection.execute(
            update(mail_told).where(*(mail_told.c[name] == value for name, value in key.items())).values(values)
        )
        if changed.rowcount == 0:
            await connection.execute(insert(mail_told).values({**key, **values}))


def _thread(workspace_id: str, dialog_id: str, operator_id: str) -> str:
    """One name for all e-mails to one operator about one dialog, which tells nobody else anything."""
    return hashlib.sha256(f"{workspace_id} {dialog_id} {operator_id}".encode()).hexdigest()[:32]
