"""Links into the app: what we make we understand, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_app.domain.deep_links import dialog_of, link_to_dialog
from operator_app.domain.value import AccountId, DialogId

IDS = st.from_regex(r"[A-Za-z0-9_.:@-]{1,60}", fullmatch=True)


@given(IDS, IDS)
def test_a_link_leads_where_it_was_made_for(account: str, dialog: str) -> None:
    assert dialog_of(link_to_dialog(AccountId(account), DialogId(dialog))) == (account, dialog)


@given(st.text(max_size=100))
def test_any_other_text_leads_nowhere_or_to_plain_ids(text: str) -> None:
    found = dialog_of(f"operatorapp://dialog/{text}")
    assert found is None or all(part and not set(part) & set("/\\?#%\n ") for part in found)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "operatorapp:",
        "operatorapp://dialog",
        "operatorapp://dialog/a",
        "operatorapp://dialog/a/b/c",
        "operatorapp://dialog/a/..%2F..%2Fetc",
        "operatorapp://settings/a/b",
        "https://dialog/a/b",
        "operatorapp://[dialog/a/b",
        "operatorapp://dialog/a/" + "b" * 3000,
    ],
)
def test_a_link_that_is_not_ours_leads_nowhere(link: str) -> None:
    assert dialog_of(link) is None
