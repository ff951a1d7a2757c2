"""What went wrong, in words an operator uses: one sentence for each kind, and what to do where that helps."""

import errno

from PySide6.QtCore import QCoreApplication

from operator_app.domain.problems import (
    ArchiveError,
    ArchiveProblem,
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
from operator_app.engine.status import TOKEN_TOO_NARROW
from operator_app.secrets.store import SecretError, SecretProblem

translate = QCoreApplication.translate


def refusal_sentence(reason: RefusalReason) -> str:
    """Why the backend said no."""
    match reason:
        case RefusalReason.FORBIDDEN:
            return translate("sentences", "You are not allowed to do this.")
        case RefusalReason.GONE:
            return translate("sentences", "It no longer exists: somebody has removed it.")
        case RefusalReason.TEXT_TOO_LONG:
            return translate("sentences", "The text is too long. Send it in parts.")
        case RefusalReason.TEXT_EMPTY:
            return translate("sentences", "There is no text to send.")
        case RefusalReason.FILE_TOO_LARGE:
            return translate("sentences", "The file is too large.")
        case RefusalReason.FILE_TYPE:
            return translate("sentences", "The service does not take files of this type.")
        case RefusalReason.WRONG_TOKEN:
            return translate("sentences", "This is not a token. Copy it whole from the service's settings.")
        case RefusalReason.SITE_UNKNOWN:
            return translate("sentences", "The token does not say which site it is of: write the site's number too.")
        case RefusalReason.NOT_OFFERED:
            return translate("sentences", "The service does not offer this.")
        case RefusalReason.INVALID_EMAIL:
            return translate("sentences", "This is not an e-mail address.")
        case RefusalReason.INVALID_PHONE:
            return translate("sentences", "This is not a phone number.")
        case RefusalReason.INVALID_NAME:
            return translate("sentences", "This name can't be used.")
        case RefusalReason.TOO_MANY:
            return translate("sentences", "There are too many of them already.")
        case RefusalReason.BLOCKED:
            return translate("sentences", "This user is blocked.")
        case RefusalReason.LAST_OWNER:
            return translate("sentences", "A team needs an owner: make somebody else an owner first.")
        case RefusalReason.EMAIL_TAKEN:
            return translate("sentences", "Somebody signs in with this e-mail already.")
        case RefusalReason.WEAK_PASSWORD:
            return translate(
                "sentences", "This password is easy to guess. Take eight characters or more, not a name or an e-mail."
            )
        case RefusalReason.INVITATION_OVER:
            return translate(
                "sentences",
                "This invitation is over: it was used or taken back, or it has run out. Ask for a new one.",
            )
        case RefusalReason.WRONG_PASSWORD:
            return translate("sentences", "E-mail or password is wrong.")
        case RefusalReason.OTHER:
            return translate("sentences", "The server did not accept it.")


def unreachable_sentence(reason: UnreachableReason) -> str:
    """Why there is no connection."""
    match reason:
        case UnreachableReason.NO_ADDRESS:
            return translate("sentences", "There is no server of this name.")
        case UnreachableReason.REFUSED:
            return translate("sentences", "Nothing answers at this address.")
        case UnreachableReason.TIMED_OUT:
            return translate("sentences", "The server does not answer.")
        case UnreachableReason.TLS:
            return translate("sentences", "The connection is not secure: the server's certificate is not trusted.")
        case UnreachableReason.NO_TLS:
            return translate("sentences", "What answers at this address does not speak https.")
        case UnreachableReason.CUT:
            return translate("sentences", "The connection was cut.")
        case UnreachableReason.SERVER_FAULT:
            return translate("sentences", "The server has a fault.")


def unreachable_advice(reason: UnreachableReason) -> str:
    """What whoever has just typed an address can do about it."""
    match reason:
        case UnreachableReason.NO_ADDRESS:
            return translate("sentences", "Check the spelling, and this computer's network.")
        case UnreachableReason.REFUSED:
            return translate("sentences", "Check the address, or start the server.")
        case UnreachableReason.TIMED_OUT | UnreachableReason.CUT:
            return translate("sentences", "Check the network and try again.")
        case UnreachableReason.TLS:
            return translate(
                "sentences", "Do not sign in over this network; ask whoever runs the server to mend the certificate."
            )
        case UnreachableReason.NO_TLS:
            return translate("sentences", "Check the address and its port, or ask whoever runs the server.")
        case UnreachableReason.SERVER_FAULT:
            return translate("sentences", "Try again later, or tell whoever runs the server.")


def archive_sentence(problem: ArchiveProblem) -> str:
    """What is wrong with the archive on this computer."""
    match problem:
        case ArchiveProblem.DISK_FULL:
            return translate("sentences", "The disk is full. Make room and try again.")
        case ArchiveProblem.NOT_WRITABLE:
            return translate("sentences", "The folder of the app can't be written to. Make it writable and try again.")
        case ArchiveProblem.DAMAGED:
            return translate("sentences", "The archive on this computer is damaged.")
        case ArchiveProblem.NEWER_FORMAT:
            return translate("sentences", "The archive was written by a newer version of the app. Update the app.")
        case ArchiveProblem.BUSY:
            return translate("sentences", "Another program holds the archive. Close it and try again.")


def secret_sentence(problem: SecretProblem) -> str:
    """Why the sign-in could not be kept."""
    match problem:
        case SecretProblem.ABSENT:
            return translate("sentences", "This system has no keyring to keep the sign-in in.")
        case SecretProblem.LOCKED:
            return translate("sentences", "The keyring is locked.")
        case SecretProblem.SLOW:
            return translate("sentences", "The keyring does not answer; perhaps it is asking you something.")
        case SecretProblem.TOO_LONG:
            return translate("sentences", "The sign-in does not fit into this system's keyring.")
        case SecretProblem.FAILED:
            return translate("sentences", "The keyring refused to keep the sign-in.")


def failure_sentence(error: Exception) -> str:
    """For whatever a request raised."""
    match error:
        case Refused(reason=reason):
            return refusal_sentence(reason)
        case Unreachable(reason=reason):
            return f"{unreachable_sentence(reason)} {unreachable_advice(reason)}"
        case OutcomeUnknown():
            return translate("sentences", "The connection broke before the server answered.")
        case RateLimited(retry_after=seconds):
            return translate("sentences", "Too many tries. Wait {n} s and try again.").format(n=max(1, round(seconds)))
        case TokenTooNarrow():
            return token_too_narrow_sentence()
        case RemovedFromTeam():
            return translate("sentences", "You are no longer in this team: an owner has removed you.")
        case SignedOut():
            return translate("sentences", "You are signed out. Sign in again.")
        case CursorTooOld():
            return translate("sentences", "The server no longer has what happened since the last time.")
        case NotABackend():
            return translate(
                "sentences",
                "There is a server at this address, but it is not a chat server this app knows. Check the address.",
            )
        case ArchiveError(problem=problem):
            return archive_sentence(problem)
        case EmbeddedBackendError():
            detail = str(error)
            words = translate("sentences", "The chat server on this computer did not start.")
            return f"{words} {detail}" if detail else words
        case SecretError(problem=problem):
            return secret_sentence(problem)
        case OSError() if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return archive_sentence(ArchiveProblem.DISK_FULL)
        case OSError() if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
            return archive_sentence(ArchiveProblem.NOT_WRITABLE)
        case _:
            return translate("sentences", "Something went wrong inside the app. It is in the log.")


def problem_sentence(problem: str | None) -> str:
    """For ``ConnectionStatus.problem``."""
    match problem:
        case "not_a_backend":
            return translate(
                "sentences", "There is a server at this address, but it is not a chat server this app knows."
            )
        case str() if problem == TOKEN_TOO_NARROW:
            return token_too_narrow_sentence()
        case "backend_gone":
            return translate("sentences", "The chat server on this computer has stopped.")
        case str() if problem in {each.value for each in ArchiveProblem}:
            return archive_sentence(ArchiveProblem(problem))
        case str() if problem in {reason.value for reason in UnreachableReason}:
            return unreachable_sentence(UnreachableReason(problem))
        case _:
            return ""


def token_too_narrow_sentence() -> str:
    return translate(
        "sentences",
        "The token is valid, but it may not receive news of dialogs. Make a token with all rights in the service's settings.",
    )


def refused_command_sentence(reason: str) -> str:
    """For ``CommandRefused.reason`` and ``Message.failure``: a backend newer than this app may name others."""
    known = {kind.value for kind in RefusalReason}
    return refusal_sentence(RefusalReason(reason) if reason in known else RefusalReason.OTHER)
