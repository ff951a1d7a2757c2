"""Links from outside: what is written is read again, and nothing else becomes one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_app.domain.accounts import Account, BackendKind
from operator_app.domain.deep_link import LARGEST_NUMBER, LONGEST, DialogLink, read_link
from operator_app.domain.value import AccountId, DialogId, OperatorId

ids = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=40)


def account(name: str, address: str) -> Account:
    kind = BackendKind.OWN if address else BackendKind.EMBEDDED
    return Account(
        id=AccountId(name), kind=kind, address=address, title=name, operator_id=OperatorId("o"), operator_name="Anna"
    )


SHOP = account("shop", "https://chat.example.com")
BRANCH = account("branch", "https://branch.example.com:8443/chat")
HERE = account("here", "")


@given(ids, st.none() | ids, st.none() | ids, st.none() | st.integers(0, LARGEST_NUMBER), st.booleans())
def test_what_is_written_is_read_again(
    dialog: str, account_id: str | None, server: str | None, position: int | None, of_alert: bool
) -> None:
    link = DialogLink(
        dialog_id=DialogId(dialog),
        account_id=None if account_id is None else AccountId(account_id),
        server=server,
        position=position,
        of_alert=of_alert,
    )
    assert read_link(link.written()) == link


@pytest.mark.parametrize("at", ["", "-1", "x", "1e3", "\u0663", str(LARGEST_NUMBER + 1), "9" * 400])
def test_a_place_that_is_none_leads_to_the_dialog(at: str) -> None:
    assert read_link(f"operatorapp://dialog/d1?at={at}") == DialogLink(dialog_id=DialogId("d1"))


@given(st.text())
def test_foreign_words_are_no_link_and_no_error(text: str) -> None:
    assert read_link(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "operatorapp://dialog/",
        "operatorapp://dialog",
        "operatorapp://settings/d1",
        "operatorapp://dialog/a/b/c",
        "https://dialog/d1",
        "operatorapp://dialog/a%00b",
        "operatorapp://[dialog/d1",
        "operatorapp://dialog/" + "d" * LONGEST,
    ],
)
def test_what_leads_to_no_dialog_is_refused(text: str) -> None:
    assert read_link(text) is None


@pytest.mark.parametrize(
    ("link", "accounts", "expected"),
    [
        ("operatorapp://dialog/d1?account=branch", (SHOP, BRANCH), BRANCH),
        ("operatorapp://dialog/branch/d1", (SHOP, BRANCH), BRANCH),
        ("operatorapp://dialog/d1?account=gone", (SHOP, BRANCH), None),
        ("operatorapp://dialog/d1?server=https%3A%2F%2FCHAT.example.com%3A443%2F", (BRANCH, SHOP), SHOP),
        ("operatorapp://dialog/d1?server=branch.example.com%3A8443%2Fchat", (SHOP, BRANCH), BRANCH),
        ("operatorapp://dialog/d1?server=https%3A%2F%2Fother.example.com", (SHOP, HERE), None),
        ("operatorapp://dialog/d1", (SHOP,), SHOP),
        ("operatorapp://dialog/d1", (SHOP, BRANCH), None),
    ],
)
def test_whose_dialog_it_is(link: str, accounts: tuple[Account, ...], expected: Account | None) -> None:
    read = read_link(link)
    assert read is not None
    assert read.account_among(accounts) == expected
