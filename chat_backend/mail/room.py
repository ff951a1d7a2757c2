"""Everything of e-mail in one running server. Without a mail server the rules can still be read and chosen."""

import asyncio
from dataclasses import dataclass
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.clock import Clock
from chat_backend.database.connection import Database
from chat_backend.identifiers import new_id
from chat_backend.mail import composing, letters
from chat_backend.mail.postman import Postman
from chat_backend.mail.queue import Job, MailQueue
from chat_backend.mail.rule_book import RuleBook
from chat_backend.mail.server import MailServer
from chat_backend.mail.transport import NotTaken, Transport
from chat_backend.mail.watch import Watch
from chat_backend.presence import PresenceBook
from chat_backend.protocol import InvitationMail, MailTested

PATIENCE: Final = 8.0
"""Seconds that whoever invites waits to hear whether his e-mail was taken."""
_ASK_EVERY: Final = 0.1


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """What there is only where e-mail is sent."""

    server: MailServer
    watch: Watch
    postman: Postman


class MailRoom:
    """The rules of operators, the queue, and the way out where there is one."""

    def __init__(
        self,
        database: Database,
        presence: PresenceBook,
        server: MailServer | None,
        clock: Clock,
        *,
        public_url: str,
        transport: Transport | None = None,
    ) -> None:
        self._clock = clock
        self.rules = RuleBook(database)
        self.queue = MailQueue(database, clock)
        self.links = composing.Links(public_url=public_url.rstrip("/"))
        self.delivery: Delivery | None = None
        if server is not None:
            watch = Watch(
                database,
                queue=self.queue,
                rule_book=self.rules,
                presence=presence,
                server=server,
                links=self.links,
                clock=clock,
            )
            postman = Postman(self.queue, transport or Transport(server), watch.is_still_wanted, clock)
            self.delivery = Delivery(server=server, watch=watch, postman=postman)

    async def work(self) -> None:
        """What is due now: e-mails are made, and handed over."""
        if self.delivery is None:
            return
        while await self.delivery.watch.look_at_due():
            pass
        await self.delivery.postman.deliver_due()

    # ----------------------------------------------------------------------------------------- invitations

    @property
    def sends_invitations(self) -> bool:
        """A link that is known on this computer only leads nobody here."""
        return self.delivery is not None and bool(self.links.public_url)

    def can_invite(self, email: str) -> bool:
        return self.sends_invitations and letters.reachable(email)

    async def invite(
        self,
        connection: AsyncConnection,
        workspace_id: str,
        invitation_id: str,
        *,
        email: str,
        who: str,
        team: str,
        link: str,
        language: str,
    ) -> str:
        """Put an invitation's link into the queue in the caller's transaction; the id of the e-mail."""
        if self.delivery is None:
            raise AssertionError("asked only where can_invite")
        server, job_id = self.delivery.server, new_id()
        spoken = composing.language_of(language, server.language)
        letter = composing.invitation(who=who, team=team, link=link, language=spoken)
        envelope = letters.Envelope(
            sender=server.sender, recipient=email, message_id=job_id, at=self._clock(), language=spoken
        )
        job = Job(
            workspace_id=workspace_id,
            id=job_id,
            kind="invitation",
            recipient=email,
            message=letters.written(letter, envelope),
            attempts=0,
            about_id=invitation_id,
        )
        await self.queue.add(connection, job)
        return job_id

    async def became_of(self, workspace_id: str, job_id: str) -> InvitationMail | None:
        """How it stands as soon as it was tried once, or after some seconds."""
        self.queue.grew.now()
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    mail = await self.queue.invitation_mail(workspace_id, job_id)
                    if mail is None or mail.state != "waiting" or mail.trouble is not None:
                        return mail
                    await asyncio.sleep(_ASK_EVERY)
        except TimeoutError:
            return await self.queue.invitation_mail(workspace_id, job_id)

    # ---------------------------------------------------------------------------------------------- a test

    async def test(self, email: str, *, team: str, language: str) -> MailTested:
        """Send one e-mail past the queue and tell what the mail server said."""
        if self.delivery is None:
            raise AssertionError("asked only where e-mail is sent")
        server = self.delivery.server
        spoken = composing.language_of(language, server.language)
        envelope = letters.Envelope(
            sender=server.sender, recipient=email, message_id=new_id(), at=self._clock(), language=spoken
        )
        message = letters.written(composing.trial(team=team, language=spoken), envelope)
        try:
            await self.delivery.postman.hand_over_now(email, message)
        except NotTaken as error:
            return MailTested(to=email, trouble=error.trouble)
        return MailTested(to=email)
