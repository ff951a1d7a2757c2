import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_app.domain import word_forms


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ёлка и ёж", ["елка", "и", "еж"]),
        ("Crème brûlée", ["creme", "brulee"]),
        ("Straße", ["strasse"]),
        ("йод Йод и\u0306од", ["йод", "йод", "йод"]),
        ("ivan_petrov@example.com", ["ivan", "petrov", "example", "com"]),
        ("№4821, да!", ["4821", "да"]),
        ("", []),
        ("...", []),
    ],
)
def test_words_are_compared_without_case_accents_and_yo(text: str, words: list[str]) -> None:
    assert word_forms.words(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("доставку", "доставка"),
        ("заказы", "заказов"),
        ("studies", "study"),
        ("ordered", "orders"),
        ("shipping", "shipped"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert word_forms.stem(one) == word_forms.stem(other) is not None


@pytest.mark.parametrize("word", ["4821", "да", "x2", "смотри2"])
def test_what_is_no_word_of_a_known_language_has_no_forms(word: str) -> None:
    assert word_forms.stem(word) is None


@given(st.text())
def test_spans_are_in_order_and_fold_to_their_words(text: str) -> None:
    spans = list(word_forms.spans(text))
    assert [word for _, _, word in spans] == word_forms.words(text)
    edges = [edge for start, end, _ in spans for edge in (start, end)]
    assert edges == sorted(edges)
    assert all(word and not word.isspace() for _, _, word in spans)
