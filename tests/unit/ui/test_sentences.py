"""Every kind of failure has a sentence of its own: nothing is left to a code or to silence."""

from collections.abc import Callable
from enum import Enum
from typing import Any, get_args

import pytest

from operator_app.domain import problems
from operator_app.domain.commands import Assign, DialogCommand
from operator_app.domain.problems import (
    ArchiveError,
    ArchiveProblem,
    BackendError,
    CursorTooOld,
    EmbeddedBackendError,
    NotABackend,
    OutcomeUnknown,
    RateLimited,
    RefusalReason,
    Refused,
    RemovedFromTeam,
    SignedOut,
    TokenTooNarrow,
    Unreachable,
    UnreachableReason,
)
from operator_app.domain.value import DialogId
from operator_app.secrets.store import SecretError, SecretProblem
from ui.conversation.refusal_words import refused_words
from ui.sentences import (
    archive_sentence,
    failure_sentence,
    problem_sentence,
    refusal_sentence,
    refused_command_sentence,
    secret_sentence,
    unreachable_sentence,
)

pytestmark = pytest.mark.usefixtures("qapp")

UNKNOWN = failure_sentence(ZeroDivisionError())


@pytest.mark.parametrize(
    ("kinds", "say"),
    [
        (RefusalReason, refusal_sentence),
        (UnreachableReason, unreachable_sentence),
        (ArchiveProblem, archive_sentence),
        (SecretProblem, secret_sentence),
    ],
)
def test_each_member_has_its_own_sentence(kinds: type[Enum], say: Callable[[Any], str]) -> None:
    said = [say(kind) for kind in kinds]
    assert all(sentence.endswith(".") for sentence in said)
    assert len(set(said)) == len(said)
    assert all(kind.value not in sentence for kind, sentence in zip(kinds, said, strict=True) if "_" in kind.value)


def test_each_error_has_a_sentence_that_is_not_the_last_resort() -> None:
    errors: list[Exception] = [
        Refused(RefusalReason.GONE),
        Unreachable(UnreachableReason.CUT),
        OutcomeUnknown(),
        RateLimited(3.0),
        SignedOut(),
        RemovedFromTeam(),
        TokenTooNarrow(),
        CursorTooOld(),
        NotABackend(),
        ArchiveError(ArchiveProblem.BUSY),
        EmbeddedBackendError(),
        SecretError(SecretProblem.SLOW),
    ]
    covered = {type(error) for error in errors}
    known = {kind for kind in vars(problems).values() if isinstance(kind, type) and issubclass(kind, Exception)}
    assert known - {BackendError} <= covered, "a new kind of error needs a sentence"
    assert UNKNOWN not in {failure_sentence(error) for error in errors}


def test_a_status_problem_has_the_same_words() -> None:
    for reason in UnreachableReason:
        assert problem_sentence(reason.value) == unreachable_sentence(reason)
    assert all(problem_sentence(problem) for problem in ("not_a_backend", "backend_gone"))
    for problem in ArchiveProblem:
        assert problem_sentence(problem.value) == archive_sentence(problem)
    assert problem_sentence(None) == ""
    assert problem_sentence("of a newer engine") == ""


def test_a_reason_of_a_newer_backend_still_gets_a_sentence() -> None:
    assert refused_command_sentence("never_heard_of") == refusal_sentence(RefusalReason.OTHER)


def test_a_refused_command_is_named() -> None:
    said = refused_words(Assign(dialog_id=DialogId("d"), operator_id=None), RefusalReason.GONE)
    assert said == "The dialog was not assigned. The dialog or the colleague is no longer there."
    assert len(get_args(DialogCommand)) == 11, "a new command needs words in refusal_words"
