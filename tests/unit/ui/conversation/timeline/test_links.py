"""Links are found in plain text, and their real host cannot hide."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ui.conversation.timeline.links import find_links, is_openable, shown_host


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("смотрите https://example.com/a?b=1, спасибо", ["https://example.com/a?b=1"]),
        ("(https://example.com/a_(b))", ["https://example.com/a_(b)"]),
        ("HTTP://EXAMPLE.com.", ["HTTP://EXAMPLE.com"]),
        ("www.example.com и все", ["https://www.example.com"]),
        ("пишите help@example.com!", ["mailto:help@example.com"]),
        ("mailto:help@example.com", ["mailto:help@example.com"]),
        ("tel:+79160000042", ["tel:+79160000042"]),
        ("https://пример.рф/путь", ["https://пример.рф/путь"]),
        ("«https://example.com»", ["https://example.com"]),
        ("javascript:alert(1) file:///etc/passwd data:text/html,x ftp://example.com", []),
        ("xhttps://example.com", []),
        ("https://", []),
        ("a@b", []),
        ("", []),
    ],
)
def test_what_is_a_link(text: str, urls: list[str]) -> None:
    links = find_links(text)
    assert [link.url for link in links] == urls
    for link in links:
        assert text[link.start : link.end] in {
            link.url,
            link.url.removeprefix("https://"),
            link.url.removeprefix("mailto:"),
        }


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("example.com", "example.com"),
        ("пример.рф", "пример.рф"),
        ("münchen.de", "münchen.de"),
        ("日本語テスト.jp", "日本語テスト.jp"),
        ("pаypal.com", "xn--pypal-4ve.com"),  # the second letter is Cyrillic
        ("аррӏе.com", "аррӏе.com".replace("аррӏе", "xn--" + "аррӏе".encode("punycode").decode())),
        ("сосо.рф", "сосо.рф"),
        ("сосо.com", "xn--" + "сосо".encode("punycode").decode() + ".com"),
        ("news.gοοgle.com", "news.xn--ggle-0nda.com"),  # Greek omicrons
    ],
)
def test_hosts_in_disguise_are_shown_in_punycode(host: str, shown: str) -> None:
    assert shown_host(host) == shown


def test_the_shown_host_is_where_it_leads() -> None:
    (link,) = find_links("https://example.com@evil.example/x")
    assert link.host == "evil.example"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_only_openable_links_in_order(text: str) -> None:
    end = 0
    for link in find_links(text):
        assert end <= link.start < link.end <= len(text)
        assert is_openable(link.url)
        end = link.end


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "ftp://x", "data:,x", "", "http//x", "//x"]
)
def test_nothing_else_opens(url: str) -> None:
    assert not is_openable(url)
