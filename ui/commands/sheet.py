"""The sheet of keys: everything that can be done by key, as it is bound now."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.commands.bindings import Bindings
from ui.commands.table import TABLE, Entry, Scope, scope_name
from ui.theme.overlay import SHADOW, Overlay
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

WIDTH = 760
_TWO_COLUMNS = 620
"""Narrower, its groups stand under one another."""
_SIDES = ((Scope.DIALOGS, Scope.FIXED), (Scope.DIALOG, Scope.PROGRAM))
_ROW = 28


class KeySheet(Overlay):
    """Lies over the window until Esc, or until one presses beside it. ``said`` is what it tells: (name, keys)."""

    def __init__(self, theme: Theme, bindings: Bindings, window: QWidget) -> None:
        super().__init__(theme, window, width=WIDTH)
        self._bindings = bindings
        self.said: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
            (entry.name, bindings.all_words(entry.command)) for entry in TABLE if bindings.keys(entry.command)
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Keys"))
        self._columns = 0
        self._groups = QWidget(self)
        set_role(self._groups, "raised")
        self._line = QHBoxLayout(self._groups)
        self._line.setContentsMargins(theme.px(Space.L), 0, theme.px(Space.L), theme.px(Space.L))
        self._sides = (QVBoxLayout(), QVBoxLayout())
        for side in self._sides:
            side.setSpacing(theme.px(Space.M))
            self._line.addLayout(side, 1)
        self._parts = {scope: self._group(scope) for scope in Scope}
        self.area = QScrollArea(self)
        set_role(self.area, "raised")
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._groups)
        self._head = self._heading()
        self.column.addWidget(self._head)
        self.column.addWidget(self.area, 1)

    def open_up(self) -> None:
        super().open_up()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """In the middle of the window."""
        px, room = self._theme.px, self.window().rect()
        edge = px(SHADOW)
        width = min(px(WIDTH), room.width() - 2 * px(Space.M))
        self._lay_out(2 if width >= px(_TWO_COLUMNS) else 1)
        most = room.height() - 2 * px(Space.M)
        height = min(most, self._head.sizeHint().height() + self._groups.sizeHint().height() + px(Space.XS))
        left, top = (room.width() - width) // 2, (room.height() - height) // 2
        self.setGeometry(left - edge, top - edge, width + 2 * edge, height + 2 * edge)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # no key of the window below acts while one reads what it would do
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.area.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + self._theme.px(_ROW))
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - self._theme.px(_ROW))
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep())
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - bar.pageStep())
            case _:
                super().keyPressEvent(event)
        event.accept()

    def _heading(self) -> QWidget:
        head = QWidget(self)
        row = QHBoxLayout(head)
        px = self._theme.px
        row.setContentsMargins(px(Space.L), px(Space.L), px(Space.L), px(Space.M))
        title = QLabel(self.tr("Keys"), head)
        set_role(title, "title")
        hint = QLabel(self.tr("They can be changed: Settings, Keyboard"), head)
        set_role(hint, "secondary")
        row.addWidget(title)
        row.addStretch(1)
        row.addWidget(hint)
        return head

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        sides = _SIDES if columns > 1 else (tuple(Scope),)
        for column, side in zip(self._sides, (*sides, ())[:2], strict=True):
            while column.count():
                column.takeAt(0)
            for scope in side:
                column.addWidget(self._parts[scope])
            column.addStretch(1)
        self._line.setStretch(1, 1 if columns > 1 else 0)
        self._line.setSpacing(self._theme.px(Space.XL) if columns > 1 else 0)

    def _group(self, scope: Scope) -> QWidget:
        px = self._theme.px
        group = QWidget(self._groups)
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        title = QLabel(scope_name(scope), group)
        set_role(title, "section")
        column.addWidget(title)
        for entry in TABLE:
            if entry.scope is scope and self._bindings.keys(entry.command):
                column.addWidget(self._row(entry, group))
        return group

    def _row(self, entry: Entry, group: QWidget) -> QWidget:
        row = QWidget(group)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.px(Space.XS))
        name = QLabel(entry.name, row)
        name.setWordWrap(True)
        line.addWidget(name, 1)
        for words in self._bindings.all_words(entry.command):
            cap = QLabel(words, row)
            cap.setTextFormat(Qt.TextFormat.PlainText)
            set_role(cap, "tag")
            line.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
        row.setMinimumHeight(self._theme.px(_ROW))
        return row
