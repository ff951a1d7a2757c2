"""What a pending command does to the confirmed copy of an entity, before the backend has answered.

Pure functions. The archive folds the pending commands over the confirmed copy anew whenever either changes, so what
is shown never flickers, and a refusal puts it back by itself. They follow what the backend does, so that its answer
changes nothing the operator sees.
"""

from operator_app.domain.commands import Command, PutSavedReply, RemoveSavedReply
from operator_app.domain.dialogs import Dialog, Mark
from operator_app.domain.people import Operator, User
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.value import Milliseconds, OperatorId, Revision


def on_dialog(dialog: Dialog | None, command: Command, me: OperatorId, now: Milliseconds) -> Dialog | None:
    """The dialog after the command was given at ``now``; None stays None unless the command begins it."""
    raise NotImplementedError


def on_mark(mark: Mark, command: Command, newest: Revision) -> Mark:
    """The mark after the command; ``newest`` is the position of the dialog's last message: who writes has read all."""
    raise NotImplementedError


def on_user(user: User, command: Command) -> User:
    raise NotImplementedError


def on_operator(operator: Operator, command: Command) -> Operator:
    raise NotImplementedError


def on_saved_reply(
    reply: SavedReply | None, command: PutSavedReply | RemoveSavedReply, me: OperatorId
) -> SavedReply | None:
    raise NotImplementedError
