"""The chat's window and button in the owner's colour, with the words a visitor reads first."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from operator_app.domain.site_chat import ChatMode
from ui.site_chat.colours import OFFERED
from ui.site_chat.preview import draw_button, draw_page, draw_window
from ui.theme.theme import Theme
from ui.theme.tokens import Space

_WIDTH, _HEIGHT = 264, 200


class LivePreview(QWidget):
    """Follows what is set beside it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mode: ChatMode = "visible"
        self._accent = QColor(OFFERED[0])
        self._words = self._team = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Picture of the chat on the site"))
        theme.changed.connect(self.update)

    def show_chat(self, mode: ChatMode, accent: QColor, team: str, words: str) -> None:
        self._mode, self._accent, self._team, self._words = mode, accent, team, words
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        draw_page(painter, theme, frame)
        bottom = frame.bottom() - px(Space.S)
        if self._mode != "hidden":
            bottom = draw_button(painter, theme, frame, self._accent, size=34).top() - px(6)
        width, height = px(168), px(142)
        place = QRectF(frame.right() - px(Space.S) - width, bottom - height, width, height)
        draw_window(painter, theme, place, self._accent, words=self._words, team=self._team or " ")
        painter.end()
