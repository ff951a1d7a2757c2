"""Merging against a plain model: whatever visitors write, tell and turn out to be, in any order, nothing is lost or doubled."""

import asyncio
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import func, select

from chat_backend.accounts import VisitorSession
from chat_backend.commands import site
from chat_backend.database import rows, schema
from chat_backend.database.tables import (
    dialogs,
    event_tallies,
    events,
    messages,
    orders,
    user_notes,
    users,
    visitor_tokens,
    visits,
)
from chat_backend.events.recording import Fresh, event_id
from chat_backend.events.totals import totals_of
from chat_backend.open_change import OpenChange
from chat_backend.people import identity, properties
from chat_backend.protocol import SiteWrite, User, UserNote
from chat_backend.services import Services, build_services
from chat_backend.settings import Settings

WHO = st.integers(0, 4)
IDS = st.sampled_from(["40", "41", "42"])


@dataclass
class Person:
    """What one human being left behind, however many browsers he used."""

    external_id: str | None = None
    texts: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    paid: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    named: set[str] = field(default_factory=set)


class Merging(RuleBasedStateMachine):
    """Five browsers; the model knows which person sits at each."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.services: Services = build_services(Settings(data=Path(self.folder.name)))
        self.people: list[Person] = []
        self.tokens: list[str] = []
        self.first_ids: list[str] = []
        self.steps = 0

    @initialize()
    def open(self) -> None:
        self.loop.run_until_complete(self._open())

    async def _open(self) -> None:
        await schema.upgrade(self.services.database)
        self.workspace_id, self.owner_id = await self.services.accounts.owner_of_embedded("Anna")
        for number in range(5):
            user = User(id=f"u{number}", number=0, created_at=1, last_seen_at=1)
            self.tokens.append(await self.services.accounts.make_visitor(self.workspace_id, user))
            self.first_ids.append(user.id)
            self.people.append(Person())

    async def _visitor(self, who: int) -> VisitorSession:
        found = await self.services.accounts.visitor_of(self.tokens[who])
        assert found is not None
        return found

    @rule(who=WHO, stale=st.booleans())
    def write(self, who: int, stale: bool) -> None:
        self.steps += 1
        text = f"text {self.steps}"
        self.loop.run_until_complete(self._write(who, text, stale=stale))
        self.people[who].texts.append(text)

    async def _write(self, who: int, text: str, *, stale: bool) -> None:
        """``stale``: the request began before whatever merging there was. Sent twice, as after a lost answer."""
        visitor = await self._visitor(who)
        mine = self._known_stale(who) if stale else visitor.user_id
        for user_id in (mine, visitor.user_id):

            async def work(change: OpenChange, user_id: str = user_id) -> None:
                await site.write(change, user_id, SiteWrite(text=text))

            await self.services.log.apply(self.workspace_id, user_id, f"m-{text[5:]}", SiteWrite(text=text), work)

    def _known_stale(self, who: int) -> str:
        """The id this browser had at first, while the person at it is the one who had it."""
        return self.first_ids[who]

    @rule(who=WHO, order=st.sampled_from([None, "o-1", "o-2"]), stale=st.booleans())
    def tell(self, who: int, order: str | None, stale: bool) -> None:
        self.steps += 1
        name = "bought" if order is None else "order_paid"
        fresh = Fresh(
            id=event_id(self.tokens[who], f"e-{self.steps}"),
            name=name,
            at=self.services.clock(),
            props={} if order is None else {"id": order, "total": 5, "currency": "EUR"},
            on_site=True,
        )
        for again in (False, True):
            visitor = self.loop.run_until_complete(self._visitor(who))
            user_id = self._known_stale(who) if stale and not again else visitor.user_id
            taken = self.loop.run_until_complete(self.services.recorder.record(self.workspace_id, user_id, [fresh]))
            assert (fresh.id in {event.id for event in taken}) is not again
        self.people[who].told.append(fresh.id)
        if order is not None:
            self.people[who].paid[order] = 500

    @rule(who=WHO)
    def note(self, who: int) -> None:
        self.steps += 1
        note_id = f"n-{self.steps}"
        self.loop.run_until_complete(self._note(who, note_id))
        self.people[who].notes.append(note_id)

    async def _note(self, who: int, note_id: str) -> None:
        visitor = await self._visitor(who)

        async def work(change: OpenChange) -> None:
            user = await change.user(visitor.user_id)
            note = UserNote(id=note_id, number=0, user_id=user.id, author_id=self.owner_id, text="x", at=change.at)
            await change.put(note)
            await change.put(properties.with_set(user, {note_id: 1}, "operator"))

        await self.services.log.change(self.workspace_id, self.owner_id, work)
        self.people[who].named.add(note_id)

    @rule(who=WHO, external_id=IDS)
    def identify(self, who: int, external_id: str) -> None:
        person = self.people[who]
        known = next((each for each in self.people if each.external_id == external_id), None)
        another = self.loop.run_until_complete(self._identify(who, external_id))
        assert another == (person.external_id not in {None, external_id})
        if another:
            self.people[who] = known or Person(external_id=external_id)
            return
        person.external_id = external_id
        if known is None or known is person:
            return
        known.texts += person.texts
        known.told += person.told
        known.notes += person.notes
        known.paid |= person.paid
        known.named |= person.named
        self.people = [known if each is person else each for each in self.people]

    async def _identify(self, who: int, external_id: str) -> bool:
        visitor = await self._visitor(who)
        token = f"token-{self.steps}-{who}-{len(self.tokens)}-{external_id}-{self.services.clock()}"
        done = []

        async def work(change: OpenChange) -> None:
            found = await identity.identify(change, external_id, {}, "site", visitor_id=visitor.user_id)
            if found.another:
                await self.services.accounts.let_in(change, found.user.id, token)
            done.append(found)

        await self.services.log.change(self.workspace_id, visitor.user_id, work)
        if done[0].another:
            self.tokens[who] = token
            self.first_ids[who] = done[0].user.id
        return done[0].another

    @invariant()
    def everything_is_there_once(self) -> None:
        if self.tokens:
            self.loop.run_until_complete(self._compare())

    async def _compare(self) -> None:
        here = {id(person): (person, who) for who, person in enumerate(self.people)}
        async with self.services.database.read() as connection:
            for person, who in here.values():
                visitor = await self._visitor(who)
                user = await rows.user_now(connection, self.workspace_id, visitor.user_id)
                assert user is not None
                assert user.external_id == person.external_id
                mine = {"user_id": user.id}
                texts = await connection.execute(
                    select(messages.c.text).where(messages.c.user_id == user.id, messages.c.author_id == user.id)
                )
                assert sorted(texts.scalars()) == sorted(person.texts)
                told = await connection.execute(
                    select(events.c.id).where(events.c.user_id == user.id, events.c.name.in_(("bought", "order_paid")))
                )
                assert sorted(told.scalars()) == sorted(person.told)
                totals = (await totals_of(connection, self.workspace_id, [user.id]))[user.id]
                assert (totals.orders, totals.revenue) == (len(person.paid), sum(person.paid.values()))
                for kind, count in totals.counts.items():
                    counted = await connection.scalar(
                        select(func.count())
                        .select_from(events)
                        .where(events.c.user_id == user.id, events.c.kind == kind)
                    )
                    assert counted == count
                notes = await connection.execute(select(user_notes.c.id).where(user_notes.c.user_id == mine["user_id"]))
                assert sorted(notes.scalars()) == sorted(person.notes)
                assert {each.name for each in user.properties} == person.named
            await self._nothing_is_nobodys(connection)

    async def _nothing_is_nobodys(self, connection: object) -> None:
        known = select(users.c.id)
        for table in (dialogs, messages, events, visits, event_tallies, orders, user_notes, visitor_tokens):
            strays = await connection.scalar(  # type: ignore[attr-defined]
                select(func.count()).select_from(table).where(table.c.user_id.not_in(known))
            )
            assert strays == 0, table.name

    def teardown(self) -> None:
        self.loop.run_until_complete(self.services.database.close())
        self.loop.close()
        self.folder.cleanup()


Merging.TestCase.settings = settings(
    max_examples=8, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
TestMerging = Merging.TestCase
