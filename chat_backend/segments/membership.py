"""Keeps who is in which segment: as data arrives, as time passes, and when a rule is new.

``User.segments`` and the table of members say the same; both are written in the change that alters them. A user's
``segments_due_at`` is the moment by which he has to be looked at again though nothing happened; 0 is at once.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec
from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.change_log import ChangeLog
from chat_backend.clock import Clock
from chat_backend.database import rows
from chat_backend.database.audience_tables import segment_members, segments
from chat_backend.database.connection import Database
from chat_backend.database.tables import users
from chat_backend.nudge import Nudge
from chat_backend.open_change import OpenChange
from chat_backend.protocol import Segment, User
from chat_backend.segments import facts
from chat_backend.segments.conditions import Facts, Needs, Verdict, evaluate, needs
from chat_backend.triggers import dues

IsPresent = Callable[[str, str], bool]
"""Whether a user of a workspace is on the site now."""
BATCH = 100
"""Users that one change looks at: a change has to fit into a frame of the stream."""


class Membership:
    """The segments of users, within changes that are being made."""

    def __init__(self, is_present: IsPresent, dues_noted: Nudge) -> None:
        self._is_present = is_present
        self.dues_noted = dues_noted

    async def settle(self, change: OpenChange) -> None:
        """What a change of users means for their segments. Part of every change."""
        for merged in change.merged():
            await _forget(change, merged.id)
            await dues.pass_on(change, merged.id, merged.into_id)
        gone = {merged.id for merged in change.merged()}
        touched = [(user, is_new) for user, is_new in change.users() if user.id not in gone]
        if not touched:
            return
        known = await current_segments(change.connection, change.workspace_id)
        about_users = [segment for segment in known if needs(segment.rule).user]
        for user, is_new in touched:
            await self.look_at(change, user, known if is_new else about_users, all_known=is_new)

    async def look_at(
        self, change: OpenChange, user: User, looked: Sequence[Segment], *, all_known: bool, quiet: bool = False
    ) -> None:
        """Decide about these segments; the others stay as they are.

        ``all_known``: these are all there are, so the due time is exactly theirs. ``quiet``: whoever comes into one of
        them did so because the rule is new, and is not written to for it.
        """
        asked = Needs()
        for segment in looked:
            asked |= needs(segment.rule)
        present = self._is_present(change.workspace_id, user.id)
        known = await facts.gather(change.connection, change.workspace_id, user, asked, present=present)
        verdicts = {segment.id: _verdict(segment, known, change.at) for segment in looked}
        inside = {segment_id for segment_id, verdict in verdicts.items() if verdict.holds}
        before = set(user.segments)
        after = inside | (before if not all_known else set()) - (set(verdicts) - inside)
        await self._keep_due(change, user.id, verdicts.values(), exact=all_known)
        if after == before:
            return
        await change.put(msgspec.structs.replace(user, segments=tuple(sorted(after))))
        await _store_members(change, user.id, entered=after - before, left=before - after)
        if not quiet and await dues.note_segments(change, user.id, after - before):
            change.afterwards(self.dues_noted.now)

    async def _keep_due(self, change: OpenChange, user_id: str, verdicts: Iterable[Verdict], *, exact: bool) -> None:
        due = min((verdict.until for verdict in verdicts if verdict.until is not None), default=None)
        mine = (users.c.workspace_id == change.workspace_id) & (users.c.id == user_id)
        if not exact:
            if due is None:
                return
            mine &= users.c.segments_due_at.is_(None) | (users.c.segments_due_at > due)
        await change.connection.execute(update(users).where(mine).values(segments_due_at=due))


class SegmentUpkeep:
    """What keeps segments true though nobody changes anything: time, presence, new rules."""

    def __init__(self, database: Database, log: ChangeLog, membership: Membership, clock: Clock, due: Nudge) -> None:
        """``due`` is nudged when somebody has to be looked at before the next look."""
        self.due = due
        self._database = database
        self._log = log
        self._membership = membership
        self._clock = clock

    async def events_happened(
        self, connection: AsyncConnection, workspace_id: str, user_id: str, names: Iterable[str], at: int
    ) -> Callable[[], None]:
        """Events of a user are being stored, in this transaction. What is returned is to be called once it is committed."""
        happened = set(names)
        known = await current_segments(connection, workspace_id)
        if any(happened & needs(segment.rule).events.keys() for segment in known):
            mine = (users.c.workspace_id == workspace_id) & (users.c.id == user_id)
            await connection.execute(update(users).where(mine).values(segments_due_at=0))
        await dues.note_events(connection, workspace_id, user_id, happened, at)
        return self._after_events

    def _after_events(self) -> None:
        self.due.now()
        self._membership.dues_noted.now()

    async def look_at_due(self) -> bool:
        """Look again at users whose time has come. The answer: there may be more."""
        now = self._clock()
        async with self._database.read() as connection:
            found = await connection.execute(
                select(users.c.workspace_id, users.c.id).where(users.c.segments_due_at <= now).limit(BATCH)
            )
            due = found.all()
        for workspace_id in {row.workspace_id for row in due}:
            ids = [row.id for row in due if row.workspace_id == workspace_id]

            async def work(change: OpenChange, ids: list[str] = ids) -> None:
                await self._look_again(change, ids)

            await self._log.change_if_needed(workspace_id, None, work)
        return len(due) == BATCH

    async def presence_changed(self, workspace_id: str, user_ids: Sequence[str]) -> None:
        """Users came or went."""
        async with self._database.read() as connection:
            known = await current_segments(connection, workspace_id)
        if not any(needs(segment.rule).present for segment in known):
            return

        async def work(change: OpenChange) -> None:
            known = await current_segments(change.connection, change.workspace_id)
            asking = [segment for segment in known if needs(segment.rule).present]
            for user_id in user_ids if asking else ():
                user = await rows.find(change.connection, User, change.workspace_id, id=user_id)
                if user is not None:
                    await self._membership.look_at(change, user, asking, all_known=False)

        await self._log.change_if_needed(workspace_id, None, work)

    async def look_through(self) -> bool:
        """One more stretch of all users for a segment whose rule is new. The answer: there is more to do."""
        async with self._database.read() as connection:
            found = await connection.execute(
                select(segments.c.workspace_id, segments.c.id)
                .where(segments.c.looked_through.is_not(None))
                .order_by(segments.c.number)
                .limit(1)
            )
            waiting = found.first()
        if waiting is None:
            return False

        async def work(change: OpenChange) -> None:
            await self._look_on(change, waiting.id)

        await self._log.change_if_needed(waiting.workspace_id, None, work)
        return True

    async def forget_presence(self) -> None:
        """At a start nobody is present: segments that ask for it are looked through again."""
        async with self._database.write() as connection:
            found = await connection.execute(select(segments).where(segments.c.removed.is_(False)))
            for row in found.all():
                if needs(row.rule).present:
                    await connection.execute(
                        update(segments)
                        .where(segments.c.workspace_id == row.workspace_id, segments.c.id == row.id)
                        .values(looked_through="")
                    )

    async def _look_again(self, change: OpenChange, ids: Sequence[str]) -> None:
        mine = (users.c.workspace_id == change.workspace_id) & users.c.id.in_(ids)
        # cleared before the facts are read: an event that comes meanwhile sets it again, after us
        await change.connection.execute(update(users).where(mine).values(segments_due_at=None))
        known = await current_segments(change.connection, change.workspace_id)
        found = await change.connection.execute(select(users).where(mine))
        for row in found.all():
            await self._membership.look_at(change, rows.entity(User, row), known, all_known=True)

    async def _look_on(self, change: OpenChange, segment_id: str) -> None:
        here = (segments.c.workspace_id == change.workspace_id) & (segments.c.id == segment_id)
        row = (await change.connection.execute(select(segments).where(here))).one()
        if row.looked_through is None:  # another server was faster
            return
        segment = rows.entity(Segment, row)
        found = await change.connection.execute(
            select(users)
            .where(users.c.workspace_id == change.workspace_id, users.c.id > row.looked_through)
            .order_by(users.c.id)
            .limit(BATCH)
        )
        stretch = [rows.entity(User, user) for user in found]
        for user in stretch:
            await self._membership.look_at(change, user, [segment], all_known=False, quiet=True)
        if len(stretch) == BATCH:
            await change.connection.execute(update(segments).where(here).values(looked_through=stretch[-1].id))
            return
        if not segment.ready:
            await change.put(msgspec.structs.replace(segment, ready=True))
        await change.connection.execute(update(segments).where(here).values(looked_through=None))


async def current_segments(connection: AsyncConnection, workspace_id: str) -> list[Segment]:
    """All there are, also removed ones that some users still have to be taken out of."""
    found = await connection.execute(
        select(segments)
        .where(
            segments.c.workspace_id == workspace_id,
            segments.c.removed.is_(False) | segments.c.looked_through.is_not(None),
        )
        .order_by(segments.c.id)
    )
    return [rows.entity(Segment, row) for row in found]


async def _forget(change: OpenChange, user_id: str) -> None:
    """A user who became another one is in no segment."""
    members = segment_members.c
    await change.connection.execute(
        delete(segment_members).where(members.workspace_id == change.workspace_id, members.user_id == user_id)
    )


async def _store_members(change: OpenChange, user_id: str, *, entered: set[str], left: set[str]) -> None:
    if left:
        await change.connection.execute(
            delete(segment_members).where(
                segment_members.c.workspace_id == change.workspace_id,
                segment_members.c.user_id == user_id,
                segment_members.c.segment_id.in_(left),
            )
        )
    for segment_id in sorted(entered):
        await change.connection.execute(
            insert(segment_members).values(
                workspace_id=change.workspace_id, segment_id=segment_id, user_id=user_id, since=change.at
            )
        )


def _verdict(segment: Segment, known: Facts, now: int) -> Verdict:
    return Verdict(holds=False) if segment.removed else evaluate(segment.rule, known, now)
