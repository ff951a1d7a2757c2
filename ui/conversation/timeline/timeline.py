"""The feed of the open dialog, as a widget."""

from collections.abc import Callable, Sequence
from datetime import tzinfo

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from operator_app.domain.history import HistoryPlace
from operator_app.domain.lists import DialogRow
from operator_app.domain.messages import Message, MessageWindow
from operator_app.domain.people import Operator
from operator_app.domain.search import Term
from operator_app.domain.value import DialogId, Milliseconds, OperatorId, Revision, UserId
from operator_app.engine.requests import OpenedDialog
from ui.conversation.timeline.feed import Feed
from ui.conversation.timeline.feed_begin import FeedBegin
from ui.conversation.timeline.items import Bubble, UnreadLine
from ui.conversation.timeline.message_view import SCREENS_AHEAD, MessageView
from ui.conversation.timeline.words import People
from ui.names import user_face
from ui.theme.theme import Theme

SECOND_MS = 1_000
LOADING_MS = 150
"""Shorter waits show nothing."""


class Timeline(MessageView):
    """Shows at most 500 messages of one dialog and keeps its place whatever comes or goes."""

    older_wanted = Signal(str, object)
    """(dialog id, position): the page before this position; answer with ``prepend``."""
    newer_wanted = Signal(str, object)
    """(dialog id, position): the page after this position; answer with ``append``."""
    newest_wanted = Signal(str)
    """(dialog id): the newest page; answer with ``replace``."""

    def __init__(
        self, theme: Theme, *, zone: tzinfo, now: Callable[[], Milliseconds], parent: QWidget | None = None
    ) -> None:
        """``zone`` is the operator's; ``now`` tells which day is today."""
        self._feed = Feed(zone, now)
        super().__init__(theme, zone=zone, now=now, parent=parent)
        self._arrived = 0
        self._asked: set[tuple[str, Revision | None]] = set()
        self._loading = QTimer(self)
        self._loading.setSingleShot(True)
        self._loading.setInterval(LOADING_MS)
        self._loading.timeout.connect(lambda: self.say(self.tr("Loading…")))
        self._second = QTimer(self)
        self._second.setSingleShot(True)
        self._second.setInterval(SECOND_MS)
        self._second.timeout.connect(self._count_down)
        self.setAccessibleName(self.tr("Messages"))
        self.show_nothing()

    # ------------------------------------------------------------------------------ what to show

    @property
    def dialog_id(self) -> DialogId | None:
        return self._feed.dialog_id

    @property
    def people(self) -> People:
        return self._feed.people

    @property
    def begin(self) -> FeedBegin | None:
        dialog, oldest = self._feed.dialog_id, self._feed.held.oldest
        if dialog is None or oldest is None or not self._feed.held.has_older:
            return None
        place = HistoryPlace(dialog_id=dialog, position=oldest)
        return FeedBegin(user_id=UserId(self._feed.user_id), place=place, within=dialog)

    @property
    def first_unread(self) -> str | None:
        """Key of the message that the unread line stands above; None if there is none."""
        return self._feed.first_unread

    def set_people(self, me: OperatorId, operators: Sequence[Operator]) -> None:
        """Who works here."""
        self._feed.set_people(me, operators)
        self._renew_words()

    def show_nothing(self) -> None:
        """No dialog is chosen."""
        self._leave()
        self.say(self.tr("Choose a dialog to read it here"))

    def show_loading(self) -> None:
        """A dialog was chosen and is on its way; says so after a moment."""
        self._leave()
        self.say("")
        self._loading.start()

    def show_problem(self, sentence: str) -> None:
        """The dialog cannot be shown, and why."""
        self._leave()
        self.say(sentence)

    def show_dialog(self, opened: OpenedDialog, terms: Sequence[Term] = ()) -> None:
        """Open at the message it was asked for, its finds marked; else at the unread line, a third from the top, or at
        the end."""
        self._leave()
        self._feed.open(opened)
        self.say("" if self._feed.items else self.tr("No messages yet"))
        self._reading.begin(self._feed.read_position)
        self._renew_words()
        unread = self._column.index_of(UnreadLine().key)
        if opened.at is not None and self.show_position(opened.at, terms):
            return
        if unread is None:
            self._column.show_end()
        else:
            self._column.show(UnreadLine().key, self.viewport().height() // 3)
        self._settle()

    def show_position(self, position: Revision, terms: Sequence[Term] = ()) -> bool:
        """Go to a message that is held, and mark in it what was searched for. False: it is not held."""
        message = next(
            (each for each in self._feed.held.messages if each.position == position and each.fact is None), None
        )
        if message is None or self._column.index_of(message.key) is None:
            return False
        self._column.show(message.key, self.viewport().height() // 3)
        self._settle()
        self.mark(message.key, terms)
        self.set_current(message.key)
        return True

    def update_row(self, row: DialogRow) -> None:
        """Who is typing, how far the user has read, what he is called. Ignored for another dialog."""
        if row.dialog.id != self.dialog_id:
            return
        people = self._feed.people
        self._feed.update_row(row)
        if people == self._feed.people and self._words.today == self._today():
            self.set_items(self._feed.items)
        else:
            self._renew_words()

    def prepend(self, dialog_id: DialogId, window: MessageWindow) -> None:
        """An earlier page. Ignored for another dialog, as are the next three."""
        if dialog_id == self.dialog_id:
            self._feed.prepend(window, self._near())
            self.set_items(self._feed.items)

    def append(self, dialog_id: DialogId, window: MessageWindow) -> None:
        """A later page, while the end of the dialog is not held."""
        if dialog_id == self.dialog_id:
            self._feed.append(window, self._near())
            self.set_items(self._feed.items)

    def replace(self, dialog_id: DialogId, window: MessageWindow) -> None:
        """The newest page instead of what is held; shows its end."""
        if dialog_id == self.dialog_id:
            self._feed.replace(window)
            self._column.show_end()
            self.set_items(self._feed.items)

    def refresh(self, dialog_id: DialogId, window: MessageWindow) -> None:
        """The newest page after something in the dialog changed; keeps the place, or follows the end."""
        if dialog_id != self.dialog_id:
            return
        was_at_end = self._column.at_end and not self._feed.held.has_newer
        self._asked.clear()  # what was asked for may have come from the backend meanwhile
        arrived = self._feed.refresh(window, self._near())
        self.say("" if self._feed.items else self.tr("No messages yet"))
        if was_at_end and self._feed.held.has_newer:
            # more came than the page holds: nothing is lost by starting from the page
            self._feed.replace(window)
            self._column.show_end()
        elif not was_at_end:
            self._arrived += arrived.from_others
        if self._words.today == self._today():
            self.set_items(self._feed.items)
        else:
            self._renew_words()  # a day has passed: what was today is yesterday
        if arrived.written_here:
            self.show_end()

    def show_on_their_way(self, dialog_id: DialogId, messages: Sequence[Message]) -> None:
        """Where the dialog itself is gone: what was read stays, of what was written only these are left."""
        read = [message for message in self._feed.held.messages if message.position is not None]
        held = self._feed.held
        window = MessageWindow(
            messages=(*read, *(message for message in messages if message.position is None)),
            has_older=held.has_older,
            has_newer=held.has_newer,
        )
        self.refresh(dialog_id, window)

    def last_held(self) -> str | None:
        """Key of the newest message that can still be taken back."""
        held = (item for item in reversed(self._feed.items) if isinstance(item, Bubble) and item.leaves_in)
        return next((item.key for item in held), None)

    def show_end(self) -> None:
        """Go to the newest message."""
        self._arrived = 0
        dialog = self.dialog_id
        if self._feed.held.has_newer and dialog is not None:
            self.newest_wanted.emit(dialog)
        else:
            self.show_last()

    # ---------------------------------------------------------------------------------- inner life

    def _count_down(self) -> None:
        """A message that is held back says how many seconds it stays."""
        self._feed.look_at_clock()
        self.set_items(self._feed.items)

    def _renew_words(self) -> None:
        words = self._made_words()
        self._items = self._feed.items
        self.set_words(words, user_face(self._feed.people.user, self._feed.user_id))

    def _leave(self) -> None:
        """Let go of the dialog shown so far."""
        self._loading.stop()
        self._feed.close()
        self._pictures.forget()
        self._asked.clear()
        self._arrived = 0
        self._current = None
        self.mark(None)
        self.select(None)
        self._reading.begin(0)
        self._column.show_end()
        self.set_items(())

    def _look_around(self) -> None:
        """After the view moved or its contents changed."""
        if self.last_held() is not None and not self._second.isActive():
            self._second.start()
        held, dialog = self._feed.held, self.dialog_id
        if dialog is None:
            self._pill.hide()
            return
        if self._column.at_end and not held.has_newer:
            self._arrived = 0
        self._show_pill(self._arrived, more_below=held.has_newer)
        self._look_at_messages()
        if not self.isVisible():
            return
        ahead = SCREENS_AHEAD * self.view_height()
        older, newer = ("older", held.oldest), ("newer", held.newest)
        if held.has_older and self._column.scroll < ahead and older not in self._asked:
            self._asked.add(older)
            self.older_wanted.emit(dialog, held.oldest)
        if held.has_newer and self._column.limit - self._column.scroll < ahead and newer not in self._asked:
            self._asked.add(newer)
            self.newer_wanted.emit(dialog, held.newest)
