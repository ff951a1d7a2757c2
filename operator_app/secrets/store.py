"""The port to the place where tokens are kept."""

from enum import StrEnum
from typing import Protocol


class SecretProblem(StrEnum):
    ABSENT = "absent"
    """There is no keyring on this system."""
    LOCKED = "locked"
    """It is locked and was not opened."""
    SLOW = "slow"
    """It did not answer in time; perhaps it asks a person."""
    TOO_LONG = "too_long"
    """The secret does not fit (Windows: 1,280 characters)."""
    FAILED = "failed"


class SecretError(Exception):
    """A keyring call failed; the detail is for the log and never holds the secret."""

    def __init__(self, problem: SecretProblem, detail: str = "") -> None:
        super().__init__(f"{problem}: {detail}" if detail else str(problem))
        self.problem = problem


class SecretStore(Protocol):
    """Named secrets. Calls may take long (a person may be asked) but never block a loop."""

    async def get(self, name: str) -> str | None:
        """None when there is none. Raises ``SecretError``."""
        ...

    async def set(self, name: str, secret: str) -> None:
        """Raises ``SecretError``; the secret is then not kept."""
        ...

    async def delete(self, name: str) -> None:
        """Deleting what is not there is no error. Raises ``SecretError``."""
        ...
