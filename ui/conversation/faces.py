"""Small faces of the colleagues who have the same dialog on screen."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from operator_app.domain.people import Operator
from operator_app.domain.value import OperatorId
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
        self._writing: frozenset[OperatorId] = frozenset()
        theme.changed.connect(self.update)
        self.hide()

    def show_people(self, people: Sequence[Operator], writing: Collection[OperatorId] = ()) -> None:
        """``writing``: those of them who write an answer or a note at this moment."""
        if (tuple(people), frozenset(writing)) == (self._people, self._writing):
            return
        self._people, self._writing = tuple(people), frozenset(writing)
        words = looking_words(self._people, self._writing)
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
            round_it = "accent" if person.id in self._writing else "surface"
            self._disc(painter, QRectF(x - ring, 0, side + 2 * ring, side + 2 * ring), round_it)
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


def looking_words(people: Sequence[Operator], writing: Collection[OperatorId] = ()) -> str:
    """``Nina Serova is writing, Lev Orlov is looking too``; empty for nobody."""
    parts = [
        translate("faces", "{name} is writing").format(name=operator_name(each))
        for each in people
        if each.id in writing
    ]
    names = [operator_name(each) for each in people if each.id not in writing]
    if len(names) == 1:
        parts.append(translate("faces", "{name} is looking too").format(name=names[0]))
    elif names:
        parts.append(translate("faces", "{names} are looking too").format(names=", ".join(names)))
    return ", ".join(parts)
