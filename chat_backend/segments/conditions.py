"""Whether a rule holds for a user, and until when it will unless something happens. Nothing here reads a database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import assert_never

from chat_backend.protocol import (
    AllOf,
    AnyOf,
    Comparison,
    EventCount,
    EventWhen,
    FieldIs,
    IsPresent,
    NotOf,
    PropertyIs,
    Rule,
    Scalar,
    Seen,
    Than,
    User,
)

DAY = 24 * 3600 * 1000
"""Milliseconds."""


@dataclass(frozen=True, kw_only=True)
class EventFacts:
    """What is known of one event of one user. ``newest`` are its latest times, newest first, as many as a rule asks for."""

    count: int = 0
    first_at: int | None = None
    last_at: int | None = None
    newest: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything rules ask of one user. Of events only those that ``event_needs`` named."""

    user: User
    present: bool
    events: Mapping[str, EventFacts] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """``until``: the first moment at which time alone may change it; None: never."""

    holds: bool
    until: int | None = None


@dataclass(frozen=True)
class Needs:
    """What a rule looks at. ``events`` tells how many of an event's latest times are needed."""

    user: bool = False
    present: bool = False
    events: Mapping[str, int] = field(default_factory=dict)

    def __or__(self, other: "Needs") -> "Needs":
        events = dict(self.events)
        for name, newest in other.events.items():
            events[name] = max(newest, events.get(name, 0))
        return Needs(self.user or other.user, self.present or other.present, events)


def needs(rule: Rule) -> Needs:
    """What has to be known before the rule can be evaluated, and what can change its outcome."""
    match rule:
        case AllOf(rules=rules) | AnyOf(rules=rules):
            together = Needs()
            for part in rules:
                together |= needs(part)
            return together
        case NotOf(rule=inner):
            return needs(inner)
        case PropertyIs() | FieldIs() | Seen():
            return Needs(user=True)
        case IsPresent():
            return Needs(present=True)
        case EventCount(event=event, days=None) | EventWhen(event=event):
            return Needs(events={event: 0})
        case EventCount(event=event, at_least=at_least, at_most=at_most):
            return Needs(events={event: max(at_least or 0, 0 if at_most is None else at_most + 1)})
        case _:
            assert_never(rule)


def evaluate(rule: Rule, facts: Facts, now: int) -> Verdict:
    """Whether the rule holds at ``now``."""
    match rule:
        case AllOf(rules=rules):
            verdicts = [evaluate(part, facts, now) for part in rules]
            return Verdict(all(v.holds for v in verdicts), _first(v.until for v in verdicts))
        case AnyOf(rules=rules):
            verdicts = [evaluate(part, facts, now) for part in rules]
            return Verdict(any(v.holds for v in verdicts), _first(v.until for v in verdicts))
        case NotOf(rule=inner):
            verdict = evaluate(inner, facts, now)
            return Verdict(not verdict.holds, verdict.until)
        case PropertyIs(name=name, comparison=comparison, value=value):
            found = next((p.value for p in facts.user.properties if p.name == name), None)
            return Verdict(compares(found, comparison, value))
        case FieldIs(field=name, comparison=comparison, value=value):
            return Verdict(compares(getattr(facts.user, name), comparison, value))
        case IsPresent():
            return Verdict(facts.present)
        case Seen(which=which, than=than, days=days):
            at = facts.user.created_at if which == "first" else facts.user.last_seen_at
            return _ago(at, than, days, now)
        case EventWhen(event=event, which=which, than=than, days=days):
            known = facts.events.get(event, EventFacts())
            happened = known.first_at if which == "first" else known.last_at
            return Verdict(holds=False) if happened is None else _ago(happened, than, days, now)
        case EventCount():
            return _counted(rule, facts.events.get(rule.event, EventFacts()), now)
        case _:
            assert_never(rule)


def compares(found: Scalar | tuple[str, ...] | None, comparison: Comparison, value: Scalar | None) -> bool:
    """One comparison. What is not known fulfils ``unknown`` and ``is_not`` only; of a list any item will do."""
    unknown = found is None or found in ("", ())
    if comparison in ("known", "unknown"):
        return unknown == (comparison == "unknown")
    if comparison == "is_not":
        return not compares(found, "is", value)
    if unknown or found is None or value is None:
        return False
    if isinstance(found, tuple):
        return any(_compares_one(item, comparison, value) for item in found)
    return _compares_one(found, comparison, value)


def _compares_one(found: Scalar, comparison: Comparison, value: Scalar) -> bool:
    match comparison:
        case "is":
            numbers = _number(found), _number(value)
            if None not in numbers:
                return numbers[0] == numbers[1]
            return _text(found) == _text(value)
        case "contains":
            return _text(value) in _text(found)
        case "starts_with":
            return _text(found).startswith(_text(value))
        case _:
            number, bound = _number(found), _number(value)
            if number is None or bound is None:
                return False
            return number > bound if comparison == "more" else number < bound


def _text(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip().casefold()


def _number(value: Scalar) -> float | None:
    """A number, also one that was written as a text; yes and no are none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value
    try:
        number = float(value)
    except ValueError:
        return None
    return number if number == number and abs(number) != float("inf") else None  # noqa: PLR0124 - NaN is not itself


def _ago(at: int, than: Than, days: int, now: int) -> Verdict:
    """Exactly that many days ago is "more"."""
    boundary = at + days * DAY
    passed = now >= boundary
    return Verdict(passed == (than == "more"), None if passed else boundary)


def _counted(rule: EventCount, known: EventFacts, now: int) -> Verdict:
    count, until = known.count, None
    if rule.days is not None:
        ends = [at + rule.days * DAY for at in known.newest if at + rule.days * DAY > now]
        count, until = len(ends), _first(ends)
    enough = rule.at_least is None or count >= rule.at_least
    return Verdict(enough and (rule.at_most is None or count <= rule.at_most), until)


def _first(moments: Iterable[int | None]) -> int | None:
    return min((moment for moment in moments if moment is not None), default=None)
