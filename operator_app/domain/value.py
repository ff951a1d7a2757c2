"""What all value types have in common, and the names of their ids."""

from typing import NewType, dataclass_transform

import msgspec


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Value(msgspec.Struct, frozen=True, kw_only=True):
    """Immutable, keyword only, comparable; ``msgspec.structs.replace`` makes a changed copy.

    msgspec and not dataclasses, because commands and confirmed entities are stored as JSON and come back
    through tagged unions: one description serves both.
    """


AccountId = NewType("AccountId", str)
DialogId = NewType("DialogId", str)
UserId = NewType("UserId", str)
OperatorId = NewType("OperatorId", str)
MessageId = NewType("MessageId", str)
"""The backend's id of a message. A message that is still on its way has none; its ``client_id`` names it."""
ClientId = NewType("ClientId", str)
"""Our id of a command, made before the first byte leaves and never changed: a command and the message it makes share it."""
FileId = NewType("FileId", str)
SavedReplyId = NewType("SavedReplyId", str)
UserNoteId = NewType("UserNoteId", str)
SegmentId = NewType("SegmentId", str)
TriggerId = NewType("TriggerId", str)
EventId = NewType("EventId", str)
VisitId = NewType("VisitId", str)

Milliseconds = int
"""A moment: Unix time in milliseconds, UTC."""
Revision = int
"""Which of two copies of an entity is newer: the larger number. Comes from the backend."""
