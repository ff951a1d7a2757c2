"""When the team works, in its own zone, also where that changes its clocks."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from operator_app.domain.site_chat import SiteChat, WorkingHours
from operator_app.domain.team_hours import TeamHours, team_hours

WEEK = TeamHours(
    stretches=(
        *(WorkingHours(day=day, begin=9 * 60, until=18 * 60) for day in range(5)),
        WorkingHours(day=5, begin=22 * 60, until=24 * 60),
        WorkingHours(day=6, begin=0, until=2 * 60),
    ),
    zone="Europe/Berlin",
)


@pytest.mark.parametrize(
    ("there", "works"),
    [
        ("2026-11-23 08:59", False),
        ("2026-11-23 09:00", True),
        ("2026-11-23 17:59", True),
        ("2026-11-23 18:00", False),
        ("2026-11-28 12:00", False),
        ("2026-11-28 23:59", True),
        ("2026-11-29 00:00", True),
        ("2026-11-29 02:00", False),
        ("2026-07-06 09:00", True),
        ("2026-07-06 08:59", False),
    ],
)
def test_minute_by_minute(there: str, *, works: bool) -> None:
    moment = datetime.fromisoformat(there).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    assert WEEK.holds(round(moment.timestamp() * 1000)) is works


def test_without_hours_and_in_an_unknown_zone_the_team_always_works() -> None:
    assert team_hours(SiteChat()).holds(0)
    assert TeamHours(stretches=(WorkingHours(day=0, begin=0, until=0),), zone="Nowhere/None").holds(0)
    assert not TeamHours(stretches=(WorkingHours(day=0, begin=0, until=0),)).holds(0)
