"""Names and times in words."""

import pytest

from operator_app.domain.value import UserId
from tests import sample_dialogs as sample
from ui import times
from ui.names import short_name, user_face, user_name

pytestmark = pytest.mark.usefixtures("qapp")

NOW = sample.NOW


def test_a_user_is_called_by_the_best_that_is_known() -> None:
    called = [
        user_name(sample.person("user-1f2a", name, **known), UserId("user-1f2a"))
        for name, known in (
            ("Мария\nИванова ", {}),
            (None, {"email": "a@example.com", "phone": "+7"}),
            ("  ", {"phone": "+7 916"}),
            (None, {"place": "Berlin"}),
            (None, {}),
        )
    ]
    assert called == ["Мария Иванова", "a@example.com", "+7 916", "Visitor 1f2a · Berlin", "Visitor 1f2a"]
    assert user_name(None, UserId("user-1f2a")) == "Visitor 1f2a"
    assert user_face(None, UserId("user-7f3a")).initials == "#7"


def test_operators_are_called_shortly() -> None:
    assert short_name(sample.ANTON) == "Anton K."


@pytest.mark.parametrize(
    ("clock", "day", "words"),
    [
        ("10:31", "2026-11-23", "10:31"),
        ("23:59", "2026-11-22", "Yesterday"),
        ("00:00", "2026-11-20", "Friday"),
        ("12:00", "2026-11-16", "16 Nov"),
        ("12:00", "2025-11-23", "23 Nov 2025"),
    ],
)
def test_the_time_of_a_row_is_as_exact_as_it_is_near(clock: str, day: str, words: str) -> None:
    assert times.list_time(sample.moment(clock, day), NOW) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(-5, "now"), (59, "now"), (60, "1 m"), (3599, "59 m"), (3600, "1 h"), (48 * 3600, "2 d")]
)
def test_waiting_is_told_in_one_unit(seconds: int, words: str) -> None:
    assert times.waited(NOW - seconds * 1000, NOW) == words
