"""Notes, in the transaction of a change, the dialogs in which it made news that somebody may have to be told."""

from sqlalchemy import insert, select

from chat_backend.database.mail_tables import mail_dues
from chat_backend.open_change import OpenChange
from chat_backend.protocol import Message

_FACTS = frozenset({"assigned", "unassigned", "reopened", "woken"})
"""What may make an old message news for somebody."""


async def note(change: OpenChange) -> None:
    """Part of every change of a server that sends e-mail."""
    for dialog_id in dict.fromkeys(message.dialog_id for message in change.messages() if _is_news(message)):
        key = {"workspace_id": change.workspace_id, "dialog_id": dialog_id}
        known = await change.connection.execute(
            select(mail_dues.c.look_at).where(*(mail_dues.c[name] == value for name, value in key.items()))
        )
        if known.first() is None:
            await change.connection.execute(insert(mail_dues).values(look_at=change.at, **key))


def _is_news(message: Message) -> bool:
    if message.kind == "system":
        return message.fact is not None and message.fact.what in _FACTS
    return message.kind == "user" or (message.kind == "note" and bool(message.mentions))
