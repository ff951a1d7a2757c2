"""Menus as the pictures show them: rounded, with a check mark where one of several is chosen."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QIcon, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme.theme import Theme


class PopupMenu(QMenu):
    """Open it with ``popup_under``; it deletes itself when it has closed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)

    def add_choice(self, text: str, *, chosen: bool) -> QAction:
        """An entry that is one of several; the mark is an icon, so that all texts stand in one line."""
        action = self.addAction(_plain(text))
        action.setIcon(self._mark(chosen=chosen))
        action.setCheckable(True)
        action.setChecked(chosen)
        return action

    def add_entry(self, text: str, *, icon: str | None = None) -> QAction:
        action = self.addAction(_plain(text))
        if icon is not None:
            action.setIcon(QIcon(self._theme.icon(icon, "muted", self.devicePixelRatioF())))
        return action

    def add_submenu(self, text: str, *, icon: str | None = None) -> "PopupMenu":
        """A menu that opens beside this one and ends with it."""
        menu = PopupMenu(self._theme, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        action = self.addMenu(menu)
        action.setText(_plain(text))
        if icon is not None:
            action.setIcon(QIcon(self._theme.icon(icon, "muted", self.devicePixelRatioF())))
        return menu

    def popup_under(self, widget: QWidget) -> None:
        """Show it below a widget, its left edges in line."""
        self.popup(widget.mapToGlobal(QPoint(0, widget.height() + self._theme.px(4))))

    def _mark(self, *, chosen: bool) -> QIcon:
        if chosen:
            pixmap = self._theme.icon("check", "accent_text", self.devicePixelRatioF())
        else:
            pixmap = QPixmap(self._theme.px(18), self._theme.px(18))
            pixmap.fill(Qt.GlobalColor.transparent)
        icon = QIcon()
        for state in (QIcon.State.On, QIcon.State.Off):
            icon.addPixmap(pixmap, QIcon.Mode.Normal, state)
            icon.addPixmap(pixmap, QIcon.Mode.Active, state)
        return icon


def _plain(text: str) -> str:
    """A name from the network must not make a shortcut key of its ampersand."""
    return text.replace("&", "&&")
