"""The row of chips that shows what is attached to a message."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from operator_app.domain.messages import File
from ui.conversation.file_words import size_in_words
from ui.theme.flow import FlowLayout
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import SECONDARY, Space


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
