"""One item laid out within a width: where its text, pictures, files and lines stand, and what is at a point."""

from collections import OrderedDict

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QStaticText, QTextCharFormat

from operator_app.domain.messages import File
from ui.conversation.timeline.column import Extent
from ui.conversation.timeline.items import (
    Action,
    Bubble,
    DaySeparator,
    Delivery,
    DialogSeparator,
    EarlierLine,
    GapLine,
    Item,
    SystemLine,
    TypingLine,
    UnreadLine,
    files_wait,
)
from ui.conversation.timeline.laid import ActionLabel, FileRow, Label, Laid, Picture, Sign
from ui.conversation.timeline.links import find_links
from ui.conversation.timeline.plain_text import displayable, one_line
from ui.conversation.timeline.text_body import TextBody, TextStyle
from ui.conversation.timeline.words import Words
from ui.theme.theme import Theme
from ui.theme.tokens import BODY, META, META_STRONG, SECONDARY, Space, TypeStyle

KEPT = 600
"""Laid out items kept; a window of messages and its separators fit."""

MARGIN = Space.L
AVATAR = 28
AVATAR_SPACE = 36
PADDING_X = 13
PADDING_Y = 9
WIDEST_BUBBLE = 560
WIDEST_SHARE = 0.72
GAP_IN_GROUP = 4
GAP = 10
GAP_BEFORE_DIALOG = 18
PICTURE = 320
"""Longest side of a picture in the feed, in pixels at 100 %."""
LEAST_PICTURE = 48
FILE_ROW = 40
FILE_WIDTH = 260
SIGN = 14


class Layouts:
    """Lays items out and keeps what it made, by item, width, words and fonts. The items themselves are the keys:
    they are compared by value, so a message that changed is laid out anew and nothing else is."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._words: Words | None = None
        self._width = 0.0
        self._kept: OrderedDict[Item, Laid] = OrderedDict()
        self._guessed: dict[Item, Extent] = {}

    def set_words(self, words: Words) -> None:
        """Other people, another day or language."""
        self._words = words
        self.forget()

    def set_width(self, width: float) -> None:
        """Width of the feed in pixels."""
        if width != self._width:
            self._width = width
            self.forget()

    def forget(self) -> None:
        """Fonts or colours are others now."""
        self._kept.clear()
        self._guessed.clear()

    def known(self, item: Item) -> Extent | None:
        """The exact extent, if the item is laid out."""
        laid = self._kept.get(item)
        return None if laid is None else laid.extent

    def get(self, item: Item) -> Laid:
        laid = self._kept.get(item)
        if laid is None:
            if self._words is None:
                raise RuntimeError("words first")
            laid = self._kept[item] = _Composer(self._theme, self._words, self._width).compose(item)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(item)
        return laid

    def estimate(self, item: Item) -> Extent:
        """The extent before the item is laid out: right about gaps, near about heights."""
        found = self._guessed.get(item)
        if found is None:
            if len(self._guessed) > 4 * KEPT:
                self._guessed.clear()
            found = self._guessed[item] = self._guess(item)
        return found

    def _guess(self, item: Item) -> Extent:
        px = self._theme.px
        gap = gap_above(self._theme, item)
        if not isinstance(item, Bubble):
            return Extent(gap + px(18), gap)
        letters = max((bubble_width(self._theme, self._width) - 2 * px(PADDING_X)) / px(7), 8)
        text = item.message.text[:20_000]
        lines = sum(1 + int(len(part) / letters) for part in text.split("\n")) if text else 0
        height = gap + lines * px(BODY.line) + 2 * px(PADDING_Y)
        for file in item.message.files:
            height += picture_size(self._theme, file, self._width).height() if file.is_image else px(FILE_ROW)
        return Extent(height + (px(18) if item.ends_group else 0), gap)


def gap_above(theme: Theme, item: Item) -> float:
    if isinstance(item, Bubble) and not item.starts_group:
        return theme.px(GAP_IN_GROUP)
    if isinstance(item, DialogSeparator):
        return theme.px(GAP_BEFORE_DIALOG)
    return theme.px(GAP)


def bubble_width(theme: Theme, width: float) -> float:
    """The widest a bubble may be in a feed of this width."""
    room = width - 2 * theme.px(MARGIN) - theme.px(AVATAR_SPACE)
    return max(min(theme.px(WIDEST_BUBBLE), width * WIDEST_SHARE, room), theme.px(80))


def picture_size(theme: Theme, file: File, width: float) -> QSizeF:
    """How large a picture stands in the feed: whole, never enlarged, a square where its size is not known."""
    widest = min(theme.px(PICTURE), bubble_width(theme, width) - 2 * theme.px(4))
    own_width, own_height = file.width or 0, file.height or 0
    if own_width <= 0 or own_height <= 0:
        return QSizeF(min(widest, theme.px(200)), min(widest, theme.px(200)))
    factor = min(widest / own_width, theme.px(PICTURE) / own_height, theme.scale)
    least = theme.px(LEAST_PICTURE)
    return QSizeF(max(round(own_width * factor), least), max(round(own_height * factor), least))


class _Composer:
    """Lays one item out."""

    def __init__(self, theme: Theme, words: Words, width: float) -> None:
        self._theme = theme
        self._words = words
        self._width = width
        self._px = theme.px

    def compose(self, item: Item) -> Laid:
        match item:
            case Bubble():
                return self._bubble(item)
            case DaySeparator():
                return self._chip(item, self._words.day(item.day))
            case UnreadLine():
                return self._unread(item)
            case SystemLine():
                return self._system(item)
            case DialogSeparator():
                return self._chip(item, self._words.separator(item))
            case EarlierLine():
                return self._centred(item, self._words.earlier(item.missing), SECONDARY)
            case GapLine():
                return self._centred(item, self._words.gap(item), SECONDARY)
            case TypingLine():
                return self._typing(item)

    # ---------------------------------------------------------------------------------- lines

    def _chip(self, item: Item, text: str) -> Laid:
        laid = self._centred(item, text, META)
        rect = laid.labels[0].rect
        grown = rect.adjusted(-self._px(10), -self._px(4), self._px(10), self._px(4))
        gap = laid.extent.gap
        moved = grown.translated(0, gap - grown.top())
        laid.shape = moved
        label = laid.labels[0]
        laid.labels[0] = label.moved(0, moved.top() - grown.top())
        laid.extent = Extent(moved.bottom(), gap)
        return laid

    def _system(self, item: SystemLine) -> Laid:
        gap = gap_above(self._theme, item)
        style = TextStyle(self._theme.font(SECONDARY), self._px(SECONDARY.line), QTextCharFormat())
        room = self._width - 2 * self._px(MARGIN)
        body = TextBody(self._words.fact(item.message), (), style, room)
        at = QPointF((self._width - body.width) / 2, gap)
        return Laid(item, Extent(gap + body.height, gap), body=body, body_at=at)

    def _unread(self, item: Item) -> Laid:
        return self._centred(item, self._words.new_messages(), META_STRONG, "accent_text")

    def _centred(self, item: Item, text: str, style: TypeStyle, colour: str = "muted") -> Laid:
        gap = gap_above(self._theme, item)
        metrics = QFontMetricsF(self._theme.font(style))
        room = self._width - 2 * self._px(MARGIN)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        label = self._label(shown, (self._width - metrics.horizontalAdvance(shown)) / 2, gap, style, colour)
        return Laid(item, Extent(label.rect.bottom() + self._px(2), gap), labels=[label])

    def _typing(self, item: TypingLine) -> Laid:
        gap = gap_above(self._theme, item)
        who, typed = self._words.typing(item.typing)
        metrics = QFontMetricsF(self._theme.font(META))
        x, right = float(self._px(MARGIN)), self._width - self._px(MARGIN)
        first = self._label(who, x, gap, META, "muted")
        labels = [first]
        if typed:
            start = first.rect.right() + metrics.horizontalAdvance(" ")
            shown = metrics.elidedText(typed, Qt.TextElideMode.ElideRight, max(right - start, 0))
            labels.append(self._label(shown, start, gap, META, "text"))
        return Laid(item, Extent(gap + self._px(META.line) + self._px(2), gap), labels=labels)

    # --------------------------------------------------------------------------------- bubbles

    def _bubble(self, item: Bubble) -> Laid:
        px, message = self._px, item.message
        gap = gap_above(self._theme, item)
        laid = Laid(item, Extent(0, gap))
        widest = bubble_width(self._theme, self._width)
        lock = px(20) if item.is_note else 0
        text = displayable(message.text)
        if text:
            room = widest - 2 * px(PADDING_X) - lock
            laid.body = TextBody(text, find_links(text), self._text_style(item), room)
        pictures = [(file, picture_size(self._theme, file, self._width)) for file in message.files if file.is_image]
        others = [file for file in message.files if not file.is_image]

        inner = laid.body.width + 2 * px(PADDING_X) + lock if laid.body else 0.0
        inner = max([inner, *(size.width() + 2 * px(4) for _file, size in pictures)])
        if others:
            inner = max(inner, min(px(FILE_WIDTH), widest))
        inner = min(max(inner, px(36)), widest)
        left = px(MARGIN) + px(AVATAR_SPACE) if item.on_the_left else self._width - px(MARGIN) - inner

        y = gap
        for file, extent in pictures:
            laid.pictures.append(Picture(file, QRectF(left + px(4), y + px(4), extent.width(), extent.height())))
            y += extent.height() + px(4)
        if pictures:
            y += px(4)
        for file in others:
            laid.files.append(self._file_row(file, QRectF(left, y, inner, px(FILE_ROW + 8))))
            y += px(FILE_ROW + 8)
        if laid.body is not None:
            laid.body_at = QPointF(left + px(PADDING_X) + lock, y + px(PADDING_Y if not others else 2))
            y = laid.body_at.y() + laid.body.height + px(PADDING_Y)
            if lock:
                sign = QRectF(left + px(PADDING_X) - px(1), laid.body_at.y() + px(1), px(16), px(16))
                laid.signs.append(Sign("lock", sign, "on_note"))
        elif not pictures and not others:
            y += px(36)
        laid.shape = QRectF(left, gap, inner, y - gap)
        if item.ends_group:
            y = self._below(laid, item, y + px(4))
        if item.on_the_left and item.ends_group:
            laid.avatar = QRectF(px(MARGIN), max(y - px(AVATAR), gap), px(AVATAR), px(AVATAR))
            y = max(y, laid.avatar.bottom())
        laid.extent = Extent(y, gap)
        return laid

    def _text_style(self, item: Bubble) -> TextStyle:
        link = QTextCharFormat()
        token = "on_note" if item.is_note else "accent_text" if item.on_the_left else "on_bubble_operator"
        link.setForeground(self._theme.colour(token))
        link.setFontUnderline(True)
        return TextStyle(self._theme.font(BODY), self._px(BODY.line), link)

    def _file_row(self, file: File, rect: QRectF) -> FileRow:
        metrics = QFontMetricsF(self._theme.font(BODY))
        room = rect.width() - self._px(36) - 2 * self._px(8)
        name = metrics.elidedText(one_line(file.name, 200), Qt.TextElideMode.ElideMiddle, room)
        return FileRow(file, rect, name)

    # ----------------------------------------------------------------------------- below a group

    def _below(self, laid: Laid, item: Bubble, y: float) -> float:
        """The meta line, or for a message that was not sent the reason and what can be done; where it ends."""
        px = self._px
        if item.delivery is Delivery.FAILED:
            return self._failure(laid, item, y)
        pieces = " · ".join(self._words.meta(item))
        held = item.delivery is Delivery.HELD
        word = self._words.leaves_in(item.leaves_in) if held else self._words.delivery(item.delivery)
        icon = {
            Delivery.HELD: "clock",
            Delivery.PENDING: "clock",
            Delivery.DOUBTFUL: "clock",
            Delivery.SENT: "check",
            Delivery.READ: "double-check",
        }.get(item.delivery)
        if icon is None:
            label = self._label(pieces, laid.shape.left(), y, META, "muted")
            if not item.on_the_left:
                label = self._moved_right(label, laid.shape.right())
            laid.labels.append(label)
            return y + px(META.line)
        right = laid.shape.right()
        if held or files_wait(item.message):
            way_back = self._words.undo() if held else self._words.cancel()
            cancel = self._moved_right(self._label(way_back, 0, y, META_STRONG, "accent_text"), right)
            laid.actions.append(ActionLabel(Action.CANCEL, cancel))
            right = cancel.rect.left() - px(12)
        last = self._moved_right(self._label(word, 0, y, META, "muted"), right)
        sign = QRectF(last.rect.left() - px(SIGN) - px(3), y, px(SIGN), px(SIGN))
        first = self._moved_right(self._label(pieces + " · ", 0, y, META, "muted"), sign.left())
        laid.labels += [first, last]
        laid.signs.append(Sign(icon, sign, "muted"))
        return y + px(META.line)

    def _failure(self, laid: Laid, item: Bubble, y: float) -> float:
        """Sentence and actions, from the right edge inwards, on as many lines as they need."""
        px = self._px
        right, line = laid.shape.right(), px(META.line) + px(4)
        reason = self._moved_right(self._label(self._words.failure(item.message), 0, y, META, "bad_text"), right)
        laid.labels.append(reason)
        laid.signs.append(
            Sign("warning", QRectF(reason.rect.left() - px(SIGN) - px(3), y, px(SIGN), px(SIGN)), "bad_text")
        )
        y += line
        labels = [
            (action, self._label(words, 0, y, META_STRONG, "accent_text")) for action, words in self._words.actions()
        ]
        for action, label in reversed(labels):
            moved = self._moved_right(label, right)
            laid.actions.append(ActionLabel(action, moved))
            right = moved.rect.left() - px(12)
        laid.actions.reverse()
        return y + px(META.line)

    def _label(self, text: str, x: float, y: float, style: TypeStyle, colour: str) -> Label:
        font = self._theme.font(style)
        metrics = QFontMetricsF(font)
        room = self._width - 2 * self._px(MARGIN) - (self._px(AVATAR_SPACE) if x > self._px(MARGIN) else 0)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room) if text.strip() == text else text
        shaped = QStaticText(shown)
        shaped.setTextFormat(Qt.TextFormat.PlainText)
        shaped.prepare(font=font)
        rect = QRectF(x, y, metrics.horizontalAdvance(shown), self._px(style.line))
        return Label(shown, rect, style, colour, shaped)

    @staticmethod
    def _moved_right(label: Label, right: float) -> Label:
        return label.moved(right - label.rect.right(), 0)
