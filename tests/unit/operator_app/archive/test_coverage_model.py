"""Whatever order messages, pages, answers and snapshots come in, a window is a run of the truth without a hole.

The truth is a plain list of everything the backend ever wrote. The archive hears of it late, in parts and twice.
"""

import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from operator_app.archive import cursor, incoming, messages, outbox, search_index
from operator_app.archive.migrate import migrate
from operator_app.domain.changes import Change
from operator_app.domain.commands import SendMessage
from operator_app.domain.dialogs import Dialog
from operator_app.domain.messages import Message, MessageKind
from operator_app.domain.value import ClientId, DialogId
from tests.doubles.entities import ME, USER, a_change, a_dialog, a_last_message, a_message, a_user

NAMES = ("a", "b", "c")
names = st.sampled_from(NAMES)


@dataclass
class Page:
    name: str
    run: list[Message]
    has_older: bool
    before: int | None


@dataclass
class Truth:
    """The backend: a log of changes, and every dialog's messages."""

    log: list[Change] = field(default_factory=list)
    dialogs: dict[str, Dialog] = field(default_factory=dict)
    feeds: dict[str, list[Message]] = field(default_factory=dict)

    def write(self, name: str, *, facts: int, client_id: str | None = None) -> Change:
        number = len(self.log) + 1
        kind = MessageKind.USER if client_id is None else MessageKind.OPERATOR
        run = [
            replace(
                a_message(number, dialog_id=name, kind=MessageKind.SYSTEM, author_id=None), id=f"{number:04}-{part}"
            )
            for part in range(facts)
        ]
        author = USER if client_id is None else ME
        written = a_message(number, dialog_id=name, kind=kind, author_id=author, client_id=client_id)
        run.append(replace(written, id=f"{number:04}-{facts}"))
        before = self.dialogs.get(name) or a_dialog(number, id=name, created_at=number * 1_000)
        self.dialogs[name] = replace(
            before, revision=number, message_count=before.message_count + 1, last_message=a_last_message(number)
        )
        self.feeds.setdefault(name, []).extend(run)
        return self._log(a_change(number, *run, self.dialogs[name], client_id=client_id))

    def arrange(self, name: str) -> None:
        number = len(self.log) + 1
        self.dialogs[name] = replace(self.dialogs[name], revision=number)
        self._log(a_change(number, self.dialogs[name]))

    def page(self, name: str, before: int | None, limit: int) -> Page:
        older = [message for message in self.feeds[name] if before is None or (message.position or 0) < before]
        run = older[-limit:]
        while len(run) < len(older) and older[-len(run) - 1].position == run[0].position:
            run = older[-len(run) - 1 :]
        return Page(name=name, run=run, has_older=len(run) < len(older), before=before)

    def _log(self, change: Change) -> Change:
        self.log.append(change)
        return change


class Coverage(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.c = sqlite3.connect(":memory:", isolation_level=None)
        search_index.prepare(self.c)
        migrate(self.c, Path("unused.db"))
        self.truth = Truth()
        self.in_flight: list[Page] = []
        self.own: set[int] = set()

    @initialize(early=st.lists(names, max_size=6))
    def begin(self, early: list[str]) -> None:
        for name in early:
            self.truth.write(name, facts=0)
        self.start_over(3)

    @property
    def known(self) -> int:
        number = cursor.read(self.c).number
        assert number is not None
        return number

    @rule(name=names, facts=st.integers(0, 2))
    def somebody_writes(self, name: str, facts: int) -> None:
        self.truth.write(name, facts=facts)

    @rule(name=names)
    def somebody_arranges(self, name: str) -> None:
        if name in self.truth.dialogs:
            self.truth.arrange(name)

    @precondition(lambda self: self.known < len(self.truth.log))
    @rule(count=st.integers(1, 4))
    def the_stream_delivers(self, count: int) -> None:
        for change in self.truth.log[self.known :][:count]:
            incoming.apply_change(self.c, change, ME)

    @precondition(lambda self: self.truth.log)
    @rule(back=st.integers(0, 5))
    def an_old_change_comes_again(self, back: int) -> None:
        incoming.apply_change(self.c, self.truth.log[max(0, self.known - 1 - back)], ME) if self.known else None

    @rule(name=names, limit=st.integers(1, 4), older=st.booleans(), deferred=st.booleans())
    def a_page_is_asked_for(self, name: str, limit: int, older: bool, deferred: bool) -> None:
        if name not in self.truth.feeds:
            return
        before = messages.coverage(self.c, DialogId(name)).oldest if older else None
        page = self.truth.page(name, before, limit)
        self.in_flight.append(page)
        if not deferred:
            self.a_page_comes(len(self.in_flight) - 1)

    @precondition(lambda self: self.in_flight)
    @rule(which=st.integers(0, 3))
    def a_page_comes(self, which: int) -> None:
        page = self.in_flight.pop(min(which, len(self.in_flight) - 1))
        incoming.put_messages(
            self.c, DialogId(page.name), page.run, has_older=page.has_older, before=page.before, me=ME
        )

    @rule(name=names, facts=st.integers(0, 1))
    def this_operator_answers(self, name: str, facts: int) -> None:
        if name not in self.truth.dialogs:
            return
        client_id = ClientId(f"k{len(self.truth.log)}")
        outbox.add(self.c, client_id, SendMessage(dialog_id=DialogId(name), text="x"), ME, 1)
        change = self.truth.write(name, facts=facts, client_id=client_id)
        self.own.add(change.number)
        outbox.confirm(self.c, client_id, change, ME)

    @rule(name=names)
    def a_page_of_dialogs_comes(self, name: str) -> None:
        if name in self.truth.dialogs:
            incoming.put_entities(self.c, [self.truth.dialogs[name]], ME)

    @rule(listed=st.integers(0, 3))
    def start_over(self, listed: int) -> None:
        newest = sorted(self.truth.dialogs.values(), key=lambda dialog: -dialog.revision)[:listed]
        self.in_flight.clear()
        incoming.start_over(self.c, len(self.truth.log), 1, [a_user(), *newest], ME)

    @rule()
    def what_changed_meanwhile_is_asked_for(self) -> None:
        since = cursor.read(self.c).reconcile_after
        if since is not None:
            changed = [dialog for dialog in self.truth.dialogs.values() if dialog.revision > since]
            incoming.put_entities(self.c, changed, ME)
            incoming.reconciled(self.c, since)
            assert self.c.execute("SELECT count(*) FROM dialogs WHERE NOT listed").fetchone() == (0,)
            assert self.c.execute("SELECT count(*) FROM coverage WHERE through IS NOT NULL").fetchone() == (0,)

    @invariant()
    def windows_are_runs_of_the_truth(self) -> None:
        if cursor.read(self.c).number is None:
            return
        for name, feed in self.truth.feeds.items():
            self._check(DialogId(name), feed)

    def _check(self, dialog_id: DialogId, feed: list[Message]) -> None:
        coverage = messages.coverage(self.c, dialog_id)
        window = messages.window(self.c, dialog_id, limit=1_000)
        # An answer of ours may be ahead of the stream: what it passed over comes with the next changes.
        ahead = {number for number in self.own if number > self.known}
        shown = [message.id for message in window.messages if message.position not in ahead]
        truth = [message.id for message in feed if message.position not in ahead]
        if shown:
            start = truth.index(shown[0])
            assert shown == truth[start : start + len(shown)], "a hole"
            if coverage.through is None:
                due = [message.id for message in feed if (message.position or 0) <= self.known]
                end = truth.index(shown[-1])
                assert all(truth.index(message_id) <= end for message_id in due if message_id in truth), "not the end"
        if not window.has_older and not window.messages:
            assert not [message for message in feed if (message.position or 0) <= self.known]
        if not window.has_older and window.messages:
            assert window.messages[0].id == feed[0].id, "it is not the beginning"
        self._check_walk(dialog_id, window.messages)

    def _check_walk(self, dialog_id: DialogId, run: tuple[Message, ...]) -> None:
        """Going back and forth window by window shows the same run."""
        walked: tuple[Message, ...] = ()
        window = messages.window(self.c, dialog_id, limit=2)
        walked = window.messages
        while window.messages and window.messages[0].position is not None:
            window = messages.window(self.c, dialog_id, before=window.messages[0].position, limit=2)
            walked = window.messages + walked
        assert walked == run

    def teardown(self) -> None:
        self.c.close()


TestCoverage = Coverage.TestCase
TestCoverage.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
