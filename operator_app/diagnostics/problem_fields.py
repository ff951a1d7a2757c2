"""What a log may say of a problem: its kind and its reason, never words that somebody wrote."""

from enum import StrEnum

from operator_app.domain.problems import ArchiveError, Refused, Unreachable
from operator_app.secrets.store import SecretError


def described(error: BaseException) -> dict[str, str | StrEnum | int]:
    """Extra fields for a line of the log."""
    fields: dict[str, str | StrEnum | int] = {"error": type(error).__name__}
    match error:
        case Unreachable(reason=reason) | Refused(reason=reason):
            fields["reason"] = reason
        case ArchiveError(problem=problem) | SecretError(problem=problem):
            fields["reason"] = problem
        case OSError() if error.errno is not None:
            fields["errno"] = error.errno
        case _:
            pass
    return fields
