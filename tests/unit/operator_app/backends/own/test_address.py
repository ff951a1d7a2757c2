"""Addresses as people type them."""

import pytest

from operator_app.backends.own import address
from operator_app.domain.problems import NotABackend


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("chat.example.com", "https://chat.example.com"),
        (" https://Chat.Example.com/ ", "https://chat.example.com"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
        ("https://example.com/chat/", "https://example.com/chat"),
    ],
)
def test_typed_addresses_become_one_form(typed: str, normal: str) -> None:
    assert address.normal(typed) == normal
    assert address.normal(normal) == normal


@pytest.mark.parametrize(
    "typed",
    ["", "http://", "ftp://example.com", "https://me:secret@example.com", "http://a:b", "https://a/?q", "http://["],
)
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(NotABackend):
        address.normal(typed)


def test_streams_are_as_secure_as_requests() -> None:
    assert address.for_stream("https://a.example") == "wss://a.example"
    assert address.for_stream("http://a.example") == "ws://a.example"


@pytest.mark.parametrize(
    ("where", "here"),
    [
        ("http://127.0.0.1:1", True),
        ("http://localhost:1", True),
        ("http://[::1]:1", True),
        ("https://192.168.1.2", False),
        ("https://localhost.example.com", False),
    ],
)
def test_no_proxy_stands_before_this_computer(where: str, here: bool) -> None:
    assert address.is_on_this_computer(where) is here


@pytest.mark.parametrize(
    ("url", "base", "found"),
    [
        ("https://a.example/files/s/n", "https://a.example", "https://a.example/files/s/n"),
        ("https://a.example/files/s/n", "https://a.example/chat", "https://a.example/files/s/n"),
        ("http://127.0.0.1:8080/files/s/n", "http://127.0.0.1:9090", "http://127.0.0.1:9090/files/s/n"),
        ("http://127.0.0.1:8080/admin", "http://127.0.0.1:9090", None),
        ("https://b.example/files/s/n", "https://a.example", None),
        ("http://a.example/files/s/n", "https://a.example", None),
        ("https://a.example:444/files/s/n", "https://a.example", None),
        ("https://a.example@b.example/files/s/n", "https://a.example", None),
        ("https://me@a.example/files/s/n", "https://a.example", None),
        ("http://127.0.0.1/files/s/n", "https://a.example", None),
        ("https://a.example:x/files/s/n", "https://a.example", None),
        ("", "https://a.example", None),
    ],
)
def test_files_are_fetched_from_the_backend_only(url: str, base: str, found: str | None) -> None:
    assert address.at_server(url, base) == found
