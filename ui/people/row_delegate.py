"""Paints a row of the list of people."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.paging.model import ROW_ROLE
from ui.people.rows import PersonRow
from ui.theme.avatar import paint_avatar
from ui.theme.theme import Theme
from ui.theme.tokens import BODY_STRONG, META, SECONDARY, TypeStyle

ROW_HEIGHT = 56
_AVATAR = 36
_LEFT = 16
_TEXT_LEFT = 64
_BAR = 3

Index = QModelIndex | QPersistentModelIndex


class PersonDelegate(QStyledItemDelegate):
    """All rows are equally high."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

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
        row = index.data(ROW_ROLE)
        side, top = theme.px(_AVATAR), rect.top() + (rect.height() - theme.px(_AVATAR)) // 2
        disc = QRectF(rect.left() + theme.px(_LEFT), top, side, side)
        if isinstance(row, PersonRow):
            paint_avatar(painter, theme, disc, row.face, background=ground, online=row.online)
            self._words(painter, rect, row)
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("chip"))
            painter.drawEllipse(disc)
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, row: PersonRow) -> None:
        px = self._theme.px
        top = rect.top() + (px(10) if row.about else (rect.height() - px(18)) // 2)
        upper = QRect(rect.left() + px(_TEXT_LEFT), top, rect.width() - px(_TEXT_LEFT + 14), px(18))
        right = Qt.AlignmentFlag.AlignRight
        used = self._text(painter, upper, row.when, META, "ok_text" if row.online else "muted", side=right)
        self._text(painter, upper.adjusted(0, 0, -used - px(8), 0), row.name, BODY_STRONG, "text")
        lower = upper.translated(0, px(19))
        self._text(painter, lower, row.about, SECONDARY, "bad_text" if row.blocked else "muted")

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        style: TypeStyle,
        colour: str,
        *,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> int:
        """How many pixels it took."""
        font = self._theme.font(style)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, rect.width()))
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        return metrics.horizontalAdvance(shown)
