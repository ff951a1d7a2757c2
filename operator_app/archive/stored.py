"""How values are written into a column: JSON, by their own description."""

from typing import Final

import msgspec

from operator_app.domain.commands import Command
from operator_app.domain.conflicts import Base, Conflict
from operator_app.domain.dialogs import Dialog, Mark, Tag
from operator_app.domain.messages import Fact, File
from operator_app.domain.people import Operator, User, UserNote
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.segments import Segment
from operator_app.domain.site_chat import Site
from operator_app.domain.triggers import Trigger
from operator_app.domain.value import OperatorId

_encoder = msgspec.json.Encoder()


def encoded(value: object) -> str:
    """The JSON text of a value, a tuple of values, or a command with its tag."""
    return _encoder.encode(value).decode()


dialog: Final = msgspec.json.Decoder(Dialog).decode
mark: Final = msgspec.json.Decoder(Mark).decode
tag: Final = msgspec.json.Decoder(Tag).decode
segment: Final = msgspec.json.Decoder(Segment).decode
trigger: Final = msgspec.json.Decoder(Trigger).decode
site: Final = msgspec.json.Decoder(Site).decode
user_note: Final = msgspec.json.Decoder(UserNote).decode
user: Final = msgspec.json.Decoder(User).decode
operator: Final = msgspec.json.Decoder(Operator).decode
saved_reply: Final = msgspec.json.Decoder(SavedReply).decode
base: Final = msgspec.json.Decoder(Base).decode
conflicts: Final = msgspec.json.Decoder[tuple[Conflict, ...]](tuple[Conflict, ...]).decode
command: Final = msgspec.json.Decoder[Command](Command).decode
files: Final = msgspec.json.Decoder(tuple[File, ...]).decode
fact: Final = msgspec.json.Decoder(Fact).decode
mentions: Final = msgspec.json.Decoder(tuple[OperatorId, ...]).decode
