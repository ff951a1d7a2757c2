"""Segments, triggers and the site in the archive: shown before the backend has answered, put back when it refuses."""

import sqlite3

import pytest
from msgspec.structs import replace

from operator_app.archive import incoming, outbox, people
from operator_app.domain.commands import (
    Command,
    PutSegment,
    PutTrigger,
    RemoveSegment,
    RemoveTrigger,
    SetProfileSource,
    SetSiteChat,
)
from operator_app.domain.problems import RefusalReason
from operator_app.domain.segments import AllOf, AnyOf, EventCount, IsPresent, NotOf, Segment
from operator_app.domain.site_chat import ProfileSource, Site, SiteChat
from operator_app.domain.triggers import Trigger, WhenPage
from operator_app.domain.value import ClientId, SegmentId, TriggerId
from tests.doubles.entities import ME, an_operator

RULE = AllOf(rules=(EventCount(event="order_paid", at_least=2, days=30), NotOf(rule=IsPresent())))
PAYING = Segment(id=SegmentId("s"), revision=3, name="Paying", rule=RULE)
HELP = Trigger(id=TriggerId("t"), revision=3, name="Help", when=WhenPage(seconds=20), text="May I?", operator_id=ME)
SITE = Site(revision=3, script_tag="<script>")
KEY = ClientId("k")


@pytest.fixture
def known(c: sqlite3.Connection) -> sqlite3.Connection:
    incoming.start_over(c, 10, 10_000, (an_operator(), PAYING, HELP, SITE), ME)
    return c


def shown(c: sqlite3.Connection) -> tuple[object, ...]:
    return people.segments(c), people.triggers(c), people.site(c)


CHANGED = AnyOf(rules=(IsPresent(),))
EVERY_COMMAND: list[tuple[Command, tuple[object, ...]]] = [
    (
        PutSegment(id=PAYING.id, name=" Others ", rule=CHANGED),
        ((replace(PAYING, name="Others", rule=CHANGED, ready=False),), (HELP,), SITE),
    ),
    (PutSegment(id=PAYING.id, name="Others", rule=RULE), ((replace(PAYING, name="Others"),), (HELP,), SITE)),
    (RemoveSegment(id=PAYING.id), ((), (HELP,), SITE)),
    (PutTrigger(trigger=replace(HELP, active=False)), ((PAYING,), (replace(HELP, active=False),), SITE)),
    (RemoveTrigger(trigger_id=HELP.id), ((PAYING,), (), SITE)),
    (SetSiteChat(chat=SiteChat(mode="hidden")), ((PAYING,), (HELP,), replace(SITE, chat=SiteChat(mode="hidden")))),
    (
        SetProfileSource(enabled=True, address=" https://profiles.example/v3/ "),
        (
            (PAYING,),
            (HELP,),
            replace(SITE, profiles=ProfileSource(enabled=True, address="https://profiles.example/v3")),
        ),
    ),
]


@pytest.mark.parametrize(("command", "after"), EVERY_COMMAND, ids=lambda it: type(it).__name__)
def test_at_once_and_back_when_refused(known: sqlite3.Connection, command: Command, after: tuple[object, ...]) -> None:
    before = shown(known)
    touched = outbox.add(known, KEY, command, ME, 1)
    assert touched.directory
    assert shown(known) == after
    assert outbox.due(known, frozenset(), 0)[0].command == command, "it is stored as it was given"
    outbox.refuse(known, KEY, RefusalReason.FORBIDDEN, ME)
    assert shown(known) == before


def test_what_is_made_here_shows_at_once(known: sqlite3.Connection) -> None:
    made = PutSegment(id=SegmentId("new"), name="Here", rule=IsPresent())
    outbox.add(known, KEY, made, ME, 1)
    assert [(each.name, each.ready) for each in people.segments(known)] == [("Here", False), ("Paying", True)]


def test_a_snapshot_without_them_takes_them_away_but_not_what_waits(known: sqlite3.Connection) -> None:
    outbox.add(known, KEY, PutTrigger(trigger=replace(HELP, id=TriggerId("mine"), name="Mine")), ME, 1)
    incoming.start_over(known, 20, 20_000, (an_operator(), SITE), ME)
    assert people.segments(known) == ()
    assert [each.name for each in people.triggers(known)] == ["Mine"]


def test_an_older_copy_changes_nothing(known: sqlite3.Connection) -> None:
    older = (replace(PAYING, revision=2, name="Old"), replace(HELP, revision=1, text="Old"), replace(SITE, revision=2))
    incoming.put_entities(known, older, ME)
    assert shown(known) == ((PAYING,), (HELP,), SITE)
