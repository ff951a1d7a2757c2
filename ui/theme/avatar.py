"""Round pictures of people: initials on a colour of their own, a presence dot or a small badge at the corner."""

import zlib
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import AVATAR_COLOURS, TypeStyle

_DOT = 10
_BADGE = 16
_RING = 2


@dataclass(frozen=True, slots=True)
class Face:
    """Whose avatar: ``id`` chooses the colour, ``initials`` are the letters on it."""

    id: str
    initials: str


def initials(name: str) -> str:
    """First letters of the first and the last word, or of the only one; ``#`` and a character for no name at all."""
    words = [word.strip("«»\"'“”().,") for word in name.split()]
    words = [word for word in words if word and word[0].isalnum()]
    if not words:
        return "#"
    return (words[0][0] if len(words) == 1 else words[0][0] + words[-1][0]).upper()


def avatar_colour(person_id: str) -> QColor:
    """The same colour for the same person at every start."""
    return QColor(AVATAR_COLOURS[zlib.crc32(person_id.encode()) % len(AVATAR_COLOURS)])


def paint_avatar(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    face: Face,
    *,
    background: QColor,
    online: bool | None = None,
    badge: Face | None = None,
    picture: QPixmap | None = None,
) -> None:
    """``background`` is what lies behind, for the ring around dot or badge. ``badge`` wins over ``online``; no dot when offline."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if picture is None:
        _paint_disc(painter, theme, rect, face)
    else:
        _paint_picture(painter, rect, picture)
    if badge is not None:
        _paint_corner(painter, theme, rect, theme.px(_BADGE), background)
        _paint_disc(painter, theme, _corner(rect, theme.px(_BADGE)), badge)
    elif online:
        _paint_corner(painter, theme, rect, theme.px(_DOT), background)
        painter.setBrush(theme.colour("ok"))
        painter.drawEllipse(_corner(rect, theme.px(_DOT)))
    painter.restore()


def _corner(rect: QRectF, size: int) -> QRectF:
    return QRectF(rect.right() - size + 1, rect.bottom() - size + 1, size, size)


def _paint_corner(painter: QPainter, theme: Theme, rect: QRectF, size: int, background: QColor) -> None:
    ring = theme.px(_RING)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(background)
    painter.drawEllipse(_corner(rect, size).adjusted(-ring, -ring, ring, ring))


def _paint_disc(painter: QPainter, theme: Theme, rect: QRectF, face: Face) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(avatar_colour(face.id))
    painter.drawEllipse(rect)
    share = 0.35 if rect.width() > theme.px(20) else 0.48
    painter.setFont(theme.font(TypeStyle(max(6, round(rect.width() * share / theme.scale)), 0, 600)))
    painter.setPen(QColor(Qt.GlobalColor.white))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, face.initials)


def _paint_picture(painter: QPainter, rect: QRectF, picture: QPixmap) -> None:
    """The middle of the picture, as large as the disc."""
    painter.save()
    disc = QPainterPath()
    disc.addEllipse(rect)
    painter.setClipPath(disc)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    side = min(picture.width(), picture.height())
    source = QRectF((picture.width() - side) / 2, (picture.height() - side) / 2, side, side)
    painter.drawPixmap(rect, picture, source)
    painter.restore()


class Avatar(QWidget):
    """An avatar as a widget of a fixed side, given in pixels at 100 %."""

    def __init__(self, theme: Theme, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._side = theme.px(side)
        self._face: Face | None = None
        self._picture: QPixmap | None = None
        self._online = False
        self.setFixedSize(self._side + theme.px(2), self._side + theme.px(2))
        theme.changed.connect(self.update)

    def show_face(self, face: Face, *, online: bool) -> None:
        if self._face is not None and self._face.id != face.id:
            self._picture = None
        self._face = face
        self._online = online
        self.update()

    def show_picture(self, picture: QPixmap | None) -> None:
        """In place of the initials, until another face is shown."""
        self._picture = picture
        self.update()

    @property
    def has_picture(self) -> bool:
        return self._picture is not None

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._face is None:
            return
        painter = QPainter(self)
        rect = QRectF(0, 0, self._side, self._side)
        paint_avatar(
            painter,
            self._theme,
            rect,
            self._face,
            background=self._theme.colour("surface"),
            online=self._online,
            picture=self._picture,
        )
        painter.end()
