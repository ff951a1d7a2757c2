"""Everything that can go wrong outside our own code, in kinds that the screen has a sentence for."""

from enum import StrEnum


class RefusalReason(StrEnum):
    """Why a backend said no for good. The screen has a sentence for each."""

    FORBIDDEN = "forbidden"
    GONE = "gone"
    TEXT_TOO_LONG = "text_too_long"
    TEXT_EMPTY = "text_empty"
    FILE_TOO_LARGE = "file_too_large"
    FILE_TYPE = "file_type"
    """The backend does not take files of this type."""
    WRONG_TOKEN = "wrong_token"  # noqa: S105 - the name of a reason
    """What was given cannot be a token."""
    SITE_UNKNOWN = "site_unknown"
    """A token does not tell which site it is of."""
    NOT_OFFERED = "not_offered"
    """The service has no such thing."""
    INVALID_EMAIL = "invalid_email"
    INVALID_PHONE = "invalid_phone"
    INVALID_NAME = "invalid_name"
    TOO_MANY = "too_many"
    BLOCKED = "blocked"
    LAST_OWNER = "last_owner"
    EMAIL_TAKEN = "email_taken"
    WEAK_PASSWORD = "weak_password"  # noqa: S105 - the name of a reason
    INVITATION_OVER = "invitation_over"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105 - the name of a reason
    OTHER = "other"


class UnreachableReason(StrEnum):
    """Why there is no connection. The screen has a sentence for each."""

    NO_ADDRESS = "no_address"
    """The name does not resolve."""
    REFUSED = "refused"
    """Nothing listens there."""
    TIMED_OUT = "timed_out"
    TLS = "tls"
    """The certificate is not trusted."""
    NO_TLS = "no_tls"
    """Something answers there, but it does not speak TLS."""
    CUT = "cut"
    """An established connection broke."""
    SERVER_FAULT = "server_fault"
    """The server answers with 5xx."""


class BackendError(Exception):
    """Base of all that can go wrong with a backend. ``detail`` is for the log: no secret, no message text."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail


class Unreachable(BackendError):
    """No answer, and the request certainly had no effect or was a read. Worth another try."""

    def __init__(self, reason: UnreachableReason, detail: str = "") -> None:
        super().__init__(detail)
        self.reason = reason


class OutcomeUnknown(BackendError):
    """The request left and no answer came: it may have had its effect. Look it up before anything else."""


class RateLimited(BackendError):
    """Try again after ``retry_after`` seconds."""

    def __init__(self, retry_after: float, detail: str = "") -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class Refused(BackendError):
    """No, and a repeated request would be refused the same way."""

    def __init__(self, reason: RefusalReason, detail: str = "") -> None:
        super().__init__(detail)
        self.reason = reason


class SignedOut(BackendError):
    """The token is not accepted (any more)."""


class RemovedFromTeam(SignedOut):
    """An owner has removed this operator: no token and no password will be accepted again."""


class TokenTooNarrow(BackendError):
    """The token is good, but gives no right to hear what happens: only another one helps."""


class CursorTooOld(BackendError):
    """The backend no longer knows the changes after our number: take a new snapshot."""


class NotABackend(BackendError):
    """Something answers at the address, but not a backend of this kind, or one that is too new for us."""


class ArchiveProblem(StrEnum):
    """What is wrong with the archive on this computer. The screen has a sentence for each."""

    DISK_FULL = "disk_full"
    NOT_WRITABLE = "not_writable"
    DAMAGED = "damaged"
    NEWER_FORMAT = "newer_format"
    """Written by a newer version of the app."""
    BUSY = "busy"
    """Another process holds it."""


class ArchiveError(Exception):
    """The archive could not be read or written for a reason outside the program; nothing of the request was done."""

    def __init__(self, problem: ArchiveProblem, detail: str = "") -> None:
        super().__init__(f"{problem}: {detail}" if detail else str(problem))
        self.problem = problem


class EmbeddedBackendError(Exception):
    """The backend on this computer could not be started; the detail is its own sentence about why."""
