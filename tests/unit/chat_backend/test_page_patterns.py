"""Which pages a trigger's pattern means."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chat_backend.triggers.patterns import fits

PAGE = "https://Shop.example/Catalogue/Lamps?colour=red&size=2#top"


@pytest.mark.parametrize(
    ("pattern", "meant"),
    [
        ("", True),
        ("*", True),
        ("/catalogue/lamps", True),
        ("/catalogue/*", True),
        ("/catalogue", False),
        ("*lamps", True),
        ("/*/lamps", True),
        ("shop.example/catalogue/lamps", True),
        ("https://shop.example/catalogue/*", True),
        ("*.example/*", True),
        ("other.example/*", False),
        ("/catalogue/lamps?colour=red*", True),
        ("/catalogue/lamps?size=2", False),
        ("*?*size=2", True),
        ("*top", False),
        ("**//**", False),
    ],
)
def test_patterns(pattern: str, meant: bool) -> None:
    assert fits(pattern, PAGE) is meant


@pytest.mark.parametrize(("page", "meant"), [("https://a.example", True), ("https://a.example/", True)])
def test_the_first_page(page: str, meant: bool) -> None:
    assert fits("/", page) is meant
    assert fits("a.example", page) is meant


def test_what_is_no_address_fits_nothing_but_everything() -> None:
    assert fits("", "http://[broken")
    assert not fits("/*", "http://[broken")


@given(st.text("ab*", min_size=1, max_size=8), st.text("ab", max_size=8))
@example("a*a", "a")
def test_a_star_stands_for_anything(pattern: str, tail: str) -> None:
    """Compared with the plain meaning, worked out letter by letter."""

    def means(rest: str, text: str) -> bool:
        if not rest:
            return not text
        if rest[0] == "*":
            return means(rest[1:], text) or (bool(text) and means(rest, text[1:]))
        return bool(text) and rest[0] == text[0] and means(rest[1:], text[1:])

    assert fits("/" + pattern, "https://x/" + tail) == means("/" + pattern, "/" + tail)
