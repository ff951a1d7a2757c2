"""The rules of alerts as a table read from the top: the first line that fits decides. Every arrival is tried against it."""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from operator_app.domain.arrivals import Arrival, ArrivalReason
from operator_app.domain.lists import Ownership
from operator_app.domain.site_chat import WorkingHours
from operator_app.domain.team_hours import TeamHours
from operator_app.domain.value import DialogId
from operator_app.notifications.rules import Attention, Clock, Suppressed, amid, judged, level_amid, text_of
from operator_app.notifications.surroundings.state import Surroundings
from operator_app.settings.alert_rules import AlertRules, QuietHours, Ways
from operator_app.settings.settings import NotificationPrivacy, Settings
from tests.doubles.english_words import EnglishWords
from tests.unit.operator_app.notifications.arrivals import ACCOUNT, arrival


@dataclass(frozen=True)
class Case:
    news: Arrival
    attention: Attention
    settings: Settings
    clock: Clock
    around: Surroundings


Rule = Callable[[AlertRules], Ways]
COLUMNS: list[tuple[str, Callable[[Case], bool], Rule, Suppressed]] = [
    (
        "asked for by name",
        lambda c: c.news.reason is ArrivalReason.MENTIONED,
        lambda r: r.mentions,
        Suppressed.MENTIONS,
    ),
    ("given to me", lambda c: c.news.reason is ArrivalReason.TRANSFERRED, lambda r: r.mine, Suppressed.MINE),
    ("mine", lambda c: c.news.ownership is Ownership.MINE, lambda r: r.mine, Suppressed.MINE),
    (
        "nobody's",
        lambda c: c.news.ownership is Ownership.UNASSIGNED,
        lambda r: r.unassigned,
        Suppressed.UNASSIGNED,
    ),
    ("a colleague's", lambda _: True, lambda r: r.colleagues, Suppressed.COLLEAGUES),
]
"""Which switches of the settings a dialog falls under, and what is said when both are off."""


def column(case: Case) -> tuple[Ways, Suppressed]:
    _, _, rule, why_not = next(line for line in COLUMNS if line[1](case))
    return rule(case.settings.alert_rules), why_not


def on_screen(case: Case) -> bool:
    looked_at = (case.attention.account_id, case.attention.dialog_id)
    return case.attention.focused and looked_at == (case.news.account_id, case.news.dialog_id)


def quiet(case: Case) -> bool:
    hours = case.settings.quiet_hours
    return hours is not None and hours.holds(case.clock.weekday, case.clock.minute)


def off_duty(case: Case) -> bool:
    return not case.settings.alert_outside_hours and not case.news.team_hours.holds(case.clock.at)


def kept_back(case: Case) -> bool:
    """Only a sound would be made, and the system wants none."""
    return bool(case.around.do_not_disturb) and not column(case)[0].desktop


TABLE: list[tuple[Callable[[Case], bool], Callable[[Case], Ways | Suppressed]]] = [
    (on_screen, lambda _: Suppressed.ON_SCREEN),
    (lambda c: c.news.muted and c.news.reason is not ArrivalReason.MENTIONED, lambda _: Suppressed.MUTED),
    (lambda c: column(c)[0] == Ways(desktop=False, sound=False), lambda c: column(c)[1]),
    (quiet, lambda _: Suppressed.QUIET_HOURS),
    (off_duty, lambda _: Suppressed.TEAM_HOURS),
    (kept_back, lambda _: Suppressed.DO_NOT_DISTURB),
    (lambda c: bool(c.around.do_not_disturb), lambda c: Ways(desktop=column(c)[0].desktop, sound=False)),
    (lambda _: True, lambda c: column(c)[0]),
]

MONDAY, DAY = 1_700_438_400_000, 86_400_000
"""2023-11-20, 00:00 UTC."""
NINE_TO_SIX = TeamHours(
    stretches=tuple(WorkingHours(day=day, begin=9 * 60, until=18 * 60) for day in range(5)), zone="Europe/Berlin"
)
NEVER = TeamHours(stretches=(WorkingHours(day=0, begin=0, until=0),))
dialogs = st.sampled_from(["d1", "d2"])
ways = st.builds(Ways, desktop=st.booleans(), sound=st.booleans())
minutes = st.integers(0, 24 * 60 - 1)
known = st.none() | st.booleans()
cases = st.builds(
    Case,
    news=st.builds(
        arrival,
        dialogs,
        reason=st.sampled_from(ArrivalReason),
        ownership=st.sampled_from([Ownership.MINE, Ownership.UNASSIGNED, Ownership.OPERATOR]),
        muted=st.booleans(),
        hours=st.sampled_from(
            [TeamHours(), NINE_TO_SIX, NEVER, TeamHours(stretches=NEVER.stretches, zone="Nowhere/None")]
        ),
    ),
    attention=st.builds(
        Attention, focused=st.booleans(), account_id=st.sampled_from([ACCOUNT, None]), dialog_id=dialogs.map(DialogId)
    ),
    settings=st.builds(
        Settings,
        alert_outside_hours=st.booleans(),
        notification_privacy=st.sampled_from(NotificationPrivacy),
        alert_rules=st.builds(AlertRules, mine=ways, unassigned=ways, colleagues=ways, mentions=ways),
        quiet_hours=st.none()
        | st.builds(QuietHours, begin=minutes, end=minutes, days=st.frozensets(st.integers(0, 6))),
    ),
    clock=st.builds(Clock, weekday=st.integers(0, 6), minute=minutes, at=st.integers(MONDAY, MONDAY + 7 * DAY)),
    around=st.builds(Surroundings, locked=known, shared=known, do_not_disturb=known),
)


@given(cases)
def test_the_rules_are_the_table(case: Case) -> None:
    verdict = judged(case.news, case.attention, case.settings, case.clock)
    if isinstance(verdict, Ways):
        left = amid(verdict, case.around)
        verdict = left if left.any else Suppressed.DO_NOT_DISTURB
    expected = next(outcome for fits, outcome in TABLE if fits(case))(case)
    assert verdict == expected


@given(cases)
def test_nothing_personal_is_said_while_others_may_look(case: Case) -> None:
    level = level_amid(case.settings.notification_privacy, case.around)
    told = text_of(case.news, level, EnglishWords())
    if case.around.locked or case.around.shared:
        assert case.news.text not in f"{told.title} {told.body}"
        assert "Anna" not in told.title
    else:
        assert level is case.settings.notification_privacy
