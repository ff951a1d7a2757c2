"""What a backend holds after a story, in the words of an archive: what the judge compares with."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, Protocol

from tests.faults.deeds import Deed

MESSAGE: Final = ("id", "dialog_id", "position", "kind", "author_id", "text")


class Truth(Protocol):
    messages: Sequence[tuple[Any, ...]]
    """Fields as in ``MESSAGE``, in the order of their positions."""
    dialogs: dict[str, dict[str, Any]]
    """Their fields by the archive's names; those that an archive may have otherwise are left out."""
    users: dict[str, tuple[Any, ...]]
    """Id, name, e-mail, phone, blocked."""
    log: Sequence[tuple[int, int]]
    """What can be missing in an archive: number and moment of each."""
    exact_to: int
    """Milliseconds to which the backend tells what time it is."""

    def flaws(self) -> Iterator[str]:
        """What is wrong with the backend by itself."""
        ...

    def heard_by(self, user_id: str) -> list[str]:
        """Ids of the messages that a user's page has to show."""
        ...

    def number(self, deed: Deed) -> int | None:
        """Where a command took effect; None: that is not known."""
        ...

    def has(self, deed: Deed) -> bool:
        """Whether a command that is no message took effect."""
        ...

    def is_from(self, message_id: str, client_id: str) -> bool:
        """Whether a message came from a command."""
        ...

    def marks(self, operator_id: str) -> dict[str, tuple[int, int]] | None:
        """Read up to, and muted, by dialog; None: the backend keeps none, the archive's are all there are."""
        ...

    def replies(self, operator: int, operator_id: str) -> dict[str, tuple[str, str]] | None:
        """Name and text of the saved replies an operator sees; None: not known for certain."""
        ...
