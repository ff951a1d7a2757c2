"""Which rules are taken: how deep, how many conditions, and which values go with which comparison."""

from chat_backend.commands import checks
from chat_backend.protocol import (
    MAX_RULE_DEPTH,
    MAX_RULE_PARTS,
    MAX_RULE_TEXT,
    AllOf,
    AnyOf,
    EventCount,
    EventWhen,
    FieldIs,
    NotOf,
    PropertyIs,
    Rule,
    Scalar,
)
from chat_backend.refusals import Refused


def rule(given: Rule) -> Rule:
    """Raises ``bad_request`` or ``too_many`` with field ``rule``."""
    parts = _parts(given, 1)
    if parts > MAX_RULE_PARTS:
        raise Refused("too_many", f"A rule has at most {MAX_RULE_PARTS} conditions and groups.", field="rule")
    return given


def _parts(given: Rule, depth: int) -> int:
    if depth > MAX_RULE_DEPTH:
        raise Refused("too_many", f"A rule is at most {MAX_RULE_DEPTH} deep.", field="rule")
    match given:
        case AllOf(rules=rules) | AnyOf(rules=rules):
            if len(rules) > MAX_RULE_PARTS:
                raise Refused("too_many", f"A rule has at most {MAX_RULE_PARTS} conditions and groups.", field="rule")
            return 1 + sum(_parts(part, depth + 1) for part in rules)
        case NotOf(rule=inner):
            return 1 + _parts(inner, depth + 1)
        case PropertyIs(name=name):
            checks.name(name, "rule")
            _comparison(given)
        case FieldIs():
            _comparison(given)
        case EventCount(event=event, at_least=at_least, at_most=at_most):
            checks.name(event, "rule")
            if at_least is None and at_most is None:
                raise Refused("bad_request", "A count needs a bound.", field="rule")
        case EventWhen(event=event):
            checks.name(event, "rule")
        case _:
            pass
    return 1


def _comparison(given: PropertyIs | FieldIs) -> None:
    value: Scalar | None = given.value
    if (value is None) != (given.comparison in ("known", "unknown")):
        raise Refused("bad_request", "This comparison and this value do not go together.", field="rule")
    if isinstance(value, str) and (not value.strip() or len(value) > MAX_RULE_TEXT):
        raise Refused("bad_request", f"A value has 1 to {MAX_RULE_TEXT} characters.", field="rule")
    if given.comparison in ("more", "less") and (isinstance(value, str | bool) or isinstance(given, FieldIs)):
        raise Refused("bad_request", "Only numbers are more or less.", field="rule")
