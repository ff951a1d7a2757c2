"""The index against reading every message: whatever came, changed and went, and whatever is asked."""

import sqlite3
from datetime import UTC
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from operator_app.archive import incoming, messages, people, search, search_index
from operator_app.archive.migrate import migrate
from operator_app.domain import search as domain
from operator_app.domain.dialogs import DialogState
from operator_app.domain.found import FoundMessage, SearchPlace
from operator_app.domain.messages import File, Message, MessageKind
from operator_app.domain.search import Has, Is, Match, SearchQuery, parse
from operator_app.domain.value import ClientId, DialogId, FileId, MessageId, OperatorId, UserId
from tests.doubles.entities import ANNA, ME, a_dialog, a_message, a_user, an_operator

HOUR = 3_600_000
WORDS = ("доставка", "доставку", "ДОСТАВОК", "чек", "чека", "ёлка", "елки", "order-4821", "orders", "study", "я", "и")
texts = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
queries = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(("дос", "тав", "ста", "ек", "rder", "482", "че", '"доставка чек"', '"чек', "studies", "яя")),
        st.sampled_from(
            (
                "is:note",
                "in:open",
                "in:closed",
                "tag:vip",
                "is:mine",
                "is:unassigned",
                "is:unread",
                "is:waiting",
                "has:file",
                "has:image",
                "has:link",
            )
        ),
        st.sampled_from(("from:me", "from:anna", "from:ольга", "before:1970-01-02", "after:1970-01-02")),
    ),
    min_size=1,
    max_size=3,
).map(" ".join)
ids = st.integers(1, 30)
OPEN, CLOSED = DialogId("d-open"), DialogId("d-closed")
PICTURE = File(id=FileId("f"), name="чек елка.png", size=1, content_type="image/png", url="https://x/1")
PAPER = File(id=FileId("g"), name="заказ.pdf", size=1, content_type="application/pdf", url="https://x/2")


class Index(RuleBasedStateMachine):
    kept = Bundle("kept")

    @initialize(old=st.lists(texts, max_size=4))
    def begin(self, old: list[str]) -> None:
        """An archive with some messages from before the index."""
        self.c = sqlite3.connect(":memory:", isolation_level=None)
        search_index.prepare(self.c)
        migrate(self.c, Path("unused.db"))
        search_index.begin(self.c)
        self.c.execute("UPDATE search_state SET unfilled = 1000000")
        people.put_account(self.c, people.AccountFacts(me=ME, title="Shop"))
        self.dialogs = {
            OPEN: a_dialog(id=OPEN, user_id=UserId("u1"), tags=("VIP", "опт"), assignee_id=ME, waiting_since=5),
            CLOSED: a_dialog(id=CLOSED, user_id=UserId("u2"), state=DialogState.CLOSED),
        }
        self.users = {"u1": a_user(id="u1", name="Ольга"), "u2": a_user(id="u2", name="Иван", email="ivan@olga.ru")}
        entities = (
            *self.users.values(),
            *self.dialogs.values(),
            an_operator(ME, name="Пётр"),
            an_operator(ANNA, name="Anna"),
        )
        incoming.start_over(self.c, 1, 1, entities, ME)
        self.messages: dict[MessageId, Message] = {}
        for number, text in enumerate(old):
            self.put(a_message(number + 100, id=MessageId(f"old{number}"), dialog_id=OPEN, text=text, at=number * HOUR))
        self.c.execute("UPDATE search_state SET unfilled = (SELECT ifnull(max(number), 0) FROM messages)")

    def put(self, message: Message) -> None:
        messages.put_confirmed(self.c, message, live=False)
        assert message.id is not None
        self.messages[message.id] = message

    @rule(
        number=ids,
        text=texts,
        hour=st.integers(0, 40),
        dialog=st.sampled_from((OPEN, CLOSED)),
        kind=st.sampled_from(MessageKind),
        files=st.sampled_from(((), (PICTURE,), (PAPER,))),
        link=st.booleans(),
        writer=st.sampled_from((ME, ANNA)),
    )
    def comes(  # noqa: PLR0917
        self,
        number: int,
        text: str,
        hour: int,
        dialog: DialogId,
        kind: MessageKind,
        files: tuple[File, ...],
        link: bool,
        writer: OperatorId,
    ) -> None:
        """A new message, or another copy of one that is there."""
        user = self.dialogs[dialog].user_id
        known = self.messages.get(MessageId(f"m{number}"))
        if known is not None and MessageKind.SYSTEM in {known.kind, kind}:
            return  # what tells a fact stays one
        self.put(
            a_message(
                number,
                id=MessageId(f"m{number}"),
                dialog_id=dialog,
                text=f"{text} https://example.com" if link else text,
                at=hour * HOUR + number,
                kind=kind,
                author_id=user if kind is MessageKind.USER else writer,
                files=files,
            )
        )

    @rule(number=ids, text=texts)
    def is_written_here_and_confirmed(self, number: int, text: str) -> None:
        key = ClientId(f"k{len(self.messages)}-{number}")
        if messages.by_client_id(self.c, key) is not None:
            return
        facts = {
            "client_id": key,
            "dialog_id": OPEN,
            "kind": MessageKind.OPERATOR,
            "author_id": ME,
            "text": text,
            "at": number * HOUR,
        }
        messages.add_pending(self.c, replace(a_message(1, **facts), id=None, position=None))
        self.put(a_message(200 + number, **facts | {"id": MessageId(f"c{key}"), "at": (number + 1) * HOUR}))

    @rule(number=ids)
    def goes(self, number: int) -> None:
        self.messages.pop(MessageId(f"m{number}"), None)
        self.c.execute("DELETE FROM messages WHERE id = ?", (f"m{number}",))

    @rule(most=st.integers(1, 3))
    def is_filled(self, most: int) -> None:
        search_index.fill(self.c, most)

    @rule()
    def is_made_by_other_rules(self) -> None:
        self.c.execute("UPDATE search_state SET rules = 'older'")
        search_index.begin(self.c)

    @rule(typed=queries, limit=st.integers(1, 4))
    def is_searched(self, typed: str, limit: int) -> None:
        while search_index.fill(self.c, 50):
            pass
        query = parse(typed, zone=UTC, now=40 * HOUR)
        found: list[FoundMessage] = []
        place: SearchPlace | None = None
        while True:
            page = search.find(self.c, query, me=ME, now=0, after=place, limit=limit)
            assert len(page.messages) <= limit
            found += page.messages
            place = page.next
            if place is None:
                break
        assert [message.key for message in found] == self.naive(query)
        self.dialogs_of_finds_are_listed(query, found)

    def dialogs_of_finds_are_listed(self, query: SearchQuery, found: list[FoundMessage]) -> None:
        first = {each.dialog_id: each.position for each in reversed(found)}
        people = {person.dialog_id for person in search.find_people(self.c, query, search.MOST_PEOPLE)}
        listed = search.find_dialogs(self.c, query, me=ME, now=0, limit=100)
        by_message = [each for each in listed.dialogs if each.dialog_id not in people]
        assert {each.dialog_id for each in listed.dialogs} == first.keys() | people
        assert [each.dialog_id for each in by_message] == [
            dialog_id for dialog_id in dict.fromkeys(each.dialog_id for each in found) if dialog_id not in people
        ]
        assert all(each.position == first[each.dialog_id] for each in by_message)
        assert not listed.more
        if first:
            fewer = search.find_dialogs(self.c, query, me=ME, now=0, limit=1)
            assert fewer.dialogs[0] == listed.dialogs[0]
            assert fewer.more == (len(listed.dialogs) > 1)

    def naive(self, query: SearchQuery) -> list[str]:
        if query.empty:
            return []
        ways = {message: self.answers(query, message) for message in self.messages.values()}
        numbers = dict(self.c.execute("SELECT id, number FROM messages"))
        best = sorted(
            (message for message, way in ways.items() if way is not None),
            key=lambda m: (ways[m] is Match.WORDS, m.at // HOUR, numbers[m.id]),
            reverse=True,
        )
        return [message.key for message in best]

    def answers(self, query: SearchQuery, message: Message) -> Match | None:
        dialog, user = self.dialogs[message.dialog_id], self.users[self.dialogs[message.dialog_id].user_id]
        names = {
            "me": message.author_id == ME,
            "anna": message.author_id == ANNA,
            "ольга": message.author_id == user.id and user.name == "Ольга",
        }
        holds = (
            message.kind is not MessageKind.SYSTEM,
            Is.NOTE not in query.only or message.kind is MessageKind.NOTE,
            query.state is None or dialog.state is query.state,
            not query.tags or "VIP" in dialog.tags,
            Is.MINE not in query.only or dialog.assignee_id == ME,
            Is.UNASSIGNED not in query.only or dialog.assignee_id is None,
            Is.WAITING not in query.only or dialog.waiting_since is not None,
            Is.UNREAD not in query.only or self.is_unread(message.dialog_id),
            Has.FILE not in query.has or message.files,
            Has.IMAGE not in query.has or message.files == (PICTURE,),
            Has.LINK not in query.has or "https" in message.text,
            all(names[author] for author in query.authors),
            query.after is None or message.at >= query.after,
            query.before is None or message.at < query.before,
        )
        whole = " ".join((message.text, *(file.name for file in message.files)))
        return domain.match(query.terms, whole) if all(holds) else None

    def is_unread(self, dialog_id: DialogId) -> bool:
        return bool(self.c.execute("SELECT unread FROM dialogs WHERE id = ?", (dialog_id,)).fetchone()[0])

    @invariant()
    def the_index_is_sound(self) -> None:
        if hasattr(self, "c"):
            for table in ("search", "search_inside", "search_people_inside"):
                self.c.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608

    def teardown(self) -> None:
        if hasattr(self, "c"):
            self.c.close()


TestIndex = Index.TestCase
TestIndex.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
