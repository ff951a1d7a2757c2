"""Writes what is due, each once: every decision is made with the workspace's lock in hand."""

from sqlalchemy import delete, insert, select, update

from chat_backend.change_log import ChangeLog
from chat_backend.commands import feed
from chat_backend.database import rows
from chat_backend.database.audience_tables import trigger_dues, trigger_sends
from chat_backend.database.connection import Database
from chat_backend.database.tables import dialogs
from chat_backend.identifiers import new_id
from chat_backend.nudge import Nudge
from chat_backend.open_change import OpenChange
from chat_backend.protocol import Dialog, Operator, Trigger, User
from chat_backend.segments.conditions import DAY

_BATCH = 100


class Triggers:
    """The messages that triggers write."""

    def __init__(self, database: Database, log: ChangeLog, noted: Nudge) -> None:
        """``noted`` is nudged whenever something is due: the writer need not wait for its next look."""
        self._database = database
        self._log = log
        self.noted = noted
        self._passing: set[tuple[str, str, str]] = set()

    def due_now(self, workspace_id: str, trigger_id: str, user_id: str) -> None:
        """Due because of something that passes, as an open page does: not worth a note in the database."""
        self._passing.add((workspace_id, trigger_id, user_id))
        self.noted.now()

    async def write_due(self) -> bool:
        """Write what is due. The answer: there may be more."""
        while self._passing:
            await self.write(*self._passing.pop())
        async with self._database.read() as connection:
            found = await connection.execute(select(trigger_dues).order_by(trigger_dues.c.at).limit(_BATCH))
            due = found.all()
        for row in due:
            await self.write(row.workspace_id, row.trigger_id, row.user_id, noted=True)
        return len(due) == _BATCH

    async def write(self, workspace_id: str, trigger_id: str, user_id: str, *, noted: bool = False) -> None:
        """Write one trigger's message to one user, unless something speaks against it. ``noted``: it was noted as due."""

        async def work(change: OpenChange) -> None:
            if noted and not await _take_note(change, trigger_id, user_id):
                return  # another server was faster
            trigger = await rows.find(change.connection, Trigger, workspace_id, id=trigger_id)
            user = await rows.find(change.connection, User, workspace_id, id=user_id)
            if trigger is not None and user is not None and await _may_write(change, trigger, user):
                await _write(change, trigger, user)

        await self._log.change_if_needed(workspace_id, None, work)


async def _take_note(change: OpenChange, trigger_id: str, user_id: str) -> bool:
    taken = await change.connection.execute(
        delete(trigger_dues).where(
            trigger_dues.c.workspace_id == change.workspace_id,
            trigger_dues.c.trigger_id == trigger_id,
            trigger_dues.c.user_id == user_id,
        )
    )
    return taken.rowcount > 0


async def _may_write(change: OpenChange, trigger: Trigger, user: User) -> bool:
    if trigger.removed or not trigger.active or user.blocked:
        return False
    author = await rows.find(change.connection, Operator, change.workspace_id, id=trigger.operator_id)
    if author is None or author.removed:
        return False
    written = await change.connection.scalar(
        select(trigger_sends.c.at).where(
            trigger_sends.c.workspace_id == change.workspace_id,
            trigger_sends.c.user_id == user.id,
            trigger_sends.c.trigger_id == trigger.id,
        )
    )
    if written is not None and (trigger.repeat_days is None or change.at < written + trigger.repeat_days * DAY):
        return False
    return not trigger.not_while_talking or await _open_dialog(change, user.id) is None


async def _write(change: OpenChange, trigger: Trigger, user: User) -> None:
    dialog = await _open_dialog(change, user.id)
    if dialog is None:
        await change.put(user)  # operators may not know the user yet
        dialog = await change.put(
            Dialog(
                id=new_id(),
                number=change.number,
                user_id=user.id,
                state="closed",
                created_at=change.at,
                closed_at=change.at,
            )
        )
    dialog = await feed.write(change, dialog, "operator", trigger.operator_id, trigger.text, trigger_id=trigger.id)
    await feed.store(change, dialog)
    await _remember(change, trigger.id, user.id)


async def _remember(change: OpenChange, trigger_id: str, user_id: str) -> None:
    again = await change.connection.execute(
        update(trigger_sends)
        .where(
            trigger_sends.c.workspace_id == change.workspace_id,
            trigger_sends.c.user_id == user_id,
            trigger_sends.c.trigger_id == trigger_id,
        )
        .values(at=change.at, times=trigger_sends.c.times + 1)
    )
    if again.rowcount == 0:
        await change.connection.execute(
            insert(trigger_sends).values(
                workspace_id=change.workspace_id,
                user_id=user_id,
                trigger_id=trigger_id,
                at=change.at,
                times=1,
                answered=False,
            )
        )


async def note_answer(change: OpenChange, user_id: str) -> None:
    """The user wrote: whatever was written to him first is answered."""
    await change.connection.execute(
        update(trigger_sends)
        .where(
            trigger_sends.c.workspace_id == change.workspace_id,
            trigger_sends.c.user_id == user_id,
            trigger_sends.c.answered.is_(False),
        )
        .values(answered=True)
    )


async def _open_dialog(change: OpenChange, user_id: str) -> Dialog | None:
    found = await change.connection.execute(
        select(dialogs)
        .where(dialogs.c.workspace_id == change.workspace_id, dialogs.c.user_id == user_id, dialogs.c.state == "open")
        .order_by(dialogs.c.activity_number.desc(), dialogs.c.id.desc())
        .limit(1)
    )
    row = found.first()
    return None if row is None else rows.entity(Dialog, row)
