"""What others did while a command waited for a connection, and whether it shall be held back until its giver decides.

Pure functions. A command carries its ``Base``: what its giver had before his eyes, as the backend had confirmed it.
Where the backend says something else when the connection returns, doing it might undo what a colleague did or bury what
a user wrote. Nothing is held back that does no harm: notes, read marks, a tag.
"""

from collections.abc import Collection, Sequence
from typing import Final

from msgspec import UnsetType

from operator_app.domain import answer_guard
from operator_app.domain.answer_guard import Answered, Closed, Reassigned, Seen
from operator_app.domain.commands import AddTag, Assign, CloseDialog, Command, EditUser, SendMessage, SnoozeDialog
from operator_app.domain.dialogs import Dialog, DialogState
from operator_app.domain.messages import Message, MessageKind
from operator_app.domain.people import User
from operator_app.domain.value import ClientId, Milliseconds, OperatorId, Value

FIELDS: Final = ("name", "email", "phone")
"""Of a user, as ``EditUser`` names them."""


class Base(Value):
    """``seen`` None: it is not about a dialog. ``user``: the values of ``FIELDS``."""

    seen: Seen | None = None
    tag_in_use: bool = False
    user: tuple[str | None, str | None, str | None] | None = None


class WroteAgain(Value, tag="wrote_again"):
    """The user wrote after what was seen; ``text`` is what he wrote last."""

    text: str
    at: Milliseconds
    file_name: str | None = None


class TagRemoved(Value, tag="tag_removed"):
    """Nobody uses this tag any more: it was removed for all."""

    name: str


class Edited(Value, tag="edited"):
    """Somebody else has changed the same of the user."""

    field: str
    """One of ``FIELDS``."""
    theirs: str | None
    mine: str | None


class Deleted(Value, tag="deleted"):
    """The dialog is no longer there."""


Conflict = Answered | Closed | Reassigned | WroteAgain | TagRemoved | Edited | Deleted


class Held(Value):
    """One command that waits for a decision."""

    client_id: ClientId
    command: Command
    conflicts: tuple[Conflict, ...]


def base_of(command: Command, dialog: Dialog | None, user: User | None, tags: Collection[str]) -> Base | None:
    """What somebody has before his eyes who gives this command; None: nothing others do can stand against it."""
    match command:
        case SendMessage() | CloseDialog() | SnoozeDialog() | Assign() | AddTag() if dialog is not None:
            in_use = isinstance(command, AddTag) and command.tag.strip() in tags
            return Base(seen=answer_guard.seen_in(dialog), tag_in_use=in_use)
        case EditUser() if user is not None:
            return Base(user=(user.name, user.email, user.phone))
        case _:
            return None


def against(
    command: Command,
    base: Base,
    *,
    dialog: Dialog | None,
    later: Sequence[Message],
    user: User | None,
    tags: Collection[str],
    me: OperatorId,
) -> tuple[Conflict, ...]:
    """What stands against doing it now, oldest first. ``dialog``, ``user`` and ``tags`` are as the backend has them;
    ``later`` are the dialog's messages behind what was seen."""
    if isinstance(command, EditUser):
        return () if base.user is None or user is None else _edited(command, base.user, user)
    seen = base.seen
    if seen is None:
        return ()
    if dialog is None:
        return (Deleted(),)
    match command:
        case SendMessage():
            return answer_guard.since(seen, dialog, later, me)
        case CloseDialog() | SnoozeDialog() if dialog.state is DialogState.OPEN:
            if isinstance(command, SnoozeDialog) and command.until is None:
                return ()
            return _wrote_again(seen, dialog, later)
        case Assign(operator_id=operator_id) if dialog.assignee_id not in {seen.assignee_id, operator_id, None}:
            return _reassigned(dialog, later, me)
        case AddTag(tag=tag) if base.tag_in_use and tag.strip() not in tags and tag.strip() not in dialog.tags:
            return (TagRemoved(name=tag.strip()),)
        case _:
            return ()


def _wrote_again(seen: Seen, dialog: Dialog, later: Sequence[Message]) -> tuple[Conflict, ...]:
    for message in reversed(later):
        if message.kind is MessageKind.USER and (message.position or 0) > seen.position:
            name = message.files[0].name if message.files else None
            return (WroteAgain(text=message.text, at=message.at, file_name=name),)
    last = dialog.last_message
    # the dialog may be known before its messages are
    if last is not None and last.kind is MessageKind.USER and last.position > seen.position:
        return (WroteAgain(text=last.text, at=last.at, file_name=last.file_name),)
    return ()


def _reassigned(dialog: Dialog, later: Sequence[Message], me: OperatorId) -> tuple[Conflict, ...]:
    """Given by somebody else to whom it was not given before; to this operator too, who gives it away."""
    to = dialog.assignee_id
    for message in reversed(later):
        fact = message.fact
        if fact is not None and fact.operator_id == to and to is not None:
            return () if fact.by == me else (Reassigned(to=to, by=fact.by, at=message.at),)
    return (
        ()
        if to is None
        else (Reassigned(to=to, by=None, at=0 if dialog.last_message is None else dialog.last_message.at),)
    )


def _edited(command: EditUser, before: tuple[str | None, str | None, str | None], user: User) -> tuple[Conflict, ...]:
    found = []
    given = (command.name, command.email, command.phone)
    for field, mine, old, theirs in zip(FIELDS, given, before, (user.name, user.email, user.phone), strict=True):
        if isinstance(mine, UnsetType):
            continue
        wanted = (mine or "").strip() or None
        if theirs not in {old, wanted}:
            found.append(Edited(field=field, theirs=theirs, mine=wanted))
    return tuple(found)
