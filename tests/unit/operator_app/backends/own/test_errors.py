"""Every failure has a kind, and a command that may have left is never called harmless."""

import socket
import ssl

import httpx
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_backend.protocol import Refusal
from operator_app.backends.own import errors
from operator_app.domain.problems import (
    BackendError,
    CursorTooOld,
    NotABackend,
    OutcomeUnknown,
    RateLimited,
    RefusalReason,
    Refused,
    SignedOut,
    Unreachable,
    UnreachableReason,
)


def refusal(code: str, retry_after: int | None = None) -> bytes:
    return msgspec.json.encode(Refusal(code=code, message="for the log", retry_after=retry_after))


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("signed_out", SignedOut),
        ("too_old", CursorTooOld),
        ("rate_limited", RateLimited),
        ("server_error", Unreachable),
        ("forbidden", Refused),
        ("of_a_newer_server", Refused),
    ],
)
def test_refusals_have_kinds(code: str, kind: type[BackendError]) -> None:
    assert type(errors.from_answer(400, refusal(code), has_effect=False)) is kind


def test_refused_says_why() -> None:
    for code, reason in (
        ("not_found", RefusalReason.GONE),
        ("gone", RefusalReason.GONE),
        ("wrong_password", RefusalReason.WRONG_PASSWORD),
        ("client_id_reused", RefusalReason.OTHER),
        ("text_too_long", RefusalReason.TEXT_TOO_LONG),
    ):
        error = errors.from_answer(400, refusal(code), has_effect=True)
        assert isinstance(error, Refused)
        assert error.reason is reason


def test_the_pause_a_server_asks_for_is_kept_within_reason() -> None:
    for asked, kept in ((3, 3.0), (None, 5.0), (-1, 0.0), (10**9, 3600.0)):
        error = errors.from_answer(429, refusal("rate_limited", asked), has_effect=True)
        assert isinstance(error, RateLimited)
        assert error.retry_after == kept


@given(st.integers(300, 599), st.binary(max_size=40))
def test_whatever_answers_has_a_kind(status: int, body: bytes) -> None:
    assert isinstance(errors.from_answer(status, body, has_effect=False), BackendError)


@given(st.integers(500, 599), st.sampled_from([b"", b"<html>bad gateway</html>", refusal("server_error")]))
def test_a_server_fault_on_a_command_leaves_a_doubt(status: int, body: bytes) -> None:
    assert type(errors.from_answer(status, body, has_effect=True)) is OutcomeUnknown
    fault = errors.from_answer(status, body, has_effect=False)
    assert isinstance(fault, Unreachable)
    assert fault.reason is UnreachableReason.SERVER_FAULT


def test_a_stranger_s_page_is_no_backend() -> None:
    assert type(errors.from_answer(404, b"<html>", has_effect=False)) is NotABackend
    assert type(errors.from_answer(302, b"", has_effect=False)) is NotABackend


@pytest.mark.parametrize("kind", [httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout])
def test_what_never_left_had_no_effect(kind: type[httpx.TransportError]) -> None:
    assert type(errors.from_request(kind("x"), has_effect=True)) is Unreachable


@pytest.mark.parametrize(
    "kind",
    [httpx.ReadError, httpx.ReadTimeout, httpx.WriteError, httpx.WriteTimeout, httpx.RemoteProtocolError],
)
def test_what_may_have_left_leaves_a_doubt(kind: type[httpx.TransportError]) -> None:
    assert type(errors.from_request(kind("x"), has_effect=True)) is OutcomeUnknown
    assert type(errors.from_request(kind("x"), has_effect=False)) is Unreachable


@pytest.mark.parametrize(
    ("cause", "reason"),
    [
        (ssl.SSLCertVerificationError(1, "self-signed certificate"), UnreachableReason.TLS),
        (ssl.SSLError(1, "wrong version number"), UnreachableReason.NO_TLS),
        (socket.gaierror(-2, "Name or service not known"), UnreachableReason.NO_ADDRESS),
        (ConnectionRefusedError(111, "refused"), UnreachableReason.REFUSED),
        (OSError(113, "No route to host"), UnreachableReason.REFUSED),
        (ExceptionGroup("all", [ConnectionRefusedError(111, "refused")]), UnreachableReason.REFUSED),
        (TimeoutError(), UnreachableReason.TIMED_OUT),
        (ConnectionResetError(104, "reset"), UnreachableReason.CUT),
    ],
)
def test_the_reason_is_found_under_the_libraries_errors(cause: Exception, reason: UnreachableReason) -> None:
    middle = OSError("All connection attempts failed")
    middle.__cause__ = cause
    error = httpx.ConnectError("x")
    error.__cause__ = middle
    found = errors.from_request(error, has_effect=True)
    assert isinstance(found, Unreachable)
    assert found.reason is reason
