"""How an entry gets into a dialog's feed, and what it does to the dialog."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import select

from chat_backend.commands import checks
from chat_backend.database.tables import dialogs, files
from chat_backend.open_change import OpenChange
from chat_backend.protocol import (
    LAST_TEXT,
    Dialog,
    Fact,
    File,
    LastMessage,
    Mark,
    Message,
    MessageKind,
)
from chat_backend.refusals import Refused
from chat_backend.search_text import searchable
from chat_backend.stored_files import file_of_row

_IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


async def write(
    change: OpenChange,
    dialog: Dialog,
    kind: MessageKind,
    author_id: str,
    text: str,
    *,
    file_ids: tuple[str, ...] = (),
    page: str | None = None,
    mentions: tuple[str, ...] = (),
    trigger_id: str | None = None,
) -> Dialog:
    """Add somebody's message. Returns the dialog with it; the caller stores the dialog with ``store``."""
    ids = checks.file_ids(file_ids)
    text = checks.message_text(text, has_files=bool(ids))
    attached = await _files_of(change, author_id, ids)
    message = Message(
        id=change.next_message_id(),
        number=change.number,
        dialog_id=dialog.id,
        kind=kind,
        author_id=author_id,
        text=text,
        at=change.at,
        client_id=change.client_id,
        files=attached,
        page=page,
        mentions=mentions,
        trigger_id=trigger_id,
    )
    folded = searchable(message.text, (file.name for file in attached))
    await change.put(message, user_id=dialog.user_id, folded=folded)
    return msgspec.structs.replace(
        dialog, message_count=dialog.message_count + 1, last_message=_last(message, change.number)
    )


async def write_fact(change: OpenChange, dialog: Dialog, fact: Fact) -> None:
    """Add a system message."""
    message = Message(
        id=change.next_message_id(),
        number=change.number,
        dialog_id=dialog.id,
        kind="system",
        author_id=None,
        text="",
        at=change.at,
        fact=fact,
    )
    await change.put(message, user_id=dialog.user_id)


async def store(change: OpenChange, dialog: Dialog) -> Dialog:
    """Store a dialog to which a message was written: it moves to the top of lists."""
    return await change.put(dialog, activity_number=change.number)


async def read_all(change: OpenChange, dialog: Dialog, operator_id: str) -> Mark:
    """Who writes has read everything above."""
    return await read_to(change, dialog, operator_id, change.number)


async def read_to(change: OpenChange, dialog: Dialog, operator_id: str, number: int) -> Mark:
    """Set how far an operator has read. What the user is told of it never goes back."""
    mark = await change.mark(dialog.id, operator_id)
    mark = await change.put(msgspec.structs.replace(mark, read_number=number))
    told = dialogs.c.operators_read_number
    await change.connection.execute(
        dialogs.update()
        .where(dialogs.c.workspace_id == change.workspace_id, dialogs.c.id == dialog.id, told < number)
        .values(operators_read_number=number)
    )
    return mark


def _last(message: Message, number: int) -> LastMessage:
    first = message.files[0] if message.files else None
    return LastMessage(
        kind=message.kind,
        author_id=message.author_id,
        text=message.text[:LAST_TEXT],
        at=message.at,
        number=number,
        file_name=first.name if first else None,
        file_is_image=first is not None and first.content_type in _IMAGES,
        file_count=len(message.files),
    )


async def _files_of(change: OpenChange, owner_id: str, ids: Sequence[str]) -> tuple[File, ...]:
    if not ids:
        return ()
    found = await change.connection.execute(
        select(files).where(
            files.c.workspace_id == change.workspace_id, files.c.owner_id == owner_id, files.c.id.in_(ids)
        )
    )
    by_id = {row.id: file_of_row(row) for row in found}
    kept = await change.connection.execute(
        files.update()
        .where(files.c.workspace_id == change.workspace_id, files.c.id.in_(by_id))
        .values(unattached_since=None)
    )
    if len(by_id) != len(ids) or kept.rowcount != len(ids):  # one may have been dropped this very moment
        raise Refused("not_found", "There is no such file of yours.", field="file_ids")
    return tuple(by_id[file_id] for file_id in ids)
