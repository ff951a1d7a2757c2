"""What is typed and not sent."""

from enum import StrEnum

from operator_app.domain.value import Value


class ComposerMode(StrEnum):
    REPLY = "reply"
    NOTE = "note"


class Draft(Value):
    """Text typed and not sent. Kept for each dialog and mode."""

    text: str
    cursor: int = 0
