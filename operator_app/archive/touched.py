"""What a write changed, so that the screen rereads just that."""

from operator_app.domain.messages import Message
from operator_app.domain.value import DialogId, UserId, Value


class Touched(Value):
    """What in the archive is no longer as it was."""

    rows: frozenset[DialogId] = frozenset()
    """Dialogs whose row or header changed, or that are new or gone."""
    feeds: frozenset[DialogId] = frozenset()
    """Dialogs whose messages changed."""
    users: frozenset[UserId] = frozenset()
    directory: bool = False
    """Operators, tags, saved replies or the account."""
    arrived: tuple[Message, ...] = ()
    """Messages of users, and notes, that a live change brought and the archive did not have, in order."""
    read_elsewhere: frozenset[DialogId] = frozenset()
    """Dialogs that need no alert any more: read by this operator, closed, answered, or given to a colleague."""

    def merged(self, other: "Touched") -> "Touched":
        """Both, one after the other."""
        return Touched(
            rows=self.rows | other.rows,
            feeds=self.feeds | other.feeds,
            users=self.users | other.users,
            directory=self.directory or other.directory,
            arrived=self.arrived + other.arrived,
            read_elsewhere=self.read_elsewhere | other.read_elsewhere,
        )
