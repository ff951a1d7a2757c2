"""Bodies to plain text with their links and back: safe, and without a loss of what was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_app.backends.carrotquest.html_text import body_of, link, text_of


@pytest.mark.parametrize(("body", "text"), [
    ("plain", "plain"), ("a<br>b<br/>c", "a\nb\nc"), ("<p>one</p><p>two</p>", "one\ntwo"), ("a &amp; b &lt;3", "a & b <3"),
    ("a < b and c > d", "a < b and c > d"), ("x <y> z", "x <y> z"), ("<b>bold</b> <i>it</i>", "bold it"),
    ('<a href="https://example.com/x">here</a>', "here (https://example.com/x)"),
    ('<a href="https://example.com">https://example.com</a>', "https://example.com"),
    ('<a href="mailto:a@example.com">a@example.com</a>', "a@example.com"),
    ('<a href="javascript:alert(1)">click</a>', "click"), ('<a href="https://example.com"></a>', "https://example.com"),
    ("<script>alert(1)</script>safe<style>p{}</style>", "safe"), ("<ul><li>one</li><li>two</li></ul>", "• one\n• two"),
    ('<img src="https://files.carrotquest.io/a.png" alt="a cup">', "a cup"),
    ('<img src="https://files.carrotquest.io/a.png">', "https://files.carrotquest.io/a.png"),
    ('<img src=x onerror="alert(1)">', ""), ("", ""), ("<p></p>", ""), ("&nbsp;a&nbsp;", "a"), ("<div><div>a</div></div>b", "a\nb"),
    ("<a href='https://example.com'>never ends", "never ends (https://example.com)"), ("<", "<"), ("<!-- hidden -->a", "a"),
    ("a\r\nb", "a\nb"),
])  # fmt: skip
def test_bodies(body: str, text: str) -> None:
    assert text_of(body) == text


def test_links_past_the_services_own_redirector() -> None:
    assert link("https://out.carrotquest.io/r?url=https%3A%2F%2Fexample.com%2Fa") == "https://example.com/a"
    assert (
        link("https://out.carrotquest.io/r?url=javascript%3Aalert(1)")
        == "https://out.carrotquest.io/r?url=javascript%3Aalert(1)"
    )
    assert link("ftp://example.com") is None
    assert link("http://[bad") is None


@given(st.text(max_size=300))
def test_any_text_survives_the_way_out_and_back(text: str) -> None:
    expected = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").replace("\x00", "\x00")
    wanted = "\n".join(line.rstrip() for line in expected.split("\n")).strip()
    assert text_of(body_of(text)) == wanted


@given(st.text(alphabet='<>&;/="abp rshcit:', max_size=200))
def test_no_body_is_too_odd(body: str) -> None:
    text_of(body)


def test_a_huge_body_is_cut_and_takes_no_time() -> None:
    assert len(text_of("<b>" * 300_000 + "x")) < 1_000_000
    assert text_of("<a href='https://example.com'>" * 2_000)
