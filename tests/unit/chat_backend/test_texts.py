"""What is made of names, addresses and texts that strangers send."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chat_backend import tokens
from chat_backend.commands import checks
from chat_backend.identifiers import is_client_made_id, message_id
from chat_backend.protocol import MAX_NAME
from chat_backend.site_api.browser import browser_name
from chat_backend.stored_files import safe_name

AGENTS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36": "Chrome 130 · Windows",
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36 Edg/130.0.2": "Edge 130 · Windows",
    "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0": "Firefox 132 · Linux",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.6 Safari/605.1.15": "Safari 17 · macOS",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1": "Safari 18 · iOS",
    "Mozilla/5.0 (Linux; Android 14) Chrome/130.0.0.0 YaBrowser/24.10 Mobile Safari/537.36": "Yandex Browser 24 · Android",
    "Mozilla/5.0 (Windows NT 10.0) Chrome/129.0.0.0 Safari/537.36 OPR/115.0.0.0": "Opera 115 · Windows",
    "curl/8.5.0": None,
    "": None,
}


@pytest.mark.parametrize(("agent", "name"), AGENTS.items())
def test_browser_names(agent: str, name: str | None) -> None:
    assert browser_name(agent) == name


@example(". 0")
@given(st.text())
def test_a_safe_name_is_safe(name: str) -> None:
    kept = safe_name(name)
    assert 1 <= len(kept) <= MAX_NAME
    assert not set(kept) & set("/\\\0\r\n")
    assert kept not in {".", ".."}
    assert safe_name(kept) == kept


def test_a_long_name_keeps_its_ending() -> None:
    assert safe_name("x" * 300 + ".pdf").endswith("x.pdf")


@given(st.text(max_size=300), st.integers(0, 50))
def test_clipped_is_short_and_printable(text: str, length: int) -> None:
    kept = checks.clipped(text, length)
    assert kept is None or (len(kept) <= length and kept.isprintable() and kept == kept.strip())


def test_ids() -> None:
    assert is_client_made_id("0192f0c1-7d7e-7000-8000-000000000000")
    for odd in ("", "-a", "a/b", "a b", "a\n", "é", "x" * 101, ".."):
        assert not is_client_made_id(odd)
    made = [message_id(number, entry) for number in (1, 2, 16, 300) for entry in (1, 2, 9, 10, 300)]
    assert made == sorted(made), "ids of one dialog sort as its entries do"


@given(st.text(max_size=50))
def test_bearer(token: str) -> None:
    assert tokens.bearer(f"Bearer {token}") == (token.strip() or None)
    assert tokens.bearer(f"Basic {token}") is None
    assert len(tokens.digest(token)) == 64
    assert len(tokens.new_token()) >= 43
