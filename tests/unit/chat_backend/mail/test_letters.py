"""E-mails as they leave: whatever a name or a text holds, the headers are ours and the HTML has our tags only."""

import re
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_backend.mail.letters import MOST_SUBJECT, Envelope, Letter, Link, Quote, clean, excerpt, reachable, written

SENDER = Address(display_name="Мой магазин", addr_spec="chat@shop.example")
ENVELOPE = Envelope(
    sender=SENDER, recipient="boris@example.com", message_id="m-1", at=1_700_000_000_000, language="en", thread_id="t"
)
OURS = {"html", "head", "meta", "body", "div", "p", "a"}


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def read(raw: bytes) -> EmailMessage:
    message = message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    return message


@given(st.text(max_size=200), st.text(max_size=700))
def test_no_text_becomes_a_header_or_markup(name: str, text: str) -> None:
    letter = Letter(
        subject=f"New in the dialog with {name}",
        lines=(f"{clean(name)} has written.",),
        quotes=(Quote(who=clean(name), text=excerpt(text)),),
        button=Link(shown="Open", address="https://chat.example.com/open#d-1"),
        off=Link(shown="No more", address="https://chat.example.com/mail/off/x"),
    )
    raw = written(letter, ENVELOPE)
    message = read(raw)
    assert set(message.keys()) == {
        *("From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Auto-Submitted", "MIME-Version"),
        *("X-Auto-Response-Suppress", "List-Unsubscribe", "List-Unsubscribe-Post", "Content-Type", "Content-Language"),
    }
    assert len(message["Subject"]) <= MOST_SUBJECT
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    html_part = message.get_body(("html",))
    assert html_part is not None
    tags = Tags()
    tags.feed(html_part.get_content())
    assert {tag for tag, _ in tags.found} <= OURS
    links = {attributes["href"] for tag, attributes in tags.found if tag == "a"}
    assert links == {"https://chat.example.com/open#d-1", "https://chat.example.com/mail/off/x"}
    assert not [name for _, attributes in tags.found for name in attributes if name.startswith("on")]


def test_threads_names_and_other_alphabets() -> None:
    message = read(written(Letter(subject="Новое в диалоге: Вера 😀", lines=("Привет",)), ENVELOPE))
    assert message["Subject"] == "Новое в диалоге: Вера 😀"
    assert message["From"].addresses[0].display_name == "Мой магазин"
    assert message["Message-ID"] == "<m-1@shop.example>"
    assert message["References"] == "<t@shop.example>"
    assert message["List-Unsubscribe"] is None
    assert re.search(r"Привет", message.get_body(("plain",)).get_content())  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("address", "good"),
    [("a@example.com", True), ("a@пример.рф", True), ("вера@example.com", False), ("", False)],
)
def test_addresses_that_mail_servers_know(address: str, *, good: bool) -> None:
    assert reachable(address) is good
