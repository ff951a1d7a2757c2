"""Reading: pages of dialogs and of messages, within one workspace."""

from collections.abc import Sequence
from typing import Any, Literal

from sqlalchemy import Row, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.database import rows
from chat_backend.database.tables import dialogs, marks, messages, users
from chat_backend.protocol import Dialog, DialogPage, Mark, Message, MessagePage, User
from chat_backend.refusals import Refused


async def dialog_page(
    connection: AsyncConnection,
    workspace_id: str,
    operator_id: str,
    *,
    state: Literal["open", "closed"] | None = None,
    user_id: str | None = None,
    before: str | None = None,
    limit: int,
) -> DialogPage:
    """Dialogs by newest activity. ``before`` is the cursor of the page above."""
    wanted = [dialogs.c.workspace_id == workspace_id]
    if state is not None:
        wanted.append(dialogs.c.state == state)
    if user_id is not None:
        wanted.append(dialogs.c.user_id == user_id)
    if before is not None:
        number, dialog_id = cursor_of(before)
        wanted.append(
            or_(
                dialogs.c.activity_number < number,
                and_(dialogs.c.activity_number == number, dialogs.c.id < dialog_id),
            )
        )
    found = await connection.execute(
        select(dialogs).where(*wanted).order_by(dialogs.c.activity_number.desc(), dialogs.c.id.desc()).limit(limit + 1)
    )
    page = found.all()
    after = None
    if len(page) > limit:
        page = page[:limit]
        after = f"{page[-1].activity_number}.{page[-1].id}"
    return await with_people(connection, workspace_id, operator_id, page, after)


async def changed_dialogs(
    connection: AsyncConnection, workspace_id: str, operator_id: str, *, since: int, before: str | None, limit: int
) -> DialogPage:
    """Dialogs of which anything that a page tells changed after a number: the dialog, its user, the operator's mark."""
    wanted = [
        dialogs.c.workspace_id == workspace_id,
        or_(dialogs.c.number > since, users.c.number > since, marks.c.number > since),
    ]
    if before is not None:
        wanted.append(dialogs.c.id > before)
    of_user = and_(users.c.workspace_id == dialogs.c.workspace_id, users.c.id == dialogs.c.user_id)
    own_mark = and_(
        marks.c.workspace_id == dialogs.c.workspace_id,
        marks.c.dialog_id == dialogs.c.id,
        marks.c.operator_id == operator_id,
    )
    found = await connection.execute(
        select(dialogs)
        .select_from(dialogs.join(users, of_user).outerjoin(marks, own_mark))
        .where(*wanted)
        .order_by(dialogs.c.id)
        .limit(limit + 1)
    )
    page = found.all()
    after = page[limit - 1].id if len(page) > limit else None
    return await with_people(connection, workspace_id, operator_id, page[:limit], after)


async def one_dialog(connection: AsyncConnection, workspace_id: str, operator_id: str, dialog_id: str) -> DialogPage:
    """Raises ``gone``."""
    found = await connection.execute(
        select(dialogs).where(dialogs.c.workspace_id == workspace_id, dialogs.c.id == dialog_id)
    )
    page = found.all()
    if not page:
        raise Refused("gone", "There is no such dialog.")
    return await with_people(connection, workspace_id, operator_id, page, None)


async def message_page(
    connection: AsyncConnection, workspace_id: str, dialog_id: str, *, before: int | None, limit: int
) -> MessagePage:
    """The entries just before a number, or the newest. Entries of one number stay together. Raises ``gone``."""
    found = await connection.execute(
        select(dialogs.c.id).where(dialogs.c.workspace_id == workspace_id, dialogs.c.id == dialog_id)
    )
    if found.first() is None:
        raise Refused("gone", "There is no such dialog.")
    mine = [messages.c.workspace_id == workspace_id, messages.c.dialog_id == dialog_id]
    newest, has_older = await newest_messages(connection, mine, before=before, limit=limit)
    return MessagePage(messages=tuple(rows.entity(Message, row) for row in newest), has_older=has_older)


async def newest_messages(
    connection: AsyncConnection, wanted: Sequence[Any], *, before: int | None, limit: int
) -> tuple[list[Row[Any]], bool]:
    """At least ``limit`` of the wanted messages before a number, oldest first, and whether there are older ones.

    One change may write several entries with the same number; since ``before`` is a number, they are never parted.
    """
    query = select(messages).where(*wanted)
    if before is not None:
        query = query.where(messages.c.number < before)
    newest_first = (messages.c.number.desc(), messages.c.id.desc())
    page = list((await connection.execute(query.order_by(*newest_first).limit(limit))).all())
    if len(page) < limit:
        return page[::-1], False
    edge = page[-1]
    rest = query.where(messages.c.number == edge.number, messages.c.id < edge.id).order_by(*newest_first)
    page += (await connection.execute(rest)).all()
    older = await connection.execute(query.where(messages.c.number < edge.number).limit(1))
    return page[::-1], older.first() is not None


async def with_people(
    connection: AsyncConnection, workspace_id: str, operator_id: str, page: Sequence[Row[Any]], after: str | None
) -> DialogPage:
    """Dialogs with the users and marks they go with."""
    found_users = await connection.execute(
        select(users).where(users.c.workspace_id == workspace_id, users.c.id.in_({row.user_id for row in page}))
    )
    found_marks = await connection.execute(
        select(marks).where(
            marks.c.workspace_id == workspace_id,
            marks.c.operator_id == operator_id,
            marks.c.dialog_id.in_([row.id for row in page]),
        )
    )
    return DialogPage(
        dialogs=tuple(rows.entity(Dialog, row) for row in page),
        users=tuple(rows.entity(User, row) for row in found_users),
        marks=tuple(rows.entity(Mark, row) for row in found_marks),
        next=after,
    )


def cursor_of(text: str) -> tuple[int, str]:
    """Number and id of the last entry of the page above. Raises ``bad_request``."""
    number, dot, dialog_id = text.partition(".")
    if not dot or not number.isascii() or not number.isdigit() or len(number) > 18:
        raise Refused("bad_request", "This is no cursor of a page.", field="before")
    return int(number), dialog_id
