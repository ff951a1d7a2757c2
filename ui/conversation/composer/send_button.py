"""The one primary button, with the key that does the same beside its word."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import BODY_STRONG, META, Space


class SendButton(QPushButton):
    """``Send  Ctrl ⏎``; the key gives way where there is no room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hint = ""
        self._hinted = True
        set_role(self, "primary")
        self.setAutoDefault(False)

    def show_words(self, word: str, hint: str) -> None:
        self.setText(word)
        self._hint = hint
        self.setAccessibleName(word)
        self.setAccessibleDescription(hint)
        self.updateGeometry()
        self.update()

    def show_hint(self, *, shown: bool) -> None:
        if shown != self._hinted:
            self._hinted = shown
            self.updateGeometry()
            self.update()

    def width_with(self, *, hint: bool) -> int:
        """How wide it wants to be with or without the key."""
        words = QFontMetrics(self._theme.font(BODY_STRONG)).horizontalAdvance(self.text())
        key = QFontMetrics(self._theme.font(META)).horizontalAdvance(self._hint) + self._gap if hint else 0
        return words + key + 2 * self._theme.px(Space.M) + 4

    def sizeHint(self) -> QSize:
        return QSize(self.width_with(hint=self._hinted), self._theme.px(30))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setPen(self._theme.colour("on_primary" if self.isEnabled() else "muted"))
        room = self.rect()
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setFont(self._theme.font(BODY_STRONG))
        words = painter.fontMetrics().horizontalAdvance(self.text())
        total = self.width_with(hint=self._hinted) - 2 * self._theme.px(Space.M) - 4
        left = (room.width() - total) // 2
        painter.drawText(QRect(left, 0, words + 4, room.height()), int(flags), self.text())
        if self._hinted:
            painter.setFont(self._theme.font(META))
            start = left + words + self._gap
            painter.drawText(QRect(start, 0, room.width() - start, room.height()), int(flags), self._hint)

    @property
    def _gap(self) -> int:
        return self._theme.px(6)
