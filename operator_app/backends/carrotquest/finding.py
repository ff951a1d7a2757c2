"""Entries of a dialog that a command made, found again after its answer got lost."""

from typing import Final

from operator_app.backends.carrotquest import chain, people
from operator_app.backends.carrotquest.calls import Calls
from operator_app.backends.carrotquest.dialogs import tags
from operator_app.backends.carrotquest.html_text import body_of, text_of
from operator_app.backends.carrotquest.parts import Part
from operator_app.backends.carrotquest.pieces import Piece
from operator_app.backends.carrotquest.reading import Json, flag
from operator_app.domain import commands
from operator_app.domain.commands import Command
from operator_app.domain.messages import MessageKind
from operator_app.domain.value import DialogId, MessageId, OperatorId

SKEW: Final = 120_000
"""Milliseconds that two clocks may differ after all that was learned of the difference."""
MOST_LOOKED_AT: Final = 500
"""Entries of a dialog that a look-up goes through."""


async def entries_since(calls: Calls, dialog_id: DialogId, since: int) -> list[Part]:
    """Oldest first: of two that look alike the earlier one was sent first."""
    found: list[Part] = []
    before = None
    while len(found) < MOST_LOOKED_AT:
        page, more = await calls.parts(dialog_id, before=before)
        found += [each for each in page if each.message.at >= since]
        if not more or not page or page[-1].message.at < since:
            break
        before = page[-1].message.position
    return sorted(found, key=chain.position)


def matches(
    entry: Part, piece: Piece, since: int, taken: set[MessageId | None], *, me: OperatorId, echoed: Part | None
) -> bool:
    """Whether a call made an entry. ``taken``: those that others made; ``echoed``: what came back of this call."""
    if entry.random_id == piece.random_id:
        return True
    message = entry.message
    if entry.random_id or message.id in taken or message.at < since or message.author_id != me:
        return False
    if echoed is not None:
        return echoed.message.id == message.id
    kind = MessageKind.NOTE if piece.note else MessageKind.OPERATOR
    names = [file.name for file in message.files]
    wanted = [] if piece.file is None else [piece.file.name[:255]]
    return message.kind is kind and message.text == text_of(body_of(piece.text)) and names == wanted


def is_so(found: dict[str, Json], command: Command) -> bool:
    """Whether a dialog stands as a command would leave it."""
    match command:
        case commands.AddTag(tag=tag):
            return tag.strip() in tags(found)
        case commands.RemoveTag(tag=tag):
            return tag.strip() not in tags(found)
        case commands.Assign(operator_id=whom):
            return people.operator_id(found.get("assignee")) == whom
        case _:
            return flag(found.get("closed"))
