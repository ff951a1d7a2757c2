"""Entities with as little said as a test needs."""

from typing import Any

from operator_app.domain.changes import Change, Entity
from operator_app.domain.dialogs import Dialog, DialogState, LastMessage
from operator_app.domain.messages import Message, MessageKind
from operator_app.domain.people import Operator, User
from operator_app.domain.value import DialogId, MessageId, OperatorId, UserId

ME = OperatorId("me")
ANNA = OperatorId("anna")
"""A colleague."""
DIALOG = DialogId("d1")
USER = UserId("u1")


def a_user(revision: int = 1, **facts: Any) -> User:
    return User(**{"id": USER, "revision": revision, "created_at": 1_000, "last_seen_at": 1_000} | facts)


def an_operator(operator_id: str = ME, revision: int = 1, **facts: Any) -> Operator:
    return Operator(**{"id": operator_id, "revision": revision, "name": f"Name of {operator_id}"} | facts)


def a_dialog(revision: int = 1, **facts: Any) -> Dialog:
    return Dialog(
        **{"id": DIALOG, "revision": revision, "user_id": USER, "state": DialogState.OPEN, "created_at": 1_000} | facts
    )


def a_last_message(position: int, **facts: Any) -> LastMessage:
    return LastMessage(
        **{
            "kind": MessageKind.USER,
            "author_id": USER,
            "text": f"text {position}",
            "at": position * 1_000,
            "position": position,
        }
        | facts
    )


def a_message(position: int, **facts: Any) -> Message:
    return Message(
        **{
            "id": MessageId(f"m{position:06}"),
            "dialog_id": DIALOG,
            "kind": MessageKind.USER,
            "author_id": USER,
            "text": f"text {position}",
            "at": position * 1_000,
            "position": position,
        }
        | facts
    )


def a_change(number: int, *entities: Entity, **facts: Any) -> Change:
    return Change(**{"number": number, "at": number * 1_000, "entities": entities} | facts)


def a_user_writes(number: int, *, text: str | None = None, dialog: Dialog | None = None) -> Change:
    """The change of a user's message, as the backend makes it; ``dialog`` as it stood before."""
    before = dialog or a_dialog()
    message = a_message(number, dialog_id=before.id, **({} if text is None else {"text": text}))
    after = a_dialog(
        number,
        id=before.id,
        created_at=before.created_at,
        tags=before.tags,
        message_count=before.message_count + 1,
        unanswered=before.unanswered + 1,
        waiting_since=before.waiting_since or number * 1_000,
        last_message=a_last_message(number, text=message.text),
    )
    return a_change(number, message, after)
