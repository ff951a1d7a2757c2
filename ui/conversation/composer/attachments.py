"""Files to be sent with a message: what may be attached, and the row of chips that shows them."""

import mimetypes
import uuid
from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from operator_app.domain.messages import File
from operator_app.domain.value import FileId, Value
from ui.conversation.file_words import size_in_words
from ui.pictures import picture_size
from ui.theme.flow import FlowLayout
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import SECONDARY, Space

MOST_FILES = 10
"""A message carries no more."""


class Problem(Enum):
    """Why something cannot be attached."""

    NOT_A_FILE = auto()
    EMPTY = auto()
    TOO_LARGE = auto()
    TOO_MANY = auto()
    UNREADABLE = auto()


class Refusal(Value):
    """A file that cannot be attached, and why."""

    name: str
    problem: Problem
    size: int = 0


def file_from(path: Path, limit: int) -> File | Refusal:
    """The file at a path as an attachment, or why it cannot be one. ``limit`` in bytes. Never raises."""
    try:
        if not path.is_file():
            return Refusal(name=path.name, problem=Problem.NOT_A_FILE)
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError:
        return Refusal(name=path.name, problem=Problem.UNREADABLE)
    if size == 0:
        return Refusal(name=path.name, problem=Problem.EMPTY)
    if size > limit:
        return Refusal(name=path.name, problem=Problem.TOO_LARGE, size=size)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    picture = picture_size(path) if kind.startswith("image/") else QSize()
    return File(
        id=FileId(""),
        name=path.name,
        size=size,
        content_type=kind,
        url=str(path),
        width=picture.width() if picture.isValid() else None,
        height=picture.height() if picture.isValid() else None,
    )


def keep_picture(image: QImage, folder: Path) -> Path | None:
    """Write a pasted picture to a file of its own; None if that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    path = folder / f"picture-{uuid.uuid4().hex[:8]}.png"
    return path if image.save(str(path), "PNG") else None  # type: ignore[call-overload]


class Chips(QWidget):
    """The attached files, each with its size and a button that takes it away."""

    removed = Signal(File)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._flow = FlowLayout(theme.px(Space.S), self)
        self.hide()

    def show_files(self, files: Sequence[File]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for file in files:
            self._flow.addWidget(self._chip(file))
        self.setVisible(bool(files))

    def _chip(self, file: File) -> QWidget:
        chip = QFrame(self)
        set_role(chip, "file-chip")
        row = QHBoxLayout(chip)
        px = self._theme.px
        row.setContentsMargins(px(8), px(2), px(2), px(2))
        row.setSpacing(px(6))
        icon = QLabel(chip)
        ratio = self.devicePixelRatioF()
        icon.setPixmap(self._theme.icon("image" if file.is_image else "file", "muted", ratio, 16))
        name = QLabel(chip)
        name.setTextFormat(Qt.TextFormat.PlainText)
        metrics = QFontMetrics(self._theme.font(SECONDARY))
        name.setFont(self._theme.font(SECONDARY))
        name.setText(metrics.elidedText(file.name, Qt.TextElideMode.ElideMiddle, px(200)))
        size = QLabel(size_in_words(file.size), chip)
        set_role(size, "meta")
        away = QToolButton(chip)
        set_role(away, "icon")
        away.setIcon(QIcon(self._theme.icon("x", "muted", ratio, 14)))
        away.setAccessibleName(self.tr("Remove {name}").format(name=file.name))
        away.setToolTip(self.tr("Remove"))
        away.clicked.connect(lambda: self.removed.emit(file))
        for widget in (icon, name, size, away):
            row.addWidget(widget)
        chip.setAccessibleName(f"{file.name}, {size_in_words(file.size)}")
        return chip
