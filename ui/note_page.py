"""A calm page in the middle of a pane that has nothing else to show: a sign, a sentence, perhaps one thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space


class NotePage(QWidget):
    """Empty, loading, offline and error states of every pane look like this."""

    acted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name: str | None = None
        self._icon = QLabel(self)
        self._title = QLabel(self)
        self._text = QLabel(self)
        self.button = QPushButton(self)
        for label in (self._title, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
        set_role(self._title, "title")
        set_role(self._text, "muted")
        self.button.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        margin = theme.px(Space.XL)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(Space.S))
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.px(Space.XS))
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(theme.px(Space.S))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        theme.changed.connect(self._draw_icon)

    def say(self, title: str, text: str = "", *, icon: str | None = None, action: str | None = None) -> None:
        """``action`` is the button's label; ``acted`` tells when it is pressed."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.button.setVisible(action is not None)
        self.button.setText(action or "")
        self._icon_name = icon
        self._draw_icon()

    def title(self) -> str:
        return self._title.text()

    def _draw_icon(self) -> None:
        self._icon.setVisible(self._icon_name is not None)
        if self._icon_name is not None:
            self._icon.setPixmap(self._theme.icon(self._icon_name, "faint", self.devicePixelRatioF(), 36))
