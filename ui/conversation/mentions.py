"""Which colleagues a note names."""

import re
from collections.abc import Iterable

from operator_app.domain.people import Operator
from operator_app.domain.value import OperatorId


def mentioned(text: str, operators: Iterable[Operator]) -> tuple[OperatorId, ...]:
    """Those named as ``@Nina Serova`` or ``@Nina``; a first name that several share names all of them."""
    present = [one for one in operators if not one.removed and one.name.strip()]
    found: list[OperatorId] = []
    rest = text
    for one in sorted(present, key=lambda one: -len(one.name)):
        shorter = _without(rest, one.name)
        if shorter != rest:
            found.append(one.id)
            rest = shorter
    found.extend(one.id for one in present if one.id not in found and _without(rest, one.name.split()[0]) != rest)
    return tuple(found)


def _without(text: str, name: str) -> str:
    return re.sub(rf"(?<!\w)@{re.escape(name)}(?!\w)", "", text, flags=re.IGNORECASE)
