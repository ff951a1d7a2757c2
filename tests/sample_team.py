"""The team and the numbers that screens and tests of widgets show."""

from datetime import date, timedelta

from operator_app.domain.people import Role
from operator_app.domain.service import ServiceOffer, ServiceOperator
from operator_app.domain.statistics import DayNumbers, Durations, Numbers, OperatorNumbers, Period, Statistics
from operator_app.domain.team import Invitation, Invited, JoinOffer, Member, Session, Team
from operator_app.domain.value import OperatorId
from tests.sample_dialogs import ANTON, LEV, NINA, NOW, moment

DAY = 24 * 3600 * 1000
MINUTE = 60_000
INVITATIONS = (
    Invitation(
        id="i-1",
        email="vera@example.com",
        name="Вера Соколова",
        role=Role.OPERATOR,
        invited_by=ANTON.id,
        expires_at=NOW + 6 * DAY,
    ),
    Invitation(id="i-2", email="", name="", role=Role.OWNER, invited_by=ANTON.id, expires_at=NOW - DAY, expired=True),
)
TEAM = Team(
    members=(
        Member(operator_id=ANTON.id, open_dialogs=5, last_seen_at=NOW),
        Member(operator_id=NINA.id, open_dialogs=3, last_seen_at=NOW),
        Member(operator_id=LEV.id, open_dialogs=0, last_seen_at=moment("18:20", "2026-11-20")),
    ),
    invitations=INVITATIONS,
)
LINK = "https://chat.example.com/join#q3J8sVb1nYw0Zk5tR7uHf2LxPdC9aEoM4iGqTzWvBnY"
INVITED = Invited(invitation=INVITATIONS[0], link=LINK)
SERVICE = ServiceOffer(
    api="https://api.carrotquest.io",
    realtime="https://realtime-services.carrotquest.io",
    site_id="4242",
    title="Carrot quest",
    operators=(
        ServiceOperator(id=OperatorId("301"), name="Нина Серова"),
        ServiceOperator(id=OperatorId("302"), name="Anton Kozlov"),
        ServiceOperator(id=OperatorId("303"), name="Anton Kozlov"),
    ),
)
OFFER = JoinOffer(
    team="Coffee shop",
    invited_by=ANTON.name,
    email="vera@example.com",
    name="Вера Соколова",
    role=Role.OPERATOR,
    expires_at=NOW + 6 * DAY,
)
SESSIONS = (
    Session(id="s-1", device="anton-desk (Linux)", created_at=NOW - 40 * DAY, used_at=NOW, current=True),
    Session(id="s-2", device="anton-laptop (Windows)", created_at=NOW - 9 * DAY, used_at=NOW - 2 * DAY, current=False),
)


def statistics(period: Period) -> Statistics:
    """Busy on weekdays, quiet on Sundays; the same for every asking."""
    days = []
    for number in range((period.last - period.first).days + 1):
        day = period.first + timedelta(days=number)
        new = (22, 31, 27, 35, 29, 12, 6)[day.weekday()] + day.day % 5
        closed = max(0, new + (3, -2, 1, -4, 4, 2, -3)[day.weekday()])
        days.append(DayNumbers(day=day, numbers=_numbers(new, closed, day.day), open_at_end=14 + day.day % 7))
    return Statistics(
        period=period,
        total=_numbers(sum(d.numbers.new for d in days), sum(d.numbers.closed for d in days), 3),
        days=tuple(days),
        operators=(
            _operator(ANTON.id, 214, 0.5, 1),
            _operator(NINA.id, 262, 0.35, 2),
            _operator(LEV.id, 41, 0.15, 4),
            _operator(OperatorId("op-gone"), 3, 0.01, 5),
        ),
        open_now=14,
        waiting_now=2,
    )


def nothing(period: Period) -> Statistics:
    """Of a team that has just begun."""
    days = tuple(
        DayNumbers(day=period.first + timedelta(days=number), numbers=Numbers(), open_at_end=0)
        for number in range((period.last - period.first).days + 1)
    )
    return Statistics(period=period, total=Numbers(), days=days, operators=(), open_now=0, waiting_now=0)


def _operator(operator_id: OperatorId, answers: int, share: float, slow: int) -> OperatorNumbers:
    closed = round(answers * share)
    numbers = Numbers(
        closed=closed,
        answers=answers,
        first_answer=_durations(closed, (2 + slow) * MINUTE),
        closing=_durations(closed, (25 + 30 * slow) * MINUTE),
    )
    return OperatorNumbers(operator_id=operator_id, numbers=numbers)


def _numbers(new: int, closed: int, seed: int) -> Numbers:
    return Numbers(
        new=new,
        reopened=new // 8,
        closed=closed,
        closed_unanswered=closed // 20,
        answers=new * 3,
        first_answer=_durations(new, (3 + seed % 4) * MINUTE + 20_000),
        closing=_durations(closed, (50 + seed % 9 * 12) * MINUTE),
    )


def _durations(count: int, median: int) -> Durations:
    if count == 0:
        return Durations()
    return Durations(count=count, median=median, p90=median * 4, mean=median * 2)


def week_before(day: date) -> Period:
    return Period(first=day - timedelta(days=6), last=day, zone="UTC")
