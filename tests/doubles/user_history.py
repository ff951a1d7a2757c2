"""Users' histories and rules about them, with a plain reading of what a rule says."""

from dataclasses import dataclass, field

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
from chat_backend.segments.conditions import DAY, EventFacts, Facts, needs

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
    st.builds(
        EventCount, event=st.sampled_from(EVENTS), at_least=st.integers(0, 3), at_most=counts, days=st.none() | days
    ),
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
