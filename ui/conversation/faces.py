"""Small faces of the colleagues who have the same dialog on screen."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from operator_app.domain.people import Operator
from ui.names import operator_face, operator_name
from ui.theme.avatar import paint_avatar
from ui.theme.theme import Theme
from ui.theme.tokens import META_STRONG

MOST_FACES = 3
_SIDE = 22
_STEP = 16
"""From one face to the next: they overlap."""
_RING = 2

translate = QCoreApplication.translate


class Faces(QLabel):
    """A label, so that a screen reader says who it is; hidden while nobody looks."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._people: tuple[Operator, ...] = ()
        theme.changed.connect(self.update)
        self.hide()

    def show_people(self, people: Sequence[Operator]) -> None:
        if tuple(people) == self._people:
            return
        self._people = tuple(people)
        words = looking_words(self._people)
        self.setAccessibleName(words)
        self.setToolTip(words.replace("&", "&amp;").replace("<", "&lt;"))
        self.setVisible(bool(people))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        shown = min(len(self._people), MOST_FACES) + (len(self._people) > MOST_FACES)
        return QSize(px(_SIDE) + px(_STEP) * max(0, shown - 1) + 2 * px(_RING), px(_SIDE) + 2 * px(_RING))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.colour("surface")
        x, ring, side = px(_RING), px(_RING), px(_SIDE)
        for person in self._people[:MOST_FACES]:
            self._disc(painter, QRectF(x - ring, 0, side + 2 * ring, side + 2 * ring), "surface")
            paint_avatar(painter, theme, QRectF(x, ring, side, side), operator_face(person), background=ground)
            x += px(_STEP)
        more = len(self._people) - MOST_FACES
        if more > 0:
            self._disc(painter, QRectF(x - ring, 0, side + 2 * ring, side + 2 * ring), "surface")
            place = QRectF(x, ring, side, side)
            self._disc(painter, place, "chip")
            painter.setFont(theme.font(META_STRONG))
            painter.setPen(theme.colour("muted"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"+{more}")
        painter.end()

    def _disc(self, painter: QPainter, place: QRectF, token: str) -> None:
        painter.setPen(self._theme.colour(token))
        painter.setBrush(self._theme.colour(token))
        painter.drawEllipse(place)


def looking_words(people: Sequence[Operator]) -> str:
    """``Nina Serova is looking too``; empty for nobody."""
    names = [operator_name(person) for person in people]
    if len(names) == 1:
        return translate("faces", "{name} is looking too").format(name=names[0])
    return translate("faces", "{names} are looking too").format(names=", ".join(names)) if names else ""
