"""Strangers' text cannot reorder, hide or overdraw other text."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from ui.conversation.timeline.plain_text import COMBINING_LIMIT, SHOWN_LIMIT, cut, displayable, one_line, units

ANY_TEXT = st.text(alphabet=st.characters(codec=None), max_size=200)


def test_overrides_and_controls_go_and_line_ends_become_one() -> None:
    assert displayable("a\u202eb\u2066c\u2069\x00\x1b[31md\r\ne\u2028f\rg") == "abc[31md\ne\nf\ng"


def test_joiners_stay() -> None:
    family = "👩‍👩‍👧‍👦 🏳️‍🌈"
    assert displayable(family) == family


def test_towers_of_marks_are_cut() -> None:
    assert displayable("a" + "\u0301" * 100) == "a" + "\u0301" * COMBINING_LIMIT


def test_a_very_long_text_is_clipped_with_a_sign() -> None:
    shown = displayable("x" * 100_000)
    assert len(shown) == SHOWN_LIMIT + 1
    assert shown.endswith("…")


@settings(max_examples=100, deadline=None)
@given(ANY_TEXT)
def test_nothing_unwanted_is_left(text: str) -> None:
    shown = displayable(text)
    assert displayable(shown) == shown
    for character in shown:
        assert character in {"\n", "\t"} or unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(character) not in {
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        }
    shown.encode("utf-8")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=50), st.text(max_size=50), st.text(max_size=50))
def test_cut_counts_as_qt_does(before: str, piece: str, after: str) -> None:
    assert cut(before + piece + after, units(before), units(before) + units(piece)) == piece


def test_one_line() -> None:
    assert one_line(" a\n b\t c ", 10) == "a b c"
    assert one_line("abcdef", 3) == "abc…"
