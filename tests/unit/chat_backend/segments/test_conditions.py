"""Rules against a plain reading of them, and "until" against every moment before it."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_backend.protocol import (
    AllOf,
    AnyOf,
    EventCount,
    EventWhen,
    FieldIs,
    IsPresent,
    NotOf,
    Property,
    PropertyIs,
    Rule,
    Seen,
    User,
)
from chat_backend.refusals import Refused
from chat_backend.segments.checks import rule as checked
from chat_backend.segments.conditions import DAY, EventFacts, Facts, compares, evaluate, needs

EVENTS = ("order_paid", "product_viewed")


@dataclass
class History:
    """All that ever happened to a user, kept as it came."""

    created_at: int
    last_seen_at: int
    properties: dict[str, str | int | bool] = field(default_factory=dict)
    events: list[tuple[str, int]] = field(default_factory=list)
    email: str | None = None
    present: bool = False

    def facts(self, rule: Rule) -> Facts:
        """As the database would give them: no more of events than the rule needs."""
        known = {}
        for name, newest in needs(rule).events.items():
            times = sorted((at for one, at in self.events if one == name), reverse=True)
            known[name] = EventFacts(
                count=len(times),
                first_at=times[-1] if times else None,
                last_at=times[0] if times else None,
                newest=tuple(times[:newest]),
            )
        user = User(
            id="u",
            number=1,
            created_at=self.created_at,
            last_seen_at=self.last_seen_at,
            email=self.email,
            properties=tuple(Property(name=n, value=v) for n, v in self.properties.items()),
        )
        return Facts(user=user, present=self.present, events=known)


def plainly(rule: Rule, history: History, now: int) -> bool:
    """What the rule says, read from the whole history."""
    match rule:
        case AllOf(rules=rules):
            return all(plainly(part, history, now) for part in rules)
        case AnyOf(rules=rules):
            return any(plainly(part, history, now) for part in rules)
        case NotOf(rule=inner):
            return not plainly(inner, history, now)
        case IsPresent():
            return history.present
        case FieldIs(comparison="known"):
            return history.email is not None
        case PropertyIs(name=name, comparison="is", value=value):
            return name in history.properties and history.properties[name] == value
        case PropertyIs(name=name, comparison="is_not", value=value):
            return name not in history.properties or history.properties[name] != value
        case PropertyIs(name=name, comparison="more", value=int(value)):
            found = history.properties.get(name)
            return isinstance(found, int) and not isinstance(found, bool) and found > value
        case Seen(which=which, than=than, days=days):
            at = history.created_at if which == "first" else history.last_seen_at
            return (now - at >= days * DAY) == (than == "more")
        case EventWhen(event=event, which=which, than=than, days=days):
            times = [at for name, at in history.events if name == event]
            if not times:
                return False
            at = min(times) if which == "first" else max(times)
            return (now - at >= days * DAY) == (than == "more")
        case EventCount(event=event, at_least=least, at_most=most, days=days):
            times = [at for name, at in history.events if name == event]
            count = sum(days is None or now - at < days * DAY for at in times)
            return (least is None or count >= least) and (most is None or count <= most)
        case _:
            raise AssertionError(rule)


days = st.integers(1, 4)
counts = st.none() | st.integers(0, 3)
conditions = st.one_of(
    st.builds(
        PropertyIs,
        name=st.sampled_from("ab"),
        comparison=st.sampled_from(["is", "is_not", "more"]),
        value=st.integers(0, 3),
    ),
    st.just(FieldIs(field="email", comparison="known")),
    st.just(IsPresent()),
    st.builds(Seen, which=st.sampled_from(["first", "last"]), than=st.sampled_from(["more", "less"]), days=days),
    st.builds(
        EventWhen,
        event=st.sampled_from(EVENTS),
        which=st.sampled_from(["first", "last"]),
        than=st.sampled_from(["more", "less"]),
        days=days,
    ),
    st.builds(EventCount, event=st.sampled_from(EVENTS), at_least=counts, at_most=counts, days=st.none() | days),
)
rules: st.SearchStrategy[Rule] = st.recursive(
    conditions,
    lambda inner: st.one_of(
        st.builds(AllOf, rules=st.lists(inner, max_size=3).map(tuple)),
        st.builds(AnyOf, rules=st.lists(inner, max_size=3).map(tuple)),
        st.builds(NotOf, rule=inner),
    ),
    max_leaves=5,
)
moments = st.integers(0, 6 * 24).map(lambda hours: hours * DAY // 24)
histories = st.builds(
    History,
    created_at=moments,
    last_seen_at=moments,
    properties=st.dictionaries(st.sampled_from("ab"), st.integers(0, 3)),
    events=st.lists(st.tuples(st.sampled_from(EVENTS), moments), max_size=8),
    email=st.none() | st.just("a@b.example"),
    present=st.booleans(),
)


@given(rules, histories, st.integers(6, 12).map(lambda day: day * DAY))
def test_a_rule_means_what_it_says(rule: Rule, history: History, now: int) -> None:
    assert evaluate(rule, history.facts(rule), now).holds == plainly(rule, history, now)


@given(rules, histories)
def test_nothing_changes_before_until(rule: Rule, history: History) -> None:
    """Followed from one "until" to the next, the rule is right at every hour between."""
    now = 6 * DAY
    verdict = evaluate(rule, history.facts(rule), now)
    for hour in range(6 * 24, 12 * 24):
        moment = hour * DAY // 24
        if verdict.until is not None and moment >= verdict.until:
            assert verdict.until > now
            now = moment
            verdict = evaluate(rule, history.facts(rule), now)
        assert verdict.holds == plainly(rule, history, moment)


@pytest.mark.parametrize(
    ("found", "comparison", "value", "holds"),
    [
        ("Gold", "is", "gold", True),
        ("gold", "contains", "OL", True),
        ("gold", "starts_with", "go", True),
        ("gold", "is_not", "silver", True),
        (None, "is_not", "silver", True),
        (None, "is", "silver", False),
        (None, "unknown", None, True),
        ("", "unknown", None, True),
        ("x", "known", None, True),
        (5, "is", "5", True),
        (5.0, "is", 5, True),
        ("7", "more", 5, True),
        ("seven", "more", 5, False),
        (3, "less", 5, True),
        (True, "is", True, True),
        (True, "is", 1, False),
        (True, "more", 0, False),
        (("red", "blue"), "is", "Blue", True),
        (("red", "blue"), "contains", "re", True),
        (("red",), "is_not", "red", False),
        ((), "known", None, False),
        ("nan", "is", "nan", True),
        ("inf", "more", 5, False),
    ],
)
def test_comparisons(found: object, comparison: object, value: object, holds: bool) -> None:
    assert compares(found, comparison, value) is holds  # type: ignore[arg-type]


def test_limits_of_rules() -> None:
    deep: Rule = IsPresent()
    for _ in range(4):
        deep = NotOf(rule=deep)
    checked(deep)
    wide = AllOf(rules=(IsPresent(),) * 49)
    checked(wide)
    for refused in (
        NotOf(rule=deep),
        AllOf(rules=(IsPresent(),) * 50),
        AllOf(rules=(wide, wide)),
        PropertyIs(name="", comparison="known"),
        PropertyIs(name="a", comparison="is"),
        PropertyIs(name="a", comparison="known", value=1),
        PropertyIs(name="a", comparison="more", value="5"),
        PropertyIs(name="a", comparison="is", value="x" * 201),
        FieldIs(field="email", comparison="more", value="5"),
        EventCount(event="a"),
        EventWhen(event="", which="first", than="more", days=1),
    ):
        with pytest.raises(Refused):
            checked(refused)
