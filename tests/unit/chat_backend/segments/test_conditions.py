"""Rules against a plain reading of them, and "until" against every moment before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_backend.protocol import AllOf, EventCount, EventWhen, FieldIs, IsPresent, NotOf, PropertyIs, Rule
from chat_backend.refusals import Refused
from chat_backend.segments.checks import rule as checked
from chat_backend.segments.conditions import DAY, compares, evaluate
from tests.doubles.user_history import History, histories, plainly, rules


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
