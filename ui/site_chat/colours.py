"""Choosing the chat's colour: a few that look well, or any by its number."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QWidget

from operator_app.domain.site_chat import is_colour
from ui.theme.theme import Theme
from ui.theme.tokens import HIT_TARGET, Space

OFFERED = ("#c2470a", "#1d5fbf", "#0b7a3b", "#6a3fb5", "#b3194f", "#1b2430")


class Swatch(QAbstractButton):
    def __init__(self, theme: Theme, colour: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.colour = colour
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(QSize(theme.px(HIT_TARGET), theme.px(HIT_TARGET)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self.isChecked() or self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent" if self.hasFocus() else "text"), 1.6))
            painter.drawEllipse(ring)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(QColor(self.colour))
        painter.drawEllipse(ring.adjusted(4, 4, -4, -4))
        painter.end()


class ColourChoice(QWidget):
    """``chosen`` carries ``#rrggbb``; what is no colour is not told."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = OFFERED[0]
        names = (
            self.tr("Orange"),
            self.tr("Blue"),
            self.tr("Green"),
            self.tr("Violet"),
            self.tr("Crimson"),
            self.tr("Almost black"),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(Space.XS))
        self.swatches = [Swatch(theme, colour, name, self) for colour, name in zip(OFFERED, names, strict=True)]
        for swatch in self.swatches:
            swatch.clicked.connect(lambda _=False, colour=swatch.colour: self._choose(colour))
            row.addWidget(swatch)
        self.field = QLineEdit(self)
        self.field.setMaxLength(7)
        self.field.setFixedWidth(theme.px(84))
        self.field.setAccessibleName(self.tr("Colour, # and six digits"))
        self.field.textEdited.connect(self._edited)
        self.field.editingFinished.connect(lambda: self.show_colour(self._colour))
        row.addSpacing(theme.px(Space.S))
        row.addWidget(self.field)

    def show_colour(self, colour: str) -> None:
        self._colour = colour
        if not self.field.hasFocus() or not is_colour(self.field.text()):
            self.field.setText(colour)
        for swatch in self.swatches:
            swatch.setChecked(swatch.colour == colour)
            swatch.update()

    def _edited(self, text: str) -> None:
        if is_colour(text):
            self._choose(text.strip().lower())

    def _choose(self, colour: str) -> None:
        self.show_colour(colour)
        self.chosen.emit(colour)
