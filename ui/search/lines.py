"""The lines of a search's answer, in the order they are shown. No Qt."""

from collections.abc import Iterable, Sequence

from operator_app.domain.found import FoundMessage, FoundPerson
from operator_app.domain.value import Value


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


Line = Heading | Remark | PersonLine | MessageLine


def can_be_chosen(line: Line) -> bool:
    return isinstance(line, PersonLine | MessageLine)


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
