"""Who is told what by e-mail, and when: a table of rules, and a model of one operator's life with one dialog."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from chat_backend.mail.deciding import (
    AWAY_WAIT,
    MINUTE,
    MOST_AGE,
    MOST_AN_HOUR,
    REST,
    News,
    NewsKind,
    Reader,
    When,
    is_quiet,
    judged,
)
from chat_backend.protocol import MailQuiet, MailRules

NOW = 1_700_042_400_000  # a Wednesday, 10:00 UTC
OWNERSHIPS = ("mine", "unassigned", "colleagues")


def news(kind: NewsKind = "message", *, number: int = 5, age: int = AWAY_WAIT) -> News:
    return News(kind=kind, number=number, at=NOW - age)


def reader(**fields: object) -> Reader:
    known = {"rules": MailRules(), "here": False, "ownership": "mine"}
    return Reader(**{**known, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize("ownership", OWNERSHIPS)
@pytest.mark.parametrize("wanted", [True, False])
@pytest.mark.parametrize("muted", [True, False])
@pytest.mark.parametrize("kind", ["message", "mention", "transfer"])
def test_the_table_of_rules(kind: NewsKind, ownership: str, *, wanted: bool, muted: bool) -> None:
    """Each kind of news by its own switch; muting silences all but mentions."""
    switch = {"message": ownership, "mention": "mentions", "transfer": "mine"}[kind]
    nothing = dict.fromkeys(("mine", "unassigned", "colleagues", "mentions"), False)
    rules = MailRules(**{**nothing, switch: wanted})
    told = judged((news(kind),), reader(rules=rules, ownership=ownership, muted=muted), NOW).when is When.NOW
    possible = kind != "transfer" or ownership == "mine"
    assert told == (wanted and possible and (kind == "mention" or not muted))


@pytest.mark.parametrize(
    ("fields", "age", "when"),
    [
        ({}, AWAY_WAIT, When.NOW),
        ({}, AWAY_WAIT - 1, When.LATER),
        ({"here": True}, MOST_AGE, When.LATER),
        ({"here": True, "rules": MailRules(unread_minutes=15)}, 15 * MINUTE, When.NOW),
        ({"here": True, "rules": MailRules(unread_minutes=15)}, 15 * MINUTE - 1, When.LATER),
        ({"rules": MailRules(unread_minutes=15)}, AWAY_WAIT, When.NOW),
        ({"rules": MailRules(on=False)}, AWAY_WAIT, When.NEVER),
        ({"read": 5}, AWAY_WAIT, When.NEVER),
        ({"read": 4}, AWAY_WAIT, When.NOW),
        ({"told": 5, "told_at": NOW - REST}, AWAY_WAIT, When.NEVER),
        ({"told": 4, "told_at": NOW - REST}, AWAY_WAIT, When.NOW),
        ({"told": 4, "told_at": NOW - REST + 1}, AWAY_WAIT, When.LATER),
        ({"in_this_hour": MOST_AN_HOUR}, AWAY_WAIT, When.LATER),
        ({"in_this_hour": MOST_AN_HOUR - 1}, AWAY_WAIT, When.NOW),
        ({}, MOST_AGE + 1, When.NEVER),
        ({"rules": MailRules(in_team_hours=True), "off_duty": True}, AWAY_WAIT, When.LATER),
        ({"rules": MailRules(in_team_hours=True)}, AWAY_WAIT, When.NOW),
        ({"off_duty": True}, AWAY_WAIT, When.NOW),
        ({"rules": MailRules(quiet=MailQuiet(begin=600, until=660))}, AWAY_WAIT, When.LATER),
        ({"rules": MailRules(quiet=MailQuiet(begin=600, until=660, zone="Asia/Tokyo"))}, AWAY_WAIT, When.NOW),
    ],
)
def test_when(fields: dict[str, object], age: int, when: When) -> None:
    assert judged((news(age=age),), reader(**fields), NOW).when is when


@given(st.integers(0, 1440), st.integers(0, 1440), st.integers(0, 1439), st.sets(st.integers(0, 6)), st.integers(0, 6))
def test_quiet_hours_minute_by_minute(begin: int, until: int, minute: int, days: set[int], day: int) -> None:
    moment = datetime(2026, 11, 23 + day, minute // 60, minute % 60, tzinfo=UTC)
    quiet = is_quiet(MailQuiet(begin=begin, until=until, days=tuple(sorted(days))), round(moment.timestamp() * 1000))
    passed, walked = begin, set()
    while passed % 1440 != until % 1440 and len(walked) < 1440:
        walked.add(passed % 1440)
        passed += 1
    if begin != until and begin % 1440 == until % 1440:  # midnight to midnight
        walked = set(range(1440)) if begin < until else set()
    assert quiet == (day in days or minute in walked)


@dataclass
class Sent:
    at: int
    numbers: tuple[int, ...]


@dataclass
class Life:
    """What the promise says, told once more and more simply: a list of what came and what was sent."""

    came: list[News] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)


class OneOperator(RuleBasedStateMachine):
    """An operator who comes, goes, reads and changes his rules while a user writes; a look every half minute."""

    def __init__(self) -> None:
        super().__init__()
        self.now, self.number = NOW, 0
        self.rules = MailRules()
        self.here, self.muted, self.read = True, False, 0
        self.off_duty = False
        self.ownership = "unassigned"
        self.waiting: list[News] = []
        self.told, self.told_at = 0, None
        self.life = Life()
        self.there_since = NOW

    @rule()
    def user_writes(self) -> None:
        self.number += 1
        self.waiting.append(News(kind="message", number=self.number, at=self.now))
        self.life.came.append(self.waiting[-1])

    @rule()
    def answered_by_a_colleague(self) -> None:
        self.waiting.clear()

    @rule()
    def reads(self) -> None:
        self.read = self.number

    @rule(here=st.booleans())
    def comes_or_goes(self, here: bool) -> None:
        self.here = here

    @rule(
        on=st.booleans(), unassigned=st.booleans(), colleagues=st.booleans(), minutes=st.sampled_from([0, 5, 30]),
        quiet=st.booleans(), in_team_hours=st.booleans(),
    )  # fmt: skip
    def chooses(
        self, *, on: bool, unassigned: bool, colleagues: bool, minutes: int, quiet: bool, in_team_hours: bool
    ) -> None:
        self.rules = MailRules(
            on=on, unassigned=unassigned, colleagues=colleagues, unread_minutes=minutes, in_team_hours=in_team_hours,
            quiet=MailQuiet(begin=12 * 60, until=13 * 60) if quiet else None,
        )  # fmt: skip

    @rule(ownership=st.sampled_from(OWNERSHIPS))
    def given(self, ownership: str) -> None:
        self.ownership = ownership

    @rule(off_duty=st.booleans())
    def team_goes_home_or_comes(self, *, off_duty: bool) -> None:
        self.off_duty = off_duty

    @rule(muted=st.booleans())
    def mutes(self, muted: bool) -> None:
        self.muted = muted

    @rule(minutes=st.integers(1, 90))
    def time_passes(self, minutes: int) -> None:
        for _ in range(minutes * 2):
            self.now += MINUTE // 2
            self.look()

    @precondition(lambda self: self.waiting)
    @rule()
    def look(self) -> None:
        in_this_hour = sum(each.at > self.now - 60 * MINUTE for each in self.life.sent)
        found = Reader(
            rules=self.rules, here=self.here, ownership=self.ownership, muted=self.muted, read=self.read,  # type: ignore[arg-type]
            told=self.told, told_at=self.told_at, in_this_hour=in_this_hour, off_duty=self.off_duty,
        )  # fmt: skip
        verdict = judged(tuple(self.waiting), found, self.now)
        if verdict.when is not When.NOW:
            return
        numbers = tuple(each.number for each in verdict.news)
        # what no e-mail may ever be
        assert self.rules.on
        assert not self.muted
        assert not (self.off_duty and self.rules.in_team_hours), "before the team works again"
        assert {"mine": True, "unassigned": self.rules.unassigned, "colleagues": self.rules.colleagues}[self.ownership]
        assert min(numbers) > self.read, "of what he has read"
        assert not {number for each in self.life.sent for number in each.numbers} & set(numbers), "twice"
        oldest = next(each for each in self.life.came if each.number == numbers[0])
        wait = self.rules.unread_minutes * MINUTE if self.here else AWAY_WAIT
        assert wait, "he is here and wants none then"
        assert self.now - oldest.at >= wait
        assert numbers == tuple(each.number for each in self.waiting if each.number >= numbers[0]), "the whole batch"
        self.life.sent.append(Sent(self.now, numbers))
        self.told, self.told_at = numbers[-1], self.now

    @invariant()
    def whoever_is_away_and_wants_them_is_told_in_time(self) -> None:
        """Nothing unread waits longer than the batch, the rest between two e-mails, and quiet allow."""
        waits = self.rules.quiet is not None or (self.off_duty and self.rules.in_team_hours)
        if self.here or not self.rules.on or self.muted or waits:
            self.there_since = self.now
            return
        if not {"mine": True, "unassigned": self.rules.unassigned, "colleagues": self.rules.colleagues}[self.ownership]:
            self.there_since = self.now
            return
        known = {number for each in self.life.sent for number in each.numbers}
        for each in self.waiting:
            if each.number > max(self.read, self.told) and each.number not in known and self.now - each.at <= MOST_AGE:
                assert self.now - max(each.at, self.there_since) <= REST + AWAY_WAIT + MINUTE

    @invariant()
    def never_more_than_so_many_an_hour(self) -> None:
        for each in self.life.sent:
            assert sum(each.at <= other.at < each.at + 60 * MINUTE for other in self.life.sent) <= MOST_AN_HOUR


TestOneOperator = OneOperator.TestCase
