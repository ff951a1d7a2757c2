"""What an item looks like once it is laid out: where its parts stand, and what is at a point."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QStaticText

from operator_app.domain.messages import File
from ui.conversation.timeline.column import Extent
from ui.conversation.timeline.items import Action, Item
from ui.conversation.timeline.text_body import TextBody
from ui.theme.tokens import TypeStyle


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a line of their own; ``shaped`` is the same, ready to paint."""

    text: str
    rect: QRectF
    style: TypeStyle
    token: str
    shaped: QStaticText

    def moved(self, x: float, y: float) -> "Label":
        """The same words elsewhere, by so many pixels."""
        return Label(self.text, self.rect.translated(x, y), self.style, self.token, self.shaped)


@dataclass(frozen=True, slots=True)
class Sign:
    """A painted icon at a place."""

    icon: str
    rect: QRectF
    token: str


@dataclass(frozen=True, slots=True)
class ActionLabel:
    action: Action
    label: Label


@dataclass(frozen=True, slots=True)
class FileRow:
    file: File
    rect: QRectF
    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    file: File
    rect: QRectF


@dataclass(slots=True)
class Laid:
    """An item laid out; all places are relative to its upper left corner, the width is that of the feed."""

    item: Item
    extent: Extent
    shape: QRectF = field(default_factory=QRectF)
    """The bubble or chip; empty where there is none."""
    body: TextBody | None = None
    body_at: QPointF = field(default_factory=QPointF)
    pictures: list[Picture] = field(default_factory=list)
    files: list[FileRow] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    actions: list[ActionLabel] = field(default_factory=list)
    avatar: QRectF | None = None

    def file_at(self, point: QPointF) -> File | None:
        places = [(part.rect, part.file) for part in self.pictures] + [(row.rect, row.file) for row in self.files]
        return next((file for rect, file in places if rect.contains(point)), None)

    def action_at(self, point: QPointF) -> Action | None:
        for action in self.actions:
            if action.label.rect.adjusted(-3, -6, 3, 6).contains(point):
                return action.action
        return None

    def text_position(self, point: QPointF) -> int:
        """The position in the body nearest to a point; 0 where there is no text."""
        if self.body is None:
            return 0
        inside = point - self.body_at
        if inside.y() < 0:
            return 0
        if inside.y() >= self.body.height:
            return self.body.length
        return self.body.position_at(inside)

    def over_text(self, point: QPointF) -> bool:
        return self.body is not None and QRectF(self.body_at, QSizeF(self.body.width, self.body.height)).contains(point)
