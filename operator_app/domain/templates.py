"""Variables in saved replies: ``{first_name}``, ``{email|your address}``. Texts are searched and joined, never evaluated.

``{name}`` stands for what is known of the user or the operator; what follows a bar stands in where nothing is known.
Doubled braces mean plain ones. Braces that hold no variable stay as they are.
"""

import re
import unicodedata
from collections.abc import Mapping

from operator_app.domain.people import Operator, Property, User
from operator_app.domain.value import Value

LONGEST_NAME = 60
"""Characters of a variable's name; longer ones are plain text."""
LONGEST_FALLBACK = 200
LONGEST_VALUE = 500
"""Of a longer value only so much is filled in."""

ALIASES: Mapping[str, str] = {
    "имя": "first_name",
    "полное имя": "name",
    "почта": "email",
    "телефон": "phone",
    "оператор": "operator",
    "first name": "first_name",
}
"""Other names of our own variables. ``имя`` is what one calls a person by."""
OWN_NAMES = ("name", "first_name", "email", "phone", "operator")

_NAME = rf"[^\W\d_][^{{}}|\r\n]{{0,{LONGEST_NAME - 1}}}"
_FALLBACK = rf"[^{{}}\r\n]{{0,{LONGEST_FALLBACK}}}"
_VARIABLE = rf"\{{[ ]?(?P<name>{_NAME})(?:\|(?P<fallback>{_FALLBACK}))?\}}"
_PIECE = re.compile(rf"(?P<open>\{{\{{)|(?P<close>\}}\}})|{_VARIABLE}")
_LEFT_OVER = re.compile(rf"(?<!\{{){_VARIABLE}(?!\}})")


class Variable(Value):
    """A place to fill in. ``fallback`` None: there is none; empty: nothing shall stand there."""

    name: str
    fallback: str | None
    source: str
    """As it is written in the text, braces included."""


class Place(Value):
    """A variable that stands unfilled in a text; ``start`` and ``end`` count characters."""

    start: int
    end: int
    name: str


class Filled(Value):
    text: str
    unfilled: tuple[Place, ...] = ()


def parse(text: str) -> tuple[str | Variable, ...]:
    """The pieces of a template: plain texts, doubled braces made single, and variables."""
    pieces: list[str | Variable] = []
    plain: list[str] = []
    end = 0
    for match in _PIECE.finditer(text):
        plain.append(text[end : match.start()])
        end = match.end()
        if match["name"] is None:
            plain.append(match[0][0])
            continue
        if any(plain):
            pieces.append("".join(plain))
        plain = []
        pieces.append(Variable(name=match["name"].strip(), fallback=match["fallback"], source=match[0]))
    plain.append(text[end:])
    if any(plain):
        pieces.append("".join(plain))
    return tuple(pieces)


def fill(text: str, user: User | None, operator: Operator | None) -> Filled:
    """The text for this user. A variable nothing is known for, without a fallback, stays as written and is told of."""
    known = _known(user, operator)
    parts: list[str] = []
    unfilled: list[Place] = []
    length = 0
    for piece in parse(text):
        part = piece if isinstance(piece, str) else _value(piece, known)
        if part is None and isinstance(piece, Variable):
            part = piece.source
            unfilled.append(Place(start=length, end=length + len(part), name=piece.name))
        parts.append(part or "")
        length += len(part or "")
    return Filled(text="".join(parts), unfilled=tuple(unfilled))


def left_over(text: str) -> tuple[Place, ...]:
    """Variables that stand in a text about to be sent. Here doubled braces are what somebody typed, and no variable."""
    return tuple(
        Place(start=match.start(), end=match.end(), name=match["name"].strip()) for match in _LEFT_OVER.finditer(text)
    )


def _value(variable: Variable, known: Mapping[str, str]) -> str | None:
    name = variable.name.casefold()
    found = known.get(name) or known.get(ALIASES.get(name, ""))
    return found or variable.fallback


def _known(user: User | None, operator: Operator | None) -> dict[str, str]:
    """What there is to fill in, by casefolded name. Our own names go before properties of the same name."""
    known: dict[str, str] = {}
    if user is not None:
        for each in user.properties:
            known.setdefault(each.name.casefold(), _one_line(_in_words(each)))
        name = _one_line(user.name or "")
        known |= {
            "name": name,
            "first_name": name.split(" ")[0],
            "email": _one_line(user.email or ""),
            "phone": _one_line(user.phone or ""),
        }
    if operator is not None:
        known["operator"] = _one_line(operator.name)
    return known


def _in_words(found: Property) -> str:
    """Yes or no is no text for a user: nothing is filled in for it."""
    match found.value:
        case bool():
            return ""
        case float() as number if number.is_integer():
            return str(int(number))
        case tuple() as several:
            return ", ".join(several)
        case value:
            return str(value)


def _one_line(value: str) -> str:
    """A value from the network inside an operator's sentence: no line ends, no invisible control characters."""
    calm = "".join(" " if unicodedata.category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in value)
    return " ".join(calm.split())[:LONGEST_VALUE].strip()
