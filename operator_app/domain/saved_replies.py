"""Stored answers."""

from collections.abc import Iterable

from operator_app.domain.value import OperatorId, Revision, SavedReplyId, Value

LONGEST_NAME = 100
"""Characters of a name we propose or accept; every backend allows as many."""
_PROPOSED_WORDS, _PROPOSED_LENGTH = 4, 40


class SavedReply(Value):
    """``owner_id`` None: shared by all operators, else that operator's own."""

    id: SavedReplyId
    name: str
    text: str
    revision: Revision = 0
    owner_id: OperatorId | None = None
    removed: bool = False


def proposed_name(text: str) -> str:
    """The first words of a text, without the signs around them."""
    words = (word.strip(".,;:!?…—–-()[]{}«»“”\"'") for word in text.split())
    name = ""
    for word in [word for word in words if word][:_PROPOSED_WORDS]:
        longer = f"{name} {word}".strip()
        if len(longer) > _PROPOSED_LENGTH:
            break
        name = longer
    return name


def of_same_name(replies: Iterable[SavedReply], name: str, *, besides: SavedReplyId | None = None) -> SavedReply | None:
    """The reply that is called so already: small and capital letters and spaces make no difference."""
    wanted = _called(name)
    return next((reply for reply in replies if reply.id != besides and _called(reply.name) == wanted), None)


def _called(name: str) -> str:
    return " ".join(name.split()).casefold()
