"""Alerts: one bubble a dialog, one line for a burst, withdrawn when needless, and every arrival in the ledger."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from operator_app.domain.alerts import LedgerEntry, Outcome
from operator_app.domain.arrivals import Arrival, ArrivalReason
from operator_app.domain.lists import Ownership
from operator_app.domain.site_chat import WorkingHours
from operator_app.domain.team_hours import TeamHours
from operator_app.domain.value import DialogId
from operator_app.notifications.alerts import BURST_SLOT, Alerts
from operator_app.notifications.port import Bubble, Capabilities, Click, NotShown, NotShownReason, Shown, Slot
from operator_app.notifications.rules import Attention, Clock
from operator_app.notifications.surroundings.state import Surroundings
from operator_app.settings.alert_rules import AlertRules, QuietHours, Ways
from operator_app.settings.settings import NotificationPrivacy, Settings
from tests.doubles.english_words import EnglishWords
from tests.unit.operator_app.notifications.arrivals import ACCOUNT, arrival


class Desktop:
    """A notification service in memory: what hangs where."""

    def __init__(self) -> None:
        self.hanging: dict[Slot, Bubble] = {}
        self.shown: list[Bubble] = []
        self.refusal: NotShownReason | None = None
        self.replaces = True

    async def show(self, bubble: Bubble) -> Shown | NotShown:
        if self.refusal:
            return NotShown(reason=self.refusal)
        self.hanging[bubble.place] = bubble
        self.shown.append(bubble)
        return Shown(adapter="memory")

    async def rewrite(self, bubble: Bubble) -> None:
        if bubble.place in self.hanging:
            self.hanging[bubble.place] = bubble

    async def withdraw(self, slot: Slot) -> None:
        self.hanging.pop(slot, None)

    async def capabilities(self) -> Capabilities | None:
        return Capabilities(adapter="memory", replace=self.replaces)

    async def close(self) -> None:
        pass


class Timers:
    """Later is when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[PendingCall] = []

    def later(self, seconds: float, call: Callable[[], None]) -> "PendingCall":
        self.waiting.append(PendingCall(seconds, call, self.waiting))
        return self.waiting[-1]


@dataclass(eq=False)
class PendingCall:
    seconds: float
    call: Callable[[], None]
    among: "list[PendingCall]"

    def cancel(self) -> None:
        if self in self.among:
            self.among.remove(self)

    def come(self) -> None:
        self.cancel()
        self.call()


class Office:
    """Alerts with everything around them."""

    def __init__(self) -> None:
        self.now = 100.0
        self.settings = Settings()
        self.attention = Attention()
        self.surroundings = Surroundings()
        self.looks = 0
        self.ledger: list[LedgerEntry] = []
        self.opened: list[Click] = []
        self.desktop = Desktop()
        self.sounds = 0
        self.timers = Timers()
        self.clock = Clock()
        self.alerts = Alerts(
            words=EnglishWords(),
            settings=lambda: self.settings,
            attention=lambda: self.attention,
            record=self.ledger.append,
            open_dialog=self.opened.append,
            sound=self._sound,
            look=self._look,
            local=lambda: self.clock,
            later=self.timers.later,
            clock=lambda: self.now,
            now_ms=lambda: int(self.now * 1000),
        )

    async def look_again(self) -> None:
        self.alerts.look_again()
        await self.alerts.settled()

    async def _look(self) -> Surroundings:
        self.looks += 1
        return self.surroundings

    def _sound(self) -> None:
        self.sounds += 1

    async def reminder_comes(self) -> None:
        (timer,) = self.timers.waiting
        timer.come()
        await self.alerts.settled()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        async with asyncio.TaskGroup() as group:
            work = group.create_task(self.alerts.run(self.desktop))
            yield
            work.cancel()

    async def arrives(self, *news: Arrival, seconds_apart: float = 10.0) -> None:
        for one in news:
            self.alerts.arrived(one)
            await self.alerts.settled()
            self.now += seconds_apart

    async def needless(self, *dialogs: str) -> None:
        self.alerts.needless(ACCOUNT, [DialogId(dialog) for dialog in dialogs])
        await self.alerts.settled()

    def click(self, slot: Slot) -> None:
        """As a service does: it closes the bubble and tells."""
        self.alerts.clicked(Click(target=self.desktop.hanging.pop(slot).target, activation_token="token"))

    def outcomes(self) -> list[tuple[str, str | None]]:
        return [(entry.outcome, entry.reason) for entry in self.ledger]


def slot(dialog: str) -> Slot:
    return Slot(account_id=ACCOUNT, dialog_id=DialogId(dialog))


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    office = Office()
    async with office.running():
        yield office


async def test_news_of_one_dialog_replaces_its_bubble(office: Office) -> None:
    await office.arrives(arrival("d1", "m1", text="one"), arrival("d1", "m2", text="two"), arrival("d2", "m3"))
    assert {place.dialog_id: bubble.body for place, bubble in office.desktop.hanging.items()} == {
        "d1": "two",
        "d2": "Does it fit?",
    }
    assert office.outcomes() == [("shown", None)] * 3
    assert office.ledger[1].message_id == "m2"


async def test_a_click_opens_that_dialog_and_message_with_the_token(office: Office) -> None:
    await office.arrives(arrival("d1", "m1"), arrival("d2", "m2"))
    office.click(slot("d1"))
    (click,) = office.opened
    assert (click.target.dialog_id, click.target.message_id, click.activation_token) == ("d1", "m1", "token")
    assert office.ledger[-1].outcome is Outcome.CLICKED


async def test_what_is_read_elsewhere_is_taken_down(office: Office) -> None:
    await office.arrives(arrival("d1"), arrival("d2"))
    await office.needless("d1", "d7")
    assert list(office.desktop.hanging) == [slot("d2")]
    assert office.outcomes()[-1] == ("withdrawn", None)


async def test_who_leaves_takes_his_bubbles_along(office: Office) -> None:
    await office.arrives(arrival("d1"), arrival("d2"))
    await office.alerts.leave(office.desktop)
    assert not office.desktop.hanging


async def test_what_is_suppressed_says_why(office: Office) -> None:
    office.attention = Attention(focused=True, account_id=ACCOUNT, dialog_id=DialogId("d3"))
    await office.arrives(arrival("d1", muted=True), arrival("d2", ownership=Ownership.OPERATOR), arrival("d3"))
    assert office.outcomes() == [("suppressed", "muted"), ("suppressed", "colleagues"), ("suppressed", "on_screen")]
    assert not office.desktop.shown


async def test_what_could_not_be_shown_says_why(office: Office) -> None:
    office.desktop.refusal = NotShownReason.NO_SERVICE
    await office.arrives(arrival("d1"))
    assert office.outcomes() == [("not_shown", "no_service")]
    await office.needless("d1")
    assert office.outcomes() == [("not_shown", "no_service")]


async def test_privacy_and_ways_follow_the_settings_of_the_moment(office: Office) -> None:
    await office.arrives(arrival("d1"))
    assert office.sounds == 1
    silent = AlertRules(mine=Ways(desktop=True, sound=False))
    office.settings = Settings(notification_privacy=NotificationPrivacy.NEUTRAL, alert_rules=silent)
    await office.arrives(arrival("d2"))
    assert [bubble.title for bubble in office.desktop.shown] == ["Anna", "New message"]
    assert office.sounds == 1
    office.settings = Settings(alert_rules=AlertRules(mine=Ways(desktop=False, sound=True)))
    await office.arrives(arrival("d3"))
    assert (len(office.desktop.shown), office.sounds) == (2, 2)
    assert office.outcomes()[-1] == ("sounded", None)


@pytest.mark.parametrize("private", [Surroundings(locked=True), Surroundings(shared=True)])
async def test_what_hangs_says_nothing_personal_while_others_may_look(office: Office, private: Surroundings) -> None:
    await office.arrives(arrival("d1"), arrival("d2"))
    office.surroundings = private
    await office.look_again()
    assert {bubble.title for bubble in office.desktop.hanging.values()} == {"New message"}
    assert {bubble.body for bubble in office.desktop.hanging.values()} == {""}
    del office.desktop.hanging[slot("d2")]  # the person has closed it; nobody was told
    office.surroundings = Surroundings()
    await office.look_again()
    (left,) = office.desktop.hanging.values()
    assert (left.title, left.body) == ("Anna", "Does it fit?")
    assert (office.sounds, len(office.desktop.shown), len(office.ledger)) == (2, 2, 2), "it is the same alert"


async def test_what_came_while_it_was_locked_gets_its_words_when_it_is_not(office: Office) -> None:
    office.surroundings = Surroundings(locked=True)
    await office.arrives(arrival("d1"))
    office.surroundings = Surroundings()
    await office.look_again()
    assert [bubble.title for bubble in office.desktop.hanging.values()] == ["Anna"]


async def test_where_words_cannot_be_replaced_in_place_they_stay_away(office: Office) -> None:
    office.desktop.replaces = False
    await office.arrives(arrival("d1"))
    office.surroundings = Surroundings(locked=True)
    await office.look_again()
    office.surroundings = Surroundings()
    await office.look_again()
    assert [bubble.title for bubble in office.desktop.hanging.values()] == ["New message"]


async def test_nothing_is_looked_at_while_nothing_personal_hangs(office: Office) -> None:
    office.settings = Settings(notification_privacy=NotificationPrivacy.NEUTRAL)
    await office.arrives(arrival("d1"))
    looks = office.looks
    await office.look_again()
    await office.needless("d1")
    office.settings = Settings()
    await office.look_again()
    assert office.looks == looks


async def test_outside_the_teams_hours_nothing_is_shown_or_repeated_but_by_choice(office: Office) -> None:
    office.settings = Settings(repeat_seconds=30)
    hours = TeamHours(stretches=(WorkingHours(day=3, begin=0, until=60),))
    office.clock = Clock(at=0)  # a Thursday, at midnight
    await office.arrives(arrival("d1", hours=hours))
    assert (office.sounds, len(office.desktop.shown)) == (1, 1)
    office.clock = Clock(at=60 * 60_000)
    await office.arrives(arrival("d2", hours=hours))
    await office.reminder_comes()
    assert (office.sounds, len(office.desktop.shown)) == (1, 1)
    assert office.outcomes()[-1] == ("suppressed", "team_hours")
    await office.arrives(arrival("d3"))
    await office.reminder_comes()
    assert (office.sounds, len(office.desktop.shown)) == (3, 3), "a team that always works"
    office.settings = Settings(alert_outside_hours=True)
    await office.arrives(arrival("d2", hours=hours))
    assert (office.sounds, len(office.desktop.shown)) == (4, 4)


async def test_what_is_unread_is_repeated_until_it_is_looked_at(office: Office) -> None:
    office.settings = Settings(repeat_seconds=30)
    await office.arrives(arrival("d1", "m1"), arrival("d2", "m2"))
    assert [timer.seconds for timer in office.timers.waiting] == [30]
    await office.reminder_comes()
    assert office.sounds == 3
    assert [bubble.target.message_id for bubble in office.desktop.shown] == ["m1", "m2", "m2"]
    await office.needless("d2")
    await office.reminder_comes()
    assert office.desktop.shown[-1].target.message_id == "m1"
    office.clock = Clock(minute=3 * 60)
    office.settings = Settings(repeat_seconds=30, quiet_hours=QuietHours())
    await office.reminder_comes()
    assert (office.sounds, len(office.desktop.shown)) == (4, 4), "quiet hours hold for reminders too"
    office.click(slot("d1"))
    assert not office.timers.waiting


async def test_nothing_is_repeated_unless_wished(office: Office) -> None:
    await office.arrives(arrival("d1"))
    assert not office.timers.waiting


async def test_while_others_may_look_nothing_is_said_of_whom_or_what(office: Office) -> None:
    office.settings = Settings(repeat_seconds=30)
    await office.arrives(arrival("d1"))
    for there in (Surroundings(locked=True), Surroundings(locked=False, shared=True)):
        office.surroundings = there
        await office.arrives(arrival("d2"))
        assert [(b.title, b.body) for b in office.desktop.shown[-1:]] == [("New message", "")]
        office.attention = Attention()
    await office.needless("d2")
    await office.reminder_comes()
    assert (office.desktop.shown[-1].title, office.desktop.shown[-1].target.dialog_id) == ("New message", "d1")
    office.surroundings = Surroundings(locked=False, shared=False)
    await office.arrives(arrival("d3"))
    assert office.desktop.shown[-1].body == "Does it fit?"


async def test_do_not_disturb_silences_us_and_leaves_the_bubble_to_the_system(office: Office) -> None:
    office.settings = Settings(repeat_seconds=30)
    office.surroundings = Surroundings(do_not_disturb=True)
    await office.arrives(arrival("d1"))
    assert (len(office.desktop.shown), office.sounds) == (1, 0)
    assert office.outcomes() == [("shown", "do_not_disturb")]
    await office.reminder_comes()
    assert (len(office.desktop.shown), office.sounds) == (1, 0), "nor is anything repeated"
    sound_only = AlertRules(mine=Ways(desktop=False, sound=True))
    office.settings = Settings(alert_rules=sound_only)
    await office.arrives(arrival("d2"))
    assert office.outcomes()[-1] == ("suppressed", "do_not_disturb")


async def test_a_burst_becomes_one_line(office: Office) -> None:
    await office.arrives(
        arrival("d1", "m1"), arrival("d2", "m2"), arrival("d3", "m3"), arrival("d2", "m4"), seconds_apart=1.0
    )
    (line,) = office.desktop.hanging.values()
    assert (line.title, line.body, line.place) == ("4 new messages in 3 dialogs", "", BURST_SLOT)
    assert (line.target.dialog_id, line.target.message_id) == ("d2", "m4")
    assert office.sounds == 3, "the line is heard once"
    office.now += 10
    await office.arrives(arrival("d1", "m5"))
    assert set(office.desktop.hanging) == {BURST_SLOT, slot("d1")}


async def test_one_busy_dialog_is_no_burst(office: Office) -> None:
    await office.arrives(*(arrival("d1", f"m{number}", text=f"{number}") for number in range(9)), seconds_apart=0.1)
    assert [bubble.body for bubble in office.desktop.hanging.values()] == ["8"]


async def test_the_line_shortens_and_goes_as_its_dialogs_are_read(office: Office) -> None:
    await office.arrives(arrival("d1", "m1"), arrival("d2", "m2"), arrival("d3", "m3"), seconds_apart=0.1)
    await office.needless("d3")
    (line,) = office.desktop.hanging.values()
    assert (line.title, line.target.dialog_id, office.sounds) == ("2 new messages in 2 dialogs", "d2", 3)
    await office.needless("d1", "d2")
    assert not office.desktop.hanging
    assert [entry.dialog_id for entry in office.ledger if entry.outcome is Outcome.WITHDRAWN] == ["d3", "d1", "d2"]


async def test_a_click_on_the_line_opens_its_newest_dialog_and_ends_it(office: Office) -> None:
    await office.arrives(arrival("d1", "m1"), arrival("d2", "m2"), arrival("d3", "m3"), seconds_apart=0.1)
    office.click(BURST_SLOT)
    assert office.opened[0].target.message_id == "m3"
    office.now += 10
    await office.arrives(arrival("d4", "m4"))
    assert list(office.desktop.hanging) == [slot("d4")]


class AlertsModel(RuleBasedStateMachine):
    """Whatever happens in whatever order: nothing hangs for a read dialog, and no dialog that needs a bubble is without one."""

    dialogs = st.sampled_from(["d1", "d2", "d3", "d4"])

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.office = Office()
        self.waiting: set[str] = set()
        self.arrivals = 0
        self.task = self.runner.run(self._start())

    async def _start(self) -> "asyncio.Task[None]":
        return asyncio.get_running_loop().create_task(self.office.alerts.run(self.office.desktop))

    @rule(
        dialog=dialogs,
        muted=st.booleans(),
        reason=st.sampled_from(ArrivalReason),
        pause=st.sampled_from([0.1, 2.0, 6.0]),
    )
    def arrives(self, dialog: str, muted: bool, reason: ArrivalReason, pause: float) -> None:
        self.arrivals += 1
        news = arrival(dialog, f"m{self.arrivals}", muted=muted, reason=reason)
        self.runner.run(self.office.arrives(news, seconds_apart=pause))
        if not muted or reason is ArrivalReason.MENTIONED:
            self.waiting.add(dialog)

    @rule(gone=st.sets(dialogs))
    def are_read(self, gone: set[str]) -> None:
        self.runner.run(self.office.needless(*gone))
        self.waiting -= gone

    @rule(data=st.data())
    def somebody_clicks(self, data: st.DataObject) -> None:
        if not self.office.desktop.hanging:
            return
        place = data.draw(st.sampled_from(sorted(self.office.desktop.hanging, key=lambda place: place.dialog_id)))
        together = set(self.office.alerts._line) if place == BURST_SLOT else {place}
        opened = self.office.desktop.hanging[place].target
        self.office.click(place)
        assert self.office.opened[-1].target == opened
        self.waiting -= {gone.dialog_id for gone in together}

    @invariant()
    def exactly_the_waiting_dialogs_hang(self) -> None:
        hanging = set(self.office.desktop.hanging)
        line = set(self.office.alerts._line)
        assert (BURST_SLOT in hanging) == bool(line)
        assert {place.dialog_id for place in (hanging - {BURST_SLOT}) | line} == self.waiting

    @invariant()
    def every_arrival_is_in_the_ledger(self) -> None:
        judged = {entry.message_id for entry in self.office.ledger if entry.outcome is not Outcome.WITHDRAWN}
        assert len(judged) == self.arrivals

    def teardown(self) -> None:
        self.task.cancel()
        self.runner.close()


TestAlertsModel = AlertsModel.TestCase
TestAlertsModel.settings = hypothesis_settings(max_examples=100, stateful_step_count=20, deadline=None)
