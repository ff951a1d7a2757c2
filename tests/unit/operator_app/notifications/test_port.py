"""A target survives the keeping of a foreign service, and nothing else becomes one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_app.domain.value import AccountId, DialogId, MessageId
from operator_app.notifications.port import MAX_TARGET_LENGTH, Target

ids = st.text(min_size=1, max_size=40)


@given(ids, ids, st.none() | ids)
def test_a_target_comes_back_as_it_was(account: str, dialog: str, message: str | None) -> None:
    target = Target(
        account_id=AccountId(account),
        dialog_id=DialogId(dialog),
        message_id=None if message is None else MessageId(message),
    )
    assert Target.decoded(target.encoded()) == target


@given(st.text())
def test_foreign_words_are_no_target_and_no_error(text: str) -> None:
    Target.decoded(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        '["a"]',
        '["a",1,null]',
        '["","d",null]',
        '["a","d",3]',
        "[" * 900,
        '["a","d","' + "m" * MAX_TARGET_LENGTH + '"]',
    ],
)
def test_what_encoded_never_makes_is_refused(text: str) -> None:
    assert Target.decoded(text) is None
