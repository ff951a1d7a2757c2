"""Emoji are found by their names in both languages, in their order, and none of them twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.emoji.catalogue import MOST_FOUND, Group, all_emoji, find_emoji, known, of_group


def test_every_emoji_is_there_once_and_belongs_to_a_group() -> None:
    texts = [each.text for each in all_emoji()]
    assert len(texts) == len(set(texts)) > 1500
    assert sum(len(of_group(group)) for group in Group) == len(texts)
    assert all(each.english and each.russian for each in all_emoji())


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("thumbs up", "👍"),
        ("truck", "🚚"),
        ("грузовик", "🚚"),
        ("rocket", "🚀"),
        ("ракета", "🚀"),
        ("hfrtnf", "🚀"),
        ("кщслуе", "🚀"),
        ("ёлка", "🎄"),
        ("елка", "🎄"),
    ],
)
def test_an_emoji_is_found(query: str, text: str) -> None:
    assert text in [each.text for each in find_emoji(query)[:5]]


def test_a_name_goes_before_words_beside_it() -> None:
    assert find_emoji("rocket")[0].text == "🚀"
    assert find_emoji("") == ()
    assert find_emoji("qqqqqqq") == ()


@given(st.text(max_size=80))
def test_whatever_is_typed_finds_known_ones(query: str) -> None:
    found = find_emoji(query)
    assert len(found) <= MOST_FOUND
    assert len({each.text for each in found}) == len(found)


def test_recent_ones_keep_their_order_and_foreign_ones_are_left_out() -> None:
    assert [each.text for each in known(["🚚", "no emoji", "👍"])] == ["🚚", "👍"]
