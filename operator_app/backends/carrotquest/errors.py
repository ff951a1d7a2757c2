"""What the service's answers and close codes mean in the domain's kinds of problems."""

from typing import Final

from operator_app.backends.carrotquest.reading import Json, record, words
from operator_app.domain.problems import (
    BackendError,
    NotABackend,
    OutcomeUnknown,
    RateLimited,
    RefusalReason,
    Refused,
    SignedOut,
    TokenTooNarrow,
    Unreachable,
    UnreachableReason,
)

RETRY_AFTER: Final = 5.0
"""Seconds, where a throttled answer names none: whether it ever does is not known."""
_LONGEST_RETRY: Final = 3600.0
_REASONS: Final = {
    "ReplyTooBig": RefusalReason.TEXT_TOO_LONG,
    "LookupError": RefusalReason.GONE,
    "Error404": RefusalReason.GONE,
    "PermissionDeniedError": RefusalReason.FORBIDDEN,
    "PermissionDenied": RefusalReason.FORBIDDEN,
    "FileTypeError": RefusalReason.FILE_TYPE,
    "FileSizeError": RefusalReason.FILE_TOO_LARGE,
    "FileSizeError 413": RefusalReason.FILE_TOO_LARGE,
    "UserBannedError": RefusalReason.BLOCKED,
}
_SIGNED_OUT: Final = frozenset({"NotAuthenticated", "AuthenticationFailed"})


def from_answer(
    status: int, meta: dict[str, Json], *, has_effect: bool, retry_after: str | None = None
) -> BackendError:
    """A failed call. ``meta``: of its envelope; empty where the answer has none."""
    name = words(meta.get("error"), 60) or ""
    detail = f"{status} {name}".strip()
    if name in _SIGNED_OUT or status == 401:
        return SignedOut(detail)
    if name == "TooManyRequests" or status == 429:
        return RateLimited(_seconds(retry_after), detail)
    if status >= 500:
        fault = UnreachableReason.SERVER_FAULT
        return OutcomeUnknown(detail) if has_effect else Unreachable(fault, detail)
    if name in _REASONS:
        return Refused(_REASONS[name], detail)
    if not meta:
        return _without_envelope(status, detail, has_effect=has_effect)
    if status == 413:
        return Refused(RefusalReason.FILE_TOO_LARGE, detail)
    if status == 403:
        return Refused(RefusalReason.FORBIDDEN, detail)
    if status == 404:
        return Refused(RefusalReason.GONE, detail)
    if words(meta.get("error_message")) == "Invalid fields: file":
        return Refused(RefusalReason.FILE_TYPE, detail)
    if "body" in record(meta.get("error_fields")):
        return Refused(RefusalReason.TEXT_EMPTY, detail)
    return Refused(RefusalReason.OTHER, detail)


def from_close(code: int | None) -> BackendError:
    """Why the realtime service ended the connection."""
    match code:
        case 3401:
            return SignedOut("realtime closed with 3401: the token is missing, invalid, revoked or expired")
        case 3403:
            return TokenTooNarrow("realtime closed with 3403: the token may receive none of the channels")
        case 3500 | 3502 | 3503 | 502 | 503:
            return Unreachable(UnreachableReason.SERVER_FAULT, f"realtime closed with {code}")
        case _:
            return Unreachable(UnreachableReason.CUT, f"realtime closed with {code}")


def from_status(status: int) -> BackendError:
    """Why the realtime service refused a connection, or a first message in it said so."""
    match status:
        case 401 | 3401:
            return from_close(3401)
        case 403 | 3403:
            return from_close(3403)
        case 429:
            return RateLimited(RETRY_AFTER, "realtime refused with 429")
        case _ if status >= 500:
            return Unreachable(UnreachableReason.SERVER_FAULT, f"realtime refused with {status}")
        case _:
            return NotABackend(f"realtime refused with {status}")


def _without_envelope(status: int, detail: str, *, has_effect: bool) -> BackendError:
    """A proxy's answer, or of something else entirely."""
    if status in {408, 425}:
        return OutcomeUnknown(detail) if has_effect else Unreachable(UnreachableReason.SERVER_FAULT, detail)
    if status == 413:
        return Refused(RefusalReason.FILE_TOO_LARGE, detail)
    return NotABackend(f"{detail} without an envelope")


def _seconds(retry_after: str | None) -> float:
    try:
        seconds = RETRY_AFTER if retry_after is None else float(retry_after)
    except ValueError:
        return RETRY_AFTER
    return min(max(seconds, 0.0), _LONGEST_RETRY) if seconds == seconds else RETRY_AFTER  # noqa: PLR0124 - not a number
