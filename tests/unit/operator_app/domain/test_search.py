from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from operator_app.domain import search
from operator_app.domain.dialogs import DialogState
from operator_app.domain.search import Has, Is, Match, SearchQuery, Term, parse

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = int(datetime(2026, 11, 23, 12, tzinfo=UTC).timestamp() * 1000)


def asked(typed: str) -> SearchQuery:
    return parse(typed, zone=MOSCOW, now=NOW)


def moscow(year: int, month: int, day: int) -> int:
    return int(datetime(year, month, day, tzinfo=MOSCOW).timestamp() * 1000)


def test_words_phrases_and_what_sticks_together() -> None:
    assert asked('Доставка "Как дела" order-4821').terms == (
        Term(words=("доставка",)),
        Term(words=("как", "дела"), exact=True),
        Term(words=("order", "4821"), goes_on=True),
    )


def test_an_open_quote_is_a_phrase_whose_last_word_goes_on() -> None:
    (term,) = asked('"как де').terms
    assert term == Term(words=("как", "де"), exact=True, goes_on=True)
    assert search.match([term], "Как дела?") is Match.WORDS


def test_filters_in_both_languages() -> None:
    english = asked(
        'from:me from:"Мария Иванова" tag:VIP in:open is:note has:file has:link after:2026-11-20 before:today'
    )
    russian = asked(
        'от:я от:"мария иванова" тег:vip в:открытые это:заметка есть:файл есть:ссылка после:20.11 до:сегодня'
    )
    assert english == russian
    assert english == SearchQuery(
        authors=("me", "мария иванова"),
        tags=("vip",),
        state=DialogState.OPEN,
        only=frozenset({Is.NOTE}),
        has=frozenset({Has.FILE, Has.LINK}),
        after=moscow(2026, 11, 20),
        before=moscow(2026, 11, 23),
    )


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026", (2026, 1, 1)),
        ("2026-03", (2026, 3, 1)),
        ("2026-3-7", (2026, 3, 7)),
        ("07.03.2025", (2025, 3, 7)),
        ("23.11", (2026, 11, 23)),
        ("24.11", (2025, 11, 24)),
        ("yesterday", (2026, 11, 22)),
    ],
)
def test_days(typed: str, day: tuple[int, int, int]) -> None:
    assert asked(f"after:{typed}").after == moscow(*day)


@pytest.mark.parametrize("typed", ["before:soon", "after:31.02", "after:2026-13", "is:xyz", "has:cat", "in:orbit"])
def test_what_is_no_filter_is_said_and_narrows_nothing(typed: str) -> None:
    assert asked(typed) == SearchQuery(not_understood=(typed,))


@pytest.mark.parametrize("typed", ["from:", "до:", "is:no", "in:cl", "has:fi", 'tag:""', ":", '"', "-"])
def test_a_filter_that_is_still_being_typed_is_passed_over(typed: str) -> None:
    assert asked(typed).empty
    assert asked(typed).not_understood == ()


def test_a_word_with_a_colon_that_is_no_filter_is_words() -> None:
    assert asked("https://example.com:8080").terms == (Term(words=("https", "example", "com", "8080"), goes_on=True),)


@pytest.mark.parametrize(
    ("typed", "empty"), [("", True), ("я", True), ("до", False), ("я и", True), ("is:note", False)]
)
def test_nothing_is_looked_for_before_two_letters(typed: str, empty: bool) -> None:
    assert asked(typed).empty is empty


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("доставку", "Когда ДОСТАВКА?", Match.WORDS),
        ("дост", "Когда доставка?", Match.WORDS),
        ("дост ", "Когда доставка?", Match.INSIDE),
        ("ко доставка", "Когда доставка?", None),
        ("доставка ко", "Когда доставка?", Match.WORDS),
        ("тавк", "Когда доставка?", Match.INSIDE),
        ("ав", "Когда доставка?", None),
        ("елка", "Ёлки", Match.WORDS),
        ("studies", "I study", Match.WORDS),
        ('"доставка"', "Когда доставки", None),
        ('"когда доставка"', "Когда, доставка?", Match.WORDS),
        ('"доставка когда"', "Когда доставка?", None),
        ("когда тавк", "Когда доставка?", None),
        ("когда доставку", "Когда доставка?", Match.WORDS),
        ("тогда доставку", "Когда доставка?", None),
        ("в доме", "дом", None),
        ("order-48", "order 4821", Match.WORDS),
    ],
)
def test_how_a_text_answers(typed: str, text: str, found: Match | None) -> None:
    assert search.match(asked(typed).terms, text) is found


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("доставку", "Когда ДОСТАВКА?", ["ДОСТАВКА"]),
        ("тавк", "Когда доставка?", ["тавк"]),
        ("асс", "Straße Masse", ["Straße", "ass"]),
        ('"как дела" как', "Как, дела? Как", ["Как, дела", "Как"]),
        ("нет", "да", []),
    ],
)
def test_marks(typed: str, text: str, marked: list[str]) -> None:
    typed = typed.replace("асс", "ass")
    assert [text[start:end] for start, end in search.marks(asked(typed).terms, text)] == marked


def test_a_snippet_shows_the_first_find_and_marks_it() -> None:
    line, marks = search.snippet(asked("чек").terms, "слово " * 100 + "где чек?\n" + "хвост " * 100, 80)
    assert line.startswith("…")
    assert line.endswith("…")
    assert [line[start:end] for start, end in marks] == ["чек"]
    assert len(line) <= 82


def test_what_is_typed_has_limits() -> None:
    assert len(asked("слово " * 1_000).terms) == 2
    assert len(asked(" ".join(f"слово{n}" for n in range(50))).terms) == search.MOST_TERMS
