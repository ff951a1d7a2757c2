"""Snooze times, mentions, and files that may be opened."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_app.domain.people import Operator
from operator_app.domain.value import OperatorId
from ui.conversation.mentions import mentioned
from ui.conversation.opening import safe_to_open
from ui.conversation.snooze_times import snooze_times

BERLIN = ZoneInfo("Europe/Berlin")


def milliseconds(text: str, zone: ZoneInfo = BERLIN) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp() * 1000)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-25T15:00", ["2026-11-25T16:00", "2026-11-26T09:00", "2026-11-30T09:00"]),
        ("2026-11-23T15:00", ["2026-11-23T16:00", "2026-11-24T09:00", "2026-11-30T09:00"]),
        ("2026-11-22T15:00", ["2026-11-22T16:00", "2026-11-23T09:00"]),  # on Sunday, tomorrow is Monday
        (
            "2026-10-24T15:00",
            ["2026-10-24T16:00", "2026-10-25T09:00", "2026-10-26T09:00"],
        ),  # clocks go back on the 25th
        ("2026-03-28T23:30", ["2026-03-29T00:30", "2026-03-29T09:00", "2026-03-30T09:00"]),  # and forward on the 29th
    ],
)
def test_mornings_are_at_nine_by_the_wall_clock(now: str, expected: list[str]) -> None:
    choices = snooze_times(milliseconds(now), BERLIN)
    assert [choice.until for choice in choices] == [milliseconds(text) for text in expected]


@given(st.integers(0, 4_000_000_000_000))
def test_every_choice_lies_ahead(now: int) -> None:
    untils = [choice.until for choice in snooze_times(now, BERLIN)]
    assert all(until > now for until in untils)
    assert untils[1:] == sorted(untils[1:])


NINA, NINA_TWO, LEV, GONE = (
    Operator(id=OperatorId(name.casefold()), revision=1, name=name, removed=name == "Olga Ivanova")
    for name in ("Nina Serova", "Nina Petrova", "Lev", "Olga Ivanova")
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("@Nina Serova look", {NINA.id}),
        ("@nina look", {NINA.id, NINA_TWO.id}),
        ("@Lev, @Nina Petrova!", {LEV.id, NINA_TWO.id}),
        ("write to lev@example.com", set()),
        ("x@Lev", set()),
        ("@Levin", set()),
        ("@Olga", set()),
        ("", set()),
    ],
)
def test_a_note_names_colleagues_by_first_or_whole_name(text: str, named: set[str]) -> None:
    assert set(mentioned(text, (NINA, NINA_TWO, LEV, GONE))) == named


@pytest.mark.parametrize(
    ("name", "content_type", "safe"),
    [
        ("a.pdf", "application/pdf", True),
        ("A.JPG", "image/jpeg", True),
        ("a.pdf.exe", "application/pdf", False),
        ("a.sh", "text/plain", False),
        ("a.desktop", "application/octet-stream", False),
        ("a.html", "text/html", False),
        ("a", "image/png", False),
    ],
)
def test_only_what_shows_and_never_runs_is_opened(name: str, content_type: str, safe: bool) -> None:
    assert safe_to_open(name, content_type) is safe
