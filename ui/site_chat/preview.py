"""A small picture of a page with the chat on it: how the button and the window will look."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen

from operator_app.domain.site_chat import ChatMode
from ui.theme.theme import Theme
from ui.theme.tokens import META, SECONDARY, Space

PAGE = QSize(176, 112)
"""Of a picture beside a choice, in pixels at 100 %."""


def words_on(colour: QColor) -> QColor:
    """Black or white, whichever is read better on it (relative luminance of WCAG 2.2)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    light = 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())
    return QColor("#FFFFFF") if 1.05 / (light + 0.05) >= 4.5 else QColor("#000000")


def draw_page(painter: QPainter, theme: Theme, frame: QRectF) -> None:
    """The page itself: a frame, a heading, lines of text."""
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(theme.colour("window"))
    painter.drawRoundedRect(frame, theme.px(6), theme.px(6))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line"))
    left, top = frame.left() + theme.px(10), frame.top() + theme.px(10)
    painter.drawRoundedRect(QRectF(left, top, frame.width() * 0.34, theme.px(6)), 3, 3)
    for line, part in enumerate((0.62, 0.55, 0.6, 0.4)):
        below = top + theme.px(16) + line * theme.px(10)
        painter.drawRoundedRect(QRectF(left, below, frame.width() * part, theme.px(3)), 1.5, 1.5)


def draw_button(painter: QPainter, theme: Theme, frame: QRectF, accent: QColor, *, size: float) -> QRectF:
    """The round button in the corner."""
    side, gap = theme.px(size), theme.px(8)
    place = QRectF(frame.right() - gap - side, frame.bottom() - gap - side, side, side)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(accent)
    painter.drawEllipse(place)
    bubble = place.adjusted(side * 0.28, side * 0.3, -side * 0.28, -side * 0.34)
    painter.setPen(QPen(words_on(accent), max(1.2, side / 20)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(bubble, side * 0.08, side * 0.08)
    return place


def draw_window(
    painter: QPainter, theme: Theme, place: QRectF, accent: QColor, *, words: str = "", team: str = ""
) -> None:
    """The chat's window with the team's name and what it says; without a name a sketch of it."""
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(place, theme.px(8), theme.px(8))
    dot = theme.px(12 if team else 8)
    inner = place.adjusted(theme.px(8), theme.px(8), -theme.px(8), -theme.px(8))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    painter.drawEllipse(QRectF(inner.left(), inner.top(), dot, dot))
    if not team:
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(QRectF(inner.left() + dot + 4, inner.top() + 2, inner.width() * 0.4, dot / 2), 2, 2)
        painter.setBrush(theme.colour("chip"))
        painter.drawRoundedRect(QRectF(inner.left(), inner.top() + dot + 6, inner.width() * 0.8, theme.px(10)), 4, 4)
        painter.setBrush(accent)
        bottom = QRectF(
            inner.right() - inner.width() * 0.5, inner.bottom() - theme.px(10), inner.width() * 0.5, theme.px(10)
        )
        painter.drawRoundedRect(bottom, 4, 4)
        return
    painter.setPen(theme.colour("text"))
    painter.setFont(theme.font(SECONDARY))
    title = QRectF(inner.left() + dot + theme.px(6), inner.top() - 2, inner.width() - dot - theme.px(6), theme.px(16))
    name = QFontMetrics(painter.font()).elidedText(team, Qt.TextElideMode.ElideRight, int(title.width()))
    painter.drawText(title, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
    painter.setPen(theme.colour("muted"))
    painter.setFont(theme.font(META))
    body = inner.adjusted(0, theme.px(22), 0, -theme.px(22))
    path = QPainterPath()
    path.addRect(body)
    painter.save()
    painter.setClipPath(path)
    painter.drawText(
        body, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, words
    )
    painter.restore()
    field = QRectF(inner.left(), inner.bottom() - theme.px(18), inner.width(), theme.px(18))
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(theme.colour("window"))
    painter.drawRoundedRect(field, theme.px(5), theme.px(5))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    painter.drawRoundedRect(field.adjusted(field.width() - theme.px(18), 2, -2, -2), 4, 4)


def draw_mode(painter: QPainter, theme: Theme, frame: QRectF, mode: ChatMode, accent: QColor) -> None:
    """What a mode does: always the button; a window from whose dialog the button stays; a window and nothing else."""
    draw_page(painter, theme, frame)
    gap = theme.px(Space.S)
    if mode == "visible":
        draw_button(painter, theme, frame, accent, size=24)
        return
    width, height = frame.width() * 0.46, frame.height() * 0.62
    bottom = frame.bottom() - gap
    if mode == "with_dialog":
        button = draw_button(painter, theme, frame, accent, size=20)
        bottom = button.top() - theme.px(4)
        height = frame.height() * 0.54
    place = QRectF(frame.right() - gap - width, bottom - height, width, height)
    draw_window(painter, theme, place, accent)
