"""Who is in which segment, kept as data arrives and time passes, against a plain reading of every rule."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from chat_backend.protocol import (
    EventCount,
    IsPresent,
    NotOf,
    Property,
    PropertyIs,
    PutSegment,
    RemoveSegment,
    Rule,
    Seen,
    Segment,
    User,
)
from chat_backend.refusals import Refused
from chat_backend.segments.checks import rule as checked
from chat_backend.segments.conditions import DAY
from chat_backend.segments.membership import BATCH
from tests.doubles.user_history import EVENTS, History, plainly, rules
from tests.integration.chat_backend.house import House, another, house, leave

HOUR = DAY // 24


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as built:
        yield built


GOLD = PropertyIs(name="plan", comparison="is", value="gold")


def with_plan(plan: str) -> tuple[Property, ...]:
    return (Property(name="plan", value=plan),)


async def test_a_new_segment_finds_whoever_was_known_before(shop: House) -> None:
    """More users than one change looks at; ready is said when all were looked at."""
    inside = {(await shop.newcomer(properties=with_plan("gold"))).id for _ in range(3)}
    for _ in range(BATCH):
        await shop.newcomer(properties=with_plan("free"))
    change = await shop.do(PutSegment(id="gold", name="Gold", rule=GOLD))
    assert [e.ready for e in change.entities if isinstance(e, Segment)] == [False]
    await shop.settle()
    assert await shop.members("gold") == inside
    log = await shop.services.log.after(shop.workspace.id, change.number, 100)
    told = [e for later in log for e in later.entities]
    assert {e.id for e in told if isinstance(e, User) and e.segments == ("gold",)} == inside
    assert [e.ready for e in told if isinstance(e, Segment)] == [True]


async def test_the_change_that_alters_a_user_alters_his_segments(shop: House) -> None:
    await shop.do(PutSegment(id="gold", name="Gold", rule=GOLD))
    user = await shop.newcomer()
    before = (await shop.services.log.reach(shop.workspace.id)).newest
    await shop.change_user(user.id, lambda user: msgspec.structs.replace(user, properties=with_plan("Gold")))
    log = await shop.services.log.after(shop.workspace.id, before, 10)
    assert [[e.segments for e in change.entities if isinstance(e, User)] for change in log] == [[("gold",)]]


async def test_time_alone(shop: House) -> None:
    """Nobody does anything: after a week he is in, and the log tells it once."""
    await shop.do(PutSegment(id="lost", name="Lost", rule=Seen(which="last", than="more", days=7)))
    user = await shop.newcomer()
    await shop.settle()
    numbers = []
    for _ in range(10):
        shop.later(DAY)
        await shop.settle()
        numbers.append((await shop.services.log.reach(shop.workspace.id)).newest)
        assert (await shop.user(user.id)).segments == (("lost",) if len(numbers) >= 7 else ())
    assert numbers == [numbers[0]] * 6 + [numbers[0] + 1] * 4


async def test_being_there(shop: House) -> None:
    await shop.do(PutSegment(id="here", name="Here", rule=IsPresent()))
    user = await shop.newcomer()
    await shop.settle()
    with shop.services.presence.present(shop.workspace.id, "user", user.id):
        await shop.settle()
        assert await shop.members("here") == {user.id}
        await shop.services.segments.forget_presence()  # as a restart does: he is there, so he stays in
        await shop.settle()
        assert await shop.members("here") == {user.id}
    shop.services.presence.close()  # the grace of a changed page, over at once
    await shop.services.segments.forget_presence()
    await shop.settle()
    assert await shop.members("here") == set()


async def test_a_removed_segment_leaves_nobody_in_it(shop: House) -> None:
    user = await shop.newcomer(properties=with_plan("gold"))
    await shop.do(PutSegment(id="gold", name="Gold", rule=GOLD))
    await shop.settle()
    await shop.do(RemoveSegment(id="gold"))
    await shop.settle()
    assert (await shop.logged(user.id)).segments == ()
    assert await shop.members("gold") == set()
    with pytest.raises(Refused, match="no such segment"):
        await shop.do(RemoveSegment(id="gold"))


async def test_a_new_name_looks_at_nobody_again(shop: House) -> None:
    await shop.do(PutSegment(id="gold", name="Gold", rule=GOLD))
    await shop.settle()
    change = await shop.do(PutSegment(id="gold", name="Golden", rule=GOLD))
    assert [(e.name, e.ready) for e in change.entities if isinstance(e, Segment)] == [("Golden", True)]


async def test_only_owners(shop: House) -> None:
    workspace, _ = await shop.services.accounts.make_owner(
        workspace_name="Other", name="Boris", email="boris@example.com", password_hash="-"
    )
    with pytest.raises(Refused) as refusal:
        await shop.do(PutSegment(id="s", name="S", rule=GOLD), actor=msgspec.structs.replace(shop.owner, id="boris"))
    assert refusal.value.refusal.code in {"forbidden", "not_found", "removed"}
    assert workspace.id != shop.workspace.id


async def test_a_hundred_segments_and_no_more(shop: House) -> None:
    for index in range(100):
        await shop.do(PutSegment(id=f"s{index}", name="S", rule=NotOf(rule=GOLD)))
    with pytest.raises(Refused) as refusal:
        await shop.do(PutSegment(id="more", name="S", rule=GOLD))
    assert refusal.value.refusal.code == "too_many"
    await shop.do(PutSegment(id="s5", name="Changed", rule=GOLD))
    await shop.do(RemoveSegment(id="s5"))
    await shop.do(PutSegment(id="more", name="S", rule=GOLD))


async def test_counts_in_the_last_days_grow_old(shop: House) -> None:
    rule = EventCount(event="product_viewed", at_least=2, days=3)
    await shop.do(PutSegment(id="busy", name="Busy", rule=rule))
    user = await shop.newcomer()
    inside = []
    for viewed in (True, True, False, False, False, True):
        if viewed:
            await shop.happens(user.id, "product_viewed")
        await shop.settle()
        inside.append(bool(await shop.members("busy")))
        shop.later(DAY)
    assert inside == [False, True, True, False, False, False]


# ------------------------------------------------------------------------------------------------- the model


def is_taken(rule: Rule) -> bool:
    """Not deeper than the backend allows."""
    try:
        checked(rule)
    except Refused:
        return False
    return True


_users = st.integers(0, 2)
_steps = st.lists(
    st.one_of(
        st.tuples(st.just("property"), _users, st.sampled_from("ab"), st.none() | st.integers(0, 3)),
        st.tuples(st.just("event"), _users, st.sampled_from(EVENTS), st.integers(0, 4)),
        st.tuples(st.just("email"), _users, st.none() | st.just("a@b.example")),
        st.tuples(st.just("comes"), _users),
        st.tuples(st.just("goes"), _users),
        st.tuples(st.just("segment"), st.integers(0, 1), rules.filter(is_taken)),
        st.tuples(st.just("remove"), st.integers(0, 1)),
        st.tuples(st.just("later"), st.integers(1, 60)),
    ),
    min_size=4,
    max_size=14,
)


class Model:
    """The same happenings, told to the backend and kept as plain histories."""

    def __init__(self, shop: House) -> None:
        self.shop = shop
        self.histories: dict[str, History] = {}
        self.ids: list[str] = []
        self.rules: dict[str, object] = {}

    async def begin(self) -> None:
        for _ in range(3):
            user = await self.shop.newcomer()
            self.ids.append(user.id)
            self.histories[user.id] = History(created_at=user.created_at, last_seen_at=user.last_seen_at)

    async def do(self, step: tuple[object, ...]) -> None:
        match step:
            case ("property", int(who), str(name), value):
                history = self.histories[self.ids[who]]
                history.properties.pop(name, None)
                if isinstance(value, int):
                    history.properties[name] = value
                known = tuple(Property(name=n, value=v, kind="number") for n, v in history.properties.items())
                await self.shop.change_user(self.ids[who], lambda user: msgspec.structs.replace(user, properties=known))
            case ("email", int(who), email):
                self.histories[self.ids[who]].email = email if isinstance(email, str) else None
                await self.shop.change_user(self.ids[who], lambda user: msgspec.structs.replace(user, email=email))
            case ("event", int(who), str(name), int(days_ago)):
                at = self.shop.now - days_ago * DAY
                self.histories[self.ids[who]].events.append((name, at))
                await self.shop.happens(self.ids[who], name, at)
            case ("comes", int(who)):
                self.histories[self.ids[who]].present = True
                room = self.shop.services.presence
                if not room.is_present(self.shop.workspace.id, self.ids[who]):
                    room.present(self.shop.workspace.id, "user", self.ids[who]).__enter__()
            case ("goes", int(who)):
                self.histories[self.ids[who]].present = False
                self.shop.services.presence._gone(self.shop.workspace.id, self.ids[who])
            case ("segment", int(which), rule):
                self.rules[f"s{which}"] = rule
                await self.shop.do(PutSegment(id=f"s{which}", name="S", rule=rule))
            case ("remove", int(which)) if f"s{which}" in self.rules:
                del self.rules[f"s{which}"]
                await self.shop.do(RemoveSegment(id=f"s{which}"))
            case ("later", int(hours)):
                self.shop.later(hours * HOUR)

    async def compare(self) -> None:
        await self.shop.settle()
        for user_id, history in self.histories.items():
            meant = {name for name, rule in self.rules.items() if plainly(rule, history, self.shop.now)}
            assert set((await self.shop.user(user_id)).segments) == meant
            assert set((await self.shop.logged(user_id)).segments) == meant
            assert {name for name in ("s0", "s1") if user_id in await self.shop.members(name)} == meant


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def shops(runner: asyncio.Runner, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    building = house(tmp_path_factory.mktemp("model"))
    yield runner.run(building.__aenter__())
    runner.run(building.__aexit__(None, None, None))


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.target],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(steps=_steps)
def test_kept_step_by_step_is_what_a_plain_look_says(
    steps: list[tuple[object, ...]], shops: House, runner: asyncio.Runner
) -> None:
    async def follow() -> None:
        model = Model(await another(shops))
        await model.begin()
        for step in steps:
            await model.do(step)
            await model.compare()
        await leave(model.shop)

    runner.run(follow())
