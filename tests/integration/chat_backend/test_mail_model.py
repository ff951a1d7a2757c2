"""Who is mailed when, against a plain model: real commands in a real database, in any order, two operators and two users."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from sqlalchemy import select

from chat_backend.database.mail_tables import mail_jobs
from chat_backend.protocol import Assign, CloseDialog, MarkRead, Mute, Operator, SendMessage, SetStatus, User
from tests.doubles.mail_server import MailServerDouble
from tests.integration.chat_backend.mail_desk import MINUTE, MailDesk, mail_desk

WHO, USER = st.integers(0, 1), st.integers(0, 1)
STEP = MINUTE // 2


@dataclass
class Written:
    text: str
    at: int


@dataclass
class Talk:
    """A dialog as the model knows it: what waits for an answer, and whose it is."""

    waiting: list[Written] = field(default_factory=list)
    owner: int | None = None
    dialog_id: str = ""


@dataclass
class Reader:
    """An operator as the model knows him."""

    away: bool = True
    wants: set[str] = field(default_factory=lambda: {"mine", "unassigned"})
    on: bool = True
    seen: set[str] = field(default_factory=set)
    """Texts that he read, or was told of."""
    muted: set[int] = field(default_factory=set)
    mailed_at: dict[int, int] = field(default_factory=dict)
    mails: list[int] = field(default_factory=list)


class Mailing(RuleBasedStateMachine):
    """The queue is looked at, not the mail server: how it is handed over is another test's matter."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.ending = AsyncExitStack()
        self.talks, self.readers = [Talk(), Talk()], [Reader(), Reader()]
        self.count, self.jobs = 0, set[str]()

    @initialize()
    def open(self) -> None:
        self.loop.run_until_complete(self._open())

    async def _open(self) -> None:
        self.desk: MailDesk = await self.ending.enter_async_context(
            mail_desk(Path(self.folder.name), MailServerDouble(port=1))
        )
        boris = await self.desk.operator("Boris")
        self.operators: list[Operator] = [self.desk.owner, boris]
        for each in self.operators:
            await self.desk.do(SetStatus(status="away"), actor=each)
        self.users: list[User] = [await self.desk.vera(name=f"Visitor No {number}") for number in range(2)]

    @rule(user=USER)
    def writes(self, user: int) -> None:
        self.count += 1
        text = f"text-{self.count}-end"
        self.loop.run_until_complete(self._writes(user, text))
        self.talks[user].waiting.append(Written(text, self.desk.now))

    async def _writes(self, user: int, text: str) -> None:
        self.desk.later(1)  # two changes never share a moment here
        await self.desk.writes(self.users[user].id, text)
        if not self.talks[user].dialog_id:
            self.talks[user].dialog_id = await self.desk.dialog_of(self.users[user])

    @rule(who=WHO, user=USER)
    def reads(self, who: int, user: int) -> None:
        talk = self.talks[user]
        if talk.dialog_id:
            newest = self.loop.run_until_complete(self.desk.newest(talk.dialog_id))
            self._do(MarkRead(dialog_id=talk.dialog_id, read_number=newest.number), who)
            self.readers[who].seen |= {each.text for each in talk.waiting}

    @rule(who=WHO, user=USER)
    def answers(self, who: int, user: int) -> None:
        talk = self.talks[user]
        if talk.dialog_id:
            self._do(SendMessage(dialog_id=talk.dialog_id, text="answer"), who)
            talk.waiting.clear()
            talk.owner = who if talk.owner is None else talk.owner

    @rule(who=WHO, user=USER)
    def closes(self, who: int, user: int) -> None:
        talk = self.talks[user]
        if talk.dialog_id:
            self._do(CloseDialog(dialog_id=talk.dialog_id), who)
            talk.waiting.clear()

    @rule(user=USER, owner=st.sampled_from([None, 0, 1]))
    def takes(self, user: int, owner: int | None) -> None:
        """Each takes it himself: what others give is news of its own."""
        talk = self.talks[user]
        if talk.dialog_id and owner != talk.owner:
            operator_id = None if owner is None else self.operators[owner].id
            self._do(Assign(dialog_id=talk.dialog_id, operator_id=operator_id), owner or 0)
            talk.owner = owner

    @rule(who=WHO, user=USER, muted=st.booleans())
    def mutes(self, who: int, user: int, muted: bool) -> None:
        talk, silent = self.talks[user], self.readers[who].muted
        if talk.dialog_id:
            self._do(Mute(dialog_id=talk.dialog_id, muted=muted), who)
            silent.add(user) if muted else silent.discard(user)

    @rule(who=WHO, away=st.booleans())
    def comes_or_goes(self, who: int, away: bool) -> None:
        self.desk.services.presence.close()
        self._do(SetStatus(status="away" if away else "online"), who)
        self.readers[who].away = away
        for number, reader in enumerate(self.readers):
            if not reader.away:  # connected for as long as the test likes
                entered = self.desk.services.presence.present(
                    self.desk.workspace.id, "operator", self.operators[number].id
                )
                self.loop.run_until_complete(self._enter(entered))

    async def _enter(self, entered: object) -> None:
        entered.__enter__()  # type: ignore[attr-defined]
        self.places = [*getattr(self, "places", []), entered]

    @rule(who=WHO, on=st.booleans(), wants=st.sets(st.sampled_from(["mine", "unassigned", "colleagues"])))
    def chooses(self, who: int, on: bool, wants: set[str]) -> None:
        chosen = {kind: kind in wants for kind in ("mine", "unassigned", "colleagues")}
        self.loop.run_until_complete(self.desk.choose(self.operators[who], on=on, **chosen))
        self.readers[who].on, self.readers[who].wants = on, wants

    @rule(steps=st.integers(1, 24))
    def time_passes(self, steps: int) -> None:
        for _ in range(steps):
            self.desk.later(STEP)
            assert self.loop.run_until_complete(self._made()) == self._expected()

    async def _made(self) -> set[tuple[int, int, tuple[str, ...]]]:
        """What this look put into the queue: for whom, about whom, and which texts it tells."""
        delivery = self.desk.services.mail.delivery
        assert delivery is not None
        while await delivery.watch.look_at_due():
            pass
        async with self.desk.services.database.read() as connection:
            rows = (await connection.execute(select(mail_jobs))).all()
        made: set[tuple[int, int, tuple[str, ...]]] = set()
        ids, dialogs = [each.id for each in self.operators], [talk.dialog_id for talk in self.talks]
        for row in rows:
            if row.id not in self.jobs:
                self.jobs.add(row.id)
                message = message_from_bytes(row.message, policy=default)
                assert isinstance(message, EmailMessage)
                text = message.get_body(("plain",)).get_content()  # type: ignore[union-attr]
                told = tuple(line.strip("> \r") for line in text.split("\n") if line.startswith("> text-"))
                made.add((ids.index(row.operator_id), dialogs.index(row.about_id), told))
        return made

    def _expected(self) -> set[tuple[int, int, tuple[str, ...]]]:
        now, expected = self.desk.now, set[tuple[int, int, tuple[str, ...]]]()
        for who, reader in enumerate(self.readers):
            for user, talk in enumerate(self.talks):
                kind = "unassigned" if talk.owner is None else "mine" if talk.owner == who else "colleagues"
                news = [each for each in talk.waiting if each.text not in reader.seen]
                if not news or not reader.on or not reader.away or user in reader.muted or kind not in reader.wants:
                    continue
                if now - news[0].at < MINUTE or now - reader.mailed_at.get(user, 0) < 10 * MINUTE:
                    continue
                if sum(at > now - 60 * MINUTE for at in reader.mails) >= 12:
                    continue
                reader.seen |= {each.text for each in news}
                reader.mailed_at[user] = now
                reader.mails.append(now)
                expected.add((who, user, tuple(each.text for each in news)[-5:]))
        return expected

    def _do(self, command: object, who: int) -> None:
        self.loop.run_until_complete(self.desk.do(command, actor=self.operators[who]))  # type: ignore[arg-type]

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.loop.run_until_complete(self.ending.aclose())
        self.loop.close()
        self.folder.cleanup()


TestMailing = Mailing.TestCase
TestMailing.settings = settings(
    max_examples=8, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
