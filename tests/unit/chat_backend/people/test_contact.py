"""E-mail addresses and phone numbers as people type them."""

import pytest

from chat_backend.people import contact
from chat_backend.refusals import Refused


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a@b", "a@b"),
        ("anna.b+c@example.co.uk", "anna.b+c@example.co.uk"),
        ("вера@пример.рф", "вера@пример.рф"),
        (" a@b.de ", "a@b.de"),
        ("Anna@EXAMPLE.com", "Anna@example.com"),
    ],
)
def test_addresses(typed: str, kept: str) -> None:
    assert contact.email(typed) == kept
    assert contact.email(kept) == kept


@pytest.mark.parametrize(
    "address",
    [
        "",
        "a",
        "@b.de",
        "a@",
        "a@b@c",
        "a b@c.de",
        "a@b..de",
        "a@.de",
        "a@b\n.de",
        "a\x00@b",
        "A <a@b.de>",
        "a@b.test",
        "a" * 250 + "@b.de",
    ],
)
def test_no_addresses(address: str) -> None:
    with pytest.raises(Refused) as refused:
        contact.email(address)
    assert (refused.value.refusal.code, refused.value.refusal.field) == ("invalid_email", "email")


@pytest.mark.parametrize(
    ("typed", "language", "kept"),
    [
        ("+7 (900) 111-22-33", None, "+79001112233"),
        ("8 900 111-22-33", "ru-RU", "+79001112233"),
        ("8 900 111-22-33", "ru", "+79001112233"),
        ("(415) 555-2671", "en-US", "+14155552671"),
        ("020 7946 0018", "en_GB", "+442079460018"),
        ("+442079460018", "ru", "+442079460018"),
    ],
)
def test_phones(typed: str, language: str | None, kept: str) -> None:
    assert contact.phone(typed, language=language) == kept
    assert contact.phone(kept) == kept


@pytest.mark.parametrize(
    "number", ["", "call me", "()", "1" * 41, "8 900 111-22-33", "+7 900 1", "+1 415 555 2671 ext 3"]
)
def test_no_phones(number: str) -> None:
    with pytest.raises(Refused) as refused:
        contact.phone(number)
    assert (refused.value.refusal.code, refused.value.refusal.field) == ("invalid_phone", "phone")
