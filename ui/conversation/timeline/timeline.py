"""The feed of the open dialog, as a widget."""

from collections.abc import Callable, Sequence
from datetime import date, tzinfo

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from operator_app.domain.lists import DialogRow
from operator_app.domain.messages import File, MessageWindow
from operator_app.domain.people import Operator
from operator_app.domain.value import DialogId, Milliseconds, OperatorId, Revision
from operator_app.engine.requests import OpenedDialog
from ui.conversation.timeline.feed import Feed
from ui.conversation.timeline.items import Action, Bubble, Item, UnreadLine, day_of, message_of
from ui.conversation.timeline.links import Link, is_openable
from ui.conversation.timeline.menu import MessageMenu
from ui.conversation.timeline.pill import Pill
from ui.conversation.timeline.pointer import Pointer
from ui.conversation.timeline.reading import Reading
from ui.conversation.timeline.selection import everything
from ui.conversation.timeline.view import ItemView
from ui.conversation.timeline.words import Words, whole
from ui.names import user_face
from ui.theme.theme import Theme

SCREENS_AHEAD = 2
"""So many screens before the held messages end, more are asked for."""
LOADING_MS = 150
"""Shorter waits show nothing."""


class Timeline(ItemView):
    """Shows at most 500 messages of one dialog and keeps its place whatever comes or goes."""

    older_wanted = Signal(str, object)
    """(dialog id, position): the page before this position; answer with ``prepend``."""
    newer_wanted = Signal(str, object)
    """(dialog id, position): the page after this position; answer with ``append``."""
    newest_wanted = Signal(str)
    """(dialog id): the newest page; answer with ``replace``."""
    read_up_to = Signal(str, object)
    """(dialog id, position): everything up to this position has been in view long enough."""
    retry = Signal(str)
    discard = Signal(str)
    edit = Signal(str)
    """(client id) of a message that was not sent."""
    file_clicked = Signal(File)
    link_clicked = Signal(str)
    """(address): its scheme is http, https, mailto or tel."""
    picture_wanted = Signal(File)
    """A local copy is needed; answer with ``picture_fetched``."""

    def __init__(
        self, theme: Theme, *, zone: tzinfo, now: Callable[[], Milliseconds], parent: QWidget | None = None
    ) -> None:
        """``zone`` is the operator's; ``now`` tells which day is today."""
        self._feed = Feed(zone)
        self._zone, self._now = zone, now
        super().__init__(theme, self._made_words(), parent)
        self._arrived = 0
        self._asked: set[tuple[str, Revision | None]] = set()
        self._pictures.wanted.connect(self.picture_wanted)
        self._reading = Reading(parent=self)
        self._reading.read.connect(lambda position: self.read_up_to.emit(self.dialog_id or "", position))
        self._pointer = Pointer(self, self)
        self._loading = QTimer(self)
        self._loading.setSingleShot(True)
        self._loading.setInterval(LOADING_MS)
        self._loading.timeout.connect(lambda: self.say(self.tr("Loading…")))
        self._pill = Pill(theme, self.viewport())
        self._pill.clicked.connect(self.show_end)
        self.setAccessibleName(self.tr("Messages"))
        self.arranged.connect(self._look_around)
        self.show_nothing()

    # ------------------------------------------------------------------------------ what to show

    @property
    def dialog_id(self) -> DialogId | None:
        return self._feed.dialog_id

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

    def show_dialog(self, opened: OpenedDialog) -> None:
        """Open at the unread line, a third from the top, or at the end."""
        self._leave()
        self._feed.open(opened)
        self.say("" if self._feed.items else self.tr("No messages yet"))
        self._reading.begin(self._feed.read_position)
        self._renew_words()
        unread = self._column.index_of(UnreadLine().key)
        if unread is None:
            self._column.show_end()
        else:
            self._column.show(UnreadLine().key, self.viewport().height() // 3)
        self._settle()

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

    def picture_fetched(self, url: str, path: str | None) -> None:
        """The local copy of a file that was wanted; None: there is none now."""
        self._pictures.fetched(url, path)

    def finish(self) -> None:
        """Before the program ends: wait for what works in the background."""
        self._pictures.finish()

    def show_end(self) -> None:
        """Go to the newest message."""
        self._arrived = 0
        dialog = self.dialog_id
        if self._feed.held.has_newer and dialog is not None:
            self.newest_wanted.emit(dialog)
        else:
            self.show_last()

    # --------------------------------------------------------------------- for pointer and screen readers

    @property
    def pill(self) -> Pill:
        """The button that leads to the end; hidden while the end is in view."""
        return self._pill

    def activate(self, item: Item, target: Link | File | Action) -> None:
        match target:
            case Link(url=url):
                if is_openable(url):
                    self.link_clicked.emit(url)
            case File():
                self.file_clicked.emit(target)
            case Action():
                self._act(item, target)

    def spoken(self, item: Item) -> str:
        """The sentence a screen reader says for an item."""
        message = message_of(item)
        unread = (
            isinstance(item, Bubble)
            and item.message.author_id != self._feed.people.me
            and (item.message.position or 0) > self._reading.position
        )
        return "" if message is None else self._words.spoken(item, unread=unread)

    # ------------------------------------------------------------------------------------ events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select(everything(self._feed.items))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif (
            event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.move_current(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            self.show_end()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._current is not None:
            self._open_menu_of_current()
        elif event.key() == Qt.Key.Key_Escape and (self._selected or self._current):
            self._current = None
            self.select(None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.double_click(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)
        under = self.under(event.position())
        if under is not None and under.target is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif under is not None and under.laid.over_text(under.point):
            shape = Qt.CursorShape.IBeamCursor
        else:
            shape = Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._open_menu_of_current()
            return
        under = self.under(QPointF(event.pos()))
        if under is not None and isinstance(under.item, Bubble):
            self._open_menu(under.item, under.link, event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pill.place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_around()

    def hideEvent(self, event: QHideEvent) -> None:
        self._reading.look(set())
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self._look_at_messages()
        elif event.type() == QEvent.Type.LanguageChange:
            self._renew_words()

    # ---------------------------------------------------------------------------------- inner life

    def _made_words(self) -> Words:
        return Words(self._feed.people, self._zone, self._today())

    def _today(self) -> date:
        return day_of(self._now(), self._zone)

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
        self.select(None)
        self._reading.begin(0)
        self._column.show_end()
        self.set_items(())

    def _near(self) -> str | None:
        """Key of the message one reads at; None at the end."""
        anchor = self._column.anchor
        return None if anchor is None else anchor.key

    def _look_around(self) -> None:
        """After the view moved or its contents changed."""
        held, dialog = self._feed.held, self.dialog_id
        if dialog is None:
            self._pill.hide()
            return
        if self._column.at_end and not held.has_newer:
            self._arrived = 0
        far = self._column.limit - self._column.scroll > 1.5 * self.view_height()
        if self._arrived or far or held.has_newer:
            self._pill.show_words(self._words.pill(self._arrived))
        else:
            self._pill.hide()
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

    def _look_at_messages(self) -> None:
        positions: set[Revision] = set()
        if self.isVisible() and self.isActiveWindow():
            for index in self._column.in_view():
                message = message_of(self._items[index])
                top = self._column.top_in_view(index)
                bottom = top + self._column.height(index)
                shown = bottom <= self.view_height() + 1 or top < self.view_height() / 2
                if message is not None and message.position is not None and shown:
                    positions.add(message.position)
        self._reading.look(positions)

    def _copy(self) -> None:
        text = self.selected_text()
        if not text and self._current is not None:
            text = next((whole(m) for item in self._items if (m := message_of(item)) and item.key == self._current), "")
        if text:
            QGuiApplication.clipboard().setText(text)

    def _act(self, item: Item, action: Action) -> None:
        message = message_of(item)
        if message is None:
            return
        match action:
            case Action.COPY:
                QGuiApplication.clipboard().setText(whole(message))
            case Action.RETRY:
                self.retry.emit(message.key)
            case Action.EDIT:
                self.edit.emit(message.key)
            case Action.DISCARD:
                self.discard.emit(message.key)

    def _open_menu_of_current(self) -> None:
        item = next((item for item in self._items if item.key == self._current), None)
        if isinstance(item, Bubble):
            self._open_menu(item, None, self.viewport().mapToGlobal(self.rect_of(item.key).center()))

    def _open_menu(self, bubble: Bubble, link: Link | None, at: QPoint) -> None:
        menu = MessageMenu(self._theme, self, bubble, link, selected=bool(self._selected))
        text = self.selected_text() or whole(bubble.message)
        menu.copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(text))
        if link is not None and menu.copy_link is not None:
            address = link.url.partition(":")[2] if link.url.lower().startswith(("mailto:", "tel:")) else link.url
            menu.copy_link.triggered.connect(lambda: QGuiApplication.clipboard().setText(address))
        for action, entry in menu.failed.items():
            entry.triggered.connect(lambda _checked=False, action=action: self._act(bubble, action))
        menu.popup(at)
