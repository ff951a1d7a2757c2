"""What the hosted service's double holds."""

from collections.abc import Iterator
from typing import Any, Final

from operator_app.backends.carrotquest.pieces import random_id
from operator_app.domain import commands
from tests.doubles.carrotquest.records import SYSTEM, Admin, Conversation, Part
from tests.doubles.carrotquest.server import CarrotQuestDouble
from tests.faults.deeds import Deed, Deeds

_KINDS: Final = {"reply_user": "user", "reply_admin": "operator", "note": "note"}


class HostedTruth:
    """Made on the double's loop."""

    exact_to = 2_000
    """Its answers tell the time to the second, and an entry may be announced a little after it is there."""

    def __init__(self, double: CarrotQuestDouble, deeds: Deeds) -> None:
        self._deeds = deeds
        self._conversations = {str(each.id): each for each in double.site.conversations.values()}
        self._parts = {str(part.id): part for each in self._conversations.values() for part in each.parts}
        every = sorted(self._parts.values(), key=lambda part: part.id)
        self._by_random_id = {part.random_id: part for part in every if part.random_id}
        self.messages = [_message(part) for part in every]
        self.dialogs = {
            name: _dialog(each, important=double.options.important_parts) for name, each in self._conversations.items()
        }
        self.users = {
            str(user.id): (str(user.id), *(user.props.get(name) for name in ("$name", "$email", "$phone")), 0)
            for user in double.site.users.values()
        }
        self.log = [(part.id, round(part.created * 1000)) for part in every]
        self._called = {int(fields["random_id"]) for _, _, fields in double.calls if "random_id" in fields}
        self._set = " ".join(fields["operations"] for _, _, fields in double.calls if "operations" in fields)

    def flaws(self) -> Iterator[str]:
        for name, each in self._conversations.items():
            said = [part.random_id for part in each.parts if part.random_id and part.type not in SYSTEM]
            if len(said) != len(set(said)):
                yield f"one command wrote twice into {name}"

    def heard_by(self, user_id: str) -> list[str]:
        return [
            str(part.id)
            for each in self._conversations.values()
            if str(each.user.id) == user_id
            for part in each.parts
            if part.seen_by_user
        ]

    def number(self, deed: Deed) -> int | None:
        if deed.client_id is None:
            return None
        part = self._by_random_id.get(random_id(deed.client_id, 0))
        return None if part is None else part.id

    def has(self, deed: Deed) -> bool:
        match deed.command:
            case commands.EditUser(name=str() as name):
                return f'"{name}"' in self._set
            case (
                commands.AddTag(dialog_id=where)
                | commands.RemoveTag(dialog_id=where)
                | commands.Assign(dialog_id=where)
                | commands.CloseDialog(dialog_id=where)
            ):
                called = deed.client_id is not None and random_id(deed.client_id, 0) in self._called
                return called or self._was_so(self._conversations[where], deed)
            case _:
                return True  # the service keeps none of these

    def is_from(self, message_id: str, client_id: str) -> bool:
        return self._parts[message_id].random_id == random_id(client_id, 0)

    def marks(self, operator_id: str) -> dict[str, tuple[int, int]] | None:
        return None

    def replies(self, operator: int, operator_id: str) -> dict[str, tuple[str, str]] | None:
        """The last that each was made to be; None where it is not known which of two came last."""
        found: dict[str, tuple[str, str]] = {}
        for deed in self._deeds.of(operator):
            match deed.command:
                case commands.PutSavedReply() | commands.RemoveSavedReply() if deed.client_id is None:
                    return None
                case commands.PutSavedReply(id=which, name=name, text=text):
                    found[which] = (name, text)
                case commands.RemoveSavedReply(id=which):
                    found.pop(which, None)
        return found

    @staticmethod
    def _was_so(conversation: Conversation, deed: Deed) -> bool:
        """Whether a dialog stood as a command would leave it, at any time since that was given."""
        tags: set[str] = set()
        assignee: str | None = None
        closed = False
        states = []
        for part in conversation.parts:
            match part.type:
                case "tag_added":
                    tags = tags | {part.about}
                case "tag_deleted":
                    tags = tags - {part.about}
                case "assigned":
                    assignee = part.about or None
                case "closed":
                    closed = True
                case "reply_user":
                    closed = False
            if part.id <= deed.since:
                states.clear()
            states.append((tags, assignee, closed))
        match deed.command:
            case commands.AddTag(tag=tag):
                return any(tag in state[0] for state in states)
            case commands.RemoveTag(tag=tag):
                return any(tag not in state[0] for state in states)
            case commands.Assign(operator_id=whom):
                return any(state[1] == whom for state in states)
            case _:
                return any(state[2] for state in states)


def _message(part: Part) -> tuple[Any, ...]:
    kind = _KINDS.get(part.type, "system")
    return (str(part.id), str(part.conversation), part.id, kind, _author(part), part.body)


def _author(part: Part) -> str | None:
    if isinstance(part.author, Admin):
        return str(part.author.id)
    return None if part.author is None else str(part.author)


def _dialog(conversation: Conversation, *, important: bool) -> dict[str, Any]:
    waiting: list[Part] = []
    for part in conversation.parts:
        if part.type == "reply_user":
            waiting.append(part)
        elif part.type == "reply_admin":
            waiting.clear()
    if conversation.closed:
        waiting.clear()
    worth = [part for part in conversation.parts if part.type not in SYSTEM]
    if not important and conversation.parts[-1] is not worth[-1]:
        worth = [part for part in worth if part.type != "note"]  # nothing else names the last one
    return {
        "user_id": str(conversation.user.id),
        "state": "closed" if conversation.closed else "open",
        "assignee_id": None if conversation.assignee is None else str(conversation.assignee.id),
        "tags": tuple(conversation.tags),
        "message_count": len(conversation.parts),
        "unanswered": len(waiting),
        "last_position": worth[-1].id,
    }
