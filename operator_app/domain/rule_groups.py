"""A rule read as groups of conditions: how many of a group must hold, and the rule such a group makes."""

from typing import Literal

from operator_app.domain.segments import (
    MAX_RULE_DEPTH,
    MAX_RULE_PARTS,
    AllOf,
    AnyOf,
    IsPresent,
    NotOf,
    Rule,
)
from operator_app.domain.value import Value

Together = Literal["all", "any", "none", "not_all"]


class Group(Value):
    """``rules``: conditions and further groups."""

    together: Together
    rules: tuple[Rule, ...]


def is_condition(rule: Rule) -> bool:
    """Whether it is one condition, not a group. Not being on the site is one."""
    return not isinstance(rule, AllOf | AnyOf | NotOf) or rule == NotOf(rule=IsPresent())


def group_of(rule: Rule) -> Group:
    """The outermost group of a rule; of a condition, the group with just this one in it."""
    if is_condition(rule):
        return Group(together="all", rules=(rule,))
    match rule:
        case AnyOf(rules=rules):
            return Group(together="any", rules=rules)
        case NotOf(rule=AnyOf(rules=rules)):
            return Group(together="none", rules=rules)
        case NotOf(rule=AllOf(rules=rules)):
            return Group(together="not_all", rules=rules)
        case NotOf(rule=inner):
            return Group(together="none", rules=(inner,))
        case AllOf(rules=rules):
            return Group(together="all", rules=rules)
        case _:
            return Group(together="all", rules=(rule,))


def joined(group: Group) -> Rule:
    """The rule that a group makes."""
    match group:
        case Group(together="all", rules=rules):
            return AllOf(rules=rules)
        case Group(together="any", rules=rules):
            return AnyOf(rules=rules)
        case Group(together="not_all", rules=rules):
            return NotOf(rule=AllOf(rules=rules))
        case Group(rules=(only,)):
            return NotOf(rule=only)
        case _:
            return NotOf(rule=AnyOf(rules=group.rules))


def is_taken(rule: Rule) -> bool:
    """Whether it is neither too deep nor too long for a backend."""
    return depth_of(rule) <= MAX_RULE_DEPTH and parts_of(rule) <= MAX_RULE_PARTS


def depth_of(rule: Rule) -> int:
    """A lone condition is 1."""
    return 1 + max((depth_of(each) for each in _inside(rule)), default=0)


def parts_of(rule: Rule) -> int:
    """How many conditions and groups it has, itself included."""
    return 1 + sum(parts_of(each) for each in _inside(rule))


def _inside(rule: Rule) -> tuple[Rule, ...]:
    match rule:
        case AllOf(rules=rules) | AnyOf(rules=rules):
            return rules
        case NotOf(rule=inner):
            return (inner,)
        case _:
            return ()
