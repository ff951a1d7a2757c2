"""What has to be known of a dialog and of the operators to decide who is told of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.database import rows
from chat_backend.database.mail_tables import mail_jobs, mail_told
from chat_backend.database.tables import marks, messages, operators
from chat_backend.mail.deciding import MINUTE, MOST_AGE, News, Ownership
from chat_backend.protocol import Dialog, Message, Operator, User, Workspace
from chat_backend.site_settings import is_away

_HOUR: Final = 60 * MINUTE
_MOST_MESSAGES: Final = 100
"""The newest of a dialog that are looked at: more need nobody in the app either before the first is read."""


@dataclass(frozen=True, kw_only=True)
class Told:
    number: int
    at: int


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One dialog, with what each operator has read and was told of it."""

    dialog: Dialog
    user: User | None
    messages: tuple[Message, ...]
    """The newest, in order."""
    read: Mapping[str, int]
    muted: frozenset[str]
    told: Mapping[str, Told]
    off_duty: bool = False
    """The team does not work now."""

    def news_for(self, operator_id: str) -> tuple[News, ...]:
        """Everything that may be news for one operator, in order."""
        found: list[News] = []
        for message in self.messages:
            kind = self._kind(message, operator_id)
            if kind is not None:
                found.append(News(kind=kind, number=message.number, at=message.at))
        return tuple(found)

    def ownership(self, operator_id: str) -> Ownership:
        if self.dialog.assignee_id is None:
            return "unassigned"
        return "mine" if self.dialog.assignee_id == operator_id else "colleagues"

    def _kind(self, message: Message, operator_id: str) -> "Literal['message', 'mention', 'transfer'] | None":
        match message.kind:
            case "user":
                return "message" if message.number in self._unanswered else None
            case "note":
                return "mention" if operator_id in message.mentions and message.author_id != operator_id else None
            case "system":
                fact = message.fact
                if fact is not None and fact.what == "assigned" and fact.operator_id == operator_id:
                    return "transfer" if fact.by not in {None, operator_id} else None
        return None

    @property
    def _unanswered(self) -> frozenset[int]:
        """Numbers of what the user wrote since the last answer, while he waits for one."""
        if self.dialog.state != "open" or self.dialog.waiting_since is None:
            return frozenset()
        found: set[int] = set()
        for message in reversed(self.messages):
            if message.kind == "operator":
                break
            if message.kind == "user":
                found.add(message.number)
        return frozenset(found)


async def read_desk(connection: AsyncConnection, workspace_id: str, dialog_id: str, now: int) -> Desk | None:
    """None: there is no such dialog."""
    dialog = await rows.find(connection, Dialog, workspace_id, id=dialog_id)
    if dialog is None:
        return None
    newest = await connection.execute(
        select(messages)
        .where(
            messages.c.workspace_id == workspace_id,
            messages.c.dialog_id == dialog_id,
            messages.c.at >= now - MOST_AGE,
        )
        .order_by(messages.c.number.desc(), messages.c.id.desc())
        .limit(_MOST_MESSAGES)
    )
    found = tuple(rows.entity(Message, row) for row in newest)[::-1]
    of_dialog = select(marks).where(marks.c.workspace_id == workspace_id, marks.c.dialog_id == dialog_id)
    known = (await connection.execute(of_dialog)).all()
    workspace = await rows.find(connection, Workspace, workspace_id)
    told = await connection.execute(
        select(mail_told).where(mail_told.c.workspace_id == workspace_id, mail_told.c.dialog_id == dialog_id)
    )
    return Desk(
        dialog=dialog,
        user=await rows.find(connection, User, workspace_id, id=dialog.user_id),
        messages=found,
        read={row.operator_id: row.read_number for row in known},
        muted=frozenset(row.operator_id for row in known if row.muted),
        told={row.operator_id: Told(number=row.number, at=row.at) for row in told},
        off_duty=workspace is not None and is_away(workspace.chat, now),
    )


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """An operator who can be written to."""

    operator: Operator
    last_seen_at: int | None


async def colleagues(connection: AsyncConnection, workspace_id: str) -> dict[str, Colleague]:
    """All operators of a workspace who are still in it, by id."""
    found = await connection.execute(
        select(operators).where(operators.c.workspace_id == workspace_id, operators.c.removed.is_(False))
    )
    return {
        row.id: Colleague(operator=rows.entity(Operator, row), last_seen_at=row.last_seen_at) for row in found.all()
    }


async def made_in_last_hour(
    connection: AsyncConnection, workspace_id: str, operator_ids: Iterable[str], now: int
) -> dict[str, int]:
    """How many e-mails about dialogs were made for each operator."""
    counted = await connection.execute(
        select(mail_jobs.c.operator_id, func.count())
        .where(
            mail_jobs.c.workspace_id == workspace_id,
            mail_jobs.c.operator_id.in_(list(operator_ids)),
            mail_jobs.c.created_at > now - _HOUR,
            mail_jobs.c.kind == "dialog",
        )
        .group_by(mail_jobs.c.operator_id)
    )
    return {row[0]: row[1] for row in counted}
