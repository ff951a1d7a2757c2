"""How a mail server is named, and that nothing secret is said when it is named badly."""

from pathlib import Path

import pytest

from chat_backend.mail.server import BadMailSettings, Security, mail_server, read_mail_server

FROM = "My shop <chat@shop.example>"


@pytest.mark.parametrize(
    ("url", "host", "port", "security"),
    [
        ("smtp://mail.example.com", "mail.example.com", 587, Security.REQUIRED),
        ("smtp://mail.example.com:25?starttls=if-offered", "mail.example.com", 25, Security.IF_OFFERED),
        ("smtp://127.0.0.1:2525/?starttls=never", "127.0.0.1", 2525, Security.NEVER),
        ("smtps://u:p@mail.example.com", "mail.example.com", 465, Security.TLS),
        ("smtps://[::1]:4650", "::1", 4650, Security.TLS),
    ],
)
def test_addresses(url: str, host: str, port: int, security: Security) -> None:
    server = mail_server(url, FROM)
    assert (server.host, server.port, server.security) == (host, port, security)
    assert (server.sender.display_name, server.sender.addr_spec) == ("My shop", "chat@shop.example")


def test_user_and_password_may_hold_anything() -> None:
    server = mail_server("smtp://us%40er:p%3Aw%2F%2525@mail.example.com", FROM)
    assert (server.user, server.password) == ("us@er", "p:w/%25")
    assert "p:w" not in repr(server)
    assert "p:w" not in server.name


@pytest.mark.parametrize(
    ("url", "sender"),
    [
        ("http://u:hidden@mail.example.com", FROM),
        ("smtp://", FROM),
        ("smtp://u:hidden@mail.example.com:port", FROM),
        ("smtp://u:hidden@mail.example.com?starttls=perhaps", FROM),
        ("smtps://u:hidden@mail.example.com?starttls=never", FROM),
        ("smtp://u:hidden@mail.example.com?timeout=5", FROM),
        ("smtp://u:hidden@mail.example.com/path", FROM),
        ("smtp://u:hidden@mail.example.com", ""),
        ("smtp://u:hidden@mail.example.com", "My shop"),
        ("smtp://u:hidden@mail.example.com", "x\r\nBcc: y@example.com <chat@shop.example>"),
    ],
)
def test_what_cannot_be_used_is_said_without_the_password(url: str, sender: str) -> None:
    with pytest.raises(BadMailSettings) as caught:
        mail_server(url, sender)
    assert "hidden" not in str(caught.value)


def test_the_file_and_the_environment_before_it(tmp_path: Path) -> None:
    assert read_mail_server(None, tmp_path, {}) is None
    (tmp_path / "mail.toml").write_text('smtp = "smtp://u:p@one.example"\nfrom = "a@one.example"\nlanguage = "ru"\n')
    server = read_mail_server(None, tmp_path, {})
    assert server is not None
    assert (server.host, server.sender.addr_spec, server.language) == ("one.example", "a@one.example", "ru")
    server = read_mail_server(None, tmp_path, {"CHAT_BACKEND_SMTP_URL": "smtps://two.example"})
    assert server is not None
    assert (server.host, server.sender.addr_spec) == ("two.example", "a@one.example")
    other = tmp_path / "other.toml"
    with pytest.raises(BadMailSettings, match="no file"):
        read_mail_server(other, tmp_path, {})
    for content in ('smtp = "smtp://u:hidden@x.example', 'password = "hidden"', "smtp = 5"):
        other.write_text(content)
        with pytest.raises(BadMailSettings) as caught:
            read_mail_server(other, tmp_path, {})
        assert "hidden" not in str(caught.value)
    other.write_text('smtp = "smtp://x.example"\nfrom = "a@x.example"\nca_file = "/nowhere.pem"\n')
    with pytest.raises(BadMailSettings, match="certificates"):
        read_mail_server(other, tmp_path, {})
