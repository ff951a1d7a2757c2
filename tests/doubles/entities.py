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
    defaults: dict[str, Any] = {"id": USER, "revision": revision, "created_at": 1_000, "last_seen_at": 1_000}
    return User(**defaults | facts)


def an_operator(operator_id: str = ME, revision: int = 1, **facts: Any) -> Operator:
    defaults: dict[str, Any] = {"id": operator_id, "revision": revision, "name": f"Name of {operator_id}"}
    return Operator(**defaults | facts)


def a_dialog(revision: int = 1, **facts: Any) -> Dialog:
    defaults: dict[str, Any] = {
        "id": DIALOG,
        "revision": revision,
        "user_id": USER,
        "state": DialogState.OPEN,
        "created_at": 1_000,
    }
    return Dialog(**defaults | facts)


def a_last_message(position: int, **facts: Any) -> LastMessage:
    defaults: dict[str, Any] = {
        "kind": MessageKind.USER,
        "author_id": USER,
        "text": f"text {position}",
        "at": position * 1_000,
        "position": position,
    }
    return LastMessage(**defaults | facts)


def a_message(position: int, **facts: Any) -> Message:
    defaults: dict[str, Any] = {
        "id": MessageId(f"m{position:06}"),
        "dialog_id": DIALOG,
        "kind": MessageKind.USER,
        "author_id": USER,
        "text": f"text {position}",
        "at": position * 1_000,
        "position": position,
    }
    return Message(**defaults | facts)


def a_change(number: int, *entities: Entity, **facts: Any) -> Change:
    defaults: dict[str, Any] = {"number": number, "at": number * 1_000, "entities": entities}
    return Change(**defaults | facts)


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
