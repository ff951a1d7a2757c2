"""Paints one row of the list as the pictures show it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import times
from ui.clock import Clock
from ui.dialog_list.model import FAILED_ROLE, WORDS_ROLE
from ui.dialog_list.row_words import RowWords, waiting_tone
from ui.theme.avatar import paint_avatar
from ui.theme.theme import Theme
from ui.theme.tokens import BODY, META, META_STRONG, Radius, TypeStyle

ROW_HEIGHT = 78
_AVATAR = 40
_LEFT = 15
_TOP = 10
_TEXT_LEFT = 65
_RIGHT = 12
_LINE = 20
_BAR = 3
_NAME = TypeStyle(13, 18, 500)
_NAME_UNREAD = TypeStyle(13, 18, 700)
_BADGE = 18

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """All rows are equally high, so that a hundred thousand of them scroll as smoothly as ten."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = theme.colour("selected" if selected else "window" if hovered else "surface")
        painter.save()
        painter.fillRect(rect, ground)
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), theme.px(_BAR), rect.height()), theme.colour("accent"))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        words = index.data(WORDS_ROLE)
        if isinstance(words, RowWords):
            _Row(painter, theme, rect, words, ground=ground, now=self._clock()).paint()
        elif index.data(FAILED_ROLE):
            self._paint_failed(painter, rect)
        else:
            self._paint_placeholder(painter, rect)
        painter.restore()

    def _paint_placeholder(self, painter: QPainter, rect: QRect) -> None:
        """Quiet shapes where the words will be."""
        px = self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("chip"))
        painter.drawEllipse(rect.left() + px(_LEFT), rect.top() + px(_TOP), px(_AVATAR), px(_AVATAR))
        for line, width in ((0, 110), (1, 170)):
            top = rect.top() + px(_TOP + 5 + line * _LINE)
            painter.drawRoundedRect(rect.left() + px(_TEXT_LEFT), top, px(width), px(9), px(4), px(4))

    def _paint_failed(self, painter: QPainter, rect: QRect) -> None:
        theme = self._theme
        ratio = painter.device().devicePixelRatioF()
        centre = rect.center().y()
        painter.drawPixmap(
            rect.left() + theme.px(_LEFT + 11), centre - theme.px(9), theme.icon("warning", "bad", ratio)
        )
        painter.setFont(theme.font(BODY))
        painter.setPen(theme.colour("bad_text"))
        area = rect.adjusted(theme.px(_TEXT_LEFT), 0, -theme.px(_RIGHT), 0)
        text = self.tr("This dialog could not be read")
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class _Row:
    """One row being painted."""

    def __init__(
        self, painter: QPainter, theme: Theme, rect: QRect, words: RowWords, *, ground: QColor, now: int
    ) -> None:
        self._painter = painter
        self._theme = theme
        self._rect = rect
        self._words = words
        self._ground = ground
        self._now = now
        self._ratio = painter.device().devicePixelRatioF()
        self._left = rect.left() + theme.px(_TEXT_LEFT)
        self._right = rect.right() + 1 - theme.px(_RIGHT)
        self._top = rect.top() + theme.px(_TOP)

    def paint(self) -> None:
        words, px = self._words, self._theme.px
        side = px(_AVATAR)
        paint_avatar(
            self._painter,
            self._theme,
            QRectF(self._rect.left() + px(_LEFT), self._top, side, side),
            words.face,
            background=self._ground,
            online=words.online,
            badge=words.badge,
        )
        self._paint_name()
        self._paint_preview()
        self._paint_third_line()

    def _paint_name(self) -> None:
        theme, words = self._theme, self._words
        height = theme.px(_LINE)
        right = self._right
        if words.at is not None:
            time = times.list_time(words.at, self._now)
            font = theme.font(META)
            width = QFontMetrics(font).horizontalAdvance(time)
            self._text(time, font, "muted", QRect(right - width, self._top, width + 1, height))
            right -= width + theme.px(8)
        font = theme.font(_NAME_UNREAD if words.unread else _NAME)
        metrics = QFontMetrics(font)
        room = right - self._left - (theme.px(18) if words.muted else 0)
        name = metrics.elidedText(words.name, Qt.TextElideMode.ElideRight, room)
        self._text(name, font, "text", QRect(self._left, self._top, room, height))
        if words.muted:
            x = self._left + metrics.horizontalAdvance(name) + theme.px(5)
            pixmap = theme.icon("mute", "muted", self._ratio, 13)
            self._painter.drawPixmap(x, self._top + (height - theme.px(13)) // 2, pixmap)

    def _paint_preview(self) -> None:
        theme, words = self._theme, self._words
        x, top, line = self._left, self._top + theme.px(_LINE), theme.px(_LINE)
        font = theme.font(BODY)
        metrics = QFontMetrics(font)
        indent = 0
        if words.lead:
            width = metrics.horizontalAdvance(words.lead)
            self._text(words.lead, font, words.lead_tone, QRect(x, top, width + 1, line))
            indent += width + metrics.horizontalAdvance(" ")
        if words.icon is not None:
            size = theme.px(15)
            pixmap = theme.icon(words.icon, words.icon_tone, self._ratio, 15)
            self._painter.drawPixmap(x + indent, top + (line - size) // 2, pixmap)
            indent += size + theme.px(4)
        lines = 1 if words.has_third_line else 2
        self._painter.setPen(theme.colour(words.preview_tone))
        self._lay_out(words.preview, font, QRect(x, top, self._right - x, line), indent=indent, lines=lines)

    def _lay_out(self, text: str, font: QFont, first: QRect, *, indent: int, lines: int) -> None:
        """Up to two lines, the first after the lead; the last one ends in an ellipsis if there is more."""
        metrics = QFontMetrics(font)
        rest = text
        for number in range(lines):
            start = indent if number == 0 else 0
            room = first.width() - start
            area = QRect(first.left() + start, first.top() + number * first.height(), room, first.height())
            if number == lines - 1 or metrics.horizontalAdvance(rest) <= room:
                shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
                self._draw(shown, font, area)
                return
            taken = _fitting(rest, font, room)
            self._draw(rest[:taken].rstrip(), font, area)
            rest = rest[taken:].lstrip()

    def _paint_third_line(self) -> None:
        theme, words = self._theme, self._words
        top = self._top + theme.px(2 * _LINE + 1)
        right = self._paint_waiting(top)
        x = self._left
        labels = [*words.tags, *([f"+{words.more_tags}"] if words.more_tags else [])]
        font = theme.font(META)
        metrics = QFontMetrics(font)
        for label in labels:
            room = right - x - theme.px(12)
            if room < theme.px(24):
                return
            shown = metrics.elidedText(label, Qt.TextElideMode.ElideRight, min(room, theme.px(110)))
            width = metrics.horizontalAdvance(shown) + theme.px(12)
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(theme.colour("chip"))
            self._painter.drawRoundedRect(
                QRectF(x, top, width, theme.px(_BADGE)), theme.px(Radius.CHIP), theme.px(Radius.CHIP)
            )
            self._text(shown, font, "muted", QRect(x, top, width, theme.px(_BADGE)), Qt.AlignmentFlag.AlignCenter)
            x += width + theme.px(5)

    def _paint_waiting(self, top: int) -> int:
        """Badge, waiting time and assignee from the right; returns where they begin."""
        theme, words = self._theme, self._words
        right, side = self._right, theme.px(_BADGE)
        font = theme.font(META_STRONG)
        metrics = QFontMetrics(font)
        if words.unanswered:
            label = str(words.unanswered) if words.unanswered < 100 else "99+"
            width = max(side, metrics.horizontalAdvance(label) + theme.px(10))
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(theme.colour("primary"))
            self._painter.drawRoundedRect(QRectF(right - width, top, width, side), side / 2, side / 2)
            self._text(label, font, "on_primary", QRect(right - width, top, width, side), Qt.AlignmentFlag.AlignCenter)
            right -= width + theme.px(5)
        if words.waiting_since is not None:
            waited = times.waited(words.waiting_since, self._now)
            width = metrics.horizontalAdvance(waited)
            self._text(
                waited, font, waiting_tone(words.waiting_since, self._now), QRect(right - width, top, width + 1, side)
            )
            right -= width + theme.px(6)
        if words.colleague is not None:
            paint_avatar(
                self._painter,
                theme,
                QRectF(right - side, top, side, side),
                words.colleague,
                background=self._ground,
            )
            right -= side + theme.px(6)
        return right

    def _text(
        self,
        text: str,
        font: QFont,
        token: str,
        area: QRect,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self._painter.setPen(self._theme.colour(token))
        self._draw(text, font, area, alignment)

    def _draw(
        self, text: str, font: QFont, area: QRect, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> None:
        self._painter.setFont(font)
        self._painter.drawText(
            area, int(alignment | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine), text
        )


def _fitting(text: str, font: QFont, width: int) -> int:
    """How many characters go on a line of this width, broken between words where there are any."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    return max(1, line.textLength())
