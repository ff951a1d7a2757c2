"""Reading a rule as groups and joining them again changes nothing of what it means, and never makes it deeper."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_app.domain.rule_groups import (
    Group,
    depth_of,
    group_of,
    is_condition,
    is_taken,
    joined,
    parts_of,
)
from operator_app.domain.segments import AllOf, AnyOf, IsPresent, NotOf, PropertyIs, Rule

NAMES = ("a", "b", "c")
conditions: st.SearchStrategy[Rule] = st.sampled_from(
    [*(PropertyIs(name=name, comparison="known") for name in NAMES), IsPresent(), NotOf(rule=IsPresent())]
)
rules = st.recursive(
    conditions,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda found: AllOf(rules=tuple(found))),
        st.lists(inner, max_size=3).map(lambda found: AnyOf(rules=tuple(found))),
        inner.map(lambda one: NotOf(rule=one)),
    ),
    max_leaves=12,
)
worlds = st.fixed_dictionaries({name: st.booleans() for name in (*NAMES, "here")})


def holds(rule: Rule, world: Mapping[str, bool]) -> bool:
    match rule:
        case AllOf(rules=inside):
            return all(holds(each, world) for each in inside)
        case AnyOf(rules=inside):
            return any(holds(each, world) for each in inside)
        case NotOf(rule=inner):
            return not holds(inner, world)
        case PropertyIs(name=name):
            return world[name]
        case _:
            return world["here"]


def through_the_form(rule: Rule) -> Rule:
    """As it is read into a form of groups within groups, and written again."""
    if is_condition(rule):
        return rule
    group = group_of(rule)
    return joined(Group(together=group.together, rules=tuple(through_the_form(each) for each in group.rules)))


@given(rules, worlds)
def test_it_means_what_it_meant(rule: Rule, world: Mapping[str, bool]) -> None:
    again = through_the_form(rule)
    assert holds(again, world) == holds(rule, world)
    assert depth_of(again) <= depth_of(rule)
    assert parts_of(again) <= parts_of(rule)
    assert through_the_form(again) == again


@given(rules)
def test_a_lone_condition_becomes_a_group_of_itself(rule: Rule) -> None:
    group = group_of(rule)
    if is_condition(rule):
        assert group == Group(together="all", rules=(rule,))


@pytest.mark.parametrize(
    ("rule", "taken"),
    [
        (AllOf(rules=(IsPresent(),) * 49), True),
        (AllOf(rules=(IsPresent(),) * 50), False),
        (AllOf(rules=(AllOf(rules=(AllOf(rules=(AllOf(rules=(IsPresent(),)),)),)),)), True),
        (NotOf(rule=AllOf(rules=(AllOf(rules=(AllOf(rules=(AllOf(rules=(IsPresent(),)),)),)),))), False),
    ],
)
def test_what_a_backend_takes(rule: Rule, taken: bool) -> None:
    assert is_taken(rule) is taken
