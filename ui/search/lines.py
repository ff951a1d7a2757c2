"""The lines of a search's answer, in the order they are shown."""

from collections.abc import Iterable, Sequence

from operator_app.domain.found import FoundMessage, FoundPerson
from operator_app.domain.lists import DialogRow
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.value import Value
from ui.commands.table import Command


class Heading(Value):
    """Begins a section; cannot be chosen."""

    words: str


class Remark(Value):
    """Says how things stand; cannot be chosen."""

    words: str


class PersonLine(Value):
    found: FoundPerson


class MessageLine(Value):
    found: FoundMessage


class CommandLine(Value):
    command: Command
    words: str
    keys: str


class DialogLine(Value):
    row: DialogRow


class ReplyLine(Value):
    reply: SavedReply


Choosable = PersonLine | MessageLine | CommandLine | DialogLine | ReplyLine
Line = Heading | Remark | Choosable


def can_be_chosen(line: Line) -> bool:
    return isinstance(line, Choosable)


def without_doubles(messages: Iterable[FoundMessage], told: Iterable[FoundMessage]) -> tuple[FoundMessage, ...]:
    """Those that have not been told."""
    known = {(found.dialog_id, found.position) for found in told if found.position is not None}
    keys = {found.key for found in told}
    return tuple(
        found for found in messages if found.key not in keys and (found.dialog_id, found.position) not in known
    )


def section(heading: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Nothing where there are no lines."""
    return (Heading(words=heading), *lines) if lines else ()
