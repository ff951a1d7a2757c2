"""Every cell of the table: who gets a bubble, and what it may say."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from operator_app.domain.arrivals import ArrivalReason
from operator_app.domain.lists import Ownership
from operator_app.domain.value import AccountId, DialogId
from operator_app.notifications.rules import (
    BURST_ALERTS,
    BURST_SECONDS,
    MAX_BODY,
    Attention,
    Clock,
    Suppressed,
    is_burst,
    judged,
    one_line,
    text_of,
)
from operator_app.settings.alert_rules import AlertRules, QuietHours, Ways
from operator_app.settings.settings import NotificationPrivacy, Settings
from tests.doubles.english_words import EnglishWords
from tests.unit.operator_app.notifications.arrivals import ACCOUNT, arrival

FULL, NAME, NEUTRAL = NotificationPrivacy.FULL, NotificationPrivacy.NAME, NotificationPrivacy.NEUTRAL
MINE, UNASSIGNED, COLLEAGUES = Ownership.MINE, Ownership.UNASSIGNED, Ownership.OPERATOR
MESSAGE, MENTION, TRANSFER = ArrivalReason.NEW_MESSAGE, ArrivalReason.MENTIONED, ArrivalReason.TRANSFERRED


@pytest.mark.parametrize(
    ("reason", "ownership", "muted", "expected"),
    [
        (MESSAGE, MINE, False, None),
        (MESSAGE, UNASSIGNED, False, None),
        (MESSAGE, COLLEAGUES, False, Suppressed.COLLEAGUES),
        (MESSAGE, MINE, True, Suppressed.MUTED),
        (MESSAGE, UNASSIGNED, True, Suppressed.MUTED),
        (MESSAGE, COLLEAGUES, True, Suppressed.MUTED),
        (ArrivalReason.NEW_DIALOG, UNASSIGNED, False, None),
        (ArrivalReason.NEW_DIALOG, COLLEAGUES, False, Suppressed.COLLEAGUES),
        (ArrivalReason.REOPENED, MINE, False, None),
        (ArrivalReason.REOPENED, MINE, True, Suppressed.MUTED),
        (TRANSFER, MINE, False, None),
        (TRANSFER, MINE, True, Suppressed.MUTED),
        (TRANSFER, COLLEAGUES, False, None),
        (MENTION, MINE, True, None),
        (MENTION, COLLEAGUES, False, None),
        (MENTION, COLLEAGUES, True, None),
    ],
)
def test_who_gets_a_bubble_while_the_operator_looks_elsewhere(
    reason: ArrivalReason, ownership: Ownership, muted: bool, expected: Suppressed | None
) -> None:
    news = arrival(reason=reason, ownership=ownership, muted=muted)
    for elsewhere in (
        Attention(),
        Attention(focused=True),
        Attention(focused=True, account_id=ACCOUNT, dialog_id=DialogId("another")),
        Attention(focused=True, account_id=AccountId("another"), dialog_id=news.dialog_id),
        Attention(focused=False, account_id=ACCOUNT, dialog_id=news.dialog_id),
    ):
        verdict = judged(news, elsewhere, Settings(), Clock())
        assert verdict == (Ways() if expected is None else expected)


@pytest.mark.parametrize("reason", ArrivalReason)
def test_the_dialog_before_ones_eyes_needs_no_bubble(reason: ArrivalReason) -> None:
    news = arrival(reason=reason)
    looking = Attention(focused=True, account_id=ACCOUNT, dialog_id=news.dialog_id)
    assert judged(news, looking, Settings(), Clock()) is Suppressed.ON_SCREEN


OFF, SOUND_ONLY = Ways(desktop=False, sound=False), Ways(desktop=False, sound=True)


@pytest.mark.parametrize(
    ("reason", "ownership", "kind", "why_not"),
    [
        (MESSAGE, MINE, "mine", Suppressed.MINE),
        (ArrivalReason.WAITING, MINE, "mine", Suppressed.MINE),
        (TRANSFER, COLLEAGUES, "mine", Suppressed.MINE),
        (MESSAGE, UNASSIGNED, "unassigned", Suppressed.UNASSIGNED),
        (ArrivalReason.NEW_DIALOG, UNASSIGNED, "unassigned", Suppressed.UNASSIGNED),
        (MESSAGE, COLLEAGUES, "colleagues", Suppressed.COLLEAGUES),
        (MENTION, MINE, "mentions", Suppressed.MENTIONS),
        (MENTION, COLLEAGUES, "mentions", Suppressed.MENTIONS),
    ],
)
def test_each_kind_of_news_follows_its_own_rule(
    reason: ArrivalReason, ownership: Ownership, kind: str, why_not: Suppressed
) -> None:
    news = arrival(reason=reason, ownership=ownership)
    for ways in (Ways(), SOUND_ONLY, Ways(desktop=True, sound=False), OFF):
        rules = replace(AlertRules(mine=Ways(), colleagues=Ways()), **{kind: ways})
        expected = ways if ways.any else why_not
        assert judged(news, Attention(), Settings(alert_rules=rules), Clock()) == expected
        others = [name for name in AlertRules.__struct_fields__ if name != kind]
        rest = replace(AlertRules(colleagues=Ways()), **{kind: ways}, **dict.fromkeys(others, OFF))
        assert judged(news, Attention(), Settings(alert_rules=rest), Clock()) == expected


@pytest.mark.parametrize("reason", ArrivalReason)
def test_in_quiet_hours_there_is_nothing(reason: ArrivalReason) -> None:
    settings = Settings(quiet_hours=QuietHours(begin=20 * 60, end=9 * 60))
    news = arrival(reason=reason)
    assert judged(news, Attention(), settings, Clock(minute=23 * 60)) is Suppressed.QUIET_HOURS
    assert judged(news, Attention(), settings, Clock(minute=9 * 60)) == Ways()


minutes = st.integers(0, 24 * 60 - 1)


@given(minutes, minutes, st.frozensets(st.integers(0, 6)), st.integers(0, 6), minutes)
def test_quiet_hours_are_the_minutes_one_walks_through_from_their_begin_to_their_end(
    begin: int, end: int, days: frozenset[int], weekday: int, minute: int
) -> None:
    walked, at = set(), begin
    while at != end:
        walked.add(at)
        at = (at + 1) % (24 * 60)
    assert QuietHours(begin=begin, end=end, days=days).holds(weekday, minute) is (weekday in days or minute in walked)


@pytest.mark.parametrize(
    ("privacy", "reason", "title", "body"),
    [
        (FULL, MESSAGE, "Anna", "Does it fit?"),
        (NAME, MESSAGE, "Anna", "New message"),
        (NEUTRAL, MESSAGE, "New message", ""),
        (FULL, MENTION, "Anna mentioned you", "Does it fit?"),
        (NAME, MENTION, "Anna mentioned you", "You were mentioned"),
        (NEUTRAL, MENTION, "You were mentioned", ""),
        (FULL, TRANSFER, "Assigned to you: Anna", "Does it fit?"),
        (NEUTRAL, ArrivalReason.NEW_DIALOG, "New dialog", ""),
    ],
)
def test_what_a_bubble_says(privacy: NotificationPrivacy, reason: ArrivalReason, title: str, body: str) -> None:
    text = text_of(arrival(reason=reason), privacy, EnglishWords())
    assert (text.title, text.body) == (title, body)


@pytest.mark.parametrize("writer", [None, "", "  ", "\u202e"])
def test_a_nameless_writer_has_a_word(writer: str | None) -> None:
    assert text_of(arrival(writer=writer), FULL, EnglishWords()).title == "Visitor u1"


def test_a_message_without_text_says_what_happened() -> None:
    assert text_of(arrival(text=" \n "), FULL, EnglishWords()).body == "New message"


@given(st.text(max_size=2_000), st.text(max_size=200), st.sampled_from(ArrivalReason))
def test_neither_level_below_full_shows_the_text_and_neutral_not_the_name(
    text: str, writer: str, reason: ArrivalReason
) -> None:
    news = arrival(text=text, writer=writer, reason=reason)
    plain = arrival(text="", writer=None, reason=reason)
    named = arrival(text="", writer=writer, reason=reason)
    assert text_of(news, NEUTRAL, EnglishWords()) == text_of(plain, NEUTRAL, EnglishWords())
    assert text_of(news, NAME, EnglishWords()) == text_of(named, NAME, EnglishWords())


@given(st.text(max_size=3_000), st.integers(1, 300))
def test_a_line_is_one_short_line_of_visible_characters(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert len(line) <= limit
    assert line == line.strip()
    assert all(unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"} for char in line)
    assert not any(char in line for char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def test_ordinary_words_and_emoji_stay_as_they_are() -> None:
    assert one_line("Привет,\n\tmir 👩‍💻!", MAX_BODY) == "Привет, mir 👩‍💻!"
    assert one_line("слово " * 100, 20) == "слово слово слово с…"


@given(st.lists(st.floats(0, 60), max_size=30).map(sorted), st.integers(1, 5))
def test_a_burst_is_three_alerts_in_five_seconds_over_several_dialogs(moments: list[float], dialogs: int) -> None:
    in_reach = sum(moments[-1] - moment <= BURST_SECONDS for moment in moments) if moments else 0
    assert is_burst(moments, dialogs) == (dialogs > 1 and in_reach >= BURST_ALERTS)
