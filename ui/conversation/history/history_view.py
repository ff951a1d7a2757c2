"""The feed of all dialogs with one user, as a widget."""

from collections.abc import Callable, Sequence
from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from operator_app.domain.history import HistoryPlace, HistoryWindow
from operator_app.domain.lists import DialogRow
from operator_app.domain.messages import Missing
from operator_app.domain.people import Operator
from operator_app.domain.value import DialogId, Milliseconds, OperatorId
from ui.conversation.history.held import HeldHistory, hold, trimmed, with_earlier, with_later
from ui.conversation.history.items import history_items
from ui.conversation.timeline.feed_begin import FeedBegin
from ui.conversation.timeline.items import DialogSeparator, GapLine, Item
from ui.conversation.timeline.message_view import SCREENS_AHEAD, MessageView
from ui.conversation.timeline.words import People
from ui.names import user_face
from ui.theme.theme import Theme

Span = tuple[HistoryPlace, HistoryPlace]


class HistoryView(MessageView):
    """Shows at most 500 messages around where one reads and keeps its place whatever comes or goes."""

    older_wanted = Signal(object)
    """(place): what comes before it; answer with ``prepend``."""
    newer_wanted = Signal(object)
    """(place): what comes after it; answer with ``append``."""
    newest_wanted = Signal()
    """The end of the history; answer with ``replace``."""
    missing_wanted = Signal(str)
    """(dialog id): a hole of it has come near; ``renew`` when something came of it."""

    def __init__(
        self, theme: Theme, *, zone: tzinfo, now: Callable[[], Milliseconds], parent: QWidget | None = None
    ) -> None:
        """``zone`` is the operator's; ``now`` tells which day is today."""
        self._row: DialogRow | None = None
        self._me: OperatorId | None = None
        self._operators: tuple[Operator, ...] = ()
        self._first_unread: str | None = None
        self._held = HeldHistory()
        super().__init__(theme, zone=zone, now=now, parent=parent)
        self._asked: set[object] = set()
        self._arrived = 0
        self._end_wanted = False
        self.setAccessibleName(self.tr("History"))

    # ------------------------------------------------------------------------------ what to show

    @property
    def dialog_id(self) -> DialogId | None:
        return None if self._row is None else self._row.dialog.id

    @property
    def people(self) -> People:
        row = self._row
        user_id = "" if row is None else row.dialog.user_id
        user = None if row is None else row.user
        return People(user_id=user_id, user=user, me=self._me, operators=self._operators)

    @property
    def begin(self) -> FeedBegin | None:
        if self._row is None or not self._held.parts:
            return None
        first = self._held.parts[0]
        if not self._held.has_older and first.missing is Missing.NOTHING:
            return None
        # not the edge of the dialog: some of it may be missing before its first message
        position = next((message.position for message in first.messages if message.position is not None), None)
        place = HistoryPlace(dialog_id=first.dialog.id, position=position)
        return FeedBegin(user_id=self._row.dialog.user_id, place=place)

    @property
    def span(self) -> Span | None:
        """From where to where messages are held; None while nothing is shown."""
        begin, end = self._held.begin, self._held.end
        return None if begin is None or end is None else (begin, end)

    def holds(self, dialog_id: DialogId) -> bool:
        """Whether a piece of this dialog is shown."""
        return any(part.dialog.id == dialog_id for part in self._held.parts)

    def set_people(self, me: OperatorId, operators: Sequence[Operator]) -> None:
        """Who works here."""
        self._me, self._operators = me, tuple(operators)
        self._renew_words()

    def show_history(self, row: DialogRow, window: HistoryWindow, first_unread: str | None) -> None:
        """Open where the dialog of ``row`` begins, with the end of the one before above it."""
        self.close_history()
        self._row, self._first_unread = row, first_unread
        self._held = hold(window)
        self._reading.begin(row.mark.read_position)
        self._renew_words()
        separator = next((item for item in self._items if isinstance(item, DialogSeparator) and item.current), None)
        if separator is not None:
            self._column.show(separator.key, self.viewport().height() // 3)
        self._settle()

    def close_history(self) -> None:
        """Let go of what was shown."""
        self._row = None
        self._held = HeldHistory()
        self._pictures.forget()
        self._asked.clear()
        self._arrived = 0
        self._end_wanted = False
        self._current = None
        self.select(None)
        self._reading.begin(0)
        self._column.show_end()
        self.set_items(())

    def update_row(self, row: DialogRow) -> None:
        """Who is typing, what the user is called. Ignored for another dialog."""
        if row.dialog.id != self.dialog_id:
            return
        people = self.people
        self._row = row
        if people == self.people:
            self._rebuild()
        else:
            self._renew_words()

    def prepend(self, before: HistoryPlace, window: HistoryWindow) -> None:
        """What comes before a place; ignored if something else is held by now, as is the next one."""
        if self.span is not None and self.span[0] == before:
            self._held = with_earlier(self._held, window, self._near())
            self._rebuild()

    def append(self, after: HistoryPlace, window: HistoryWindow) -> None:
        if self.span is not None and self.span[1] == after:
            self._held = with_later(self._held, window, self._near())
            self._rebuild()
            if self._end_wanted and not self._held.has_newer:
                self._end_wanted = False  # this page was the way to it
                self.show_last()

    def replace(self, window: HistoryWindow) -> None:
        """The end of the history instead of what is held; shows it, unless one has got there meanwhile."""
        if self._row is not None and self._end_wanted:
            self._end_wanted = False
            self._held = hold(window)
            self._asked.clear()
            self._column.show_end()
            self._rebuild()

    def renew(self, span: Span, window: HistoryWindow) -> None:
        """The same stretch after something in it changed; keeps the place, or follows the end."""
        if span != self.span or not window.parts:
            return
        was_at_end = self._column.at_end and not self._held.has_newer
        known = {message.key for message in self._held.messages}
        self._asked.clear()  # what was asked for may have come from the backend meanwhile
        fresh = [m for part in window.parts for m in part.messages if m.key not in known]
        self._held = trimmed(hold(window), self._near())
        if not was_at_end:
            newest = [m for m in fresh if m.dialog_id == self.dialog_id and (m.position or 0) > self._reading.position]
            self._arrived += sum(m.fact is None and m.author_id != self._me for m in newest)
        self._rebuild()
        written = next((m for m in fresh if m.position is None and m.dialog_id == self.dialog_id), None)
        if written is not None:
            self.show_message(written.key)
        elif was_at_end and self._held.has_newer:
            self.show_end()

    def show_end(self) -> None:
        self._arrived = 0
        if self._held.has_newer:
            self._end_wanted = True
            self.newest_wanted.emit()
        else:
            self.show_last()

    # ---------------------------------------------------------------------------------- inner life

    def _rebuild(self) -> None:
        if self._words.today != self._today():
            self._renew_words()  # a day has passed: what was today is yesterday
        else:
            self.set_items(self._built())

    def _renew_words(self) -> None:
        self._items = self._built()
        people = self.people
        self.set_words(self._made_words(), user_face(people.user, people.user_id))

    def _built(self) -> tuple[Item, ...]:
        row = self._row
        if row is None:
            return ()
        return history_items(
            self._held.parts,
            current=row.dialog.id,
            zone=self._zone,
            first_unread=self._first_unread,
            typing=row.typing,
            may_lack_dialogs=self._held.may_lack_dialogs and not self._held.has_older,
        )

    def _look_around(self) -> None:
        held, span = self._held, self.span
        if span is None:
            self._pill.hide()
            return
        if self._column.at_end and not held.has_newer:
            self._arrived = 0
        self._show_pill(self._arrived, more_below=held.has_newer)
        self._look_at_messages()
        if not self.isVisible():
            return
        ahead = SCREENS_AHEAD * self.view_height()
        begin, end = span
        if held.has_older and self._column.scroll < ahead and self._is_new(("older", begin)):
            self.older_wanted.emit(begin)
        if held.has_newer and self._column.limit - self._column.scroll < ahead and self._is_new(("newer", end)):
            self.newer_wanted.emit(end)
        for index in self._column.in_view(ahead):
            item = self._items[index]
            if isinstance(item, GapLine) and item.dialog_id is not None and not item.newer and self._is_new(item):
                self.missing_wanted.emit(item.dialog_id)

    def _is_new(self, wish: object) -> bool:
        if wish in self._asked:
            return False
        self._asked.add(wish)
        return True
