"""Colleagues to choose from while ``@`` is typed in a note; the keyboard stays in the field."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListView

from operator_app.domain.drafts import ComposerMode
from operator_app.domain.people import Operator
from operator_app.engine.requests import Directory
from ui.conversation.composer.composer import Composer
from ui.conversation.mentions import begun_mention, matching
from ui.dialog_menus import operator_words
from ui.open_account import OpenAccount
from ui.theme.overlay import Overlay
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

WIDTH = 260
MOST_ROWS = 6
_ROW = 30

_Index = QModelIndex | QPersistentModelIndex


class MentionModel(QAbstractListModel):
    """Operators by their names, with who is away."""

    def __init__(self, directory: Directory, parent: QObject) -> None:
        super().__init__(parent)
        self._directory = directory
        self.operators: tuple[Operator, ...] = ()

    def show(self, operators: Sequence[Operator]) -> None:
        self.beginResetModel()
        self.operators = tuple(operators)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.operators)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        return operator_words(self.operators[index.row()], self._directory)


class MentionPopup(Overlay):
    """Shows who is meant so far; chooses nothing by itself."""

    def __init__(self, theme: Theme, composer: Composer, directory: Directory) -> None:
        super().__init__(theme, composer.frame, width=WIDTH)
        self.model = MentionModel(directory, self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        set_role(self.list, "popup")
        self.list.setAccessibleName(self.tr("Mention a colleague"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setSpacing(1)
        inset = theme.px(Space.XS)
        self.column.setContentsMargins(*(margin + inset for margin in self._margins()))
        self.column.addWidget(self.list)

    def offer(self, operators: Sequence[Operator]) -> None:
        self.model.show(operators)
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setFixedHeight(self._theme.px(_ROW) * min(len(operators), MOST_ROWS))
        self.place()

    def step(self, by: int) -> None:
        row = (self.list.currentIndex().row() + by) % max(1, self.model.rowCount())
        self.list.setCurrentIndex(self.model.index(row, 0))

    @property
    def chosen(self) -> Operator | None:
        row = self.list.currentIndex().row()
        return self.model.operators[row] if 0 <= row < len(self.model.operators) else None

    def _margins(self) -> tuple[int, int, int, int]:
        margins = self.column.contentsMargins()
        return margins.left(), margins.top(), margins.right(), margins.bottom()


class Mentions(QObject):
    """Watches a composer in note mode: arrows choose, Enter, Tab or a click takes, Esc closes."""

    def __init__(self, account: OpenAccount, theme: Theme, composer: Composer) -> None:
        super().__init__(composer)
        self._account = account
        self._theme = theme
        self._composer = composer
        self.popup: MentionPopup | None = None
        self._refused: str | None = None
        """The mention that Esc was pressed at: it is not offered again while it is being typed."""
        composer.field.installEventFilter(self)
        composer.field.textChanged.connect(self._follow)
        composer.field.cursorPositionChanged.connect(self._follow)
        composer.mode_changed.connect(self.close)

    def close(self) -> None:
        if self.popup is not None:
            self.popup.close_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.popup is not None and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
            elif event.type() is QEvent.Type.KeyPress and self._press(event, self.popup):
                return True
        elif self.popup is not None and event.type() is QEvent.Type.FocusOut:
            self.close()
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent, popup: MentionPopup) -> bool:
        match event.key():
            case Qt.Key.Key_Down:
                popup.step(1)
            case Qt.Key.Key_Up:
                popup.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab if not event.modifiers():
                self._take()
            case Qt.Key.Key_Escape:
                self._refused = self._begun()
                self.close()
            case _:
                return False
        return True

    def _follow(self) -> None:
        begun, directory = self._begun(), self._account.directory
        if begun is None or directory is None:
            self._refused = None
            self.close()
            return
        if self._refused is not None and begun.startswith(self._refused):
            return
        others = [one for one in directory.operators if one.id != directory.me.id]
        found = matching(begun, others)
        if not found:
            self.close()
            return
        if self.popup is None:
            self.popup = MentionPopup(self._theme, self._composer, directory)
            self.popup.closed.connect(self._forget)
            self.popup.list.clicked.connect(self._take)
            self.popup.offer(found)
            self.popup.open_up()
        else:
            self.popup.offer(found)

    def _take(self) -> None:
        popup, begun = self.popup, self._begun()
        if popup is None or begun is None or popup.chosen is None:
            return
        name = popup.chosen.name
        popup.close_up()
        cursor = self._composer.field.textCursor()
        cursor.movePosition(
            QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(begun.encode("utf-16-le")) // 2
        )
        cursor.insertText(f"{name} ")
        self._composer.field.setTextCursor(cursor)
        self._composer.field.setFocus()

    def _begun(self) -> str | None:
        """What stands between ``@`` and the cursor, in a note."""
        if self._composer.mode is not ComposerMode.NOTE or not self._composer.field.hasFocus():
            return None
        cursor = self._composer.field.textCursor()
        if cursor.hasSelection():
            return None
        return begun_mention(
            cursor.block().text().encode("utf-16-le")[: cursor.positionInBlock() * 2].decode("utf-16-le")
        )

    def _forget(self) -> None:
        self.popup = None
