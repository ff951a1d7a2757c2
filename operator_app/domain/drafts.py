"""What is typed or attached and not sent."""

from enum import StrEnum

from operator_app.domain.messages import File
from operator_app.domain.value import Value


class ComposerMode(StrEnum):
    REPLY = "reply"
    NOTE = "note"


class Draft(Value):
    """What is typed and attached and not sent. Kept for each dialog and mode."""

    text: str
    cursor: int = 0
    files: tuple[File, ...] = ()
