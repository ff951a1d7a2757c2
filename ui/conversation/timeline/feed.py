"""What a feed knows: the dialog, the held messages, who may be named, what is unread, and the items that follow. No Qt."""

from collections.abc import Callable, Sequence
from datetime import tzinfo

from operator_app.domain.lists import DialogRow
from operator_app.domain.messages import Message, MessageKind, MessageState, MessageWindow, Missing
from operator_app.domain.people import Operator
from operator_app.domain.value import DialogId, Milliseconds, OperatorId, Revision, Value
from operator_app.engine.requests import OpenedDialog
from ui.conversation.timeline.held import Held, hold, with_earlier, with_later, with_newest
from ui.conversation.timeline.items import Item, build_items
from ui.conversation.timeline.words import People


class Arrived(Value):
    """What a refreshed page brought."""

    from_others: int = 0
    """Messages of the user or a colleague that were not known."""
    written_here: bool = False
    """A message of this operator is on its way that was not there before."""


class Feed:
    """Changes only through its methods; ``items`` is always what follows from the rest."""

    def __init__(self, zone: tzinfo, now: Callable[[], Milliseconds]) -> None:
        self._zone = zone
        self._now = now
        self._row: DialogRow | None = None
        self._me: OperatorId | None = None
        self._operators: tuple[Operator, ...] = ()
        self._newest_known: Revision = 0
        self._first_unread: str | None = None
        self._read_at_first: Revision = 0
        self.held = Held()
        self.items: tuple[Item, ...] = ()

    @property
    def dialog_id(self) -> DialogId | None:
        return None if self._row is None else self._row.dialog.id

    @property
    def people(self) -> People:
        user = None if self._row is None else self._row.user
        return People(user_id=self.user_id, user=user, me=self._me, operators=self._operators)

    @property
    def user_id(self) -> str:
        return "" if self._row is None else self._row.dialog.user_id

    @property
    def read_position(self) -> Revision:
        """What this operator had read when the row was made."""
        return 0 if self._row is None else self._row.mark.read_position

    @property
    def first_unread(self) -> str | None:
        """Key of the message that the unread line stands above."""
        return self._first_unread

    def set_people(self, me: OperatorId, operators: Sequence[Operator]) -> None:
        self._me, self._operators = me, tuple(operators)

    def open(self, opened: OpenedDialog) -> None:
        self._row = opened.row
        self.held = hold(opened.window)
        self._first_unread = opened.first_unread
        self._read_at_first = opened.row.mark.read_position
        self._newest_known = self.held.newest or 0
        self._build()

    def close(self) -> None:
        self._row = None
        self.held = Held()
        self._first_unread = None
        self._build()

    def update_row(self, row: DialogRow) -> None:
        """Typing, read marks and the user's name follow the row."""
        self._row = row
        self._build()

    def look_at_clock(self) -> None:
        """Time has passed."""
        self._build()

    def prepend(self, window: MessageWindow, near: str | None) -> None:
        self.held = with_earlier(self.held, window, near)
        self._look_for_unread()
        self._build()

    def append(self, window: MessageWindow, near: str | None) -> None:
        self.held = with_later(self.held, window, near)
        self._note_newest(window.messages)
        self._build()

    def replace(self, window: MessageWindow) -> None:
        self.held = hold(window)
        self._note_newest(window.messages)
        self._build()

    def refresh(self, window: MessageWindow, near: str | None) -> Arrived:
        arrived = self._news(window.messages)
        self.held = with_newest(self.held, window, near)
        self._look_for_unread()
        self._note_newest(window.messages)
        self._build()
        return arrived

    def _look_for_unread(self) -> None:
        """After a long absence the first unread message may come with another page than the one it opened with.

        The line goes up with the page that brings it, and never later: it would move what is read between the two places.
        """
        keys = [message.key for message in self.held.messages]
        if self._first_unread not in keys:
            return
        above = self.held.messages[: keys.index(self._first_unread)]
        self._first_unread = next((message.key for message in above if self._was_unread(message)), self._first_unread)

    def _was_unread(self, message: Message) -> bool:
        """Whether this operator had not read it when the dialog was opened."""
        return (
            message.position is not None
            and message.position > self._read_at_first
            and message.kind is not MessageKind.SYSTEM
            and message.author_id != self._me
        )

    def _news(self, messages: Sequence[Message]) -> Arrived:
        known = {message.key for message in self.held.messages}
        unknown = [message for message in messages if message.key not in known]
        others = [
            message
            for message in unknown
            if message.position is not None
            and message.position > self._newest_known
            and message.kind is not MessageKind.SYSTEM
            and message.author_id != self._me
        ]
        written = any(message.position is None and message.state < MessageState.FAILED for message in unknown)
        return Arrived(from_others=len(others), written_here=written)

    def _note_newest(self, messages: Sequence[Message]) -> None:
        self._newest_known = max([self._newest_known, *(m.position for m in messages if m.position is not None)])

    def _build(self) -> None:
        row = self._row
        self.items = build_items(
            self.held.messages,
            zone=self._zone,
            first_unread=self._first_unread,
            user_read_position=0 if row is None else row.dialog.user_read_position,
            typing=row.typing if row is not None and not self.held.has_newer else None,
            also_typing=row.also_typing if row is not None and not self.held.has_newer else (),
            earlier=self._earlier(),
            now=self._now(),
        )

    def _earlier(self) -> Missing:
        if not self.held.has_older:
            return Missing.NOTHING
        if self.held.fetching:
            return Missing.COMING
        # What can be brought is asked for as one comes near: a line only where it cannot.
        return Missing.NOTHING if self.held.missing is Missing.COMING else self.held.missing
