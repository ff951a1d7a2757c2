"""Stored answers."""

from operator_app.domain.value import OperatorId, Revision, SavedReplyId, Value


class SavedReply(Value):
    """``owner_id`` None: shared by all operators, else that operator's own."""

    id: SavedReplyId
    name: str
    text: str
    revision: Revision = 0
    owner_id: OperatorId | None = None
    removed: bool = False
