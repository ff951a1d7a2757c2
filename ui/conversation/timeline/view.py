"""A column of items painted in a scroll area: keeps its place, knows what is at a point and what is selected."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from operator_app.domain.messages import Missing
from operator_app.domain.search import Term, marks
from ui.conversation.timeline.column import Column, Extent, Place
from ui.conversation.timeline.file_states import FileStates
from ui.conversation.timeline.items import Bubble, DialogSeparator, GapLine, Item, SystemLine, is_stop, message_of
from ui.conversation.timeline.layout import Layouts
from ui.conversation.timeline.painter import ItemPainter, Look
from ui.conversation.timeline.pictures import Pictures
from ui.conversation.timeline.plain_text import cut, displayable, units
from ui.conversation.timeline.pointer import Under
from ui.conversation.timeline.selection import Selection, Spot, copied, selected_in
from ui.conversation.timeline.words import Words, names_of_files
from ui.theme.avatar import Face
from ui.theme.theme import Theme
from ui.theme.tokens import BODY, Space

STEP = 28
"""Pixels of one arrow key; a notch of the wheel is three of them."""


class ItemView(QAbstractScrollArea):
    """Lays out and paints only what is near the view. Knows nothing of dialogs."""

    arranged = Signal()
    """Other items are shown, or they stand elsewhere."""
    current_moved = Signal(str)
    """(message key): the keyboard went to this message."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._items: tuple[Item, ...] = ()
        self._layouts = Layouts(theme)
        self._layouts.set_words(words)
        self._column = Column(self._measure, foot=theme.px(Space.M))
        self._selection: Selection | None = None
        self._selected: dict[str, tuple[int, int]] = {}
        self._current: str | None = None
        self._marked: dict[str, tuple[tuple[int, int], ...]] = {}
        self._syncing = False
        self._ringed = False
        self._sentence = ""
        self._face = Face("", "")
        self._pictures = Pictures(parent=self)
        self._pictures.ready.connect(self._repaint)
        self.files = FileStates(self)
        """How far uploads are, and what was saved."""
        self.files.changed.connect(lambda: self.viewport().update())
        self._painter = ItemPainter(theme, self._pictures.pixmap, self.files)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # as needed, it would come a moment after the first picture, and every line would be broken anew
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(theme.px(STEP))
        theme.changed.connect(self._follow_theme)

    # ---------------------------------------------------------------------------------- contents

    @property
    def items(self) -> tuple[Item, ...]:
        return self._items

    def under(self, point: QPointF) -> Under | None:
        index = self._column.index_at(point.y())
        if index is None:
            return None
        item = self._items[index]
        return Under(item, self._layouts.get(item), point - QPointF(0, self._column.top_in_view(index)))

    def spot_near(self, point: QPointF) -> Spot | None:
        """The place in the text of the message nearest to a point."""
        bubbles = [index for index in self._column.in_view() if isinstance(self._items[index], Bubble)]
        if not bubbles:
            return None

        def distance(index: int) -> float:
            top = self._column.top_in_view(index)
            return max(top - point.y(), point.y() - top - self._column.height(index), 0)

        index = min(bubbles, key=distance)
        item = self._items[index]
        local = point - QPointF(0, self._column.top_in_view(index))
        return Spot(item.key, self._layouts.get(item).text_position(local))

    def set_items(self, items: tuple[Item, ...]) -> None:
        """Show these; what is in view stays where it is."""
        self._items = items
        self._selected = selected_in(self._selection, items)
        keys = {item.key for item in items}
        if self._current not in keys:
            self._current = None
        self._place_items()

    def set_words(self, words: Words, face: Face) -> None:
        """Other people, another day or language; ``face`` is the user's."""
        self._words, self._face = words, face
        self._layouts.set_words(words)
        self._place_items()

    def say(self, sentence: str) -> None:
        """In the middle of the empty view; empty to say nothing."""
        self._sentence = sentence
        self.viewport().update()

    @property
    def sentence(self) -> str:
        """What stands in the middle of the empty view."""
        return self._sentence

    # --------------------------------------------------------------------------------- selection

    def selection(self) -> Selection | None:
        return self._selection

    def select(self, selection: Selection | None) -> None:
        self._selection = selection
        self._selected = selected_in(selection, self._items)
        clipboard = QGuiApplication.clipboard()
        if self._selected and clipboard.supportsSelection():
            clipboard.setText(self.selected_text(), clipboard.Mode.Selection)
        self.viewport().update()

    def selected_text(self) -> str:
        """What a copy of the selection holds."""
        return copied(self._selection, self._items, self._words.heading, names_of_files, self._words.separator)

    def mark(self, key: str | None, terms: Sequence[Term] = ()) -> None:
        """Make visible what in a message answers a search; in none, where no key is given."""
        self._marked = {}
        message = next((message_of(item) for item in self._items if item.key == key), None)
        if key is not None and message is not None:
            text = displayable(message.text)
            self._marked[key] = tuple((units(text[:start]), units(text[:end])) for start, end in marks(terms, text))
        self.viewport().update()

    @property
    def marked(self) -> tuple[str, ...]:
        """The marked words of the marked message."""
        return tuple(
            cut(displayable(message.text), start, end)
            for item in self._items
            if (message := message_of(item)) is not None
            for start, end in self._marked.get(item.key, ())
        )

    # ------------------------------------------------------------------------------------- place

    def scroll_by(self, pixels: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def view_height(self) -> int:
        return self.viewport().height()

    def rect_of(self, key: str) -> QRect:
        """Where a message stands in the viewport; may lie outside of it."""
        index = self._column.index_of(key)
        if index is None:
            return QRect()
        top, height = self._column.top_in_view(index), self._column.height(index)
        return QRect(0, round(top), self.viewport().width(), round(height))

    def show_message(self, key: str) -> None:
        """Scroll as little as needed until the message is in view."""
        index = self._column.index_of(key)
        if index is None:
            return
        top, height = self._column.top_in_view(index), self._column.height(index)
        if top < 0:
            self._column.scroll_to(self._column.scroll + top)
        elif top + height > self.view_height():
            self._column.scroll_to(self._column.scroll + min(top + height - self.view_height(), top))
        self._settle()

    @property
    def current(self) -> str | None:
        """Key of the message the keyboard is at."""
        return self._current

    def set_current(self, key: str | None) -> None:
        """Put the keyboard at a message and bring it into view."""
        self._current = key
        self.viewport().update()
        if key is not None:
            self.show_message(key)
            self.current_moved.emit(key)

    def move_current(self, step: int) -> None:
        """Put the keyboard so many messages further; to the last in view if it was at none."""
        keys = [item.key for item in self._items if is_stop(item)]
        if not keys:
            return
        if self._current in keys:
            index = min(max(keys.index(self._current) + step, 0), len(keys) - 1)
        else:
            visible = [i for i in self._column.in_view() if is_stop(self._items[i])]
            index = keys.index(self._items[visible[-1]].key) if visible else len(keys) - 1
        self.set_current(keys[index])

    def show_first(self) -> None:
        """Go to the beginning of what is held."""
        self._column.scroll_to(0)
        self._settle()

    def show_last(self) -> None:
        """Go to the end and follow it."""
        self._column.show_end()
        self._settle()

    # ------------------------------------------------------------------------------------ events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setClipRegion(event.region())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), self._theme.colour("window"))
        width = self.viewport().width()
        for index in self._column.in_view():
            item = self._items[index]
            top = self._column.top_in_view(index)
            if not event.region().intersects(QRect(0, int(top), width, int(self._column.height(index)) + 1)):
                continue
            look = Look(
                self._face,
                self._selected.get(item.key),
                self._marked.get(item.key, ()),
                current=self.hasFocus() and item.key == self._current,
            )
            self._painter.paint(painter, self._layouts.get(item), top, width, look)
        if self._sentence:
            painter.setFont(self._theme.font(BODY))
            painter.setPen(self._theme.colour("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            margin = self._theme.px(24)
            painter.drawText(self.viewport().rect().adjusted(margin, 0, -margin, 0), flags, self._sentence)
        if self._ringed and self._current is None:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        reasons = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
        self._ringed = event.reason() in reasons
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ringed = False
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        self._column.set_view(self.viewport().height())
        self._layouts.set_width(width)
        self._place_items()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        if self._syncing:
            return
        before = {self._items[index].key: self._column.top_in_view(index) for index in self._column.in_view()}
        self._column.scroll_to(self._column.held_back(self.verticalScrollBar().value()))
        moves = {
            self._column.top_in_view(index) - before[self._items[index].key]
            for index in self._column.in_view()
            if self._items[index].key in before
        }
        self._settle(moved=moves.pop() if len(moves) == 1 else None)

    def _place_items(self) -> None:
        self._column.set_places([self._place(item) for item in self._items])
        self._settle()

    def _place(self, item: Item) -> Place:
        known = self._layouts.known(item)
        holds = isinstance(item, Bubble | SystemLine | DialogSeparator)
        opens = isinstance(item, GapLine) and item.missing is Missing.COMING
        return Place(item.key, holds, known or self._layouts.estimate(item), known is not None, opens)

    def _measure(self, index: int) -> Extent:
        return self._layouts.get(self._items[index]).extent

    def _settle(self, moved: float | None = None) -> None:
        """After any change: exact heights around the view, the scroll bar in step, a new picture.

        ``moved``: nothing changed but that all in view stands so many pixels lower.
        """
        self._column.arrange()
        bar = self.verticalScrollBar()
        self._syncing = True
        bar.setRange(0, max(round(self._column.limit), 0))
        bar.setEnabled(bar.maximum() > 0)  # without a handle where there is nothing to scroll
        bar.setPageStep(max(self.view_height() - self._theme.px(STEP), 1))
        bar.setValue(round(self._column.scroll))
        self._syncing = False
        whole = self.devicePixelRatioF().is_integer() and moved is not None and moved.is_integer()
        if moved is not None and whole and not self._ringed:
            self._shift(int(moved))
        else:
            self.viewport().update()
        self.arranged.emit()

    def _shift(self, pixels: int) -> None:
        """Move what is painted and paint only what came into view. What floats over the items stays."""
        view = self.viewport()
        floating = [child.geometry() for child in view.children() if isinstance(child, QWidget) and child.isVisible()]
        view.scroll(0, pixels, view.rect())
        for place in floating:
            view.update(place)
            view.update(place.translated(0, pixels))

    def _repaint(self) -> None:
        self.viewport().update()

    def _follow_theme(self) -> None:
        self._layouts.forget()
        self._painter.forget()
        self._place_items()

    def _show_tip(self, event: QHelpEvent) -> None:
        under = self.under(QPointF(event.pos()))
        message = None if under is None else message_of(under.item)
        if (
            under is None
            or message is None
            or not (under.laid.shape.isEmpty() or under.laid.shape.contains(under.point))
        ):
            QToolTip.hideText()
            return
        link = under.link
        # a tip that looks like markup would be taken for rich text: the host goes in as plain text only
        text = self._words.leads_to(link.host) if link is not None else self._words.exact(message.at)
        QToolTip.showText(event.globalPos(), text, self.viewport())
