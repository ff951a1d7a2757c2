"""What httpx, websockets, the system and the server's refusals mean in the domain's kinds of problems."""

import errno
import socket
import ssl
from collections.abc import Iterator

import httpx
from websockets import exceptions as ws

from chat_backend.protocol import Refusal
from operator_app.backends.own.decoding import Malformed, decode
from operator_app.domain.problems import (
    BackendError,
    CursorTooOld,
    NotABackend,
    OutcomeUnknown,
    RateLimited,
    RefusalReason,
    Refused,
    RemovedFromTeam,
    SignedOut,
    Unreachable,
    UnreachableReason,
)

_REASONS = {
    "forbidden": RefusalReason.FORBIDDEN,
    "not_found": RefusalReason.GONE,
    "gone": RefusalReason.GONE,
    "text_too_long": RefusalReason.TEXT_TOO_LONG,
    "text_empty": RefusalReason.TEXT_EMPTY,
    "file_too_large": RefusalReason.FILE_TOO_LARGE,
    "invalid_email": RefusalReason.INVALID_EMAIL,
    "invalid_phone": RefusalReason.INVALID_PHONE,
    "invalid_name": RefusalReason.INVALID_NAME,
    "too_many": RefusalReason.TOO_MANY,
    "blocked": RefusalReason.BLOCKED,
    "wrong_password": RefusalReason.WRONG_PASSWORD,
    "last_owner": RefusalReason.LAST_OWNER,
    "email_taken": RefusalReason.EMAIL_TAKEN,
    "weak_password": RefusalReason.WEAK_PASSWORD,
    "invitation_over": RefusalReason.INVITATION_OVER,
}
_DEFAULT_RETRY_AFTER = 5.0
_MAX_RETRY_AFTER = 3600.0

NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.ProxyError)
"""Failures before the first byte of a request was written: it certainly had no effect."""


def from_request(error: httpx.HTTPError | httpx.InvalidURL, *, has_effect: bool) -> BackendError:
    """A request that got no answer. ``has_effect``: repeating it blindly would be wrong."""
    if isinstance(error, httpx.InvalidURL):
        return NotABackend("not an address")
    if has_effect and not isinstance(error, NEVER_LEFT):
        return OutcomeUnknown(type(error).__name__)
    return Unreachable(_reason(error), type(error).__name__)


def from_answer(status: int, body: bytes, *, has_effect: bool) -> BackendError:
    """An answer that is not 2xx."""
    try:
        refusal = decode(body, Refusal)
    except Malformed:
        return _from_stranger(status, has_effect=has_effect)
    detail = f"{status} {refusal.code}"[:60]
    match refusal.code:
        case "signed_out":
            return SignedOut(detail)
        case "removed":
            return RemovedFromTeam(detail)
        case "rate_limited":
            seconds = _DEFAULT_RETRY_AFTER if refusal.retry_after is None else float(refusal.retry_after)
            return RateLimited(min(max(seconds, 0.0), _MAX_RETRY_AFTER), detail)
        case "too_old":
            return CursorTooOld(detail)
        case "server_error":
            return _server_fault(detail, has_effect=has_effect)
        case code:
            return Refused(_REASONS.get(code, RefusalReason.OTHER), detail)


def from_stream(error: BaseException) -> BackendError:
    """Why a stream could not begin or has ended."""
    match error:
        case BackendError():
            return error
        case ws.InvalidStatus():
            return from_answer(error.response.status_code, bytes(error.response.body or b""), has_effect=False)
        case ws.ConnectionClosed():
            return _from_close(error)
        case ws.InvalidURI():
            return NotABackend("not an address")
        case ws.InvalidMessage() if isinstance(error.__cause__, EOFError):
            return Unreachable(UnreachableReason.CUT, "closed before it answered")  # as a server that is killed does
        case ws.InvalidHandshake():
            return NotABackend(type(error).__name__)
        case _:
            return Unreachable(_reason(error), type(error).__name__)


def _from_close(error: ws.ConnectionClosed) -> BackendError:
    code = None if error.rcvd is None else error.rcvd.code
    match code:
        case 4401:
            return SignedOut("stream closed with 4401")
        case 4403:
            return RemovedFromTeam("stream closed with 4403")
        case 4410:
            return CursorTooOld("stream closed with 4410")
        case _:
            return Unreachable(UnreachableReason.CUT, f"stream closed with {code}")


def _from_stranger(status: int, *, has_effect: bool) -> BackendError:
    """An answer without a refusal in it: a proxy's, or of something that is no chat backend."""
    detail = f"{status} without a refusal"
    if status >= 500:
        return _server_fault(detail, has_effect=has_effect)
    match status:
        case 401:
            return SignedOut(detail)
        case 408 | 425:
            return OutcomeUnknown(detail) if has_effect else Unreachable(UnreachableReason.SERVER_FAULT, detail)
        case 413:
            return Refused(RefusalReason.FILE_TOO_LARGE, detail)
        case 429:
            return RateLimited(_DEFAULT_RETRY_AFTER, detail)
        case _:
            return NotABackend(detail)


def _server_fault(detail: str, *, has_effect: bool) -> BackendError:
    return OutcomeUnknown(detail) if has_effect else Unreachable(UnreachableReason.SERVER_FAULT, detail)


def _reason(error: BaseException) -> UnreachableReason:
    causes = tuple(_causes(error))
    if any(isinstance(each, ssl.SSLCertVerificationError) for each in causes):
        return UnreachableReason.TLS
    if any(isinstance(each, ssl.SSLError) for each in causes):
        return UnreachableReason.NO_TLS
    if any(isinstance(each, socket.gaierror) for each in causes):
        return UnreachableReason.NO_ADDRESS
    if any(isinstance(each, TimeoutError | httpx.TimeoutException) for each in causes):
        return UnreachableReason.TIMED_OUT
    if any(isinstance(each, ConnectionRefusedError) or _is_unroutable(each) for each in causes):
        return UnreachableReason.REFUSED
    return UnreachableReason.CUT


def _is_unroutable(error: BaseException) -> bool:
    return isinstance(error, OSError) and error.errno in {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN}


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error with all it was raised from: libraries wrap the system's own error several times."""
    waiting = [error]
    seen: set[int] = set()
    while waiting:
        each = waiting.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        waiting += [cause for cause in (each.__cause__, each.__context__) if cause is not None]
        if isinstance(each, BaseExceptionGroup):
            waiting += each.exceptions
