"""Saved replies as rows: name, the beginning of the text, and whose it is."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.value import SavedReplyId
from ui.theme.theme import Theme
from ui.theme.tokens import BODY, BODY_STRONG, META, Space

ROW = 32
_NAME_SHARE = 0.36
"""Of the width at most for the names."""
_SHOWN_TEXT = 300
"""Characters of the text that are looked at for the one line that is shown."""

_Index = QModelIndex | QPersistentModelIndex


class ReplyModel(QAbstractListModel):
    """Replies in the order given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._replies: tuple[SavedReply, ...] = ()

    def show(self, replies: Sequence[SavedReply]) -> None:
        if tuple(replies) == self._replies:
            return
        self.beginResetModel()
        self._replies = tuple(replies)
        self.endResetModel()

    @property
    def replies(self) -> tuple[SavedReply, ...]:
        return self._replies

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._replies)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._replies):
            return None
        reply = self._replies[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return reply.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{reply.name}. {one_line(reply.text)}. {self.whose(reply)}"
            case Qt.ItemDataRole.UserRole:
                return reply
        return None

    def whose(self, reply: SavedReply) -> str:
        return self.tr("shared") if reply.owner_id is None else self.tr("mine")


class ReplyDelegate(QStyledItemDelegate):
    """Paints one row; ``hint`` is the key shown in the chosen one."""

    def __init__(
        self, theme: Theme, model: ReplyModel, *, hint: str, inset: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._inset = theme.px(inset)
        self._theme = theme
        self._model = model
        self._hint = hint

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(option.rect.width(), self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        reply = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(reply, SavedReply):
            return
        theme = self._theme
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, theme.colour("selected"))
        inside = rect.adjusted(self._inset, 0, -self._inset, 0)
        right = self._paint_end(painter, inside, self._model.whose(reply), chosen=chosen)
        names = self._name_width(inside.width())
        name = QRect(inside.left(), rect.top(), names, rect.height())
        self._paint_line(painter, name, reply.name, strong=True, colour="text")
        left = inside.left() + names + theme.px(Space.L)
        text = QRect(left, rect.top(), right - left - theme.px(Space.M), rect.height())
        self._paint_line(painter, text, one_line(reply.text), strong=False, colour="text" if chosen else "muted")
        painter.restore()

    def _paint_line(self, painter: QPainter, rect: QRect, words: str, *, strong: bool, colour: str) -> None:
        font = self._theme.font(BODY_STRONG if strong else BODY)
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)

    def _paint_end(self, painter: QPainter, rect: QRect, words: str, *, chosen: bool) -> int:
        """Whose it is, or the key that takes it; returns where it begins."""
        theme = self._theme
        font = theme.font(META)
        key = chosen and bool(self._hint)
        shown = self._hint if key else words
        width = QFontMetrics(font).horizontalAdvance(shown)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        end = QRect(rect.right() - width, rect.top(), width + 1, rect.height())
        if key:
            pad, height = theme.px(6), theme.px(18)
            box = QRectF(end.left() - 2 * pad, rect.center().y() - height / 2, width + 2 * pad, height)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("raised"))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(theme.colour("muted"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)
            return round(box.left())
        painter.drawText(end, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
        return end.left()

    def _name_width(self, room: int) -> int:
        """All texts begin in one line, behind the longest name."""
        measure = QFontMetrics(self._theme.font(BODY_STRONG))
        longest = max((measure.horizontalAdvance(reply.name) for reply in self._model.replies[:100]), default=0)
        return min(longest + 2, round(room * _NAME_SHARE))


class ReplyList(QListView):
    """The rows; the keyboard may stay in a search field while ``step`` moves through them."""

    def __init__(self, theme: Theme, *, hint: str = "", inset: int = Space.M, parent: QWidget | None = None) -> None:
        """``hint``: the key that takes the chosen row; ``inset``: room left and right, at 100 %."""
        super().__init__(parent)
        self._replies = ReplyModel(self)
        self.setModel(self._replies)
        self.setItemDelegate(ReplyDelegate(theme, self._replies, hint=hint, inset=inset, parent=self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        theme.changed.connect(self.viewport().update)

    def show_replies(self, replies: Sequence[SavedReply]) -> None:
        """The first one is chosen."""
        self._replies.show(replies)
        if replies:
            self.setCurrentIndex(self._replies.index(0, 0))

    @property
    def replies(self) -> tuple[SavedReply, ...]:
        return self._replies.replies

    @property
    def chosen(self) -> SavedReply | None:
        return self.reply_at(self.currentIndex())

    def choose(self, reply_id: SavedReplyId) -> None:
        """If it is in the list."""
        for row, reply in enumerate(self._replies.replies):
            if reply.id == reply_id:
                self.setCurrentIndex(self._replies.index(row, 0))

    def reply_at(self, index: QModelIndex) -> SavedReply | None:
        found = index.data(Qt.ItemDataRole.UserRole)
        return found if isinstance(found, SavedReply) else None

    def step(self, by: int) -> None:
        """To the next or the previous row; from the last to the first."""
        count = self._replies.rowCount()
        if count:
            row = (max(self.currentIndex().row(), 0) + by) % count
            self.setCurrentIndex(self._replies.index(row, 0))


def one_line(text: str) -> str:
    return " ".join(text[:_SHOWN_TEXT].split())
