"""The button over the feed that says how many new messages there are and leads to them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import META_STRONG, Space


class Pill(QPushButton):
    """Floats at the lower edge; hidden while there is nothing to lead to."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the words
        self.setFont(theme.font(META_STRONG))
        self.setAutoDefault(False)
        self.hide()
        theme.changed.connect(self._dress)
        self._dress()

    def show_words(self, words: str) -> None:
        """These words, at the place the parent's size gives."""
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - self._theme.px(Space.M))

    def _dress(self) -> None:
        theme, palette = self._theme, self._theme.palette
        self.setIcon(QIcon(theme.icon("arrow-down", "accent_text", self.devicePixelRatioF(), 14)))
        self.setIconSize(QSize(theme.px(14), theme.px(14)))
        height = theme.px(28)
        self.setStyleSheet(
            f"Pill {{ background: {palette.raised}; color: {palette.accent_text}; border: 1px solid {palette.line};"
            f" border-radius: {height // 2}px; min-height: {height - 2}px; padding: 0 {theme.px(12)}px; }}"
            f"Pill:hover {{ background: {palette.accent_soft}; }}"
            f"Pill:focus {{ border: 2px solid {palette.accent}; }}"
        )
