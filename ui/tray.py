"""Our icon in the system's tray: how much is unread, the way back to the window, and the way out."""

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui.theme.theme import Theme
from ui.theme.tokens import META_STRONG

_SIDES = (22, 32, 48)
MOST = 99


class Tray(QObject):
    """There from the start on; seen only where the desktop has a place for it, which may come and go."""

    opened = Signal()
    """Somebody wants the window."""
    quit_asked = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._unread = 0
        self.menu = QMenu()
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._take_press)
        theme.changed.connect(self._draw)
        self.say_anew()
        self.icon.show()

    @property
    def there(self) -> bool:
        """Whether this desktop shows our icon now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show_unread(self, count: int) -> None:
        if count != self._unread:
            self._unread = count
            self._draw()

    def say_anew(self) -> None:
        """Its words in the language of now."""
        self.menu.clear()
        self.menu.addAction(self.tr("Open")).triggered.connect(self.opened)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Quit")).triggered.connect(self.quit_asked)
        self._draw()

    def close(self) -> None:
        self.icon.hide()
        self.menu.deleteLater()

    def _take_press(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how in {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}:
            self.opened.emit()

    def _draw(self) -> None:
        self.icon.setIcon(app_icon(self._theme, self._unread))
        words = self.tr("Operator: %n unread dialog(s)", None, self._unread) if self._unread else self.tr("Operator")
        self.icon.setToolTip(words)


def app_icon(theme: Theme, unread: int = 0) -> QIcon:
    """Our sign on the accent colour, with a number at its corner where something is unread."""
    icon = QIcon()
    for side in _SIDES:
        icon.addPixmap(_picture(theme, side, unread))
    return icon


def _picture(theme: Theme, side: int, unread: int) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawRoundedRect(QRectF(0, 0, side, side), side * 0.24, side * 0.24)
    inset = round(side * 0.2)
    sign = theme.icon("dialogs", "on_veil", 1.0, side - 2 * inset)
    painter.drawPixmap(inset, inset, sign)
    if unread:
        _paint_number(painter, theme, side, unread)
    painter.end()
    return picture


def _paint_number(painter: QPainter, theme: Theme, side: int, unread: int) -> None:
    across = side * 0.64
    place = QRectF(side - across, 0, across, across)
    painter.setBrush(theme.colour("bad"))
    painter.drawEllipse(place)
    font = theme.font(META_STRONG)
    font.setPixelSize(round(across * (0.62 if unread <= 9 else 0.5)))
    painter.setFont(font)
    painter.setPen(theme.colour("on_veil"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(unread) if unread <= MOST else "…")
