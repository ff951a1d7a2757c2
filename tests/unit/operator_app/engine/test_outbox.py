"""Jobs leave once, in order, and a doubt is looked up first; with a real archive and a backend the test plays."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest

from operator_app.archive import drafts, incoming, messages, outbox
from operator_app.archive.database import Database
from operator_app.backends.port import Backend, Doubt
from operator_app.domain.changes import Change
from operator_app.domain.commands import CloseDialog, Command, SendMessage, StartDialog
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.messages import Message
from operator_app.domain.problems import (
    ArchiveError,
    ArchiveProblem,
    OutcomeUnknown,
    RateLimited,
    RefusalReason,
    Refused,
    SignedOut,
    Unreachable,
    UnreachableReason,
)
from operator_app.domain.value import AccountId, ClientId, DialogId
from operator_app.engine.lanes import Lanes
from operator_app.engine.notices import CommandRefused, Notice
from operator_app.engine.outbox import MAX_LANES, Outbox
from operator_app.engine.outgoing import Outgoing
from operator_app.engine.tasks import TaskOwner
from operator_app.engine.telling import Telling
from tests.doubles.entities import ME, USER, a_change, a_dialog, a_user

CUT = Unreachable(UnreachableReason.CUT)


class NoPause(Random):
    """Tries again at once."""

    def uniform(self, a: float, b: float) -> float:
        return a


class Played:
    """Fails as it is told, in turn; what had an effect is remembered, as a server does."""

    def __init__(self) -> None:
        self.failures: list[Exception] = []
        self.loses_answers = 0
        self.effects: list[ClientId] = []
        self.calls: list[str] = []
        self.running = 0
        self.most_running = 0
        self.open = asyncio.Event()
        self.open.set()

    async def execute(self, client_id: ClientId, command: Command) -> Change:
        self.calls.append(f"execute {client_id}")
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        try:
            await self.open.wait()
            if self.failures:
                raise self.failures.pop(0)
            self.effects.append(client_id)
            if self.loses_answers:
                self.loses_answers -= 1
                raise OutcomeUnknown
            return self._change(client_id)
        finally:
            self.running -= 1

    async def look_up(self, client_id: ClientId, command: Command, doubt: Doubt) -> Change | None:
        self.calls.append(f"look up {client_id}")
        return self._change(client_id) if client_id in self.effects else None

    @staticmethod
    def _change(client_id: ClientId) -> Change:
        return a_change(100 + int(client_id), by=ME, client_id=client_id)


class Scene:
    def __init__(self, folder: Path) -> None:
        self.database = Database.open(folder)
        self.backend = Played()
        self.notices: list[Notice] = []
        self.telling = Telling(AccountId("a"), self.notices.append)
        self.tasks = TaskOwner("test")
        self.signed_out = 0
        self.missing: list[DialogId] = []
        self.now = 1_000
        ids = itertools.count(1)
        self.outbox = Outbox(
            database=self.database,
            me=ME,
            outgoing=Outgoing(folder / "outgoing"),
            telling=self.telling,
            tasks=self.tasks,
            lanes=Lanes(asyncio.get_running_loop().time, NoPause()),
            now=lambda: self.now,
            make_id=lambda: ClientId(str(next(ids))),
            signed_out=self._on_signed_out,
            missing=self._on_missing,
        )

    def _on_signed_out(self) -> None:
        self.signed_out += 1

    def _on_missing(self, dialog_id: DialogId) -> None:
        self.missing.append(dialog_id)

    async def perform(self, *commands: Command, hold: int = 0) -> None:
        for command in commands:
            await self.outbox.perform(command, file_limit=100, hold=hold)

    def connect(self) -> None:
        self.outbox.resume(cast("Backend", self.backend))

    async def all_sent(self) -> None:
        async with asyncio.timeout(20):
            while self.telling.status.unsent:
                await asyncio.sleep(0.005)


def message(text: str, dialog: str = "d1") -> SendMessage:
    return SendMessage(dialog_id=DialogId(dialog), text=text)


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    scene = Scene(tmp_path)
    known = (a_user(), *(a_dialog(1, id=f"d{n}") for n in range(1, 13)))
    await scene.database.write(incoming.put_entities, known, ME)
    scene.tasks.start(scene.outbox.run(), "outbox")
    yield scene
    await scene.tasks.cancel_all()
    await asyncio.to_thread(scene.database.close)


async def test_a_lane_keeps_its_order_whatever_fails(scene: Scene) -> None:
    scene.backend.failures = [CUT, CUT, RateLimited(0), CUT]
    await scene.perform(*(message(f"text {n}") for n in range(4)))
    scene.connect()
    await scene.all_sent()
    assert scene.backend.effects == ["1", "2", "3", "4"]
    assert scene.backend.most_running == 1
    assert not any(call.startswith("look up") for call in scene.backend.calls)


@pytest.mark.parametrize("doubt", [OutcomeUnknown(), ZeroDivisionError("a bug")])
async def test_a_doubt_without_effect_is_looked_up_and_sent_again(scene: Scene, doubt: Exception) -> None:
    scene.backend.failures = [doubt]
    await scene.perform(message("one"))
    scene.connect()
    await scene.all_sent()
    assert scene.backend.calls == ["execute 1", "look up 1", "execute 1"]
    assert scene.backend.effects == ["1"]


async def test_a_doubt_with_effect_is_not_sent_again(scene: Scene) -> None:
    scene.backend.loses_answers = 2
    await scene.perform(message("one"), message("two"))
    scene.connect()
    await scene.all_sent()
    assert scene.backend.calls == ["execute 1", "look up 1", "execute 2", "look up 2"]


@pytest.mark.parametrize("unkept", [outbox.set_state, outbox.confirm], ids=lambda write: write.__name__)
async def test_a_disk_that_keeps_neither_doubt_nor_answer_makes_nothing_leave_twice(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, unkept: Callable[..., Any]
) -> None:
    full = 1
    write = scene.database.write

    async def write_unless_full(do: Callable[..., Any], *args: Any, **named: Any) -> Any:
        nonlocal full
        if do is unkept and full and "execute 1" in scene.backend.calls:
            full -= 1
            raise ArchiveError(ArchiveProblem.DISK_FULL)
        return await write(do, *args, **named)

    monkeypatch.setattr(scene.database, "write", write_unless_full)
    scene.backend.loses_answers = 1 if unkept is outbox.set_state else 0
    await scene.perform(message("once"))
    scene.connect()
    await scene.all_sent()
    assert scene.backend.calls == ["execute 1", "look up 1"]
    assert not full


async def test_what_was_on_its_way_when_the_app_ended_is_a_doubt(scene: Scene) -> None:
    await scene.perform(message("one"))
    scene.backend.open.clear()
    scene.connect()
    while not scene.backend.running:
        await asyncio.sleep(0.005)
    await scene.tasks.cancel_all()
    scene.backend.open.set()
    scene.backend.effects = [ClientId("1")]
    await scene.outbox.recover()
    scene.tasks.start(scene.outbox.run(), "outbox again")
    scene.connect()
    await scene.all_sent()
    assert scene.backend.calls == ["execute 1", "look up 1"]


async def test_lanes_run_side_by_side_but_not_too_many(scene: Scene) -> None:
    scene.backend.open.clear()
    await scene.perform(*(message("hello", f"d{n}") for n in range(1, 13)))
    scene.connect()
    while scene.backend.running < MAX_LANES:
        await asyncio.sleep(0.005)
    scene.backend.open.set()
    await scene.all_sent()
    assert scene.backend.most_running == MAX_LANES
    assert len(scene.backend.effects) == 12


async def test_a_refusal_ends_the_job_and_the_lane_goes_on(scene: Scene) -> None:
    scene.backend.failures = [Refused(RefusalReason.FORBIDDEN)]
    close = CloseDialog(dialog_id=DialogId("d1"))
    await scene.perform(close, message("after"))
    scene.connect()
    await scene.all_sent()
    assert scene.backend.effects == ["2"]
    refused = [each for each in scene.notices if isinstance(each, CommandRefused)]
    assert [(each.command, each.reason) for each in refused] == [(close, "forbidden")]


async def test_what_a_removed_dialog_is_told_is_said_and_the_dialog_is_looked_for(scene: Scene) -> None:
    scene.backend.failures = [Refused(RefusalReason.GONE), Refused(RefusalReason.GONE)]
    close, answer = CloseDialog(dialog_id=DialogId("d1")), message("are you there?", "d2")
    await scene.perform(close)
    scene.connect()
    await scene.all_sent()
    await scene.perform(answer)
    await scene.all_sent()
    refused = [each for each in scene.notices if isinstance(each, CommandRefused)]
    assert [(each.command, each.reason) for each in refused] == [(close, "gone"), (answer, "gone")]
    assert scene.missing == ["d1", "d2"]


async def test_signed_out_stops_everything_until_there_is_a_new_connection(scene: Scene) -> None:
    scene.backend.failures = [SignedOut()]
    await scene.perform(message("one"))
    scene.connect()
    while not scene.signed_out:
        await asyncio.sleep(0.005)
    await scene.perform(message("two", "d2"))
    await asyncio.sleep(0.05)
    assert scene.backend.calls == ["execute 1"]
    scene.connect()
    await scene.all_sent()
    assert set(scene.backend.effects) == {"1", "2"}


async def test_a_held_message_leaves_when_its_time_has_come_and_nothing_overtakes_it(scene: Scene) -> None:
    scene.connect()
    await scene.perform(message("held"), hold=5_000)
    await scene.perform(message("after it"), message("elsewhere", "d2"))
    async with asyncio.timeout(20):
        while scene.backend.effects != ["3"]:
            await asyncio.sleep(0.005)
    (shown, behind) = await shown_in(scene, "d1")
    assert (shown.text, shown.leaves_at, behind.leaves_at) == ("held", 6_000, None)
    scene.now = 6_000
    scene.outbox.wake()
    await scene.all_sent()
    assert scene.backend.effects == ["3", "1", "2"]


async def test_a_held_message_leaves_by_itself(scene: Scene) -> None:
    scene.connect()
    begun = asyncio.get_running_loop().time()

    def running() -> int:
        return 1_000 + int((asyncio.get_running_loop().time() - begun) * 1000)

    scene.outbox._now = running
    await scene.perform(message("held"), hold=50)
    await scene.all_sent()
    assert scene.backend.effects == ["1"]


async def test_a_moment_that_comes_while_the_outbox_looks_is_not_missed(scene: Scene) -> None:
    moments = itertools.chain([1_000, 1_000], itertools.count(1_099))
    scene.outbox._now = lambda: next(moments)
    await scene.perform(message("held"), hold=100)
    scene.connect()
    await scene.all_sent()
    assert scene.backend.effects == ["1"]


async def test_what_is_undone_is_in_the_draft_again_before_what_is_typed_there(scene: Scene) -> None:
    scene.connect()
    await scene.perform(message("first"), message("undone"), hold=5_000)
    typed = Draft(text="typed since", cursor=3)
    await scene.database.write(drafts.save, DialogId("d1"), ComposerMode.REPLY, typed, 1_001)
    assert await scene.outbox.cancel(ClientId("2"))
    draft = await scene.database.read(drafts.get, DialogId("d1"), ComposerMode.REPLY)
    assert draft == Draft(text="undone\ntyped since", cursor=6)
    assert [each.text for each in await shown_in(scene, "d1")] == ["first"]
    scene.now = 6_000
    scene.outbox.wake()
    await scene.all_sent()
    assert scene.backend.effects == ["1"]
    assert not await scene.outbox.cancel(ClientId("1")), "it has left"


async def test_a_clock_set_back_holds_nothing_for_hours(scene: Scene) -> None:
    scene.connect()
    scene.now = 3_600_000
    await scene.perform(message("held"), hold=5_000)
    scene.now = 1_000
    scene.outbox.wake()
    await scene.all_sent()
    assert scene.backend.effects == ["1"]


async def test_the_beginning_of_a_dialog_is_not_taken_back_from_under_its_answers(scene: Scene) -> None:
    begun = StartDialog(dialog_id=DialogId("new"), user_id=USER, text="hello")
    await scene.perform(begun, message("more", "new"), hold=5_000)
    assert not await scene.outbox.cancel(ClientId("1"))
    assert await scene.outbox.cancel(ClientId("2"))
    assert await scene.outbox.cancel(ClientId("1"))


async def shown_in(scene: Scene, dialog: str) -> tuple[Message, ...]:
    return await scene.database.read(messages.on_their_way, DialogId(dialog))
