"""The list of everything a user did and said, on screen."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QGuiApplication,
    QHelpEvent,
    QKeySequence,
    QMouseEvent,
    QShortcut,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ui import times
from ui.paging.model import ROW_ROLE, PagedModel
from ui.row_list.row_list import RowList
from ui.theme.popup import PopupMenu
from ui.theme.theme import Theme
from ui.user_card.profile import is_web_address
from ui.user_details.row_delegate import ROW_HEIGHT, TimelineDelegate
from ui.user_details.rows import Line, Row, sentence

Index = QModelIndex | QPersistentModelIndex


class TimelineView(RowList):
    """Enter or a double click on a message opens its dialog."""

    dialog_chosen = Signal(str)
    """(dialog id)"""

    def __init__(self, theme: Theme, model: PagedModel[Row], parent: QWidget | None = None) -> None:
        super().__init__(theme, model, ROW_HEIGHT, parent)
        self._theme = theme
        self.setItemDelegate(TimelineDelegate(theme, self))
        self.setAccessibleName(self.tr("History of this person"))
        self.activated.connect(self._activate)
        copying = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copying.setContext(Qt.ShortcutContext.WidgetShortcut)
        copying.activated.connect(self.copy)

    def spoken_count(self) -> str:
        return self.tr("Entries so far: {n}").format(n=self.row_count())

    def line(self) -> Line | None:
        """The chosen one."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, Line) else None

    def copy(self) -> None:
        row = self.currentIndex().data(ROW_ROLE)
        if row is not None:
            QGuiApplication.clipboard().setText(sentence(row))

    def open_menu(self, line: Line) -> PopupMenu:
        menu = PopupMenu(self._theme, self)
        dialog_id, address = line.dialog_id, line.address
        if dialog_id is not None:
            menu.add_entry(self.tr("Open the dialog"), icon="dialogs").triggered.connect(
                lambda: self.dialog_chosen.emit(dialog_id)
            )
        if address and is_web_address(address):
            menu.add_entry(self.tr("Open the page"), icon="external").triggered.connect(
                lambda: QDesktopServices.openUrl(QUrl(address))
            )
            menu.add_entry(self.tr("Copy the page's address"), icon="copy").triggered.connect(
                lambda: QGuiApplication.clipboard().setText(address)
            )
        menu.add_entry(self.tr("Copy"), icon="copy").triggered.connect(self.copy)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:
            index = self.indexAt(event.pos())
            if index.isValid():
                self.setCurrentIndex(index)
        line = self.line()
        if line is not None:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            self.open_menu(line).popup(at if by_key else event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.RightButton:
            super().mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """All of a line that is cut, and the exact time, where the pointer rests."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.indexAt(event.pos()).data(ROW_ROLE)
            if isinstance(row, Line):
                told = (row.text, row.detail, row.address, times.full(row.at))
                QToolTip.showText(event.globalPos(), "\n".join(each for each in told if each), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _activate(self, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Line) and row.dialog_id is not None:
            self.dialog_chosen.emit(row.dialog_id)
