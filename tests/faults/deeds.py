"""What people did in a story, as they know it themselves."""

from dataclasses import dataclass, field

from operator_app.domain.commands import Command
from operator_app.domain.drafts import ComposerMode


@dataclass
class Deed:
    """``client_id`` None: the app died before it said that the command is kept, so it may be done or not."""

    operator: int
    command: Command
    client_id: str | None
    text: str = ""
    """What it says, told by nobody else; empty for what is no message."""
    taken_back: bool = False
    since: int = 0
    """The backend's newest change when it was given."""


@dataclass(frozen=True)
class Claim:
    """At some moment a client said that everything up to ``complete_up_to`` is here; its archive was at ``number``."""

    operator: int
    complete_up_to: int
    number: int


@dataclass
class Deeds:
    """Oldest first."""

    all: list[Deed] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    typed: dict[tuple[int, str, ComposerMode], str] = field(default_factory=dict)
    """The draft that an operator left in a dialog, where it is known for sure."""
    given_back: dict[tuple[int, str, ComposerMode], list[str]] = field(default_factory=dict)
    """Texts of messages that were taken back before they left: they are in the draft again."""
    server_clock_set: bool = False

    def of(self, operator: int) -> list[Deed]:
        return [deed for deed in self.all if deed.operator == operator]
