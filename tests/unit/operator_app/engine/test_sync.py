"""Synchronisation with a real archive and a backend whose every word the test writes."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from operator_app.archive import cursor, dialogs, incoming
from operator_app.archive.database import Database
from operator_app.backends.port import DialogPage, Fresh, Snapshot, StreamItem, StreamStarted
from operator_app.domain.arrivals import Arrival, ArrivalReason
from operator_app.domain.changes import Change
from operator_app.domain.dialogs import DialogState
from operator_app.domain.lists import DialogFilter
from operator_app.domain.messages import MessageKind
from operator_app.domain.problems import BackendError, CursorTooOld, Unreachable, UnreachableReason
from operator_app.domain.site_chat import Site, SiteChat, WorkingHours
from operator_app.domain.team_hours import team_hours
from operator_app.domain.value import AccountId, ClientId
from operator_app.engine import arriving
from operator_app.engine.arriving import Reader
from operator_app.engine.live import Live
from operator_app.engine.notices import Changes, Notice
from operator_app.engine.sync import Sync
from operator_app.engine.tasks import TaskOwner
from operator_app.engine.telling import Telling
from tests.doubles.entities import DIALOG, ME, a_change, a_dialog, a_last_message, a_message, a_user
from tests.doubles.scripted_backend import ScriptedBackend, as_backend

NOW = 1_700_000_000_000
CUT = Unreachable(UnreachableReason.CUT)


def written(number: int) -> Change:
    """The user writes the message with this number."""
    dialog = a_dialog(number, last_message=a_last_message(number), message_count=number)
    return a_change(number, a_user(), dialog, a_message(number))


class Scene:
    def __init__(self, folder: Path) -> None:
        self.database = Database.open(folder)
        self.backend = ScriptedBackend()
        self.notices: list[Notice] = []
        self.telling = Telling(AccountId("a"), self.notices.append)
        self.tasks = TaskOwner("test")
        self.online = 0
        self.snapshots: list[int] = []
        self.echoes: list[ClientId] = []
        self.sync = Sync(
            database=self.database,
            reader=Reader(account_id=AccountId("a"), me=ME),
            telling=self.telling,
            live=Live(ME, self.telling, lambda: NOW, asyncio.get_running_loop().call_later),
            tasks=self.tasks,
            now=lambda: NOW,
            echoed=self._echoed,
            starting_over=self._starting_over,
        )

    async def _starting_over(self, snapshot: Snapshot) -> None:
        self.snapshots.append(snapshot.number)

    async def _echoed(self, client_ids: frozenset[ClientId]) -> None:
        self.echoes += client_ids

    async def _caught_up(self) -> None:
        self.backend.asked.append("caught up")

    async def _online(self) -> None:
        self.online += 1

    async def follow(self, *frames: StreamItem, end: BackendError = CUT) -> BackendError:
        """One connection that tells these frames and then breaks; how it ended."""
        for frame in (*frames, end):
            self.backend.frames.put_nowait(frame)
        with pytest.raises(BackendError) as ended:
            await self.sync.follow(as_backend(self.backend), lambda: None, self._caught_up, self._online)
        return ended.value

    async def number(self) -> int | None:
        return (await self.database.read(cursor.read)).number

    def arrivals(self) -> list[tuple[ArrivalReason, str]]:
        return [(each.reason, each.text) for each in self.notices if isinstance(each, Arrival)]

    def started(self) -> StreamStarted:
        return StreamStarted(number=self.backend.number, server_time=NOW + 5_000)


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    scene = Scene(tmp_path)
    yield scene
    await scene.tasks.cancel_all()
    await asyncio.to_thread(scene.database.close)


async def test_from_nothing_to_online(scene: Scene) -> None:
    scene.backend.log = [written(1)]
    scene.backend.snapshot_page = DialogPage(dialogs=(a_dialog(1, last_message=a_last_message(1)),), users=(a_user(),))
    assert await scene.follow(scene.started()) is CUT
    assert scene.backend.asked == ["snapshot", "after 1", "caught up", "stream 1"]
    assert (scene.online, scene.snapshots, await scene.number()) == (1, [1], 1)
    assert scene.arrivals() == []
    assert any(isinstance(each, Changes) and each.everything for each in scene.notices)
    assert scene.telling.status.complete_up_to == NOW + 5_000


async def test_what_arrives_knows_when_its_team_works(scene: Scene) -> None:
    await scene.follow(scene.started())
    chat = SiteChat(hours=(WorkingHours(day=0, begin=540, until=1080),), zone="Europe/Berlin")
    scene.backend.log = [written(1), a_change(2, Site(chat=chat, revision=2)), written(3)]
    await scene.follow(scene.started())
    found = [each.team_hours for each in scene.notices if isinstance(each, Arrival)]
    assert found == [team_hours(chat)] * 2


async def test_a_long_difference_comes_in_pieces_and_is_alerted_once(scene: Scene) -> None:
    await scene.follow(scene.started())
    scene.backend.log = [written(n) for n in range(1, 8)]
    await scene.follow(scene.started())
    assert scene.backend.asked[-4:] == ["after 3", "after 6", "caught up", "stream 7"]
    assert scene.arrivals() == [
        (ArrivalReason.NEW_DIALOG, "text 1"),
        *((ArrivalReason.NEW_MESSAGE, f"text {n}") for n in range(2, 8)),
    ]
    assert scene.snapshots == [0]


async def test_frames_out_of_order_and_twice_are_put_in_order(scene: Scene) -> None:
    start = scene.started()
    scene.backend.log = [written(n) for n in range(1, 5)]
    one, two, three, four = scene.backend.log
    scene.backend.log = []
    await scene.follow(start, two, one, two, four, three, one)
    assert [text for _, text in scene.arrivals()] == ["text 1", "text 2", "text 3", "text 4"]
    assert await scene.number() == 4


async def test_a_gap_that_does_not_close_is_brought(scene: Scene) -> None:
    scene.backend.frames.put_nowait(scene.started())
    following = scene.tasks.start(
        scene.sync.follow(as_backend(scene.backend), lambda: None, scene._caught_up, scene._online),
        "follow",
        awaited=True,
    )
    while scene.online == 0:
        await asyncio.sleep(0.01)
    scene.backend.log = [written(n) for n in range(1, 4)]
    scene.backend.frames.put_nowait(scene.backend.log[2])
    while await scene.number() != 3:
        await asyncio.sleep(0.01)
    scene.backend.frames.put_nowait(CUT)
    with pytest.raises(Unreachable):
        await following
    assert scene.backend.asked[-1] == "after 0"
    assert [text for _, text in scene.arrivals()] == ["text 1", "text 2", "text 3"]


async def test_a_cursor_that_is_too_old_takes_a_new_snapshot(scene: Scene) -> None:
    await scene.follow(scene.started())
    scene.backend.log = [written(n) for n in range(1, 6)]
    scene.backend.oldest = 3
    scene.backend.snapshot_page = DialogPage(dialogs=(a_dialog(5, last_message=a_last_message(5)),), users=(a_user(),))
    await scene.follow(scene.started())
    assert scene.snapshots == [0, 5]
    assert scene.arrivals() == [(ArrivalReason.NEW_DIALOG, "text 5")]
    assert await scene.number() == 5


async def test_a_backend_whose_snapshots_are_too_old_is_not_asked_without_end(scene: Scene) -> None:
    scene.backend.oldest = 10
    ended = await scene.follow()
    assert isinstance(ended, Unreachable)
    assert scene.backend.asked == ["snapshot", "after 0", "snapshot", "after 0"]


async def test_the_stream_may_say_too_late_as_well(scene: Scene) -> None:
    scene.backend.frames.put_nowait(CursorTooOld())
    await scene.follow(scene.started())
    assert scene.snapshots == [0, 0]
    assert scene.online == 1


async def test_a_change_the_archive_cannot_take_is_named_and_rebuilt_over(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await scene.follow(scene.started())
    real = arriving.incoming.apply_change

    def broken(c: object, change: Change, me: object) -> object:
        if change.number == 2:
            raise ZeroDivisionError
        return real(c, change, me)  # type: ignore[arg-type]

    monkeypatch.setattr("operator_app.engine.arriving.incoming.apply_change", broken)
    scene.backend.log = [written(n) for n in range(1, 4)]
    scene.backend.snapshot_page = DialogPage(dialogs=(a_dialog(3, last_message=a_last_message(3)),), users=(a_user(),))
    await scene.follow(scene.started())
    (named,) = [record for record in caplog.records if record.msg == "a change cannot be applied"]
    assert vars(named)["number"] == 2
    assert (scene.snapshots, await scene.number()) == ([0, 3], 3)
    found = await scene.database.read(dialogs.get, DIALOG)
    assert found is not None
    assert found.revision == 3


async def test_a_difference_with_a_hole_is_not_applied(scene: Scene) -> None:
    await scene.follow(scene.started())
    scene.backend.log = [written(1), written(3)]
    ended = await scene.follow()
    assert isinstance(ended, Unreachable)
    assert await scene.number() == 0


async def test_our_own_commands_are_told_as_echoes(scene: Scene) -> None:
    own = a_change(1, by=ME, client_id=ClientId("c1"))
    other = a_change(2, by="anna", client_id=ClientId("c2"))
    await scene.follow(scene.started(), own, other)
    assert scene.echoes == ["c1"]


async def test_what_the_backend_vouches_for_moves_the_moment_up_to_which_all_is_here(scene: Scene) -> None:
    again = StreamStarted(number=0, server_time=NOW + 9_000)
    await scene.follow(scene.started(), again)
    assert scene.telling.status.complete_up_to == NOW + 9_000
    assert (await scene.database.read(cursor.read)).complete_up_to == NOW + 9_000
    assert scene.online == 1


async def test_a_change_that_was_announced_and_does_not_come_is_brought(scene: Scene) -> None:
    scene.backend.frames.put_nowait(scene.started())
    following = scene.tasks.start(
        scene.sync.follow(as_backend(scene.backend), lambda: None, scene._caught_up, scene._online),
        "follow",
        awaited=True,
    )
    while scene.online == 0:
        await asyncio.sleep(0.01)
    scene.backend.log = [written(1), written(2)]
    scene.backend.frames.put_nowait(StreamStarted(number=2, server_time=NOW + 9_000))
    while scene.telling.status.complete_up_to != NOW + 9_000:
        await asyncio.sleep(0.01)
    assert await scene.number() == 2
    scene.backend.frames.put_nowait(CUT)
    with pytest.raises(Unreachable):
        await following


async def test_after_an_outage_longer_than_the_log_every_changed_dialog_is_brought(scene: Scene) -> None:
    old = [a_dialog(n, id=f"d{n}", state=DialogState.CLOSED) for n in range(1, 4)]
    scene.backend.log = [a_change(n, old[n - 1]) for n in range(1, 4)]
    scene.backend.snapshot_page = DialogPage(dialogs=(), users=(a_user(),))
    await scene.follow(scene.started(), *scene.backend.log)
    await scene.database.write(incoming.put_entities, old, ME)
    scene.backend.log += [a_change(n, a_dialog(n)) for n in range(4, 9)]
    scene.backend.oldest = 6
    changed = a_dialog(7, id="d2", state=DialogState.CLOSED, last_message=a_last_message(7))
    scene.backend.changed_pages = [
        DialogPage(dialogs=(changed,), users=(), next="d2"),
        DialogPage(dialogs=(a_dialog(8, id="d9"),), users=()),
    ]
    await scene.follow(scene.started())
    assert [each for each in scene.backend.asked if each.startswith("changed")] == ["changed 3", "changed 3 after d2"]
    closed = await scene.database.read(dialogs.listing, DialogFilter(state=DialogState.CLOSED), ME, 0)
    assert set(closed.ids) == {"d1", "d2", "d3"}
    assert (ArrivalReason.NEW_DIALOG, "text 7") not in scene.arrivals()
    assert (await scene.database.read(cursor.read)).reconcile_after is None


async def test_what_was_alerted_from_the_dialog_is_not_alerted_again_with_the_message(scene: Scene) -> None:
    """Messages may be written between a snapshot and the look at what changed before it: that look is told of them first."""
    scene.backend.log = [written(n) for n in range(1, 4)]
    scene.backend.snapshot_page = DialogPage(dialogs=(a_dialog(3, last_message=a_last_message(3)),), users=(a_user(),))
    await scene.follow(scene.started())
    seen = a_dialog(5, last_message=a_last_message(5), message_count=5)
    scene.backend.changed_pages = [DialogPage(dialogs=(seen,), users=())]
    await scene.database.write(cursor.reconcile_after, 1)
    mention = a_message(4, id="m-note", kind=MessageKind.NOTE, author_id="anna", mentions=(ME,), text="@me")
    four = written(4)
    scene.backend.log += [msgspec.structs.replace(four, entities=(*four.entities, mention)), written(5), written(6)]
    await scene.follow(scene.started())
    assert scene.arrivals() == [
        (ArrivalReason.NEW_MESSAGE, "text 5"),
        (ArrivalReason.MENTIONED, "@me"),
        (ArrivalReason.NEW_MESSAGE, "text 6"),
    ]


async def test_what_a_number_passed_over_is_alerted_once_even_where_its_dialog_was_seen_before(scene: Scene) -> None:
    """A backend without a log may tell a later message first. A look at the list meanwhile shows the dialog, silently."""
    scene.backend.log = [written(2)]
    five = msgspec.structs.replace(written(5), after=2)
    await scene.follow(scene.started(), five)
    late = a_dialog(3, id="other", last_message=a_last_message(3, text="late"), message_count=1)
    await scene.database.write(incoming.put_entities, (late,), ME)
    known = a_message(1, id="m-known", dialog_id="other", text="said before this archive was begun")
    copies = Fresh(entities=(late, known, a_message(3, id="m-late", dialog_id="other", text="late")))
    scene.backend.log.append(five)
    await scene.follow(scene.started(), copies, copies)
    assert [text for _, text in scene.arrivals()] == ["text 5", "late"]


async def test_what_an_outage_left_to_be_asked_is_asked_after_a_restart(scene: Scene) -> None:
    await scene.follow(scene.started())
    scene.backend.log = [written(n) for n in range(1, 6)]
    scene.backend.oldest = 3
    scene.backend.changed_problem = CUT
    assert await scene.follow(scene.started()) is CUT
    assert scene.online == 1
    scene.backend.changed_problem = None
    await scene.follow(scene.started())
    assert scene.backend.asked.count("changed 0") == 2
    assert scene.online == 2
