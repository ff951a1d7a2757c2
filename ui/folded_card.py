"""The button that brings the card where it is folded away."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton, QWidget

from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import ICON_SIZE


class FoldedCardButton(QToolButton):
    """Hidden until ``setVisible``."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        set_role(self, "icon")
        self.setAccessibleName(self.tr("Card of this person"))
        self.setToolTip(self.tr("Card of this person"))
        self.setIconSize(QSize(theme.px(ICON_SIZE), theme.px(ICON_SIZE)))
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def _draw(self) -> None:
        self.setIcon(QIcon(self._theme.icon("side-panel", "muted", self.devicePixelRatioF())))
