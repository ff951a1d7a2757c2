"""Addresses and numbers as people type them: what is kept of them, and what is refused."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat_backend.people import contact
from chat_backend.refusals import Refused
from operator_app.domain.contact_details import normal_email, normal_phone, shown_phone


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" maria.ivanova@example.com ", "maria.ivanova@example.com"),
        ("Maria@EXAMPLE.com", "Maria@example.com"),
        ("иван@почта.рф", "иван@почта.рф"),
        ("first+tag@sub.example.org", "first+tag@sub.example.org"),
        ("maria@", None),
        ("maria@intranet", "maria@intranet"),
        ("maria ivanova@example.com", None),
        ("a@b@example.com", None),
        ("", None),
        (f"{'a' * 250}@example.com", None),
    ],
)
def test_addresses(typed: str, kept: str | None) -> None:
    assert normal_email(typed) == kept


@pytest.mark.parametrize(
    ("typed", "country", "kept"),
    [
        ("+7 916 000-00-42", None, "+79160000042"),
        ("8 (916) 000-00-42", "RU", "+79160000042"),
        ("8 (916) 000-00-42", None, None),
        ("020 7946 0018", "GB", "+442079460018"),
        ("+44 20 7946 0018", "RU", "+442079460018"),
        ("+49 1511 2345678 ext. 5", None, None),
        ("+7 916", "RU", None),
        ("call me", "RU", None),
        ("", "RU", None),
        ("9" * 41, "RU", None),
    ],
)
def test_numbers(typed: str, country: str | None, kept: str | None) -> None:
    assert normal_phone(typed, country) == kept


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+79160000042", "+7 916 000-00-42"),
        ("+442079460018", "+44 20 7946 0018"),
        ("extension 5", "extension 5"),
        ("", ""),
    ],
)
def test_a_number_is_shown_as_people_write_it(stored: str, shown: str) -> None:
    assert shown_phone(stored) == shown


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from([None, "RU", "GB", "US"]))
def test_what_is_kept_is_kept_again_as_it_is_and_nothing_breaks_it(typed: str, country: str | None) -> None:
    for kept, again in (
        (normal_email(typed), normal_email),
        (normal_phone(typed, country), normal_phone),
    ):
        assert kept is None or again(kept) == kept


TYPED = (
    "+7 916 000-00-42",
    "8 916 000 00 42",
    "020 7946 0018",
    "+49 1511 2345678 ext. 5",
    "+7",
    "maria@",
    "maria@example.com",
)


def of_backend(check: Callable[[], str]) -> str | None:
    try:
        return check()
    except Refused:
        return None


@settings(deadline=None)
@given(st.one_of(st.sampled_from(TYPED), st.text("0123456789+-() .@abcx", max_size=45), st.emails()))
def test_the_backend_keeps_and_refuses_the_same(typed: str) -> None:
    assert normal_email(typed) == of_backend(lambda: contact.email(typed))
    assert normal_phone(typed, "GB") == of_backend(lambda: contact.phone(typed, language="en-GB"))
    assert normal_phone(typed) == of_backend(lambda: contact.phone(typed))
