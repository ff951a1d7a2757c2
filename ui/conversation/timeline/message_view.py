"""What feeds of messages have in common: what pointer and keys do, the menu of a message, the way to the end."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import date, tzinfo

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
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

from operator_app.domain.history import HistoryPlace
from operator_app.domain.messages import File
from operator_app.domain.value import DialogId, Milliseconds, Revision, UserId
from ui.conversation.timeline.feed_begin import FeedBegin
from ui.conversation.timeline.file_states import FileAction
from ui.conversation.timeline.items import Action, Bubble, DialogSeparator, GapLine, Item, day_of, message_of
from ui.conversation.timeline.links import Link, is_openable
from ui.conversation.timeline.menu import MessageMenu
from ui.conversation.timeline.pill import Pill
from ui.conversation.timeline.pointer import Pointer, Target
from ui.conversation.timeline.reading import Reading
from ui.conversation.timeline.selection import everything
from ui.conversation.timeline.view import ItemView
from ui.conversation.timeline.words import People, Words, whole
from ui.theme.theme import Theme

SCREENS_AHEAD = 2
"""So many screens before the held messages end, more are asked for."""


class MessageView(ItemView):
    """A feed one can read, point at and walk through by keys. What it shows is its heirs' matter."""

    read_up_to = Signal(str, object)
    """(dialog id, position): everything up to this position has been in view long enough."""
    retry = Signal(str)
    discard = Signal(str)
    edit = Signal(str)
    cancel = Signal(str)
    """(client id) of a message that was not sent."""
    file_asked = Signal(File, FileAction)
    link_clicked = Signal(str)
    """(address): its scheme is http, https, mailto or tel."""
    picture_wanted = Signal(File)
    """A local copy is needed; answer with ``picture_fetched``."""
    dialog_chosen = Signal(str)
    """(dialog id): its separator was clicked."""

    def __init__(
        self, theme: Theme, *, zone: tzinfo, now: Callable[[], Milliseconds], parent: QWidget | None = None
    ) -> None:
        """``zone`` is the operator's; ``now`` tells which day is today."""
        self._zone, self._now = zone, now
        super().__init__(theme, self._made_words(), parent)
        self._pictures.wanted.connect(self.picture_wanted)
        self._reading = Reading(parent=self)
        self._reading.read.connect(lambda position: self.read_up_to.emit(self.dialog_id or "", position))
        self._pointer = Pointer(self, self)
        self._pill = Pill(theme, self.viewport())
        self._pill.clicked.connect(self.show_end)
        self.arranged.connect(self._look_around)

    # -------------------------------------------------------------------------- what an heir must tell

    @property
    @abstractmethod
    def dialog_id(self) -> DialogId | None:
        """The dialog one reads and writes in."""

    @property
    @abstractmethod
    def people(self) -> People:
        """Who may be named."""

    @property
    @abstractmethod
    def begin(self) -> FeedBegin | None:
        """Where begins what is held; None where nothing comes before it."""

    @abstractmethod
    def show_end(self) -> None:
        """Go to the newest message."""

    @abstractmethod
    def _look_around(self) -> None:
        """After the view moved or its contents changed."""

    @abstractmethod
    def _renew_words(self) -> None:
        """People, day or language are others."""

    # ---------------------------------------------------------------------- for its owner, pointer and screen readers

    @property
    def pill(self) -> Pill:
        """The button that leads to the end; hidden while the end is in view."""
        return self._pill

    def activate(self, item: Item, target: Target) -> None:
        match target:
            case DialogSeparator(dialog=dialog):
                self.dialog_chosen.emit(dialog.id)
            case Link(url=url):
                if is_openable(url):
                    self.link_clicked.emit(url)
            case File():
                self.file_asked.emit(target, FileAction.VIEW if target.is_image else FileAction.SAVE)
            case Action():
                self._act(item, target)

    def spoken(self, item: Item) -> str:
        """The sentence a screen reader says for an item."""
        unread = (
            isinstance(item, Bubble)
            and item.message.dialog_id == self.dialog_id
            and item.message.author_id != self.people.me
            and (item.message.position or 0) > self._reading.position
        )
        return self._words.spoken(item, unread=unread)

    def pictures_with(self, file: File) -> tuple[tuple[File, ...], FeedBegin | None]:
        """The pictures one may step through from this one, and where what comes before them begins.

        A hole above it ends them: those above it come after what it lacks.
        """
        shown = [(at, message) for at, item in enumerate(self._items) if (message := message_of(item)) is not None]
        here = next((at for at, message in shown if file in message.files), 0)
        holes = (
            at for at in range(here) if isinstance(item := self._items[at], GapLine) and item.dialog_id is not None
        )
        hole = max(holes, default=-1)
        below = [message for at, message in shown if at > hole]
        pictures = tuple(each for message in below for each in message.files if each.is_image)
        first = next(((m.dialog_id, m.position) for m in below if m.position is not None), None)
        if hole < 0 or first is None:
            return pictures, self.begin
        place = HistoryPlace(dialog_id=first[0], position=first[1])
        return pictures, FeedBegin(user_id=UserId(self.people.user_id), place=place)

    def picture_fetched(self, url: str, path: str | None) -> None:
        """The local copy of a file that was wanted; None: there is none now."""
        self._pictures.fetched(url, path)

    def finish(self) -> None:
        """Before the program ends: wait for what works in the background."""
        self._pictures.finish()

    # ------------------------------------------------------------------------------------ events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select(everything(self._items))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif (
            event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.move_current(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Home:
            self.show_first()
        elif event.key() == Qt.Key.Key_End:
            self.show_end()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._current is not None:
            self._activate_current()
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
            self._open_menu(under.item, under.link, under.files, event.globalPos())

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
        return Words(self.people, self._zone, self._today())

    def _today(self) -> date:
        return day_of(self._now(), self._zone)

    def _near(self) -> str | None:
        """Key of the message one reads at; None at the end."""
        anchor = self._column.anchor
        return None if anchor is None else anchor.key

    def _show_pill(self, arrived: int, *, more_below: bool) -> None:
        """The way to the end, where it is far or something new is there."""
        far = self._column.limit - self._column.scroll > 1.5 * self.view_height()
        if arrived or far or more_below:
            self._pill.show_words(self._words.pill(arrived))
        else:
            self._pill.hide()

    def _look_at_messages(self) -> None:
        """What of the dialog one reads is in view."""
        positions: set[Revision] = set()
        if self.isVisible() and self.isActiveWindow():
            for index in self._column.in_view():
                message = message_of(self._items[index])
                top = self._column.top_in_view(index)
                bottom = top + self._column.height(index)
                shown = bottom <= self.view_height() + 1 or top < self.view_height() / 2
                if message is None or message.dialog_id != self.dialog_id:
                    continue
                if message.position is not None and shown:
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
            case Action.EDIT if message.dialog_id != self.dialog_id:
                self.dialog_chosen.emit(message.dialog_id)  # it is written anew where it belongs
            case Action.EDIT:
                self.edit.emit(message.key)
            case Action.DISCARD:
                self.discard.emit(message.key)
            case Action.CANCEL:
                self.cancel.emit(message.key)

    def _activate_current(self) -> None:
        item = next((item for item in self._items if item.key == self._current), None)
        if isinstance(item, DialogSeparator):
            if not item.current:
                self.dialog_chosen.emit(item.dialog.id)
        else:
            self._open_menu_of_current()

    def _open_menu_of_current(self) -> None:
        item = next((item for item in self._items if item.key == self._current), None)
        if isinstance(item, Bubble):
            middle = self.rect_of(item.key).center()
            self._open_menu(item, None, item.message.files, self.viewport().mapToGlobal(middle))

    def _open_menu(self, bubble: Bubble, link: Link | None, files: Sequence[File], at: QPoint) -> None:
        menu = MessageMenu(self._theme, self, bubble, link, files, selected=bool(self._selected))
        text = self.selected_text() or whole(bubble.message)
        menu.copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(text))
        menu.acted.connect(lambda action: self._act(bubble, action))
        menu.file_asked.connect(self.file_asked)
        menu.popup(at)
