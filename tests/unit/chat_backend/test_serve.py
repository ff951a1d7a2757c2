"""How a server takes its port and its folder."""

import socket
from pathlib import Path

import pytest

from chat_backend.serve import CannotStart, listen, prepare_folder


def test_connections_are_without_nagles_delay() -> None:
    """asyncio sets TCP_NODELAY only on sockets whose protocol is named, and accepted ones inherit it."""
    with listen("127.0.0.1", 0, any_free=False) as listening:
        assert listening.proto == socket.IPPROTO_TCP


def test_a_taken_port() -> None:
    with listen("127.0.0.1", 0, any_free=False) as first:
        port = first.getsockname()[1]
        with pytest.raises(CannotStart, match=f"Port {port} "):
            listen("127.0.0.1", port, any_free=False)
        with listen("127.0.0.1", port, any_free=True) as second:
            assert second.getsockname()[1] != port


def test_an_address_that_is_not_ours() -> None:
    with pytest.raises(CannotStart, match="Cannot listen on 192\\.0\\.2\\.1"):
        listen("192.0.2.1", 0, any_free=True)


def test_the_folder_is_made_and_left_clean(tmp_path: Path) -> None:
    prepare_folder(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotStart, match="cannot be written"):
        prepare_folder(tmp_path / "file" / "data")
