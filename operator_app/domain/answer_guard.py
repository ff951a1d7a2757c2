"""Whether an answer is still the right one: what colleagues did to a dialog since its writer last looked at it."""

from collections.abc import Sequence

from operator_app.domain.dialogs import Dialog, DialogState
from operator_app.domain.messages import FactKind, Message, MessageKind
from operator_app.domain.value import Milliseconds, OperatorId, Revision, Value


class Seen(Value):
    """How a dialog stood when an operator began to write: what he then had before his eyes."""

    state: DialogState
    assignee_id: OperatorId | None = None
    position: Revision = 0
    """Of the newest message, whoever wrote it."""


class Answered(Value, tag="answered"):
    """A colleague answered; ``text`` is what he wrote last."""

    by: OperatorId | None
    text: str
    at: Milliseconds
    file_name: str | None = None


class Closed(Value, tag="closed"):
    by: OperatorId | None
    """None: the backend itself."""
    at: Milliseconds


class Reassigned(Value, tag="reassigned"):
    """It was given to somebody who is not the writer."""

    to: OperatorId
    by: OperatorId | None
    at: Milliseconds


Happening = Answered | Closed | Reassigned


class Meanwhile(Value):
    """Why an answer was held back. ``seen`` is what its writer has been told now, so that he is asked once."""

    happenings: tuple[Happening, ...]
    seen: Seen


def seen_in(dialog: Dialog) -> Seen:
    """What somebody sees who has this dialog on screen."""
    last = dialog.last_message
    return Seen(
        state=dialog.state, assignee_id=dialog.assignee_id, position=0 if last is None else max(0, last.position)
    )


def since(seen: Seen, dialog: Dialog, later: Sequence[Message], me: OperatorId) -> tuple[Happening, ...]:
    """What colleagues did that may make an answer needless, oldest first; one of each kind at most.

    ``later`` are the dialog's messages behind ``seen.position``, oldest first, facts among them.
    """
    found = (_answered(seen, dialog, later, me), _closed(seen, dialog, me), _reassigned(seen, dialog, later, me))
    return tuple(sorted((each for each in found if each is not None), key=lambda each: each.at))


def _answered(seen: Seen, dialog: Dialog, later: Sequence[Message], me: OperatorId) -> Answered | None:
    for message in reversed(later):
        if message.kind is MessageKind.OPERATOR and message.id is not None and message.author_id != me:
            file = message.files[0].name if message.files else None
            return Answered(by=_operator(message.author_id), text=message.text, at=message.at, file_name=file)
    last = dialog.last_message
    # the dialog may be known before its messages are
    if (
        last is not None
        and last.kind is MessageKind.OPERATOR
        and last.author_id != me
        and last.position > seen.position
    ):
        return Answered(by=_operator(last.author_id), text=last.text, at=last.at, file_name=last.file_name)
    return None


def _closed(seen: Seen, dialog: Dialog, me: OperatorId) -> Closed | None:
    if seen.state is DialogState.CLOSED or dialog.state is DialogState.OPEN or dialog.closed_by == me:
        return None
    return Closed(by=dialog.closed_by, at=dialog.closed_at or 0)


def _reassigned(seen: Seen, dialog: Dialog, later: Sequence[Message], me: OperatorId) -> Reassigned | None:
    """Only what a fact tells: whoever gave the dialog away himself knows it."""
    to = dialog.assignee_id
    if to is None or to in {me, seen.assignee_id}:
        return None
    for message in reversed(later):
        fact = message.fact
        if fact is not None and fact.what is FactKind.ASSIGNED and fact.operator_id == to:
            return None if fact.by == me else Reassigned(to=to, by=fact.by, at=message.at)
    return None


def _operator(author_id: str | None) -> OperatorId | None:
    return None if author_id is None else OperatorId(author_id)
