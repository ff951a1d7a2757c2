"""Which colleagues a note names, and whom a mention that is being typed may mean."""

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


def begun_mention(before: str) -> str | None:
    """What stands between an ``@`` that begins a word and the end of ``before``; None where there is none.

    Names have spaces in them: so may this, as long as somebody is called so (see ``matching``).
    """
    found = re.search(r"(?<![\w@])@([^@\n]{0,60})$", before)
    return None if found is None else found[1]


def matching(begun: str, operators: Iterable[Operator]) -> list[Operator]:
    """Whose name, or a word of it, goes on from what was typed; a whole name and more is done with."""
    typed = begun.casefold()
    if typed.startswith(" "):
        return []
    present = (one for one in operators if not one.removed and one.name.strip())
    found = [one for one in present if _goes_on(one.name.casefold(), typed)]
    return sorted(found, key=lambda one: (not one.name.casefold().startswith(typed), one.name.casefold()))


def _goes_on(name: str, typed: str) -> bool:
    words = name.split()
    starts = (" ".join(words[place:]) for place in range(len(words)))
    return any(start.startswith(typed) for start in starts)
