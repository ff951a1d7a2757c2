"""Paints a row of a timeline as the pictures show it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.paging.model import ROW_ROLE
from ui.theme.theme import Theme
from ui.theme.tokens import BODY, META_STRONG, SECONDARY, TypeStyle
from ui.user_details.rows import Heading, Line

ROW_HEIGHT = 32
LEFT = 20
_TIME_WIDTH = 68
_ICON = 16
_ICON_ROOM = 28
_GAP = 8

Index = QModelIndex | QPersistentModelIndex


class TimelineDelegate(QStyledItemDelegate):
    """All rows are equally high, so that a hundred thousand of them scroll as smoothly as ten."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row = index.data(ROW_ROLE)
        painter.save()
        ground = "surface"
        if isinstance(row, Line) and state & QStyle.StateFlag.State_Selected:
            ground = "selected"
        elif isinstance(row, Line) and state & QStyle.StateFlag.State_MouseOver:
            ground = "window"
        painter.fillRect(rect, theme.colour(ground))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        inside = rect.adjusted(theme.px(LEFT), 0, -theme.px(LEFT), 0)
        match row:
            case Heading():
                self._text(painter, inside, row.text, META_STRONG, "muted")
            case Line():
                self._line(painter, inside, row)
            case _:
                self._placeholder(painter, inside)
        painter.restore()

    def _line(self, painter: QPainter, rect: QRect, row: Line) -> None:
        theme = self._theme
        right_to_left = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._text(painter, rect, row.time, SECONDARY, "muted")
        size = theme.px(_ICON)
        left = rect.left() + theme.px(_TIME_WIDTH)
        icon = theme.icon(row.icon, "accent_text" if row.said else "muted", painter.device().devicePixelRatioF(), _ICON)
        painter.drawPixmap(left, rect.center().y() - size // 2 + 1, icon)
        words = rect.adjusted(theme.px(_TIME_WIDTH + _ICON_ROOM), 0, 0, 0)
        used = self._text(painter, words, row.text, BODY, "text")
        rest = words.adjusted(used + theme.px(_GAP), 0, 0, 0)
        if row.detail and rest.width() > theme.px(40):
            self._text(painter, rest, row.detail, SECONDARY, "muted")
        if right_to_left:
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def _text(self, painter: QPainter, rect: QRect, text: str, style: TypeStyle, colour: str) -> int:
        """How many pixels it took."""
        font = self._theme.font(style)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, rect.width()))
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        return metrics.horizontalAdvance(shown)

    def _placeholder(self, painter: QPainter, rect: QRect) -> None:
        px = self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("chip"))
        middle = rect.center().y() - px(4)
        painter.drawRoundedRect(rect.left(), middle, px(36), px(9), px(4), px(4))
        left = rect.left() + px(_TIME_WIDTH + _ICON_ROOM)
        painter.drawRoundedRect(left, middle, px(180), px(9), px(4), px(4))
