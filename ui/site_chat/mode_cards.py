"""The three modes as pictures to choose from."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from operator_app.domain.site_chat import ChatMode
from ui.site_chat.colours import OFFERED
from ui.site_chat.preview import PAGE, draw_mode
from ui.theme.theme import Theme
from ui.theme.tokens import BODY_STRONG, SECONDARY, Radius, Space

MODES: tuple[ChatMode, ...] = ("visible", "with_dialog", "hidden")
_LINES = 4


class ModeCard(QAbstractButton):
    """A picture, its name, and a sentence that says exactly what it does."""

    def __init__(self, theme: Theme, mode: ChatMode, name: str, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.mode: ChatMode = mode
        self._theme = theme
        self._sentence = sentence
        self._accent = QColor(OFFERED[0])
        self.setText(name)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_accent(self, colour: QColor) -> None:
        self._accent = colour
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        words = QFontMetrics(self._theme.font(SECONDARY)).lineSpacing() * _LINES
        name = QFontMetrics(self._theme.font(BODY_STRONG)).lineSpacing()
        return QSize(px(PAGE.width()), px(PAGE.height() - 20) + name + words + px(Space.S) * 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("accent" if self.isChecked() else "line"), 2 if self.isChecked() else 1))
        painter.setBrush(theme.colour("selected" if self.isChecked() else "surface"))
        painter.drawRoundedRect(edge, px(Radius.CONTROL), px(Radius.CONTROL))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("text"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(edge.adjusted(3, 3, -3, -3), px(Radius.CONTROL - 2), px(Radius.CONTROL - 2))
        inner = edge.adjusted(px(Space.S), px(Space.S), -px(Space.S), -px(Space.S))
        picture = QRectF(inner.left(), inner.top(), inner.width(), px(PAGE.height() - 20))
        draw_mode(painter, theme, picture, self.mode, self._accent)
        painter.setFont(theme.font(BODY_STRONG))
        painter.setPen(theme.colour("text"))
        name = QRectF(inner.left(), picture.bottom() + px(Space.S), inner.width(), painter.fontMetrics().lineSpacing())
        painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(theme.font(SECONDARY))
        painter.setPen(theme.colour("muted"))
        below = QRectF(inner.left(), name.bottom() + px(2), inner.width(), inner.bottom() - name.bottom() - px(2))
        painter.drawText(
            below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self._sentence
        )
        painter.end()


class ModeCards(QWidget):
    """One of three; arrows go from one to the next."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(Space.L), 0, theme.px(Space.L), theme.px(Space.M))
        row.setSpacing(theme.px(Space.M))
        words = {
            "visible": (self.tr("Always visible"), self.tr("The button is there for everybody, on every page.")),
            "with_dialog": (
                self.tr("Only with a dialog"),
                self.tr("The button appears once there is a dialog, begun by either side."),
            ),
            "hidden": (
                self.tr("Hidden"),
                self.tr("No button. What you write shows; when its window is closed, nothing is left."),
            ),
        }
        self.cards = [ModeCard(theme, mode, *words[mode], self) for mode in MODES]
        for card in self.cards:
            self._group.addButton(card)
            row.addWidget(card)
            card.clicked.connect(lambda _=False, mode=card.mode: self.chosen.emit(mode))

    def show_mode(self, mode: ChatMode, accent: QColor) -> None:
        for card in self.cards:
            card.setChecked(card.mode == mode)
            card.show_accent(accent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        focused = next((index for index, card in enumerate(self.cards) if card.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        card = self.cards[(focused + step) % len(self.cards)]
        card.setFocus()
        card.click()
