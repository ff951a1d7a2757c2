"""Paints one laid out item in the theme's colours."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPaintDevice, QPainter, QPainterPath, QPen, QPixmap, QTextCharFormat

from operator_app.domain.messages import File
from ui.conversation.timeline.file_states import FileStates
from ui.conversation.timeline.items import Bubble, DaySeparator, DialogSeparator, SystemLine, UnreadLine
from ui.conversation.timeline.laid import FileRow, Label, Laid, Picture
from ui.conversation.timeline.layout import MARGIN
from ui.conversation.timeline.patch import Patch
from ui.theme.avatar import Face, paint_avatar
from ui.theme.theme import Theme
from ui.theme.tokens import BODY, META, Radius

BAR = 3
"""Height of the bar that shows how much of a file has left."""

PictureSource = Callable[[File, QRectF], QPixmap | None]
"""The picture of a file for a place of this size, or None while there is none."""


@dataclass(frozen=True, slots=True)
class Look:
    """What else decides how an item looks now: selected text, the keyboard's place, and the user's face."""

    face: Face
    selected: tuple[int, int] | None = None
    marked: tuple[tuple[int, int], ...] = ()
    """What of the text was looked for; positions as those of the selection."""
    current: bool = False


class ItemPainter:
    """Paints items of a feed of a given width."""

    def __init__(self, theme: Theme, pictures: PictureSource, files: FileStates) -> None:
        self._theme = theme
        self._pictures = pictures
        self._files = files
        self._patches: dict[tuple[str, str | None, float], Patch] = {}
        self._faces: dict[tuple[Face, float], QPixmap] = {}

    def forget(self) -> None:
        """Colours are others now."""
        self._patches.clear()
        self._faces.clear()

    def paint(self, painter: QPainter, laid: Laid, top: float, width: float, look: Look) -> None:
        """The painter must have antialiasing on; ``top`` is where the item begins."""
        painter.save()
        painter.translate(0, top)
        item = laid.item
        if isinstance(item, Bubble):
            self._bubble(painter, laid, item)
        elif isinstance(item, DaySeparator | DialogSeparator):
            self._fill(painter, laid.shape, self._theme.colour("chip"), laid.shape.height() / 2)
        elif isinstance(item, UnreadLine):
            self._rule(painter, laid, width)
        if laid.body is not None:
            token = "muted" if isinstance(item, SystemLine) else _text_token(item)
            painter.setPen(self._theme.colour(token))
            laid.body.draw(painter, laid.body_at, self._parts(look))
        if isinstance(item, Bubble):
            for row in laid.files:
                self._file(painter, row, item)
            for picture in laid.pictures:
                self._picture(painter, picture, item)
        for label in laid.labels:
            self._label(painter, label)
        for action in laid.actions:
            self._label(painter, action.label)
        for sign in laid.signs:
            size = round(sign.rect.width() / self._theme.scale)
            pixmap = self._theme.icon(sign.icon, sign.token, painter.device().devicePixelRatioF(), size)
            painter.drawPixmap(sign.rect.topLeft(), pixmap)
        if laid.avatar is not None:
            painter.drawPixmap(laid.avatar.topLeft(), self._face(look.face, laid.avatar, painter.device()))
        if look.current:
            self._ring(painter, laid)
        painter.restore()

    def _bubble(self, painter: QPainter, laid: Laid, item: Bubble) -> None:
        theme, radius = self._theme, self._theme.px(Radius.BUBBLE)
        fill, line = ("bubble_operator", None) if not item.on_the_left else ("bubble_user", "line")
        if item.is_note:
            fill, line = "note", "note_line"
        ratio = painter.device().devicePixelRatioF()
        patch = self._patches.get((fill, line, ratio))
        if patch is None:
            edge = None if line is None else theme.colour(line)
            patch = self._patches[fill, line, ratio] = Patch(
                theme.colour(fill), edge, radius, ratio, dashed=item.is_note
            )
        patch.paint(painter, laid.shape.toRect())

    def _face(self, face: Face, rect: QRectF, device: QPaintDevice) -> QPixmap:
        ratio = device.devicePixelRatioF()
        found = self._faces.get((face, ratio))
        if found is None:
            found = self._faces[face, ratio] = QPixmap((rect.size() * ratio).toSize())
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            place = QRectF(0, 0, rect.width(), rect.height())
            paint_avatar(painter, self._theme, place, face, background=self._theme.colour("window"))
            painter.end()
        return found

    def _rule(self, painter: QPainter, laid: Laid, width: float) -> None:
        words = laid.labels[0].rect
        margin, space = self._theme.px(MARGIN), self._theme.px(8)
        y = round(words.center().y()) + 0.5
        colour = QColor(self._theme.colour("accent"))
        colour.setAlphaF(0.5)
        painter.setPen(QPen(colour, 1))
        painter.drawLine(QPointF(margin, y), QPointF(words.left() - space, y))
        painter.drawLine(QPointF(words.right() + space, y), QPointF(width - margin, y))

    def _label(self, painter: QPainter, label: Label) -> None:
        painter.setFont(self._theme.font(label.style))
        painter.setPen(self._theme.colour(label.token))
        lift = (label.rect.height() - label.shaped.size().height()) / 2
        painter.drawStaticText(QPointF(label.rect.left(), label.rect.top() + lift), label.shaped)

    def _file(self, painter: QPainter, row: FileRow, item: Bubble) -> None:
        px = self._theme.px
        token = _text_token(item)
        tile = QRectF(row.rect.left() + px(8), row.rect.top() + px(8), px(32), px(32))
        ground = QColor(self._theme.colour(token))
        ground.setAlphaF(0.08)
        self._fill(painter, tile, ground, px(Radius.CONTROL))
        icon = self._theme.icon("file", token, painter.device().devicePixelRatioF())
        painter.drawPixmap(tile.topLeft() + QPointF(px(7), px(7)), icon)
        left = tile.right() + px(8)
        painter.setPen(self._theme.colour(token))
        painter.setFont(self._theme.font(BODY))
        name = QRectF(left, row.rect.top() + px(7), row.rect.right() - left - px(6), px(BODY.line))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(name, flags, row.name)
        painter.setFont(self._theme.font(META))
        if not item.is_note:
            painter.setPen(self._theme.colour("muted"))
        painter.drawText(name.translated(0, px(17)), flags, self._files.detail(item.message, row.file))
        share = self._files.share(item.message, row.file)
        if share is not None:
            self._bar(painter, QRectF(left, name.bottom() + px(16), name.width(), px(BAR)), share, token)

    def _bar(self, painter: QPainter, rect: QRectF, share: float, token: str) -> None:
        """How much of a file has left."""
        radius = rect.height() / 2
        ground = QColor(self._theme.colour(token))
        ground.setAlphaF(0.25)
        self._fill(painter, rect, ground, radius)
        done = QRectF(rect.left(), rect.top(), max(rect.width() * share, rect.height()), rect.height())
        self._fill(painter, done, self._theme.colour("accent"), radius)

    def _picture(self, painter: QPainter, picture: Picture, item: Bubble) -> None:
        radius = self._theme.px(Radius.BUBBLE - 4)
        pixmap = self._pictures(picture.file, picture.rect)
        if pixmap is None:
            self._fill(painter, picture.rect, self._theme.colour("chip"), radius)
            icon = self._theme.icon("image", "faint", painter.device().devicePixelRatioF(), 24)
            half = self._theme.px(12)
            painter.drawPixmap(picture.rect.center() - QPointF(half, half), icon)
            return
        path = QPainterPath()
        path.addRoundedRect(picture.rect, radius, radius)
        painter.save()
        painter.setClipPath(path)
        painter.drawPixmap(picture.rect, pixmap, QRectF(pixmap.rect()))
        share = self._files.share(item.message, picture.file)
        if share is not None:
            px = self._theme.px
            veil = QColor(self._theme.colour("veil"))
            veil.setAlphaF(0.45)
            painter.fillRect(picture.rect, veil)
            foot = QRectF(picture.rect.left(), picture.rect.bottom() - px(20), picture.rect.width(), px(BAR))
            self._bar(painter, foot.adjusted(px(12), 0, -px(12), 0), share, "on_veil")
        painter.restore()

    def _ring(self, painter: QPainter, laid: Laid) -> None:
        """Where the keyboard is."""
        rect = laid.shape
        if rect.isEmpty() and laid.body is not None:
            rect = QRectF(laid.body_at.x(), laid.body_at.y(), laid.body.width, laid.body.height).adjusted(-6, 0, 6, 0)
        if rect.isEmpty() and laid.labels:
            rect = laid.labels[0].rect.adjusted(-6, 0, 6, 0)
        radius = min(self._theme.px(Radius.BUBBLE), rect.height() / 2 + 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), radius, radius)

    def _parts(self, look: Look) -> list[tuple[int, int, QTextCharFormat]]:
        parts = [(start, end, self._marked_look()) for start, end in look.marked]
        if look.selected:
            parts.append((*look.selected, self._selected_look()))
        return parts

    def _marked_look(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setBackground(QBrush(self._theme.colour("marked")))
        look.setForeground(QBrush(self._theme.colour("on_marked")))
        return look

    def _selected_look(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setBackground(QBrush(self._theme.colour("primary")))
        look.setForeground(QBrush(self._theme.colour("on_primary")))
        return look

    @staticmethod
    def _fill(painter: QPainter, rect: QRectF, colour: QColor, radius: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(rect, radius, radius)


def _text_token(item: object) -> str:
    if not isinstance(item, Bubble) or item.on_the_left:
        return "text"
    return "on_note" if item.is_note else "on_bubble_operator"
