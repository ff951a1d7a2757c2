"""The popup above the composer in which an emoji is searched and taken."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from ui.emoji.catalogue import LONGEST_QUERY, Emoji, Group, find_emoji, known, of_group
from ui.theme.elided import ElidedLabel
from ui.theme.overlay import Overlay
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space, TypeStyle

CELL = 36
COLUMNS, ROWS = 10, 6
MOST_RECENT = 30
_SIGN = TypeStyle(21, 28)
_SCROLLBAR = 12

_Index = QModelIndex | QPersistentModelIndex

SIGNS: dict[Group, str] = {
    Group.SMILEYS: "😀",
    Group.PEOPLE: "👋",
    Group.NATURE: "🐻",
    Group.FOOD: "🍏",
    Group.TRAVEL: "🚚",
    Group.ACTIVITIES: "⚽",
    Group.OBJECTS: "💡",
    Group.SYMBOLS: "❤️",
    Group.FLAGS: "🏁",
}


class EmojiPicker(Overlay):
    """Arrows choose, Enter takes, Tab goes to the next group; the keyboard stays in the search line."""

    picked = Signal(str)

    def __init__(self, theme: Theme, anchor: QWidget, recent: Sequence[str]) -> None:
        """``recent``: what was taken lately, the latest first; shown before all else."""
        width = CELL * COLUMNS + _SCROLLBAR + 2 * Space.S
        super().__init__(theme, anchor, width=width)
        self._recent = known(recent)
        self._language = "ru" if QLocale().language() is QLocale.Language.Russian else "en"
        self.search = QLineEdit(self)
        self.search.setMaxLength(LONGEST_QUERY)
        self.search.setPlaceholderText(self.tr("Search emoji"))
        self.search.setAccessibleName(self.tr("Search emoji"))
        set_role(self.search, "bare")
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._find)
        self._model = _EmojiModel(self._language, self)
        self.grid = _Grid(theme, self._model, self)
        self.grid.clicked.connect(self._take)
        self.grid.selectionModel().currentChanged.connect(lambda *_: self._show_name())
        self.name = ElidedLabel(self)
        set_role(self.name, "secondary")
        self._groups = QButtonGroup(self)
        self._lay_out()
        self._show_group(0)

    def open_up(self) -> None:
        super().open_up()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def shown(self) -> tuple[Emoji, ...]:
        """What is in the grid now."""
        return self._model.emoji

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Right:
                self.grid.step(1)
            case Qt.Key.Key_Left:
                self.grid.step(-1)
            case Qt.Key.Key_Down:
                self.grid.step(COLUMNS)
            case Qt.Key.Key_Up:
                self.grid.step(-COLUMNS)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take(self.grid.currentIndex())
            case Qt.Key.Key_Escape:
                self.close_up()
            case Qt.Key.Key_Tab:
                self._next_group(1)
            case Qt.Key.Key_Backtab:
                self._next_group(-1)
            case _:
                return False
        return True

    def _take(self, index: QModelIndex) -> None:
        emoji = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(emoji, Emoji):
            self.close_up()
            self.picked.emit(emoji.text)

    def _find(self) -> None:
        if self.search.text().strip():
            self._show(find_emoji(self.search.text()))
        else:
            self._show_group(self._groups.checkedId())

    def _next_group(self, by: int) -> None:
        self.search.clear()
        self._show_group((self._groups.checkedId() + by) % len(self._groups.buttons()))

    def _show_group(self, number: int) -> None:
        self._groups.button(number).setChecked(True)
        if self.search.text():
            self.search.clear()
        group = list(Group)[number - (1 if self._recent else 0)] if number or not self._recent else None
        self._show(self._recent if group is None else of_group(group))

    def _show(self, emoji: Sequence[Emoji]) -> None:
        self._model.show(emoji)
        self.grid.scrollToTop()
        if emoji:
            self.grid.setCurrentIndex(self._model.index(0, 0))
        self._show_name()

    def _show_name(self) -> None:
        emoji = self.grid.currentIndex().data(Qt.ItemDataRole.UserRole)
        found = emoji.name(self._language) if isinstance(emoji, Emoji) else self.tr("Nothing is called so.")
        self.name.show_text(found)

    def _lay_out(self) -> None:
        px = self._theme.px
        top = QHBoxLayout()
        top.setContentsMargins(px(Space.M), px(5), px(Space.M), px(5))
        top.addWidget(self.search)
        groups = QHBoxLayout()
        groups.setContentsMargins(px(Space.S), px(Space.XS), px(Space.S), 0)
        groups.setSpacing(px(2))
        entries = [("🕘", self.tr("Lately used"))] if self._recent else []
        entries += [(SIGNS[group], self._group_name(group)) for group in Group]
        for number, (sign, words) in enumerate(entries):
            button = self._group_button(sign, words)
            self._groups.addButton(button, number)
            groups.addWidget(button)
        groups.addStretch(1)
        self._groups.idClicked.connect(self._choose_group)
        grid = QHBoxLayout()
        grid.setContentsMargins(px(Space.S), px(Space.XS), 0, px(Space.XS))
        grid.addWidget(self.grid)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(px(Space.M), px(Space.S), px(Space.M), px(Space.S))
        bottom.addWidget(self.name)
        self.column.addLayout(top)
        self.column.addWidget(self._rule())
        self.column.addLayout(groups)
        self.column.addLayout(grid)
        self.column.addWidget(self._rule())
        self.column.addLayout(bottom)

    def _choose_group(self, number: int) -> None:
        self._show_group(number)
        self.search.setFocus()

    def _group_button(self, sign: str, words: str) -> QToolButton:
        button = QToolButton(self)
        set_role(button, "group")
        button.setText(sign)
        button.setFont(_sign_font(self._theme, TypeStyle(17, 22)))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _group_name(self, group: Group) -> str:
        match group:
            case Group.SMILEYS:
                return self.tr("Smileys")
            case Group.PEOPLE:
                return self.tr("People")
            case Group.NATURE:
                return self.tr("Animals and nature")
            case Group.FOOD:
                return self.tr("Food and drink")
            case Group.TRAVEL:
                return self.tr("Travel and places")
            case Group.ACTIVITIES:
                return self.tr("Activities")
            case Group.OBJECTS:
                return self.tr("Objects")
            case Group.SYMBOLS:
                return self.tr("Symbols")
            case Group.FLAGS:
                return self.tr("Flags")

    def _rule(self) -> QFrame:
        rule = QFrame(self)
        set_role(rule, "rule")
        rule.setFixedHeight(1)
        return rule


class _EmojiModel(QAbstractListModel):
    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self.emoji: tuple[Emoji, ...] = ()

    def show(self, emoji: Sequence[Emoji]) -> None:
        self.beginResetModel()
        self.emoji = tuple(emoji)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.emoji)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.emoji):
            return None
        emoji = self.emoji[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return emoji.text
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return emoji.name(self._language)
            case Qt.ItemDataRole.UserRole:
                return emoji
        return None


class _Grid(QListView):
    """Cells of one size, ``COLUMNS`` in a row."""

    def __init__(self, theme: Theme, model: _EmojiModel, parent: QWidget) -> None:
        super().__init__(parent)
        cell = theme.px(CELL)
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(theme, self))
        set_role(self, "popup")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(QSize(cell, cell))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFixedHeight(cell * ROWS)
        self.setMinimumWidth(cell * COLUMNS + theme.px(_SCROLLBAR))

    def step(self, by: int) -> None:
        count = self.model().rowCount()
        if count:
            row = min(max(self.currentIndex().row() + by, 0), count - 1)
            self.setCurrentIndex(self.model().index(row, 0))


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = _sign_font(theme, _SIGN)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(self._theme.px(CELL), self._theme.px(CELL))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(self._theme.colour("accent") if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selected" if chosen else "chip"))
            painter.drawRoundedRect(rect.adjusted(2, 2, -3, -3), 6, 6)
        painter.setFont(self._font)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(index.data()))
        painter.restore()


def _sign_font(theme: Theme, style: TypeStyle) -> QFont:
    """The emoji family first, so that signs that are letters too come in colour."""
    font = QFont(theme.font(style))
    font.setFamilies([*reversed(font.families())])
    return font
