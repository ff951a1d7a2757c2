"""The lines as a list: headings between them, the finds marked in the text."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from operator_app.domain.found import Spans
from ui import times
from ui.clock import Clock
from ui.conversation.timeline.plain_text import one_line, units
from ui.names import user_name
from ui.search import words
from ui.search.lines import (
    Choosable,
    CommandLine,
    DialogLine,
    Heading,
    Line,
    MessageLine,
    PersonLine,
    Remark,
    ReplyLine,
    can_be_chosen,
)
from ui.theme.theme import Theme
from ui.theme.tokens import BODY, BODY_STRONG, META, META_STRONG, Space, TypeStyle

ROW, HEADING = 32, 28
MOST_OF_A_REPLY = 200
"""Characters."""
_NAME_SHARE = 0.28
"""Of the width for the names: all texts begin in one line."""
_AHEAD = 10
"""Lines before the end at which the next page is asked for."""

_Index = QModelIndex | QPersistentModelIndex


class ResultModel(QAbstractListModel):
    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def add(self, lines: Sequence[Line]) -> None:
        """Behind those that are there."""
        if lines:
            self.beginInsertRows(QModelIndex(), len(self.lines), len(self.lines) + len(lines) - 1)
            self.lines = (*self.lines, *lines)
            self.endInsertRows()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and can_be_chosen(self.lines[index.row()]):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        match line:
            case Heading(words=said) | Remark(words=said):
                return said
            case PersonLine(found=person):
                name = user_name(person.user, person.user.id)
                return ". ".join(filter(None, (name, words.reached(person), words.dialogs(person))))
            case CommandLine(words=said, keys=keys):
                return f"{said}, {keys}" if keys else said
            case DialogLine(row=row):
                return f"{user_name(row.user, row.dialog.user_id)}. {words.last_words(row)}"
            case ReplyLine(reply=reply):
                return f"{reply.name}. {one_line(reply.text, MOST_OF_A_REPLY)}"
            case MessageLine(found=message):
                return words.sentence(message, self._clock())


class ResultDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = index.data(Qt.ItemDataRole.UserRole)
        height = ROW if not isinstance(line, Heading) else HEADING
        return QSize(option.rect.width(), self._theme.px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        px = self._theme.px
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("selected"))
        inside = rect.adjusted(px(Space.L), 0, -px(Space.L), 0)
        match index.data(Qt.ItemDataRole.UserRole):
            case Heading(words=said):
                self._line(painter, inside.adjusted(0, px(6), 0, 0), said, META_STRONG, "muted")
            case Remark(words=said):
                self._line(painter, inside, said, BODY, "muted")
            case PersonLine(found=person):
                left, right = self._ends(painter, inside, user_name(person.user, person.user.id), words.dialogs(person))
                self._line(painter, _between(inside, left, right), words.reached(person), BODY, "muted")
            case CommandLine(words=said, keys=keys):
                left, right = self._ends(painter, inside, "", keys)
                self._line(
                    painter, QRect(inside.left(), rect.top(), right - inside.left(), rect.height()), said, BODY, "text"
                )
            case DialogLine(row=row):
                last = row.dialog.last_message
                when = "" if last is None else times.list_time(last.at, self._clock())
                left, right = self._ends(painter, inside, user_name(row.user, row.dialog.user_id), when)
                self._line(painter, _between(inside, left, right), words.last_words(row), BODY, "muted")
            case ReplyLine(reply=reply):
                left, right = self._ends(painter, inside, reply.name, "")
                self._line(painter, _between(inside, left, right), one_line(reply.text, MOST_OF_A_REPLY), BODY, "muted")
            case MessageLine(found=message):
                when = times.list_time(message.at, self._clock())
                left, right = self._ends(painter, inside, words.name_of(message), when)
                ahead = words.written_by(message)
                marks = tuple((start + len(ahead), end + len(ahead)) for start, end in message.marks)
                self._marked(painter, _between(inside, left, right), ahead + message.snippet, marks)
        painter.restore()

    def _ends(self, painter: QPainter, rect: QRect, name: str, when: str) -> tuple[int, int]:
        """The name at the left, the time at the right; from where to where the rest may go."""
        width = QFontMetrics(self._theme.font(META)).horizontalAdvance(when) + 1
        right = rect.right() - width
        self._line(painter, QRect(right, rect.top(), width + 1, rect.height()), when, META, "muted")
        names = round(rect.width() * _NAME_SHARE)
        self._line(painter, QRect(rect.left(), rect.top(), names, rect.height()), name, BODY_STRONG, "text")
        return rect.left() + names + self._theme.px(Space.M), right - self._theme.px(Space.M)

    def _line(self, painter: QPainter, rect: QRect, said: str, style: TypeStyle, token: str) -> None:
        font = self._theme.font(style)
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        shown = QFontMetrics(font).elidedText(said, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)

    def _marked(self, painter: QPainter, rect: QRect, said: str, marks: Spans) -> None:
        font = self._theme.font(BODY)
        layout = QTextLayout(_elided(said, font, rect.width()), font)
        look = QTextCharFormat()
        look.setForeground(self._theme.colour("accent_text"))
        look.setFontWeight(QFont.Weight.Bold)
        formats = []
        for start, end in marks:
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = units(said[:start]), units(said[start:end]), look
            formats.append(part)
        layout.setFormats(formats)
        layout.beginLayout()
        line = layout.createLine()
        line.setNumColumns(len(said) * 2)
        layout.endLayout()
        painter.setPen(self._theme.colour("muted"))
        painter.setClipRect(rect)
        layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2))
        painter.setClipping(False)


class ResultList(QListView):
    """The keyboard may stay in the search field while ``step`` moves through the lines."""

    end_near = Signal()
    """More of them would be seen soon."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.results = ResultModel(clock, self)
        self.setModel(self.results)
        self.setItemDelegate(ResultDelegate(theme, clock, self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(lambda now, _: self._look_ahead(now.row()))
        self.verticalScrollBar().valueChanged.connect(
            lambda _: self._look_ahead(self.indexAt(self.viewport().rect().bottomLeft()).row())
        )
        theme.changed.connect(self.viewport().update)

    @property
    def chosen(self) -> Choosable | None:
        line = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return line if isinstance(line, Choosable) else None

    def choose_first(self) -> None:
        self.setCurrentIndex(QModelIndex())
        self.scrollToTop()
        self.step(1)
        self.scrollToTop()

    def step(self, by: int) -> None:
        """So many lines that can be chosen down, or up; no further than the first and the last."""
        rows = [row for row, line in enumerate(self.results.lines) if can_be_chosen(line)]
        if not rows:
            return
        current = self.currentIndex().row()
        place = rows.index(current) + by if current in rows else 0
        self.setCurrentIndex(self.results.index(rows[min(max(place, 0), len(rows) - 1)], 0))
        if self.currentIndex().row() == rows[0]:
            self.scrollToTop()

    def _look_ahead(self, row: int) -> None:
        if row < 0 or row >= len(self.results.lines) - _AHEAD:
            self.end_near.emit()


def _between(rect: QRect, left: int, right: int) -> QRect:
    return QRect(left, rect.top(), max(0, right - left), rect.height())


def _elided(said: str, font: QFont, width: int) -> str:
    # bold marks are a little wider than what is measured
    return QFontMetrics(font).elidedText(said, Qt.TextElideMode.ElideRight, max(0, width - 12))
