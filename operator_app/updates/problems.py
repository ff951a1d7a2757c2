"""TUF's many exceptions in the few kinds a person can be told."""

from collections.abc import Callable
from typing import TypeVar

from operator_app.domain.updates import UpdateFailed, UpdateProblem

Answer = TypeVar("Answer")


def told(work: Callable[[], Answer]) -> Answer:
    """Run it; what it raises becomes ``UpdateFailed``."""
    from tuf.api import exceptions  # noqa: PLC0415 - loaded with the first look for updates

    try:
        return work()
    except exceptions.ExpiredMetadataError as error:
        raise UpdateFailed(UpdateProblem.STALE, str(error)) from error
    except (exceptions.RepositoryError, exceptions.DownloadLengthMismatchError) as error:
        raise UpdateFailed(UpdateProblem.NOT_TRUSTED, type(error).__name__) from error
    except exceptions.DownloadError as error:
        raise UpdateFailed(UpdateProblem.UNREACHABLE, type(error).__name__) from error
    except OSError as error:
        raise UpdateFailed(UpdateProblem.NOT_WRITABLE, str(error.strerror)) from error
