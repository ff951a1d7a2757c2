"""Where a visit came from, by what browsers tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_backend.events import sources

SHOP = "https://www.shop.example/socks"


@pytest.mark.parametrize(
    ("page", "referrer", "source", "kept"),
    [
        (SHOP, None, "direct", None),
        (SHOP, "https://www.google.com/", "google.com", "https://www.google.com/"),
        (SHOP, "https://shop.example/", "direct", None),
        (f"{SHOP}?utm_source=mail", "https://www.google.com/", "mail", "https://www.google.com/"),
        (f"{SHOP}?utm_medium=cpc", "https://ya.ru/", "ya.ru", "https://ya.ru/"),
        (f"{SHOP}?utm_source=%20", None, "direct", None),
        (SHOP, "android-app://com.mail/", "direct", None),
        (SHOP, "http://[broken", "direct", None),
        ("http://[broken?utm_source=x", None, "direct", None),
        (None, None, "direct", None),
    ],
)
def test_sources(page: str | None, referrer: str | None, source: str, kept: str | None) -> None:
    utm = sources.utm_of(page)
    found = sources.referrer_of(page, referrer)
    assert (sources.source_of(utm, found), found) == (source, kept)


@given(st.text(max_size=300), st.text(max_size=300))
def test_nothing_that_is_told_breaks_it(page: str, referrer: str) -> None:
    utm = sources.utm_of(f"https://x.example/?{page}")
    source = sources.source_of(utm, sources.referrer_of(page, referrer))
    assert 1 <= len(source) <= 200
    assert source.isprintable()
